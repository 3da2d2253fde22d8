"""Text that knows which of its pieces are the bot's own words, and which were written by others.

What others wrote (a user's words, a title, a publisher) is shown such that nothing in it is live:
no link, mention or command. A plain `str` is of others; wordings are `OwnText`, which keeps where
texts of others were inserted.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from string import Formatter
from typing import Self


class OwnText(str):
    """The bot's own words: they run as the language does, so they are never isolated.

    Attributes:
        foreign: where texts of others stand in it, in order: their first and last places.
    """

    __slots__ = ("foreign",)
    foreign: tuple[tuple[int, int], ...]

    def __new__(cls, text: str, foreign: tuple[tuple[int, int], ...] = ()) -> Self:
        """Return `text`, of which `foreign` is not ours."""
        made = super().__new__(cls, text)
        made.foreign = foreign
        return made


def pieces_of(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of `text` in order, each with whether it is the bot's own; none is empty."""
    if not isinstance(text, OwnText):
        if text:
            yield text, False
        return
    at = 0
    for start, end in text.foreign:
        if at < start:
            yield text[at:start], True
        if start < end:
            yield text[start:end], False
        at = end
    if at < len(text):
        yield text[at:], True


def together(pieces: Iterable[tuple[str, bool]]) -> OwnText:
    """Return pieces as one text: what `pieces_of` yields."""
    texts: list[str] = []
    foreign: list[tuple[int, int]] = []
    at = 0
    for piece, is_own in pieces:
        texts.append(piece)
        if not is_own:
            foreign.append((at, at + len(piece)))
        at += len(piece)
    return OwnText("".join(texts), tuple(foreign))


def concatenate(*texts: str) -> OwnText:
    """Return texts one after the other; a plain `str` is of others."""
    return together(piece for text in texts for piece in pieces_of(text))


def fill(template: str, values: Mapping[str, str]) -> OwnText:
    """Return a template of ours with its fields, such as ``{topic}``, filled in."""
    return together(
        piece
        for literal, name in _parse(template)
        for piece in ((literal, True), *(pieces_of(values[name]) if name is not None else ()))
        if piece[0]
    )


@lru_cache(1024)
def _parse(template: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((literal, name) for literal, name, *_ in Formatter().parse(template))
