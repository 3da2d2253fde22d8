"""What commands do and take, in the language that is spoken.

Both are written in English where a command is defined (`bot/commands`).
"""

from bot.wording.language.catalogue import _, pgettext


def summary(written: str) -> str:
    """Return what a command does."""
    return _(written)


def arguments(written: str) -> str:
    """Return what a command takes, such as ``<topic or words>``."""
    return pgettext("what a command takes", written) if written else ""
