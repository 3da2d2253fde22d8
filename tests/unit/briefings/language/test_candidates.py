"""Which sentences may be quoted, and what leads up to them."""

from datetime import date

import pytest
from hypothesis import given

from briefings.language.candidates import LONGEST, Candidate, quotable_sentences
from briefings.model import Article
from briefings.spans import DayReference, Mark
from tests.builders import an_article
from tests.strategies import articles

MET = "Putin met President Xi in Moscow."


def last_of(body: str) -> tuple[bool, str | None]:
    """Return whether the last sentence of `body` stands alone, and what leads up to it."""
    found = quotable_sentences(an_article(body))[-1]
    return found.is_standalone, before(found)


def before(candidate: Candidate) -> str | None:
    """Return the words that lead up to `candidate`."""
    span = candidate.before
    return candidate.article.body[span.start : span.end] if span else None


def test_an_excerpt_says_which_day_its_words_mean() -> None:
    """The day comes with the quotation: whoever shows it need not work it out."""
    article = an_article("Putin met Xi in Moscow on Thursday.", published=date(2025, 5, 9))

    assert (DayReference(26, 34, date(2025, 5, 8)),) == quotable_sentences(article)[
        0
    ].excerpt().days


@pytest.mark.parametrize("gap", [" ", "\n\n"], ids=["paragraph", "next paragraph"])
def test_a_sentence_that_leans_has_the_one_before_it(gap: str) -> None:
    """What "He" leans on is the sentence before, of this or the end of the last paragraph."""
    assert (False, MET) == last_of(f"{MET}{gap}He praised Chinese trade policy.")


def test_a_sentence_that_stands_alone_needs_none() -> None:
    """Nothing leads up to a sentence that says itself of whom it speaks."""
    assert (True, None) == last_of(f"{MET} Xi praised Russian trade policy.")


@pytest.mark.parametrize(
    "first",
    ["He flew to Moscow on Monday.", "Putin meets President Xi"],
    ids=["leans itself", "a heading"],
)
def test_a_sentence_that_leads_up_is_fit_to(first: str) -> None:
    """A sentence that leans itself, or is no whole one, explains nothing."""
    assert (False, None) == last_of(f"{first}\n\nHe praised Chinese trade policy.")


def test_a_mark_between_two_sentences_parts_them() -> None:
    """Nothing that may not be quoted is leapt over."""
    body = f"{MET}\n\nAdvertisement here\n\nHe praised Chinese trade policy."
    start = body.index("Advertisement")
    marks = (Mark(start, start + len("Advertisement here"), "embed"),)

    assert [None, None] == [before(c) for c in quotable_sentences(an_article(body, marks=marks))]


def test_quoted_sentences_keep_their_speaker() -> None:
    """What somebody says leans on the sentence that shows who says it."""
    first = "“Trade must grow quickly,” Xi said."

    assert (False, first) == last_of(f"{first} “Russian farmers need foreign markets.”")


def test_words_of_nobody_known_are_not_quoted() -> None:
    """Deep in a quotation no mark shows that somebody speaks, and no sentence before it who."""
    opened, deep, closed = (
        "“Trade must grow quickly.",
        "Russian farmers need foreign markets.",
        "Exports fell last year.”",
    )
    body = f"{MET}\n\n{opened} {deep} {closed}"

    assert [MET, opened, closed] == [
        candidate.text for candidate in quotable_sentences(an_article(body))
    ]


def test_a_text_that_is_one_quotation_is_quotable() -> None:
    """Marks around the whole text tell nothing of a speaker."""
    body = "“Trade must grow quickly. Russian farmers need foreign markets.”"

    assert 2 == len(quotable_sentences(an_article(body)))


@given(articles())
def test_what_leads_up_adjoins_the_sentence(article: Article) -> None:
    """Whatever the text, only white space stands between, and only what leans has it."""
    for candidate in quotable_sentences(article):
        if candidate.before:
            assert "" == article.body[candidate.before.end : candidate.span.start].strip()
            assert not candidate.is_standalone


@pytest.mark.parametrize(
    "flood", ["a", "Ferries sailed ", "“", "7", "on Monday and ", "中", "(a ", "a\u0301"]
)
def test_a_sentence_without_end_is_no_sentence(flood: str) -> None:
    """What stands before and after it may be quoted all the same."""
    body = f"{MET}\n\nFerries {flood * LONGEST} sailed to Kyiv.\n\n{MET}"
    assert [MET, MET] == [one.text for one in quotable_sentences(an_article(body))]


def test_the_longest_sentence_may_be_quoted() -> None:
    """A character more, and it may not."""
    words = ("ferries sail to Kyiv and " * LONGEST)[: LONGEST - 1]
    found = [quotable_sentences(an_article(f"{text}.")) for text in (words, f"{words}x")]
    assert [1, 0] == list(map(len, found))
