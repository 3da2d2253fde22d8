"""The assembly: settings, store, desk and platforms put together, here and nowhere else."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from bot.bundled import bundled_articles, bundled_topics
from bot.commands import registry
from bot.config import Settings
from bot.desk import Desk
from bot.gate import Gate
from bot.message import Message
from bot.platform import WELCOME, Answer, Asker, Request
from bot.redaction import log_to_stderr
from bot.terminal.adapter import LOCAL, Terminal
from storage.alone import alone
from storage.opening import open_store


@contextmanager
def open_desk(settings: Settings) -> Iterator[Desk]:
    """Open the store and give a desk on it; a new store has the bundled topics.

    Raises:
        StorageError: the store can't be opened.
    """
    log_to_stderr(settings.log_level, settings.secrets, settings.log_format)
    with closing(open_store(settings.database_url.get_secret_value())) as store:
        if not store.topics():
            for topic in bundled_topics():
                store.save_topic(topic)
        desk = Desk(store, settings.recipe, reserved=registry.NAMES, learn=settings.learn)
        desk.zone = settings.timezone
        yield desk


def run(settings: Settings) -> None:
    """Talk on the platforms that there are tokens for; without any, in the terminal.

    Raises:
        ConfigError: a setting that a platform needs is missing.
        PlatformLost: a platform does not know us any more.
    """
    if not settings.platforms:
        chat(settings)
        return
    from bot.assembly import converse  # noqa: PLC0415 - the terminal needs none of it

    with alone(settings.database_url.get_secret_value()), open_desk(settings) as desk:
        _have_articles(desk)
        where = " and ".join(name.capitalize() for name in settings.platforms)
        sys.stderr.write(f"briefing-bot: in {where}; Ctrl-C ends it\n")
        now = partial(datetime.now, UTC)
        asyncio.run(converse(settings, desk, answers(desk, settings), now))


def chat(settings: Settings) -> None:
    """Talk in the terminal until the input ends; an empty store gets the bundled articles."""
    with open_desk(settings) as desk:
        _have_articles(desk)
        answer = partial(_as_owner, answers(desk, settings))
        terminal = Terminal(sys.stdin, sys.stdout)
        if sys.stdin.isatty() and sys.stdout.isatty():
            greeting = Request(channel=LOCAL, asker=Asker(id="local"), text=WELCOME)
            terminal.send(LOCAL, answer(greeting))
        terminal.run(answer)


def answers(desk: Desk, settings: Settings) -> Answer:
    """Return what answers from `desk`, in the setting's language where nobody says another."""

    def answer(request: Request) -> Message:
        language = request.asker.language or settings.language
        asker = replace(request.asker, language=language)
        return registry.answer(desk, replace(request, asker=asker))

    return answer


def _as_owner(answer: Answer, request: Request) -> Message:
    """Answer whoever started the bot."""
    return answer(replace(request, at=datetime.now(UTC), role=Gate().role(request)))


def _have_articles(desk: Desk) -> None:
    if not desk.holdings().articles:
        desk.ingest(bundled_articles(datetime.now(UTC)))
