"""The bot in Slack, as a process, against the strict fake."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.bots import Bot, answers, free_port, running, slack_settings
from tests.bundled import quotations
from tests.fakes.slack_api import SlackApi, slack_api
from tests.fakes.slack_world import Shown

_PEOPLE = count(100)
RECORD = "In 2024, bilateral trade hit a record $245 billion."
QUOTED = quotations("trade")[0]


@pytest.fixture(scope="module")
def slack() -> Iterator[SlackApi]:
    """A Slack that is there for all tests of the module."""
    with slack_api() as fake:
        yield fake


@pytest.fixture(scope="module")
def bot(slack: SlackApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    """A bot that talks there."""
    with running(tmp_path_factory.mktemp("bot"), slack_settings(slack)) as started:
        slack.connected(within=60)
        yield started


@pytest.fixture
def ada(slack: SlackApi) -> str:
    """Someone whom the bot has not met."""
    return slack.user(f"U{next(_PEOPLE)}")


@pytest.fixture
def channel(slack: SlackApi) -> str:
    """A channel that the bot is in."""
    return slack.channel(f"C{next(_PEOPLE)}", member=True)


pytestmark = pytest.mark.usefixtures("bot")


def _told(slack: SlackApi, user: str, channel: str, command: str, text: str = "") -> Shown:
    before = len(slack.ephemeral(channel, user))
    slack.slash(user, channel, command, text)
    return slack.eventually(lambda: slack.ephemeral(channel, user)[before:])[0]


def test_a_command_is_answered_to_the_asker_alone(slack: SlackApi, ada: str, channel: str) -> None:
    """By /brief with a topic, and by the topic's own command."""
    by_words = _told(slack, ada, channel, "/brief", "trade")
    by_name = _told(slack, ada, channel, "/trade")

    assert QUOTED in by_words.words
    assert by_words.text == by_name.text
    assert [] == slack.posted(channel)
    assert QUOTED in by_words.text


def test_an_answer_is_shared_with_the_channel_by_a_button(
    slack: SlackApi, ada: str, channel: str
) -> None:
    """Once, where all can see it."""
    brief = _told(slack, ada, channel, "/brief", "trade")
    slack.presses(brief, "Share", ada)

    shared = slack.eventually(lambda: slack.posted(channel))

    assert 1 == len(shared)
    assert QUOTED in shared[0].words


def test_an_answer_that_slack_failed_at_twice_comes_when_it_is_back(
    slack: SlackApi, ada: str, channel: str
) -> None:
    """The answer, which says that it may be a repeat: no apology, and no question."""
    slack.fail("response_url", 2, "503")

    answer = _told(slack, ada, channel, "/brief", "trade")

    assert QUOTED in answer.words
    assert answer.words.startswith("I was interrupted, so you may be seeing this twice.")


def test_an_answer_whose_address_is_over_comes_another_way(
    slack: SlackApi, ada: str, channel: str
) -> None:
    """To who asked alone: in the channel, or where the bot is not in it, directly."""
    elsewhere = slack.channel(f"{channel}X", member=False)
    slack.fail("response_url", 2, "404")

    assert QUOTED in _told(slack, ada, channel, "/brief", "trade").words
    slack.slash(ada, elsewhere, "/brief", "trade")
    assert QUOTED in slack.eventually(lambda: slack.posted(f"D{ada}"))[0].words
    assert [] == slack.posted(channel) + slack.posted(elsewhere)


def test_commands_whose_names_are_slacks_own_are_asked_for_by_brief(
    slack: SlackApi, ada: str, channel: str
) -> None:
    """Slack has a /mute of its own."""
    slack.user(ada, is_admin=True)

    said = _told(slack, ada, channel, "/brief", "/mute trade")

    assert "/brief trade is muted here until you unmute it." in said.words


def test_a_mention_is_answered_in_its_thread_for_all(
    slack: SlackApi, ada: str, channel: str
) -> None:
    """Where slash commands can't be used."""
    first = slack.says(ada, channel, "what about trade?")
    slack.says(ada, channel, "/trade", mention=True, thread=first.id)

    assert QUOTED in slack.eventually(lambda: slack.posted(channel, first.id))[0].words


def test_a_mention_begins_a_thread_that_remembers_its_brief(
    slack: SlackApi, ada: str, channel: str
) -> None:
    """Whatever the channel is shown meanwhile; what is subscribed there is the channel's."""
    asked = slack.says(ada, channel, "/trade", mention=True)
    slack.eventually(lambda: slack.posted(channel, asked.id))
    slack.says(ada, channel, "/energy", mention=True)
    slack.eventually(lambda: len(slack.replied(channel)) > 1)
    slack.says(ada, channel, "/why", mention=True, thread=asked.id)
    why = slack.eventually(lambda: slack.posted(channel, asked.id)[1:])[0]

    assert "Trade" in why.words
    assert [] == slack.posted(channel)


def test_a_long_answer_has_a_short_head_and_a_thread(
    slack: SlackApi, ada: str, channel: str
) -> None:
    """So that the channel stays readable."""
    slack.says(ada, channel, "/brief war peace trade energy sanctions china russia", mention=True)
    head = slack.eventually(lambda: slack.replied(channel))[0]

    assert [] == slack.posted(channel)
    assert 3_800 >= len(head.text)


