"""How many articles a second a fresh SQLite store takes, and where the time goes.

Usage: ./dev bench ingest [ARTICLES]    (10,000 unless said otherwise; goal: 3,500 a second a core)
"""

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate, islice, pairwise, product
from pathlib import Path

from command_line import parser

from briefings.language.terms import index_words
from briefings.model import Article
from briefings.publisher import Publisher
from briefings.reading.ingest import BATCH, ingest
from storage.opening import open_store

COMMON = ("the", "of", "to", "and", "a", "in", "that", "on", "for", "with", "is", "was", "by", "at")
BEGINNINGS = (
    "ba",
    "con",
    "de",
    "fi",
    "gra",
    "hu",
    "jo",
    "lim",
    "ne",
    "pro",
    "re",
    "sta",
    "tu",
    "we",
)
ENDINGS = ("", "ban", "der", "ed", "ing", "jem", "ment", "nad", "per", "s", "sion", "tal", "ung")


def vocabulary(chance: random.Random) -> list[str]:
    """Return made-up words, the common ones first."""
    parts = (BEGINNINGS, BEGINNINGS, ENDINGS, ENDINGS)
    words = sorted({"".join(word) for word in product(*parts)})
    chance.shuffle(words)
    return [*COMMON, *words]


def made_up_articles(count: int) -> Iterator[Article]:
    """Yield `count` articles of six to eleven sentences, words rare and common as in real texts."""
    chance = random.Random(7)  # noqa: S311 - the same articles in every run
    words = vocabulary(chance)
    spoken = chance.choices(words, [1 / rank for rank in range(2, len(words) + 2)], k=1_000_000)
    for number in range(count):
        at = chance.randrange(len(spoken) - 1000)
        lengths = chance.choices(range(10, 31), k=chance.randint(6, 11))
        ends = [at + end for end in accumulate(lengths, initial=0)]
        sentences = (" ".join(spoken[start:end]) for start, end in pairwise(ends))
        yield Article(
            body=" ".join(f"{sentence.capitalize()}." for sentence in sentences),
            title=f"{spoken[at].title()} number {number}",
            source=Publisher(name=f"source-{number % 50}", title=f"Source {number % 50}"),
            published=date(2020, 1, 1) + timedelta(days=number % 2000),
            language="en",
            file=f"made-up/{number}.txt",
            origin=f"made-up/{number}.txt",
        )


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Return the wall and CPU seconds that `work` takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def main(count: int) -> None:
    """Measure and print."""
    articles = list(made_up_articles(count))
    size = sum(len(article.body) for article in articles)
    print(f"{count:,} articles, {size / 1e6:.1f} MB, batches of {BATCH}")
    _, words = seconds(lambda: [index_words(a.body, a.language) for a in articles])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "store.db")
        store = open_store(str(file))
        wall, cpu = seconds(lambda: ingest(iter(articles), store))
        again, _ = seconds(lambda: ingest(iter(articles), store))
        found, _ = seconds(lambda: store.find_articles(["reban", "sta*"]))
        read, _ = seconds(lambda: list(islice(store.articles(), 1000)))
        store.close()
        print(f"ingest           {count / wall:8,.0f} articles/s wall, {count / cpu:,.0f} CPU")
        print(f"  index words    {words / cpu:8.0%} of the CPU time")
        print(f"  all else       {1 - words / cpu:8.0%}")
        print(f"ingest again     {count / again:8,.0f} articles/s")
        print(f"find two words   {found * 1000:8.1f} ms")
        print(f"read 1,000       {read * 1000:8.1f} ms")
        print(f"file             {file.stat().st_size / size:8.2f} times the text")


if __name__ == "__main__":
    given = parser(__doc__, keeps=False)
    given.add_argument("articles", nargs="?", type=int, default=10_000, help="how many are made")
    main(given.parse_args().articles)
