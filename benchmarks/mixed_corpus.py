"""Real articles of many events in one stream: what a library holds that follows the news.

BASIL (300 articles, 2010 to 2019) and the round-ups of NeuS (1,479 openings of articles, 2021) are
dated; the articles of Multi-News have no date. None of them ships with us.
"""

import gzip
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from briefings.model import Article
from briefings.publisher import Publisher
from briefings.reading.metadata import Metadata, Place
from briefings.reading.text import article

BASIL = "basil/triples.jsonl.gz"
ROUND_UPS = "neus/headline_roundups_2021.jsonl.gz"
MULTI_NEWS = "multinews_validation/validation.jsonl.gz"
PUBLISHERS = {"nyt": "New York Times", "fox": "Fox News", "hpo": "HuffPost"}
LATE = 30
"""A round-up quotes articles of at most so many days before it."""
_DAY_IN_URL = re.compile(r"/(20\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|-|$)")
_EDITION = re.compile(r"\s*\((?:Online News|News|Online)\)$")


def missing_files(folder: Path) -> list[Path]:
    """Return the files that `folder` lacks."""
    files = (folder / file for file in (BASIL, ROUND_UPS, MULTI_NEWS))
    return [file for file in files if not file.is_file()]


def dated_articles(folder: Path) -> list[Article]:
    """Return the articles of BASIL and of the round-ups, oldest first."""
    found = [*_basil(folder / BASIL), *_round_ups(folder / ROUND_UPS)]
    return sorted({one.id: one for one in found}.values(), key=lambda one: (day_of(one), one.id))


def undated_articles(folder: Path) -> list[Article]:
    """Return the articles of Multi-News, of which neither date nor title nor publisher is known."""
    return [
        _article(None, None, body, None, None, number)
        for number, record in enumerate(_records(folder / MULTI_NEWS))
        for document in record["documents"]
        if (body := "\n\n".join(document["paragraphs"])).strip()
    ]


def day_of(one: Article) -> date:
    """Return the day of a dated article.

    Raises:
        ValueError: it has none.
    """
    if one.published is None:
        raise ValueError(f"article {one.id} has no date")
    return one.published.date() if isinstance(one.published, datetime) else one.published


def _basil(file: Path) -> Iterator[Article]:
    for number, record in enumerate(_records(file)):
        for one in record["articles"]:
            body = "\n\n".join(" ".join(said) for said in one["paragraphs_sentences"])
            day = date.fromisoformat(one["date"])
            publisher = PUBLISHERS[one["source"].casefold()]
            yield _article(one["title"].strip(), publisher, body, day, one["url"], number)


def _round_ups(file: Path) -> Iterator[Article]:
    for number, record in enumerate(_records(file)):
        printed = datetime.fromisoformat(record["date"]).date()
        for one in record["articles"]:
            publisher = _EDITION.sub("", one["source"])
            body = "\n\n".join(one["paragraphs"])
            day = _day_in(one["url"], printed)
            if body.strip():
                yield _article(one["title"], publisher, body, day, one["url"], number)


def _day_in(url: str, printed: date) -> date:
    """Return the day that an address names, if its article can have been `printed` with it."""
    if found := _DAY_IN_URL.search(url):
        try:
            day = date(*map(int, found.groups()))
        except ValueError:
            return printed
        if 0 <= (printed - day).days <= LATE:
            return day
    return printed


def _article(  # noqa: PLR0913, PLR0917 - what is known of a text
    title: str | None,
    publisher: str | None,
    body: str,
    day: date | None,
    url: str | None,
    number: int,
) -> Article:
    source = Publisher(name=publisher.casefold(), title=publisher) if publisher else None
    known = Metadata(title=title, source=source, url=url, published=day, language="en")
    at = datetime.combine(day or date(2021, 10, 31), time(12), UTC)
    return article(body, known, Place(file=f"event-{number}", origin=None, at=at))


def _records(file: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