def test_the_bots_own_page_shows_topics_and_settings(slack: SlackApi, ada: str) -> None:
    """Whose buttons answer in the direct messages."""
    slack.opens_home(ada)
    page = slack.eventually(lambda: slack.home(ada))
    slack.presses(page, "Trade", ada)

    assert "Victory Day" in page.words
    assert {"Show today's brief", "Settings", "Help"} <= set(page.labels)
    assert QUOTED in slack.eventually(lambda: slack.posted(f"D{ada}"))[0].words


def test_settings_are_a_form(slack: SlackApi, ada: str) -> None:
    """What is handed in counts from then on."""
    slack.opens_home(ada)
    slack.presses(slack.eventually(lambda: slack.home(ada)), "Settings", ada)
    form = slack.eventually(lambda: slack.view(ada))
    slack.submits(form, {"language": "de", "muted": ["trade"]})
    slack.eventually(lambda: slack.posted(f"D{ada}"))

    slack.says(ada, f"D{ada}", "/settings")
    said = slack.eventually(lambda: slack.posted(f"D{ada}")[1:])[0]
    assert "Deutsch" in said.words
    assert "/trade" in said.words


def test_sources_for_a_message_are_found_by_the_shortcut(
    slack: SlackApi, ada: str, channel: str
) -> None:
    """Its words are asked about; only who asks sees the answer."""
    claim = slack.says(ada, channel, "Bilateral trade hit a record, they say")
    slack.shortcut(ada, claim, "find_sources")

    assert RECORD in slack.eventually(lambda: slack.ephemeral(channel, ada))[0].words


def test_a_channel_that_invites_the_bot_is_greeted_once(slack: SlackApi, ada: str) -> None:
    """With how to begin."""
    channel = slack.channel(f"C{next(_PEOPLE)}", member=False)
    slack.invites(channel, by=ada)

    assert "Every point is a sentence quoted word for word" in (
        slack.eventually(lambda: slack.posted(channel))[0].words
    )


def test_an_event_that_comes_twice_is_answered_once(
    slack: SlackApi, ada: str, channel: str
) -> None:
    """By its id."""
    slack.says(ada, channel, "/trade", mention=True)
    slack.eventually(lambda: slack.replied(channel))
    slack.redelivers()
    slack.settled()
    slack.says(ada, channel, "/energy", mention=True)
    slack.eventually(lambda: len(slack.replied(channel)) > 1)

    assert ["Trade", "Energy"] == [m.text.split("\n")[0] for m in slack.replied(channel)]


def test_only_admins_decide_who_changes_digests(slack: SlackApi, ada: str, channel: str) -> None:
    """Slack is asked who they are."""
    said = _told(slack, ada, channel, "/brief", "/settings managers=admins").words
    assert "Only admins can do that here." in said


def test_a_persons_language_is_spoken(slack: SlackApi, channel: str) -> None:
    """As Slack says it; the quotations stay."""
    olena = slack.user(f"U{next(_PEOPLE)}", locale="uk-UA")

    said = _told(slack, olena, channel, "/brief", "trade").words

    assert QUOTED in said
    assert "As of" not in said


def test_everything_is_taken_in_time(slack: SlackApi, ada: str, channel: str) -> None:
    """Slack waits three seconds; nothing was complained of on the connection."""
    _told(slack, ada, channel, "/brief", "trade")
    slack.settled()

    assert 3 > max(ack.seconds for ack in slack.acks())
    assert ([], []) == (slack.complaints(), slack.told())


def test_a_connection_that_ends_is_followed_by_another(
    slack: SlackApi, ada: str, channel: str
) -> None:
    """Announced or not."""
    slack.disconnects()
    slack.connected()
    assert QUOTED in _told(slack, ada, channel, "/brief", "trade").words


def test_a_refused_token_ends_the_bot_with_a_reason(tmp_path: Path) -> None:
    """Not with silence, and without the token."""
    with slack_api() as own:
        settings = slack_settings(own) | {"SLACK_BOT_TOKEN": "xoxb-canary"}
        with running(tmp_path, settings) as started:
            assert 1 == started.ended()

        log = started.log.read_text()
        assert "slack lost: invalid_auth — copy the token from the app's settings again" in log
        assert "canary" not in log


def test_sigterm_ends_the_bot_at_once(tmp_path: Path) -> None:
    """Within five seconds."""
    with slack_api() as own, running(tmp_path, slack_settings(own), forked=False) as started:
        own.connected(within=60)

        assert 0 == started.stop()


def test_uninstalled_it_ends_and_forgets(tmp_path: Path) -> None:
    """The one workspace is gone, and with it all that was kept of it."""
    with slack_api() as own, running(tmp_path, slack_settings(own)) as started:
        own.connected(within=60)
        own.uninstalls()

        assert 1 == started.ended()
        assert "the app was uninstalled" in started.log.read_text()


def test_slack_calls_where_there_is_a_public_address(tmp_path: Path) -> None:
    """Signed, and once: what is not signed or comes again is refused."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with slack_api() as own:
        settings = slack_settings(own) | {
            "PUBLIC_URL": "https://bot.example",
            "LISTEN": f"127.0.0.1:{port}",
            "SLACK_SIGNING_SECRET": own.signing_secret,
        }
        with running(tmp_path, settings) as started:
            own.posts_to(address)
            own.eventually(lambda: answers(f"{address}/readyz"), within=60)
            own.slash("U1", "C1", "/brief", "trade")
            said = own.eventually(lambda: own.ephemeral("C1", "U1"), within=60)
            unsigned, _ = own.posts(
                "events", b"{}", "application/json", **{"X-Slack-Signature": ""}
            )
            assert 0 == started.stop()

        assert QUOTED in said[0].words
        assert 401 == unsigned
