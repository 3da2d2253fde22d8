"""How well questions are answered: who says it, and that nothing is said where nothing is known.

Usage: ./dev bench answers [FOLDER]   (goals: citation F1 .74, joint .56, 0 false answers)

FOLDER holds summhay_news/haystacks.jsonl.gz: 100 documents on each of 3 topics, with questions, the
insights that answer them, and which documents hold each (Laban et al., *Summary of a Haystack*,
2024). A point covers an insight when half of the insight's content words stand in its lead. Its
citations are then compared with the documents that hold the insight; joint is coverage × F1.
"""

import gzip
import json
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

from briefings.choosing.batch import Task, condense, read_task
from briefings.choosing.budget import Budget
from briefings.language.terms import tokens

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
COVERED = 0.5
BUDGETS = (Budget(words=240), Budget(points=10), Budget(points=20), Budget(points=40))


class Cited(NamedTuple):
    """How the citations of a point compare with the documents that hold an insight."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def content(text: str) -> set[str]:
    """Return the stems that carry meaning."""
    return {token.stem for token in tokens(text) if not token.stop}


def task_of(haystack: Mapping[str, Any], question: str) -> Task:
    """Return the question asked of the haystack's documents, as a line of a batch."""
    documents = [{"id": d["doc_id"], "text": d["text"]} for d in haystack["documents"]]
    line = json.dumps({"id": "", "about": question, "documents": documents})
    return read_task(line, "line 1", lambda _text: ())


def cited(
    points: list[Mapping[str, Any]], insight: Mapping[str, Any], haystack: Mapping[str, Any]
) -> Cited | None:
    """Return how well the point that covers `insight` best is cited; None where none does."""
    words = content(insight["insight"])
    shares = [len(words & content(point["lead"]["text"])) / len(words) for point in points]
    best = max(range(len(points)), key=shares.__getitem__, default=None)
    if best is None or shares[best] < COVERED:
        return None
    point = points[best]
    named = {q["document"] for q in (point["lead"], *point["support"], *point["differs"])}
    holding = {
        document["doc_id"]
        for document in haystack["documents"]
        if insight["insight_id"] in document["insights_included"]
    }
    right = len(named & holding)
    return Cited(right / len(named), right / len(holding))


def asked(haystack: Mapping[str, Any], budget: Budget) -> Iterator[Cited | None]:
    """Yield how each insight of a haystack is covered and cited when its question is asked."""
    for subtopic in haystack["subtopics"]:
        points = condense(task_of(haystack, subtopic["query"]), budget)["points"]
        for insight in subtopic["insights"]:
            yield cited(points, insight, haystack)


def show_citations(haystacks: list[Mapping[str, Any]]) -> None:
    """Print coverage, citations and joint score at several lengths."""
    print(f"{'budget':12} coverage     F1      P      R  joint   CPU s/question")
    questions = sum(len(haystack["subtopics"]) for haystack in haystacks)
    for budget in BUDGETS:
        began = time.process_time()
        found = [each for haystack in haystacks for each in asked(haystack, budget)]
        took = (time.process_time() - began) / questions
        covered = [each for each in found if each]
        f1, precision, recall = (
            fmean(figures)
            for figures in zip(*((c.f1, c.precision, c.recall) for c in covered), strict=True)
        )
        share = len(covered) / len(found)
        name = f"{budget.words} words" if budget.words else f"{budget.points} points"
        print(
            f"{name:12} {share:8.3f} {f1:6.3f} {precision:6.3f} {recall:6.3f} {share * f1:6.3f}"
            f"   {took:.3f}"
        )


def show_abstention(haystacks: list[Mapping[str, Any]]) -> None:
    """Print how many questions are answered of their own haystack, and of another's."""
    verdicts: dict[bool, list[bool]] = {True: [], False: []}
    for haystack in haystacks:
        for other in haystacks:
            for subtopic in other["subtopics"]:
                result = condense(task_of(haystack, subtopic["query"]), Budget(points=1))
                verdicts[haystack is other].append(result["answered"])
    for own, name in ((True, "its own questions"), (False, "another's questions")):
        print(f"answered, {name}: {sum(verdicts[own])} of {len(verdicts[own])}")


def main() -> None:
    """Print the tables."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else DATA
    file = folder / "summhay_news" / "haystacks.jsonl.gz"
    if not file.is_file():
        print(f"nothing measured: no {file}")
        return
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        haystacks = [json.loads(line) for line in lines]
    show_citations(haystacks)
    show_abstention(haystacks)


if __name__ == "__main__":
    main()
