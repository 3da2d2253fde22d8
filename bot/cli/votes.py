"""The command about votes on a topic. Only click is imported here: it imports what it needs."""

import sys

import click


@click.command()
@click.argument("name")
@click.option("--reset", is_flag=True, help="Forget them.")
def votes(name: str, *, reset: bool) -> None:
    """Show what the votes on a topic come to, or forget them.

    In the chat /good 1 and /bad 1 vote on what the last brief said. Votes are kept; they change
    briefs only where learning is on (the setting LEARN).
    """
    from bot.app.config import load_settings
    from bot.app.run import open_library
    from bot.commands.votes import reset_votes, show_votes
    from bot.platforms.terminal.adapter import show

    with open_library(load_settings()) as library:
        answer = reset_votes if reset else show_votes
        show(answer(library, library.topic(name)), sys.stdout)
