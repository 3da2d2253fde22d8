"""A channel that refuses a digest, until it does not: the bot as a process, against the fakes."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.chat.request import Channel
from bot.subscriptions.slots import Plan
from bot.subscriptions.subscription import Subscription
from storage.opening import open_store
from tests.bots import running, slack_settings, telegram_settings
from tests.crashes import subscribed
from tests.fakes.slack_api import slack_api
from tests.fakes.telegram_api import telegram_api

WITHIN = 120


def _due(url: str, channel: Channel, subscriber: str) -> None:
    """Have the bundled articles, and a digest due in a group since the minute began."""
    now = datetime.now(UTC)  # noqa: TID251 - the bot is a process of its own, with its own clock
    subscribed(url, [], now)
    at = now.time().replace(second=0, microsecond=0)
    plan = Plan(times=frozenset({at}), zone=ZoneInfo("UTC"))
    wanted = Subscription(channel=channel, plan=plan, place="group", subscriber=subscriber)
    due = wanted.due_after(now - timedelta(minutes=2))
    with closing(open_store(url)) as store:
        store.subscribe(str(channel), wanted.encode(), due)


def test_a_group_that_lets_the_bot_write_again_gets_its_digest(tmp_path: Path) -> None:
    """Whoever subscribed is told meanwhile, once."""
    url = f"sqlite:///{tmp_path}/store.db"
    with telegram_api() as telegram:
        telegram.chat(7)
        telegram.chat(-5, "supergroup", bot_status="restricted", can_send=False)
        _due(url, Channel(platform="telegram", id="-5"), "7")
        with running(tmp_path, {**telegram_settings(telegram), "DATABASE_URL": url}):
            told = telegram.eventually(lambda: telegram.posted(7), WITHIN)
            telegram.joins(-5, "member")
            digest = telegram.eventually(lambda: telegram.posted(-5), WITHIN)

        assert "I couldn't deliver a digest" in told[0].text
        assert "Not enough rights to send text messages to the chat" in told[0].text
        assert digest[0].text.startswith("I'm back. Between ")
        assert "Digest" in digest[0].text
        assert 1 == len(telegram.posted(7))


def test_a_channel_that_is_unarchived_gets_its_digest(tmp_path: Path) -> None:
    """In Slack, too."""
    url = f"sqlite:///{tmp_path}/store.db"
    with slack_api() as slack:
        directly = slack.dm("U1")
        slack.channel("C5", archived=True)
        _due(url, Channel(platform="slack", id="C5", workspace="T1"), "U1")
        with running(tmp_path, {**slack_settings(slack), "DATABASE_URL": url}):
            slack.connected()
            told = slack.eventually(lambda: slack.posted(directly), WITHIN)
            slack.archives("C5", archived=False)
            digest = slack.eventually(lambda: slack.posted("C5"), WITHIN)

        assert "unarchive the channel" in told[0].words
        assert digest[0].words.startswith("I'm back. Between ")
        assert 1 == len(slack.posted(directly))
