"""Who may do what, cell by cell: role x command x kind of channel, written out here.

The matrix is a second opinion: it is not made from the table of commands, so that a row that
becomes laxer (or stricter) by mistake fails here.
"""

from dataclasses import replace
from itertools import product
from typing import get_args

import pytest

from bot.chat.message import Owner
from bot.chat.request import TERMINAL, Channel, Place, Request, Role, User
from bot.commands.command import RANK, Rights
from bot.commands.dispatch import answer, menu, required_role
from bot.commands.table import COMMANDS, NAMES, TOPIC, listed
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from bot.wording import chat
from storage.ports.conversations.channels import Managers
from tests.builders import AT, a_topic, an_article

ROLES: tuple[Role, ...] = ("stranger", "member", "admin", "owner")
PLACES: tuple[Place, ...] = ("private", "group", "broadcast")

# For each line that may be sent: who may send it, as stranger, member, admin, owner.
#                       private  group   broadcast
MATRIX = {
    "/trade":          ("-+++", "-+++", "--++"),
    "/about":          ("-+++", "-+++", "--++"),
    "/addsource":      ("---+", "---+", "---+"),
    "/bad":            ("-+++", "-+++", "--++"),
    "/brief":          ("-+++", "-+++", "--++"),
    "/context":        ("-+++", "-+++", "--++"),
    "/digest":         ("-+++", "-+++", "--++"),
    "/feedback":       ("-+++", "-+++", "--++"),
    "/follow":         ("---+", "---+", "---+"),
    "/forwarded":      ("-+++", "-+++", "--++"),
    "/good":           ("-+++", "-+++", "--++"),
    "/hello":         ("-+++", "-+++", "--++"),
    "/help":           ("-+++", "-+++", "--++"),
    "/home":           ("-+++", "-+++", "--++"),
    "/language":       ("-+++", "--++", "--++"),
    "/link":          ("-+++", "-+++", "--++"),
    "/more":           ("-+++", "-+++", "--++"),
    "/mute":           ("-+++", "--++", "--++"),
    "/nonsense":       ("-+++", "-+++", "--++"),
    "/open":           ("---+", "---+", "---+"),
    "/pause":          ("-+++", "--++", "--++"),
    "/quiet":          ("-+++", "--++", "--++"),
    "/read":           ("---+", "---+", "---+"),
    "/received":       ("---+", "---+", "---+"),
    "/removesource":   ("---+", "---+", "---+"),
    "/resume":         ("-+++", "--++", "--++"),
    "/settings":       ("-+++", "--++", "--++"),
    "/show":           ("-+++", "-+++", "--++"),
    "/sources":        ("-+++", "-+++", "--++"),
    "/start":          ("-+++", "-+++", "--++"),
    "/status":         ("-+++", "--++", "--++"),
    "/suggest":       ("-+++", "-+++", "--++"),
    "/stories":        ("-+++", "-+++", "--++"),
    "/subscribe":      ("-+++", "--++", "--++"),
    "/start subscribe_trade_0800": ("-+++", "--++", "--++"),
    "/settings managers=admins": ("-+++", "--++", "--++"),
    "/settings managers-members=admins": ("-+++", "--++", "--++"),
    "/settings managers-admins=admins": ("-+++", "--++", "--++"),
    "/subscribing":    ("-+++", "--++", "--++"),
    "/subscribing confirm trade 08:00 UTC": ("-+++", "--++", "--++"),
    "/typed":          ("-+++", "--++", "--++"),
    "/typed city\nBerlin": ("-+++", "--++", "--++"),
    "/subscriptions":  ("-+++", "-+++", "--++"),
    "/thanks":        ("-+++", "-+++", "--++"),
    "/timezone":       ("-+++", "--++", "--++"),
    "/timeline":       ("-+++", "-+++", "--++"),
    "/today":          ("-+++", "-+++", "--++"),
    "/topic":          ("---+", "---+", "---+"),
    "/topic add chips: chip*": ("---+", "---+", "---+"),
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

BY_MEMBERS = {
    "/language", "/mute", "/pause", "/quiet", "/resume", "/settings",
    "/settings managers-admins=admins", "/start subscribe_trade_0800", "/subscribe",
    "/subscribing", "/subscribing confirm trade 08:00 UTC", "/timezone", "/typed",
    "/typed city\nBerlin", "/unmute", "/unsubscribe",
}  # fmt: skip
"""What a group's members may send, too, where they may change its digests."""


def _cells(line: str, managers: str) -> tuple[str, str, str]:
    private, group, broadcast = MATRIX[line]
    return private, "-+++" if managers == "members" and line in BY_MEMBERS else group, broadcast


def _request(text: str, role: Role, place: Place, platform: str = "telegram") -> Request:
    channel = Channel(platform=platform, id="1")
    return Request(channel=channel, user=User(id="9"), text=text, place=place, role=role, at=AT)


def test_the_matrix_has_every_command_role_and_kind_of_channel() -> None:
    """A new command needs its line here, too."""
    written = {line.removeprefix("/").split()[0] for line in MATRIX}

    assert NAMES == written - {"trade", "nonsense"}
    assert (ROLES, PLACES) == (get_args(Role)[:4], get_args(Place))


@pytest.mark.parametrize(
    ("platform", "chosen", "managers"),
    [
        ("telegram", None, "admins"),
        ("telegram", "members", "members"),
        ("telegram", "admins", "admins"),
        ("slack", None, "members"),
        ("slack", "members", "members"),
        ("slack", "admins", "admins"),
    ],
)
@pytest.mark.parametrize("line", sorted(MATRIX))
def test_each_cell_is_what_the_bot_does(
    library: Library, line: str, platform: str, chosen: Managers | None, managers: str
) -> None:
    """Who may not use a command is refused in words and changes nothing; all others get it.

    In Slack's channels the members change digests, elsewhere the admins, unless these decide.
    """
    library.save_topic(a_topic())
    library.ingest([an_article()])
    refused = (chat.admins_only(), chat.owners_only(), chat.not_here(f"{platform}:1"))
    refusals = set(map(plain, refused))
    allowed = tuple(
        "".join(
            "-"
            if _answer(library, _request(line, role, place, platform), chosen) in refusals
            else "+"
            for role in ROLES
        )
        for place in PLACES
    )

    assert _cells(line, managers) == allowed


def _answer(library: Library, request: Request, managers: Managers | None) -> str:
    """Return the answer in a channel whose admins have decided so far who may change digests."""
    if managers:
        library.store.set_managers(str(request.channel), managers)
    return plain(answer(library, request))


@pytest.mark.parametrize("managers", ["members", "admins"])
@pytest.mark.parametrize("line", sorted(MATRIX))
@pytest.mark.parametrize("place", PLACES)
def test_the_required_role_is_the_first_that_may(
    library: Library, line: str, place: Place, managers: Managers
) -> None:
    """A platform is asked who its admins are only where that decides."""
    library.store.set_managers("telegram:1", managers)
    first = ROLES[_cells(line, managers)[PLACES.index(place)].index("+")]

    assert first == required_role(library, _request(line, "member", place))


def test_a_member_does_not_lift_what_admins_decided(library: Library) -> None:
    """Neither by the command nor by a form that says something else of what is so."""
    library.store.set_managers("slack:1", "admins")
    for line in (
        "/settings managers=members",
        "/settings managers-admins=members",
        "/settings managers-members=members",
        "/settings language=de managers-=members",
    ):
        answer(library, _request(line, "member", "group", "slack"))

    assert "admins" == library.store.channel("slack:1").managers


def test_an_admin_decides_who_may_change_digests(library: Library) -> None:
    """From then on."""
    answer(library, _request("/settings managers=admins", "admin", "group", "slack"))
    refused = answer(library, _request("/subscribe trade 8:00 UTC", "member", "group", "slack"))

    assert plain(chat.admins_only()) == plain(refused)
    assert () == tuple(library.store.subscriptions())


@pytest.mark.parametrize(("role", "is_answered"), [("member", False), ("admin", True)])
def test_only_who_began_and_admins_press_what_is_someones(
    library: Library, role: Role, *, is_answered: bool
) -> None:
    """Also where members change digests."""
    request = replace(
        _request("/subscribing confirm trade 08:00 UTC", role, "group", "slack"),
        press="key",
        owner=Owner(id="7", name="Ada"),
    )
    library.save_topic(a_topic())

    assert "admin" == required_role(library, request)
    assert is_answered == (
        "Subscribed: your digests will arrive here." in plain(answer(library, request))
    )
    assert is_answered == bool(library.store.subscriptions())


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
