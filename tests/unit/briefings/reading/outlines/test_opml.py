"""Lists of feeds, as readers export them and as people break them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import ReadingError
from briefings.reading.outlines.opml import MOST_OUTLINES, read_opml
from briefings.reading.outlines.outline import Outline

FEED = '<outline text="A" xmlUrl="https://a.example/feed"/>'


def a_list(*outlines: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    """Return a list of feeds, an outline a line from the fourth on."""
    return "\n".join([head, "<opml version='2.0'>", "<body>", *outlines, "</body></opml>"])


def read(text: str | bytes) -> list[dict[str, str] | str]:
    """Return what the outlines state, and where what was refused is."""
    raw = text if isinstance(text, bytes) else text.encode()
    return [
        dict(found.attributes) if isinstance(found, Outline) else str(found.where or found.reason)
        for found in read_opml(raw, "feeds.opml")
    ]


def test_feeds_are_found_in_folders_however_deep() -> None:
    """Folders themselves, empty ones and notes are no feeds."""
    nested = f'<outline text="News"><outline text="More">{FEED}</outline></outline>'
    assert [{"text": "A", "xmlurl": "https://a.example/feed"}] == read(
        a_list(nested, '<outline text="Empty"/>', '<outline text="pref" value="30"/>')
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Tom & Jerry", "Tom & Jerry"),
        ("Caf&eacute; &amp; Bar", "Café & Bar"),
        ("&nosuch; &QUOT;", '&nosuch; "'),
        ("a&#233;b &#xe9;", "aéb é"),
        ("a&#0;b&#x110000;c", "abc"),
        ("a\x0bb", "ab"),
    ],
)
def test_what_is_no_xml_in_a_title_is_mended(written: str, meant: str) -> None:
    """Bare ampersands, entities of HTML, and characters that XML has no place for."""
    [found] = read(a_list(f'<outline text="{written}" xmlUrl="https://a.example/?a=1&b=2"/>'))

    assert {"text": meant, "xmlurl": "https://a.example/?a=1&b=2"} == found


@pytest.mark.parametrize(
    "broken",
    [
        '<outline text="B xmlUrl="https://b.example"/>',
        "<outline text=B xmlUrl='https://b.example'/>",
        '<outline text="B" text="C" xmlUrl="https://b.example"/>',
        '<outline text="<b>" xmlUrl="https://b.example"/>',
        "<outline-of-mine/><",
    ],
)
def test_a_broken_line_is_named_and_the_others_are_read(broken: str) -> None:
    """Whatever comes after it."""
    feed = {"text": "A", "xmlurl": "https://a.example/feed"}

    assert [feed, "line 5", feed] == read(a_list(FEED, broken, FEED))


def test_a_list_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    """Its last outline is named, where that isn't whole."""
    text = a_list(FEED, FEED)

    assert [{"text": "A", "xmlurl": "https://a.example/feed"}, "line 5"] == read(
        text[: text.rindex("feed")]
    )


def test_a_title_with_a_sign_of_an_end_in_it_is_no_end() -> None:
    """Also where the rest isn't sound XML."""
    found = read(a_list('<outline text="a > b" xmlUrl="https://a.example"/>', "<outline <"))

    assert [{"text": "a > b", "xmlurl": "https://a.example"}, "line 5"] == found


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16", "utf-8-sig"])
def test_the_encoding_is_heeded(encoding: str) -> None:
    """That of the declaration, or a mark of byte order."""
    declared = encoding.removesuffix("-sig")
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    text = a_list('<outline text="Æther" xmlUrl="https://a.example"/>', head=head)

    assert [{"text": "Æther", "xmlurl": "https://a.example"}] == read(text.encode(encoding))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<rss/>", "it is no list of feeds (OPML)"),
        ('<!DOCTYPE opml [<!ENTITY a "b">]>' + a_list(FEED, head=""), "entities of its own"),
        ("", "empty"),
        ("<opml><body", "malformed XML"),
    ],
)
def test_what_is_no_list_is_refused(text: str, reason: str) -> None:
    """As a whole, in words."""
    [found] = read_opml(text.encode(), "feeds.opml")

    assert isinstance(found, ReadingError)
    assert reason in found.reason


def test_no_more_feeds_are_read_than_anyone_has() -> None:
    """The first ones are, and it is said that there are more."""
    found = read(a_list(*[FEED] * (MOST_OUTLINES + 1)))

    assert MOST_OUTLINES + 1 == len(found)
    assert "more than 20,000 feeds" == found[-1]


@given(st.text(st.sampled_from('<>="& outline/xmlUrl\n'), max_size=200))
def test_whatever_a_list_holds_it_is_read_or_refused(inside: str) -> None:
    """Never an error of the program."""
    for found in read_opml(a_list(inside).encode("utf-8", "replace"), "feeds.opml"):
        assert isinstance(found, Outline | ReadingError)
