"""Whether free words find their event among real articles, and what they are said to be.

BASIL's events have names, NeuS's have the headlines of round-ups, which are no article's own. Each
is asked of a library that has its articles, and a hundred of one that lacks them.
"""

import gzip
import json
import random
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from bot.library.answers import find_nearest
from bot.library.library import Library
from briefings.composing.recipe import Recipe
from briefings.matching.asked import read_question
from briefings.meaning.port import Meaning
from briefings.model import Article
from briefings.publisher import Publisher
from storage.opening import open_store

NAMES, HEADLINES = "names of events", "round-up headlines"
FILES = ("basil/triples.jsonl.gz", "neus/val.jsonl.gz")
ABSENT = 100
HEAD = ("asked", "count", "right first", "in five", "about", "nothing", "points right")


class Event(NamedTuple):
    """What is asked, of which kind it is, and the articles that tell of it."""

    kind: str
    words: str
    articles: Sequence[Article]


def events(folder: Path) -> list[Event]:
    """Return the events in `folder`; none where it lacks them."""
    files = [folder / file for file in FILES]
    if missing := [file for file in files if not file.is_file()]:
        print(f"free words not measured: no {missing[0]}")
        return []
    return [*_basil(files[0]), *_neus(files[1])]


def rows(asked: Sequence[Event], meaning: Meaning | None = None) -> Iterator[tuple[object, ...]]:
    """Yield what came of each kind of words, and of those whose event is absent."""
    recipe = Recipe(meaning=meaning)
    everything = [article for event in asked for article in event.articles]
    with TemporaryDirectory() as folder:
        full = _counts(asked, everything, f"{folder}/full.db", recipe)
        for kind in (NAMES, HEADLINES):
            yield _row(kind, full[kind])
        yield _row("all of these", full[NAMES] + full[HEADLINES])
        absent = random.Random(20_04).sample(asked, ABSENT)  # noqa: S311 - no secret
        left_out = {article.id for event in absent for article in event.articles}
        others = [article for article in everything if article.id not in left_out]
        found = _counts(absent, others, f"{folder}/others.db", recipe)
        yield _row("events that are absent", found[NAMES] + found[HEADLINES])


def _counts(
    asked: Iterable[Event], articles: Collection[Article], file: str, recipe: Recipe
) -> dict[str, Counter[str]]:
    """Return, for each kind of words, how many came out how."""
    counts: dict[str, Counter[str]] = {NAMES: Counter(), HEADLINES: Counter()}
    with closing(open_store(f"sqlite:///{file}")) as store:
        library = Library(store, recipe)
        library.ingest(articles)
        for event in asked:
            own = {article.id for article in event.articles}
            near = find_nearest(store, read_question(event.words), meaning=recipe.meaning)
            ranked = [each.article.id in own for each in near[:5]]
            brief = library.brief_on(event.words)
            right = sum(point.lead.citation.article in own for point in brief.points)
            counts[event.kind] += Counter(
                {
                    "asked": 1,
                    brief.match: 1,
                    "first": any(ranked[:1]),
                    "five": any(ranked),
                    "points": len(brief.points),
                    "right": right,
                }
            )
    return counts


def _row(name: str, count: Counter[str]) -> tuple[object, ...]:
    shares = (count[each] / count["asked"] for each in ("first", "five", "about", "nothing"))
    right = count["right"] / (count["points"] or 1)
    return (name, count["asked"], *(f"{share:.3f}" for share in (*shares, right)))


def _basil(file: Path) -> Iterator[Event]:
    for record in _records(file):
        articles = [
            Article(
                title=one["title"].strip(),
                body="\n\n".join(" ".join(said) for said in one["paragraphs_sentences"]),
                source=Publisher(name=one["source"], title=one["source"]),
                published=date.fromisoformat(one["date"]),
                language="en",
            )
            for one in record["articles"]
        ]
        if record["main_event"]:
            yield Event(NAMES, record["main_event"], articles)


def _neus(file: Path) -> Iterator[Event]:
    for record in _records(file):
        articles = [
            Article(
                title=one["title"],
                body=one["text"],
                source=Publisher(name=f"outlet-{number}", title=f"Outlet {number}"),
                language="en",
            )
            for number, one in enumerate(record["documents"])
        ]
        yield Event(HEADLINES, record["reference"]["title"], articles)


def _records(file: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
