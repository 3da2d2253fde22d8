"""Subscribing as people do it: by a few taps from the first /start on, until a digest arrives."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.subscriptions.subscription import decode_subscription
from storage.opening import open_store
from tests.bots import running, slack_settings, telegram_settings
from tests.fakes.slack_api import slack_api
from tests.fakes.telegram_api import TelegramApi, telegram_api

ADA, BOB, GROUP = 7, 8, -5
QUESTION = "What time is it where you are?"
CHOSEN = "All topics: every day at 08:00 (London time)."


def _store(folder: Path) -> dict[str, str]:
    """Return settings with a store in `folder`, and digests that are sent however late they are."""
    return {"DATABASE_URL": f"sqlite:///{folder}/store.db", "CATCH_UP": "48"}


def _let_it_be_due(folder: Path) -> None:
    """Have the only subscription be due since its last slot."""
    with closing(open_store(f"sqlite:///{folder}/store.db")) as store:
        [stored] = store.subscriptions()
        subscription = decode_subscription(stored.channel, stored.payload)
        now = datetime.now(UTC)  # noqa: TID251 - the bot is a process of its own, with its own clock
        *_, last = subscription.plan.slots(now - timedelta(days=2), now)
        store.change_subscription(stored.number, stored.payload, last.at)


def _taps(telegram: TelegramApi, *each: tuple[str, str], user: int = ADA, chat: int = ADA) -> int:
    """Press buttons of the last message, each until what follows is said; return how many."""
    for button, answer in each:
        telegram.presses(telegram.posted(chat)[-1], button, user=user)
        telegram.eventually(lambda said=answer: said in telegram.posted(chat)[-1].text)
    return len(each)


def _is_digest(texts: Callable[[], list[str]]) -> bool:
    return any(text.startswith("Digest: ") for text in texts())


def test_in_telegram_three_taps_lead_from_start_to_a_digest(tmp_path: Path) -> None:
    """Each screen takes the place of the one before; what is chosen is shown before it counts."""
    settings = _store(tmp_path)
    with telegram_api() as telegram, running(tmp_path, settings | telegram_settings(telegram)):
        telegram.says(ADA, "/start")
        telegram.eventually(lambda: telegram.posted(ADA), within=60)
        taps = _taps(
            telegram,
            ("Subscribe", QUESTION),
            ("London – ", CHOSEN),
            ("Confirm", "Subscribed: your digests will arrive here."),
        )
        before = telegram.posted(ADA)
        _let_it_be_due(tmp_path)

        assert taps <= 3
        assert 2 == len(before)
        telegram.eventually(
            lambda: _is_digest(lambda: [each.text for each in telegram.posted(ADA)]), within=60
        )


def test_in_slack_two_taps_lead_from_start_to_a_digest(tmp_path: Path) -> None:
    """A form opens with the person's own zone, and only has to be handed in."""
    settings = _store(tmp_path)
    with slack_api() as slack, running(tmp_path, settings | slack_settings(slack)):
        slack.connected(within=60)
        slack.user("U1", tz="Asia/Tokyo")
        slack.says("U1", "DU1", "/start")
        welcome = slack.eventually(lambda: slack.posted("DU1"), within=60)[0]
        slack.presses(welcome, "Subscribe", "U1")
        slack.submits(slack.eventually(lambda: slack.view("U1")))
        said = "All topics: every day at 08:00 (Tokyo time)."
        slack.eventually(lambda: any(said in each.words for each in slack.posted("DU1")))
        _let_it_be_due(tmp_path)

        slack.eventually(
            lambda: _is_digest(lambda: [each.words for each in slack.posted("DU1")]), within=60
        )


def test_choosing_goes_on_after_a_restart_and_is_undone_by_one_tap(tmp_path: Path) -> None:
    """What is chosen, and what was asked, is in the store."""
    settings = _store(tmp_path)
    with telegram_api() as telegram:
        settings |= telegram_settings(telegram)
        with running(tmp_path, settings) as bot:
            telegram.says(ADA, "/subscribe trade")
            telegram.eventually(lambda: telegram.posted(ADA), within=60)
            _taps(telegram, ("Another city", "Reply to this message with your city"))
            bot.kill()
        with running(tmp_path, settings) as bot:
            telegram.says(ADA, "Kyiv")
            telegram.eventually(lambda: "(Kyiv time)" in telegram.posted(ADA)[-1].text, within=60)
            _taps(telegram, ("Topics", "What should your digests be about?"))
            bot.kill()
        with running(tmp_path, settings):
            telegram.presses(telegram.posted(ADA)[-1], "Energy", user=ADA)
            telegram.eventually(lambda: "Energy – on" in telegram.posted(ADA)[-1].labels, within=60)
            _taps(
                telegram,
                ("Back", "/trade and /energy: every day at 08:00 (Kyiv time)."),
                ("Confirm", "Subscribed: your digests will arrive here. /trade and /energy:"),
                ("Undo", "This subscription has ended. /trade and /energy"),
            )


