"""A Message for Slack."""

import json
from dataclasses import replace
from typing import Any

import pytest
from slack_sdk.models.views import View
from slackblocks import RichTextBlock, SectionBlock
from slackblocks.rich_text import RichText, RichTextQuote, RichTextSection

from bot.chat.actions import Action
from bot.chat.message import (
    Bullets,
    Button,
    Buttons,
    Field,
    Form,
    Heading,
    Message,
    Paragraph,
    Part,
    Quote,
)
from bot.chat.request import Channel, Request, User
from bot.platforms.slack.payloads import submitted_text
from bot.platforms.slack.rendering.render import SlackRendered, render
from tests.builders import an_article
from tests.slack_shapes import blocks, check, nodes, quoted

BODY = "Trade grew by a tenth."
ASKED = Request(
    channel=Channel(platform="slack", id="C1"), user=User(id="U1"), text="/trade", place="group"
)
PRIVATELY = Request(
    channel=ASKED.channel,
    user=ASKED.user,
    text="/trade",
    place="group",
    reply={"response_url": "https://hooks.example/1", "trigger_id": "1.2"},
)

FORM = Form(
    title="Settings of this channel, all of them",
    ask="/settings",
    fields=(
        Field(
            name="language",
            label="Language",
            options=(("de", "Deutsch"), ("en", "English")),
            chosen=("en",),
        ),
        Field(
            name="muted",
            label="Muted",
            options=tuple((f"t{n}", f"Topic {n}") for n in range(150)),
            chosen=("t1", "t120"),
            many=True,
        ),
        Field(name="words", label="Words", chosen=("a b",)),
    ),
)


def _quote(body: str = BODY, **changes: Any) -> Quote:  # noqa: ANN401 - any field
    article = an_article(body, url="https://example.org/a")
    said = {"excerpt": article.quote(0, len(body)), "number": 1, "attribution": "Reuters · 9 May"}
    return Quote(**said | changes)


def _rendered(*parts: Part, request: Request = ASKED) -> SlackRendered:
    return render(Message(parts=parts), request)


def test_a_quotation_is_rich_text() -> None:
    """The excerpt is an element of its own; label, context and notes stand around it."""
    quote = _quote(label="also said by AFP", before="One.", after="Three.", notes=("Note.",))

    block, _attribution = blocks(_rendered(quote))

    assert "rich_text" == block["type"]
    assert block["elements"] == [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "also said by AFP", "style": {"italic": True}},
                {"type": "text", "text": "\n"},
                {"type": "text", "text": "One.", "style": {"italic": True}},
            ],
        },
        {
            "type": "rich_text_quote",
            "elements": [
                {"type": "text", "text": "[1] ", "style": {"bold": True}},
                {"type": "text", "text": "“"},
                {"type": "text", "text": BODY},
                {"type": "text", "text": "”"},
            ],
        },
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "Three.", "style": {"italic": True}},
                {"type": "text", "text": "\n"},
                {"type": "text", "text": "Note."},
            ],
        },
    ]


def test_our_own_words_are_plain() -> None:
    """Heading, section, list, and small words after a quotation: none is parsed as markup."""
    heading, section, listed, *_, small = blocks(
        _rendered(
            Heading(text="Trade"),
            Paragraph(text="*See* /brief"),
            Bullets(rows=(("/brief <words>", "a brief"), ("/help", ""))),
            _quote(),
            Paragraph(text="As of today"),
        )
    )

    assert {"type": "plain_text", "text": "Trade", "emoji": False} == heading["text"]
    assert {"type": "plain_text", "text": "*See* /brief", "emoji": False} == section["text"]
    assert "rich_text_list" == listed["elements"][0]["type"]
    assert ["/brief <words>", " – ", "a brief", "/help"] == [
        text["text"] for text in nodes(listed, "text")
    ]
    assert "context" == small["type"]


def test_the_text_beside_the_blocks_says_all_and_commands_nothing() -> None:
    """It is what notifications and screen readers say; Slack parses it, so it is escaped."""
    message = _rendered(Heading(text="A & B"), _quote("<!channel> & more"), Paragraph(text="End"))

    assert (
        "A &amp; B\n[1] “&lt;!channel&gt; &amp; more”\nReuters · 9 May\nEnd"
        == message.messages[0]["text"]
    )


