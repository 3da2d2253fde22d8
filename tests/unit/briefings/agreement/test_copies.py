from collections.abc import Mapping
from datetime import date

import pytest

from briefings.agreement.copies import near_copies
from briefings.language.candidates import quotable_sentences
from briefings.model import Article
from tests.builders import a_source, an_article


def copies_of(articles: list[Article]) -> Mapping[str, str]:
    """Return which article copies which, by id."""
    return near_copies([quotable_sentences(article) for article in articles])


PARAGRAPHS = [
    f"Paragraph {number} tells how the {kind} of the harbour town voted on the new {thing} today."
    for number, kind, thing in [
        (1, "fishers", "quay"),
        (2, "teachers", "library"),
        (3, "bakers", "market"),
        (4, "sailors", "lighthouse"),
        (5, "nurses", "clinic"),
    ]
]
AGENCY = "\n\n".join(PARAGRAPHS)
FIRST = an_article(AGENCY, source=a_source("Agency"), published=date(2025, 5, 8))


@pytest.mark.parametrize(
    "body",
    [
        AGENCY,
        AGENCY.upper().replace("\n\n", " "),
        "\n\n".join(PARAGRAPHS[:4]),
        f"By our own correspondent.\n\n{AGENCY}\n\nAll rights reserved.",
    ],
    ids=["whole", "set otherwise", "cut", "framed"],
)
def test_a_printed_agency_text_is_a_copy(body: str) -> None:
    """A text printed again, whole or nearly, is a copy of the earliest, in any order given."""
    reprint = an_article(body, source=a_source("Daily"), published=date(2025, 5, 9))

    assert {reprint.id: FIRST.id} == copies_of([reprint, FIRST]) == copies_of([FIRST, reprint])


@pytest.mark.parametrize(
    "body",
    [
        PARAGRAPHS[0] + " Yet nobody in the whole valley could say what would become of the mill.",
        PARAGRAPHS[0],
        "The mill burned down last night, and nobody was hurt.",
        "Short.",
        "",
    ],
    ids=["quotes a paragraph", "a scrap", "other text", "one word", "empty"],
)
def test_a_text_of_its_own_is_no_copy(body: str) -> None:
    """Sharing a paragraph doesn't make a text a copy."""
    assert {} == copies_of([FIRST, an_article(body, published=date(2025, 5, 9))])


def test_copies_point_to_one_that_is_none() -> None:
    """Several copies of one text all point to the earliest; the undated comes last."""
    undated = an_article(AGENCY, source=a_source("Blog"), published=None)
    later = an_article(AGENCY + " More.", source=a_source("Daily"), published=date(2025, 5, 9))

    assert {undated.id: FIRST.id, later.id: FIRST.id} == copies_of([undated, later, FIRST])


def test_short_texts_are_copies_when_they_are_the_same() -> None:
    """A line is a copy only of the very same words."""
    line = an_article("World trade grew.", title="A")
    again = an_article("World  trade GREW!", title="B")
    other = an_article("World trade fell.", title="C")
    first, second = sorted([line.id, again.id])

    assert {second: first} == copies_of([line, again, other])


def test_many_articles_take_no_pairwise_time() -> None:
    """Thousands of texts with a shared footer are told apart, and their copies found."""
    footer = "Sign up to our newsletter to read more of what matters in the harbour town."
    bodies = [
        " ".join(f"w{number * 37 % 9973}x{place}" for place in range(40)) for number in range(2000)
    ]
    articles = [an_article(f"{body} {footer}", title=body[:20]) for body in bodies]
    copy = an_article(f"{bodies[700]} {footer} Thanks.", published=date(2025, 6, 1))

    assert {copy.id: articles[700].id} == copies_of([*articles, copy])


@pytest.mark.parametrize(("added", "copied"), [(1, True), (2, True), (3, False), (6, False)])
def test_a_part_of_a_text_is_a_copy_where_it_is_no_scrap_of_it(added: int, copied: bool) -> None:  # noqa: FBT001
    """A third of the longer text at least: a paragraph that many print is none."""
    words = [f"word{number}" for number in range(100)]
    whole = f"{' '.join(words[:30])}. " + " ".join(
        f"{' '.join(f'more{part}x{number}' for number in range(30))}." for part in range(added)
    )
    part = an_article(f"{' '.join(words[:30])}.", published=date(2025, 5, 9), title="B")
    longer = an_article(whole, published=date(2025, 5, 8), title="A")

    assert ({part.id: longer.id} if copied else {}) == copies_of([part, longer])
