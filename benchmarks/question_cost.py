"""What a question costs as the library grows: CPU time and memory, in a process of its own.

The events' articles stand among newswire of 1987, its years told again until there are enough: what
they are asked by is as frequent there as in news.
"""

import gzip
import json
import random
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain, count, islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bot.app.opening import collect_seldom
from bot.library.answers import find_nearest
from bot.library.library import Library
from bot.library.stories.keeper import StoryKeeper
from briefings.composing.recipe import Recipe
from briefings.matching.asked import read_question
from briefings.model import Article
from briefings.publisher import Publisher
from storage.engines.chunks import chunks
from storage.opening import open_store

FILE = "reuters21578/train.jsonl.gz"
SIZES = (2_000, 10_000, 100_000)
ASKED = 200
WARM = 20
"""Questions before those that are measured: a bot has been asked before."""
HEAD = ("articles", "right first", "p50 ms", "p95 ms", "max ms", "MB more", "peak MB")


class Question(NamedTuple):
    """What is asked, and the ids of the articles that tell of it."""

    words: str
    answers: frozenset[str]


def rows(
    folder: Path,
    questions: Sequence[Question],
    articles: Sequence[Article],
    recipe: Recipe,
) -> Iterator[tuple[object, ...]]:
    """Yield what questions cost at each size; nothing where the newswire is missing.

    Args:
        folder: where the data is.
        questions: what may be asked.
        articles: those that tell of it.
        recipe: how they are answered.
    """
    if not (folder / FILE).is_file():
        print(f"cost not measured: no {folder / FILE}")
        return
    some = random.Random(20_04).sample(questions, min(ASKED, len(questions)))  # noqa: S311 - no secret
    for size in SIZES:
        with TemporaryDirectory() as place:
            file = f"{place}/questions.db"
            _fill(file, islice(chain(articles, _newswire(folder / FILE)), size))
            with ProcessPoolExecutor(1, get_context("spawn")) as process:
                yield size, *process.submit(_cost, file, some, recipe).result()


def _fill(file: str, articles: Iterator[Article]) -> None:
    with closing(open_store(f"sqlite:///{file}")) as store:
        for some in chunks(articles):
            store.add_articles(some)
        for _ in StoryKeeper(store).settle():
            pass


def _cost(file: str, questions: Sequence[Question], recipe: Recipe) -> tuple[str, ...]:
    collect_seldom()
    with closing(open_store(f"sqlite:///{file}")) as store:
        library = Library(store, recipe)
        began = _peak()
        for question in questions[:WARM]:
            library.brief_on(question.words)
        took = []
        for question in questions:
            start = time.process_time()
            library.brief_on(question.words)
            took.append(1000 * (time.process_time() - start))
        peak = _peak()
        first = sum(_is_right_first(library, question) for question in questions)
    took.sort()
    at = [took[len(took) * part // 100] for part in (50, 95)]
    return (
        f"{first / len(questions):.3f}",
        *(f"{ms:.0f}" for ms in (*at, took[-1], peak - began, peak)),
    )


def _is_right_first(library: Library, question: Question) -> bool:
    asked, meaning = read_question(question.words), library.recipe.meaning
    near = find_nearest(library.store, asked, meaning=meaning)
    return bool(near) and near[0].article.id in question.answers


def _peak() -> float:
    """Return the most memory this process had, in MB: `getrusage` counts its parent's, too."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _newswire(file: Path) -> Iterator[Article]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        records = list(map(json.loads, lines))
    told = [
        (
            datetime.strptime(record["date"].split()[0], "%d-%b-%Y").replace(tzinfo=UTC).date(),
            Article(
                title=record["title"],
                body="\n\n".join(record["paragraphs"]),
                source=Publisher(name="newswire", title="Newswire"),
                language="en",
            ),
        )
        for record in records
        if record["paragraphs"]
    ]
    for years in count():
        for at, article in told:
            yield replace(article, published=at.replace(year=at.year + years))
