"""Forty briefs of twenty topics on a real, mixed, dated corpus, read point by point.

Usage: ./dev bench briefs [FOLDER] [--other] [--draw FILE] [--keep] (goals: right .80, wrong .01)

FOLDER holds basil, neus and multinews_validation (see mixed_corpus.py). The articles are ingested
in the order of their days; on two days of each topic of briefs_topics.toml its brief is made as of
that day. The days are drawn by a seed, by plain words, before anything was changed: one before 2020
where three articles of the 14 days up to it have such a word, else both of 2021, ten days apart
where there are such. In the end each bundled topic is asked for ten points of everything, undated
articles included, to see whether its words are taken in another sense (`senses`).

--draw writes the points with all that stands beside them, for reading only, to a file outside the
project; its order is that of the briefs' digests. Verdicts of those that were read, by id:
briefs_read.jsonl. An id stands for a point as shown and for what leads above it.

right: news of the topic in its sense that an editor would print of the days that the brief says it
covers; it can be read alone or with what stands before it, is not overtaken by what is in the
corpus, is told once, and all that stands beside it is true. weak: true, but none of that (`why`
says what: passing, filler, opinion, overtaken, old, repeated, antecedent, cut off). wrong: the word
in another sense, or something false beside the quotation: who says it too, what differs, the day,
what "he" stands for.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from answers import DATA
from command_line import with_folder
from mixed_corpus import dated_articles, day_of, missing_files, undated_articles
from report import keep, markdown

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bot.library.bundled import bundled_topics  # noqa: E402
from bot.library.library import Library  # noqa: E402
from bot.library.topics_file import parse_topics  # noqa: E402
from briefings.composing.recipe import Recipe  # noqa: E402
from briefings.model import Article, Brief, Difference, Excerpt, Point, Topic, digest  # noqa: E402
from briefings.window import Window  # noqa: E402
from storage.opening import open_store  # noqa: E402

HERE = ROOT / "benchmarks"
VERDICTS = HERE / "briefs_read.jsonl"
SEED = "each thing once, newest first"
OTHER_SEED = "another reader, other days"
WINDOW = timedelta(days=14)
APART = timedelta(days=10)
ENOUGH = 3
RECENT = date(2020, 1, 1)
SENSES = "senses"
OTHER = "other"
HEAD = ("read", "points", "right", "weak", "wrong", "why not right")


class Asked(NamedTuple):
    """A topic, and the day on which its brief is asked for."""

    topic: Topic
    day: date


def read_topics(*, other: bool = False) -> list[tuple[Topic, re.Pattern[str]]]:
    """Return the twenty topics, each with the plain words that its days are drawn by."""
    bundled = {topic.name: topic for topic in bundled_topics()}
    file = "briefs_other_topics.toml" if other else "briefs_topics.toml"
    listed = parse_topics((HERE / file).read_text("utf-8"))
    return [(bundled.get(topic.name, topic), _words(topic)) for topic in listed]


def _words(topic: Topic) -> re.Pattern[str]:
    forms = (re.escape(term).replace(r"\*", r"\w*") for term in topic.terms)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)


def draw_days(
    topics: Sequence[tuple[Topic, re.Pattern[str]]], articles: Sequence[Article], seed: str = SEED
) -> list[Asked]:
    """Return two days of each topic, the earliest first."""
    drawn = []
    for topic, words in topics:
        found = [day_of(one) for one in articles if words.search(f"{one.title}\n{one.body}")]
        days = [day for day in {*found} if sum(_is_in(day, each) for each in found) >= ENOUGH]
        days.sort(key=lambda day: sha256(f"{seed}:{topic.name}:{day}".encode()).hexdigest())
        recent = [day for day in days if day >= RECENT]
        older = [day for day in days if day < RECENT]
        first = recent[0]
        others = [day for day in recent[1:] if abs(day - first) >= APART] or recent[1:]
        drawn += [Asked(topic, day) for day in (first, (older or others)[0])]
    return sorted(drawn, key=lambda asked: (asked.day, asked.topic.name))


def _is_in(day: date, published: date) -> bool:
    return day - WINDOW < published <= day


def briefs(folder: Path, *, other: bool = False) -> Iterator[tuple[str, Brief]]:
    """Yield the forty briefs, and those of the senses unless it's the `other` forty, by name."""
    articles = dated_articles(folder)
    asked = draw_days(read_topics(other=other), articles, OTHER_SEED if other else SEED)
    with TemporaryDirectory() as made, closing(open_store(f"sqlite:///{made}/store.db")) as store:
        library, stored = Library(store, Recipe()), 0
        for topic, day in asked:
            due = sum(day_of(one) <= day for one in articles)
            library.ingest(articles[stored:due])
            library.refresh()
            stored = max(stored, due)
            now = datetime.combine(day, time(22), UTC)
            yield f"{OTHER} " * other + f"{topic.name} {day}", library.brief(topic, now=now)
        if other:
            return
        library.ingest([*articles[stored:], *undated_articles(folder)])
        library.refresh()
        everything = Recipe(points=10, window=Window())
        for topic in bundled_topics():
            yield f"{SENSES} {topic.name}", library.brief(topic, everything)


