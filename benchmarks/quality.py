"""How good our briefs are beside sumy's, the opening of an article, and chance.

Usage: ./dev bench quality [--limit N] [FOLDER]  (N events a set; goals: docs/how-we-choose.md)

FOLDER holds multinews_validation/ (Multi-News, Fabbri et al. 2019) and neus/ (NeuS, Lee et al.
2022). We ship no such text: where the folder is missing there is nothing to measure.
"""

import argparse
import gzip
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from math import log, sqrt
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple, TypeAlias

from rouge import Rouge, rouge

from briefings.choosing.budget import Budget, length_of
from briefings.choosing.candidate import Candidate, quotable_sentences
from briefings.choosing.coverage import summarize
from briefings.choosing.ranking import centrality, limit_of
from briefings.model import Article
from briefings.reading.stated import Place, Stated
from briefings.reading.text import article

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
READ_AT = datetime(2025, 1, 1, tzinfo=UTC)
RESAMPLED = 1000
POINTERS = "he she it they his her its their this that these those and but so then however also"
"""Words that open a sentence which leans on the one before it."""
ENGINES = ("ours", "sumy lexrank", "sumy textrank", "first article", "lead", "random")

Engine: TypeAlias = Callable[[Sequence[Candidate], int], Sequence[Candidate]]


class Event(NamedTuple):
    """Articles on one event, and what an editor made of them."""

    candidates: list[Candidate]
    reference: str


class Measured(NamedTuple):
    """What came of one engine on one set, event by event."""

    scores: list[Rouge]
    redundancy: float
    pointing: float
    milliseconds: float


def rows(file: Path, limit: int | None) -> Iterator[dict[str, Any]]:
    """Yield the first `limit` events of a set."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number == limit:
                return
            yield json.loads(line)


def multinews(row: dict[str, Any]) -> Event:
    """Return an event of Multi-News."""
    bodies = ["\n\n".join(document["paragraphs"]) for document in row["documents"]]
    return event([(None, body) for body in bodies], row["references"][0])


def neus(row: dict[str, Any]) -> Event:
    """Return an event of NeuS."""
    texts = [(document["title"], document["text"]) for document in row["documents"]]
    return event(texts, row["reference"]["text"])


def event(texts: Iterable[tuple[str | None, str]], reference: str) -> Event:
    """Return the event whose articles have these titles and bodies, read as the bot reads."""
    articles: list[Article] = [
        article(body, Stated(title=title), Place(file=str(number), origin=None, at=READ_AT))
        for number, (title, body) in enumerate(texts)
        if body.strip()
    ]
    return Event([c for read in articles for c in quotable_sentences(read)], reference)


def ours(candidates: Sequence[Candidate], words: int) -> Sequence[Candidate]:
    """Choose as the bot does."""
    return summarize(candidates, words=words)


def sumy(name: str) -> Engine:
    """Return sumy's engine `name`: most central first, within the budget."""

    def choose(candidates: Sequence[Candidate], words: int) -> Sequence[Candidate]:
        rated = candidates[: limit_of(name)]
        central = centrality(rated, name)
        order = sorted(range(len(rated)), key=lambda index: -central[index])
        return filled((rated[index] for index in order), words)

    return choose


def first_article(candidates: Sequence[Candidate], words: int) -> Sequence[Candidate]:
    """Choose the opening of the first article."""
    first = candidates[0].article.id if candidates else None
    return filled((c for c in candidates if c.article.id == first), words)


def lead(candidates: Sequence[Candidate], words: int) -> Sequence[Candidate]:
    """Choose every article's first sentence, then every second one, and so on."""
    return filled(sorted(candidates, key=lambda candidate: candidate.position), words)


def chance(candidates: Sequence[Candidate], words: int) -> Sequence[Candidate]:
    """Choose at random, the same in every run."""
    shuffled = list(candidates)
    random.Random(7).shuffle(shuffled)  # noqa: S311 - no secret
    return filled(shuffled, words)


