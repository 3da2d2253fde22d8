"""Commands for those who run the bot. Only click is imported here: each imports what it needs."""

import sys
from datetime import datetime
from pathlib import Path

import click

_STATES = ("pending", "sent", "doubt", "failed", "skipped")


@click.command()
def status() -> None:
    """Show what is waiting, what is due next and what went wrong, also while the bot runs."""
    from datetime import UTC

    from bot.app.config import load_settings
    from bot.app.opening import open_library
    from bot.platforms.terminal.adapter import show
    from bot.subscriptions.status import status_of
    from bot.wording.status import status_message

    now = datetime.now(UTC)
    with open_library(load_settings()) as library:
        show(status_message(status_of(library.store, now), now), sys.stdout)


@click.command()
@click.option("--alive", is_flag=True, help="Only ask whether it answers at all (/healthz).")
@click.pass_context
def healthcheck(context: click.Context, *, alive: bool) -> None:
    """Ask the bot that runs here whether it is ready (/readyz), and say what is wrong.

    \b
      HEALTHCHECK CMD ["briefing-bot", "healthcheck"]

    Use --alive where the answer no ends the bot: while its database restarts, it is alive but not
    ready, and works again by itself.
    """
    from bot.app.config import load_settings
    from bot.web.healthcheck import ask

    report = ask(load_settings().listen, is_ready=not alive)
    click.echo(report.text, err=not report.ok)
    context.exit(0 if report.ok else 1)


@click.command()
@click.option("--state", type=click.Choice(_STATES), help="Only digests in this state.")
@click.option("--channel", help="Only digests of a channel, such as telegram:123.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only digests due since that day.")
@click.option(
    "--most",
    type=click.IntRange(1),
    default=100,
    show_default=True,
    help="Maximum number of digests.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def deliveries(
    state: str | None, channel: str | None, since: datetime | None, most: int, *, as_json: bool
) -> None:
    """List digests and their states, latest first, with their references in the log."""
    import json
    from datetime import UTC

    from bot.app.config import load_settings
    from bot.app.opening import open_library
    from bot.chat.references import reference_of

    after = since.replace(tzinfo=UTC) if since else None
    with open_library(load_settings()) as library:
        found = library.store.deliveries(state=state, channel=channel, since=after, most=most)
    if not found:
        every = not (state or channel or since)
        click.echo("No digests yet." if every else "No digests match.", err=as_json)
    for each in found:
        row = {
            "reference": reference_of(each.key),
            "state": each.state,
            "slot": each.slot,
            "at": each.at.isoformat(),
            "subscription": each.subscription,
            "channel": each.channel,
        }
        click.echo(json.dumps(row) if as_json else "  ".join(map(str, row.values())))


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Back up the database into a new FILE, also while the bot runs, and check the copy."""
    from datetime import UTC

    from bot.app.config import load_settings
    from storage.backup import back_up

    settings = load_settings()
    url = settings.database_url.get_secret_value()
    copied = back_up(url, file, datetime.now(UTC), settings.data_folder)
    size = file.stat().st_size / 1e6
    contents = ", ".join(f"{many:,} {name}" for name, many in copied.items() if many)
    click.echo(f"{file}: {size:.1f} MB, checked: {contents or 'empty'}")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Don't ask for confirmation.")
def restore(file: Path, *, yes: bool) -> None:
    """Replace the database with a backup; nothing that was due is sent again.

    The previous SQLite file is kept under another name. A PostgreSQL database has to be empty.
    """
    from datetime import UTC

    from bot.app.config import load_settings
    from bot.app.recovery import restore as put_back
    from storage.exclusive_lock import exclusive_lock

    settings = load_settings()
    url = settings.database_url.get_secret_value()
    if not yes:
        click.confirm(f"Replace the current database with {file}?", abort=True)
    now = datetime.now(UTC)
    with exclusive_lock(url):
        articles, dropped = put_back(
            file,
            url,
            now,
            lambda to: click.echo(f"previous database kept as {to}"),
            settings.data_folder,
        )
    click.echo(f"restored {articles:,} articles; dropped {dropped:,} pending requests")
