"""Days of duckling's English corpus (Wit.ai, BSD): a phrase, and the day that it means.

A phrase counts from the corpus's own reference time. Names of months and of weekdays are given the
capital that papers give them. A year or a period that we read of it ("Easter 2013") dates no day.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from briefings.language.numbers.dates_in_text import dates
from foreign.score import Score, Suite, Suites

TODAY: Final = date(2013, 2, 12)
"""`testContext` of the corpus."""
CORPUS: Final = "Duckling/Time/EN/Corpus.hs"
_CORPORA: Final = ("defaultCorpus =", "allExamples =")
_EXAMPLES: Final = re.compile(
    r"examples \(datetime(?P<holiday>Holiday)? \((?P<day>-?\d+, \d+, \d+), 0, 0, 0\) Day[^)]*\)\s*"
    r"\[(?P<texts>[^\]]*)\]",
    re.DOTALL,
)
_TEXT: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')
_NAME: Final = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs)?|fri|sat|sun|january|"
    r"february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|"
    r"aug|sept?|oct|nov|dec|easter|christmas|thanksgiving|halloween)(?=\b|\d|s\b)"
)


def as_printed(text: str) -> str:
    """Return a text with the capitals that newspapers give to months and weekdays."""
    return _NAME.sub(lambda name: name[0].capitalize(), text)


def examples(corpus: str) -> Iterator[tuple[str, str, date]]:
    """Yield the phrases of the corpus that mean one day: "days" or "holidays", text and day."""
    for part in _CORPORA:
        begin = corpus.index(f"\n{part}")
        following = re.compile(r"^\w+ ::", re.MULTILINE).search(corpus, begin)
        end = following.start() if following else len(corpus)
        for found in _EXAMPLES.finditer(corpus, begin, end):
            name = "holidays" if found["holiday"] else "days"
            year, month, day = map(int, found["day"].split(", "))
            for text in _TEXT.findall(found["texts"]):
                yield name, text.replace('\\"', '"'), date(year, month, day)


def days_read(text: str, today: date) -> set[date]:
    """Return the days that we read in a text; what has no day of its own is none."""
    return {
        date.fromordinal(int(found.value))
        for found in dates(as_printed(text), today)
        if found.precision in ("day", "relative day")
    }


def score(clone: Path) -> list[Score]:
    """Hold what we read of the days against the corpus."""
    scores = {name: Score(f"duckling: {name}") for name in ("days", "holidays")}
    for name, text, day in examples((clone / CORPUS).read_text("utf-8")):
        read = days_read(text, TODAY)
        if not read:
            scores[name].silent += 1
        elif read == {day}:
            scores[name].right += 1
        else:
            scores[name].wrong.append(f"{text}: {', '.join(map(str, sorted(read)))}, not {day}")
    return list(scores.values())


SUITES: Suites = (Suite("facebook/duckling", "2c226585af5b9f4985d9c7151d7191603bb2add7", score),)
