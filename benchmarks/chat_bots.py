"""Bots that only reply what they are given, made with the frameworks alone.

Usage: chat_bots.py telegram|slack MESSAGE.json ADDRESS TOKEN [APP_TOKEN]
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any


def telegram(message: dict[str, Any], address: str, token: str) -> None:
    """Reply to /trade with python-telegram-bot's own loop and handler."""
    from telegram import InlineKeyboardMarkup, MessageEntity, Update
    from telegram.ext import Application, CommandHandler, ContextTypes

    entities = [MessageEntity(**entity) for entity in message.get("entities", [])]
    keyboard = InlineKeyboardMarkup.de_json(message["keyboard"]) if "keyboard" in message else None

    async def reply(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message:
            said = message["text"]
            await update.message.reply_text(said, entities=entities, reply_markup=keyboard)

    application = Application.builder().token(token).base_url(address).build()
    application.add_handler(CommandHandler("trade", reply))
    application.run_polling()


def slack(message: dict[str, Any], address: str, token: str, app_token: str) -> None:
    """Reply to /trade with Bolt's Socket Mode: acknowledge, then answer the user."""
    from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
    from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
    from slack_sdk.web.async_client import AsyncWebClient

    app = AsyncApp(client=AsyncWebClient(token=token, base_url=address))

    @app.command("/trade")
    async def reply(ack: AsyncAck, respond: AsyncRespond) -> None:
        await ack()
        await respond(**message)

    async def talk() -> None:
        web = AsyncWebClient(token=token, base_url=address)
        await AsyncSocketModeHandler(app, app_token, web_client=web).start_async()

    asyncio.run(talk())


if __name__ == "__main__":
    given = json.loads(Path(sys.argv[2]).read_text("utf-8"))
    {"telegram": telegram, "slack": slack}[sys.argv[1]](given, *sys.argv[3:])
