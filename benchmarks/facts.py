"""What points say and who says it, against events that a person read sentence by sentence.

Usage: ./dev bench facts [FOLDER] [--data DIR] [--points N] [--meaning] [--keep]   (a minute)

FOLDER holds facts.jsonl (and seeds_facts.jsonl, the bundled articles): by event the facts that two
documents state, with all sentences that do, the relations between sentences that state one thing
otherwise, the headline facts of a good brief, and the state to which the story has moved. DIR holds
the texts: basil, neus, multinews_validation. Two sentences are one where they overlap by half of
the shorter one; all pairs are of two documents.

  support    pairs shown as "also said by" that state a listed fact in common and have no conflict
             or update
  who        of the other documents that state a lead's fact, those shown beside it
  differs    differences and updates shown that are listed
  touching   listed conflicts, updates and spreads that touch a lead, and are shown
  headline   headline facts among the first five leads; first: the first of them in the first lead
  latest     the latest state in the first or second lead
  repeated   leads with a fact of an earlier lead; nothing: with facts of earlier leads only
  unlisted   leads with no listed fact
  ms         CPU time of an event, reading its texts included
"""

import gzip
import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from command_line import with_folder
from report import keep, markdown

from briefings.composing.batch import condense, read_task
from briefings.meaning.minilm import MiniLM
from briefings.meaning.port import Meaning
from briefings.ranking.budget import Budget
from briefings.reading.marks import marks_of

SHARED = Path(__file__).resolve().parents[2] / "shared"
FILES = {
    "basil": ("basil/triples.jsonl.gz", "event_id"),
    "neus_val": ("neus/val.jsonl.gz", "event_id"),
    "multinews_validation": ("multinews_validation/validation.jsonl.gz", "cluster_id"),
}
DISTINCT = ("conflict", "update")
FIRST, LATEST = 5, 2
HEAD = (
    *("events", "support", "who", "differs", "touching", "headline", "first", "latest"),
    *("repeated", "nothing", "unlisted", "ms"),
)

Row = Mapping[str, Any]


