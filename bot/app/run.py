"""Running the bot: on its platforms, or in the terminal."""

import asyncio
import logging
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from bot.app.config import Settings
from bot.app.opening import open_library, wait_for_server
from bot.chat.access import Access
from bot.chat.errors import ChannelGone
from bot.chat.message import Message
from bot.chat.request import Answer, Request
from bot.commands import dispatch
from bot.delivery.channels import StoredChanges
from bot.delivery.direct import Direct
from bot.library.bundled import bundled_articles
from bot.library.library import Library
from bot.platforms.registry import FALLBACK
from bot.queue.events import Listener
from storage.backup import clean_up
from storage.exclusive_lock import exclusive_lock

_NOW = partial(datetime.now, UTC)

_log = logging.getLogger(__name__)


def run(settings: Settings, listeners: Sequence[Listener] = ()) -> None:
    """Talk on the platforms that there are tokens for; without any, in the terminal.

    Args:
        settings: how.
        listeners: hear of all that happens on platforms, as metrics do.

    Raises:
        ConfigError: a setting that a platform needs is missing.
        PlatformLost: no platform knows us any more.
    """
    if not settings.platforms:
        chat(settings)
        return
    from bot.app.assembly import converse  # noqa: PLC0415 - the terminal needs none of it
    from bot.app.talking import run_to_the_end  # noqa: PLC0415 - as above

    url = settings.database_url.get_secret_value()
    with exclusive_lock(url) as lock, open_library(settings, waits=True) as library:
        if lock:
            lock.hold()  # of a file that is new
        clean_up(url)
        wait_for_server(partial(_have_articles, library))
        for line in settings.unused:
            _log.warning("%s", line)
        where = " and ".join(plugin.title for plugin in settings.platforms)
        sys.stderr.write(f"briefing-bot: in {where}; Ctrl-C ends it\n")
        answer, hold = answers(library, settings), lock.hold if lock else None
        run_to_the_end(converse(settings, library, answer, _NOW, listeners, hold=hold))


def chat(settings: Settings) -> None:
    """Talk in the terminal until the input ends; an empty store gets the bundled articles."""
    with open_library(settings) as library:
        _have_articles(library)
        answer: Answer = partial(_as_owner, answers(library, settings))
        terminal = settings.create(FALLBACK)
        if sys.stdin.isatty():  # what is piped in completes nothing, and ends at Ctrl-C
            answer = interruptible(answer)
            asyncio.run(terminal.offer(dispatch.menu(library, terminal.name)))
        direct = Direct(terminal, answer, StoredChanges(library.store, _NOW))
        try:
            asyncio.run(direct.run())
        except ChannelGone as gone:  # as when another program that read it has ended
            raise gone.__cause__ or gone from None


def answers(library: Library, settings: Settings) -> Answer:
    """Return what answers from `library`, in the setting's language where nobody says another."""

    def answer(request: Request) -> Message:
        language = request.user.language or settings.language
        user = replace(request.user, language=language)
        return dispatch.answer(library, replace(request, user=user))

    return answer


def interruptible(answer: Answer) -> Answer:
    """Return what answers as `answer` does, and nothing where Ctrl-C is pressed meanwhile.

    Whoever chats takes back the question with it, and doesn't leave, as in a shell.
    """

    def answer_unless_interrupted(request: Request) -> Message:
        former = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            return answer(request)
        except KeyboardInterrupt:
            return Message(parts=())
        finally:
            signal.signal(signal.SIGINT, former)

    return answer_unless_interrupted


def _as_owner(answer: Answer, request: Request) -> Message:
    """Answer whoever started the bot."""
    return answer(replace(request, at=_NOW(), role=Access().role(request)))


def _have_articles(library: Library) -> None:
    if not library.corpus_stats().articles:
        library.ingest(bundled_articles(datetime.now(UTC)))
