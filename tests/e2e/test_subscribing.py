"""Subscribing as people do it: by buttons in Telegram, by a form in Slack."""

from pathlib import Path

from tests.bots import running, slack_settings, telegram_settings
from tests.fakes.slack_api import slack_api
from tests.fakes.telegram_api import telegram_api

ADA = 7


def test_in_telegram_by_buttons_and_undone_by_one(tmp_path: Path) -> None:
    """Each question takes the place of the one before it."""
    with telegram_api() as telegram, running(tmp_path, telegram_settings(telegram)):
        telegram.says(ADA, "/subscribe")
        telegram.eventually(lambda: telegram.posted(ADA), within=60)
        for button, answer in (
            ("Trade", "When should they arrive?"),
            ("Weekday mornings", "Which time zone are you in?"),
            (
                "Kyiv",
                "You're subscribed. /trade: Monday to Friday at 07:30 (Kyiv time). Next digest: ",
            ),
            ("Undo", "This subscription has ended. /trade"),
        ):
            telegram.presses(telegram.posted(ADA)[-1], button, user=ADA)
            telegram.eventually(lambda said=answer: said in telegram.posted(ADA)[-1].text)
        telegram.says(ADA, "/subscriptions")
        telegram.eventually(lambda: "no subscriptions here" in telegram.posted(ADA)[-1].text)


def test_in_slack_by_a_form_that_knows_the_time_zone(tmp_path: Path) -> None:
    """What is chosen there is confirmed where it was asked."""
    with slack_api() as slack, running(tmp_path, slack_settings(slack)):
        slack.connected(within=60)
        slack.user("U1", tz="Asia/Tokyo", is_admin=True)
        slack.slash("U1", "C1", "/brief", "/subscribe")
        slack.eventually(lambda: slack.view("U1"), within=60)
        view = slack.view("U1")
        assert view
        assert "Asia/Tokyo" in str(view.blocks)
        slack.submits(view, {"topics": ["trade", "energy"], "times": "office"})
        said = "/trade and /energy: Monday to Friday at 09:00, 13:00 and 17:00 (Tokyo time)."
        slack.eventually(lambda: any(said in each.words for each in slack.ephemeral("C1", "U1")))
