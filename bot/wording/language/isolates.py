"""Text of others kept apart from ours where it runs the other way (Unicode UAX 9, 2.4.1)."""

import unicodedata

from bot.chat.own_text import OwnText, concatenate
from bot.wording.language.languages import RIGHT_TO_LEFT, spoken

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
_OPENING, _CLOSING = OwnText(FIRST_STRONG_ISOLATE), OwnText(POP_ISOLATE)
_ARABIC_MARK = "\u061c"
"""An invisible Arabic letter: a line that begins with it runs from right to left."""
_NO_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRI", "FSI", "PDI", "LRO"})
_STRONG = frozenset({"L", "R", "AL"})


def isolate(text: str) -> str:
    """Return text of others such that it can't turn what stands around it, nor be turned.

    It is isolated in a right-to-left language, and in every other one where it has a character
    that runs from right to left or steers direction. Isolates of its own are dropped.
    """
    if isinstance(text, OwnText) or not text or not runs_otherwise(text):
        return text
    return concatenate(_OPENING, text.translate(_NO_ISOLATES), _CLOSING)


def command_text(name: str) -> str:
    """Return a command of ours as it is typed, to be tapped where a place can do that."""
    command = OwnText(f"/{name}")
    return concatenate(_OPENING, command, _CLOSING) if spoken() in RIGHT_TO_LEFT else command


def runs_otherwise(text: str) -> bool:
    """Whether `text` may run in another direction than the language that is spoken."""
    if spoken() in RIGHT_TO_LEFT:
        return True
    return not text.isascii() and any(
        unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text
    )


def set_direction(text: str) -> str:
    """Return a line that runs as the language does, though it may begin with isolated text."""
    if spoken() not in RIGHT_TO_LEFT or _direction(text) in {"R", "AL"}:
        return text
    return concatenate(OwnText(_ARABIC_MARK), text)


def _direction(text: str) -> str:
    """Return the class of the first strong character outside isolates; empty for none."""
    depth = 0
    for letter in text:
        depth += {FIRST_STRONG_ISOLATE: 1, POP_ISOLATE: -1}.get(letter, 0)
        if not depth and (found := unicodedata.bidirectional(letter)) in _STRONG:
            return found
    return ""
