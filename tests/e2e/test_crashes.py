"""A power cut at each step between receiving a command and having answered it."""

from pathlib import Path

import pytest

from bot.queue.events import ANSWERING, RECEIVING
from tests.bots import Bot, running, slack_settings, telegram_settings
from tests.bundled import quotations
from tests.fakes.slack_api import SlackApi, slack_api
from tests.fakes.telegram_api import telegram_api

QUOTED = quotations("trade")[0]
ADA = 7


def _dies_at(bot: Bot) -> None:
    """Wait for the death by its own hand."""
    assert -9 == bot.ended()


POINTS = (*RECEIVING, *ANSWERING)


@pytest.mark.parametrize("point", POINTS)
def test_telegram_is_answered_once_or_once_more_and_marked(tmp_path: Path, point: str) -> None:
    """What may have been sent is sent again, and says so; nothing is lost."""
    with telegram_api() as telegram:
        settings = telegram_settings(telegram)
        with running(tmp_path, settings, point) as first:
            telegram.says(ADA, "/trade")
            _dies_at(first)
        with running(tmp_path, settings) as second:
            telegram.eventually(lambda: telegram.posted(ADA), within=60)
            telegram.says(ADA, "/energy")  # answered after all that came before it
            telegram.eventually(lambda: "Energy" in telegram.posted(ADA)[-1].text)
            assert 0 == second.stop()

        *briefs, _energy = [message.text for message in telegram.posted(ADA)]
        assert all(QUOTED in brief for brief in briefs)
        marked = [brief.startswith("I was interrupted, so") for brief in briefs]
        repeats = {"sending": [True], "sent": [False, True], "ending": [False, True]}
        assert marked == repeats.get(point, [False])


def _seen(slack: SlackApi, where: str) -> list[str]:
    """Return what has come in answer to the command, in a channel also what only the user sees."""
    if where == "directly":
        return [shown.words for shown in slack.posted("DU1")]
    return [shown.words for shown in (*slack.replied("C1"), *slack.ephemeral("C1", "U1"))]


def _again(slack: SlackApi) -> None:
    """Press the button under the note that says so."""
    shown = [*slack.replied("C1"), *slack.ephemeral("C1", "U1")]
    (note,) = [each for each in shown if "I was interrupted" in each.words]
    slack.presses(note, "Answer again", "U1")


def _ask(slack: SlackApi, where: str, topic: str) -> None:
    if where == "alone":
        slack.slash("U1", "C1", "/brief", topic)
    elif where == "directly":
        slack.says("U1", slack.dm("U1"), topic)
    else:
        slack.says("U1", "C1", topic, mention=True)


@pytest.mark.parametrize("where", ["directly", "mentioned", "alone"])
@pytest.mark.parametrize("point", POINTS)
def test_slack_is_never_answered_twice(tmp_path: Path, point: str, where: str) -> None:
    """Where the bot can't look whether its answer arrived, it says so and offers it again."""
    if (point, where) == ("receiving", "alone"):
        pytest.skip("a command that was not acknowledged is not told again: Slack says so itself")
    with slack_api() as slack:
        settings = slack_settings(slack)
        with running(tmp_path, settings, point) as first:
            slack.connected(within=60)
            _ask(slack, where, "trade")
            _dies_at(first)
            slack.abandoned()
        with running(tmp_path, settings) as second:
            slack.connected(within=60)
            slack.eventually(lambda: _seen(slack, where))
            _ask(slack, where, "energy")
            slack.eventually(lambda: any("Energy" in seen for seen in _seen(slack, where)))
            if not any(QUOTED in seen for seen in _seen(slack, where)):
                _again(slack)
                slack.eventually(lambda: any(QUOTED in seen for seen in _seen(slack, where)))
            assert 0 == second.stop()

        assert 1 == sum(QUOTED in seen for seen in _seen(slack, where))
