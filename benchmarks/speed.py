"""How much quicker than sumy we are, how that grows, and in how much memory.

Usage: ./dev bench speed [--keep] [FOLDER]   (two minutes; with --keep into results/speed.md)

The text is made up, the same in every run; where FOLDER holds multinews_validation/ (see
quality.py), real events are timed, too. Times are CPU time, the best of several runs, but for the
start of processes, which is the median by the clock. sumy is timed where that takes seconds, and
carried on from there by its own growth (marked ~). The floor is what our tokenizer needs.
"""

import gzip
import json
import math
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from types import SimpleNamespace
from typing import Any

import made_up
from command_line import with_folder
from report import keep, machine, markdown
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from briefings.composing.batch import budget_for, condense, read_task
from briefings.language.sentences import sentence_spans
from briefings.language.terms import tokens
from briefings.model import Article
from briefings.ranking.graphs.scores import lexrank_scores, textrank_scores
from briefings.reading.marks import marks_of

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
EVENTS = 100
USUAL = budget_for(None, None)
PROCESSES = Path(__file__).with_name("processes.py")
SIZES = (50, 200, 1_000, 5_000, 20_000)
SUMY_FROM, SUMY_TO = 200, 1_000
"""Sizes between which its growth is measured; from there on its time is carried on."""
BRIEFS = (260, 800, 1_000)
RUNS, KEPT_RUNS = 9, 3
STARTS = 9
ENGINES: dict[str, tuple[Any, Callable[[Sequence[Sequence[int]]], list[float]]]] = {
    "LexRank": (LexRankSummarizer, lexrank_scores),
    "TextRank": (TextRankSummarizer, textrank_scores),
}
GOALS = {50: 15, 200: 120, 1_000: 875, 5_000: 1_900}


def seconds(work: Callable[[], object], budget: float = 1.0) -> float:
    """Return the CPU time of `work`, the best of as many runs as fit the budget, 1 to 30."""
    best, spent, runs = math.inf, 0.0, 0
    while runs < 1 or (runs < 30 and spent < budget):  # noqa: PLR2004 - enough to be steady
        start = time.process_time()
        work()
        took = time.process_time() - start
        best, spent, runs = min(best, took), spent + took, runs + 1
    return best


def once(work: Callable[[], object]) -> float:
    """Return the CPU time of `work`, done once."""
    start = time.process_time()
    work()
    return time.process_time() - start


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """What sumy needs of a sentence, equal by identity."""

    words: tuple[str, ...]


def theirs(summarizer: Any, sentences: Sequence[Sequence[int]]) -> tuple[float, list[float]]:  # noqa: ANN401
    """Return what sumy takes to score the same numbers, its tokenizer left out, and the scores."""
    spoken = [Spoken(tuple(map(str, sentence))) for sentence in sentences]
    words = [word for sentence in spoken for word in sentence.words]
    document = SimpleNamespace(sentences=spoken, words=words)
    rated: dict[int, float] = {}

    def take(infos: Sequence[Any]) -> Sequence[Any]:
        rated.update((info.order, info.rating) for info in infos)
        return infos

    took = seconds(lambda: summarizer(stemmer=int)(document, take))
    return took, [rated[order] for order in range(len(spoken))]


def growth(times: dict[int, float], first: int, last: int) -> float:
    """Return the exponent by which time grows with the number of sentences."""
    return math.log(times[last] / times[first]) / math.log(last / first)


def peaks() -> Iterator[str]:
    """Yield how much memory processes of their own need, made-up text and libraries included.

    A child is charged for what its parent has in memory, so this comes first.
    """
    rows = []
    for work in (*map(str.lower, ENGINES), "brief"):
        command = [sys.executable, str(PROCESSES), work, str(SIZES[-1])]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        rows.append((work, said.strip(), "300" if work == "brief" else ""))
    yield markdown((f"Memory, {SIZES[-1]:,} sentences", "peak MB", "goal"), rows)


def ranking(engine: str) -> Iterator[str]:
    """Yield what scoring costs beside sumy."""
    summarizer, scores = ENGINES[engine]
    sentences = made_up.numbered(made_up.sentences(SIZES[-1]))
    ours = {size: seconds(partial(scores, sentences[:size])) for size in SIZES}
    sumy, apart = {}, 0.0
    for size in (size for size in SIZES if size <= SUMY_TO):
        sumy[size], rated = theirs(summarizer, sentences[:size])
        own = scores(sentences[:size])
        apart = max(apart, *(abs(a - b) for a, b in zip(own, rated, strict=True)))
    exponent = growth(sumy, SUMY_FROM, SUMY_TO)
    rows = []
    for size in SIZES:
        carried = sumy.get(size) or sumy[SUMY_TO] * (size / SUMY_TO) ** exponent
        sign = "" if size in sumy else "~"
        goal = f"{GOALS[size]:,}" if engine == "LexRank" and size in GOALS else ""
        figures = f"{ours[size] * 1e3:.2f}", f"{sign}{carried * 1e3:,.0f}"
        rows.append((f"{size:,}", *figures, f"{sign}{carried / ours[size]:,.0f}", goal))
    yield markdown((f"{engine}, sentences", "ours ms", "sumy ms", "times", "goal"), rows)
    ends = growth(ours, 200, 5_000), growth(ours, 5_000, 20_000)
    yield (
        f"Scores differ by {apart:.0e} at most. Growth: ours n^{ends[0]:.2f} from 200 to 5,000, "
        f"n^{ends[1]:.2f} from there; sumy n^{exponent:.2f} from {SUMY_FROM} to {SUMY_TO:,}."
    )


