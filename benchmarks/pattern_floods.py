"""Texts on which a pattern may take long: drawn from its own parse tree, and floods of every kind.

A flood is prefix + pump * n + suffix. Each repeat of a pattern gives some: what may stand before
it, again and again what it repeats, and something on which what follows fails.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from re import _constants as sre  # type: ignore[attr-defined] # no public name for the parse tree
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

REPEATS: Final = frozenset((sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT))
WHOLE: Final = -1
_BODIES: Final = {
    **dict.fromkeys(REPEATS, 2),
    sre.SUBPATTERN: 3,
    sre.ASSERT: 1,
    sre.ASSERT_NOT: 1,
    sre.ATOMIC_GROUP: WHOLE,
}
"""Where in the argument of an operation its body is."""
SUFFIXES: Final = ("", "\x00", "!\n!", "a", "\n\n", "9 ")
KINDS: Final = tuple(
    "aAzIé中ー9.,;:!?-–—_'’\"“”«»()[]{}<>/\\@#*=&|+~ \t\n\r\xa0\u3000\u0301😀\x85\x00"
)
GENERIC: Final = (
    *KINDS, "ab ", "Ab ", "a. ", "A. ", "a, ", "9 ", "9,", "9.", "9-", "1. ", "Mr. ", "\n\n", " \n",
    "a\n", "> ", ">\n", "- ", "a-", "a'", "<a>", "<a ", "</a", "www.", "http://a", "a@", "a@a.",
    "A ",
    "On 1 ", "的。", "“a", "“a” ", "(a ", "[1]", "\u200d😀", "a\u0301", "9 May ", "May ", "the ",
    "said ", "of ", "and ", "Monday ", "$9 ", "9% ", "=?", "&a", "&#", "{{", "{a", "--", "...",
)  # fmt: skip
ALPHABET: Final = tuple(
    dict.fromkeys((*map(chr, range(128)), *"".join(KINDS), *"éßжяЖ年月日的は한١"))
)
DRAWS: Final = 3
"""How often a way through a pattern is drawn."""
MOST: Final = 12
"""Characters tried of a class that a repeat accepts."""


@dataclass(frozen=True, slots=True)
class Flood:
    """A text of any length: a head, then what is repeated, then an end."""

    prefix: str
    pump: str
    suffix: str

    def text(self, length: int) -> str:
        """Return the flood of about `length` characters."""
        return self.prefix + self.pump * max(1, length // len(self.pump)) + self.suffix


def floods(pattern: str | bytes, flags: int) -> list[Flood]:
    """Return the floods for one pattern, each once, in the same order in every run."""
    flags = flags & ~re.UNICODE if isinstance(pattern, bytes) else flags
    tree = parser.parse(pattern, flags)
    draw = random.Random(repr(pattern))  # noqa: S311 - the same floods for the same pattern
    found = (*_of_kinds(tree), *_of_matches(tree, draw), *_of_repeats(tree, draw))
    return [flood for flood in dict.fromkeys(found) if flood.pump]


def _of_kinds(tree: Sequence[Any]) -> Iterator[Flood]:
    """Yield floods of every kind of character, and of the pattern's own words."""
    for pump in (*GENERIC, *_own_words(tree)):
        for suffix in SUFFIXES[:3]:
            yield Flood("", pump, suffix)


def _of_matches(tree: Sequence[Any], draw: random.Random) -> Iterator[Flood]:
    """Yield floods of what the pattern matches, and of what it nearly does."""
    for _ in range(DRAWS):
        whole = sample(tree, draw)
        for pump in (whole, whole[:-1], whole[1:], whole + " ", whole[:-1] + " ", whole + "\n"):
            for suffix in SUFFIXES:
                yield Flood("", pump, suffix)


def _of_repeats(tree: Sequence[Any], draw: random.Random) -> Iterator[Flood]:
    """Yield floods of what each repeat repeats."""
    for before, body in _repeats(tree, draw):
        for pump in _pumps(body, draw):
            for suffix in SUFFIXES:
                yield Flood(before, pump, suffix)
            yield Flood("", before + pump, "")
            yield Flood("", before + pump * 3, "\x00")


def _own_words(tree: Sequence[Any]) -> Iterator[str]:
    """Yield the literals of a pattern, each as a pump of its own."""
    run = ""
    for operation, argument in tree:
        if operation is sre.LITERAL:
            run += chr(argument)
            continue
        if run:
            yield run
            yield run + " "
        run = ""
        for inner in _inside(operation, argument):
            yield from _own_words(inner)
    if run:
        yield run
        yield run + " "


