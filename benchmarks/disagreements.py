"""Who differs inside one story, against events that were read sentence by sentence.

Usage: ./dev bench disagreements GOLD [--show]

GOLD is a folder with facts.jsonl and ../data beside it (see its README.md and score.py). Asked are
all pairs of sentences of two documents of an event; right is a claim on a pair that has a relation.
"""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from itertools import combinations
from json import dumps
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from briefings.agreement.differences import Updates
from briefings.composing.batch import read_task
from briefings.language.candidates import Candidate, quotable_sentences
from briefings.reading.marks import marks_of
from briefings.stories.facts.likeness import Likeness
from briefings.stories.values.disagreements import Disagreement, Disagreements


class Claim(NamedTuple):
    """What is claimed of two sentences, and the relation that the gold has of them."""

    one: Candidate
    other: Candidate
    verdict: Disagreement
    relation: dict[str, Any] | None


def scorer_of(gold: Path) -> ModuleType:
    """Return the module by which the gold is read, so that one definition of a pair serves all."""
    spec = spec_from_file_location("score", gold / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"{gold} has no score.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def claims_of(event: Any) -> Iterator[Claim]:  # noqa: ANN401 - a class of the gold's own scorer
    """Yield what is claimed of an event."""
    documents = [{"id": name, "text": text, "published": day} for name, _, text, day in event.docs]
    task = read_task(dumps({"id": event.key, "documents": documents}), event.key, marks_of)
    names = {id(article): str(name) for name, article in task.documents}
    sentences = [one for _, article in task.documents for one in quotable_sentences(article)]
    story = Disagreements(Likeness(sentences))
    for one, other in combinations(sentences, 2):
        verdict = story.between(one, other) if one.article is not other.article else None
        if verdict is not None:
            spans = [(names[id(each.article)], *each.span) for each in (one, other)]
            yield Claim(one, other, verdict, event.relation(*spans))


def main() -> None:
    """Print what is claimed, and how much of it is right, by kind."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--show", action="store_true", help="print each claim")
    arguments = parser.parse_args()
    score = scorer_of(arguments.gold)
    claimed: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    relations = 0
    for row in score.rows(str(arguments.gold / "facts.jsonl")):
        event = score.Event(row, str(arguments.gold.parent / "data"))
        relations += sum(each["kind"] != "same_in_other_words" for *_, each in event.cross)
        for claim in claims_of(event):
            how = "update" if isinstance(claim.verdict, Updates) else "differs"
            kind = (how, str(claim.verdict.what))
            claimed[kind] += 1
            right[kind] += claim.relation is not None
            if arguments.show:
                mark = "   " if claim.relation else "-- "
                print(f"{mark}{claim.verdict.ours} / {claim.verdict.theirs}")
                print(f"      {claim.one.text[:200]}\n      {claim.other.text[:200]}")
    for kind, count in sorted(claimed.items()):
        print(f"{kind[0]:8} {kind[1]:9} {right[kind]:3} of {count:3} right")
    total, good = claimed.total(), right.total()
    print(f"all {good} of {total} = {good / total:.2f}; the gold has {relations} relations")


if __name__ == "__main__":
    main()
