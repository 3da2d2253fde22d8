from datetime import date

import pytest

from briefings.agreement.corrections import corrected
from briefings.language.candidates import Candidate, known_sentences
from briefings.model import Article
from briefings.reading.marks import marks_of
from tests.builders import a_source, an_article

WRONG = "The bridge of Ostrow cost forty million, the council said on Monday."
RIGHT = "The bridge of Ostrow cost sixty million, the council said on Monday."
NOTE = (
    "Correction: An earlier version of this article said that the bridge cost forty million. "
    "It cost sixty million."
)


def article(body: str, day: int, source: str = "Ostrow Post") -> Article:
    """Return an article of May 2025 with its marks."""
    published = date(2025, 5, day)
    return an_article(body, source=a_source(source), published=published, marks=marks_of(body))


def taken_back(*articles: Article) -> list[str]:
    """Return the sentences that were corrected."""
    sentences: list[Candidate] = [one for each in articles for one in known_sentences(each)]
    found = corrected(sentences)
    return [one.text for one in sentences if id(one) in found]


def test_an_older_sentence_is_taken_back() -> None:
    """What the note says was wrong is not quoted from the older article; what is right is."""
    assert taken_back(article(WRONG, 5), article(f"{RIGHT}\n\n{NOTE}", 6)) == [WRONG]


@pytest.mark.parametrize(
    ("body", "day", "source"),
    [
        (WRONG, 5, "Fell Times"),
        (WRONG, 7, "Ostrow Post"),
        (RIGHT, 5, "Ostrow Post"),
        ("The school of Ostrow cost forty pounds a head.", 5, "Ostrow Post"),
        ("The bridge of Ostrow was opened by the council on Monday.", 5, "Ostrow Post"),
    ],
)
def test_what_the_note_is_not_about_stays(body: str, day: int, source: str) -> None:
    """Another publisher's words, later ones, the right ones, and those on something else stay."""
    assert taken_back(article(body, day, source), article(f"{RIGHT}\n\n{NOTE}", 6)) == []


def test_a_note_that_does_not_say_what_was_wrong_takes_nothing_back() -> None:
    """Without the former words it can't be told which sentence is meant."""
    note = "This article was corrected on 6 May to give the right sum."
    assert taken_back(article(WRONG, 5), article(f"{RIGHT}\n\n{note}", 6)) == []