def briefs() -> Iterator[str]:
    """Yield what a whole brief costs beside its floor: of articles never seen, and again.

    Again is what the bot does when one more article comes in: the sentences of the others are kept.
    """
    texts = [made_up.sentences(BRIEFS[-1], seed) for seed in range(RUNS)]
    rows = []
    for size in BRIEFS:
        runs = [list(made_up.articles(text[:size])) for text in texts]
        floor = min(once(partial(_tokenized, about)) for about in runs * 2)
        anew = min(once(partial(made_up.brief, about)) for about in runs)
        again = min(once(partial(made_up.brief, about)) for about in runs[-KEPT_RUNS:] * 3)
        times = [f"{took * 1e3:.1f}" for took in (floor, anew, again)]
        ratios = f"{anew / floor:.1f}", f"{again / floor:.1f}"
        rows.append((f"{size:,} in {len(runs[0])} articles", *times, *ratios))
    head = ("Brief, sentences", "tokens ms", "brief ms", "again ms", "/ tokens", "again / tokens")
    yield markdown(head, rows)
    yield "Goals: 5 times tokenising, 3 with what is known kept; 10 articles in 10 ms."


def _tokenized(about: Sequence[Article]) -> None:
    for article in about:
        tokens(article.body)


def starts() -> Iterator[str]:
    """Yield how long processes take by the clock, in turn, so that what else runs hits all."""
    seeds = sorted(map(str, (ROOT / "seeds" / "articles").glob("*.txt")))
    python = [sys.executable, "-E"]  # so that byte code is kept, whatever is set
    script = str(Path(sys.executable).with_name("briefing-bot"))
    commands = {
        "the seeds condensed by us": [*python, script, "summarise", *seeds, "--format", "text"],
        "the same by sumy": [*python, str(PROCESSES), "sumy", *seeds],
        "python -c pass": [*python, "-c", "pass"],
    }
    took: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(STARTS + 1):  # the first one warms the caches up
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
            took[name].append(time.perf_counter() - start)
    middle = {name: median(times[1:]) for name, times in took.items()}
    first, sumy, bare = middle.values()
    rows = [(name, f"{value * 1e3:.0f}", f"{value / bare:.1f}") for name, value in middle.items()]
    yield markdown(("From process start to text", "ms", "/ python"), rows)
    yield f"{sumy / first:.1f} times quicker than sumy (goal: 20)."


def news(folder: Path) -> Iterator[str]:
    """Yield what the batch door costs on real events, as it reads and condenses each."""
    file = folder / "multinews_validation" / "validation.jsonl.gz"
    if not file.is_file():
        return
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, EVENTS)]
    tasks = [
        json.dumps(
            {
                "id": row["cluster_id"],
                "documents": [{"text": "\n\n".join(one["paragraphs"])} for one in row["documents"]],
            }
        )
        for row in rows
    ]
    bodies = [one["text"] for task in tasks for one in json.loads(task)["documents"]]
    floor = seconds(lambda: [len(tokens(body)) for body in bodies])
    read = seconds(lambda: [read_task(task, "", marks_of) for task in tasks])
    whole = seconds(lambda: [condense(read_task(task, "", marks_of), USUAL) for task in tasks], 3)
    each = [f"{took / len(tasks) * 1e3:.2f}" for took in (floor, read, whole)]
    ratios = f"{(whole - read) / floor:.1f}", f"{whole / floor:.1f}"
    head = ("An event of Multi-News", "tokens ms", "reading ms", "whole ms", "brief / tokens")
    sentences = f"{sum(len(sentence_spans(body)) for body in bodies) / len(tasks):.0f} sentences"
    yield markdown((*head, "whole / tokens"), [(sentences, *each, *ratios)])


def main() -> None:
    """Print the tables; with --keep keep them."""
    said: list[str] = []
    options = with_folder(__doc__, DATA).parse_args()
    folder = options.folder
    tables = [ranking(engine) for engine in ENGINES]
    parts = [peaks(), *tables, briefs(), news(folder), starts()]
    print(machine(), flush=True)
    for part in parts:
        for text in part:
            print(f"\n{text}", flush=True)
            said.append(text)
    if options.keep:
        keep("speed", "./dev bench speed --keep", "\n\n".join(said))


if __name__ == "__main__":
    main()
