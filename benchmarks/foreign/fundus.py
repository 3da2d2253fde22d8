"""fundus: 258 saved pages of 181 newspapers, with the title, date and text that it reads in them.

A date is right where it is the same instant, or the same calendar day as the paper writes it. The
text is held against the words of fundus' own: a page counts as right from an F1 of .9 on.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from statistics import fmean
from typing import Any

from briefings.published import Published, day_of
from foreign.score import Score, Suite
from foreign.words import body, read_articles, scores

PAGES = "tests/resources/parser/test_data"
SAME_TEXT = 0.9
DATED = "_[0-9][0-9][0-9][0-9]_[0-9][0-9]_[0-9][0-9].html.gz"


def pages(clone: Path) -> Iterator[tuple[str, bytes, Mapping[str, Any]]]:
    """Yield each page's name, bytes, and what fundus reads in it: versions go by their dates."""
    for read in sorted((clone / PAGES).glob("*/*.json")):
        saved = sorted(read.parent.glob(read.stem + DATED))
        versions = json.loads(read.read_text("utf-8")).values()
        for page, version in zip(saved, versions, strict=True):
            yield page.name, gzip.decompress(page.read_bytes()), version


def text(version: Mapping[str, Any]) -> str:
    """Return the text as fundus has it: summary, headings and paragraphs."""
    found = version["body"]
    lines = list(found["summary"])
    for section in found["sections"]:
        lines += [*section["headline"], *section["paragraphs"]]
    return "\n\n".join(lines)


def is_same_date(ours: Published, theirs: datetime) -> bool:
    """Say whether it is the same instant, or the same day."""
    same_instant = isinstance(ours, datetime) and theirs.tzinfo is not None and ours == theirs
    return same_instant or day_of(ours) == theirs.date()


def line(text: str | None) -> str:
    """Return a title without needless white space."""
    return " ".join((text or "").split())


def score(clone: Path) -> Iterator[Score]:
    """Yield the scores of titles, dates and texts."""
    titles, dates = Score("fundus titles"), Score("fundus dates")
    texts, measured = Score("fundus texts"), []
    for name, page, version in pages(clone):
        articles = read_articles(page)
        ours = articles[0] if articles else None
        theirs = datetime.fromisoformat(version["publishing_date"])
        title = line(ours.title if ours else None)
        if not title:
            titles.silent += 1
        elif title == line(version["title"]):
            titles.right += 1
        else:
            titles.wrong.append(f"{name}: {title!r}, not {line(version['title'])!r}")
        if ours is None or ours.published is None:
            dates.silent += 1
        elif is_same_date(ours.published, theirs):
            dates.right += 1
        else:
            dates.wrong.append(f"{name}: {ours.published}, not {theirs}")
        measured.append(scores(body(articles), text(version)))
        precision, recall, f1 = measured[-1]
        texts.right += f1 >= SAME_TEXT
        if f1 < SAME_TEXT:
            texts.wrong.append(f"{name}: F1 {f1:.3f}, precision {precision:.3f}, {recall:.3f}")
    precision, recall, f1 = map(fmean, zip(*measured, strict=True))
    texts.name += f" (P {precision:.3f}, R {recall:.3f}, F1 {f1:.3f})"
    yield from (titles, dates, texts)


SUITES = (Suite("flairNLP/fundus", "18da6e53592f99cf0ac5770dc63d6ba99ba63ae8", score),)
