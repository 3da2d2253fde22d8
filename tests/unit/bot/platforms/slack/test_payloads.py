"""Whose Slack's payloads are, and where an answer goes."""

import pytest

from bot.chat.request import Channel, Place, Request, User
from bot.platforms.slack.payloads import (
    OPEN,
    RESPONSE_URL,
    TRIGGER,
    is_private,
    reply_of,
    workspace_of,
)


@pytest.mark.parametrize(
    ("place", "reply", "shared", "private"),
    [
        ("group", {RESPONSE_URL: "https://x.example"}, False, True),
        ("group", {RESPONSE_URL: "https://x.example", OPEN: "yes"}, False, True),
        ("group", {RESPONSE_URL: "https://x.example"}, True, False),
        ("group", {TRIGGER: "t"}, False, False),
        ("group", {}, False, False),
        ("private", {RESPONSE_URL: "https://x.example"}, False, True),
        ("private", {RESPONSE_URL: "https://x.example", OPEN: "yes"}, False, False),
        ("private", {OPEN: "yes"}, False, False),
    ],
)
def test_commands_and_buttons_are_answered_to_their_user_alone(
    place: Place, reply: dict[str, str], *, shared: bool, private: bool
) -> None:
    """What is mentioned or shared is for all, and in a direct message a button's answer is seen."""
    request = Request(
        channel=Channel(platform="slack", id="C1"), user=User(id="U1"), text="/brief",
        place=place, reply=reply, shared=shared,
    )  # fmt: skip

    assert private is is_private(request)


def test_what_the_payload_lacks_is_not_kept() -> None:
    """All of it as text."""
    kept = reply_of(**{RESPONSE_URL: "https://x.example", TRIGGER: None, OPEN: ""}, message=1.5)

    assert {RESPONSE_URL: "https://x.example", "message": "1.5"} == kept


def test_an_organisation_stands_in_for_a_workspace() -> None:
    """An app that is installed for all of it has no team."""
    assert "E1" == workspace_of({"team": None, "enterprise": {"id": "E1"}})
