"""What stands beside the leads of briefs: a blind sample of it, read one by one.

Usage: ./dev bench shown [FOLDER] [--without GOLD] [--draw FILE] [--keep]

FOLDER holds basil, neus and multinews_validation. Each event is condensed to eight points, as the
batch door does. Of all that is shown beside the leads, 100 supports and 60 differences and updates
are drawn by sha256(seed, event, places). --draw writes them with what stands around them, for
reading only, to a file outside the project. --without leaves out the events of a file of facts by
which the rules were made (its lines have `set` and `event`). Verdicts of those that were read, by
id and kind: shown_read.jsonl. right: both state the fact for which the lead stands (support), or
the relation holds of what is laid side by side; arguable: a reader may say either; wrong.
"""

import json
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from agreement import DATA, texts
from command_line import with_folder
from report import keep, markdown

from briefings.composing.batch import Task, condense
from briefings.model import Article
from briefings.ranking.budget import Budget
from briefings.reading.marks import marks_of

SETS = ("basil", "neus", "multinews")
DRAWN = {"support": 100, "difference": 60}
POINTS = 8
AROUND = 250
VERDICTS = Path(__file__).with_name("shown_read.jsonl")
SEED = "nothing false beside a lead"
HEAD = ("kind", "shown", "events", "drawn", "read", "right", "arguable", "wrong")


class Shown(NamedTuple):
    """What stands beside a lead: its rank, id, event, kind, and both with what is around them."""

    rank: str
    id: str
    event: str
    kind: str
    how: Mapping[str, Any]
    lead: str
    other: str


def shown(folder: Path, without: set[tuple[str, str]]) -> Iterator[Shown]:
    """Yield all that is shown beside leads of the events that are not left out."""
    for name in SETS:
        for event, read in texts(folder, name).items():
            articles = [replace(one, marks=marks_of(one.body)) for one in read if one.body.strip()]
            if (name, event) not in without:
                yield from _beside(f"{name}:{event}", articles)


def _beside(event: str, articles: Sequence[Article]) -> Iterator[Shown]:
    task = Task(id=event, documents=tuple(enumerate(articles)))
    for point in condense(task, Budget(points=POINTS))["points"]:
        lead = point["lead"]
        for field, kind in (("support", "support"), ("differs", ""), ("updates", "")):
            for other in point[field]:
                places = ":".join(f"{each['document']}:{each['start']}" for each in (lead, other))
                named = f"{event}:{places}"
                yield Shown(
                    rank=sha256(f"{SEED}:{named}".encode()).hexdigest(),
                    id=named,
                    event=event,
                    kind=kind or "difference",
                    how={each: other.get(each) for each in ("relation", "what", "ours", "theirs")},
                    lead=_in_context(articles, lead),
                    other=_in_context(articles, other),
                )


def _in_context(articles: Sequence[Article], quoted: Mapping[str, Any]) -> str:
    """Return a sentence between what stands before and after it, its article's day before it."""
    of, start, end = articles[quoted["document"]], quoted["start"], quoted["end"]
    before, after = of.body[max(0, start - AROUND) : start], of.body[end : end + AROUND]
    return f"({of.published or 'undated'}) {before}⟦{quoted['text']}⟧{after}"


def rows(found: Sequence[Shown]) -> Iterator[tuple[object, ...]]:
    """Yield how much of what was drawn of each kind was read, and how it was judged."""
    read = _read_verdicts()
    for kind in DRAWN:
        of_kind = [one for one in found if one.kind == kind]
        drawn = drawn_of(found, kind)
        count = Counter(read[kind, one.id] for one in drawn if (kind, one.id) in read)
        shares = (f"{count[each] / count.total():.3f}" if count else "–" for each in HEAD[-3:])
        events = len({one.event for one in of_kind})
        yield kind, len(of_kind), events, len(drawn), count.total(), *shares


def drawn_of(found: Sequence[Shown], kind: str) -> list[Shown]:
    """Return those of a kind that are drawn for reading."""
    return sorted(one for one in found if one.kind == kind)[: DRAWN[kind]]


def _read_verdicts() -> dict[tuple[str, str], str]:
    lines = VERDICTS.read_text("utf-8").splitlines() if VERDICTS.is_file() else ()
    return {(row["kind"], row["id"]): row["verdict"] for row in map(json.loads, lines)}


def _left_out(gold: Path | None) -> set[tuple[str, str]]:
    lines = gold.read_text("utf-8").splitlines() if gold else ()
    return {(row["set"].partition("_")[0], row["event"]) for row in map(json.loads, lines)}


def _options() -> Namespace:
    given = with_folder(__doc__, DATA)
    given.add_argument("--without", type=Path, help="leave out the events of this file of facts")
    given.add_argument("--draw", type=Path, help="write what is drawn for reading to this file")
    return given.parse_args()


def main() -> None:
    """Draw a sample, and print how much of it was read and how it was judged."""
    options = _options()
    if not (options.folder / "basil").is_dir():
        print(f"nothing measured: no {options.folder / 'basil'}")
        return
    found = list(shown(options.folder, _left_out(options.without)))
    if options.draw:
        drawn = [one for kind in DRAWN for one in drawn_of(found, kind)]
        lines = (f"{json.dumps(one._asdict(), ensure_ascii=False)}\n" for one in drawn)
        options.draw.write_text("".join(lines), "utf-8")
    table = markdown(HEAD, rows(found))
    print(table)
    if options.keep:
        print(keep("shown", "./dev bench shown --without FACTS --keep", table))


if __name__ == "__main__":
    main()
