"""Bots that only reply a constant, made with the frameworks alone: what ours is measured against.

Usage: chat_bots.py telegram|slack ADDRESS TOKEN [APP_TOKEN]
"""

import asyncio
import sys

CONSTANT = "Trade grew by a tenth."


def telegram(address: str, token: str) -> None:
    """Reply to /trade with python-telegram-bot's own loop and handler."""
    from telegram import Update
    from telegram.ext import Application, CommandHandler, ContextTypes

    async def reply(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message:
            await update.message.reply_text(CONSTANT)

    application = Application.builder().token(token).base_url(address).build()
    application.add_handler(CommandHandler("trade", reply))
    application.run_polling()


def slack(address: str, token: str, app_token: str) -> None:
    """Reply to /trade with Bolt's Socket Mode: acknowledge, then answer the asker."""
    from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
    from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
    from slack_sdk.web.async_client import AsyncWebClient

    app = AsyncApp(client=AsyncWebClient(token=token, base_url=address))

    @app.command("/trade")
    async def reply(ack: AsyncAck, respond: AsyncRespond) -> None:
        await ack()
        await respond(CONSTANT)

    async def talk() -> None:
        web = AsyncWebClient(token=token, base_url=address)
        await AsyncSocketModeHandler(app, app_token, web_client=web).start_async()

    asyncio.run(talk())


if __name__ == "__main__":
    {"telegram": telegram, "slack": slack}[sys.argv[1]](*sys.argv[2:])
