"""Checks versions, settings, database, corpus and platforms: what is wrong, how to fix it."""

import asyncio
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from typing import Any

from bot.app.config import Settings, load_settings
from bot.app.machine import missing_limits, unsupported
from bot.app.run import open_library
from bot.chat.errors import EXPECTED
from bot.chat.platform import Platform
from bot.chat.plugin import Plugin
from bot.library.bundled import bundled_articles, bundled_topics
from bot.wording.language.dates import day
from bot.wording.language.numbers import count
from briefings.errors import ReadingError
from briefings.matching.relevance import check
from storage.engines.sqlite_driver import driver

_LIBRARIES = ("sumy", "numpy", "sqlalchemy", "trafilatura")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The result of one check: what was checked, what was found, whether that is right."""

    what: str
    said: str
    right: bool = True


def examine() -> Iterator[Finding]:
    """Check versions, settings, database and corpus, one after the other."""
    yield Finding(what="versions", said=_versions())
    if reason := unsupported(sys.platform):
        yield Finding(what="system", said=reason, right=False)
    yield _examined("bundled corpus", _bundled)
    try:
        settings = load_settings()
    except EXPECTED as error:
        yield Finding(what="settings", said=str(error), right=False)
        return
    yield Finding(what="settings", said=_settings(settings))
    yield _examined("database", lambda: _database(settings))
    if lines := list(missing_limits(sys.platform, settings.where, driver.sqlite_version_info)):
        yield Finding(what="limits", said="; ".join(lines))
    if settings.unused:
        yield Finding(what="unused settings", said="; ".join(settings.unused))
    for plugin in settings.platforms:
        yield _examined(plugin.name, partial(identity, settings, plugin))


def identity(settings: Settings, plugin: Plugin[Any]) -> str:
    """Return who the bot is on a platform, as that says now.

    Raises:
        BotError: it does not know a token, or can't be reached.
    """
    return asyncio.run(_identity(settings.create(plugin)))


async def _identity(platform: Platform) -> str:
    try:
        return await platform.identity()
    finally:
        await platform.close()


def _examined(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what=what, said=look())
    except EXPECTED as error:
        return Finding(what=what, said=str(error), right=False)


def _versions() -> str:
    ours = f"briefing-bot {version('briefing-bot')}, Python {platform.python_version()}"
    theirs = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return f"{ours}, SQLite {driver.sqlite_version}, {theirs}"


def _settings(settings: Settings) -> str:
    shown = {**settings.values, "DATABASE_URL": settings.where}
    return ", ".join(f"{name}={value}" for name, value in shown.items())


def _bundled() -> str:
    topics = bundled_topics()
    for topic in topics:
        check(topic)
    articles = 0
    for finding in bundled_articles(datetime.min.replace(tzinfo=UTC)):
        if isinstance(finding, ReadingError):
            raise finding
        articles += 1
    return f"{count(articles, 'article')}, {count(len(topics), 'topic')}"


def _database(settings: Settings) -> str:
    with open_library(settings) as library:
        held = library.corpus_stats()
        topics = count(len(library.topics()), "topic")
    if not held.articles:
        return f"no articles yet, {topics} — add some with `briefing-bot ingest PATH`"
    newest = f"newest {day(held.newest)}"
    return (
        f"{count(held.articles, 'article')} of {count(held.sources, 'source')}, {newest}, {topics}"
    )
