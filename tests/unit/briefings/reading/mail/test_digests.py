from datetime import UTC, datetime

import pytest

from tests.letters import PLACE, a_letter, read_everything
from tests.two_articles import HARBOUR, RYE

ONE = ("Harbour reopens after storm", "Eastmere Gazette", "https://gazette.example/1", HARBOUR)
TWO = ("Rye exports rise", "The Vale Courier", "https://courier.example/2", RYE)
SENT = datetime(2025, 5, 8, 8, tzinfo=UTC)

HTML = {
    "headings": '<h2><a href="{url}">{title}</a></h2><p>{source}</p><p>{text}</p>',
    "small headings": '<h4><span><a href="{url}">{title}</a></span></h4><p>{source}<br>{text}</p>',
    "cells": '<table><tr><td><h3><a href="{url}">{title}</a></h3><div>{source}</div>'
    "<div>{text}</div></td></tr></table>",
    "bold links": '<p><b><a href="{url}">{title}</a></b></p><p>{source}</p><p>{text}</p>',
    "links in bold": '<td><a href="{url}"><strong>{title}</strong></a></td><p>{source}</p>{text}',
    "a button": '<h2><a href="{url}">{title}</a></h2><p>{source}</p><p>{text}</p>'
    '<p><a href="{url}">Read more</a></p>',
}
PLAIN = {
    "addresses": "{title}\n{source}\n{url}\n\n{text}\n\n",
    "rules": "{title}\n{source}\n{url}\n\n{text}\n\n-----\n\n",
    "labels": "Title: {title}\nSource: {source}\nLink: {url}\n\n{text}\n\n",
}
KEYS = ("title", "source", "url", "text")


def filled(layout: str) -> str:
    """Return both stories in a layout."""
    return "".join(layout.format(**dict(zip(KEYS, each, strict=True))) for each in (ONE, TWO))


@pytest.mark.parametrize("layout", HTML)
def test_stories_are_their_papers(layout: str) -> None:
    """Each story of a digest is an article of its own paper, at its own address."""
    html = f"<html><body><h1>Today</h1>{filled(HTML[layout])}<p>Unsubscribe here.</p></body></html>"
    found = [each for each in read_everything(a_letter("Read it online.", html)) if each.url]
    read = [(each.title, each.source and each.source.title, each.url) for each in found]
    assert read == [ONE[:3], TWO[:3]]
    assert [each.published for each in found] == [SENT, SENT]
    assert [text in each.body for each, text in zip(found, (HARBOUR, RYE), strict=True)]
    assert [each.file for each in found] == ["letter#story-1", "letter#story-2"]


@pytest.mark.parametrize("layout", PLAIN)
def test_stories_in_plain_text_are_their_papers(layout: str) -> None:
    """A digest without HTML is divided where each story states its address."""
    first, second = read_everything(a_letter(filled(PLAIN[layout])))
    assert first.source is not None
    assert second.source is not None
    assert (first.title, first.source.title, first.url) == ONE[:3]
    assert (second.title, second.source.title, second.url) == TWO[:3]
    assert (first.published, second.published) == (SENT, SENT)


def test_what_stands_around_stories_is_the_senders() -> None:
    """An editor's own words are cited to the digest; a story of no paper is, too."""
    html = (
        f"<html><p>Good morning, here is what we read today.</p>{filled(HTML['headings'])}</html>"
    )
    own, harbour, _ = read_everything(a_letter(None, html.replace("<p>Eastmere Gazette</p>", "")))
    assert own.body == "Good morning, here is what we read today."
    assert own.origin == PLACE.origin
    assert (own.source, own.title) == (harbour.source, "Trade grows – a lot")
    assert harbour.title == ONE[0]


@pytest.mark.parametrize(
    "html",
    [
        f"<h2>Harbour</h2><p>{HARBOUR}</p><h2>Rye</h2><p>{RYE}</p>",
        f'<h2><a href="https://a.example/1">Harbour</a></h2><p>{HARBOUR}</p><p>{RYE}</p>',
        (
            f'<p>{HARBOUR} See <b><a href="https://a.example/1">the harbour today</a></b>.</p>'
            f'<p>{RYE} See <b><a href="https://a.example/2">the rye of today</a></b>.</p>'
        ),
    ],
)
def test_a_letter_with_headings_is_one_article(html: str) -> None:
    """Headings that lead nowhere, one that does, and links in prose divide nothing."""
    (found,) = read_everything(a_letter(None, f"<html><body>{html}</body></html>"))
    assert HARBOUR in found.body
    assert RYE in found.body


def test_a_story_keeps_its_place() -> None:
    """Another story before it changes neither what a story is nor where it is found."""
    whole = filled(HTML["headings"])
    more = HTML["headings"].format(
        title="Ferries wait", source="A B", url="https://f.example/3", text=RYE
    )
    before = read_everything(a_letter(None, f"<html>{whole}</html>"))
    after = read_everything(a_letter(None, f"<html>{more}{whole}</html>"))
    assert [(each.id, each.origin) for each in before] == [
        (each.id, each.origin) for each in after[1:]
    ]
