"""Exports and imports subscriptions. Only click is imported: each imports what it needs."""

from datetime import datetime
from pathlib import Path
from typing import TextIO

import click


@click.group()
def subscriptions() -> None:
    """Export or import subscriptions as TOML."""


@subscriptions.command("export")
@click.argument("file", type=click.Path(path_type=Path), default="-")
@click.option("--force", is_flag=True, help="Overwrite FILE if it exists.")
def export(file: Path, *, force: bool) -> None:
    """Write all subscriptions to FILE, or to standard output."""
    from bot.app.config import load_settings
    from bot.app.opening import open_library
    from bot.cli.files import write_file
    from bot.subscriptions.file import encode_subscriptions

    with open_library(load_settings()) as library:
        text = encode_subscriptions(library.store.subscriptions())
    write_file(file, text, force=force)


@subscriptions.command("import")
@click.argument("file", type=click.File(encoding="utf-8"))
def import_(file: TextIO) -> None:
    """Add the new subscriptions of FILE; none are added if one of them is invalid."""
    from datetime import UTC

    from bot.app.config import load_settings
    from bot.app.opening import open_library
    from bot.subscriptions.file import add_missing, decode_subscriptions

    subscriptions = decode_subscriptions(file.read())
    now = datetime.now(UTC)
    with open_library(load_settings()) as library:
        new = add_missing(library.store, subscriptions, now)
    click.echo(f"{new:,} new, {len(subscriptions) - new:,} already there")
