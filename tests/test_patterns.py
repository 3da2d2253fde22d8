"""The regular expressions of the house, as Python 3.11 has them."""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from re import _parser as parser  # the parse tree has no public name
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("bot", "briefings", "storage")
_ONE_WAY = ("POSSESSIVE_REPEAT", "ATOMIC_GROUP")
"""What gives nothing back, once it has matched."""
_SIGN = ("LITERAL", "NOT_LITERAL", "IN", "ANY")
"""What is one character long."""


def _patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Yield the patterns that modules hold, each with where it is."""
    for path in sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        if "versions" in path.parts or path.stem in {"env", "__main__"}:
            continue
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        module = importlib.import_module(name)
        for constant, value in vars(module).items():
            for number, pattern in enumerate(_held(value)):
                yield f"{name}.{constant}[{number}]", pattern


def _held(value: object, depth: int = 3) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, (tuple, list, set, frozenset, dict)):
        for each in (*value, *(value.values() if isinstance(value, dict) else ())):
            yield from _held(each, depth - 1)


def _is_unsound(tree: object) -> bool:
    """Whether more than the repetition of one sign gives nothing back."""
    if not isinstance(tree, (parser.SubPattern, tuple, list)):
        return False
    items = list(tree)
    if items and str(items[0]) in _ONE_WAY:
        repeated = items[1] if str(items[0]) == "ATOMIC_GROUP" else items[1][2]
        return [str(each[0]) for each in repeated] not in [[sign] for sign in _SIGN]
    return any(map(_is_unsound, items))


@pytest.mark.parametrize("pattern", [r"(?:(a)b)?+", r"(?>(a)b)", r"(x(?:a+|b)*+)", r"(?>a+)"])
def test_an_unsound_pattern_is_recognised(pattern: str) -> None:
    """Whether it captures or not."""
    assert _is_unsound(parser.parse(pattern))


@pytest.mark.parametrize("pattern", [r"a++b", r"(?:[^a]{2,}+|.?+)*", r"(?>a)"])
def test_a_sound_pattern_is_let_be(pattern: str) -> None:
    """One sign after the other is taken rightly."""
    assert not _is_unsound(parser.parse(pattern))


def test_only_signs_are_repeated_without_giving_back() -> None:
    """Python 3.11.0 to 3.11.4 fail at more (CPython 101955, 106052); Debian 12 has 3.11.2."""
    found = {name: pattern for name, pattern in _patterns() if isinstance(pattern.pattern, str)}

    assert len(found) > 300
    assert [] == [
        name
        for name, pattern in found.items()
        if _is_unsound(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
    ]