def filled(ordered: Iterable[Candidate], words: int) -> list[Candidate]:
    """Return those that fit the budget, in order."""
    budget, chosen = Budget(words=words), []
    for candidate in ordered:
        length = length_of(candidate)
        if budget.admits(length):
            chosen.append(candidate)
            budget = budget.after(length)
    return chosen


def measured(engine: Engine, events: Sequence[Event], words: int) -> Measured:
    """Let `engine` condense each event to `words` words."""
    began = time.process_time()
    chosen = [engine(event.candidates, words) for event in events]
    spent = time.process_time() - began
    said = [candidate for brief in chosen for candidate in brief]
    pointing = sum(c.text.split()[0].strip("\"'“‘").lower() in POINTERS.split() for c in said)
    return Measured(
        scores=[
            rouge("\n".join(candidate.text for candidate in brief), event.reference)
            for brief, event in zip(chosen, events, strict=True)
        ],
        redundancy=fmean(
            redundancy(brief, event.candidates) for brief, event in zip(chosen, events, strict=True)
        ),
        pointing=pointing / max(1, len(said)),
        milliseconds=1000 * spent / len(events),
    )


def redundancy(brief: Sequence[Candidate], fellows: Sequence[Candidate]) -> float:
    """Return the mean, over a brief's sentences, of the highest TF-IDF cosine with another."""
    if len(brief) < 2:  # noqa: PLR2004 - it takes two
        return 0.0
    spread = Counter(stem for candidate in fellows for stem in candidate.content)
    vectors = []
    for candidate in brief:
        counts = Counter(token.stem for token in candidate.tokens if not token.stop)
        vector = {stem: n * log(len(fellows) / spread[stem]) for stem, n in counts.items()}
        norm = sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors.append({stem: value / norm for stem, value in vector.items()})
    return fmean(
        max(
            sum(value * other.get(stem, 0.0) for stem, value in vector.items())
            for other in vectors
            if other is not vector
        )
        for vector in vectors
    )


def interval(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, float]:
    """Return where 95 % of the mean differences lie (paired bootstrap, Efron 1979; Koehn 2004)."""
    differences = [a - b for a, b in zip(ours, theirs, strict=True)]
    draw = random.Random(7)  # noqa: S311 - no secret
    means = sorted(fmean(draw.choices(differences, k=len(differences))) for _ in range(RESAMPLED))
    return means[RESAMPLED * 25 // 1000], means[RESAMPLED * 975 // 1000 - 1]


def table(name: str, events: Sequence[Event], words: int) -> None:
    """Print one set's table."""
    engines = (ours, sumy("lexrank"), sumy("textrank"), first_article, lead, chance)
    results = [measured(engine, events, words) for engine in engines]
    print(f"\n{name}: {len(events)} events, {words} words; in brackets ours minus theirs, 95 %")
    print(f"{'':14} {'ROUGE-1':22} {'ROUGE-2':22} {'ROUGE-L':22} redund. He/This/But  ms CPU")
    for engine, result in zip(ENGINES, results, strict=True):
        print(f"{engine:14} {figures(results[0], result)}", end=" ")
        print(f"{result.redundancy:7.3f} {result.pointing:11.1%} {result.milliseconds:7.1f}")


def figures(best: Measured, result: Measured) -> str:
    """Return the three scores in writing, each with its distance to ours."""
    written = []
    for measure in range(len(Rouge._fields)):
        ours_ = [score[measure] for score in best.scores]
        theirs = [score[measure] for score in result.scores]
        low, high = interval(ours_, theirs)
        away = "" if result is best else f" [{low:+.3f} {high:+.3f}]"
        written.append(f"{fmean(theirs):.4f}{away}".ljust(22))
    return " ".join(written)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DATA)
    parser.add_argument("--limit", type=int)
    asked = parser.parse_args()
    for name, file, read, words in (
        ("Multi-News validation", "multinews_validation/validation.jsonl.gz", multinews, 240),
        ("NeuS val", "neus/val.jsonl.gz", neus, 70),
    ):
        path = asked.folder / file
        if not path.is_file():
            print(f"nothing measured: no {path}")
            continue
        table(name, [read(row) for row in rows(path, asked.limit)], words)


if __name__ == "__main__":
    main()
