"""A Message for Telegram."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.actions import Action
from bot.chat.message import Bullets, Button, Buttons, Heading, Message, Paragraph, Part, Quote
from bot.chat.request import Channel, Request, User
from bot.platforms.telegram.render import TelegramRendered, rendered
from bot.platforms.telegram.text import Styled
from tests.builders import an_article
from tests.fakes.telegram_rules import checked_text, cut_out, links_in
from tests.hostile import HOSTILE_TEXTS
from tests.strategies import articles

BODY = "Trade grew by a tenth."
ASKED = Request(channel=Channel(platform="telegram", id="1"), user=User(id="1"), text="/trade")
PRESSED = Request(
    channel=ASKED.channel, user=ASKED.user, text="/show 1", press="k", reply={"message": "7"}
)
LONG = tuple(Paragraph(text=f"{n} " + "word " * 300) for n in range(6))


def _quote(body: str = BODY, **changes: Any) -> Quote:  # noqa: ANN401 - any field
    article = an_article(body, url="https://example.org/a")
    said = {"excerpt": article.quote(0, len(body)), "number": 1, "attribution": "Reuters · 9 May"}
    return Quote(**said | changes)


def _rendered(*parts: Part, request: Request = ASKED, **changes: Any) -> TelegramRendered:  # noqa: ANN401
    return rendered(Message(parts=parts, **changes), request)


def _bodies(page: Styled) -> list[dict[str, Any]]:
    return [
        {"type": each.type, "offset": each.offset, "length": each.length, "url": each.url}
        for each in page.entities
    ]


def _check(message: TelegramRendered) -> None:
    """Fail if Telegram would refuse it."""
    for page in message.pages:
        kept = checked_text({"text": page.text, "entities": _bodies(page)})
        assert len(kept["entities"]) == len(page.entities)
    assert 100 >= sum(map(len, message.keyboard))
    for key in (key for row in message.keyboard for key in row):
        assert 64 >= len((key.data or "").encode())


def _quoted(message: TelegramRendered) -> str:
    return "".join(
        cut_out(page.text, each.offset, each.length)
        for page in message.pages
        for each in page.entities
        if each.type.endswith("blockquote")
    )


def _links(message: TelegramRendered) -> list[str]:
    return [link for page in message.pages for link in links_in(page.text, _bodies(page))]


def test_a_quotation_is_a_block_and_its_source_a_link_that_opens_at_it() -> None:
    """Label, context and notes stand around it."""
    quote = _quote(label="also said by AFP", before="One.", after="Three.", notes=("Note.",))

    (page,) = _rendered(quote).pages

    assert f"also said by AFP:\nOne.\n{BODY}\nThree.\nNote.\n[1] Reuters · 9 May" == page.text
    kinds = [(e.type, cut_out(page.text, e.offset, e.length), e.url) for e in page.entities]
    assert [
        ("italic", "also said by AFP:", None),
        ("italic", "One.", None),
        ("blockquote", BODY, None),
        ("italic", "Three.", None),
        ("text_link", "Reuters · 9 May",
         "https://example.org/a#:~:text=Trade%20grew%20by%20a%20tenth."),
    ] == kinds  # fmt: skip


def test_a_long_quotation_is_folded() -> None:
    """A reader opens it by a touch."""
    (page,) = _rendered(_quote("word " * 100 + "end.")).pages

    assert "expandable_blockquote" == page.entities[0].type


def test_commands_of_ours_are_written_as_telegram_takes_them() -> None:
    """A hyphen would end a command; one that a source is called is no command."""
    rows = (("/victory-day", "Victory Day"), ("/brief <words>", ""))
    said = _rendered(Paragraph(text="Ask /victory-day."), Bullets(rows=rows, commands=True))
    source = _rendered(Bullets(rows=(("/start @all", "1 article"),)))

    assert ["/victory_day", "/victory_day", "/brief"] == _links(said)
    assert [] == _links(source)


def test_buttons_carry_short_keys_and_share_by_words() -> None:
    """What a key asks is to be kept; sharing needs no key."""
    more = Button(label="More", ask="/more in 1")
    share = Button(label="Share", ask="trade", shares=True)

    message = _rendered(Paragraph(text="x"), Buttons(rows=((more, share),)))

    ask = Action(text="/more in 1")
    ((first, second),) = message.keyboard
    assert ("More", ask.key, None) == (first.label, first.data, first.share)
    assert ("Share", None, "trade") == (second.label, second.data, second.share)
    assert ask.encoded == message.actions[ask.key]


def test_pages_are_turned_in_one_message() -> None:
    """One page is shown, with buttons to its neighbours; pressing one edits."""
    first = _rendered(*LONG, again="/show 1")
    second = _rendered(*LONG, request=PRESSED, again="/show 1")

    assert (1, False) == (len(first.pages), first.edits)
    assert ["› 2/3"] == [key.label for key in first.keyboard[0]]
    assert {Action(text="/show 1", page=2).key} <= first.actions.keys()
    assert second.edits


def test_without_a_way_back_all_pages_are_sent() -> None:
    """Cut between parts, the keyboard under the last."""
    message = _rendered(*LONG)

    assert 3 == len(message.pages)
    assert [str(n) for n in (0, 2, 4)] == [page.text[0] for page in message.pages]
    assert not message.edits


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_texts_read_back_as_they_are(text: str) -> None:
    """In a quotation every letter stands; nothing of others becomes a link."""
    message = _rendered(
        Heading(text=text),
        _quote(text, label="also", before=text, after=text, notes=(text,), attribution=text),
        Bullets(rows=((text, text),)),
        Buttons(rows=((Button(label=text, ask=text),),)),
    )

    assert text == _quoted(message)
    _check(message)
    assert [] == _links(message)


@settings(max_examples=200)
@given(st.lists(articles(), min_size=1, max_size=6), st.text(max_size=400))
def test_every_quotation_stands_word_for_word_in_order_within_the_limits(
    made: list[Any], words: str
) -> None:
    """Whatever texts hold, and wherever messages are cut."""
    quotes = [
        Quote(excerpt=article.quote(0, len(article.body)), number=n, attribution=words or "?")
        for n, article in enumerate(made, start=1)
    ]
    parts = [part for quote in quotes for part in (quote, Paragraph(text=words))]

    message = _rendered(Heading(text=words), *parts)

    assert "".join(quote.excerpt.text for quote in quotes) == _quoted(message)
    _check(message)


@given(st.text(alphabet=st.sampled_from("ab \n👍é🇩🇪.@/#"), min_size=1, max_size=12))
def test_a_quotation_longer_than_a_page_is_cut_without_loss(piece: str) -> None:
    """Every unit of it stands on some page."""
    body = piece.strip() * (9_000 // max(1, len(piece.strip()))) or "x"

    message = _rendered(_quote(body))

    assert body == _quoted(message)
    _check(message)