class Place(NamedTuple):
    """A stretch of a document."""

    document: str
    start: int
    end: int

    def is_of(self, other: "Place") -> bool:
        """Tell whether the two overlap by half of the shorter one."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        shorter = min(self.end - self.start, other.end - other.start)
        return self.document == other.document and shared > 0 and 2 * shared >= shorter


class Gold:
    """What a person found in an event."""

    def __init__(self, row: Row) -> None:
        """Take a line of the gold."""
        self.name = f"{row['set']}|{row['event']}"
        self.row, self._ids = row, [str(one["id"]) for one in row["documents"]]
        self.facts = {
            fact["id"]: [self._place(one) for one in fact["sentences"]] for fact in row["facts"]
        }
        self.relations = [
            (self._place(one["a"]), self._place(one["b"]), str(one["kind"]))
            for one in row["relations"]
        ]

    def _place(self, stated: Sequence[Any]) -> Place:
        number = stated[0]
        by_number = isinstance(number, int) and str(number) not in self._ids
        return Place(self._ids[number] if by_number else str(number), stated[1], stated[2])

    def said(self, place: Place) -> set[str]:
        """Return the facts that a sentence states."""
        return {
            fact for fact, places in self.facts.items() if any(place.is_of(one) for one in places)
        }

    def relation(self, one: Place, other: Place) -> str | None:
        """Return what two sentences are to each other that state one thing otherwise."""
        return next((kind for a, b, kind in self._between_two() if _joins(one, other, a, b)), None)

    def touching(self, leads: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
        """Yield the two sides of what is stated otherwise than one of some leads has it."""
        for a, b, kind in self._between_two():
            if kind != "same_in_other_words" and any(x.is_of(a) or x.is_of(b) for x in leads):
                yield a, b

    def telling(self, facts: set[str], document: str) -> set[str]:
        """Return the other documents that state one of some facts."""
        known = {place.document for fact in facts for place in self.facts[fact]}
        return known - {document}

    def _between_two(self) -> Iterator[tuple[Place, Place, str]]:
        return (one for one in self.relations if one[0].document != one[1].document)


def _joins(one: Place, other: Place, a: Place, b: Place) -> bool:
    return (one.is_of(a) and other.is_of(b)) or (one.is_of(b) and other.is_of(a))


def place_of(quoted: Row) -> Place:
    """Return where a quotation of the batch door stands."""
    return Place(str(quoted["document"]), quoted["start"], quoted["end"])


def scored(gold: Gold, points: Sequence[Row]) -> Counter[str]:
    """Return what is counted of one event; "x of" is what x is a share of."""
    count: Counter[str] = Counter()
    leads = [place_of(point["lead"]) for point in points]
    said = [gold.said(lead) for lead in leads]
    for lead, facts, point in zip(leads, said, points, strict=True):
        count += _voices(gold, lead, facts, point)
    known: set[str] = set()
    for facts in said:
        count["repeated"] += bool(facts & known)
        count["nothing"] += bool(facts) and facts <= known
        count["unlisted"] += not facts
        known |= facts
    for of in ("repeated of", "nothing of", "unlisted of"):
        count[of] = len(leads)
    count += _differences(gold, leads, points)
    headline, latest = gold.row["headline_facts"], gold.row.get("latest_state")
    told = set[str]().union(*said[:FIRST])
    count["headline"], count["headline of"] = sum(one in told for one in headline), len(headline)
    if headline:
        count["first"], count["first of"] = int(headline[0] in set().union(*said[:1])), 1
    if latest:
        count["latest"], count["latest of"] = int(latest in set().union(*said[:LATEST])), 1
    return count


def _voices(gold: Gold, lead: Place, facts: set[str], point: Row) -> Counter[str]:
    """Return who is shown beside a lead, and who should be."""
    count: Counter[str] = Counter()
    for other in map(place_of, point["support"]):
        same = bool(facts & gold.said(other)) and gold.relation(lead, other) not in DISTINCT
        count["support"] += same
        count["support of"] += 1
    for other in map(place_of, (*point["differs"], *point["updates"])):
        count["differs"] += gold.relation(lead, other) is not None
        count["differs of"] += 1
    quoted = (*point["support"], *point["differs"], *point["updates"])
    shown = {place_of(one).document for one in quoted}
    telling = gold.telling(facts, lead.document)
    count["who"], count["who of"] = len(telling & shown), len(telling)
    return count


def _differences(gold: Gold, leads: Sequence[Place], points: Sequence[Row]) -> Counter[str]:
    shown = [
        (lead, place_of(other))
        for lead, point in zip(leads, points, strict=True)
        for other in (*point["differs"], *point["updates"])
    ]
    touching = list(gold.touching(leads))
    found = sum(any(_joins(one, other, a, b) for one, other in shown) for a, b in touching)
    return Counter({"touching": found, "touching of": len(touching)})


def documents_of(row: Row, folder: Path) -> list[dict[str, Any]]:
    """Return the texts of an event as the batch door takes them."""
    found: dict[str, tuple[str | None, str]]
    if row["set"] == "seeds":
        bundled = Path(__file__).resolve().parents[1] / "seeds" / "articles"
        found = {file.name[:3]: (None, file.read_text("utf-8")) for file in bundled.glob("*.txt")}
    else:
        found = dict(_texts(row, _record(row, folder)))
    return [
        {"id": str(one["id"]), "title": title, "text": text, "published": one.get("published")}
        for one in row["documents"]
        for title, text in [found[str(one["id"])]]
    ]


def _record(row: Row, folder: Path) -> Row:
    name, key = FILES[row["set"]]
    with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
        return next(one for one in map(json.loads, lines) if one[key] == row["event"])


def _texts(row: Row, record: Row) -> Iterator[tuple[str, tuple[str | None, str]]]:
    """Yield the name of each document, its title and its text, as the gold counts its places."""
    if row["set"] == "basil":
        for one in record["articles"]:
            body = "\n\n".join(" ".join(sentences) for sentences in one["paragraphs_sentences"])
            yield one["source"].lower(), (one["title"], body)
    elif row["set"] == "neus_val":
        for number, one in enumerate(record["documents"]):
            yield str(number), (one["title"], one["text"])
    else:
        how = row.get("text_from", "")
        between = "\n\n" if any(s in how for s in ("\\n\\n", "\n\n", "blank line")) else "\n"
        for one in record["documents"]:
            yield str(one["doc_id"]), (None, between.join(one["paragraphs"]))


def measured(
    rows: Sequence[Row], folder: Path, points: int, meaning: Meaning | None = None
) -> dict[str, Counter[str]]:
    """Return what is counted of each set, and of all."""
    found: dict[str, Counter[str]] = {}
    for row in rows:
        line = json.dumps({"id": row["event"], "documents": documents_of(row, folder)})
        began = time.process_time()
        task = read_task(line, "gold", marks_of)
        result = condense(task, Budget(points=points), None, meaning)
        count = Counter({"ms": round(1e3 * (time.process_time() - began)), "ms of": 1})
        count += scored(Gold(row), result["points"])
        for name in (row["set"], "all"):
            found.setdefault(name, Counter()).update(count)
    return {name: found[name] for name in [*(n for n in found if n != "all"), "all"]}


def cells(name: str, count: Counter[str]) -> Iterator[str]:
    """Yield a line of the table."""
    yield f"{name} ({count['ms of']})"
    for column in HEAD[1:-1]:
        share, of = count[column], count[f"{column} of"]
        yield f"{share / of:.2f} of {of}" if of else "–"
    yield f"{count['ms'] / count['ms of']:.0f}"


def main() -> None:
    """Print the tables."""
    made = with_folder(__doc__, SHARED / "gold")
    made.add_argument("--data", type=Path, default=SHARED / "data", help="where the texts are")
    made.add_argument("--points", type=int, default=8, help="of a brief (8)")
    made.add_argument("--meaning", action="store_true", help="compare meanings, too")
    options = made.parse_args()
    meaning, tables = MiniLM() if options.meaning else None, []
    for file in ("facts.jsonl", "seeds_facts.jsonl"):
        if (options.folder / file).is_file():
            lines = (options.folder / file).read_text("utf-8").splitlines()
            rows = [json.loads(one) for one in lines]
            found = measured(rows, options.data, options.points, meaning)
            tables.append(markdown(HEAD, [tuple(cells(*one)) for one in found.items()]))
            print(f"{tables[-1]}\n", flush=True)
    if options.keep:
        name = "facts --meaning" if meaning else "facts"
        keep(name.replace(" --", "-with-"), f"./dev bench {name}", "\n\n".join(tables))


if __name__ == "__main__":
    main()
