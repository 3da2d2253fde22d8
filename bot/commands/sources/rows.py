"""The rows of this family in the table of commands."""

from typing import Final

from bot.commands.arguments import takes
from bot.commands.command import OWNERS, READING, Command
from bot.commands.sources import adding, listing, reading

ROWS: Final = (
    Command(
        name="sources",
        takes=listing.takes_page,
        arguments="[topic or words]",
        help="the sources, and how they are doing",
        rights=READING,
        run=listing.sources,
    ),
    Command(
        name="addsource",
        takes=takes.anything,
        arguments="<address>",
        help="follow a feed or a site",
        rights=OWNERS,
        run=adding.add,
    ),
    Command(
        name="removesource",
        takes=takes.anything,
        arguments="<number or address>",
        help="stop following a source",
        rights=OWNERS,
        run=adding.remove,
    ),
    Command(
        name="read",
        takes=takes.anything,
        arguments="<address>",
        help="read a web page into this chat's articles",
        rights=OWNERS,
        run=reading.read,
    ),
    Command(
        name="open",
        takes=takes.anything,
        help="let everyone see what was read here",
        rights=OWNERS,
        run=reading.open_article,
        listed=False,
    ),
    Command(
        name="received",
        takes=takes.anything,
        help="read a file or post that was sent",
        rights=OWNERS,
        run=reading.received,
        listed=False,
    ),
)