def test_in_a_group_only_who_began_chooses(tmp_path: Path) -> None:
    """All see who that is; who presses the others' buttons is told how to begin."""
    settings = _store(tmp_path)
    with telegram_api() as telegram, running(tmp_path, settings | telegram_settings(telegram)):
        telegram.chat(GROUP, "supergroup", admins={ADA})
        telegram.says(GROUP, "/subscribe trade 8:00", user=ADA)
        screen = telegram.eventually(lambda: telegram.posted(GROUP), within=60)[-1]
        telegram.presses(screen, "London – ", user=BOB)
        telegram.eventually(lambda: len(telegram.posted(GROUP)) > 1)

        assert "Someone else is choosing there." in telegram.posted(GROUP)[-1].text
        assert "is choosing. Only they and admins can press" in telegram.posted(GROUP)[0].text
        telegram.presses(screen, "London – ", user=ADA)
        telegram.eventually(lambda: "(London time)" in telegram.posted(GROUP)[0].text)


def test_in_slacks_channel_a_member_subscribes_by_a_form(tmp_path: Path) -> None:
    """Who is no admin, with the time zone that Slack knows; what is chosen is confirmed there."""
    with slack_api() as slack, running(tmp_path, slack_settings(slack)):
        slack.connected(within=60)
        slack.user("U1", tz="Asia/Tokyo")
        slack.slash("U1", "C1", "/brief", "/subscribe")
        view = slack.eventually(lambda: slack.view("U1"), within=60)
        assert "Asia/Tokyo" in str(view.blocks)
        slack.submits(view, {"topics": ["trade", "energy"], "times": "18:00", "further": "9:00"})
        said = "/brief trade and /brief energy: every day at 09:00 and 18:00 (Tokyo time)."
        slack.eventually(lambda: any(said in each.words for each in slack.ephemeral("C1", "U1")))


def test_in_slacks_channel_members_decide_until_admins_restrict_it(tmp_path: Path) -> None:
    """From then on Slack is asked who is an admin."""
    with slack_api() as slack, running(tmp_path, slack_settings(slack)):
        slack.connected(within=60)
        slack.user("U1")
        slack.user("U2", is_admin=True)

        def told(user: str, text: str) -> str:
            before = len(slack.ephemeral("C1", user))
            slack.slash(user, "C1", "/brief", text)
            return slack.eventually(lambda: slack.ephemeral("C1", user)[before:], within=60)[
                0
            ].words

        assert "/brief trade is muted here" in told("U1", "/mute trade")
        slack.slash("U2", "C1", "/brief", "/settings")
        form = slack.eventually(lambda: slack.view("U2"))
        slack.submits(form, {"managers-members": "admins"})
        slack.eventually(lambda: slack.ephemeral("C1", "U2"))
        assert "Only admins can do that here." in told("U1", "/unmute trade")
        assert "/brief trade is no longer muted." in told("U2", "/unmute trade")


def test_in_slacks_direct_messages_a_channel_is_picked(tmp_path: Path) -> None:
    """Where the bot and the person are; else the form says what to do, and nothing happens."""
    with slack_api() as slack, running(tmp_path, slack_settings(slack)):
        slack.connected(within=60)
        slack.user("U1", tz="Asia/Tokyo")
        without_bot = slack.channel("C8", member=False)
        without_ada = slack.channel("C9", member=True)
        slack.removes(without_ada, "U1")
        slack.says("U1", "DU1", "/start")
        welcome = slack.eventually(lambda: slack.posted("DU1"), within=60)[0]
        slack.presses(welcome, "Subscribe", "U1")
        view = slack.eventually(lambda: slack.view("U1"))
        for channel, reason in (
            (without_bot, "I'm not in that channel."),
            (without_ada, "You aren't in that channel."),
        ):
            slack.submits(view, {"picked-channel": channel})
            slack.eventually(lambda said=reason: said in str((slack.view("U1") or view).body))
        slack.submits(view, {"picked-channel": slack.channel("C7", member=True)})

        said = "your digests will arrive here. All topics: every day at 08:00 (Tokyo time)."
        slack.eventually(lambda: any(said in each.words for each in slack.posted("C7")))
        assert [] == [*slack.posted(without_bot), *slack.posted(without_ada)]
