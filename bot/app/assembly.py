"""The platforms that there are tokens for, and the conversation on them."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from bot.app.config import Settings
from bot.app.housekeeping import Housekeeping
from bot.app.talking import talk
from bot.chat.access import Access
from bot.chat.request import Answer
from bot.commands import dispatch
from bot.delivery.conversation import Answering, Conversation
from bot.library.library import Library
from bot.queue.crash_points import CrashPoints
from bot.subscriptions.schedule import Schedule, claim_of
from bot.web.server import serve
from storage.exclusive_lock import needs_exclusive_lock


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
        alone=needs_exclusive_lock(settings.database_url.get_secret_value()),
        lease=timedelta(seconds=settings.lease),
        catch_up=catch_up,
    )
    claimed = partial(claim_of, access=access, catch_up=catch_up)
    crash = CrashPoints(settings.crash_at)
    conversation = Conversation(library.store, answering, now, crash)
    platforms = [settings.create(plugin) for plugin in settings.platforms]
    schedule = Schedule(
        library.store, claimed, lambda: conversation.platforms, conversation.deliver, now, crash
    )
    housekeeping = Housekeeping(library.store, timedelta(days=settings.remember), now)
    menu, web = partial(dispatch.menu, library), partial(serve, settings.listen)
    await talk(conversation, platforms, menu, web, [schedule.run, housekeeping.run])
