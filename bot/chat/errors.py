"""What can go wrong in the conversation and on the command line.

BotError
├── ConfigError(setting, reason, remedy)    the operator mends a setting, before anything starts
├── NoArticles(where)                       the operator adds articles
├── SubscriptionError(which, reason, remedy) someone mends a file of subscriptions
├── SourceError(address, reason, remedy)   someone names another source, or names it otherwise
├── FileRefused(file, reason, remedy)       the operator names another file, or allows it
├── PlatformLost(platform, reason, remedy)  the operator mends a token, or the way to the platform
├── TakenOver(reference)                    another process answers: nothing is to be done
├── Unreadable(what, reason)                it is set aside until a program comes that can read it
└── SendError(reason)                       the conversation decides:
    ├── RetryLater(reason, after, too_fast) nothing was sent: try again after so many seconds
    ├── MaybeSent(reason, answered)         look it up, or send it again and say so
    ├── ChannelMoved(reason, to)            write the new id everywhere, and send it there
    ├── ChannelGone(reason)                 send nothing there until someone is back
    └── SendFailed(reason)                  say so, and go on

`EXPECTED` is what the command line answers with one line and exit code 1; anything else is a bug.
Errors are data: attributes first, the text derived, one line, *what: which — what to do*.
"""

from briefings.errors import BriefingError
from storage.errors import StorageError


class BotError(Exception):
    """Base of every error of this package."""

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by attributes, as the text is derived from them."""
        return type(self), tuple(vars(self).values())


class ConfigError(BotError):
    """A setting can't be used as it is."""

    def __init__(self, setting: str, reason: str, remedy: str) -> None:
        """Keep the setting's name, what is wrong with it (no secret in it), and what to do."""
        self.setting, self.reason, self.remedy = setting, reason, remedy
        super().__init__(f"setting refused: {setting} {reason} — {remedy}")


class NoArticles(BotError):  # noqa: N818 - says what is the case, as the others do
    """There is no article to brief on."""

    def __init__(self, where: str) -> None:
        """Keep which store it is, without its password."""
        self.where = where
        super().__init__(
            f"no articles yet: {where} — add some with `briefing-bot ingest PATH`, "
            "or try the bundled ones with `briefing-bot run`",
        )


class SubscriptionError(BotError):
    """A subscription in a file can't be used as it is."""

    def __init__(self, which: str, reason: str, remedy: str) -> None:
        """Keep which one, what is wrong with it, and what to do."""
        self.which, self.reason, self.remedy = which, reason, remedy
        super().__init__(f"subscriptions refused: {which}: {reason} — {remedy}")


class SourceError(BotError):
    """A source can't be added or changed as it is named."""

    def __init__(self, address: str, reason: str, remedy: str) -> None:
        """Keep where it is said to be, what is wrong with that, and what to do."""
        self.address, self.reason, self.remedy = address, reason, remedy
        super().__init__(f"source refused: {address}: {reason} — {remedy}")


class FileRefused(BotError):  # noqa: N818 - says what is the case, as the others do
    """A file is not written."""

    def __init__(self, file: str, reason: str, remedy: str) -> None:
        """Keep its name, why, and what to do."""
        self.file, self.reason, self.remedy = file, reason, remedy
        super().__init__(f"file not written: {file}: {reason} — {remedy}")


class PlatformLost(BotError):  # noqa: N818 - the same
    """A platform does not know us any more, or can't be reached."""

    def __init__(self, platform: str, reason: str, remedy: str) -> None:
        """Keep which platform, what it said (no token in it), and what the operator can do."""
        self.platform, self.reason, self.remedy = platform, reason, remedy
        super().__init__(f"{platform} lost: {reason} — {remedy}")


class TakenOver(BotError):  # noqa: N818 - the same
    """Another process has taken a request up, as this one did not hold it for too long."""

    def __init__(self, reference: str) -> None:
        """Keep what the log calls the request."""
        self.reference = reference
        super().__init__(f"reference {reference}: another process answers it")


class Unreadable(BotError):  # noqa: N818 - the same
    """Something that is stored can't be read by this program, on this machine."""

    def __init__(self, what: str, reason: str) -> None:
        """Keep what it is, and why."""
        self.what, self.reason = what, reason
        super().__init__(
            f"{what} can't be read: {reason} — start a newer version, or correct the row"
        )


class SendError(BotError):
    """A message was not sent, or that is not known."""

    def __init__(self, reason: str) -> None:
        """Keep what the platform said."""
        self.reason = reason
        super().__init__(f"not sent: {reason}")


class RetryLater(SendError):  # noqa: N818 - the same
    """Nothing was sent; it may be tried again."""

    def __init__(self, reason: str, after: float, too_fast: bool = False) -> None:  # noqa: FBT001, FBT002 - pickled by place
        """Keep how many seconds to wait at least, and whether too much was sent of late."""
        super().__init__(reason)
        self.after = after
        self.too_fast = too_fast


class MaybeSent(SendError):  # noqa: N818 - the same
    """Nobody knows whether it was sent."""

    def __init__(self, reason: str, answered: bool = False) -> None:  # noqa: FBT001, FBT002 - pickled by place
        """Keep whether the platform said itself that it failed (a 5xx), or no reply came.

        Either may have been sent, but what was answered so hardly ever was.
        """
        super().__init__(reason)
        self.answered = answered


class ChannelMoved(SendError):  # noqa: N818 - the same
    """The channel has another id now."""

    def __init__(self, reason: str, to: str) -> None:
        """Keep the new id."""
        super().__init__(reason)
        self.to = to


class ChannelGone(SendError):  # noqa: N818 - the same
    """The bot was blocked or removed, or the channel is no more."""


class SendFailed(SendError):  # noqa: N818 - the same
    """The platform refused the message."""


EXPECTED = (BriefingError, StorageError, BotError)
