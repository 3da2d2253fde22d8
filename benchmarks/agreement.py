"""Who says the same and who differs, against what a person read: precision and recall.

Usage: ./dev bench agreement [FOLDER] [--keep]   (goals: support .95, differences .90 precision)

FOLDER holds basil, neus, multinews_validation, reuters21578 and summhay_news. A pair of
tests/agreement_gold.jsonl names two sentences by their places in texts that are rebuilt from these,
and says what a person who read both found: same, differs, update or neither. The rules were mended
on the tuning half only; an event lies wholly in one half. Recall is of the pairs that were drawn:
in the half held out, mostly by what the rules claim; it was counted once before three rules were
added (docs/decisions/0006). --keep writes benchmarks/results/agreement.md.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from itertools import combinations
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

from command_line import with_folder
from report import keep, markdown

from briefings.agreement.compare import Same, compare
from briefings.agreement.copies import near_copies
from briefings.agreement.differences import Differs, Updates
from briefings.language.candidates import Candidate, quotable_sentences
from briefings.model import Article
from briefings.published import Published
from briefings.publisher import Publisher
from briefings.spans import Span

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
GOLD = ROOT / "tests" / "agreement_gold.jsonl"
FILES = {
    "basil": "basil/triples.jsonl.gz",
    "neus": "neus/val.jsonl.gz",
    "multinews": "multinews_validation/validation.jsonl.gz",
    "reuters": "reuters21578/train.jsonl.gz",
    "summhay": "summhay_news/haystacks.jsonl.gz",
}
HALVES = ("tuning", "held-out", "fresh")
SAYS = {Same: "same", Differs: "differs", Updates: "update", type(None): "neither"}


class Judged(NamedTuple):
    """A pair of the gold: its set, its half, what a person says of it, and what we say."""

    name: str
    half: str
    says: str
    found: str


def article(text: str, source: str, published: Published | None = None) -> Article:
    """Return an article of a source of its own."""
    return Article(body=text, source=Publisher(name=source, title=source), published=published)


@cache
def texts(folder: Path, name: str) -> Mapping[str, list[Article]]:
    """Return the articles of each event of a set; those of Reuters and the haystacks are single."""
    with gzip.open(folder / FILES[name], "rt", encoding="utf-8") as lines:
        found: dict[str, list[Article]] = {}
        for record in map(json.loads, lines):
            found.update(READERS[name](record))
        return found


def _basil(record: Mapping[str, Any]) -> Iterator[tuple[str, list[Article]]]:
    articles = []
    for one in record["articles"]:
        body = "\n\n".join(" ".join(sentences) for sentences in one["paragraphs_sentences"])
        articles.append(article(body, one["source"], date.fromisoformat(one["date"])))
    yield record["event_id"], articles


def _neus(record: Mapping[str, Any]) -> Iterator[tuple[str, list[Article]]]:
    documents = enumerate(record["documents"])
    yield record["event_id"], [article(one["text"], f"outlet {n}") for n, one in documents]


def _multinews(record: Mapping[str, Any]) -> Iterator[tuple[str, list[Article]]]:
    documents = record["documents"]
    yield (
        record["cluster_id"],
        [article("\n\n".join(one["paragraphs"]), one["doc_id"]) for one in documents],
    )


def _reuters(record: Mapping[str, Any]) -> Iterator[tuple[str, list[Article]]]:
    name = str(record["id"])
    at = datetime.strptime(record["date"].split()[0], "%d-%b-%Y").replace(tzinfo=UTC)
    yield name, [article("\n\n".join(record["paragraphs"]), name, at.date())]


def _summhay(record: Mapping[str, Any]) -> Iterator[tuple[str, list[Article]]]:
    for one in record["documents"]:
        yield f"{record['topic_id']}/{one['doc_id']}", [article(one["text"], one["doc_id"])]


READERS = {
    "basil": _basil,
    "neus": _neus,
    "multinews": _multinews,
    "reuters": _reuters,
    "summhay": _summhay,
}


def articles_of(folder: Path, name: str, event: str) -> list[Article]:
    """Return the articles of an event; "12+34" are two single ones, "a/12+34" two of folder a."""
    known = texts(folder, name)
    if event in known:
        return known[event]
    group, slash, single = event.rpartition("/")
    return [one for each in single.split("+") for one in known[f"{group}{slash}{each}"]]


def candidate(of: Article, start: int, end: int) -> Candidate:
    """Return a sentence of an article."""
    return Candidate.of(of, Span(start, end))


def sentences(folder: Path, row: Mapping[str, Any]) -> tuple[Candidate, Candidate]:
    """Return the two sentences that a pair of the gold names."""
    articles = articles_of(folder, row["set"], row["event"])
    (one, *ours), (other, *theirs) = row["a"], row["b"]
    return candidate(articles[one], *ours), candidate(articles[other], *theirs)


def judged(folder: Path) -> Iterator[Judged]:
    """Yield each pair of the gold with both verdicts."""
    for row in map(json.loads, GOLD.read_text("utf-8").splitlines()):
        found = compare(*sentences(folder, row))
        yield Judged(row["set"], row["half"], row["says"], SAYS[type(found)])


def interval(right: int, of: int) -> str:
    """Return a share with its 95 % interval (Wilson, *Probable inference*, 1927)."""
    if not of:
        return "-"
    z, share = 1.96, right / of
    middle = share + z * z / (2 * of)
    spread = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    low, high = ((middle + sign * spread) / (1 + z * z / of) for sign in (-1, 1))
    return f"{share:.3f} [{low:.2f}, {high:.2f}] of {of}"


def gold_table(pairs: Sequence[Judged]) -> str:
    """Return precision and recall of each verdict in each half, with those of Reuters apart."""
    rows = []
    for half in HALVES:
        there = [pair for pair in pairs if pair.half == half]
        for says in ("same", "differs", "update"):
            labelled = [pair for pair in there if pair.says == says]
            claimed = [pair for pair in there if pair.found == says]
            news = [pair for pair in claimed if pair.name != "reuters"]
            right = [sum(pair.says == says for pair in group) for group in (claimed, news)]
            rows.append(
                [
                    f"{half}: {says}",
                    interval(right[0], len(claimed)),
                    interval(right[1], len(news)),
                    interval(right[0], len(labelled)),
                ]
            )
    return markdown(["verdict", "precision", "without Reuters", "recall"], rows)


def events_line(folder: Path) -> str:
    """Return how many verdicts there are over all events of basil, copies collapsed."""
    verdicts: Counter[str] = Counter()
    for articles in texts(folder, "basil").values():
        said = [quotable_sentences(one) for one in articles]
        copies = near_copies(said)
        own = [of_one for of_one in said if of_one and of_one[0].article.id not in copies]
        for ours, theirs in combinations(own, 2):
            verdicts.update(SAYS[type(compare(a, b))] for a in ours for b in theirs)
    counted = ", ".join(f"{verdicts[says]} {says}" for says in SAYS.values())
    return f"basil, {verdicts.total()} pairs of sentences of one event: {counted}"


def main() -> None:
    """Print the table, and keep it where asked."""
    options = with_folder(__doc__, DATA).parse_args()
    folder = options.folder
    missing = [file for file in FILES.values() if not (folder / file).is_file()]
    if missing:
        print(f"nothing measured: no {folder / missing[0]}")
        return
    table = f"{gold_table(list(judged(folder)))}\n\n{events_line(folder)}"
    print(table)
    if options.keep:
        keep("agreement", "./dev bench agreement", table)


if __name__ == "__main__":
    main()
