"""The commands about stored articles. Only click is imported here: each imports what it needs."""

import re
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

import click

if TYPE_CHECKING:
    from bot.library.library import Library
    from bot.library.selection import Selection
    from briefings.reading.places.stored import End, StoredArticle

_Command: TypeAlias = Callable[..., None]

_SHOWN = 20
"""Articles that are shown before they are removed or withdrawn."""
_AGE = re.compile(r"([1-9]\d{0,3})([dwy])")
_UNITS = {"d": 1, "w": 7, "y": 365}


@click.group()
def articles() -> None:
    """List stored articles, or take some out of the corpus.

    `remove` is for what you don't want quoted any more. `withdraw` is for what its publisher took
    back: channels that got a sentence of it in a digest are told so in their next one. Either way
    it stays stored, so that links to earlier quotations still open; `resume` undoes both.

    Mailboxes, private hosts, files and posts sent to the bot are for the channel that brought them.
    `open` lets everyone see what came of them, `close` undoes that.

    \b
      briefing-bot articles list --source reuters --older-than 90d
      briefing-bot articles remove --file 'news/2024-*'
      briefing-bot articles withdraw --url https://example.org/story
      briefing-bot articles withdraw --missing
      briefing-bot articles list --private
    """


def _choosing(command: _Command) -> _Command:
    """Give a command the options by which articles are chosen."""
    day = click.DateTime(["%Y-%m-%d"])
    for option in reversed((
        click.option("--source", "--publisher", "sources", multiple=True, callback=_given,
                     help="Only of this publisher, e.g. Reuters or 'Reut*' (repeat)."),
        click.option("--file", "files", multiple=True, callback=_given,
                     help="Only from this file, folder or pattern, e.g. 'news/2024-*' (repeat)."),
        click.option("--url", "urls", multiple=True, callback=_given,
                     help="Only of this address, e.g. 'https://example.org/*' (repeat)."),
        click.option("--id", "ids", multiple=True, callback=_given,
                     help="Only the one with this id (repeat)."),
        click.option("--after", "since", type=day, help="Only from that day on."),
        click.option("--before", type=day, help="Only from before that day."),
        click.option("--older-than", "at_least", metavar="AGE", callback=_age,
                     help="Only older than e.g. 90d, 12w or 2y."),
        click.option("--missing", is_flag=True, help="Only those whose file is gone."),
    )):  # fmt: skip
        command = option(command)
    return command


