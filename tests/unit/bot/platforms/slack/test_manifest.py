"""The manifest of the Slack app."""

import json
from typing import Any

import pytest

from bot.chat.plugin import Usage
from bot.platforms.slack.manifest import FIND_SOURCES, SCOPES, manifest
from tests.fakes.slack_manifest import check_manifest

TOPICS = tuple(Usage(name=f"topic-{n}", summary=f"Topic {n}") for n in range(60))
ADDRESS = "https://brief.example"


def _names(made: dict[str, Any]) -> list[str]:
    return [command["command"] for command in made["features"]["slash_commands"]]


@pytest.mark.parametrize("topics", [(), TOPICS[:2], TOPICS], ids=["none", "two", "sixty"])
@pytest.mark.parametrize("address", [None, ADDRESS], ids=["socket", "hooks"])
def test_slack_takes_it(topics: tuple[Usage, ...], address: str | None) -> None:
    """Whatever the topics are, and however the bot talks with Slack."""
    check_manifest(manifest("brief", topics, address))


def test_one_command_takes_all_others_as_its_words() -> None:
    """It shows how; besides it there are topics only, and no word that other apps want, too."""
    made = manifest("brief", TOPICS[:2])

    assert ["/brief", "/topic-0", "/topic-1"] == _names(made)
    hint = made["features"]["slash_commands"][0]["usage_hint"]
    assert all(word in hint for word in ("subscribe", "today", "topics", "help"))


def test_the_word_of_the_command_is_the_operators() -> None:
    """Where another app has /brief."""
    assert ["/news", "/topic-0"] == _names(manifest("news", TOPICS[:1]))


def test_slack_takes_fifty_commands_of_its_own_kind_of_name() -> None:
    """What is over, too long or written otherwise is left to /brief; a name stands once."""
    odd = tuple(Usage(name=name, summary="x") for name in ("A b", "x" * 32, "brief", "mute"))
    names = _names(manifest("brief", (*odd, *TOPICS)))

    assert 50 == len(names) == len(set(names))
    assert all(name.startswith("/") and len(name) <= 32 for name in names)
    assert not {"/A b", "/mute"} & set(names)


def test_without_a_public_address_it_talks_over_socket_mode() -> None:
    """No address stands in it."""
    made = manifest("brief", TOPICS)

    assert made["settings"]["socket_mode_enabled"]
    assert "http" not in json.dumps(made)


def test_a_public_address_is_where_slack_calls() -> None:
    """Commands, events and interactions each have their path, as the adapter's hooks do."""
    made = manifest("brief", (), f"{ADDRESS}/")
    settings = made["settings"]

    assert not settings["socket_mode_enabled"]
    assert f"{ADDRESS}/slack/events" == settings["event_subscriptions"]["request_url"]
    assert f"{ADDRESS}/slack/interactive" == settings["interactivity"]["request_url"]
    urls = {command["url"] for command in made["features"]["slash_commands"]}
    assert {f"{ADDRESS}/slack/commands"} == urls


def test_it_asks_for_no_more_than_it_needs() -> None:
    """The messages of channels are none of its business."""
    made = manifest("brief", ())

    assert list(SCOPES) == made["oauth_config"]["scopes"]["bot"]
    assert [] == [scope for scope in SCOPES if scope.endswith(":history") and scope[:2] != "im"]
    assert FIND_SOURCES == made["features"]["shortcuts"][0]["callback_id"]


def test_who_opens_its_messages_is_offered_what_to_ask() -> None:
    """Today's brief, the topics, a subscription; and the events that this needs."""
    made = manifest("brief", ())
    prompts = made["features"]["agent_view"]["suggested_prompts"]

    assert ["today", "topics", "subscribe"] == [each["message"] for each in prompts]
    events = made["settings"]["event_subscriptions"]["bot_events"]
    assert {"app_home_opened", "message.im"} <= set(events)
