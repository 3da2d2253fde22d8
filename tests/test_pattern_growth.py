"""The bench of patterns finds what is superlinear; what it found once stays linear."""

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"

WORST = [
    ("bot.commands.parsing", "_BRIEF_ID", "each", " ", ""),
    ("bot.exports.markdown", "_LINE_START", "each", "\n", "\x00"),
    ("briefings.agreement.sayers", "_SAYER", "each", "A", "\x00"),
    ("briefings.agreement.sayers", "_SAYER", "each", "Ab ", "\x00"),
    ("briefings.agreement.names", "_LEADER", "each", "IEEE", "\x00"),
    ("briefings.language.borders.full_stops", "_LAST_WORD", "each", "a", "\x00"),
    ("briefings.language.days.frames", "_LEAD", "each", "on ", "\x00"),
    ("briefings.language.numbers.counted", "_GAP", "fullmatch", "-", "\x00"),
    ("briefings.language.numbers.forms.bare", "_NAMED", "each", "A", ""),
    ("briefings.language.numbers.tokens.lexer", "_TOKEN", "each", "\u200d😀", ""),
    ("briefings.language.numbers.tokens.lexer", "_TOKEN", "each", "a@", ""),
    ("briefings.language.numbers.tokens.lexer", "_TOKEN", "each", ",999", "9 "),
    ("briefings.reading.containers.exports", "_BODY", "fullmatch", "\t", "\x00"),
    ("briefings.reading.containers.exports", "_EDITION", "fullmatch", "edition ", "\n"),
    ("briefings.reading.containers.lines", "CLOCK", "fullmatch", "\t", "\x00"),
    ("briefings.reading.decoding", "_PADDED", "each", "\x00", "!"),
    ("briefings.reading.encodings.one_byte", "_WORD", "each", "a", ""),
    ("briefings.reading.heading", "_PARTED", "each", " ", ""),
    ("briefings.reading.mail.attribution", "_OPENER", "match", "\n", "!"),
    ("briefings.reading.mail.attribution", "_ANDROID", "fullmatch", "1,", "!"),
    ("briefings.reading.mail.attribution", "_ADDRESS", "each", "\u200d😀", ""),
    ("briefings.reading.mail.attribution", "_TAIL", "each", " ", ""),
    ("briefings.reading.mail.conversation", "_MARK", "each", " ", ""),
    ("briefings.reading.mail.furniture", "_LINES", "each", "add a@", ""),
    ("briefings.reading.mail.message", "_REPLY", "each", "\n", "!"),
    ("briefings.reading.mail.parts", "_LINKED", "each", "<a!", ""),
    ("briefings.reading.pages.markup", "_CHARSET", "each", " ", "!"),
]
"""Module, pattern, how it is used, what the flood repeats, and its end."""

PREFIXES = {
    "_ANDROID": "--On ",
    "_BODY": "Body",
    "CLOCK": "9.99",
    "_CHARSET": "<meta charset=",
}
"""What those that begin with words of their own need first."""


@pytest.fixture(scope="module")
def bench() -> Iterator[ModuleType]:
    """The bench, which is no part of the product."""
    sys.path.insert(0, str(BENCHMARKS))
    yield import_module("patterns")
    sys.path.remove(str(BENCHMARKS))


@pytest.mark.parametrize("worst", WORST)
def test_a_pattern_that_was_superlinear_takes_linear_time(
    bench: ModuleType, worst: tuple[str, str, str, str, str]
) -> None:
    """Four times the flood takes it four times as long."""
    module, name, way, pump, suffix = worst
    pattern = getattr(import_module(module), name)
    prefix = PREFIXES.get(name, "") if way != "each" or name == "_CHARSET" else ""
    flood = bench.Flood(prefix, pump, suffix)
    assert None is bench.steepness(pattern, way, flood)


def test_comments_before_a_feed_take_linear_time(bench: ModuleType) -> None:
    """Each comment is read in one way only."""
    formats = import_module("briefings.reading.readers")
    sign = next(sign for sign, reader in formats.SIGNS if reader is formats._rdf)
    assert None is bench.steepness(sign, "match", bench.Flood("", "<!----> ", "\n"))


@pytest.mark.parametrize(
    ("pattern", "way", "least"),
    [
        (r"(?:a+)+$", "match", 9.0),
        (r"\s+x", "each", 1.5),
        (r"x\s*\s*$", "fullmatch", 1.5),
        (r"<b[^>]*>", "each", 1.5),
        (r"(?:[A-Z]\w* )+said", "each", 1.5),
        (rb"a*a*b", "match", 1.5),
        (r"ab*c|\d+!", "each", 1.5),
    ],
)
def test_a_superlinear_pattern_is_found(
    bench: ModuleType, pattern: str | bytes, way: str, least: float
) -> None:
    """The floods drawn from it show its exponent."""
    found = bench.superlinear(re.compile(pattern), [way], 2_000)
    assert found is not None
    assert least < found.exponent


@pytest.mark.parametrize(
    ("pattern", "way"),
    [
        (r"\s+x", "match"),
        (r"(?<!\s)\s+x", "each"),
        (r"(?:a+)+", "match"),
        (r"[a-z]{1,20}!", "each"),
        (r"<b[^<>]*>", "each"),
    ],
)
def test_a_linear_pattern_is_not_found(bench: ModuleType, pattern: str, way: str) -> None:
    """No flood makes it seem so."""
    assert None is bench.superlinear(re.compile(pattern), [way], 300)
