"""The bot at work on its platforms: started together, ended together, at a word."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress

from bot.chat.platform import Hook, Menu, Platform
from bot.delivery.dispatcher import Dispatcher

_PATIENCE = 3.0
"""Seconds that answers under way may still take when the bot is told to stop."""
_MENU_EVERY = 60.0

_log = logging.getLogger(__name__)


async def talk(
    dispatcher: Dispatcher,
    platforms: Sequence[Platform],
    menu: Callable[[str], Menu],
    serve: Callable[[Sequence[Hook]], Awaitable[None]],
    besides: Sequence[Callable[[], Awaitable[None]]],
) -> None:
    """Talk on all `platforms` until SIGTERM or SIGINT, or until one of them is lost.

    Args:
        dispatcher: what answers.
        platforms: where.
        menu: what the platform of that name offers, as it is now.
        serve: serves what platforms call, where they do, and what monitors ask.
        besides: what else goes on meanwhile, such as the schedule.

    Raises:
        PlatformLost: a platform does not know us any more.
    """
    for platform in platforms:
        dispatcher.join(platform)
    hooks = [hook for platform in platforms for hook in platform.hooks()]
    async with _told_to_stop() as stop:
        await dispatcher.recover()
        work = [
            dispatcher.run(),
            *(each() for each in besides),
            *(keep_menu(platform, menu) for platform in platforms),
            *(platform.run(dispatcher) for platform in platforms),
            serve(hooks),
        ]
        try:
            await _until(stop, work)
        finally:
            await dispatcher.close(_PATIENCE)
            for platform in platforms:
                with suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(platform.close(), 1)


async def _until(stop: asyncio.Event, work: Sequence[Awaitable[None]]) -> None:
    """Do all of `work` until it is told to stop, or until some of it fails."""
    tasks = [asyncio.ensure_future(each) for each in (stop.wait(), *work)]
    done, rest = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
    for task in done:
        task.result()


async def keep_menu(
    platform: Platform, menu: Callable[[str], Menu], every: float = _MENU_EVERY
) -> None:
    """Keep a platform's menu as the topics are: whoever changes those may be another process."""
    offered = None
    while True:
        current = await asyncio.to_thread(menu, platform.name)
        if current != offered:
            await platform.offer(current)
            offered = current
        await asyncio.sleep(every)


@asynccontextmanager
async def _told_to_stop() -> AsyncIterator[asyncio.Event]:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    signals = (signal.SIGTERM, signal.SIGINT)
    for each in signals:
        loop.add_signal_handler(each, stop.set)
    try:
        yield stop
    finally:
        for each in signals:
            loop.remove_signal_handler(each)
