"""The ways in which an answer reaches people in Slack, each where the one before is refused."""

from dataclasses import replace

import pytest

from bot.chat.errors import MaybeSent, RetryLater, SendFailed
from tests.fakes.slack_api import SlackApi
from tests.fakes.slack_bot import ANSWER, Bot

OVER = ["404", "410", "403", "400", "expired_url", "used_url", "channel_not_found", "is_archived"]
"""What an address for answers may be refused with."""


@pytest.mark.parametrize("how", OVER)
async def test_where_the_address_is_over_the_asker_is_answered_in_the_channel(
    slack: SlackApi, bot: Bot, how: str
) -> None:
    """Alone, as the answer would have been."""
    slack.fail("response_url", 1, how)
    slack.slash("U1", "C1", "/brief", "trade")
    await bot.answer(await bot.next())

    assert 1 == len(slack.ephemeral("C1", "U1"))
    assert [] == slack.posted("C1")


@pytest.mark.parametrize("how", OVER)
async def test_where_the_bot_is_not_in_the_channel_the_asker_is_answered_directly(
    slack: SlackApi, bot: Bot, how: str
) -> None:
    """In their direct messages; nobody else sees it."""
    slack.fail("response_url", 1, how)
    slack.slash("U1", "C2", "/brief", "trade")
    await bot.answer(await bot.next())

    assert 1 == len(slack.posted("DU1"))
    assert [] == slack.posted("C2") + slack.ephemeral("C2", "U1")


async def test_what_was_to_be_shared_where_the_bot_is_not_reaches_who_shares_it(
    slack: SlackApi, bot: Bot
) -> None:
    """The channel can't be posted to, and the address that could is over."""
    slack.fail("response_url", 1, "404")
    slack.slash("U1", "C2", "/brief", "trade")
    await bot.answer(replace(await bot.next(), shared=True))

    assert 1 == len(slack.posted("DU1"))


async def test_what_takes_a_messages_place_is_shown_anew_where_that_is_over(
    slack: SlackApi, bot: Bot
) -> None:
    """The former one stays as it is."""
    slack.slash("U1", "C1", "/brief", "trade")
    await bot.answer(await bot.next())
    slack.presses(slack.ephemeral("C1", "U1")[0], "first", "U1")
    slack.fail("response_url", 2, "404")
    await bot.answer(await bot.next(), replace(ANSWER, in_place=True))

    assert 2 == len(slack.ephemeral("C1", "U1"))


async def test_whom_no_way_reaches_is_refused(slack: SlackApi, bot: Bot) -> None:
    """It is the answer that failed: nothing is said of the channel."""
    slack.fail("response_url", 1, "404")
    slack.fail("chat.postMessage", 1, "messages_tab_disabled")
    slack.slash("U1", "C2", "/brief", "trade")
    with pytest.raises(SendFailed, match="messages_tab_disabled"):
        await bot.answer(await bot.next())


@pytest.mark.parametrize(("how", "answered"), [("503", True), ("408", True), ("reset", False)])
async def test_what_may_have_been_answered_takes_no_other_way(
    slack: SlackApi, bot: Bot, how: str, *, answered: bool
) -> None:
    """It would be seen twice, and not be marked so."""
    slack.fail("response_url", 1, how)
    slack.slash("U1", "C1", "/brief", "trade")
    with pytest.raises(MaybeSent) as raised:
        await bot.answer(await bot.next())

    assert answered is raised.value.answered
    assert [] == slack.ephemeral("C1", "U1")


@pytest.mark.parametrize("how", ["thread_not_found", "restricted_action_thread_locked"])
async def test_where_a_thread_is_refused_its_channel_is_answered(
    slack: SlackApi, bot: Bot, how: str
) -> None:
    """For all to see, as in the thread."""
    first = slack.says("U1", "C1", "hello all")
    slack.says("U1", "C1", "trade?", mention=True, thread=first.id)
    slack.fail("chat.postMessage", 1, how)
    await bot.answer(await bot.next())

    assert ([], 1) == (slack.posted("C1", first.id), len(slack.posted("C1")))


@pytest.mark.parametrize("how", ["503", "half", "internal_error"])
async def test_a_look_that_fails_is_made_again(slack: SlackApi, bot: Bot, how: str) -> None:
    """While Slack is away nobody knows what is there: nothing is said or repeated meanwhile."""
    slack.says("U1", slack.dm("U1"), "trade")
    request = await bot.next()
    slack.fail("conversations.history", 1, how)
    with pytest.raises(RetryLater):
        await bot.is_delivered(request)

    assert await bot.is_delivered(request) is False


async def test_who_may_hardly_look_does_not_wait_for_it(slack: SlackApi, bot: Bot) -> None:
    """Many apps may look once a minute."""
    slack.says("U1", slack.dm("U1"), "trade")
    slack.fail("conversations.history", 1, "ratelimited")

    assert await bot.is_delivered(await bot.next()) is None
