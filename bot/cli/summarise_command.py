"""`briefing-bot summarise` among the other commands; `bot.cli.summarise` does it."""

import click

from bot.cli import summarise as summarising


@click.command(
    add_help_option=False,
    context_settings={"ignore_unknown_options": True},
    short_help="Condense files, or each line of a batch, without storing anything.",
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def summarise(context: click.Context, arguments: tuple[str, ...]) -> None:
    """Condense files, or each line of a batch."""
    context.exit(summarising.summarise(arguments))
