"""The commands about sources. Only click is imported here: each imports what it needs."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.library.library import Library
    from briefings.gathering.source import Source, SourceHealth, SourceState

_Format: TypeAlias = Literal["text", "json"]

_BRINGS = frozenset({"folder", "mailbox", "upload"})
"""Kinds of sources that bring what is on this machine, or one person's."""


@click.group(invoke_without_command=True)
@click.pass_context
def sources(context: click.Context) -> None:
    """List the sources that articles are gathered from, add some or change them.

    A source is a feed, a site, a page of a site, a public Telegram channel, a mailbox or a folder.
    It is named by its id, its address, its title, or words that occur in no other.

    \b
      briefing-bot sources add https://example.org
      briefing-bot sources check
      briefing-bot sources import feeds.opml
      briefing-bot sources list reuters --format json
      briefing-bot sources edit reuters --every 30m --full-text
      briefing-bot sources remove https://example.org/feed
    """
    if context.invoked_subcommand is None:
        context.invoke(list_)


@sources.command("list")
@click.argument("words", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Output format.",
)
def list_(words: tuple[str, ...] = (), form: _Format = "text") -> None:
    """List the sources, or those in which all WORDS occur."""
    import json

    from bot.app.config import load_settings
    from bot.app.opening import open_library
    from bot.gathering.choosing import search_sources
    from briefings.gathering.source import SourceHealth

    with open_library(load_settings()) as library:
        every = _every(library)
        health = library.store.source_health()
    found = search_sources(every, " ".join(words))
    if form == "json":
        rows = [_fields(each, health.get(each.id, SourceHealth())) for each in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if not every:
        click.echo("No sources yet. Add one: briefing-bot sources add https://example.org")
    elif not found:
        click.echo("No sources match.")
    for each in found:
        click.echo(_line(each, health.get(each.id, SourceHealth())))


@sources.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
def remove(names: tuple[str, ...]) -> None:
    """Gather from sources no more; their articles stay."""
    from bot.app.config import load_settings
    from bot.app.opening import open_library
    from bot.chat.visible import one_line
    from bot.gathering.choosing import find_source

    with open_library(load_settings()) as library:
        every = _every(library)
        broken = set(library.store.unreadable_sources()).intersection(names)
        found = [find_source(every, name) for name in names if name not in broken]
        titles = {each.id: each.title or each.address for each in found}
        for source_id in dict.fromkeys((*titles, *sorted(broken))):
            library.store.remove_source(source_id)
            click.echo(one_line(f"removed: {titles.get(source_id, source_id)}"))


@sources.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--yes", is_flag=True, help="Also add folders and mailboxes of this machine.")
@click.pass_context
def import_(context: click.Context, file: str, *, yes: bool) -> None:
    """Add the feeds of an OPML FILE (- for standard input), as feed readers export them.

    Feeds that are there already stay as they are. Lines that can't be used are named; the others
    are added.
    """
    from bot.app.config import load_settings
    from bot.app.opening import open_library
    from bot.chat.visible import one_line
    from bot.gathering.choosing import missing_sources
    from bot.gathering.opml import read_opml
    from briefings.errors import ReadingError
    from briefings.gathering.source import Source

    with click.open_file(file, "rb") as stream:
        found = list(read_opml(stream.read(), "standard input" if file == "-" else file))
    refused = [str(each) for each in found if isinstance(each, ReadingError)]
    named = [each for each in found if isinstance(each, Source)]
    own = [] if yes else [each for each in named if each.kind in _BRINGS]
    refused += [
        f"refused: {each.address}: a {each.kind} of this machine — add --yes if the list is yours"
        for each in own
    ]
    with open_library(load_settings()) as library:
        wanted = [each for each in named if each not in own]
        new = missing_sources(_every(library), wanted)
        library.store.save_source(*new)
    for each in refused:
        click.echo(one_line(each), err=True)
    click.echo(f"{len(new)} added, {len(wanted) - len(new)} there already, {len(refused)} refused")
    context.exit(1 if refused else 0)


@sources.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), default="-")
@click.option("--force", is_flag=True, help="Overwrite FILE.")
def export(file: Path, *, force: bool) -> None:
    """Write all sources as OPML 2.0 into FILE, or to standard output."""
    from bot.app.config import load_settings
    from bot.app.opening import open_library
    from bot.cli.files import write_file
    from bot.gathering.opml import encode_opml

    with open_library(load_settings()) as library:
        written = encode_opml(_every(library))
    write_file(file, written, force=force)