def _inside(operation: object, argument: Any) -> Sequence[Sequence[Any]]:  # noqa: ANN401
    """Return the sub-patterns of one element."""
    if operation is sre.BRANCH:
        return list(argument[1])
    if operation is sre.GROUPREF_EXISTS:
        return [each for each in argument[1:] if each]
    place = _BODIES.get(operation)
    if place is None:
        return ()
    return [argument if place == WHOLE else argument[place]]


def _repeats(
    tree: Sequence[Any], draw: random.Random, before: str = ""
) -> Iterator[tuple[str, Sequence[Any]]]:
    """Yield each repeat's body with a text that may stand before it; long bounded ones, too."""
    for operation, argument in tree:
        if operation in REPEATS and argument[1] >= 20:  # noqa: PLR2004 - fewer are no flood
            yield before, argument[2]
        for inner in _inside(operation, argument):
            yield from _repeats(inner, draw, before)
        before += sample([(operation, argument)], draw)


def _pumps(body: Sequence[Any], draw: random.Random) -> Iterator[str]:
    """Yield what a repeat may repeat: each kind of its characters, and samples of it whole."""
    accepted = [char for char in ALPHABET if _accepts(body, char)]
    kinds = [char for char in accepted if char in KINDS]
    others = [char for char in accepted if char not in KINDS]
    yield from (*kinds, *draw.sample(others, min(4, len(others))))
    if not accepted:
        yield from {sample(body, draw) for _ in range(DRAWS)}
    yield sample(body, draw) + " "


def _accepts(body: Sequence[Any], char: str) -> bool:
    """Return whether one element takes this one character."""
    if len(body) != 1:
        return False
    operation, argument = body[0]
    if operation in (sre.SUBPATTERN, sre.BRANCH):
        return any(_accepts(inner, char) for inner in _inside(operation, argument))
    return operation in _TAKES and _TAKES[operation](argument, char)


def _in_class(items: Sequence[Any], char: str) -> bool:
    negated = bool(items) and items[0][0] is sre.NEGATE
    for operation, argument in items[negated:]:
        inside = (
            (operation is sre.LITERAL and ord(char) == argument)
            or (operation is sre.RANGE and argument[0] <= ord(char) <= argument[1])
            or (operation is sre.CATEGORY and _in_category(argument, char))
        )
        if inside:
            return not negated
    return negated


def _in_category(category: Any, char: str) -> bool:  # noqa: ANN401
    name = str(category)
    negated = "_NOT_" in name
    if name.endswith("DIGIT"):
        return char.isdecimal() != negated
    if name.endswith("SPACE"):
        return char.isspace() != negated
    return (char.isalnum() or char == "_") != negated


_TAKES: Final[dict[object, Callable[[Any, str], bool]]] = {
    sre.ANY: lambda _, char: char != "\n",
    sre.LITERAL: lambda code, char: ord(char) == code,
    sre.NOT_LITERAL: lambda code, char: ord(char) != code,
    sre.CATEGORY: _in_category,
    sre.IN: _in_class,
}


def sample(tree: Sequence[Any], draw: random.Random) -> str:
    """Return a text that these elements are likely to match: repeats as short as they may be."""
    return "".join(_one(operation, argument, draw) for operation, argument in tree)


def _one(operation: object, argument: Any, draw: random.Random) -> str:  # noqa: ANN401, PLR0911
    if operation in REPEATS:
        least, most, body = argument
        times = draw.choice((least, min(most, max(least, 1)), min(most, least + 2)))
        return "".join(sample(body, draw) for _ in range(times))
    if operation is sre.SUBPATTERN:
        return sample(argument[3], draw)
    if operation is sre.ATOMIC_GROUP:
        return sample(argument, draw)
    if operation is sre.BRANCH:
        return sample(draw.choice(argument[1]), draw)
    if operation is sre.ASSERT and argument[0] > 0:
        return ""  # what follows matches it, or nothing does
    accepted = [char for char in ALPHABET if _accepts([(operation, argument)], char)]
    if operation is sre.LITERAL:
        return chr(argument)
    kinds = [char for char in accepted if char in KINDS] or accepted
    return draw.choice(kinds) if kinds else ""
