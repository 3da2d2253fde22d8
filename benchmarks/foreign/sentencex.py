"""Where sentences end: sentencex's test files (https://github.com/wikimedia/sentencex)."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from foreign.pysbd import segmentation
from foreign.score import Score, Suite, Suites

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "pl", "pt", "ru", "uk", "zh")


def _examples(file: Path) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the texts and their sentences, one a line; what is commented out is passed over."""
    lines = (line for line in file.read_text("utf-8").split("\n") if not line.startswith("#"))
    for case in "\n".join(lines).split("==="):
        text, divided, sentences = case.strip().partition("\n---\n")
        if divided:
            yield text, sentences.split("\n")


def _scores(clone: Path) -> Iterator[Score]:
    for language in LANGUAGES:
        file = clone / "tests" / f"{language}.txt"
        yield segmentation("sentencex", language, _examples(file))
    yield segmentation("sentencex lists", "en", _examples(clone / "tests" / "lists.txt"))


SUITES: Suites = (
    Suite("wikimedia/sentencex", "312da7f610ae4d23a9914d30bbac366a9965e30e", _scores),
)
