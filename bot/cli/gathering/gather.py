"""The command that gathers. Only click is imported here: it imports what it needs."""

import sys
from typing import TYPE_CHECKING, Literal

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.app.config import Settings
    from bot.gathering.rounds.report import RoundReport
    from bot.library.library import Library
    from briefings.gathering.source import Source


@click.command()
@click.option("--once", is_flag=True, help="One round over what is due: the default.")
@click.option("--all", "everything", is_flag=True, help="Every source now, due or not.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Output format.",
)
@click.pass_context
def gather(
    context: click.Context,
    *,
    once: bool,  # noqa: ARG001 - says what is done anyway
    everything: bool,
    form: Literal["text", "json"],
) -> None:
    """Fetch what the sources have, and read what is new.

    `run` does this by itself. For cron, where the bot doesn't run all the time:

    \b
      briefing-bot gather --once
      briefing-bot gather --all --format json
    """
    import asyncio
    import json

    from bot.app.config import load_settings
    from bot.app.opening import open_library
    from bot.library.rereading import Rereading

    settings = load_settings()
    with open_library(settings) as library:
        Rereading(library).finish()
        sources = _claimed(library, settings, everything=everything)
        report = asyncio.run(_round(library, settings, sources))
        library.refresh()
        if form == "json":
            click.echo(json.dumps(report.fields, ensure_ascii=False, indent=2))
        else:
            click.echo(_summary(library, report))
    context.exit(1 if report.count("failed") or report.count("refused") else 0)


def _claimed(library: "Library", settings: "Settings", *, everything: bool) -> "Sequence[Source]":
    from datetime import UTC, datetime

    from bot.gathering.fetching import source_lease

    now = datetime.now(UTC)
    return library.store.claim_sources(
        now, now + source_lease(settings.lease), due_only=not everything
    )


async def _round(
    library: "Library", settings: "Settings", sources: "Sequence[Source]"
) -> "RoundReport":
    from datetime import UTC, datetime

    from bot.cli.progress import watch_round
    from bot.gathering.fetching import make_fetchers
    from bot.gathering.rounds.round import Round
    from bot.gathering.rounds.threads import Threads
    from bot.queue.events import Events

    with Threads() as threads, watch_round(sys.stderr, len(sources)) as progress:
        async with make_fetchers(settings) as fetchers:
            here = Round(
                store=library.store,
                fetcher=fetchers.web,
                mailboxes=fetchers.mailboxes,
                threads=threads,
                events=Events(),
                now=lambda: datetime.now(UTC),
                progress=progress,
            )
            return await here.run(sources)


def _summary(library: "Library", report: "RoundReport") -> str:
    """Return what came of a round in a line, or why there was none."""
    if not report.sources:
        return _why_nothing(library)
    counts = (
        (report.count(state), state) for state in ("fetched", "unchanged", "failed", "refused")
    )
    sources = ", ".join(f"{many} {state}" for many, state in counts)
    read = f"{report.new} new, {report.replaced} replaced"
    return f"gathered {len(report.sources)} sources: {sources}; articles: {read}"


def _why_nothing(library: "Library") -> str:
    from storage.ports.audiences import OPERATOR

    if not library.store.seen_by(OPERATOR).sources():
        return "There are no sources yet; `briefing-bot sources add URL` adds one."
    due = [each.due for each in library.store.source_health().values() if each.due]
    when = f"; the next is due at {min(due):%Y-%m-%d %H:%M} UTC" if due else ""
    return f"Nothing is due{when}. `briefing-bot gather --all` fetches everything now."
