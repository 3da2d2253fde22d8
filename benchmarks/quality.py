"""How good our briefs are beside sumy's, the opening of an article, and chance.

Usage: ./dev bench quality [--limit N] [--keep] [FOLDER]   (goals: docs/how-we-choose.md)

FOLDER holds multinews_validation/ (Multi-News, Fabbri et al. 2019), neus/ (NeuS, Lee et al. 2022)
and summhay_news/ (see answers.py). We ship no such text: what is missing isn't measured.
"""

import gzip
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain, combinations
from math import log, sqrt
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple, TypeAlias

import answers
from command_line import with_folder
from report import keep, markdown
from rouge import Rouge, rouge

from briefings.agreement.compare import Same, compare
from briefings.composing.pipeline import compose
from briefings.language.candidates import Candidate, quotable_sentences
from briefings.model import Article
from briefings.ranking.budget import Budget
from briefings.ranking.centrality import CentralityEngine
from briefings.ranking.engines import engine_named
from briefings.ranking.names import DEFAULT, NAMES
from briefings.ranking.pool import Pool
from briefings.reading.metadata import Metadata, Place
from briefings.reading.text import article

READ_AT = datetime(2025, 1, 1, tzinfo=UTC)
RESAMPLED = 1000
POINTERS = "he she it they his her its their this that these those and but so then however also"
"""Words that open a sentence which leans on the one before it."""
HEAD = (
    *("engine", "ROUGE-1", "ROUGE-2", "ROUGE-L", "redundancy", "same", "He/This/But", "leaning"),
    "ms CPU",
)
NOTE = """In brackets: where 95 % of ours minus theirs lie (paired bootstrap). Redundancy: mean,
over a brief's sentences, of the highest TF-IDF cosine with another. Same: pairs of sentences in one
brief that say the same. Leaning: sentences that don't stand alone. lsa rates at most 200 sentences
of an event, kl 60: the earliest of each article. A question's insight is covered when half of its
content words stand in a point."""

Engine: TypeAlias = Callable[[Sequence[Candidate], int], Sequence[Candidate]]


class Event(NamedTuple):
    """Articles on one event, and what an editor made of them."""

    candidates: list[Candidate]
    reference: str


class Measured(NamedTuple):
    """What came of one engine on one set, event by event."""

    scores: list[Rouge]
    redundancy: float
    same: int
    pointing: float
    leaning: float
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
        article(body, Metadata(title=title), Place(file=str(number), origin=None, at=READ_AT))
        for number, (title, body) in enumerate(texts)
        if body.strip()
    ]
    return Event([c for read in articles for c in quotable_sentences(read)], reference)


def ours(engine: str) -> Engine:
    """Return how the batch door chooses by `engine` where nothing is options."""

    def choose(candidates: Sequence[Candidate], words: int) -> Sequence[Candidate]:
        found = compose(Pool(candidates), engine_named(engine), Budget(words=words))
        return [one.statement.lead for one in found]

    return choose


def sumy(name: str) -> Engine:
    """Return sumy's engine `name`: most central first, within the budget."""
    engine = engine_named(name)
    if not isinstance(engine, CentralityEngine):
        raise TypeError(f"{name} rates no sentences")

    def choose(candidates: Sequence[Candidate], words: int) -> Sequence[Candidate]:
        rated = sorted(candidates, key=lambda candidate: candidate.position)[: engine.limit]
        central = engine.centrality(rated)
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
        if budget.admits(candidate):
            chosen.append(candidate)
            budget = budget.after(candidate)
    return chosen


ENGINES: Mapping[str, Engine] = {
    "ours": ours(DEFAULT),
    **{f"sumy {name}": sumy(name) for name in NAMES if name != DEFAULT},
    "first article": first_article,
    "every article's opening": lead,
    "random": chance,
}
SETS = (
    ("Multi-News validation", "multinews_validation/validation.jsonl.gz", multinews, 240),
    ("NeuS validation", "neus/val.jsonl.gz", neus, 70),
)


