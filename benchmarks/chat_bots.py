"""Bots that only reply what they are given, made with the frameworks alone.

Usage: chat_bots.py telegram|slack MESSAGE.json ADDRESS TOKEN [APP_TOKEN]
"""

import argparse
import asyncio
import json
from collections.abc import Callable
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
        handler = AsyncSocketModeHandler(app, app_token, web_client=web)
        await handler.start_async()  # type: ignore[no-untyped-call] # as it comes

    asyncio.run(talk())


def main() -> None:
    """Reply as the command line says."""
    bots: dict[str, Callable[..., None]] = {"telegram": telegram, "slack": slack}
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("platform", choices=bots)
    given.add_argument("message", type=Path, help="what it replies, as the platform's JSON")
    given.add_argument("access", nargs="+", help="the address of the platform, and tokens")
    options = given.parse_args()
    message = json.loads(options.message.read_text("utf-8"))
    bots[options.platform](message, *options.access)


if __name__ == "__main__":
    main()
