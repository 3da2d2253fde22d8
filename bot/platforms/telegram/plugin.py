"""Registers Telegram: how to create it, and what `init` asks."""

from bot.chat.platform import Platform
from bot.chat.plugin import Plugin, Prompt, Setup
from bot.platforms.telegram.settings import TelegramSettings


def _create(settings: TelegramSettings, setup: Setup) -> Platform:
    from bot.platforms.telegram.adapter import TelegramPlatform  # noqa: PLC0415 - it takes half a second

    return TelegramPlatform(settings, setup.public_url)


TELEGRAM = Plugin(
    name="telegram",
    title="Telegram",
    settings=TelegramSettings,
    create=_create,
    people=r"[1-9]\d{0,19}",
    channels=r"-?[1-9]\d{0,19}",
    where="@BotFather gives a token for /newbot (docs/telegram.md).",
    prompts=(Prompt(setting="TELEGRAM_TOKEN", label="Token"),),
)
