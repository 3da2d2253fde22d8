"""A paragraph of a document."""

from typing import NamedTuple

from briefings.kinds import MarkKind


class Block(NamedTuple):
    """A paragraph, and why it is not quotable, if it isn't."""

    text: str
    kind: MarkKind | None = None
