"""Who may do what, cell by cell: role x command x kind of channel x platform."""

from itertools import product
from typing import get_args

import pytest

from bot.chat.request import Channel, Place, Request, Role, User
from bot.commands.registry import COMMANDS, NAMES, answer, needs
from bot.commands.rights import RANK, RIGHTS, TOPIC, least, may
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from tests.builders import AT, a_topic, an_article

ROLES = get_args(Role)
PLACES = get_args(Place)
PLATFORMS = ("telegram", "slack", "terminal")


def test_every_command_has_its_row_and_every_row_its_command() -> None:
    """A new command is for nobody until it gets a row; an old row goes with its command."""
    assert {*NAMES, TOPIC, "votes reset"} == set(RIGHTS)


def test_a_command_without_a_row_is_for_nobody() -> None:
    """Default deny: not even for an owner."""
    assert not any(may(role, "launch", place) for role, place in product(ROLES, PLACES))


def test_every_row_says_something_for_every_kind_of_channel() -> None:
    """No kind of channel is forgotten."""
    assert {name: set(PLACES) for name in RIGHTS} == {n: set(row) for n, row in RIGHTS.items()}


def _request(role: Role, text: str, place: Place, platform: str) -> Request:
    channel = Channel(platform=platform, id="1")
    return Request(channel=channel, user=User(id="9"), text=text, place=place, role=role, at=AT)


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("role", ROLES)
def test_each_cell_is_kept_by_the_answers(
    library: Library, role: Role, place: Place, platform: str
) -> None:
    """What a role may not do is refused in words, and what it may is not: all commands."""
    library.save_topic(a_topic())
    library.ingest([an_article()])
    texts = {name: f"/{name}" for name in NAMES} | {
        TOPIC: "/trade",
        "votes reset": "/votes trade reset",
    }
    for row, text in texts.items():
        request = _request(role, text, place, platform)
        said = plain(answer(library, request))
        refused = any(word in said for word in REFUSED)
        assert may(role, row, place) != refused, (row, said)


REFUSED = ("This bot is private", "Only admins", "Only the people who run")


def test_an_admin_is_asked_for_only_where_the_row_says_so() -> None:
    """Settings of a group need its admin; the same settings of a private chat do not."""
    group = _request("member", "/language de", "group", "telegram")
    private = _request("member", "/language de", "private", "telegram")

    assert ("admin", "member") == (needs(group), needs(private))


def test_the_ranks_are_in_order() -> None:
    """Whoever is more may do all that those below may."""
    for name, place in product(RIGHTS, PLACES):
        allowed = [may(role, name, place) for role in sorted(ROLES, key=RANK.__getitem__)]
        assert sorted(allowed) == allowed


def test_a_stranger_gets_nothing() -> None:
    """Where the bot is closed, no command is open to strangers."""
    assert not [name for name, place in product(RIGHTS, PLACES) if may("stranger", name, place)]


def test_every_command_is_in_the_table_once() -> None:
    """No two commands share a name."""
    assert len(COMMANDS) == len(NAMES)


def test_rights_name_their_least_role() -> None:
    """The settings of a group are its admins'."""
    assert "admin" == least("mute", "group")
