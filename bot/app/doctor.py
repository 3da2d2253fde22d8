"""Checks versions, settings, database, corpus and platforms: what is wrong, how to fix it."""

import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version

from bot.app.config import Settings, load_settings
from bot.app.identity import identity
from bot.app.machine import missing_limits, unsupported
from bot.app.opening import open_library
from bot.chat.errors import EXPECTED
from bot.library.bundled import bundled_articles, bundled_topics
from bot.subscriptions.status import set_aside
from bot.wording.language.dates import day
from bot.wording.language.numbers import count
from briefings.errors import ReadingError
from briefings.matching.relevance import check as check_topic
from briefings.meaning.minilm import MiniLM
from storage.backup import newest_backup
from storage.engines.sqlite_driver import driver
from storage.ports.audiences import OPERATOR

_TWO_DAYS = 48
_LIBRARIES = ("sumy", "numpy", "sqlalchemy", "trafilatura")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The result of one check: what was checked, what was found, whether that is right."""

    check: str
    detail: str
    ok: bool = True


def examine(now: datetime) -> Iterator[Finding]:
    """Check versions, settings, database and corpus, one after the other."""
    yield Finding(check="versions", detail=_versions())
    if reason := unsupported(sys.platform):
        yield Finding(check="system", detail=reason, ok=False)
    yield _check("bundled corpus", _bundled)
    try:
        settings = load_settings()
    except EXPECTED as error:
        yield Finding(check="settings", detail=str(error), ok=False)
        return
    yield Finding(check="settings", detail=_settings(settings))
    yield Finding(check="meaning", detail=_meaning(settings))
    database = _check("database", lambda: _database(settings))
    yield database
    if database.ok:
        yield _check("queue", lambda: _queue(settings))
        yield _check("sources", lambda: _sources(settings))
        yield _check("articles kept", lambda: _kept(settings))
        yield _check("backup", lambda: _backup(settings, now))
    if lines := list(missing_limits(sys.platform, settings.where, driver.sqlite_version_info)):
        yield Finding(check="limits", detail="; ".join(lines))
    if settings.unused:
        yield Finding(check="unused settings", detail="; ".join(settings.unused))
    for plugin in settings.platforms:
        yield _check(plugin.name, partial(identity, settings, plugin))


def _queue(settings: Settings) -> Finding:
    """Look for jobs and subscriptions that are set aside: all others go on meanwhile."""
    with open_library(settings) as library:
        problems = set_aside(library.store)
    if not problems:
        return Finding(check="queue", detail="nothing is set aside")
    rows = [f"{each.what} of {each.channel}: {each.error} — {each.remedy}" for each in problems]
    return Finding(check="queue", detail=f"{len(rows)} set aside: {'; '.join(rows)}", ok=False)


def _sources(settings: Settings) -> Finding:
    """Look for sources that can't be read: all others are gathered meanwhile."""
    with open_library(settings) as library:
        sources = library.store.seen_by(OPERATOR).sources()
        unreadable = library.store.unreadable_sources()
        health = library.store.source_health()
    failing = sum(bool(health[each.id].failing) for each in sources if each.id in health)
    detail = f"{count(len(sources), 'source')}, {failing} failing"
    if unreadable:
        remedy = "remove them with `briefing-bot sources remove ID`, then add them again"
        detail += f"; can't be read: {', '.join(unreadable)} — {remedy}"
    return Finding(check="sources", detail=detail, ok=not unreadable)


def _kept(settings: Settings) -> str:
    """Return how many articles are kept, and how much text there is."""
    with open_library(settings) as library:
        size = library.store.article_bytes() / 1_000_000
    days, most = settings.keep_articles, settings.keep_megabytes
    age = f"for {count(days, 'day')}" if days else "for good"
    limit = f", {most:,} MB of text at most" if most else ""
    return f"{age}{limit} (KEEP_ARTICLES, KEEP_MEGABYTES); {size:,.1f} MB of text now"


def _check(name: str, run: Callable[[], str | Finding]) -> Finding:
    try:
        found = run()
    except EXPECTED as error:
        return Finding(check=name, detail=str(error), ok=False)
    return found if isinstance(found, Finding) else Finding(check=name, detail=found)


def _backup(settings: Settings, now: datetime) -> str:
    """Say when the newest backup was made that is known, and where it is."""
    made = newest_backup(settings.database_url.get_secret_value(), settings.data_folder)
    if made is None:
        return "none known — make one with `briefing-bot backup FILE`"
    hours = max(0, round((now - made.at).total_seconds() / 3600))
    age = count(hours, "hour") if hours < _TWO_DAYS else count(hours // 24, "day")
    gone = "" if made.is_there else ", but the file can't be found — make another one"
    return f"the newest one is {age} old: {made.file}{gone}"


def _versions() -> str:
    ours = f"briefing-bot {version('briefing-bot')}, Python {platform.python_version()}"
    theirs = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return f"{ours}, SQLite {driver.sqlite_version}, {theirs}"


def _settings(settings: Settings) -> str:
    shown = {**settings.values, "DATABASE_URL": settings.where}
    return ", ".join(f"{name}={value}" for name, value in shown.items())


def _meaning(settings: Settings) -> str:
    """Say which model compares meanings: where it is on, the settings have been checked."""
    if not settings.meaning:
        return "not compared"
    return f"compared by {MiniLM().digest}, onnxruntime {version('onnxruntime')}"


def _bundled() -> str:
    topics = bundled_topics()
    for topic in topics:
        check_topic(topic)
    articles = 0
    for finding in bundled_articles(datetime.min.replace(tzinfo=UTC)):
        if isinstance(finding, ReadingError):
            raise finding
        articles += 1
    return f"{count(articles, 'article')}, {count(len(topics), 'topic')}"


def _database(settings: Settings) -> str:
    with open_library(settings) as library:
        stats = library.corpus_stats()
        topics = count(len(library.topics()), "topic")
        outdated = library.store.count_outdated()
        ungrouped = library.stories.count_waiting()
        every = library.store.seen_by(OPERATOR).count_current().articles
    private = f", {every - stats.articles:,} for single channels" * (every > stats.articles)
    if not stats.articles:
        none = f"no articles for everyone yet{private}" if private else "no articles yet"
        return f"{none}, {topics} — add some with `briefing-bot ingest PATH`"
    articles = f"{count(stats.articles, 'article')} from {count(stats.sources, 'source')}"
    anew = f", {outdated:,} still to be read anew after an upgrade" if outdated else ""
    waiting = f", {ungrouped:,} still to be put into stories" if ungrouped else ""
    return f"{articles}{private}, newest {day(stats.newest)}, {topics}{anew}{waiting}"