def test_the_first_row_is_buttons_and_the_rest_a_menu() -> None:
    """Each carries the key of what it asks."""
    first = tuple(Button(label=f"B{n}", ask=f"/b {n}") for n in range(4))
    rest = tuple(Button(label=f"C{n}", ask=f"/c {n}", shares=True) for n in range(6))

    message = _rendered(Paragraph(text="x"), Buttons(rows=(first, rest)))
    actions = [block for block in blocks(message) if block["type"] == "actions"]
    kinds = [[element["type"] for element in block["elements"]] for block in actions]

    assert [["button", "button", "button", "button", "static_select"]] == kinds
    on_request = [Action(text=f"/b {n}") for n in range(4)]
    on_request += [Action(text=f"/c {n}", shared=True) for n in range(6)]
    assert {ask.key: ask.encoded for ask in on_request} == dict(message.actions)
    values = [node["value"] for node in nodes(actions, "button")]
    options = [
        option["value"] for menu in nodes(actions, "static_select") for option in menu["options"]
    ]
    assert {ask.key for ask in on_request} == {*values, *options}


def test_a_long_message_has_a_short_head_and_a_thread() -> None:
    """The head ends with where it goes on, and its buttons; the rest comes in order."""
    quotes = tuple(_quote(f"{n} " + "word " * 200) for n in range(30))
    row = (Button(label="More", ask="/more"),)

    message = _rendered(Heading(text="Trade"), *quotes, Buttons(rows=(row,)))

    head, *rest = message.messages
    assert rest
    assert ["context", "actions"] == [block["type"] for block in head["blocks"][-2:]]
    assert "Continued in the thread." in head["text"]
    assert [quote.excerpt.text for quote in quotes] == quoted(message)
    check(message)


def test_what_goes_on_in_the_thread_it_is_in_says_nothing_of_one() -> None:
    """The rest stands right below."""
    there = replace(ASKED, channel=replace(ASKED.channel, conversation="1.0"))
    quotes = tuple(_quote("word " * 200) for _ in range(30))

    message = _rendered(*quotes, request=there)

    assert len(message.messages) > 1
    assert "Continued" not in message.messages[0]["text"]


def test_what_only_the_asker_sees_has_no_thread_to_point_at() -> None:
    """Nothing can be threaded below an ephemeral message."""
    quotes = tuple(_quote("word " * 200) for _ in range(30))

    message = _rendered(*quotes, request=PRIVATELY)

    assert len(message.messages) > 1
    assert "Continued" not in message.messages[0]["text"]


def test_a_form_is_a_modal_that_hands_in_what_it_asks() -> None:
    """Choices stand as they are, and what is chosen comes back as name=value."""
    message = _rendered(Paragraph(text="x"), FORM, request=PRIVATELY)

    view = message.view
    assert view is not None
    View(**view).validate_json()
    assert 24 >= len(view["title"]["text"])
    assert Action(text="/settings").key in message.actions
    chosen = [block["element"] for block in view["blocks"]]
    assert "en" == chosen[0]["initial_option"]["value"]
    assert ["t1", "t120"] == [option["value"] for option in chosen[1]["initial_options"]]
    assert [100, 50] == [len(group["options"]) for group in chosen[1]["option_groups"]]
    assert "a b" == chosen[2]["initial_value"]
    values = {
        "language": {"value": {"selected_option": {"value": "de"}}},
        "muted": {"value": {"selected_options": [{"value": "t1"}, {"value": "a,b"}]}},
        "words": {"value": {"value": None}},
    }
    handed = submitted_text({**view, "state": {"values": values}})
    assert "/settings language=de muted=t1,a%2Cb words=" == handed


def test_quotations_are_what_slackblocks_makes_of_them() -> None:
    """Another library's blocks have the same shape."""
    section, rich = blocks(_rendered(Paragraph(text="x"), _quote(attribution="")))
    theirs = RichTextBlock(
        RichTextQuote([RichText("[1] ", bold=True), RichText("“"), RichText(BODY), RichText("”")]),
    )
    assert RichTextSection([RichText("x")])
    ours = {**rich, "elements": [e for e in rich["elements"] if e["type"] == "rich_text_quote"]}
    made = json.loads(json.dumps(theirs._resolve()))
    made.pop("block_id", None)

    assert made == ours
    assert "section" == SectionBlock("x")._resolve()["type"] == section["type"]


@pytest.mark.parametrize("words", ["x" * 6_000, "\u0623 " * 3_000])
def test_words_that_are_isolated_are_cut_as_they_are(words: str) -> None:
    """Half of a pair of isolates is spelt out nowhere: the block would be too long for Slack."""
    shown = render(Message(parts=(Paragraph(text=f"“\u2068{words}\u2069”"),)), ASKED)

    check(shown)
    assert f"“\u2068{words}\u2069”" == "".join(block["text"]["text"] for block in blocks(shown))
