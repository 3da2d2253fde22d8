"""How well questions are answered: who says it, and that nothing is said where nothing is known.

Usage: ./dev bench answers [FOLDER] [--meaning]   (goals: citation F1 .74, joint .56, none false)

FOLDER holds summhay_news/haystacks.jsonl.gz: 100 documents on each of 3 topics, with questions, the
insights that answer them, and which documents hold each (Laban et al., *Summary of a Haystack*,
2024). A point covers an insight when half of the insight's content words stand in its lead. Its
citations are then compared with the documents that hold the insight; joint is coverage × F1.

First, names of events and headlines of round-ups are asked of a library of the articles of BASIL
and NeuS (basil/triples.jsonl.gz, neus/val.jsonl.gz): whether their event comes first (goals .97,
.85), and whether they are said to be about it (.90), also where it is absent (at most .25).
"""

import gzip
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

import free_words
import question_cost
import report
from command_line import with_folder
from question_cost import Question

from briefings.composing.batch import Task, condense, read_task
from briefings.composing.recipe import Recipe
from briefings.language.candidates import quotable_sentences
from briefings.language.terms import tokens
from briefings.matching.nearest import is_told
from briefings.meaning.minilm import MiniLM
from briefings.ranking.budget import Budget

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


class Covered(NamedTuple):
    """What came of all insights at one length: the share covered, and how those are cited."""

    coverage: float
    f1: float
    precision: float
    recall: float
    seconds: float

    @property
    def joint(self) -> float:
        """Mean F1 over all insights, 0 where one is not covered."""
        return self.coverage * self.f1


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
    named = {
        q["document"]
        for q in (point["lead"], *point["support"], *point["differs"], *point["related"])
    }
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


def covered(haystacks: Sequence[Mapping[str, Any]], budget: Budget) -> Covered:
    """Return coverage, citations and CPU seconds a question where answers are so long."""
    began = time.process_time()
    found = [each for haystack in haystacks for each in asked(haystack, budget)]
    took = time.process_time() - began
    known = [each for each in found if each]
    return Covered(
        coverage=len(known) / len(found),
        f1=fmean(each.f1 for each in known),
        precision=fmean(each.precision for each in known),
        recall=fmean(each.recall for each in known),
        seconds=took / sum(len(haystack["subtopics"]) for haystack in haystacks),
    )


def verdicts(haystacks: Sequence[Mapping[str, Any]], *, own: bool) -> list[bool]:
    """Return whether each question is answered: of its own haystack, or of each other one."""
    found = []
    for haystack in haystacks:
        candidates = [
            candidate
            for _, article in task_of(haystack, "").documents
            for candidate in quotable_sentences(article)
        ]
        for other in haystacks:
            if (other is haystack) is own:
                found += [is_told(each["query"], candidates) for each in other["subtopics"]]
    return found


def read(folder: Path) -> list[Mapping[str, Any]]:
    """Return the haystacks in `folder`; none where it lacks them."""
    file = folder / "summhay_news" / "haystacks.jsonl.gz"
    if not file.is_file():
        print(f"nothing measured: no {file}")
        return []
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def length(budget: Budget) -> str:
    """Return how long answers are, in words."""
    return f"{budget.words} words" if budget.words else f"{budget.points} points"


def main() -> None:
    """Print the tables."""
    made = with_folder(__doc__, DATA)
    made.add_argument("--meaning", action="store_true", help="compare meanings, too")
    options = made.parse_args()
    meaning = MiniLM() if options.meaning else None
    if asked_of := free_words.events(options.folder):
        table = report.markdown(free_words.HEAD, free_words.rows(asked_of, meaning))
        print(f"{table}\n")
        questions = [Question(e.words, frozenset(a.id for a in e.articles)) for e in asked_of]
        articles = [article for event in asked_of for article in event.articles]
        recipe = Recipe(meaning=meaning)
        if costs := list(question_cost.rows(options.folder, questions, articles, recipe)):
            table = f"{table}\n\n{report.markdown(question_cost.HEAD, costs)}"
            print(f"{report.markdown(question_cost.HEAD, costs)}\n")
        if options.keep:
            name = "answers --meaning" if meaning else "answers"
            report.keep(name.replace(" --", "-with-"), f"./dev bench {name}", table)
    haystacks = read(options.folder)
    if not haystacks:
        return
    print(f"{'budget':12} coverage     F1      P      R  joint   CPU s/question")
    for budget in BUDGETS:
        came = covered(haystacks, budget)
        print(
            f"{length(budget):12} {came.coverage:8.3f} {came.f1:6.3f} {came.precision:6.3f}"
            f" {came.recall:6.3f} {came.joint:6.3f}   {came.seconds:.3f}"
        )
    for own, name in ((True, "its own questions"), (False, "another's questions")):
        found = verdicts(haystacks, own=own)
        print(f"answered, {name}: {sum(found)} of {len(found)}")


if __name__ == "__main__":
    main()
