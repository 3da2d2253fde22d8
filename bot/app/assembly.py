"""The platforms that there are tokens for, and the conversation on them."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from bot.app.config import Settings
from bot.app.housekeeping import Housekeeping
from bot.app.talking import talk
from bot.chat.access import Access
from bot.chat.errors import ConfigError
from bot.chat.platform import Platform
from bot.chat.request import Answer
from bot.commands import dispatch
from bot.delivery.conversation import Answering, Conversation
from bot.library.library import Library
from bot.queue.crash_points import CrashPoints
from bot.subscriptions.schedule import Schedule, claim_of
from bot.web.server import serve
from storage.exclusive_lock import is_alone


async def converse(
    settings: Settings, library: Library, answer: Answer, now: Callable[[], datetime]
) -> None:
    """Talk until told to stop.

    Raises:
        ConfigError: a setting that a platform needs is missing.
        PlatformLost: a platform does not know us any more.
    """
    for chatty in ("httpx", "httpcore", "uvicorn"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    catch_up = timedelta(hours=settings.catch_up)
    access = Access(settings.owners.split(), settings.allowed_channels.split())
    answering = Answering(
        answer=answer,
        needs=dispatch.required_role,
        access=access,
        alone=is_alone(settings.database_url.get_secret_value()),
        lease=timedelta(seconds=settings.lease),
        catch_up=catch_up,
    )
    claimed = partial(claim_of, access=access, catch_up=catch_up)
    crash = CrashPoints(settings.crash_at)
    conversation = Conversation(library.store, answering, now, crash)
    makers = {"telegram": _telegram, "slack": _slack}
    platforms = [makers[name](settings, conversation) for name in settings.platforms]
    schedule = Schedule(
        library.store, claimed, lambda: conversation.platforms, conversation.deliver, now, crash
    )
    housekeeping = Housekeeping(library.store, timedelta(days=settings.remember), now)
    menu, web = partial(dispatch.menu, library), partial(serve, settings.listen)
    await talk(conversation, platforms, menu, web, [schedule.run, housekeeping.run])


def _telegram(settings: Settings, conversation: Conversation) -> Platform:
    from bot.platforms.telegram.adapter import TelegramPlatform  # noqa: PLC0415 - not where there is no token

    return TelegramPlatform(
        token=settings.telegram_token.get_secret_value(),
        api_url=settings.telegram_api_url,
        file_url=settings.telegram_file_url,
        look=conversation.look,
        changes=conversation.channels,
        public_url=settings.public_url or None,
    )


def _slack(settings: Settings, conversation: Conversation) -> Platform:
    from bot.platforms.slack.access import SlackAccess  # noqa: PLC0415 - the same
    from bot.platforms.slack.adapter import SlackPlatform  # noqa: PLC0415
    from bot.platforms.slack.oauth import Client, OAuth  # noqa: PLC0415
    from storage.installations import SlackWorkspaces  # noqa: PLC0415

    access = SlackAccess(
        api_url=settings.slack_api_url,
        bot_token=settings.slack_bot_token.get_secret_value() or None,
        app_token=settings.slack_app_token.get_secret_value() or None,
        signing_secret=settings.slack_signing_secret.get_secret_value() or None,
        public_url=settings.public_url or None,
    )
    oauth = None
    if access.bot_token is None:
        client = Client(
            id=settings.slack_client_id,
            secret=_needed(settings, "slack_client_secret"),
            public_url=_needed(settings, "public_url"),
            api_url=settings.slack_api_url,
        )
        url, key = settings.database_url.get_secret_value(), _needed(settings, "installations_key")
        oauth = OAuth(client, SlackWorkspaces(url, client.id, key))
    return SlackPlatform(access, conversation.look, conversation.channels, oauth)


def _needed(settings: Settings, name: str) -> str:
    value = getattr(settings, name)
    given = value if isinstance(value, str) else value.get_secret_value()
    if not given:
        raise ConfigError(name.upper(), "is missing", "SLACK_CLIENT_ID needs it: see docs/slack.md")
    return str(given)
