"""What the bot says: structure, never markup. Renderers turn a Message into a platform's own."""

from dataclasses import dataclass
from typing import TypeAlias

from briefings.model import Excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A line that names what follows."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Plain words of the bot's own."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """An excerpt, word for word, with who says so.

    Attributes:
        excerpt: what is quoted; its text is shown unaltered.
        number: what `/context` calls it.
        attribution: source, date and place, in words.
        label: how it relates to the lead above it ("agrees", "differs …"); None for a lead.
        before: text that stands before it in its paragraph, shown as context only.
        after: text that stands after it.
        notes: what the bot says beside it, such as which day a "Thursday" was.
    """

    excerpt: Excerpt
    number: int
    attribution: str
    label: str | None = None
    before: str = ""
    after: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list; an entry is a term and what is said of it (may be empty)."""

    rows: tuple[tuple[str, str], ...]


Part: TypeAlias = Heading | Paragraph | Quote | Bullets


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Parts in reading order."""

    parts: tuple[Part, ...]
