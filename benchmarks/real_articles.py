"""A stream of real news of any length: the texts of ../shared/data, dated evenly over time."""

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

from briefings.model import Article
from briefings.publisher import Publisher

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
A_DAY = 100
"""Articles that a day brings."""
SOURCES = 200
LAST = datetime(2026, 6, 1, 12, tzinfo=UTC)
"""When the newest is published."""
SIZE = 1_000
"""Characters of an article, some."""
_APART = 7_919
"""How far apart, times the round, the two texts are that make one where the texts are used up."""


def real_articles(folder: Path, count: int) -> list[Article]:
    """Return `count` articles of some 1 KB, the oldest first, the last of them of `LAST`.

    Once all texts are used, further ones are made of the paragraphs of two, by turns.

    Raises:
        SystemExit: the folder has no texts.
    """
    texts = [part for of_each in zip_longest(*_texts(folder)) for part in of_each if part]
    if not texts:
        raise SystemExit(f"no texts in {folder}")
    return [_article(texts, number, count) for number in range(count)]


def _article(texts: list[tuple[str, list[str]]], number: int, count: int) -> Article:
    turn, place = divmod(number, len(texts))
    title, paragraphs = texts[place]
    if turn:
        _, others = texts[(place + turn * _APART) % len(texts)]
        pairs = zip_longest(paragraphs[::2], others[1::2])
        paragraphs = [each for pair in pairs for each in pair if each]
    name = f"source-{number * 7 % SOURCES}"
    return Article(
        title=title,
        body="\n\n".join(paragraphs),
        source=Publisher(name=name, title=name.title()),
        published=LAST - timedelta(days=1) * ((count - 1 - number) / A_DAY),
        retrieved_at=LAST,
        language="en",
        file=f"{number}.txt",
        origin=f"news/{number}.txt",
    )


def _texts(folder: Path) -> Iterator[list[tuple[str, list[str]]]]:
    """Yield the texts of each set, each with a title and paragraphs of some `SIZE` in all."""
    for read in (_multinews, _basil, _neus, _summhay, _reuters):
        yield [
            (title or paragraphs[0][:80], part)
            for title, paragraphs in read(folder)
            for part in islice(_cut(paragraphs), 4)
        ]


def _cut(paragraphs: list[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for paragraph in paragraphs:
        part.append(paragraph)
        if sum(map(len, part)) >= SIZE:
            yield part
            part = []
    if part:
        yield part


def _lines(file: Path) -> Iterator[Any]:
    if file.is_file():
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _multinews(folder: Path) -> Iterator[tuple[str, list[str]]]:
    for row in _lines(folder / "multinews_validation" / "validation.jsonl.gz"):
        for each in row["documents"]:
            yield "", each["paragraphs"]


def _basil(folder: Path) -> Iterator[tuple[str, list[str]]]:
    for row in _lines(folder / "basil" / "triples.jsonl.gz"):
        for each in row["articles"]:
            yield each["title"], [" ".join(one) for one in each["paragraphs_sentences"]]


def _neus(folder: Path) -> Iterator[tuple[str, list[str]]]:
    for row in _lines(folder / "neus" / "val.jsonl.gz"):
        for each in row["documents"]:
            yield each["title"], [each["text"]]


def _summhay(folder: Path) -> Iterator[tuple[str, list[str]]]:
    for row in _lines(folder / "summhay_news" / "haystacks.jsonl.gz"):
        for each in row["documents"]:
            yield "", each["text"].split("\n\n")


def _reuters(folder: Path) -> Iterator[tuple[str, list[str]]]:
    for row in _lines(folder / "reuters21578" / "train.jsonl.gz"):
        if row["paragraphs"]:
            yield row["title"], row["paragraphs"]
