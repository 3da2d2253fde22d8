"""Which regular expressions take more than linear time on a text made to be hard for them.

Usage: ./dev bench patterns [--keep] [--most N] [--only WORD]

Every pattern of the product is gone through as it is used, on floods drawn from its parse tree and
on floods of each kind of character. One that takes four times as long or little more for four times
the text is linear. Each superlinear one is named with its exponent, its time on 8,000 characters
and the flood. --most: how many floods a pattern is tried on; --only: patterns of files with WORD.
"""

import math
import random
import re
import signal
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from command_line import parser
from pattern_floods import Flood, floods
from pattern_uses import ROOT, Use, every_use
from report import keep, machine, markdown

SIZES = ((250, 1_000), (2_000, 8_000))
"""Characters: those of the first look, and those that a suspicion is made sure of with."""
SUSPECT, STEEP = 5.5, 1.35
"""The first look's ratio (4 is linear), and the exponent from which a pattern is superlinear."""
LIMIT, LONG_LIMIT = 0.25, 3.0
"""Seconds after which a text of the first look, and a later one, is given up."""
FLOOR = 0.002
"""Seconds on the longest text below which a ratio is but noise."""


class Finding(NamedTuple):
    """What is superlinear: the exponent (infinite where it is exponential), seconds, and where."""

    exponent: float
    seconds: float
    way: str
    flood: Flood


class SlowError(Exception):
    """A pattern takes longer than the limit."""


def _stop(*_: object) -> None:
    raise SlowError


def seconds(pattern: re.Pattern[Any], way: str, text: Any, limit: float = LIMIT) -> float:  # noqa: ANN401
    """Return the CPU time of going through a text; the limit where it takes longer."""
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    start = time.thread_time()
    try:
        if way == "each":
            deque(pattern.finditer(text), 0)
        else:
            getattr(pattern, way)(text)
    except SlowError:
        return limit
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.thread_time() - start


def best(pattern: re.Pattern[Any], way: str, text: Any, limit: float = LIMIT) -> float:  # noqa: ANN401
    """Return the least time of three runs."""
    return min(seconds(pattern, way, text, limit) for _ in range(3))


def steepness(pattern: re.Pattern[Any], way: str, flood: Flood) -> Finding | None:
    """Return the finding where a flood takes a pattern more than linear time."""
    (few, more), (many, most) = SIZES
    short, long = _of(pattern, flood, few), _of(pattern, flood, more)
    took = seconds(pattern, way, short)
    if took >= LIMIT:
        return Finding(math.inf, took, way, flood)
    if seconds(pattern, way, long) < SUSPECT * took:
        return None
    if best(pattern, way, long) < SUSPECT * best(pattern, way, short):
        return None
    first = best(pattern, way, _of(pattern, flood, many), LONG_LIMIT)
    last = best(pattern, way, _of(pattern, flood, most), LONG_LIMIT)
    exponent = math.log(last / max(first, 1e-9)) / math.log(most / many)
    return Finding(exponent, last, way, flood) if exponent > STEEP and last > FLOOR else None


def _of(pattern: re.Pattern[Any], flood: Flood, length: int) -> Any:  # noqa: ANN401
    text = flood.text(length)
    return text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text


def superlinear(pattern: re.Pattern[Any], ways: Iterable[str], most: int) -> Finding | None:
    """Return the first flood, of `most` drawn, that takes a pattern more than linear time."""
    tried = floods(pattern.pattern, pattern.flags)
    if len(tried) > most:
        tried = random.Random(most).sample(tried, most)  # noqa: S311 - the same ones in every run
    found = (steepness(pattern, way, flood) for flood in tried for way in sorted(ways))
    return next(filter(None, found), None)


def sample_run() -> None:
    """Read the seeds and make a brief of them, so that what functions compile is recorded."""
    import made_up  # noqa: PLC0415 - once recording is on
    from floods import STEPS  # noqa: PLC0415

    made_up.brief(list(made_up.articles(made_up.sentences(60))))
    text = "\n\n".join(
        file.read_text("utf-8") for file in sorted((ROOT / "seeds" / "articles").glob("*.txt"))
    )
    for step in STEPS.values():
        step(text)


def rows(uses: Iterable[Use], most: int) -> Iterator[tuple[object, ...]]:
    """Yield a row of the table for each superlinear pattern."""
    for use in uses:
        if found := superlinear(use.pattern, use.ways, most):
            took = f"{found.seconds * 1e3:,.0f}"
            yield min(use.places), f"{found.exponent:.2f}", took, found.way, repr(found.flood)


def main() -> int:
    """Print what is superlinear; with --keep keep it. Fail where anything is."""
    options = parser(__doc__)
    options.add_argument("--most", type=int, default=1_000)
    options.add_argument("--only", default="")
    given = options.parse_args()
    uses = [
        use for use in every_use(sample_run) if any(given.only in place for place in use.places)
    ]
    print(machine(), flush=True)
    found = list(rows(uses, given.most))
    head = ("pattern", "n^", "ms", "used by", "flood")
    tried = sum(
        min(given.most, len(floods(use.pattern.pattern, use.pattern.flags))) for use in uses
    )
    said = f"{len(uses)} patterns on {tried:,} floods: {len(found)} superlinear."
    table = f"{said}\n\n{markdown(head, found)}" if found else said
    print(table)
    if given.keep:
        keep("patterns", "./dev bench patterns --keep", table)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
