"""The command line. Only click is imported here: each command imports what it needs."""

import sys
from typing import TYPE_CHECKING, Literal

import click

from bot.cli.articles import articles, confirmed, end_articles
from bot.cli.gathering.adding import add, check
from bot.cli.gathering.gather import gather
from bot.cli.gathering.sources import sources
from bot.cli.operations import backup, deliveries, healthcheck, restore, status
from bot.cli.platforms import feedback, init, manifest
from bot.cli.subscriptions import subscriptions
from bot.cli.summarise_command import summarise
from bot.cli.topics import topics
from bot.cli.votes import votes

if TYPE_CHECKING:
    from bot.library.library import Library
    from briefings.model import Brief


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="briefing-bot")
def cli() -> None:
    """Brief on topics from your own articles, in sentences quoted word for word.

    \b
    Getting started:
      briefing-bot run                     chat about the bundled articles
      briefing-bot init                    set up Telegram and Slack
      briefing-bot ingest news/ more.zip   add your own articles
      briefing-bot sources add URL         gather articles by itself
      briefing-bot brief trade             get a brief on a topic
      briefing-bot brief power of siberia  get a brief on any words
      briefing-bot topics                  list the topics or change them
      briefing-bot summarise news/         summarise files without storing them

    Settings come from the environment or the file .env; docs/configuration.md lists them.
    `briefing-bot doctor` shows them and what is wrong.

    \b
    Exit codes: 0 success, 1 something was refused, 2 wrong usage.
    """


cli.add_command(articles)
cli.add_command(backup)
cli.add_command(deliveries)
cli.add_command(feedback)
cli.add_command(gather)
cli.add_command(healthcheck)
cli.add_command(init)
cli.add_command(manifest)
cli.add_command(restore)
sources.add_command(add)
sources.add_command(check)
cli.add_command(sources)
cli.add_command(status)
cli.add_command(subscriptions)
cli.add_command(summarise)
topics.add_command(votes)
cli.add_command(topics)


def _engine(_context: click.Context, _option: click.Parameter, name: str | None) -> str | None:
    if name is None:
        return None
    from briefings.ranking.names import NAMES

    if name not in NAMES:
        raise click.BadParameter(f"{name!r} is not one of {', '.join(NAMES)}")
    return name


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--prune", is_flag=True, help="Withdraw stored articles that are no longer there.")
@click.option("--yes", is_flag=True, help="With --prune: don't ask for confirmation.")
@click.pass_context
def ingest(context: click.Context, paths: tuple[str, ...], *, prune: bool, yes: bool) -> None:
    """Read articles from files, folders, globs, zips or standard input (-).

    Reads text, Markdown, HTML, JSON, JSONL, CSV, RSS, Atom, RIS, subtitles, .eml and .mbox. Reading
    a file again changes nothing. Files that can't be read are named on standard error; the others
    are still read.

    \b
      briefing-bot ingest news/
      briefing-bot ingest 'news/2025-05-*.html' archive.zip
      curl -s https://example.org/story | briefing-bot ingest -
      briefing-bot ingest news/ --prune
    """
    from datetime import UTC, datetime

    from bot.app.config import load_settings
    from bot.app.opening import open_library
    from bot.cli.progress import watch
    from bot.library.pruning import Pruning
    from bot.library.rereading import Rereading
    from briefings.reading.folder import read

    if prune and "-" in paths:
        raise click.UsageError("--prune needs files or folders, not standard input")
    pruning = Pruning(paths)
    with open_library(load_settings()) as library, watch(sys.stderr) as progress:
        Rereading(library).finish()
        stdin = sys.stdin.buffer if "-" in paths else None
        findings = read(paths, at=datetime.now(UTC), stdin=stdin)
        report = library.ingest(pruning.watch(findings), progress)
        left_out = f", {report.ended} removed or withdrawn before" if report.ended else ""
        click.echo(
            f"read {report.read}: {report.new} new, {report.unchanged} unchanged, "
            f"{report.replaced} replaced, {len(report.refused)} refused{left_out}",
        )
        missing = pruning.missing(library.store.list_articles()) if prune else []
        if prune and confirmed("withdraw", missing, yes=yes):
            end_articles(library, missing, "missing")
    context.exit(1 if report.refused else 0)


