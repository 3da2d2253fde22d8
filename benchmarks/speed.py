"""How much quicker than sumy LexRank and TextRank are, how that grows, and in how much memory.

Usage: ./dev bench speed [--save]   (half a minute; goals for LexRank: 15, 120, 875, 1,900 times)

The text is made up: words as unequally frequent as those of the news on one matter, the same in
every run. All times are CPU seconds of one run, the best of several; sumy is timed where that takes
seconds, and carried on from there by its own growth (marked ~). "tokens" is the floor: what our
tokenizer needs for the same text. With --save the table is kept beside this file.
"""

import math
import os
import platform
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from briefings.choosing.graphs import lexrank_scores, textrank_scores
from briefings.language.terms import stop_words, tokens

SIZES = (50, 200, 1_000, 5_000, 20_000)
MOST_FOR_SUMY = 1_000
"""From here on its time is carried on."""
VOCABULARY = 30_000
HEAD = 10
"""Zipf-Mandelbrot: word r is as frequent as 1 / (r + HEAD), so that 13 % of sentences share one."""
STOPS = 0.42
"""Share of words that are stop words."""
ENGINES: dict[str, tuple[Any, Callable[[Sequence[Sequence[int]]], list[float]]]] = {
    "lexrank": (LexRankSummarizer, lexrank_scores),
    "textrank": (TextRankSummarizer, textrank_scores),
}
GOALS = {50: 15, 200: 120, 1_000: 875, 5_000: 1_900}


def made_up(count: int) -> list[str]:
    """Return sentences of made-up words, 4 to 60 long and 21 on average."""
    chance = random.Random(20_04)  # noqa: S311 - no secret
    syllables = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
    words = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(VOCABULARY)]
    stops = sorted(stop_words("en"))
    weights = list(accumulate(1 / (rank + HEAD) for rank in range(VOCABULARY)))
    sentences = []
    for _ in range(count):
        length = min(60, max(4, round(chance.lognormvariate(2.95, 0.45))))
        content = chance.choices(words, cum_weights=weights, k=length)
        sentence = [chance.choice(stops) if chance.random() < STOPS else word for word in content]
        sentences.append(" ".join(sentence).capitalize() + ".")
    return sentences


def numbered(sentences: Sequence[str]) -> list[list[int]]:
    """Return the content words of each as numbers, as ranking hands them over."""
    numbers: dict[str, int] = {}
    return [
        [numbers.setdefault(word.stem, len(numbers)) for word in tokens(text) if not word.stop]
        for text in sentences
    ]


def seconds(work: Callable[[], object], budget: float = 1.0) -> float:
    """Return the CPU time of `work`, the best of as many runs as fit the budget, 1 to 30."""
    best, spent, runs = math.inf, 0.0, 0
    while runs < 1 or (runs < 30 and spent < budget):  # noqa: PLR2004 - enough to be steady
        start = time.process_time()
        work()
        took = time.process_time() - start
        best, spent, runs = min(best, took), spent + took, runs + 1
    return best


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """What sumy needs of a sentence, equal by identity."""

    words: tuple[str, ...]


def sumy_seconds(summarizer: Any, sentences: Sequence[Sequence[int]]) -> float:  # noqa: ANN401
    """Return what sumy takes to score the same numbers, its own tokenizer left out."""
    spoken = [Spoken(tuple(map(str, sentence))) for sentence in sentences]
    words = [word for sentence in spoken for word in sentence.words]
    document = SimpleNamespace(sentences=spoken, words=words)
    return seconds(lambda: summarizer(stemmer=int)(document, list))


def growth(times: dict[int, float], first: int, last: int) -> float:
    """Return the exponent by which time grows with the number of sentences."""
    return math.log(times[last] / times[first]) / math.log(last / first)


def peak(engine: str) -> str:
    """Return how many MB a process of its own needs for the largest size, the text included."""
    command = [sys.executable, __file__, "--peak", engine]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def compared(engine: str, texts: Sequence[str], floors: dict[int, float]) -> Iterator[str]:
    """Yield the table of one engine."""
    summarizer, scores = ENGINES[engine]
    sentences = numbered(texts)
    ours = {size: seconds(partial(scores, sentences[:size])) for size in SIZES}
    theirs = {
        size: sumy_seconds(summarizer, sentences[:size]) for size in SIZES if size <= MOST_FOR_SUMY
    }
    exponent = growth(theirs, 200, MOST_FOR_SUMY)
    yield f"{engine:<10}{'ours ms':>9}{'sumy ms':>12}{'ratio':>9}{'goal':>7}{'tokens ms':>11}"
    for size in SIZES:
        carried = theirs[MOST_FOR_SUMY] * (size / MOST_FOR_SUMY) ** exponent
        sumy, sign = theirs.get(size, carried), " " if size in theirs else "~"
        goal = f"{GOALS[size]:,}" if engine == "lexrank" and size in GOALS else ""
        yield (
            f"{size:>10,}{ours[size] * 1e3:>9.2f}{sign:>3}{sumy * 1e3:>9,.0f}"
            f"{sign:>2}{sumy / ours[size]:>7,.0f}{goal:>7}{floors[size] * 1e3:>11.2f}"
        )
    ends = growth(ours, 200, 5_000), growth(ours, 5_000, 20_000)
    yield (
        f"growth: ours n^{ends[0]:.2f} from 200 to 5,000, n^{ends[1]:.2f} from there to 20,000; "
        f"sumy n^{exponent:.2f} from 200 to 1,000"
    )
    yield f"peak of a process that scores {SIZES[-1]:,} sentences: {peak(engine)} MB"


def report() -> Iterator[str]:
    """Yield the lines of the table."""
    texts = made_up(SIZES[-1])
    numbered(texts[:1_000])
    floors = {
        size: seconds(lambda size=size: [tokens(text) for text in texts[:size]])  # type: ignore[misc]
        for size in SIZES
    }
    yield f"{time.strftime('%Y-%m-%d')}, Python {platform.python_version()}, {os.cpu_count()} cores"
    yield f"{sum(map(len, texts)) / len(texts):.0f} characters a sentence; CPU time; ~ carried on"
    for engine in ENGINES:
        yield ""
        yield from compared(engine, texts, floors)


def main(arguments: Sequence[str]) -> None:
    """Print the table; with --save keep it; with --peak say what one engine needs."""
    if arguments[:1] == ["--peak"]:
        ENGINES[arguments[1]][1](numbered(made_up(SIZES[-1])))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
        return
    lines = []
    for line in report():
        print(line, flush=True)
        lines.append(line)
    if "--save" in arguments:
        Path(__file__).with_suffix(".txt").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
