"""What commands do, in the language that is spoken."""

from bot.wording.catalogue import _


def summary(written: str) -> str:
    """Return a command's summary; it is written in English where the command is defined."""
    return _(written)
