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


def _report(*, without: range = range(0), swapped: int = 0) -> str:
    """Return 12 sentences of 15 words, as the agency sent them or a paper printed them."""
    said = [[f"w{number}x{place}" for place in range(15)] for number in range(12)]
    for place in range(0, 180, 180 // swapped) if swapped else ():
        said[place // 15][place % 15] = f"other{place}"
    kept = (words for number, words in enumerate(said) if number not in without)
    return " ".join(f"{' '.join(words).capitalize()}." for words in kept)


@pytest.mark.parametrize(
    ("body", "copied"),
    [
        (_report(swapped=36), True),
        (_report(without=range(3)), True),
        (_report(without=range(2), swapped=20), True),
        (" ".join(reversed(_report().split(". "))), True),
        (_report(swapped=90), False),
        (_report(without=range(9), swapped=12), False),
    ],
    ids=["words", "sentences", "both", "order", "half of the words", "little left"],
)
def test_a_light_rewrite_is_a_copy(body: str, copied: bool) -> None:  # noqa: FBT001
    """Up to three in ten words swapped, sentences dropped, another order."""
    first = an_article(_report(), published=date(2025, 5, 8))
    rewrite = an_article(body, source=a_source("Daily"), published=date(2025, 5, 9))

    assert ({rewrite.id: first.id} if copied else {}) == copies_of([first, rewrite])


def test_two_short_texts_of_one_form_are_no_copies() -> None:
    """What every such report says is nobody's own words."""
    bodies = (
        f"{who} is issuing a {sum_} million bond due {when}, the lead manager said in London. The"
        " bond is available in denominations of 5,000 and will be listed in Luxembourg. Payment is"
        f" due on {when}. There is a selling fee of {fee}, and management and underwriting take"
        f" {fee} together. {who} last came to the market in spring."
        for who, sum_, when, fee in (("Ada", 50, "May 1", "a half"), ("Bea", 90, "June", "a tenth"))
    )

    assert {} == copies_of([an_article(body, title=body[:3]) for body in bodies])


def test_what_is_linked_by_a_third_text_is_one_group() -> None:
    """Two rewrites of a text may differ more from each other than from it, in whatever order."""
    texts = [
        an_article(_report(without=range(3)), title="early", published=date(2025, 5, 7)),
        an_article(_report(), title="whole", published=date(2025, 5, 9)),
        an_article(_report(without=range(9, 12)), title="late", published=date(2025, 5, 8)),
    ]
    early, whole, late = (each.id for each in texts)

    assert {whole: early, late: early} == copies_of(texts) == copies_of(texts[::-1])
