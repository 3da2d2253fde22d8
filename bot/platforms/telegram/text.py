"""Text with entities, measured as Telegram measures it: in UTF-16 code units."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.chat.own_text import pieces_of

_WORD = re.compile(r"\S+")
_LIVE = re.compile(
    r"(?<!\w)[@/]\w"  # mentions, commands
    r"|#\S|\$(?:[A-Za-z]|1INCH)"  # hashtags, cashtags: digits such as ² may stand before them
    r"|\w@\w"  # addresses of e-mail
    r"|[^\s.]\.[^\W\d_][^\s.,;:!?'\"”’»)\]]"  # addresses of pages, of any alphabet and emoji
    r"|://"
    r"|\+\d|\d[\d().-]{5,}\d"  # telephone and card numbers
)
"""What Telegram makes a link of by itself in a word (core.telegram.org/api/entities)."""
_SIGNS = "@/"
"""Of these, those that are inert after a letter."""
_SPACED_NUMBER = re.compile(
    r"\+\d[\d\s().-]{5,}\d"  # a telephone number
    r"|(?<!\d)\d(?:[ -]*\d){12,18}(?!\d)"  # the number of a bank card
)
_COMMAND = re.compile(r"(?<![\w/])/[a-z0-9_]+(?![\w/@]|\.\w)")
_NUMBER = re.compile(r"[+\d().-]{7,}")
"""What may be live in our own words: commands, and numbers, which are mostly dates."""
_MOST_LIVE = 20
"""Such words in a text: one with more of them is shown as code as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A span of text with a meaning: offset and length in UTF-16 code units."""

    type: str
    offset: int
    length: int
    url: str | None = None

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.offset + self.length

    def moved(self, by: int) -> "Entity":
        """Return it shifted."""
        return replace(self, offset=self.offset + by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Styled:
    """Text and its entities, outer ones first."""

    text: str
    entities: tuple[Entity, ...] = ()

    @property
    def units(self) -> int:
        """How long it is."""
        return units(self.text)


def units(text: str) -> int:
    """Return the length of `text` in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def plain(text: str) -> Styled:
    """Return text without style."""
    return Styled(text=text)


def style(text: str, kind: str, url: str | None = None) -> Styled:
    """Return text in one style."""
    if not text:
        return Styled(text="")
    return Styled(text=text, entities=(Entity(type=kind, offset=0, length=units(text), url=url),))


def join(separator: str, pieces: list[Styled]) -> Styled:
    """Return pieces joined by a separator."""
    text: list[str] = []
    entities: list[Entity] = []
    offset = 0
    for place, piece in enumerate(pieces):
        if place:
            text.append(separator)
            offset += units(separator)
        text.append(piece.text)
        entities += (entity.moved(offset) for entity in piece.entities)
        offset += piece.units
    return Styled(text="".join(text), entities=tuple(entities))


def foreign_text(text: str, kind: str | None = None) -> Styled:
    """Return foreign text in one style, in which nothing becomes a link.

    Telegram looks for mentions, commands and addresses in all text but code: such words are shown
    as code, letter for letter (core.telegram.org/bots/api#formatting-options).
    """
    return _inert(text, kind, _live_in_foreign(text))


def own_text(text: str, kind: str | None = None) -> Styled:
    """Return our own text: commands in it can be tapped, what others wrote in it can't.

    A word that both have a part of is foreign: `bot.chat.own_text` knows whose which piece is.
    """
    live: list[tuple[int, int]] = []
    at = 0
    for piece, is_own in pieces_of(text):
        found = _live_in_own(piece) if is_own else _live_in_foreign(piece)
        live += ((at + start, at + end) for start, end in found)
        at += len(piece)
    return _inert(str(text), kind, live)


def _live_in_own(text: str) -> list[tuple[int, int]]:
    return [
        found.span()
        for found in _WORD.finditer(text)
        if _LIVE.search(_NUMBER.sub("", _COMMAND.sub("", found[0])))
    ]


def _live_in_foreign(text: str) -> list[tuple[int, int]]:
    """Return where something would be live, in words or in numbers of several words."""
    words = [found.span() for found in _WORD.finditer(text) if _LIVE.search(found[0])]
    numbers = [found.span() for found in _SPACED_NUMBER.finditer(text)]
    if not numbers:
        return words
    merged: list[tuple[int, int]] = []
    for start, end in sorted([*words, *numbers]):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _inert(text: str, kind: str | None, live: list[tuple[int, int]]) -> Styled:
    """Return text in one style, with its live words shown as code."""
    if len(live) > _MOST_LIVE:
        live = [(0, len(text))]
    code = [_stretch(text, "code", start, end) for start, end in live]
    if kind is None:
        outer: list[Entity] = []
    elif kind.endswith("blockquote"):  # of all styles, it alone may hold code
        outer = [_stretch(text, kind, 0, len(text))] if text else []
    else:
        borders = [0, *(border for span in live for border in span), len(text)]
        gaps = zip(borders[::2], borders[1::2], strict=True)
        outer = [_stretch(text, kind, *gap) for gap in gaps if text[slice(*gap)].strip()]
    return Styled(text=text, entities=(*outer, *code))


def _stretch(text: str, kind: str, start: int, end: int) -> Entity:
    return Entity(type=kind, offset=units(text[:start]), length=units(text[start:end]))


def cut(whole: Styled, most: int, entities: int) -> Iterator[Styled]:
    """Yield `whole` in pieces of at most so many units and entities, at white space if possible.

    An entity that is cut counts in both pieces. No piece begins with what is only inert because of
    the letter before it, as in ``and/or``.
    """
    rest = whole
    while rest.units > most or len(rest.entities) > entities:
        letters = _fitting(rest.text, min(most, _before_entity(rest, entities)))
        border = max(rest.text.rfind(" ", 1, letters), rest.text.rfind("\n", 1, letters)) + 1
        at = border if border > letters // 2 else _before_sign(rest.text, letters)
        yield _slice(rest, 0, at)
        rest = _slice(rest, at, len(rest.text))
    yield rest


def _before_sign(text: str, at: int) -> int:
    """Return where to cut a word near `at`: not between a letter and a sign after it."""
    return at - 1 if at > 1 and text[at] in _SIGNS and text[at - 1] not in _SIGNS else at


def _before_entity(whole: Styled, number: int) -> int:
    """Return where so many entities have begun, in units."""
    starts = sorted(entity.offset for entity in whole.entities)
    return max(1, starts[number]) if len(starts) > number else whole.units


def _fitting(text: str, most: int) -> int:
    """Return how many letters of `text` have at most that many units."""
    used = 0
    for place, letter in enumerate(text):
        used += 1 + (letter > "\uffff")
        if used > most:
            return place
    return len(text)


def _slice(whole: Styled, start: int, end: int) -> Styled:
    first, last = units(whole.text[:start]), units(whole.text[:end])
    clipped = (
        replace(
            entity,
            offset=max(entity.offset, first) - first,
            length=min(entity.end, last) - max(entity.offset, first),
        )
        for entity in whole.entities
        if entity.offset < last and entity.end > first
    )
    return Styled(text=whole.text[start:end], entities=tuple(clipped))
