"""Subscriptions as a file, to take along. Only click is imported: each imports what it needs."""

from datetime import datetime
from typing import TextIO

import click


@click.group()
def subscriptions() -> None:
    """Write all subscriptions as TOML, or bring some in."""


@subscriptions.command("export")
@click.argument("file", type=click.File("w", encoding="utf-8"), default="-")
def export(file: TextIO) -> None:
    """Write all subscriptions to FILE, or to standard output."""
    from bot.app import open_desk
    from bot.config import load_settings
    from bot.subscriptions_file import write_subscriptions

    with open_desk(load_settings()) as desk:
        file.write(write_subscriptions(desk.store.subscriptions()))


@subscriptions.command("import")
@click.argument("file", type=click.File(encoding="utf-8"))
def bring_in(file: TextIO) -> None:
    """Add the subscriptions of FILE that are not there; all, or none where one can't be used."""
    from datetime import UTC

    from bot.app import open_desk
    from bot.config import load_settings
    from bot.subscriptions_file import bring_in as keep
    from bot.subscriptions_file import read_subscriptions

    wanted = read_subscriptions(file.read())
    now = datetime.now(UTC)
    with open_desk(load_settings()) as desk:
        new = keep(desk.store, wanted, now)
    click.echo(f"{new:,} new, {len(wanted) - new:,} there already")
