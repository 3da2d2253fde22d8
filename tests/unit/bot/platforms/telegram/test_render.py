"""A Message for Telegram."""

from typing import Any

import pytest

from bot.chat.actions import Action
from bot.chat.message import Bullets, Button, Buttons, Heading, Message, Paragraph, Part, Quote
from bot.chat.own_text import OwnText, concatenate
from bot.chat.request import Channel, Request, User
from bot.platforms.telegram.render import TelegramRendered, render
from bot.platforms.telegram.text import Styled
from tests.builders import an_article
from tests.fakes.telegram_rules import cut_out, links_in

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
    return render(Message(parts=parts, **changes), request)


def _bodies(page: Styled) -> list[dict[str, Any]]:
    return [
        {"type": each.type, "offset": each.offset, "length": each.length, "url": each.url}
        for each in page.entities
    ]


def _links(message: TelegramRendered) -> list[str]:
    return [link for page in message.pages for link in links_in(page.text, _bodies(page))]


def test_a_quotation_is_a_block_and_its_source_a_link_that_opens_at_it() -> None:
    """Label, context and notes stand around it."""
    quote = _quote(label="also said by AFP", before="One.", after="Three.", notes=("Note.",))

    (page,) = _rendered(quote).pages

    assert f"also said by AFP\nOne.\n{BODY}\nThree.\nNote.\n[1] Reuters · 9 May" == page.text
    kinds = [(e.type, cut_out(page.text, e.offset, e.length), e.url) for e in page.entities]
    assert [
        ("italic", "also said by AFP", None),
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
    said = _rendered(
        Paragraph(text=OwnText("Ask /victory-day.")), Bullets(rows=rows, commands=True)
    )
    rest = _rendered(Bullets(rows=(("/mute", OwnText("until /unmute")),), commands=True))
    source = _rendered(Bullets(rows=(("/start @all", "1 article /start"),)))

    assert ["/victory_day", "/victory_day", "/brief"] == _links(said)
    assert ["/mute", "/unmute"] == _links(rest)
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
    assert ["Next (2/3) ›"] == [key.label for key in first.keyboard[0]]
    assert {Action(text="/show 1", page=2).key} <= first.actions.keys()
    assert second.edits


def test_pages_are_turned_by_words_of_the_language() -> None:
    """Whoever reads them."""
    shown = _rendered(*LONG, request=PRESSED, again="/show 1", language="de")

    assert "Weiter (2/3) ›" in [key.label for key in shown.keyboard[0]]


def test_a_command_in_a_heading_can_be_tapped() -> None:
    """As Telegram writes commands; what others wrote beside it stays inert."""
    heading = concatenate("Visit /start", OwnText(" (/victory-day)"))
    [page] = _rendered(Heading(text=heading)).pages

    assert "Visit /start (/victory_day)" == page.text
    code = [each for each in page.entities if each.type == "code"]
    assert ["/start"] == [page.text[each.offset : each.end] for each in code]


def test_without_a_way_back_all_pages_are_sent() -> None:
    """Cut between parts, the keyboard under the last."""
    message = _rendered(*LONG)

    assert 3 == len(message.pages)
    assert [str(n) for n in (0, 2, 4)] == [page.text[0] for page in message.pages]
    assert not message.edits


@pytest.mark.parametrize(
    ("labels", "abreast"),
    [
        (["1", "2", "3", "4", "5"], [5]),
        (["More", "Context", "Why these?", "Share"], [2, 2]),
        (["Every morning", "Morning and evening", "Weekday mornings"], [2, 1]),
        (["Johannesburg", "Rome", "Kyiv"], [3]),
        (["Zusammenhang", "Teilen", "Quellen"], [2, 1]),
        (["Montags bis freitags morgens", "Nie"], [1, 1]),
        (["每天早上八点", "每天早上和晚上", "每周一"], [2, 1]),
        (["مَوْجَز", "مَوْجَز", "مَوْجَز", "مَوْجَز"], [4]),
        (["x" * 64], [1]),
        ([str(number) for number in range(16)], [8, 8]),
    ],
)
def test_a_row_is_broken_where_its_labels_would_be_cut(
    labels: list[str], abreast: list[int]
) -> None:
    """On a telephone; the rows are even, and the buttons stay in their order."""
    row = tuple(Button(label=label, ask="/help") for label in labels)

    keyboard = _rendered(Paragraph(text="a"), Buttons(rows=(row,))).keyboard

    assert (labels, abreast) == (
        [key.label for keys in keyboard for key in keys],
        [len(keys) for keys in keyboard],
    )
