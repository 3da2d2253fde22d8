"""The platforms that there are tokens for, and what answers on them."""

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256

from bot.app.config import Settings
from bot.app.housekeeping import Housekeeping, article_limits
from bot.app.supervisor import Run, Supervisor
from bot.app.talking import talk
from bot.chat.access import Access
from bot.chat.platform import Platform
from bot.chat.request import Answer, Request
from bot.commands import dispatch
from bot.delivery.answering import Answering
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.reachability import Reachability
from bot.gathering.fetching import make_fetchers, source_lease
from bot.gathering.health import SourceNotices
from bot.gathering.job import GatheringJob
from bot.gathering.websub import Hubs
from bot.library.library import Library
from bot.library.refreshing import Refreshing
from bot.library.rereading import Rereading
from bot.library.stories.job import StoryJob
from bot.queue.clock import ClockWatch
from bot.queue.events import Events, Listener, log_event
from bot.queue.outage import Outage
from bot.queue.worker import Sharing
from bot.subscriptions.schedule import Schedule, claim_of
from bot.web.monitoring import monitoring_pages
from bot.web.server import serve
from bot.web.watched import Watched
from storage.exclusive_lock import needs_exclusive_lock

_LOCK_EVERY = 10.0
"""Seconds until it is looked again whether the database's lock is whole."""


async def converse(  # noqa: PLR0913 - all that is put together
    settings: Settings,
    library: Library,
    answer: Answer,
    now: Callable[[], datetime],
    listeners: Sequence[Listener] = (),
    *,
    hold: Callable[[], None] | None = None,
) -> None:
    """Talk until told to stop; `listeners` hear of all that happens in the queue.

    Every now and then `hold` takes what is missing of the database's lock.

    Raises:
        ConfigError: a setting that a platform needs is missing.
        PlatformLost: no platform knows us any more.
    """
    _quieten_libraries()
    catch_up = timedelta(hours=settings.catch_up)
    access = Access(settings.owners.split(), settings.allowed_channels.split())
    answering = _answering(library, answer, access, catch_up)
    events, outage = _events(listeners), Outage()
    dispatcher = Dispatcher(library.store, answering, now, _sharing(settings), events, outage)
    platforms = [settings.create(plugin) for plugin in settings.platforms]
    claim = partial(claim_of, access=access, catch_up=catch_up)
    schedule = Schedule(
        library.store, claim, lambda: dispatcher.platforms, dispatcher.deliver, now, events, outage
    )
    supervisor = Supervisor(now, outage)
    library.background = supervisor.states
    watched = Watched(library.store, platforms, supervisor.states, outage, now)
    gathering = _gathering(settings, library, dispatcher, now, events)
    pages = monitoring_pages(watched, events)
    web = partial(serve, settings.listen, pages=pages, others=gathering.hooks)
    supervisor.add("schedule", partial(dispatcher.run_recovered, schedule.run))
    supervisor.add("reachability", _reachability(library, platforms, dispatcher, now))
    supervisor.add("clock", ClockWatch(now, schedule.on_clock_step).run)
    for name, run in _chores(settings, library, now, hold, gathering):
        supervisor.add(name, run)
    await talk(dispatcher, platforms, partial(dispatch.menu, library), web, supervisor)


def _quieten_libraries() -> None:
    for chatty in ("httpx", "httpcore", "uvicorn"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    # it warns of each tick that waits for the store, every ten seconds
    logging.getLogger("apscheduler").setLevel(logging.ERROR)


def _answering(library: Library, answer: Answer, access: Access, catch_up: timedelta) -> Answering:
    """Return how requests are answered."""
    needs = partial(dispatch.required_role, library)
    return Answering(answer=answer, needs=needs, access=access, catch_up=catch_up)


def _sharing(settings: Settings) -> Sharing:
    """Return how the store is shared with other processes."""
    alone = needs_exclusive_lock(settings.database_url.get_secret_value())
    return Sharing(alone=alone, lease=timedelta(seconds=settings.lease))


def _events(listeners: Sequence[Listener]) -> Events:
    """Return events that the log and `listeners` hear of."""
    events = Events()
    for listener in (log_event, *listeners):
        events.subscribe(listener)
    return events


def _reachability(
    library: Library,
    platforms: Sequence[Platform],
    dispatcher: Dispatcher,
    now: Callable[[], datetime],
) -> Run:
    """Return what looks after channels that can't be reached, once the bot has recovered."""
    channels, take = dispatcher.channels, dispatcher.take
    job = Reachability(library.store, platforms, channels, take, now)
    return partial(dispatcher.run_recovered, job.run)


def _gathering(
    settings: Settings,
    library: Library,
    dispatcher: Dispatcher,
    now: Callable[[], datetime],
    events: Events,
) -> GatheringJob:
    """Return what gathers by itself."""
    owners, plugins = settings.owners.split(), settings.platforms
    names = [each.name for each in plugins]

    async def take(requests: Sequence[Request]) -> None:
        await dispatcher.run_recovered(partial(dispatcher.take, requests))

    notices = SourceNotices(library.store, owners, names, take)
    fetchers = partial(make_fetchers, settings)
    lease = source_lease(settings.lease)
    secret = sha256("\n".join(settings.secrets).encode()).digest()
    hubs = partial(Hubs, settings.public_url, secret, now)
    return GatheringJob(library.store, fetchers, now, lease, events, notices, hubs)


def _chores(
    settings: Settings,
    library: Library,
    now: Callable[[], datetime],
    hold: Callable[[], None] | None,
    gathering: GatheringJob,
) -> Iterator[tuple[str, Run]]:
    """Yield what is done in the background besides talking, each with its name."""
    remembered = timedelta(days=settings.remember)
    kept = article_limits(settings.keep_articles, settings.keep_megabytes)
    yield "housekeeping", Housekeeping(library.store, remembered, now, kept).run
    yield "gathering", gathering.run
    yield "briefs", Refreshing(library, gathering.holds_briefs).run
    yield "rereading", Rereading(library).run
    yield "stories", StoryJob(library.stories, now).run
    if hold:
        yield "lock", partial(_keep, hold)


async def _keep(hold: Callable[[], None]) -> None:
    """Take what is missing of the database's lock, again and again, until cancelled."""
    while True:
        await asyncio.to_thread(hold)
        await asyncio.sleep(_LOCK_EVERY)
