"""The commands that look at addresses before anything is kept: `sources add` and `check`."""

from collections.abc import Coroutine, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from bot.gathering.adding import Candidate
    from bot.library.library import Library
    from briefings.gathering.fetching.fetch import Fetcher
    from briefings.gathering.source import Source
    from briefings.reading.feeds.entry import Entry

_SHOWN: Final = 20
"""Entries of a source that are shown."""
_AT_ONCE: Final = 16
"""Sources that are looked at at a time."""
_LOCAL: Final = frozenset({"mailbox", "folder"})


@click.command()
@click.argument("addresses", nargs=-1, required=True, metavar="URL…")
@click.option(
    "--only-for",
    "audience",
    metavar="CHANNEL",
    help="Only this chat sees what comes of it, e.g. telegram:-100123; by default all do.",
)
@click.pass_context
def add(context: click.Context, addresses: Sequence[str], audience: str | None) -> None:
    """Add sources: feeds, sites, pages, t.me channels, mailboxes or folders.

    The address of a site finds its feed. A page without one is followed by the articles that it
    links to. What is there already is left as it is.

    \b
      briefing-bot sources add https://example.org https://example.net/world
      briefing-bot sources add https://t.me/CHANNEL imaps://me@example.org/Newsletters
      briefing-bot sources add ~/clippings --only-for slack:C0123456
    """
    import asyncio

    from bot.app.config import load_settings
    from bot.app.opening import open_library
    from bot.gathering.adding import find_sources
    from bot.gathering.fetching import make_fetcher

    settings, now = load_settings(), datetime.now(UTC)
    audience = _channel(audience)

    async def look(library: "Library") -> int:
        refused = 0
        async with make_fetcher(settings.private_hosts, settings.contact) as fetcher:
            for address in dict.fromkeys(addresses):
                found = await _tried(find_sources(address, fetcher, now, audience))
                refused += found is None
                if found:
                    _keep(library, found)
        return refused

    with open_library(settings) as library:
        refused = asyncio.run(look(library))
    context.exit(1 if refused else 0)


@click.command()
@click.argument("addresses", nargs=-1, metavar="[URL…]")
@click.pass_context
def check(context: click.Context, addresses: Sequence[str]) -> None:
    """Fetch sources now and show what would come in; keep nothing.

    Without an address, it says of each source whether it can be had.
    """
    import asyncio

    from bot.app.config import load_settings
    from bot.app.opening import open_library
    from bot.gathering.fetching import make_fetcher

    settings, now = load_settings(), datetime.now(UTC)

    async def look(library: "Library") -> bool:
        async with make_fetcher(settings.private_hosts, settings.contact) as fetcher:
            if addresses:
                looked = [await _check(library, each, fetcher, now) for each in addresses]
                return all(looked)
            return await _check_all(library, fetcher, now)

    with open_library(settings) as library:
        is_good = asyncio.run(look(library))
    context.exit(0 if is_good else 1)


def _channel(name: str | None) -> str | None:
    """Return the name of a chat as it is kept.

    Raises:
        BadParameter: it is none.
    """
    from bot.chat.request import Channel

    if name is None:
        return None
    try:
        return Channel.named(name).audience
    except ValueError:
        problem = f"{name!r} is not a chat; write it as telegram:-100123 or slack:C0123456"
        raise click.BadParameter(problem, param_hint="--only-for") from None


async def _tried(
    looking: Coroutine[None, None, "list[Candidate]"],
) -> "list[Candidate] | None":
    """Return what is found, or None where that is refused, which is said."""
    from bot.chat.errors import SourceError
    from bot.chat.visible import one_line

    try:
        return await looking
    except SourceError as error:
        click.echo(one_line(str(error)), err=True)
        return None


