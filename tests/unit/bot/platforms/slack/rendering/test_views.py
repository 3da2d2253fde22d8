"""Forms as modals, the bot's own page, and what is handed in."""

from typing import Any

import pytest

from bot.chat.message import Button, Buttons, Field, Form, Message, Paragraph
from bot.chat.request import Channel, Request, User
from bot.platforms.slack.payloads import OPEN, RESPONSE_URL, metadata_in, submitted_text
from bot.platforms.slack.rendering.views import FORM, home, modal

CHANNEL = Channel(platform="slack", id="C1", thread="1.5")
ASKED = Request(
    channel=CHANNEL, user=User(id="U1"), text="/topic", place="group",
    reply={RESPONSE_URL: "https://x.example", OPEN: "yes"},
)  # fmt: skip
CITIES = (("berlin", "Berlin"), ("kyiv", "Kyiv"))


def _form(*fields: Field, **changes: str) -> Form:
    return Form(**{"title": "Subscribe", "ask": "/subscribe"} | changes, fields=fields)


def _element(field: Field) -> dict[str, Any]:
    [block] = modal(_form(field), ASKED)["blocks"]
    assert ("input", field.name, True) == (block["type"], block["block_id"], block["optional"])
    return block["element"]


def _options(element: dict[str, Any], name: str = "options") -> list[tuple[str, str]]:
    return [(each["value"], each["text"]["text"]) for each in element[name]]


def test_a_modal_knows_where_it_was_opened() -> None:
    """So that what is handed in is answered there."""
    view = modal(_form(), ASKED)

    assert ("modal", FORM, "Subscribe") == (
        view["type"],
        view["callback_id"],
        view["title"]["text"],
    )
    assert {
        "ask": "/subscribe",
        "channel": "C1",
        "thread": "1.5",
        "place": "group",
        RESPONSE_URL: "https://x.example",
        OPEN: "yes",
    } == metadata_in(view)


def test_a_modals_words_are_as_short_as_slack_wants_them() -> None:
    """24 characters of a title, a hundred fields."""
    fields = [Field(name=f"f{number}", label="x" * 3000) for number in range(120)]
    view = modal(_form(*fields, title="A very long title of a form indeed"), ASKED)

    assert 24 >= len(view["title"]["text"]) >= 20
    assert 24 >= len(view["submit"]["text"])
    assert (100, 2000) == (len(view["blocks"]), len(view["blocks"][0]["label"]["text"]))


def test_a_field_without_options_is_a_line_of_text() -> None:
    """With what was there before."""
    bare = _element(Field(name="name", label="Name"))
    filled = _element(Field(name="name", label="Name", chosen=("Trade", "other")))

    assert ("plain_text_input", "Trade") == (bare["type"], filled["initial_value"])
    assert "initial_value" not in bare


@pytest.mark.parametrize(
    ("many", "chosen", "kind", "initial"),
    [
        (False, (), "static_select", None),
        (False, ("kyiv",), "static_select", ("kyiv", "Kyiv")),
        (False, ("oslo",), "static_select", None),
        (True, (), "multi_static_select", None),
        (True, ("kyiv", "berlin"), "multi_static_select", [("berlin", "Berlin"), ("kyiv", "Kyiv")]),
    ],
)
def test_a_field_with_options_is_a_menu(
    *, many: bool, chosen: tuple[str, ...], kind: str, initial: object
) -> None:
    """Of one or of many; only what is among them is chosen beforehand."""
    element = _element(Field(name="city", label="City", options=CITIES, chosen=chosen, many=many))
    one, several = element.get("initial_option"), element.get("initial_options")

    assert (kind, list(CITIES)) == (element["type"], _options(element))
    assert initial == (
        _options(element, "initial_options") if several
        else (one["value"], one["text"]["text"]) if one else None
    )  # fmt: skip


@pytest.mark.parametrize(("many", "sizes"), [(100, None), (101, [100, 1]), (250, [100, 100, 50])])
def test_more_options_than_a_menu_takes_are_grouped(many: int, sizes: list[int] | None) -> None:
    """A group is called by its first."""
    options = tuple((f"v{number}", f"Label {number}") for number in range(many))
    element = _element(Field(name="city", label="City", options=options))
    groups = element.get("option_groups")

    assert sizes == (groups and [len(group["options"]) for group in groups])
    assert ("options" in element) is (sizes is None)
    if groups:
        assert ["Label 0", "Label 100"] == [group["label"]["text"] for group in groups[:2]]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ({"value": "a & b"}, "name=a%20%26%20b"),
        ({"value": None}, "name="),
        ({"selected_option": {"value": "kyiv"}}, "name=kyiv"),
        ({"selected_option": None}, "name="),
        ({"selected_options": [{"value": "a,b"}, {"value": "c"}]}, "name=a%2Cb,c"),
        ({"selected_options": []}, "name="),
    ],
)
def test_what_is_handed_in_is_an_ask(state: dict[str, Any], said: str) -> None:
    """Each field by its name, its values escaped, so that nothing in them is taken for more."""
    view = modal(_form(Field(name="name", label="Name")), ASKED)
    filled = view | {"state": {"values": {"name": {"value": state}}}}

    assert f"/subscribe {said}" == submitted_text(filled)


@pytest.mark.parametrize("metadata", ["", None, "{", "[1]", "3", '"text"'])
def test_a_view_that_is_none_of_ours_keeps_nothing(metadata: str | None) -> None:
    """Whatever stands in it."""
    assert {} == metadata_in({"private_metadata": metadata})
    assert {} == metadata_in({})


def test_the_bots_own_page_answers_in_its_channel_and_has_room_for_its_buttons() -> None:
    """A hundred blocks at most, the buttons among them."""
    rows = ((Button(label="Trade", ask="/trade"),), (Button(label="Help", ask="/help"),))
    said = tuple(Paragraph(text=f"Line {number}.") for number in range(150))
    view = home(Message(parts=(*said, Buttons(rows=rows))), CHANNEL)

    assert ("home", {"channel": "C1"}) == (view["type"], metadata_in(view))
    assert (100, "actions") == (len(view["blocks"]), view["blocks"][-1]["type"])
    assert ["button", "button"] == [each["type"] for each in view["blocks"][-1]["elements"]]
