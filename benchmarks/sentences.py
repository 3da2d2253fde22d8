"""How well and how fast we find sentences, against other libraries where they are installed.

Usage: ./dev bench sentences [FOLDER]   (goals: F1 .985 where a mark ends the sentence, 15 MB/s)

FOLDER holds gum_news/news_ccby.jsonl: Wikinews articles of the GUM corpus (Zeldes 2017, CC-BY) with
the spans of their sentences and the pronouns whose antecedent stands outside the sentence. We ship
no such text: where the folder is missing there is nothing to measure.
"""

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from command_line import with_folder

from briefings.language.quotations import quotations
from briefings.language.sentences import paragraph_spans, sentence_spans
from briefings.language.standalone import has_open_pronoun, is_standalone
from briefings.language.terms import index_words, tokens
from briefings.spans import Span

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
REPEATS = 20
MARKED = re.compile(r"[.!?…][\"'”’“)\]]*\Z")

Spans: TypeAlias = Sequence[tuple[int, int]]
Splitter: TypeAlias = Callable[[str], Spans]


class Score(NamedTuple):
    """How often right, wrong and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def of_strings(split: Callable[[str], Iterable[str]]) -> Splitter:
    """Return a splitter that looks up the sentences that `split` copies out of each paragraph."""

    def spans(text: str) -> Spans:
        found = []
        for start, end in paragraph_spans(text):
            at = start
            for sentence in filter(None, map(str.strip, split(text[start:end]))):
                begin = text.find(sentence, at, end)
                if begin >= 0:
                    at = begin + len(sentence)
                    found.append((begin, at))
        return found

    return spans


def splitters() -> Iterator[tuple[str, Splitter]]:
    """Yield ours, then those of the libraries that are installed."""
    yield "ours", sentence_spans
    ways: dict[str, Callable[[Any], Callable[[str], Iterable[str]]]] = {
        "nupunkt": lambda library: library.sent_tokenize,
        "sentencex": lambda library: lambda text: library.segment("en", text),
        "segtok.segmenter": lambda library: library.split_single,
        "blingfire": lambda library: lambda text: library.text_to_sentences(text).split("\n"),
    }
    for name, way in ways.items():
        try:
            yield name, of_strings(way(import_module(name)))
        except ImportError:
            continue


def borders(text: str, spans: Iterable[Iterable[int]], within: str) -> set[int]:
    """Return where sentences end, other than the last one of the article.

    Args:
        text: the article.
        spans: its sentences.
        within: "article" for all of them, "paragraph" for those that no line break follows,
            "prose" for those of them that a full stop, question mark or the like ends.
    """
    ends = {end for _, end in spans if text[end:].strip()}
    if within == "article":
        return ends
    inner = {end for end in ends if "\n" not in text[end : end + 2]}
    return inner if within == "paragraph" else {end for end in inner if MARKED.search(text[:end])}


def compared(articles: list[dict[str, Any]], splitter: Splitter, within: str) -> Score:
    """Return how the borders that `splitter` finds compare with the gold ones."""
    right = wrong = missed = 0
    for article in articles:
        text = article["raw"]
        gold = borders(text, article["sentence_spans"], within)
        found = borders(text, splitter(text), within)
        right += len(gold & found)
        wrong += len(found - gold)
        missed += len(gold - found)
    return Score(right, wrong, missed)


def whole(texts: list[str], splitter: Splitter) -> bool:
    """Return whether all that is not white space stands in a sentence."""
    return all(
        "".join("".join(text[start:end] for start, end in splitter(text)).split())
        == "".join(text.split())
        for text in texts
    )


def speed(texts: list[str], work: Callable[[str], object]) -> float:
    """Return how many megabytes a second of CPU time `work` takes."""
    size = REPEATS * sum(len(text.encode()) for text in texts) / 1e6
    began = time.process_time()
    for text in chain.from_iterable([texts] * REPEATS):
        work(text)
    return size / (time.process_time() - began)


def judged(articles: list[dict[str, Any]], suspects: Callable[[str], bool]) -> Score:
    """Return how well `suspects` tells sentences with a pronoun whose antecedent is outside."""
    verdicts = [
        (bool(sentence["dangling_pronouns"]), suspects(sentence["text"]))
        for sentence in chain.from_iterable(article["sentences"] for article in articles)
    ]
    return Score(
        verdicts.count((True, True)), verdicts.count((False, True)), verdicts.count((True, False))
    )


def spoken(text: str) -> list[Span]:
    """Return the sentences of `text` that lie wholly in a quotation."""
    quoted = quotations(text, paragraph_spans(text))
    return [
        span
        for span in sentence_spans(text)
        if any(start <= span.start and span.end <= end for start, end in quoted)
    ]


def main() -> None:
    """Print the tables."""
    folder = with_folder(__doc__, DATA, keeps=False).parse_args().folder
    file = folder / "gum_news" / "news_ccby.jsonl"
    if not file.is_file():
        print(f"nothing measured: no {file}")
        return
    articles = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    texts = [article["raw"] for article in articles]
    print(f"{'sentences':18} article paragraph  prose   MB/s  whole")
    for name, splitter in splitters():
        scores = [compared(articles, splitter, w).f1 for w in ("article", "paragraph", "prose")]
        figures = "  ".join(f"{score:7.4f}" for score in scores)
        print(f"{name:16} {figures}  {speed(texts, splitter):5.1f}  {whole(texts, splitter)}")
    print("\ncan't stand alone     F1  right wrong missed")
    for name, suspects in (
        ("points back", has_open_pronoun),
        ("does not stand alone", lambda sentence: not is_standalone(sentence)),
    ):
        score = judged(articles, suspects)
        print(f"{name:20} {score.f1:.3f}  {score.right:4} {score.wrong:5} {score.missed:6}")
    quoted = sum(map(len, map(spoken, texts)))
    print(f"\n{quoted} of {sum(map(len, map(sentence_spans, texts)))} sentences lie in quotations")
    print(f"\ntokens {speed(texts, tokens):.1f} MB/s, index words {speed(texts, index_words):.1f}")


if __name__ == "__main__":
    main()
