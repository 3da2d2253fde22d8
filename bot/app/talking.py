"""The bot at work on its platforms: started together, ended together, at a word."""

import asyncio
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial
from threading import Timer
from typing import Any

from bot.app.supervisor import Supervisor
from bot.chat.platform import Hook, Menu, Platform
from bot.delivery.dispatcher import Dispatcher

_PATIENCE = 3.0
"""Seconds that answers under way may still take when the bot is told to stop."""
_PATIENCE_FOR_THREADS = 4.0
"""Seconds for those that then still wait for the database: all in all less than what systemd and
Docker leave."""
_MENU_EVERY = 60.0
TURN = 0.001
"""Seconds after which a thread that computes lets another go on: five times as often as usual, as
an answer waits its turn each time that it has asked the database for something."""

_log = logging.getLogger(__name__)


def run_to_the_end(
    work: Coroutine[Any, Any, None], patience: float = _PATIENCE_FOR_THREADS
) -> None:
    """Do `work`, and then end, within `patience` seconds even if a thread of it never does.

    A server that hangs keeps whoever asked it waiting for ever, and Python joins all threads before
    it ends. What such a thread does is committed or not, as after a kill.
    """
    sys.setswitchinterval(TURN)
    runner, code = asyncio.Runner(), 1
    try:
        runner.run(work)
        code = 0
    finally:
        timer = Timer(patience, _end, [code])
        timer.daemon = True
        timer.start()
        runner.close()
        timer.cancel()


async def talk(
    dispatcher: Dispatcher,
    platforms: Sequence[Platform],
    menu: Callable[[str], Menu],
    serve: Callable[[Sequence[Hook]], Awaitable[None]],
    supervisor: Supervisor,
) -> None:
    """Talk on all `platforms` until SIGTERM or SIGINT, or until the last of them ends or is lost.

    Args:
        dispatcher: what answers.
        platforms: where.
        menu: what the platform of that name offers, as it is now.
        serve: serves what platforms call, where they do, and what monitors ask.
        supervisor: runs all that goes on in the background, such as the schedule.

    Raises:
        PlatformLost: no platform knows us any more.
        ConfigError: nothing can listen where platforms are to call.
    """
    for platform in platforms:
        dispatcher.join(platform)
    hooks = [hook for platform in platforms for hook in platform.hooks()]
    supervisor.add("web server", partial(serve, hooks), must_start=bool(hooks))
    supervisor.add("queue", dispatcher.run)
    for platform in platforms:
        receive = partial(dispatcher.run_recovered, partial(platform.run, dispatcher))
        supervisor.add(platform.name, receive, is_platform=True, may_end=platform.ends)
        supervisor.add(f"{platform.name} menu", partial(keep_menu, platform, menu))
    async with _told_to_stop() as stop:
        try:
            await _until(stop, supervisor.run())
        finally:
            await dispatcher.close(_PATIENCE)
            for platform in platforms:
                with suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(platform.close(), 1)


async def _until(stop: asyncio.Event, work: Awaitable[None]) -> None:
    """Do `work` until it is told to stop, or until it fails."""
    tasks = [asyncio.ensure_future(each) for each in (stop.wait(), work)]
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
            offered = current if await platform.offer(current) else None
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


def _end(code: int) -> None:
    _log.error("ended without waiting for the database any longer, which does not answer")
    logging.shutdown()
    os._exit(code)