def _keep(library: "Library", found: "Sequence[Candidate]") -> None:
    """Add the likeliest of the sources at an address, and name the others."""
    from bot.chat.visible import one_line
    from bot.gathering.choosing import missing_sources
    from storage.ports.audiences import OPERATOR

    first, *others = found
    source = first.source
    is_new = bool(missing_sources(library.store.seen_by(OPERATOR).sources(), [source]))
    if is_new:
        library.store.save_source(source)
    click.echo(one_line(f"{'added' if is_new else 'there already'}: {_named(first)}"))
    for other in others:
        click.echo(one_line(f"  also there, not added: {_named(other)}"))
    if is_new and source.kind == "telegram":
        click.echo("  Telegram's terms hold for what comes of it: https://telegram.org/tos")
    if is_new and source.kind in _LOCAL and source.audience is None:
        click.echo("  everyone who may ask the bot sees what comes of it; --only-for limits that")


def _named(candidate: "Candidate") -> str:
    """Return a source in a line: what it is called, where it is, what it has now."""
    from bot.wording.language.numbers import count

    source = candidate.source
    now = "" if source.kind in _LOCAL else f", {count(len(candidate.entries), 'article')} now"
    return f"{source.title or 'untitled'} ({source.kind}{now}) {source.address}"


async def _check(library: "Library", written: str, fetcher: "Fetcher", now: datetime) -> bool:
    """Show what would come of an address or of a source; return whether it can be had."""
    from bot.chat.errors import SourceError
    from bot.gathering.adding import find_sources, look_at
    from bot.gathering.choosing import find_source
    from storage.ports.audiences import OPERATOR

    try:
        source = find_source(library.store.seen_by(OPERATOR).sources(), written)
    except SourceError:
        found = await _tried(find_sources(written, fetcher, now))
    else:
        found = await _tried(_alone(look_at(source, fetcher, now)))
    for candidate in found or ():
        _show(library, candidate)
    return found is not None


async def _alone(looking: Coroutine[None, None, "Candidate"]) -> "list[Candidate]":
    return [await looking]


def _show(library: "Library", candidate: "Candidate") -> None:
    """Show a source and its entries, and which of them are stored already."""
    from bot.chat.visible import one_line

    click.echo(one_line(_named(candidate)))
    if candidate.source.kind in _LOCAL:
        click.echo("  `briefing-bot gather` reads what is there")
    keys = [entry.key for entry in candidate.entries]
    seen = library.store.seen_entries(candidate.source.id, keys)
    for entry in candidate.entries[:_SHOWN]:
        known = seen.get(entry.key)
        state = "new" if known is None else "edited" if known.digest != entry.digest else "stored"
        click.echo(one_line(f"  {state:<6}  {_line(entry)}"))
    if len(candidate.entries) > _SHOWN:
        click.echo(f"  and {len(candidate.entries) - _SHOWN} more")
    for refusal in candidate.refusals[:_SHOWN]:
        click.echo(one_line(f"  {refusal}"), err=True)


def _line(entry: "Entry") -> str:
    at = entry.published
    day = at.isoformat()[:10] if isinstance(at, date) else "undated"
    length = len(entry.article.body.split()) if entry.article else 0
    text = f"{length} words" if length else "a link"
    return f"{day:<10}  {entry.title or 'untitled'}  ({text})  {entry.url or ''}".rstrip()


async def _check_all(library: "Library", fetcher: "Fetcher", now: datetime) -> bool:
    """Say of each source whether it can be had; return whether all can."""
    import asyncio

    from bot.chat.errors import SourceError
    from bot.chat.visible import one_line
    from bot.gathering.adding import look_at
    from storage.ports.audiences import OPERATOR

    every: Sequence[Source] = library.store.seen_by(OPERATOR).sources()
    if not every:
        click.echo("No sources yet. Add one: briefing-bot sources add https://example.org")
    limit = asyncio.Semaphore(_AT_ONCE)

    async def look(source: "Source") -> bool:
        async with limit:
            try:
                candidate = await look_at(source, fetcher, now)
            except SourceError as error:
                click.echo(one_line(f"failed  {source.title or source.address}: {error.reason}"))
                return False
        click.echo(one_line(f"ok      {_named(candidate)}"))
        return True

    return all(await asyncio.gather(*map(look, every)))
