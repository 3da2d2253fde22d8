"""What can go wrong with content.

BriefingError
├── ReadingError(path, where, reason, remedy)   a file is refused: whoever supplied it mends it
├── TopicError(topic, reason, remedy)           a topic is refused: whoever wrote it mends it
├── FamilyError(family, reason, remedy)         a line of seeds/publishers.toml can't be used
├── EngineError(engine, known)                  no such ranking engine: the operator picks another
├── FetchFailed(reason, retry_after)            an address can't be had now: we try again later
├── FetchRefused(reason, remedy)                an address isn't fetched: who gave it sees why
├── MeaningError(reason)                        no model to compare with: the operator installs it
└── WorkerError(reason)                         no process to read files in: the operator sees why

Errors are data: attributes first, the text derived. A text is one line,
*what: which — what to do*.
"""

from collections.abc import Sequence


class BriefingError(Exception):
    """Base of every error of this package."""

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by attributes, as the text is derived from them."""
        return type(self), tuple(vars(self).values())


class ReadingError(BriefingError):
    """A file, or a part of one, can't be read as an article."""

    def __init__(self, path: str, where: str | None, reason: str, remedy: str) -> None:
        """Keep what was refused: `where` is a place inside the file, e.g. ``line 4``."""
        self.path, self.where, self.reason, self.remedy = path, where, reason, remedy
        place = f"{path}, {where}" if where else path
        super().__init__(f"refused: {place}: {reason} — {remedy}")


NO_CHARACTER = "an escape in it, like \\u0000 or \\ud800, stands for no character"
"""The reason for refusing a text that no database takes."""


def failed_reading(error: Exception, path: str, where: str | None) -> ReadingError:
    """Return the refusal of what a reader failed on; what the error says may be words of a text."""
    if isinstance(error, UnicodeEncodeError):
        return ReadingError(path, where, NO_CHARACTER, "fix it or take it out")
    reason = f"its reader failed ({type(error).__name__})"
    return ReadingError(path, where, reason, "leave it out, and report this as a bug")


class TopicError(BriefingError):
    """A topic can't be used as it is written."""

    def __init__(self, topic: str, reason: str, remedy: str) -> None:
        """Keep the topic's name, what is wrong with it, and what to do."""
        self.topic, self.reason, self.remedy = topic, reason, remedy
        super().__init__(f"topic refused: {topic!r}: {reason} — {remedy}")


class FamilyError(BriefingError):
    """A publisher in `seeds/publishers.toml` can't be used as it is written."""

    def __init__(self, family: str, reason: str, remedy: str) -> None:
        """Keep the publisher's name, what is wrong with its line, and what to do."""
        self.family, self.reason, self.remedy = family, reason, remedy
        super().__init__(f"publishers.toml refused: {family!r}: {reason} — {remedy}")


class EngineError(BriefingError):
    """No ranking engine has that name."""

    def __init__(self, engine: str, known: Sequence[str]) -> None:
        """Keep the name asked for, and the names there are."""
        self.engine, self.known = engine, tuple(known)
        super().__init__(f"no such engine: {engine!r} — use one of {', '.join(self.known)}")


class FetchFailed(BriefingError):  # noqa: N818 - it becomes the outcome `Failed`
    """What is at an address can't be had now."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        """Keep why, in plain words, and the seconds that the server asks us to wait."""
        self.reason, self.retry_after = reason, retry_after
        super().__init__(f"not fetched: {reason}")


class FetchRefused(BriefingError):  # noqa: N818 - it becomes the outcome `Refused`
    """An address may not be fetched; it isn't said which, as there may be a secret in it."""

    def __init__(self, reason: str, remedy: str | None = None) -> None:
        """Keep why, in plain words, and what the operator can do, if there is anything."""
        self.reason, self.remedy = reason, remedy
        super().__init__(f"not fetched: {reason}")


class MeaningError(BriefingError):
    """The model that compares meanings can't be used."""

    def __init__(self, reason: str) -> None:
        """Keep what is wrong with it."""
        self.reason = reason
        super().__init__(
            f"meanings can't be compared: {reason}"
            " — run: pip install 'briefing-bot[meaning]', or set MEANING=false"
        )


class WorkerError(BriefingError):
    """No process can be started to read files in."""

    def __init__(self, reason: str) -> None:
        """Keep what the system says."""
        self.reason = reason
        super().__init__(
            f"files can't be read: no process can be started for it ({reason})"
            " — check the limits on processes and memory"
        )
