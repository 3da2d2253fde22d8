"""Who someone is to the bot."""

from dataclasses import replace

import pytest

from bot.chat.access import Access
from bot.chat.request import Channel, Place, Request, Role, User


def _asked(
    platform: str = "telegram",
    channel: str = "-100",
    user: str = "7",
    place: Place = "group",
    workspace: str | None = None,
) -> Request:
    where = Channel(platform=platform, id=channel, thread="3", workspace=workspace)
    return Request(channel=where, user=User(id=user), text="/trade", place=place)


def test_an_open_bot_takes_everyone_as_a_member() -> None:
    """Without an allow-list all channels are welcome."""
    assert "member" == Access().role(_asked())


@pytest.mark.parametrize(
    ("allowed", "role"),
    [
        ("telegram:-100", "member"),
        ("telegram:-200", "stranger"),
        ("slack:-100", "stranger"),
    ],
)
def test_a_closed_bot_knows_the_channels_on_its_list(allowed: str, role: Role) -> None:
    """A thread is as its channel; the same number on another platform is another channel."""
    assert role == Access(allowed=[allowed]).role(_asked())


def test_a_workspace_on_the_list_opens_all_its_channels() -> None:
    """Slack's channels are allowed one by one, or by their workspace."""
    access = Access(allowed=["slack:T1"])

    assert "member" == access.role(_asked("slack", "C1", workspace="T1"))
    assert "stranger" == access.role(_asked("slack", "C1", workspace="T2"))


def test_an_owner_is_one_everywhere() -> None:
    """Also in a channel that is not on the list; on one platform only."""
    access = Access(owners=["telegram:7"], allowed=["telegram:1"])

    assert "owner" == access.role(_asked())
    assert "stranger" == access.role(_asked("slack"))


def test_whoever_publishes_is_an_admin_and_whoever_sits_at_the_terminal_an_owner() -> None:
    """Only admins can publish in a broadcast channel."""
    assert "admin" == Access().role(_asked(place="broadcast"))
    assert "owner" == Access(allowed=["telegram:1"]).role(_asked("terminal", place="private"))


def test_whoever_presses_a_button_in_a_broadcast_channel_may_only_read_it() -> None:
    """The platform is asked who is an admin."""
    pressed = replace(_asked(place="broadcast"), press="key")

    assert "member" == Access().role(pressed)
    assert "owner" == Access(owners=["telegram:7"]).role(pressed)
