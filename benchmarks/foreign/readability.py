"""Mozilla's readability: its 130 test pages, and the text that it takes out of each.

What is held against ours are the words; a page counts as right from an F1 of .9 on.
"""

from collections.abc import Iterator
from pathlib import Path
from statistics import fmean

from briefings.reading.pages.markup import all_text, parse
from foreign.score import Score, Suite
from foreign.words import body, read_articles, scores

SAME_TEXT = 0.9


def score(clone: Path) -> Iterator[Score]:
    """Yield the score of the texts, with the means in its name."""
    texts, measured = Score("readability texts"), []
    for folder in sorted((clone / "test" / "test-pages").iterdir()):
        gold = all_text(parse((folder / "expected.html").read_text("utf-8"), folder.name))
        found = body(read_articles((folder / "source.html").read_bytes()))
        measured.append(scores(found, gold))
        precision, recall, f1 = measured[-1]
        if f1 >= SAME_TEXT:
            texts.right += 1
        elif not found:
            texts.silent += 1
        else:
            texts.wrong.append(f"{folder.name}: F1 {f1:.3f} P {precision:.3f} R {recall:.3f}")
    precision, recall, f1 = map(fmean, zip(*measured, strict=True))
    texts.name += f" (P {precision:.3f}, R {recall:.3f}, F1 {f1:.3f})"
    yield texts


SUITES = (Suite("mozilla/readability", "ab4027a8b37669745016869a37a504727992b2ba", score),)
