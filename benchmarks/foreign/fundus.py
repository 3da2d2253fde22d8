"""fundus: 258 saved pages of 181 newspapers, with the title, date and text that it reads in them.

A date is right where it is the same instant, or the same calendar day as the paper writes it. The
text is held against the words of fundus' own: a page counts as right from an F1 of .9 on.
"""

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from statistics import fmean
from typing import Any

from briefings.published import Published, day_of
from briefings.reading.pages.linked_data import article_nodes, line_of, read_nodes, text_of
from briefings.reading.pages.markup import all_text, parse
from briefings.reading.pages.metadata import read_meta
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


def plain(text: str | None) -> str:
    """Return a title without needless white space, its quotation marks and dashes straight."""
    for signs, sign in (("‘’ʼ`´", "'"), ("“”„«»", '"'), ("‐‑–—―", "-"), ("\u200b\u00ad\ufeff", "")):
        text = re.sub(f"[{signs}]", sign, text or "")
    return " ".join((text or "").split())


def headlines(page: bytes) -> set[str]:
    """Return the headlines that a page states: JSON-LD's, Open Graph's, and its headings."""
    tree = parse(page.decode("utf-8", "replace"), "page.html")
    stated = [text_of(node, "headline") for node in article_nodes(read_nodes(tree))]
    stated += [read_meta(tree).get("og:title", ""), *map(all_text, tree.iter("h1"))]
    return {plain(line_of(title)) for title in stated}


def score(clone: Path) -> Iterator[Score]:
    """Yield the scores of titles, dates and texts.

    Where a page states two headlines in full, which of them fundus takes goes by the paper: ours
    is JSON-LD's, and a matter of policy where it is theirs, too. So is a live page, which we read
    by its entries.
    """
    titles, dates, texts = Score("fundus titles"), Score("fundus dates"), Score("fundus texts")
    measured = []
    for name, page, version in pages(clone):
        articles = read_articles(page)
        if len(articles) > 1:
            for each in (titles, dates, texts):
                each.policy.append(f"{name}: {len(articles)} entries of a live page")
            continue
        ours = articles[0] if articles else None
        score_title(titles, name, ours.title if ours else None, version["title"], page)
        score_date(dates, name, ours.published if ours else None, version["publishing_date"])
        measured.append(scores(body(articles), text(version)))
        precision, recall, f1 = measured[-1]
        texts.right += f1 >= SAME_TEXT
        if f1 < SAME_TEXT:
            texts.wrong.append(f"{name}: F1 {f1:.3f}, precision {precision:.3f}, {recall:.3f}")
    precision, recall, f1 = map(fmean, zip(*measured, strict=True))
    texts.name += f" (P {precision:.3f}, R {recall:.3f}, F1 {f1:.3f})"
    yield from (titles, dates, texts)


def score_title(score: Score, name: str, ours: str | None, theirs: str, page: bytes) -> None:
    """Count our title of a page."""
    said = f"{name}: {ours!r}, not {theirs!r}"
    if not ours:
        score.silent += 1
    elif plain(ours) == plain(theirs):
        score.right += 1
    elif {plain(ours), plain(theirs)} <= headlines(page):
        score.policy.append(said)
    else:
        score.wrong.append(said)


def score_date(score: Score, name: str, ours: Published | None, theirs: str) -> None:
    """Count our date of a page."""
    if ours is None:
        score.silent += 1
    elif is_same_date(ours, datetime.fromisoformat(theirs)):
        score.right += 1
    else:
        score.wrong.append(f"{name}: {ours}, not {theirs}")


SUITES = (Suite("flairNLP/fundus", "18da6e53592f99cf0ac5770dc63d6ba99ba63ae8", score),)
