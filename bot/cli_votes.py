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
    from bot.app import open_desk
    from bot.commands.votes import forgotten, shown
    from bot.config import load_settings
    from bot.terminal.adapter import show

    with open_desk(load_settings()) as desk:
        answer = forgotten if reset else shown
        show(answer(desk, desk.topic(name)), sys.stdout)
