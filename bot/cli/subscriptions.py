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
    from bot.app.config import load_settings
    from bot.app.run import open_library
    from bot.subscriptions.file import write_subscriptions

    with open_library(load_settings()) as library:
        file.write(write_subscriptions(library.store.subscriptions()))


@subscriptions.command("import")
@click.argument("file", type=click.File(encoding="utf-8"))
def bring_in(file: TextIO) -> None:
    """Add the subscriptions of FILE that are not there; all, or none where one can't be used."""
    from datetime import UTC

    from bot.app.config import load_settings
    from bot.app.run import open_library
    from bot.subscriptions.file import bring_in as keep
    from bot.subscriptions.file import read_subscriptions

    wanted = read_subscriptions(file.read())
    now = datetime.now(UTC)
    with open_library(load_settings()) as library:
        new = keep(library.store, wanted, now)
    click.echo(f"{new:,} new, {len(wanted) - new:,} there already")
