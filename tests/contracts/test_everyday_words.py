"""Everyday words mean the same on every platform, as they come through its own adapter."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cache

import pytest

from bot.app.config import load_settings
from bot.chat.message import Message
from bot.chat.platform import Platform
from bot.chat.request import TERMINAL, Request
from bot.commands.dispatch import answer
from bot.commands.table import NAMES, row_of
from bot.commands.understanding.door import understand
from bot.delivery.channels import StoredChanges
from bot.library.bundled import bundled_articles, bundled_topics
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from briefings.composing.recipe import Recipe
from storage.opening import open_store
from storage.ports.store import Store
from tests.builders import AT
from tests.contracts.everyday_words import EVERYDAY
from tests.counterparts import counterpart

PLATFORMS = ("telegram", "slack", "terminal")


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """What the bot begins with: the bundled articles and topics."""
    file = tmp_path_factory.mktemp("everyday") / "b.db"
    with closing(open_store(f"sqlite:///{file}")) as store:
        library = Library(store, Recipe(), reserved=NAMES)
        for topic in bundled_topics():
            library.save_topic(topic)
        library.ingest(bundled_articles(AT))
        yield library


@pytest.fixture(scope="module")
def heard(known: Library) -> Mapping[str, Mapping[str, Request]]:
    """What each platform's adapter makes of what is written there, by platform and words."""

    @cache
    def here(platform: str) -> Mapping[str, Request]:
        return asyncio.run(_hear(platform, known.store))

    class ByPlatform(dict[str, Mapping[str, Request]]):
        def __missing__(self, platform: str) -> Mapping[str, Request]:
            return here(platform)

    return ByPlatform()


class _Listener:
    """A receiver that keeps what it is given; a terminal waits for an answer, which is empty."""

    def __init__(self, platform: Platform, store: Store) -> None:
        self.heard: list[Request] = []
        self.channels = StoredChanges(store, lambda: AT)
        self._platform = platform

    async def take(self, requests: Sequence[Request]) -> None:
        """Keep requests."""
        for request in requests:
            self.heard.append(request)
            if request.channel.platform == TERMINAL:
                rendered = self._platform.render(Message(parts=()), request)
                await self._platform.answer(request, rendered, asyncio.sleep)

    async def look(self, _request: Request) -> Message:
        """Nobody types inline here."""
        return Message(parts=())


async def _hear(name: str, store: Store) -> Mapping[str, Request]:
    """Have everything said on a platform's fake, or in a terminal, to the adapter itself."""
    lines = [line for line, _ in EVERYDAY]
    with counterpart(name) as someone, pytest.MonkeyPatch.context() as patch:
        for setting in load_settings().values:
            patch.delenv(setting, raising=False)
        for setting, value in someone.settings.items():
            patch.setenv(setting, value)
        settings = load_settings(someone.plugins)
        (platform,) = (settings.create(plugin) for plugin in settings.platforms)
        listener = _Listener(platform, store)
        running = asyncio.create_task(platform.run(listener))
        async with asyncio.timeout(60):
            for number, line in enumerate(lines, start=1):
                await asyncio.to_thread(someone.says, line)
                while len(listener.heard) < number:  # noqa: ASYNC110 - adapters set no event
                    await asyncio.sleep(0.001)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await platform.close()
    return dict(zip(lines, listener.heard, strict=True))


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(("line", "expected"), EVERYDAY, ids=[line for line, _ in EVERYDAY])
def test_everyday_words_mean_the_same_everywhere(
    known: Library,
    heard: Mapping[str, Mapping[str, Request]],
    platform: str,
    line: str,
    expected: str,
) -> None:
    """The command that a person expects, with the words that belong to it."""
    understood = understand(known, heard[platform][line], row_of)

    assert expected == f"/{understood.name} {understood.words}".rstrip()


@pytest.mark.parametrize(("line", "expected"), EVERYDAY, ids=[line for line, _ in EVERYDAY])
def test_only_a_search_can_find_nothing(
    known: Library, heard: Mapping[str, Mapping[str, Request]], line: str, expected: str
) -> None:
    """Whoever greets, thanks, commands or mistypes a command is never told of a search.

    A timeline of words is one, and so is what asks for days.
    """
    said = plain(answer(known, replace(heard["telegram"][line], at=AT)))

    is_search = expected.startswith(("/brief", "/timeline")) or "nothing on this from" in said
    assert "Nothing found" not in said or is_search
