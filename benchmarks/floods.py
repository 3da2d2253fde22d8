"""How the time of every step of the way from bytes to an answer grows on floods of each kind.

Usage: ./dev bench floods [--keep] [--only WORD] [--size N] [--limit S]

Each flood is read at a size, at two and at four times that; times are CPU time. Growth
is the exponent from the first size to the last: 1 is linear, 2 is quadratic.
What takes less than FLOOR at the largest size isn't measured; what takes longer than the limit is
named, with the size. With --only, floods or steps whose names have the word.
"""

import math
import multiprocessing
import signal
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

from command_line import parser
from flood_kinds import FLOODS
from report import keep, machine, markdown

from bot.chat.request import Channel, Request, User
from bot.exports.brief_json import brief_json
from bot.exports.markdown import markdown as as_markdown
from bot.library.passages import passage
from bot.platforms.slack.rendering.render import render as on_slack
from bot.platforms.telegram.render import render as on_telegram
from bot.platforms.terminal.render import plain
from bot.wording.briefs import brief_message, why_message
from briefings.composing.brief import build_brief
from briefings.composing.recipe import Recipe
from briefings.language.candidates import known_sentences
from briefings.language.days.day_words import find_days
from briefings.language.detection import language_of
from briefings.language.numbers.quantities import quantities
from briefings.language.sentences import sentence_spans
from briefings.language.terms import index_words, tokens
from briefings.model import Article, Topic
from briefings.publisher import Publisher
from briefings.reading.formats import read_bytes
from briefings.reading.marks import marks_of
from briefings.reading.metadata import Place

SIZES = (1, 2, 4)
FLOOR = 0.02
"""Seconds below which a growth says nothing."""
STEEP = 1.4
DAY = date(2025, 5, 2)
NOW = datetime(2025, 5, 3, tzinfo=UTC)
REQUEST = Request(channel=Channel(platform="x", id="1"), user=User(id="1"), text="/trade")
TOPIC = Topic(name="trade", title="Trade", terms=("trade",))


def _article(text: str, number: int = 0) -> Article:
    name = f"Paper {number}"
    source = Publisher(name=name.casefold(), title=name)
    return Article(body=text, source=source, published=DAY, language="en")


def _read(name: str, before: str = "", after: str = "") -> Callable[[str], object]:
    def read(text: str) -> object:
        raw = f"{before}{text}{after}".encode("utf-8", "replace")
        return list(read_bytes(raw, Place(file=name, origin=None, at=NOW)))

    return read


def _figures(text: str) -> None:
    for one in known_sentences(_article(text)):
        quantities(one.text, DAY, one.words)


def _days(text: str) -> None:
    for one in known_sentences(_article(text)):
        list(find_days(one.excerpt().text, DAY))


def _traits(text: str) -> None:
    for one in known_sentences(_article(text)):
        _ = one.is_standalone, one.is_statement, one.can_lead, one.is_introduced


def _answer(text: str) -> None:
    """Make the brief of two articles that share the flood, and show it everywhere."""
    about = [_article(f"{text}\n\nTrade went on as {n} of them said.", n) for n in range(2)]
    brief = build_brief(TOPIC, about, Recipe(), considered=2, as_of=DAY)
    articles = {article.id: article for article in about}
    passages = [
        passage(articles[excerpt.citation.article], excerpt, number)
        for number, excerpt in enumerate(brief.excerpts, start=1)
    ]
    message = brief_message(brief, passages)
    brief_json(brief)
    for show in (as_markdown, plain):
        show(message)
    on_slack(message, REQUEST)
    on_telegram(message, REQUEST)
    why_message(brief, list(enumerate(brief.points, start=1)))


HEAD = "From: Jane Doe <a@example.org>\nSubject: Trade\nDate: Fri, 2 May 2025 10:00:00 +0000\n"
STEPS: dict[str, Callable[[str], object]] = {
    "read .txt": _read("a.txt"),
    "read no ending": _read("a"),
    "read .md": _read("a.md"),
    "read .html": _read("a.html", "<html><body><article><p>", "</p></article></body></html>"),
    "read .eml": _read("a.eml", f"{HEAD}\n"),
    "read .srt": _read("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n"),
    "read .ris": _read("a.ris", "TY  - NEWS\nTI  - Trade\nAB  - ", "\nER  - \n"),
    "read .jsonl": lambda text: _read("a.jsonl")(__import__("json").dumps({"text": text})),
    "read .csv": _read("a.csv", "title,text\nTrade,"),
    "marks": marks_of,
    "language": language_of,
    "sentences": sentence_spans,
    "tokens": tokens,
    "index words": index_words,
    "figures": _figures,
    "candidates": lambda text: known_sentences(_article(text)),
    "days": _days,
    "traits": _traits,
    "answer": _answer,
}


class SlowError(Exception):
    """A step takes longer than the limit."""


def _stop(*_: object) -> None:
    raise SlowError


def seconds(work: Callable[[str], object], text: str, limit: float) -> float:
    """Return the CPU time of `work`; infinite where it is above the limit."""
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    start = time.process_time()
    try:
        work(text)
    except SlowError:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def measure(task: tuple[str, str, int, float]) -> tuple[str, str, list[str]]:
    """Return the times of a step on a flood at each size; a step that failed says how."""
    flood, step, size, limit = task
    times: list[float] = []
    for times_size in SIZES:
        text = FLOODS[flood](size * times_size)
        try:
            took = seconds(STEPS[step], text, limit)
        except Exception as error:  # noqa: BLE001 - what fails is what this looks for
            return flood, step, [f"{type(error).__name__}: {error}"[:80]]
        times.append(took)
        if took == math.inf:
            break
    return flood, step, list(map(str, times))


def rows(tasks: list[tuple[str, str, int, float]]) -> Iterator[tuple[object, ...]]:
    """Yield what is steep, slow or failed."""
    with multiprocessing.Pool(1, maxtasksperchild=40) as pool:
        for flood, step, said in pool.imap(measure, tasks):
            if not said[0][0].isdigit() and said[0] != "inf":
                yield flood, step, said[0], "", "failed"
                continue
            times = list(map(float, said))
            cells = " ".join(f"{took:.3f}" for took in times)
            if times[-1] == math.inf:
                yield flood, step, cells, "", "above the limit"
            elif times[-1] > FLOOR:
                growth = math.log(times[-1] / max(times[0], 1e-4)) / math.log(SIZES[-1])
                if growth > STEEP:
                    yield flood, step, cells, f"{growth:.2f}", "steep"


def main() -> None:
    """Print what grows faster than its text; with --keep keep it."""
    options = parser(__doc__)
    options.add_argument("--only", default="")
    options.add_argument("--size", type=int, default=8_000)
    options.add_argument("--limit", type=float, default=5.0)
    given = options.parse_args()
    tasks = [
        (flood, step, given.size, given.limit)
        for step in STEPS
        for flood in FLOODS
        if given.only in flood or given.only in step
    ]
    print(f"{machine()}: {len(FLOODS)} floods, {len(STEPS)} steps, from {given.size:,} characters")
    found = []
    for row in rows(tasks):
        print(*row, sep=" | ", flush=True)
        found.append(row)
    if given.keep:
        keep(
            "floods", "./dev bench floods --keep", markdown(("flood", "step", "s", "n^", ""), found)
        )


if __name__ == "__main__":
    main()
