"""Of what kinds marks and labels of an article are."""

from typing import Literal, TypeAlias

MarkKind: TypeAlias = Literal[
    "head",
    "heading",
    "lead-in",
    "bullet",
    "credit",
    "embed",
    "navigation",
    "code",
    "notice",
    "correction",
    "damage",
]
"""Why a stretch of a body is not quotable."""

Label: TypeAlias = Literal["opinion", "satire", "corrected", "live", "excerpts"]
"""What a publisher states of an article: that it is an opinion or a satire, that it was corrected
later, or that it goes on being written, so that its "Tuesday" may be any; or that it is not whole,
but what a reader has marked in it."""
