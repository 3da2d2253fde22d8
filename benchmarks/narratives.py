"""Whether it pays to ask: ROUGE of answers to narratives beside briefs of which nothing is asked.

Usage: ./dev bench narratives [--limit N] [--keep] [FOLDER]

A stand-in for the topic-focused sets of DUC 2006 and 2007, 250 words as there. FOLDER holds
multinews_validation/ (Multi-News: of an editor's summary one part is asked, the other is the
reference), summhay_news/ (a question with its description; its insights are the reference) and
neus/ (the headline of a round-up; its text is the reference, 70 words). The batch door is used.
"""

import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

import answers
from command_line import with_folder
from quality import rows
from report import keep, markdown
from rouge import rouge

from briefings.composing.batch import condense, read_task
from briefings.language.terms import tokens
from briefings.ranking.budget import Budget

FEWEST_DOCUMENTS = 3
FEWEST_SENTENCES = 5
TITLE = 6
"""Words of a question that is like a title."""
HEAD = (
    *("asked", "questions", "answered", "R-1 not asked", "R-1 asked", "R-2 not asked"),
    *("R-2 asked", "ms CPU"),
)
_END = re.compile(r"(?<=[.!?])\s")


class Asked(NamedTuple):
    """Documents, what is asked of them, and what an editor answered."""

    documents: list[dict[str, Any]]
    about: str
    reference: str


Kind = Callable[[list[str]], tuple[str, str]]
"""Of a summary's sentences: what is asked, and what is the reference."""


def beginning(sentences: list[str]) -> tuple[str, str]:
    """Ask for the first two sentences, expect the others."""
    return " ".join(sentences[:2]), " ".join(sentences[2:])


def every_second(sentences: list[str]) -> tuple[str, str]:
    """Ask for three of every second sentence, expect those between them."""
    return " ".join(sentences[1::2][:3]), " ".join(sentences[::2])


def title(sentences: list[str]) -> tuple[str, str]:
    """Ask for the words that occur most, as a title has them, expect all."""
    text = " ".join(sentences)
    words = [token for token in tokens(text) if not token.stop]
    times = Counter(token.stem for token in words)
    written = {token.stem: text[token.start : token.end] for token in reversed(words)}
    return " ".join(written[stem] for stem, _ in times.most_common(TITLE)), text


KINDS: Mapping[str, Kind] = {
    "Multi-News, two sentences of the summary": beginning,
    "Multi-News, every second sentence": every_second,
    "Multi-News, words like a title": title,
}


def multinews(file: Path, kind: Kind, limit: int | None) -> Iterator[Asked]:
    """Yield the events of Multi-News with several documents and a summary long enough to halve."""
    for row in rows(file, limit):
        sentences = _END.split(row["references"][0].lstrip("– ").strip())
        if len(row["documents"]) >= FEWEST_DOCUMENTS and len(sentences) >= FEWEST_SENTENCES:
            documents = [{"text": "\n\n".join(one["paragraphs"])} for one in row["documents"]]
            yield Asked(documents, *kind(sentences))


def neus(file: Path, limit: int | None) -> Iterator[Asked]:
    """Yield the events of NeuS."""
    for row in rows(file, limit):
        documents = [{"title": one["title"], "text": one["text"]} for one in row["documents"]]
        yield Asked(documents, row["reference"]["title"], row["reference"]["text"])


def summhay(folder: Path, limit: int | None) -> Iterator[Asked]:
    """Yield the questions of SummHay."""
    for haystack in answers.read(folder)[:limit]:
        documents = [{"text": one["text"]} for one in haystack["documents"]]
        for each in haystack["subtopics"]:
            insights = " ".join(one["insight"] for one in each["insights"])
            yield Asked(documents, f"{each['query']} {each['description']}", insights)


def condensed(one: Asked, words: int, *, about: bool) -> Mapping[str, Any]:
    """Return what the batch door makes of the documents."""
    line = {"id": "", "documents": one.documents} | ({"about": one.about} if about else {})
    return condense(read_task(json.dumps(line), "line 1", lambda _text: ()), Budget(words=words))


def measured(name: str, questions: list[Asked], words: int) -> tuple[object, ...]:
    """Return the line of a set; both briefs of a question count where it is answered."""
    began = time.process_time()
    came = [condensed(one, words, about=True) for one in questions]
    took = 1000 * (time.process_time() - began) / len(questions)
    answered = [place for place, one in enumerate(came) if one["answered"]]
    briefs = [(condensed(questions[at], words, about=False), came[at]) for at in answered]
    scores = [
        [rouge(str(brief["text"]), questions[at].reference) for brief in pair]
        for at, pair in zip(answered, briefs, strict=True)
    ]
    means = [
        f"{fmean(pair[asked][at] for pair in scores):.4f}" for at in (0, 1) for asked in (0, 1)
    ]
    return name, len(questions), len(answered), *means, f"{took:.0f}"


def sets(folder: Path, limit: int | None) -> Iterator[tuple[str, list[Asked], int]]:
    """Yield the sets that are there, each with its name and how long answers are in words."""
    file = folder / "multinews_validation" / "validation.jsonl.gz"
    if file.is_file():
        for name, kind in KINDS.items():
            yield name, list(multinews(file, kind, limit)), 250
    yield "SummHay, question and description", list(summhay(folder, limit)), 250
    file = folder / "neus" / "val.jsonl.gz"
    if file.is_file():
        yield "NeuS, headline", list(neus(file, limit)), 70


def main() -> None:
    """Print the table, and keep it if asked to."""
    given = with_folder(__doc__, answers.DATA)
    given.add_argument("--limit", type=int, help="so many events of each set; not kept")
    options = given.parse_args()
    lines = [measured(*one) for one in sets(options.folder, options.limit) if one[1]]
    if not lines:
        print(f"nothing measured: {options.folder} has none of the sets")
        return
    table = markdown(HEAD, lines)
    print(table)
    if options.keep and options.limit is None:
        keep("narratives", "./dev bench narratives --keep", table)


if __name__ == "__main__":
    main()
