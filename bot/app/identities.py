"""Who the bot is on each platform: its tokens checked by calling the platform."""

import asyncio

from bot.app.config import Settings


def identity(platform: str, settings: Settings) -> str:
    """Return what the platform calls the bot.

    Raises:
        BotError: it does not know a token, or can't be reached.
    """
    return asyncio.run(_telegram(settings) if platform == "telegram" else _slack(settings))


async def _telegram(settings: Settings) -> str:
    from bot.platforms.telegram.check import whose  # noqa: PLC0415 - only where there is a token

    return await whose(settings.telegram_token.get_secret_value(), settings.telegram_api_url)


async def _slack(settings: Settings) -> str:
    from bot.platforms.slack.access import SlackAccess  # noqa: PLC0415 - the same
    from bot.platforms.slack.check import whose  # noqa: PLC0415

    token = settings.slack_bot_token.get_secret_value()
    if not token:
        return "in every workspace that installs it"
    app_token = settings.slack_app_token.get_secret_value() or None
    access = SlackAccess(api_url=settings.slack_api_url, bot_token=token, app_token=app_token)
    return await whose(access)
