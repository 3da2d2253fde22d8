"""The command about votes on a topic. Only click is imported here: it imports what it needs."""

import sys

import click


@click.command()
@click.argument("name")
@click.option("--reset", is_flag=True, help="Forget the votes.")
def votes(name: str, *, reset: bool) -> None:
    """Show or reset the votes on a topic.

    In a chat, /good 1 and /bad 1 vote on a point of the last brief. Votes change briefs only if
    the setting LEARN is on.
    """
    from bot.app.config import load_settings
    from bot.app.opening import open_library
    from bot.commands.votes import reset_votes, show_votes
    from bot.platforms.terminal.adapter import show

    with open_library(load_settings()) as library:
        answer = reset_votes if reset else show_votes
        show(answer(library, library.topic(name)), sys.stdout)