def _given(
    _context: click.Context, _option: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    """Refuse what is empty: an unset variable of a script must not mean every article."""
    if not all(value.strip() for value in values):
        raise click.BadParameter("it is empty")
    return values


def _age(_context: click.Context, _option: click.Parameter, age: str | None) -> timedelta | None:
    if age is None:
        return None
    found = _AGE.fullmatch(age)
    if not found:
        raise click.BadParameter(f"{age!r} is not an age; write it as 90d, 12w or 2y")
    return timedelta(days=int(found[1]) * _UNITS[found[2]])


def _selection(options: dict[str, Any]) -> "Selection":
    from bot.library.selection import Selection

    for name in ("since", "before"):
        options[name] = options[name].date() if options[name] else None
    return Selection(**options)


@articles.command("list")
@_choosing
@click.option("--ended", is_flag=True, help="Those that were removed or withdrawn instead.")
@click.option("--private", is_flag=True, help="Only those that not everyone may see.")
@click.option(
    "--most", type=click.IntRange(1), default=100, show_default=True, help="Maximum number shown."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def list_(*, ended: bool, private: bool, most: int, as_json: bool, **options: Any) -> None:  # noqa: ANN401 - those of `_choosing`
    """Count and list articles, newest first."""
    import json

    from bot.app.config import load_settings
    from bot.app.opening import open_library

    selection = _selection(options)
    with open_library(load_settings()) as library:
        chosen = _choose(library, selection, ended=ended)
        found = [article for article in chosen if article.private or not private]
        audiences = library.store.audiences_of([each.id for each in found[:most] if each.private])
    click.echo(_counted(len(found), most), err=as_json)
    for article in found[:most]:
        channels = sorted(audiences[article.id]) if article.private else None
        if as_json:
            click.echo(json.dumps(_fields(article) | {"private": channels}, ensure_ascii=False))
        else:
            click.echo(_line(article, channels))


@articles.command()
@_choosing
@click.option("--yes", is_flag=True, help="Don't ask for confirmation.")
def remove(*, yes: bool, **options: Any) -> None:  # noqa: ANN401 - those of `_choosing`
    """Quote articles no more; nobody is told."""
    _end(_selection(options), "removed", yes=yes)


@articles.command()
@_choosing
@click.option("--yes", is_flag=True, help="Don't ask for confirmation.")
def withdraw(*, yes: bool, **options: Any) -> None:  # noqa: ANN401 - those of `_choosing`
    """Quote articles no more, and tell channels that got a sentence of them in a digest."""
    selection = _selection(options)
    _end(selection, "missing" if selection.missing else "withdrawn", yes=yes)


@articles.command()
@_choosing
@click.option("--yes", is_flag=True, help="Don't ask for confirmation.")
def resume(*, yes: bool, **options: Any) -> None:  # noqa: ANN401 - those of `_choosing`
    """Quote removed or withdrawn articles again."""
    from bot.app.config import load_settings
    from bot.app.opening import open_library

    selection = _selection(options)
    _refuse_empty(selection)
    with open_library(load_settings()) as library:
        found = _choose(library, selection, ended=True)
        if confirmed("resume", found, yes=yes):
            many = library.resume_articles([article.id for article in found])
            click.echo(f"resumed: {_articles(many)}")


@articles.command("open")
@_choosing
@click.option("--yes", is_flag=True, help="Don't ask for confirmation.")
def open_(*, yes: bool, **options: Any) -> None:  # noqa: ANN401 - those of `_choosing`
    """Let everyone see articles that only the channels see which brought them."""
    _show(_selection(options), private=True, yes=yes)


@articles.command()
@_choosing
@click.option("--yes", is_flag=True, help="Don't ask for confirmation.")
def close(*, yes: bool, **options: Any) -> None:  # noqa: ANN401 - those of `_choosing`
    """Let only the channels see articles again that brought them."""
    _show(_selection(options), private=False, yes=yes)


def _show(selection: "Selection", *, private: bool, yes: bool) -> None:
    """Open articles that are private, or close others."""
    from bot.app.config import load_settings
    from bot.app.opening import open_library

    _refuse_empty(selection)
    with open_library(load_settings()) as library:
        chosen = _choose(library, selection, ended=False)
        found = [article for article in chosen if article.private is private]
        if confirmed("open" if private else "close", found, yes=yes):
            change = library.open_articles if private else library.close_articles
            many = change([article.id for article in found])
            click.echo(f"{'opened' if private else 'closed'}: {_articles(many)}")


def _end(selection: "Selection", end: "End", *, yes: bool) -> None:
    from bot.app.config import load_settings
    from bot.app.opening import open_library

    _refuse_empty(selection)
    with open_library(load_settings()) as library:
        found = _choose(library, selection, ended=False)
        if confirmed("remove" if end == "removed" else "withdraw", found, yes=yes):
            end_articles(library, found, end)


def end_articles(library: "Library", found: "Sequence[StoredArticle]", end: "End") -> None:
    """Remove or withdraw articles, and say how many."""
    many = library.end_articles([article.id for article in found], end)
    done = "removed" if end == "removed" else "withdrawn"
    click.echo(f"{done}: {_articles(many)}; the topics' briefs are up to date")


def confirmed(verb: str, found: "Sequence[StoredArticle]", *, yes: bool) -> bool:
    """Show articles, and return whether to go on; where nobody can be asked, only with `yes`."""
    click.echo(_counted(len(found), _SHOWN))
    for article in found[:_SHOWN]:
        click.echo(_line(article))
    if not found or yes:
        return bool(found)
    if sys.stdin.isatty():
        return click.confirm(f"{verb.capitalize()} {_articles(len(found))}?")
    click.echo(f"Nothing was changed; add --yes to {verb} {_articles(len(found))}.")
    return False


def _refuse_empty(selection: "Selection") -> None:
    if selection.is_empty:
        raise click.UsageError("choose articles, e.g. by --source, --file, --id or --older-than")


def _choose(
    library: "Library", selection: "Selection", *, ended: bool
) -> "Sequence[StoredArticle]":
    from datetime import UTC

    from storage.ports.audiences import OPERATOR

    stored = library.store.seen_by(OPERATOR).list_articles(ended=ended)
    return selection.of(stored, datetime.now(UTC))


def _counted(many: int, most: int) -> str:
    return (
        f"{_articles(many)}:"
        if 0 < many <= most
        else (f"{_articles(many)}, the first {most}:" if many else "No articles match.")
    )


def _articles(many: int) -> str:
    from bot.wording.language.numbers import count

    return count(many, "article")


def _fields(article: "StoredArticle") -> dict[str, object]:
    at = article.published
    return {
        "id": article.id,
        "published": at.isoformat() if at else None,
        "source": article.source,
        "title": article.title,
        "url": article.url,
        "file": article.file,
        "state": article.end or "current",
    }


def _line(article: "StoredArticle", channels: Sequence[str] | None = None) -> str:
    from bot.chat.visible import one_line

    day = article.published.isoformat()[:10] if isinstance(article.published, date) else "undated"
    named = article.source or article.source_name or "no publisher"
    parts = (article.id, f"{day:<10}", f"{named[:24]:<24}", article.title or "untitled")
    end = f" ({article.end})" if article.end else ""
    if article.private:
        end += f" (private: {', '.join(channels)})" if channels else " (private)"
    return one_line("  ".join(parts) + f"  {article.file or ''}{end}")
