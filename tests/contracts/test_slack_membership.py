"""What Slack tells of its channels, by itself and when asked, and what the adapter makes of it."""

import asyncio

import pytest

from bot.chat.errors import MaybeSent, RetryLater
from bot.chat.request import Channel, Request, User
from tests.fakes.slack_api import SlackApi
from tests.fakes.slack_bot import Bot


def _channel(channel: str) -> Channel:
    return Channel(platform="slack", id=channel, workspace="T1")


async def test_every_change_that_slack_tells_of_is_heeded(slack: SlackApi, bot: Bot) -> None:
    """Of public and private channels; of an archived one the next message finds out."""
    slack.channel("G1", kind="group")
    for channel in ("C1", "G1"):
        slack.removes(channel)
        slack.invites(channel)
        slack.archives(channel)
        slack.archives(channel, archived=False)
        slack.renames(channel, "news")
    slack.shares("G1", "C9")
    await asyncio.to_thread(slack.settled)

    gone = "not_in_channel: invite the bot to the channel: /invite"
    for name in ("slack:C1", "slack:G1"):
        of_it = [kind for kind, said in bot.changes if said.split()[0] == name]
        assert ["gone", "gone", "back", "perhaps-back", "perhaps-back"] == of_it[:5]
        assert ("gone", f"{name} {gone}") in bot.changes
    assert ("moved", "slack:G1 slack:C9") == bot.changes[-1]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, True),
        ({"member": False}, False),
        ({"archived": True}, False),
        ({"kind": "group", "member": False}, False),
    ],
)
async def test_slack_says_whether_a_channel_may_be_posted_to(
    slack: SlackApi, bot: Bot, facts: dict[str, object], *, expected: bool
) -> None:
    """Without posting anything."""
    slack.channel("C7", **facts)

    assert expected is await bot.platform.can_post(_channel("C7"))
    assert [] == slack.posted("C7")


async def test_what_slack_does_not_say_is_not_known(slack: SlackApi, bot: Bot) -> None:
    """Direct messages, and channels that the bot may not ask about."""
    slack.scopes("chat:write", "im:history")

    assert await bot.platform.can_post(_channel("C1")) is None
    assert await bot.platform.can_post(_channel(slack.dm("U1"))) is None


@pytest.mark.parametrize(("how", "error"), [("ratelimited", RetryLater), ("503", MaybeSent)])
async def test_where_slack_is_away_it_is_asked_later(
    slack: SlackApi, bot: Bot, how: str, error: type[Exception]
) -> None:
    """Nothing is known by that."""
    slack.fail("conversations.info", 1, how)
    with pytest.raises(error):
        await bot.platform.can_post(_channel("C1"))


@pytest.mark.parametrize(("how", "error"), [("ratelimited", RetryLater), ("503", MaybeSent)])
async def test_who_is_an_admin_is_not_known_while_slack_is_away(
    slack: SlackApi, bot: Bot, how: str, error: type[Exception]
) -> None:
    """That it can't be asked is no no."""
    slack.user("U1", is_admin=True)
    request = Request(channel=_channel("C1"), user=User(id="U1"), text="/mute", place="group")
    slack.fail("users.info", 1, how)
    with pytest.raises(error):
        await bot.platform.is_admin(request)

    assert await bot.platform.is_admin(request)


@pytest.mark.parametrize("right", ["is_admin", "is_owner"])
async def test_an_admin_of_another_workspace_is_none_here(
    slack: SlackApi, bot: Bot, right: str
) -> None:
    """A channel that two of them share has people of both."""
    slack.user("U7", is_stranger=True, **{right: True})
    request = Request(channel=_channel("C1"), user=User(id="U7"), text="/mute", place="group")

    assert not await bot.platform.is_admin(request)


@pytest.mark.parametrize("how", ["503", "ratelimited", "reset"])
async def test_the_bots_own_page_is_shown_once_slack_is_back(
    slack: SlackApi, bot: Bot, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """Whoever opened it looks at nothing until then."""
    monkeypatch.setattr("bot.platforms.slack.adapter._HOME_PAUSES", (0.0, 0.0))
    slack.fail("views.publish", 1, how, retry_after=0)
    slack.opens_home("U1")

    assert await bot.wait(lambda: slack.home("U1"))
