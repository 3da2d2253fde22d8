"""The manifest of the Slack app."""

import json

from bot.chat.plugin import Usage
from bot.platforms.slack.manifest import FIND_SOURCES, SCOPES, manifest

COMMANDS = (
    Usage(name="help", summary="this list"),
    Usage(name="brief", summary="a brief", arguments="<topic or words>"),
    Usage(name="mute", summary="leave a topic out"),
)
TOPICS = tuple(Usage(name=f"topic-{n}", summary=f"Topic {n}") for n in range(60))


def _names(made: dict[str, dict[str, list[dict[str, str]]]]) -> list[str]:
    return [command["command"] for command in made["features"]["slash_commands"]]


def test_brief_comes_first_with_how_it_is_used() -> None:
    """Then our other commands, then topics; names that Slack keeps for itself are left out."""
    made = manifest(COMMANDS, TOPICS[:2])

    assert ["/brief", "/help", "/topic-0", "/topic-1"] == _names(made)
    first = made["features"]["slash_commands"][0]
    assert "<topic or words>" == first["usage_hint"]


def test_slack_takes_fifty_commands_of_its_own_kind_of_name() -> None:
    """What is over, too long or written otherwise is left to /brief; a name stands once."""
    odd = (Usage(name="A b", summary="x"), Usage(name="x" * 32, summary="x"), COMMANDS[0])
    names = _names(manifest(COMMANDS, (*odd, *TOPICS)))

    assert 50 == len(names) == len(set(names))
    assert all(name.startswith("/") and len(name) <= 32 for name in names)
    assert not {"/A b", "/mute"} & set(names)


def test_without_a_public_address_it_talks_over_socket_mode() -> None:
    """No address stands in it."""
    made = manifest(COMMANDS, TOPICS)

    assert made["settings"]["socket_mode_enabled"]
    assert "http" not in json.dumps(made)


def test_a_public_address_is_where_slack_calls() -> None:
    """Commands, events and interactions each have their path, as the adapter's hooks do."""
    made = manifest(COMMANDS, (), "https://brief.example/")

    assert not made["settings"]["socket_mode_enabled"]
    assert (
        "https://brief.example/slack/events"
        == (made["settings"]["event_subscriptions"]["request_url"])
    )
    assert (
        "https://brief.example/slack/interactive"
        == (made["settings"]["interactivity"]["request_url"])
    )
    urls = {command["url"] for command in made["features"]["slash_commands"]}
    assert {"https://brief.example/slack/commands"} == urls


def test_it_asks_for_no_more_than_it_needs() -> None:
    """The messages of channels are none of its business."""
    made = manifest(COMMANDS, ())

    assert list(SCOPES) == made["oauth_config"]["scopes"]["bot"]
    assert [] == [scope for scope in SCOPES if scope.endswith(":history") and scope[:2] != "im"]
    assert FIND_SOURCES == made["features"]["shortcuts"][0]["callback_id"]
