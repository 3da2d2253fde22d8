"""The pace that platforms ask for."""

from dataclasses import replace

import pytest

from bot.chat.platform import Limits
from bot.chat.request import Channel, DueDigest, Request, User
from bot.platforms.pacer import Pacer

LIMITS = Limits(digests_in_chat=(1, 1.0), in_group=(20, 60.0))
GROUP = Request(
    channel=Channel(platform="p", id="1"), user=User(id="7"), text="/trade", place="group"
)
PRIVATE = replace(GROUP, place="private")
DIGEST = replace(PRIVATE, text="", digest=DueDigest(subscription=1, slot="2025-05-10T08:00"))


def test_the_first_twenty_messages_into_a_group_go_at_once_and_the_next_waits() -> None:
    """A minute from the first one; its threads count as the group, another group does not."""
    pacer = Pacer(LIMITS)
    thread = replace(GROUP, channel=replace(GROUP.channel, thread="3"))
    other = replace(GROUP, channel=replace(GROUP.channel, id="2"))

    assert [0.0] * 20 == [pacer.reserve(GROUP) for _ in range(20)]
    assert 60.0 == pytest.approx(pacer.reserve(thread), abs=1)
    assert 0.0 == pacer.reserve(other)


def test_whoever_asks_in_private_never_waits_and_digests_keep_apart() -> None:
    """A second between two into the same chat."""
    pacer = Pacer(LIMITS)

    assert [0.0] * 30 == [pacer.reserve(PRIVATE) for _ in range(30)]
    assert 0.0 == pacer.reserve(DIGEST)
    assert 1.0 == pytest.approx(pacer.reserve(DIGEST), abs=0.5)


def test_a_platform_without_limits_lets_all_pass() -> None:
    """Digests into groups, too."""
    pacer = Pacer(Limits())

    assert [0.0] * 50 == [pacer.reserve(replace(DIGEST, place="group")) for _ in range(50)]
