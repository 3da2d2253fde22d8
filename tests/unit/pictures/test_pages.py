"""What the bot sends, as HTML that looks like Telegram and Slack."""

import pytest

from tests.fakes.slack_world import Shown
from tests.pictures.slack_page import blocks, view
from tests.pictures.telegram_page import marked


def test_entities_become_tags_by_utf_16_units() -> None:
    """An emoji takes two; what is inside another is nested; foreign signs stay signs."""
    entities = (
        {"type": "blockquote", "offset": 3, "length": 8},
        {"type": "bold", "offset": 3, "length": 3},
    )

    assert "😀 <blockquote dir=auto><b>a&lt;b</b> tail</blockquote>\n!" == marked(
        "😀 a<b tail\n\n!", entities
    )


def test_what_telegram_makes_a_link_by_its_look_is_one() -> None:
    """A command in plain text can be tapped, one in code can't."""
    code = {"type": "code", "offset": 7, "length": 6}

    assert "<a>/trade</a> <code>/brief</code>" == marked("/trade /brief", (code,))


def test_an_entity_or_block_without_a_picture_is_an_error() -> None:
    """Rather than a picture that lacks it."""
    with pytest.raises(KeyError, match="custom_emoji"):
        marked("a", ({"type": "custom_emoji", "offset": 0, "length": 1},))
    with pytest.raises(KeyError, match="carousel"):
        blocks([{"type": "carousel"}])


def test_a_form_shows_its_title_fields_and_buttons() -> None:
    """With what is chosen so far."""
    option = {"text": {"type": "plain_text", "text": "Trade"}, "value": "trade"}
    select = {"type": "static_select", "options": [option], "initial_option": option}
    field = {"type": "input", "label": {"text": "Topic"}, "element": select}
    body = {"type": "modal", "title": {"text": "Subscribe"}, "submit": {"text": "OK"},
            "blocks": [field]}  # fmt: skip

    html = view(Shown(kind="modal", team="T1", id="V1", channel="", user="U1", body=body))

    for said in ("Subscribe", "Topic", "Trade ▾", "OK"):
        assert f">{said}</" in html


def test_a_menu_among_buttons_shows_what_it_offers() -> None:
    """As if it were open, or a picture would not say what can be chosen."""
    options = [{"text": {"text": f"Topic {number}"}, "value": str(number)} for number in range(13)]
    menu = {"type": "static_select", "placeholder": {"text": "Choose"}, "options": options}

    html = blocks([{"type": "actions", "elements": [menu]}])

    assert ">Choose ▾<" in html
    assert "<div>Topic 11</div><div>…</div>" in html
