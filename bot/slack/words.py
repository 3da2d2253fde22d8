"""The few words that Slack alone needs."""

from bot.wording.catalogue import _


def continued() -> str:
    """Return what stands at the end of a head message that a thread follows."""
    return _("Continued in the thread.")
