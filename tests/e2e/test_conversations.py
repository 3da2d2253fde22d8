"""One bot in Telegram, Slack and the terminal: the same conversations, the same answers."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest

from tests.bots import Bot, running, slack_settings, telegram_settings
from tests.bundled import quotations
from tests.fakes.slack_api import SlackApi, slack_api
from tests.fakes.telegram_api import TelegramApi, telegram_api
from tests.forking import run_bot

_PEOPLE = count(100)
QUOTED = quotations("trade")


class Talk(Protocol):
    """A person's talk with the bot, alone."""

    def asks(self, text: str) -> str:
        """Ask, and return all that is read in answer."""
        ...


class InTelegram:
    """A private chat."""

    def __init__(self, telegram: TelegramApi) -> None:
        self._telegram, self._chat = telegram, next(_PEOPLE)

    def asks(self, text: str) -> str:
        """Ask in Telegram."""
        before = len(self._telegram.posted(self._chat))
        self._telegram.says(self._chat, text)
        found = self._telegram.eventually(lambda: self._telegram.posted(self._chat)[before:])
        return found[0].text


class InSlack:
    """Direct messages: a new person each time."""

    def __init__(self, slack: SlackApi) -> None:
        self._slack, self._user = slack, f"U{next(_PEOPLE)}"
        self._channel = slack.dm(self._user)

    def asks(self, text: str) -> str:
        """Ask in Slack."""
        before = len(self._slack.posted(self._channel))
        self._slack.says(self._user, self._channel, text)
        found = self._slack.eventually(lambda: self._slack.posted(self._channel)[before:])
        return found[0].words


class InTerminal:
    """Line by line, on a database of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def asks(self, text: str) -> str:
        """Ask line by line."""
        done = run_bot(["run"], self._folder, {}, f"{text}\n")
        assert 0 == done.returncode
        return done.stdout


@pytest.fixture(scope="module")
def telegram() -> Iterator[TelegramApi]:
    """A fake Telegram."""
    with telegram_api() as fake:
        yield fake


@pytest.fixture(scope="module")
def slack() -> Iterator[SlackApi]:
    """A fake Slack."""
    with slack_api() as fake:
        yield fake


@pytest.fixture(scope="module")
def bot(
    telegram: TelegramApi, slack: SlackApi, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Bot]:
    """One process in both."""
    settings = telegram_settings(telegram) | slack_settings(slack)
    with running(tmp_path_factory.mktemp("bot"), settings) as started:
        slack.connected(within=60)
        telegram.eventually(lambda: telegram.calls("getUpdates"))
        yield started


@pytest.fixture(params=["telegram", "slack", "terminal"])
def talk(
    request: pytest.FixtureRequest, telegram: TelegramApi, slack: SlackApi, tmp_path: Path
) -> Talk:
    """A new person's talk, in each place."""
    if request.param == "terminal":
        return InTerminal(tmp_path)
    request.getfixturevalue("bot")
    return InTelegram(telegram) if request.param == "telegram" else InSlack(slack)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_the_welcome_says_how_to_begin(talk: Talk) -> None:
    """And what there is."""
    said = talk.asks("/start")

    assert "Every point is a sentence quoted word for word" in said
    assert re.search(r"/(?:brief )?ceasefire\b", said)


@pytest.mark.parametrize("ask", ["/trade", "/brief trade", "trade", "/brief /trade"])
def test_a_topic_is_briefed_on_word_for_word(talk: Talk, ask: str) -> None:
    """However it is asked for."""
    said = _plain(talk.asks(ask))

    for excerpt in QUOTED:
        assert _plain(excerpt) in said
    assert "newest 9 May 2025" in said


def test_what_is_not_there_is_said_to_be(talk: Talk) -> None:
    """No point is made up to fill the place."""
    assert "Nothing found. I searched 5 articles" in talk.asks("/brief penguins of Antarctica")


def test_a_typo_is_met_with_what_was_meant(talk: Talk) -> None:
    """By what is near."""
    said = talk.asks("/tradde")
    assert "I don't know the command /tradde." in said
    assert re.search(r"Did you mean /(?:brief )?trade\?", said)


def test_help_is_one_table(talk: Talk) -> None:
    """With a line for each command."""
    said = talk.asks("/help")

    for line in (
        "a brief on a topic or on any words",
        "the sources, and how they are doing",
        "this list",
    ):
        assert line in said


def test_numbers_mean_the_brief_that_was_shown(talk: Talk) -> None:
    """In the same chat; before any brief, it says so."""
    assert "I haven't shown you a brief yet." in talk.asks("/context 1")
    talk.asks("/trade")

    assert QUOTED[0] in talk.asks("/context 1")
    assert "[2]" in talk.asks("/why 2")
    assert "More on Trade" in talk.asks("/more")


def test_a_language_is_spoken_from_then_on(talk: Talk) -> None:
    """The bot's own words; quotations stay as they are."""
    talk.asks("/language de")
    said = _plain(talk.asks("/trade"))

    assert "9. Mai 2025" in said
    assert QUOTED[0] in said
    assert "Language set: English." in talk.asks("/language en")


def test_a_muted_topic_is_left_out_of_todays_brief(talk: Talk) -> None:
    """Until it is taken in again."""
    before = talk.asks("/today")
    talk.asks("/mute trade 7d")
    muted = talk.asks("/today")
    talk.asks("/unmute trade")

    trade = re.compile(r"Trade \(/(?:brief )?trade\)")
    assert trade.search(before)
    assert not trade.search(muted)
    assert trade.search(talk.asks("/today"))


def test_what_people_think_is_kept(talk: Talk) -> None:
    """And thanked for."""
    assert "Thank you." in talk.asks("/feedback the quotes are long")
    assert "What should I tell the operator?" in talk.asks("/feedback")
