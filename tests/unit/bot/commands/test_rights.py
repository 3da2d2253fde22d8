"""Who may do what, cell by cell: role x command x kind of channel, written out here.

The matrix is a second opinion: it is not made from the table of commands, so that a row that
becomes laxer (or stricter) by mistake fails here.
"""

from itertools import product
from typing import get_args

import pytest

from bot.chat.request import TERMINAL, Channel, Place, Request, Role, User
from bot.commands.command import RANK, Rights
from bot.commands.dispatch import answer, menu, required_role
from bot.commands.table import COMMANDS, NAMES, TOPIC, listed
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from bot.wording import chat
from tests.builders import AT, a_topic, an_article

ROLES: tuple[Role, ...] = ("stranger", "member", "admin", "owner")
PLACES: tuple[Place, ...] = ("private", "group", "broadcast")

# For each line that may be sent: who may send it, as stranger, member, admin, owner.
#                       private  group   broadcast
MATRIX = {
    "/trade":          ("-+++", "-+++", "--++"),
    "/about":          ("-+++", "-+++", "--++"),
    "/bad":            ("-+++", "-+++", "--++"),
    "/brief":          ("-+++", "-+++", "--++"),
    "/context":        ("-+++", "-+++", "--++"),
    "/digest":         ("-+++", "-+++", "--++"),
    "/feedback":       ("-+++", "-+++", "--++"),
    "/forwarded":      ("-+++", "-+++", "--++"),
    "/good":           ("-+++", "-+++", "--++"),
    "/help":           ("-+++", "-+++", "--++"),
    "/home":           ("-+++", "-+++", "--++"),
    "/language":       ("-+++", "--++", "--++"),
    "/more":           ("-+++", "-+++", "--++"),
    "/mute":           ("-+++", "--++", "--++"),
    "/nonsense":       ("-+++", "-+++", "--++"),
    "/pause":          ("-+++", "--++", "--++"),
    "/quiet":          ("-+++", "--++", "--++"),
    "/resume":         ("-+++", "--++", "--++"),
    "/settings":       ("-+++", "--++", "--++"),
    "/show":           ("-+++", "-+++", "--++"),
    "/sources":        ("-+++", "-+++", "--++"),
    "/start":          ("-+++", "-+++", "--++"),
    "/status":         ("-+++", "--++", "--++"),
    "/subscribe":      ("-+++", "--++", "--++"),
    "/subscriptions":  ("-+++", "-+++", "--++"),
    "/timezone":       ("-+++", "--++", "--++"),
    "/today":          ("-+++", "-+++", "--++"),
    "/topics":         ("-+++", "-+++", "--++"),
    "/unmute":         ("-+++", "--++", "--++"),
    "/unsubscribe":    ("-+++", "--++", "--++"),
    "/verify":         ("-+++", "--++", "--++"),
    "/votes":          ("-+++", "-+++", "--++"),
    "/votes trade":    ("-+++", "-+++", "--++"),
    "/votes trade reset": ("-+++", "--++", "--++"),
    "/votes trade RESET": ("-+++", "--++", "--++"),
    "/why":            ("-+++", "-+++", "--++"),
    "trade":           ("-+++", "-+++", "--++"),
}  # fmt: skip


def _request(text: str, role: Role, place: Place, platform: str = "telegram") -> Request:
    channel = Channel(platform=platform, id="1")
    return Request(channel=channel, user=User(id="9"), text=text, place=place, role=role, at=AT)


def test_the_matrix_has_every_command_role_and_kind_of_channel() -> None:
    """A new command needs its line here, too."""
    written = {line.removeprefix("/").partition(" ")[0] for line in MATRIX}

    assert NAMES == written - {"trade", "nonsense"}
    assert (ROLES, PLACES) == (get_args(Role)[:4], get_args(Place))


@pytest.mark.parametrize("platform", ["telegram", "slack"])
@pytest.mark.parametrize("line", sorted(MATRIX))
def test_each_cell_is_what_the_bot_does(library: Library, line: str, platform: str) -> None:
    """Who may not use a command is refused in words and changes nothing; all others get it."""
    library.save_topic(a_topic())
    library.ingest([an_article()])
    refusals = {plain(chat.admins_only()), plain(chat.not_here(f"{platform}:1"))}
    allowed = tuple(
        "".join(
            "-"
            if plain(answer(library, _request(line, role, place, platform))) in refusals
            else "+"
            for role in ROLES
        )
        for place in PLACES
    )

    assert MATRIX[line] == allowed


@pytest.mark.parametrize("line", sorted(MATRIX))
@pytest.mark.parametrize("place", PLACES)
def test_the_required_role_is_the_first_that_may(line: str, place: Place) -> None:
    """A platform is asked who its admins are only where that decides."""
    first = ROLES[MATRIX[line][PLACES.index(place)].index("+")]

    assert first == required_role(_request(line, "member", place))


@pytest.mark.parametrize("place", PLACES)
def test_strangers_are_told_that_the_bot_is_private(library: Library, place: Place) -> None:
    """Also by a command that only admins may use: they learn nothing else."""
    for line in ("/trade", "/mute trade"):
        said = answer(library, _request(line, "stranger", place))

        assert plain(chat.not_here("telegram:1")) == plain(said)


def test_who_is_refused_changes_nothing(library: Library) -> None:
    """The refusal comes before the command runs."""
    library.save_topic(a_topic())
    answer(library, _request("/mute trade", "member", "group"))

    assert {} == library.store.channel("telegram:1").muted


def test_a_command_can_not_be_written_without_rights() -> None:
    """There is no default, and no kind of channel can be left out."""
    some = COMMANDS[1]
    with pytest.raises(TypeError, match="rights"):
        type(some)(name="launch", help="", run=some.run)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="broadcast"):
        Rights(private="member", group="member")  # type: ignore[call-arg]


def test_whoever_is_more_may_do_all_that_those_below_may() -> None:
    """The ranks are in order."""
    assert list(ROLES) == sorted(ROLES, key=RANK.__getitem__)
    assert len(ROLES) == len(set(RANK.values()))
    for row, place in product(COMMANDS, PLACES):
        allowed = [row.rights.allow(role, place) for role in ROLES]
        assert sorted(allowed) == allowed


def test_every_command_is_in_the_table_once() -> None:
    """No two commands share a name."""
    assert len(COMMANDS) == len(NAMES | {TOPIC.name})


@pytest.mark.parametrize(
    "name", ["subscribe", "subscriptions", "unsubscribe", "pause", "resume", "quiet"]
)
def test_a_platform_says_which_commands_it_does_not_have(library: Library, name: str) -> None:
    """It says so, and neither help nor menu name them there; elsewhere they work."""
    here = plain(answer(library, _request(f"/{name}", "owner", "private", TERMINAL)))
    there = plain(answer(library, _request(f"/{name}", "owner", "private")))

    assert "terminal" in here
    assert "terminal" not in there
    assert name not in "".join(usage for usage, _summary in listed(TERMINAL))
    assert name in "".join(usage for usage, _summary in listed("telegram"))
    assert (False, True) == tuple(
        name in dict(menu(library, platform).commands["en"]) for platform in (TERMINAL, "telegram")
    )