def measured(engine: Engine, events: Sequence[Event], words: int) -> Measured:
    """Let `engine` condense each event to `words` words."""
    began = time.process_time()
    chosen = [engine(event.candidates, words) for event in events]
    spent = time.process_time() - began
    said = [candidate for brief in chosen for candidate in brief]
    briefs = list(zip(chosen, events, strict=True))
    return Measured(
        scores=[
            rouge("\n".join(candidate.text for candidate in brief), event.reference)
            for brief, event in briefs
        ],
        redundancy=fmean(redundancy(brief, event.candidates) for brief, event in briefs),
        same=sum(
            isinstance(compare(*pair), Same) for brief in chosen for pair in combinations(brief, 2)
        ),
        pointing=fmean(first_word(candidate) in POINTERS.split() for candidate in said),
        leaning=fmean(not candidate.is_standalone for candidate in said),
        milliseconds=1000 * spent / len(events),
    )


def first_word(candidate: Candidate) -> str:
    """Return the word that a sentence opens with."""
    return candidate.text.split()[0].strip("\"'“‘").lower()


def redundancy(brief: Sequence[Candidate], fellows: Sequence[Candidate]) -> float:
    """Return the mean, over a brief's sentences, of the highest TF-IDF cosine with another."""
    if len(brief) < 2:  # noqa: PLR2004 - it takes two
        return 0.0
    spread = Counter(stem for candidate in fellows for stem in candidate.content)
    vectors = []
    for candidate in brief:
        counts = Counter(candidate.telling)
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


def newswire(folder: Path, limit: int | None) -> Iterator[str]:
    """Yield one table a set: every engine's figures, in brackets its distance to ours."""
    for name, file, read, words in SETS:
        if not (folder / file).is_file():
            print(f"nothing measured: no {folder / file}")
            continue
        events = [read(row) for row in rows(folder / file, limit)]
        results = {name: measured(engine, events, words) for name, engine in ENGINES.items()}
        lines = [(engine, *figures(results["ours"], came)) for engine, came in results.items()]
        yield f"{name}, {len(events)} events, {words} words\n\n{markdown(HEAD, lines)}"


def figures(best: Measured, result: Measured) -> Iterator[str]:
    """Yield what came of an engine, in writing."""
    for measure in range(len(Rouge._fields)):
        ours = [score[measure] for score in best.scores]
        theirs = [score[measure] for score in result.scores]
        low, high = interval(ours, theirs)
        yield f"{fmean(theirs):.4f}" + ("" if result is best else f" [{low:+.3f} {high:+.3f}]")
    yield f"{result.redundancy:.3f}"
    yield str(result.same)
    yield f"{result.pointing:.1%}"
    yield f"{result.leaning:.1%}"
    yield f"{result.milliseconds:.1f}"


def questions(folder: Path) -> Iterator[str]:
    """Yield how well questions are answered, and how often there is no answer."""
    haystacks = answers.read(folder)
    if not haystacks:
        return
    lines = []
    for budget in (Budget(words=240), Budget(points=20)):
        *shares, seconds = came = answers.covered(haystacks, budget)
        written = [f"{share:.3f}" for share in (*shares, came.joint)]
        lines.append((answers.length(budget), *written, f"{1000 * seconds:.0f}"))
    head = ("SummHay news", "coverage", "citation F1", "P", "R", "joint", "ms CPU")
    own, others = (answers.verdicts(haystacks, own=own) for own in (True, False))
    yield (
        f"{markdown(head, lines)}\n\nAnswered: {sum(own)} of {len(own)} questions on the "
        f"documents, {sum(others)} of {len(others)} on other documents."
    )


def main() -> None:
    """Print the tables, and keep them if asked to."""
    given = with_folder(__doc__, answers.DATA)
    given.add_argument("--limit", type=int, help="so many events of each set; not kept")
    options = given.parse_args()
    found = []
    for table in chain(newswire(options.folder, options.limit), questions(options.folder)):
        print(f"\n{table}", flush=True)
        found.append(table)
    if options.keep and found and options.limit is None:
        keep("quality", "./dev bench quality --keep", "\n\n".join((*found, NOTE)))


if __name__ == "__main__":
    main()
