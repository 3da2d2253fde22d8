"""What can go wrong in the conversation and on the command line.

BotError
├── ConfigError(setting, reason, remedy)    the operator mends a setting, before anything starts
└── NothingKept(where)                      the operator brings articles in

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


class NothingKept(BotError):  # noqa: N818 - says what is the case, as the others do
    """There is no article to brief on."""

    def __init__(self, where: str) -> None:
        """Keep which store it is, without its password."""
        self.where = where
        super().__init__(
            f"no articles yet: {where} — bring some in with `briefing-bot ingest PATH`, "
            "or try the bundled ones with `briefing-bot run`",
        )


EXPECTED = (BriefingError, StorageError, BotError)