def lines_of(name: str, brief: Brief) -> Iterator[dict[str, Any]]:
    """Yield the points of a brief, each with its id and all that is shown with it."""
    above: list[object] = []
    for number, point in enumerate(brief.points, 1):
        shown = [_place(excerpt) for excerpt in (*point.excerpts, *filter(None, [point.before]))]
        relations = [(other.relation, other.what) for other in (*point.differs, *point.updates)]
        yield {
            "id": digest(name, shown, relations, above),
            "brief": name,
            "covers": _covered(brief),
            "number": number,
            **_written(point),
        }
        above.append(shown[0])


def _covered(brief: Brief) -> str | None:
    """Return the days that a brief covers, and whether that is more than usual."""
    window = brief.window
    if window is None:
        return None
    wider = ", widened" if window.widened_to else ""
    return f"{window.begins or ''} to {window.until or ''}{wider}"


def _place(excerpt: Excerpt) -> tuple[str, int, int]:
    return excerpt.citation.article, excerpt.citation.start, excerpt.citation.end


def _written(point: Point) -> dict[str, Any]:
    return {
        "before": point.before.text if point.before else None,
        "lead": _quoted(point.lead),
        "support": [_quoted(excerpt) for excerpt in point.support],
        "differs": [_different(other) for other in point.differs],
        "updates": [_different(other) for other in point.updates],
    }


def _quoted(excerpt: Excerpt) -> dict[str, Any]:
    where = excerpt.citation
    return {
        "text": excerpt.text,
        "days": [
            f"{excerpt.text[start:end]} = {day:%a %d %b %Y}" for start, end, day in excerpt.days
        ],
        "source": where.source,
        "published": str(where.published) if where.published else None,
        "title": where.title,
    }


def _different(other: Difference) -> dict[str, Any]:
    how = {"what": other.what, "ours": other.ours, "theirs": other.theirs}
    return {"relation": other.relation, **how, **_quoted(other.excerpt)}


def rows(points: Collection[str], read: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[Any]:
    """Yield what was found in each round of reading, and of the `points` that come out now."""
    rounds = {each["round"]: None for each in chain(*read.values())}
    now = [read[each][-1] for each in points if each in read]
    for kind in ("briefs", SENSES, OTHER):
        for name in rounds:
            found = [each for ids in read.values() for each in ids if each["round"] == name]
            if of_kind := _of_kind(found, kind):
                yield _row(f"{kind}, {name}", of_kind)
        if of_kind := _of_kind(now, kind):
            yield _row(f"{kind}, now (as far as read)", of_kind)


def _of_kind(found: Sequence[Mapping[str, Any]], kind: str) -> list[Mapping[str, Any]]:
    return [each for each in found if _kind_of(each["brief"]) == kind]


def _kind_of(brief: str) -> str:
    first = brief.partition(" ")[0]
    return first if first in {SENSES, OTHER} else "briefs"


def _row(name: str, found: Sequence[Mapping[str, Any]]) -> tuple[object, ...]:
    count = Counter(each["verdict"] for each in found)
    why = Counter(each["why"] for each in found if each["verdict"] != "right")
    shares = (f"{count[each] / len(found):.3f}" for each in HEAD[2:5])
    return name, len(found), *shares, ", ".join(f"{each} {n}" for each, n in why.most_common())


def one_by_one(read: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    """Return, as a table, how many points of each brief were right, weak and wrong, by round."""
    verdicts = list(chain(*read.values()))
    rounds = list(dict.fromkeys(each["round"] for each in verdicts))
    kinds = HEAD[2:5]
    counts = Counter((each["brief"], each["round"], each["verdict"]) for each in verdicts)
    lines = [
        (name, *(" / ".join(str(counts[name, each, kind]) for kind in kinds) for each in rounds))
        for name in sorted({each["brief"] for each in verdicts})
    ]
    return markdown(("right / weak / wrong", *rounds), lines)


def _read_verdicts() -> dict[str, list[dict[str, Any]]]:
    """Return what was read of each point, in the order of reading, by its id."""
    read: dict[str, list[dict[str, Any]]] = {}
    for line in VERDICTS.read_text("utf-8").splitlines() if VERDICTS.is_file() else ():
        verdict = json.loads(line)
        read.setdefault(verdict["id"], []).append(verdict)
    return read


def main() -> None:
    """Make the briefs, write them for reading where asked, and print what was found in them."""
    given = with_folder(__doc__, DATA)
    given.add_argument("--other", action="store_true", help="draw other topics and days")
    given.add_argument("--draw", type=Path, help="write the points for reading to this file")
    options = given.parse_args()
    if missing := missing_files(options.folder):
        print(f"nothing measured: no {missing[0]}")
        return
    made = briefs(options.folder, other=options.other)
    points = [line for name, brief in made for line in lines_of(name, brief)]
    if options.draw:
        points.sort(key=lambda line: (digest(line["brief"]), line["number"]))
        written = (f"{json.dumps(line, ensure_ascii=False)}\n" for line in points)
        options.draw.write_text("".join(written), "utf-8")
    read = _read_verdicts()
    table = markdown(HEAD, rows([line["id"] for line in points], read))
    print(f"{len(points)} points\n\n{table}")
    if options.keep:
        keep("briefs", "./dev bench briefs --keep", f"{table}\n\n{one_by_one(read)}")


if __name__ == "__main__":
    main()
