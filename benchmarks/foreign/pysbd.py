"""Where sentences end: pySBD's test files, one a language (https://github.com/nipunsadvilkar/pySBD).

A text counts as right where our sentences are theirs, white space apart. It is all or nothing: no
text is silent. Of their English files for "clean" texts some ask for sentences that do not stand in
the text as they are.
"""

import ast
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from briefings.language.sentences import sentence_spans
from foreign.score import Score, Suite, Suites

FILES = {
    "ar": "arabic",
    "de": "deutsch",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "pl": "polish",
    "ru": "russian",
    "zh": "chinese",
}


def segmentation(name: str, language: str, examples: Iterable[tuple[str, Sequence[str]]]) -> Score:
    """Return how many texts we divide as theirs are, white space within a sentence apart."""
    score = Score(f"{name}, {language}")
    for text, theirs in examples:
        ours = [text[span.start : span.end] for span in sentence_spans(text, language)]
        plain = [" ".join(sentence.split()) for sentence in theirs]
        if [" ".join(sentence.split()) for sentence in ours] == [line for line in plain if line]:
            score.right += 1
        else:
            score.wrong.append(f"{language}: {' ¦ '.join(ours)}, not {' ¦ '.join(plain)}")
    return score


def _examples(file: Path) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the texts of a test file with their sentences, the last two of each tuple in it."""
    for node in ast.parse(file.read_text("utf-8")).body:
        if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.List)):
            continue
        for example in node.value.elts:
            if isinstance(example, ast.Call):  # pytest.param
                parts = example.args
            elif isinstance(example, ast.Tuple | ast.List):
                parts = example.elts
            else:
                continue
            text, sentences = map(ast.literal_eval, parts[-2:])
            yield text, [one if isinstance(one, str) else one[0] for one in sentences]


def _scores(clone: Path) -> Iterator[Score]:
    tests = clone / "tests"
    for language, name in FILES.items():
        yield segmentation("pySBD", language, _examples(tests / "lang" / f"test_{name}.py"))
    for name in ("lang/test_english_clean.py", "regression/test_issues.py"):
        yield segmentation(f"pySBD {Path(name).stem}", "en", _examples(tests / name))


SUITES: Suites = (
    Suite("nipunsadvilkar/pySBD", "5905f13be4fc95f407b98392e0ec303617a33d86", _scores),
)
