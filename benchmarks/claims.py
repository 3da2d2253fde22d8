"""What we claim of sentences of two documents: a blind sample, to be read by a person.

Usage: ./dev bench claims FOLDER [--seed SEED] [--draw FILE]

FOLDER holds basil, neus, multinews_validation and summhay_news. `compare` is asked of all pairs of
quotable sentences of two documents of an event that don't copy each other. Every pair that it makes
a claim on is ranked by sha256(seed, event, places); of the events the first 120 supports, of the
haystacks (whose documents a model wrote) 40, and of all the first 40 differences are drawn. --draw
writes them with their contexts, for reading only, to a file outside the project. Verdicts of those
that were read, by id: benchmarks/claims_read.jsonl; the share that is right is printed.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from agreement import FILES, texts

from briefings.agreement.compare import Same, Verdict, compare
from briefings.agreement.copies import near_copies
from briefings.agreement.differences import Differs, Updates
from briefings.agreement.side_by_side import SideBySide
from briefings.language.candidates import Candidate, quotable_sentences
from briefings.model import Article
from briefings.reading.marks import marks_of

SETS = ("basil", "neus", "multinews", "summhay")
DRAWN = {"support": 120, "support (summhay)": 40, "difference": 40}
VERDICTS = Path(__file__).with_name("claims_read.jsonl")
SEED = "nothing false beside a quotation"


class Claimed(NamedTuple):
    """A claim on two sentences: its rank, its id, what is claimed, and of what."""

    rank: str
    id: str
    kind: str
    verdict: Verdict
    one: Candidate
    other: Candidate


def claims(folder: Path, seed: str) -> Iterator[Claimed]:
    """Yield every claim on sentences of two documents of one event."""
    for name in SETS:
        for event, read in _events(folder, name).items():
            articles = [replace(article, marks=marks_of(article.body)) for article in read]
            said = [quotable_sentences(article) for article in articles]
            copies = near_copies(said)
            for (m, ours), (n, theirs) in combinations(enumerate(said), 2):
                mine, yours = (copies.get(a.id, a.id) for a in (articles[m], articles[n]))
                if mine == yours:
                    continue
                for one in ours:
                    for other in one.near(theirs):
                        verdict = compare(one, other)
                        if (kind := _kind(verdict, name)) is None:
                            continue
                        place = f"{name}:{event}:{m}:{one.span.start}:{n}:{other.span.start}"
                        rank = sha256(f"{seed}:{place}".encode()).hexdigest()
                        yield Claimed(rank, place, kind, verdict, one, other)


def _events(folder: Path, name: str) -> dict[str, list[Article]]:
    """Return the articles of each event of a set; a haystack is one event."""
    events: dict[str, list[Article]] = defaultdict(list)
    for event, articles in texts(folder, name).items():
        events[event.partition("/")[0]] += articles
    return events


def _kind(verdict: Verdict, name: str) -> str | None:
    if isinstance(verdict, Same):
        return "support (summhay)" if name == "summhay" else "support"
    return "difference" if isinstance(verdict, Differs | Updates | SideBySide) else None


def main() -> None:
    """Draw a sample, and say how much of it was read and right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", default=SEED)
    parser.add_argument("--draw", type=Path)
    chosen = parser.parse_args()
    missing = [name for name in SETS if not (chosen.folder / FILES[name]).is_file()]
    if missing:
        print(f"skipped: {chosen.folder} lacks {', '.join(missing)}")
        return
    found = sorted(claims(chosen.folder, chosen.seed), key=lambda claim: claim.rank)
    read = _read_verdicts()
    drawn: list[Claimed] = []
    for kind, count in DRAWN.items():
        of_kind = [claim for claim in found if claim.kind == kind]
        sample = of_kind[:count]
        drawn += sample
        judged = [read[kind, claim.id] for claim in sample if (kind, claim.id) in read]
        share = f"{sum(judged) / len(judged):.3f}" if judged else "–"
        print(f"{kind}: {len(of_kind)} claimed, {len(sample)} drawn, {len(judged)} read, {share}")
    if chosen.draw:
        chosen.draw.write_text("".join(f"{_as_line(claim)}\n" for claim in drawn), "utf-8")


def _read_verdicts() -> dict[tuple[str, str], bool]:
    """Return whether each claim that was read is right, by its kind and id."""
    if not VERDICTS.is_file():
        return {}
    rows = map(json.loads, VERDICTS.read_text("utf-8").splitlines())
    return {(row["kind"], row["id"]): row["right"] for row in rows}


def _as_line(claim: Claimed) -> str:
    """Return a claim with its sentences and what stands around them, as JSON."""
    one, other = claim.one, claim.other
    return json.dumps(
        {
            "id": claim.id,
            "kind": claim.kind,
            "verdict": str(claim.verdict),
            "a": _in_context(one),
            "b": _in_context(other),
        },
        ensure_ascii=False,
    )


def _in_context(sentence: Candidate, around: int = 250) -> str:
    """Return a sentence between what stands before and after it."""
    body, (start, end) = sentence.article.body, sentence.span
    before, after = body[max(0, start - around) : start], body[end : end + around]
    return f"{before}⟦{sentence.text}⟧{after}"


if __name__ == "__main__":
    main()