@sources.command()
@click.argument("name")
@click.option("--title", help="What it is called; '' for the title that it states.")
@click.option("--every", help="How often it is fetched, e.g. 30m, 6h or 1d; auto: as suits it.")
@click.option(
    "--full-text/--no-full-text",
    default=None,
    help="Fetch the page of each article, too, or take what the source has.",
)
@click.option("--language", help="Language of its texts, e.g. en; '' to find it out.")
@click.option("--topic", "topics", multiple=True, help="Topic it may feed (repeat; '' for all).")
@click.option("--trust", help="Note for readers on how far to trust it; '' for none.")
@click.option("--licence", help="Note on what may be done with its texts; '' for none.")
@click.option("--pause/--resume", default=None, help="Don't fetch it for now, or fetch it again.")
def edit(  # noqa: PLR0913, PLR0917 - click gives each option
    name: str,
    title: str | None,
    every: str | None,
    full_text: bool | None,  # noqa: FBT001 - the same
    language: str | None,
    topics: tuple[str, ...],
    trust: str | None,
    licence: str | None,
    pause: bool | None,  # noqa: FBT001 - the same
) -> None:
    """Change a source; what you leave out stays as it is."""
    from dataclasses import replace

    from bot.app.config import load_settings
    from bot.app.opening import open_library
    from bot.chat.visible import one_line
    from bot.gathering import editing
    from bot.gathering.choosing import find_source

    with open_library(load_settings()) as library:
        before = find_source(_every(library), name)
        known = [topic.name for topic in library.topics()]
        edited = replace(
            before,
            title=before.title if title is None else editing.parse_note(title),
            every=before.every if every is None else editing.parse_every(every),
            full_text=before.full_text if full_text is None else full_text,
            language=before.language if language is None else editing.parse_language(language),
            topics=editing.parse_topics(topics, known) if topics else before.topics,
            trust=before.trust if trust is None else editing.parse_note(trust),
            licence=before.licence if licence is None else editing.parse_note(licence),
        )
        library.store.save_source(edited)
        if pause is not None:
            _set_state(library, edited.id, "paused" if pause else "active")
        if edited.topics != before.topics:
            for topic in library.topics():
                library.save_topic(topic)  # so that what it feeds is made anew
    click.echo(one_line(f"edited: {edited.title or edited.address}"))


def _set_state(library: "Library", source_id: str, state: "SourceState") -> None:
    from dataclasses import replace

    health = library.store.source_health()[source_id]
    due = None if state == "active" else health.due
    library.store.save_health({source_id: replace(health, state=state, due=due)})


def _every(library: "Library") -> "Sequence[Source]":
    """Return all sources, those of one channel among them: whoever runs the bot sees everything."""
    from storage.ports.audiences import OPERATOR

    return library.store.seen_by(OPERATOR).sources()


def _fields(source: "Source", health: "SourceHealth") -> dict[str, object]:
    times = {
        "last_success": health.succeeded,
        "last_new": health.newest,
        "failing_since": health.failing,
        "next": health.due,
    }
    return {
        "id": source.id,
        "kind": source.kind,
        "address": source.address,
        "title": source.title,
        "every": source.every.total_seconds() if source.every else None,
        "full_text": source.full_text,
        "language": source.language,
        "topics": source.topics,
        "trust": source.trust,
        "licence": source.licence,
        "audience": source.audience,
        "state": health.state,
        **{name: at.isoformat() if at else None for name, at in times.items()},
        "failures": health.failures,
        "error": health.error,
    }


def _line(source: "Source", health: "SourceHealth") -> str:
    """Return a source on one line, with what was chosen of it and how it goes."""
    from bot.chat.visible import one_line
    from bot.gathering.editing import show_every

    chosen: Sequence[str | None] = (
        f"every {show_every(source.every)}" if source.every else None,
        "full text" if source.full_text else None,
        source.language,
        f"topics: {', '.join(source.topics)}" if source.topics else None,
        f"trust: {source.trust}" if source.trust else None,
        f"licence: {source.licence}" if source.licence else None,
        f"only for {source.audience}" if source.audience else None,
    )
    title = source.title or "untitled"
    parts = (source.id, f"{source.kind:<8}", title, source.address, *filter(None, chosen))
    return one_line("  ".join((*parts, _state(health))))


def _state(health: "SourceHealth") -> str:
    if health.tried is None:
        return "not fetched yet"
    if health.state != "active":
        return health.state
    if health.failing:
        return f"failing since {health.failing:%Y-%m-%d %H:%M}: {health.error or 'unknown'}"
    return f"fetched {health.succeeded:%Y-%m-%d %H:%M}" if health.succeeded else "fetched"
