from datetime import UTC, datetime

import pytest

from briefings.model import Article
from briefings.reading.metadata import Place
from briefings.reading.pages.markup import all_text, parse
from briefings.reading.pages.page import read_page

PLACE = Place(file="page.html", origin=None, at=datetime(2025, 5, 10, 6, tzinfo=UTC))
SEEN = "The council of Ostrow voted on the bridge for the third time since the spring floods."
LAST = "Its mayor said that the work would begin before the snow, and take a year at the most."
UNSEEN = "Nobody reads these words about the bridge, which a program put into the page for others."


def body(markup: str) -> str:
    """Return the text of a page with `markup` between two paragraphs."""
    raw = f"<html><article><h1>Bridge</h1><p>{SEEN}</p>{markup}<p>{LAST}</p></article></html>"
    (found,) = read_page(raw.encode(), PLACE)
    assert isinstance(found, Article)
    return found.body


@pytest.mark.parametrize(
    "attributes",
    [
        "hidden",
        'hidden=""',
        'aria-hidden="true"',
        'style="display: none"',
        'style="color:red; DISPLAY : none !important;"',
        'style="visibility:collapse"',
        'style="font-size:0px"',
        'style="opacity:0.0"',
        'style="position:absolute;left:-9999px"',
        'style="text-indent:-9999px"',
        'style="height:1px;width:1px;overflow:hidden"',
        'style="position:absolute;clip:rect(0,0,0,0)"',
        'style="clip: rect(0 0 0 0); position: absolute"',
        'style="clip-path:inset(50%)"',
        'style="color:#fff;background-color:#fff"',
        'style="font-size:1px;line-height:0"',
        'class="visually-hidden"',
        'class="note sr-only"',
    ],
)
def test_what_no_reader_sees_is_left_out(attributes: str) -> None:
    """A paragraph that its attributes hide is no part of the text; nor is one inside of it."""
    assert UNSEEN not in body(f"<p {attributes}>{UNSEEN}</p>")
    assert UNSEEN not in body(f"<div {attributes}><div><p>{UNSEEN}</p></div></div>")


@pytest.mark.parametrize("tag", ["noscript", "template"])
def test_what_stands_by_for_other_programs_is_left_out(tag: str) -> None:
    """Words for browsers without scripts, and templates for scripts, are no part of the text."""
    assert UNSEEN not in body(f"<{tag}><p>{UNSEEN}</p></{tag}>")


@pytest.mark.parametrize(
    "attributes",
    [
        'style="font-size:0.9em"',
        'style="opacity:0.85"',
        'style="height:0"',
        'style="max-height:100px;overflow:hidden"',
        'style="left:-9px"',
        'hidden="until-found"',
        'aria-hidden="false"',
        'class="hidden-camera"',
        'class="paywall" aria-hidden="true"',
        'id="S:1a" hidden',
    ],
)
def test_what_is_only_styled_stays(attributes: str) -> None:
    """Small, pale or cut text is seen; so is what subscribers see, and what a script moves."""
    page = f"<html><p>{SEEN}</p><div {attributes}><p>{UNSEEN}</p></div><p>{LAST}</p></html>"
    assert UNSEEN in all_text(parse(page, "page.html"))


def test_a_page_hidden_as_a_whole_is_read() -> None:
    """Where a wall hides the whole article, who saved it had seen it."""
    raw = (
        f'<html><div aria-hidden="true"><article><p>{SEEN}</p><p>{LAST}</p></article></div></html>'
    )
    (found,) = read_page(raw.encode(), PLACE)
    assert isinstance(found, Article)
    assert found.body == f"{SEEN}\n\n{LAST}"


def test_what_stands_behind_hidden_words_stays() -> None:
    """Text that goes on behind a hidden element is kept, first or not."""
    first = f"<p><span hidden>{UNSEEN}</span>{SEEN}</p>"
    later = f"<p>{SEEN}<b>{LAST}</b><span hidden>{UNSEEN}</span> It {LAST}</p>"
    assert all_text(parse(first, "f")) == SEEN
    assert all_text(parse(later, "f")) == f"{SEEN}{LAST} It {LAST}"
    assert f"{SEEN}{LAST} It {LAST}" in body(later)


def test_a_paragraph_given_twice_is_given_twice() -> None:
    """The body says a paragraph as often as the page does; composing shows it once."""
    assert body(f"<p>{UNSEEN}</p>" * 3).count(UNSEEN) == 3


def test_a_class_that_the_page_hides() -> None:
    """A rule of the page's own counts, one for some screens does not; a closed dialog is unseen."""
    rule = "<style>p{color:red} .note{margin:0; display : none}</style>"
    small = "<style>@media (max-width:9em){.note{display:none}} .x{color:red}</style>"
    note = f'<p class="big note">{UNSEEN}</p>'
    assert UNSEEN not in body(rule + note)
    assert UNSEEN in body(small + note)
    assert UNSEEN not in body(f"<dialog><p>{UNSEEN}</p></dialog>")
