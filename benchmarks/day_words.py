"""Which days we say that day words mean: 200 of them, drawn once, each read in its article.

Usage: ./dev bench day_words [--show] [--keep] FOLDER

FOLDER holds the dated sets of FEW; we ship none of their text. Every occurrence of a day word is
ranked by the SHA-256 of SEED, set, document and offset, and the first of each set are taken. What
each means was written down before the rule was made (day_words.tsv): the day, or "-" where its
sentence and its article's date leave more than one reading.
"""

import argparse
import csv
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from report import keep, machine, markdown

from briefings.language.days.day_words import find_days
from briefings.language.sentences import sentence_spans

SEED: Final = "day words 15"
FEW: Final = {"basil": 60, "headline_roundups": 60, "reuters21578": 60, "gum_news": 20}
"""How many are taken of each set. Day words of Reuters alone are nine in ten of all."""
HEAD: Final = ("set", "words", "with one reading", "dated right", "dated wrong")
NOTE: Final = f"""Seed "{SEED}"; the names of the words and what each means are in day_words.tsv.
Before the rule of decision record 24 (commit d710e60): 130 right, 10 wrong. Words of one reading
that somebody else says, or that only knowledge of the world dates, are left out on purpose. Of
round-ups only the articles whose address states their day were drawn, of Wikinews the day in the
text is taken. Multi-News, SummHay and NeuS's openings state no day."""
READ: Final = Path(__file__).with_suffix(".tsv")
_DAY_WORD: Final = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:today|tonight|tomorrow|yesterday)\b",
    re.IGNORECASE,
)
_IN_URL: Final = re.compile(r"/(20\d\d)[/-]([01]?\d|[a-z]{3})[/-]([0-3]?\d)(?:/|\b)")
_IN_TEXT: Final = re.compile(r"^\w+day, (\w+ \d+, \d{4})$", re.MULTILINE)


class DayWord(NamedTuple):
    """A day word in its sentence.

    Attributes:
        name: set, document and offset.
        word: as it stands.
        published: the day of its article.
        sentence: that holds it.
        start: where in the sentence it begins.
    """

    name: str
    word: str
    published: date
    sentence: str
    start: int

    @property
    def found(self) -> str:
        """The day that we say it means, or "-"."""
        for start, end, day in find_days(self.sentence, self.published):
            if start <= self.start < end:
                return day.isoformat()
        return "-"


class Document(NamedTuple):
    """A dated text."""

    name: str
    published: date
    body: str


def documents(folder: Path) -> Iterator[Document]:
    """Yield the dated texts of all sets that are there."""
    for name, file, texts in (
        ("basil", "basil/triples.jsonl.gz", _basil),
        ("headline_roundups", "neus/headline_roundups_2021.jsonl.gz", _roundups),
        ("reuters21578", "reuters21578/train.jsonl.gz", _reuters),
        ("gum_news", "gum_news/news_ccby.jsonl", _gum),
    ):
        path = folder / file
        data = path.read_bytes()
        for line in (gzip.decompress(data) if path.suffix == ".gz" else data).splitlines():
            yield from (one._replace(name=f"{name}/{one.name}") for one in texts(json.loads(line)))


def _basil(record: dict[str, Any]) -> Iterator[Document]:
    for article in record["articles"]:
        body = "\n\n".join(" ".join(sentences) for sentences in article["paragraphs_sentences"])
        day = date.fromisoformat(article["date"])
        yield Document(f"{record['event_id']}/{article['source']}", day, body)


def _roundups(record: dict[str, Any]) -> Iterator[Document]:
    """Yield the articles whose address states their day: the set's own is the round-up's."""
    for place, article in enumerate(record["articles"]):
        match = _IN_URL.search(article["url"])
        if match:
            month = "%b" if match[2].isalpha() else "%m"
            day = datetime.strptime("-".join(match.groups()), f"%Y-{month}-%d").date()  # noqa: DTZ007
            yield Document(f"{record['event_id']}/{place}", day, "\n\n".join(article["paragraphs"]))


def _reuters(record: dict[str, Any]) -> Iterator[Document]:
    day = datetime.strptime(record["date"].split()[0], "%d-%b-%Y").date()  # noqa: DTZ007
    yield Document(str(record["id"]), day, "\n\n".join(record["paragraphs"]))


def _gum(record: dict[str, Any]) -> Iterator[Document]:
    """Yield an article of Wikinews with the day in its text: the set's own is of its event."""
    match = _IN_TEXT.search(record["raw"])
    if match:
        day = datetime.strptime(match[1], "%B %d, %Y").date()  # noqa: DTZ007
        yield Document(record["doc_id"], day, record["raw"][match.end() :])


def drawn(folder: Path) -> list[DayWord]:
    """Return the day words that the seed draws."""
    ranked = sorted(
        (
            hashlib.sha256(f"{SEED}/{one.name}@{found.start()}".encode()).hexdigest(),
            one,
            found.start(),
        )
        for one in documents(folder)
        for found in _DAY_WORD.finditer(one.body)
    )
    left, words = Counter(FEW), []
    for _, document, offset in ranked:
        of = document.name.split("/")[0]
        if left[of]:
            left[of] -= 1
            words.append(_in_sentence(document, offset))
    return sorted(words)


def _in_sentence(document: Document, offset: int) -> DayWord:
    body = document.body
    [start, end] = next(s for s in sentence_spans(body, "en") if s[0] <= offset < s[1])
    word = _DAY_WORD.match(body, offset)
    name = f"{document.name}@{offset}"
    return DayWord(
        name, word[0] if word else "", document.published, body[start:end], offset - start
    )


def read() -> dict[str, str]:
    """Return what was written down of each: the day that it means, or "-"."""
    with READ.open(encoding="utf-8", newline="") as rows:
        return {row["name"]: row["day"] for row in csv.DictReader(rows, dialect="excel-tab")}


def in_context(word: DayWord) -> str:
    """Return the sentence with the word in brackets."""
    start, end = word.start, word.start + len(word.word)
    sentence = word.sentence
    marked = f"{sentence[:start]}[[{sentence[start:end]}]]{sentence[end:]}"
    return f"{word.published:%a %d %b %Y} {word.found} {word.name} {' '.join(marked.split())}"


def main() -> None:
    """Hold what we say against what was read, and keep it where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="print every word in its sentence")
    parser.add_argument("--keep", action="store_true", help="write benchmarks/results/day-words.md")
    options = parser.parse_args()
    words, right = drawn(options.folder), read()
    if options.show:
        print(*map(in_context, words), sep="\n")
    missing = [word.name for word in words if word.name not in right]
    if missing:
        raise SystemExit(f"{len(missing)} words were never read: {missing[0]} …")
    table = markdown(HEAD, (row(name, words, right) for name in (*FEW, "all")))
    print(f"{machine()}\n\n{table}")
    wrong = [word for word in words if word.found not in ("-", right[word.name])]
    print(*map(in_context, wrong), sep="\n")
    if options.keep:
        keep("day-words", "./dev bench day_words FOLDER", f"{NOTE}\n\n{table}")


def row(name: str, words: list[DayWord], right: dict[str, str]) -> tuple[object, ...]:
    """Return the line of the table for one set, or for all."""
    of = [word for word in words if name in ("all", word.name.split("/")[0])]
    dated = [word for word in of if word.found != "-"]
    sure = sum(right[word.name] != "-" for word in of)
    correct = sum(word.found == right[word.name] for word in dated)
    return name, len(of), sure, correct, len(dated) - correct


if __name__ == "__main__":
    main()
