"""The laws of rendering, in every place that messages are shown in."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.message import Bullets, Button, Buttons, Heading, Message, Paragraph, Quote
from tests.builders import an_article
from tests.hostile import HOSTILE_TEXTS
from tests.renderers import RENDERERS
from tests.strategies import articles

EVERYWHERE = pytest.mark.parametrize("place", RENDERERS)
BODY = "Trade grew by a tenth."


def _quote(body: str = BODY, **changes: Any) -> Quote:  # noqa: ANN401 - any field
    article = an_article(body, url=None)
    said = {"excerpt": article.quote(0, len(body)), "number": 1, "attribution": "Reuters"}
    return Quote(**said | changes)


def _stand_in_order(texts: list[str], shown: str) -> None:
    """Fail unless each text stands in what is shown, after those before it."""
    at = 0
    for text in texts:
        found = shown.find(text, at)
        assert found >= 0, text
        at = found + len(text)


@EVERYWHERE
@settings(max_examples=100)
@given(made=st.lists(articles(), min_size=1, max_size=6), words=st.text(max_size=400))
def test_every_quotation_stands_word_for_word_in_order_within_the_limits(
    place: str, made: list[Any], words: str
) -> None:
    """Whatever texts hold, and wherever messages are cut."""
    renderer = RENDERERS[place]
    quotes = [
        Quote(excerpt=article.quote(0, len(article.body)), number=n, attribution=words or "?")
        for n, article in enumerate(made, start=1)
    ]
    parts = [part for quote in quotes for part in (quote, Paragraph(text=words))]
    message = Message(parts=(Heading(text=words), *parts))

    excerpts = [renderer.spells(quote.excerpt.text) for quote in quotes]
    _stand_in_order(excerpts, renderer.quotes(message))
    renderer.check(message)


@EVERYWHERE
@given(piece=st.text(alphabet=st.sampled_from("ab \n👍é🇩🇪.@/#<*"), min_size=1, max_size=12))
def test_a_quotation_longer_than_a_message_is_cut_without_loss(place: str, piece: str) -> None:
    """Every letter of it stands somewhere."""
    renderer = RENDERERS[place]
    body = piece.strip() * (9_000 // max(1, len(piece.strip()))) or "x"
    message = Message(parts=(_quote(body),))

    assert renderer.spells(body) in renderer.quotes(message)
    renderer.check(message)


@EVERYWHERE
@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_texts_read_back_as_they_are(place: str, text: str) -> None:
    """In a quotation every letter stands; nowhere does what others wrote become more than words."""
    renderer = RENDERERS[place]
    message = Message(
        parts=(
            Heading(text=text),
            _quote(text, label=text, before=text, after=text, notes=(text,), attribution=text),
            Bullets(rows=((text, text),)),
            Paragraph(text=f"Nothing found on {text}."),
            Buttons(rows=((Button(label=text, ask=text),),)),
        )
    )

    assert renderer.spells(text) in renderer.quotes(message)
    assert [] == renderer.live(message)
    renderer.check(message)


@EVERYWHERE
def test_parts_are_read_in_order(place: str) -> None:
    """And the parts of a quotation, with its label before it and who says so after it."""
    renderer = RENDERERS[place]
    quote = _quote(label="agrees", before="Before.", after="After.", notes=("A note",))
    message = Message(
        parts=(
            Heading(text="Trade"),
            Paragraph(text="To begin with"),
            quote,
            Bullets(rows=(("Term", "Meaning"),)),
            Paragraph(text="The end"),
        )
    )

    words = ["Trade", "To begin with", "agrees", "Before.", BODY, "After.", "A note", "Reuters"]
    _stand_in_order([*words, "Term", "Meaning", "The end"], renderer.reads(message))


@EVERYWHERE
@pytest.mark.parametrize("message", [(), (Heading(text=""),), (Paragraph(text=" \n\u200b"),)])
def test_a_message_without_words_is_taken_too(place: str, message: tuple[Any, ...]) -> None:
    """A place that refuses empty texts is given none."""
    if message or place in {"terminal", "markdown"}:
        RENDERERS[place].check(Message(parts=message))
