"""Figures of Recognizers-Text in a sentence of ours, against the same one with three times as much.

Nothing may be "also said by" a sentence with another figure, and no figure may differ from itself,
written in digits. Each figure counts once: `wrong` is a claim of agreement (times three) or of a
difference (the same figure, in digits).
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from briefings.agreement.compare import Same, compare
from briefings.agreement.differences import Differs, Updates
from briefings.language.candidates import Candidate
from briefings.language.numbers.tokens.lexer import Tokens
from briefings.language.numbers.tokens.number_words import PLURAL_PARTS
from briefings.language.numbers.tokens.numerals import is_count, numeral_at
from briefings.language.numbers.tokens.ordinals import ORDINAL_WORDS
from briefings.model import Article
from briefings.spans import Span
from foreign.recognizers import Figure, durations, figures
from foreign.score import Score, Suite

CARRIER: Final = "The harbour board of Lindmouth approved {} for the new ferry terminal on Monday."
DAY: Final = date(2025, 5, 9)
DIGITS: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")
ARTICLES: Final = frozenset({"a", "an"})
DECIMAL: Final = re.compile(r"\d+,\d{1,2}")
COMMIT: Final = "90e968ea44dc8fda3f2e1c3e4b20aa233817488d"


def all_figures(clone: Path) -> Iterator[Figure]:
    """Yield the figures of all specs that state values."""
    yield from figures(clone, "Number", "Number")
    yield from figures(clone, "Number", "Percent")
    for model in ("Currency", "Dimension", "Temperature", "Age"):
        yield from figures(clone, "NumberWithUnit", model)
    yield from durations(clone)


def rewritten(figure: Figure, times: float) -> str | None:
    """Return a figure with its number in digits, multiplied; None where it has no one number.

    Number words become the value that the spec states; of lengths of time, what we read in them.
    """
    words = figure.words
    runs = list(DIGITS.finditer(words))
    if len(runs) == 1:
        at = runs[0]
        return words[: at.start()] + _plain(_value(at.group()) * times) + words[at.end() :]
    tokens = Tokens(words)
    counts = [place for place in range(tokens.size) if _is_numeral(tokens, place)]
    if runs or not counts:
        return None
    first, last, value = counts[0], counts[-1], figure.value
    found = numeral_at(tokens, first)
    if found and (found.end > last or figure.unit in ("hour", "month")):
        last, value = found.end - 1, found.value  # without the unit's size, and that of "MUSD"
    if tokens.low(first - 1) in ARTICLES:
        first -= 1
    after = last + 1 if tokens.low(last + 1) in ARTICLES else last
    return words[: tokens[first].start] + _plain(value * times) + words[tokens[after].end :]


def _is_numeral(tokens: Tokens, place: int) -> bool:
    low = tokens.low(place)
    return is_count(tokens, place) or low in PLURAL_PARTS or low in ORDINAL_WORDS


def _value(digits: str) -> float:
    return float(digits.replace(",", "." if DECIMAL.fullmatch(digits) else ""))


def _plain(value: float) -> str:
    return f"{value:.0f}" if value.is_integer() else f"{value:.10g}"


def candidate(words: str, title: str) -> Candidate:
    """Return the carrier with a figure, as a sentence of an article of its own."""
    text = CARRIER.format(words)
    article = Article(body=text, title=title, published=DAY)
    return Candidate.of(article, Span(0, len(text)))


def score(clone: Path) -> Iterable[Score]:
    """Yield what is claimed of each figure and three times as much, and of it and itself."""
    tripled, itself = Score("carrier: three times as much"), Score("carrier: itself, in digits")
    for figure in all_figures(clone):
        words = figure.words
        ours = candidate(words, "A")
        for result, times in ((tripled, 3.0), (itself, 1.0)):
            other = rewritten(figure, times)
            if other is None or other == words:
                continue
            verdict = compare(ours, candidate(other, "B"))
            if other == "1" and verdict is not None:
                result.policy.append(f"{words}: “one” is more than a number")
            elif isinstance(verdict, Same if times > 1 else Differs | Updates):
                result.wrong.append(f"{words}: {other}")
            elif verdict is None:
                result.silent += 1
            else:
                result.right += 1
    return tripled, itself


SUITES: Final = (Suite("microsoft/Recognizers-Text", COMMIT, score),)