@cli.command()
@click.argument("words", nargs=-1, required=True, metavar="TOPIC|WORDS…")
@click.option("--points", type=click.IntRange(1, 50), help="Maximum number of points.")
@click.option("--words", "length", type=click.IntRange(1), help="Maximum number of words in all.")
@click.option("--order", type=click.Choice(["importance", "time"]), help="What comes first.")
@click.option("--since", metavar="DAY", help="Only articles since, e.g. 2025-05-01, monday or 30d.")
@click.option("--until", metavar="DAY", help="Only articles up to, e.g. 2025-05-07 or yesterday.")
@click.option(
    "--engine",
    metavar="NAME",
    callback=_engine,
    help="How sentences are chosen: coverage, lexrank, textrank, lsa, luhn, kl or sumbasic.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="Output format.",
)
def brief(  # noqa: PLR0913, PLR0917 - one argument an option
    words: tuple[str, ...],
    points: int | None,
    length: int | None,
    order: Literal["importance", "time"] | None,
    since: str | None,
    until: str | None,
    engine: str | None,
    form: Literal["text", "json", "markdown"],
) -> None:
    """Print a brief on a topic or on any words.

    On a topic it covers the last 14 days, or the newest there are, unless it is told otherwise.

    \b
      briefing-bot brief trade --points 8
      briefing-bot brief trade --since 2025-05-01 --until 2025-05-07
      briefing-bot brief power of siberia --words 120 --format markdown
      briefing-bot brief trade --format json
    """
    from dataclasses import replace
    from datetime import UTC, datetime

    from bot.app.config import load_settings
    from bot.app.opening import open_library
    from bot.chat.errors import NoArticles
    from bot.cli.days import words_and_days

    settings, now = load_settings().otherwise(engine, points, length, order), datetime.now(UTC)
    wanted, window = words_and_days(" ".join(words), since, until, now)
    with open_library(settings) as library:
        if not library.corpus_stats().articles:
            raise NoArticles(settings.where)
        recipe = replace(library.recipe, window=window)
        _print(library, library.brief_on(wanted, recipe, now), form)


def _print(library: "Library", brief: "Brief", form: str) -> None:
    from zoneinfo import ZoneInfo

    from bot.commands.briefs import describe
    from bot.commands.gathering.freshness import add_freshness
    from bot.exports.brief_json import brief_json
    from bot.exports.markdown import markdown
    from bot.platforms.terminal.adapter import show

    if form == "json":
        click.echo(brief_json(brief))
        return
    zone = ZoneInfo(library.zone)
    message = add_freshness(library, describe(library, brief), None, zone, library.clock())
    if form == "markdown":
        click.echo(markdown(message))
    else:
        show(message, sys.stdout)


@cli.command()
def chat() -> None:
    """Chat in the terminal; an empty database gets the bundled articles first."""
    from bot.app.config import load_settings
    from bot.app.run import chat as talk

    talk(load_settings())


@cli.command()
def run() -> None:
    """Start the bot in Telegram, Slack or both: wherever there is a token.

    `briefing-bot init` asks for the tokens. Without any, it chats in the terminal.

    If standard input is not a terminal, it answers line by line:

    \b
      printf '/trade\\n/ceasefire\\n' | briefing-bot run
    """
    from bot.app.config import load_settings
    from bot.app.run import run as start

    start(load_settings())


@cli.command()
@click.pass_context
def verify(context: click.Context) -> None:
    """Check every quotation against the stored text and the files."""
    from bot.app.config import load_settings
    from bot.app.opening import open_library
    from bot.library.verification import verify as check
    from bot.platforms.terminal.adapter import show
    from bot.wording.corpus import verification_message

    with open_library(load_settings()) as library:
        found = check(library.store)
    show(verification_message(found), sys.stdout)
    context.exit(1 if found.broken else 0)


@cli.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Check settings, database, versions and corpus; say what is wrong and how to fix it."""
    from datetime import UTC, datetime

    from bot.app.doctor import examine
    from bot.chat.visible import one_line

    wrong = False
    for finding in examine(datetime.now(UTC)):
        click.echo(
            f"{'ok   ' if finding.ok else 'WRONG'}  {finding.check}: {one_line(finding.detail)}"
        )
        wrong = wrong or not finding.ok
    context.exit(1 if wrong else 0)
