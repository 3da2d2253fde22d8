"""The bot in Telegram, as a process, against the strict fake."""

from collections.abc import Iterator
from itertools import count

import pytest

from tests.bots import Bot, running, telegram_settings
from tests.bundled import quotations
from tests.fakes.telegram_api import TelegramApi, telegram_api
from tests.fakes.telegram_world import Shown

_PEOPLE = count(100)
RECORD = "In 2024, bilateral trade hit a record $245 billion."
QUOTED = quotations("trade")[0]


@pytest.fixture(scope="module")
def telegram() -> Iterator[TelegramApi]:
    """A Telegram that is there for all tests of the module."""
    with telegram_api() as fake:
        yield fake


@pytest.fixture(scope="module")
def bot(telegram: TelegramApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    """A bot that talks there."""
    with running(tmp_path_factory.mktemp("bot"), telegram_settings(telegram)) as started:
        telegram.says(1, "/start")
        telegram.eventually(lambda: telegram.posted(1), within=60)
        yield started


@pytest.fixture
def ada() -> int:
    """Someone whom the bot has not met."""
    return next(_PEOPLE)


def _answer(telegram: TelegramApi, chat: int, text: str, **how: object) -> Shown:
    before = len(telegram.posted(chat))
    telegram.says(chat, text, **how)
    return telegram.eventually(lambda: telegram.posted(chat)[before:])[-1]


def _group(telegram: TelegramApi, **changes: object) -> int:
    chat = -next(_PEOPLE)
    telegram.chat(chat, "supergroup", **changes)
    return chat


pytestmark = pytest.mark.usefixtures("bot")


def test_a_stranger_is_greeted_with_two_things_to_begin_with(
    telegram: TelegramApi, ada: int
) -> None:
    """Two taps from /start to what a brief looks like."""
    welcome = _answer(telegram, ada, "/start")
    query = telegram.presses(welcome, "Show today's brief", user=ada)
    today = telegram.eventually(lambda: telegram.posted(ada)[1:])[0]

    assert ["Show today's brief", "Subscribe"] == welcome.labels
    assert "Trade (/trade)" in today.text
    telegram.eventually(lambda: telegram.acknowledged(query))


def test_a_link_opens_a_topic(telegram: TelegramApi, ada: int) -> None:
    """As in t.me/our_bot?start=topic_victory_day."""
    assert _answer(telegram, ada, "/start topic_victory_day").text.startswith("Victory Day")


def _quotations(message: Shown) -> list[str]:
    """Return what stands in block quotations; Telegram counts UTF-16 units."""
    units = message.text.encode("utf-16-le")
    return [
        units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
        for e in message.entities
        if "blockquote" in e["type"]
    ]


def test_a_brief_is_quoted_word_for_word(telegram: TelegramApi, ada: int) -> None:
    """In block quotations, with nothing to tap that we did not mean."""
    brief = _answer(telegram, ada, "/trade")

    assert QUOTED in _quotations(brief)
    assert [] == brief.links


def test_buttons_under_a_brief_do_what_they_say(telegram: TelegramApi, ada: int) -> None:
    """Each asks about that very brief, whatever was shown since."""
    brief = _answer(telegram, ada, "/trade")
    _answer(telegram, ada, "/energy")
    said = {}
    for label in ("More", "Context", "Why these?", "Sources", "Mute topic"):
        before = len(telegram.posted(ada))
        telegram.presses(brief, label, user=ada)
        said[label] = telegram.eventually(lambda b=before: telegram.posted(ada)[b:])[0]

    assert said["More"].text.startswith("More on Trade")
    assert [str(1 + n) for n in range(len(_quotations(brief)))] == said["Context"].labels
    assert "Why these sentences: Trade" in said["Why these?"].text
    assert "Sources on Trade" in said["Sources"].text
    assert "/trade is muted here until you unmute it." == said["Mute topic"].text
    share = next(b for row in brief.buttons for b in row if b.label == "Share")
    assert ("trade", None) == (share.share, share.data)


def test_in_a_group_other_bots_commands_are_left_alone(telegram: TelegramApi) -> None:
    """Ours are answered as a reply."""
    group = _group(telegram)
    telegram.says(group, "/trade@other_bot")
    telegram.says(group, "hello all")
    mine = telegram.says(group, "/trade@our_bot")

    first = telegram.eventually(lambda: telegram.posted(group))[0]

    assert first.text.startswith("Trade")
    assert mine["message"]["message_id"] == first.replies_to
    assert 1 == len(telegram.posted(group))


def test_a_forum_topic_is_answered_where_it_asked(telegram: TelegramApi) -> None:
    """And one that is closed in the group's General topic."""
    group = _group(telegram, threads=frozenset({7, 8}), closed=frozenset({8}))

    assert 7 == _answer(telegram, group, "/trade", thread=7).thread
    assert _answer(telegram, group, "/trade", thread=8).thread is None


def test_an_edited_command_is_not_run_again(telegram: TelegramApi, ada: int) -> None:
    """Only what is written anew asks."""
    telegram.says(ada, "/trade", edited=True)
    _answer(telegram, ada, "/energy")

    assert ["Energy"] == [message.text.split("\n")[0] for message in telegram.posted(ada)]


def test_an_update_that_comes_twice_is_answered_once(telegram: TelegramApi, ada: int) -> None:
    """By its id."""
    update = telegram.says(ada, "/trade")
    telegram.eventually(lambda: telegram.posted(ada))
    telegram.again(update)
    _answer(telegram, ada, "/energy")

    assert 2 == len(telegram.posted(ada))


def test_only_admins_change_a_groups_settings(telegram: TelegramApi) -> None:
    """Telegram is asked who they are, also when a button is pressed."""
    group = _group(telegram, admins={1})

    refused = _answer(telegram, group, "/mute trade", user=2)
    done = _answer(telegram, group, "/mute trade", user=1)
    before = len(telegram.posted(group))
    telegram.presses(done, "Unmute", user=2)
    pressed = telegram.eventually(lambda: telegram.posted(group)[before:])[0]

    assert refused.text == pressed.text
    assert refused.text.startswith("Only admins can do that here.")
    assert "/trade is muted here until you unmute it." == done.text


def test_excerpts_are_shared_in_any_chat(telegram: TelegramApi, ada: int) -> None:
    """Word for word, with who says so."""
    query = telegram.types("bilateral trade record", user=ada)
    found = telegram.eventually(lambda: telegram.found(query))

    texts = [result["input_message_content"]["message_text"] for result in found]
    assert any(text.startswith(RECORD) and "Realist English" in text for text in texts)


def test_what_is_not_known_is_met_with_what_is_near(telegram: TelegramApi, ada: int) -> None:
    """As a button to press."""
    typo = _answer(telegram, ada, "/tradde")
    before = len(telegram.posted(ada))
    telegram.presses(typo, "/trade", user=ada)

    assert "I don't know the command /tradde. Did you mean /trade?" == typo.text
    assert telegram.eventually(lambda: telegram.posted(ada)[before:])[0].text.startswith("Trade")


def test_an_unknown_button_gives_a_fresh_menu(telegram: TelegramApi, ada: int) -> None:
    """As one of years ago would."""
    message = _answer(telegram, ada, "/trade")
    before = len(telegram.posted(ada))
    telegram.sends(message, "gone", user=ada)
    menu = telegram.eventually(lambda: telegram.posted(ada)[before:])[0]

    assert menu.text.startswith("That button has expired.")
    assert "Trade" in menu.labels


def test_the_menu_has_topics_and_commands_by_language(telegram: TelegramApi) -> None:
    """In groups without what only admins may do there."""
    commands = telegram.eventually(
        lambda: len(telegram.calls("setMyCommands")) >= 30 and telegram.world.commands
    )

    everywhere = {each["command"]: each["description"] for each in commands["default", ""]}
    german = {each["command"]: each["description"] for each in commands["default", "de"]}
    in_groups = [each["command"] for each in commands["all_group_chats", ""]]
    assert "Victory Day" == everywhere["victory_day"]
    assert everywhere.keys() == german.keys()
    assert "mute" not in in_groups
    assert "trade" in in_groups


@pytest.mark.parametrize("how", ["429", "500_after", "reset_after", "half", "reset"])
def test_a_send_that_fails_is_seen_through(telegram: TelegramApi, ada: int, how: str) -> None:
    """Refused ones come once; what may have come is repeated once, and says so."""
    telegram.fail("sendMessage", how)
    telegram.says(ada, "/trade")
    doubted = how in {"500_after", "reset_after", "half"}
    expected = 2 if doubted else 1
    messages = telegram.eventually(lambda: len(telegram.posted(ada)) >= expected) and (
        telegram.posted(ada)
    )

    assert expected == len(messages)
    marked = [
        message.text.startswith("I was interrupted, so you may be seeing this twice.")
        for message in messages
    ]
    assert marked == ([False, True] if doubted else [how == "reset"])


@pytest.mark.parametrize("method", ["sendMessage", "editMessageText"])
def test_an_answer_that_telegram_failed_at_twice_comes_when_it_is_back(
    telegram: TelegramApi, ada: int, method: str
) -> None:
    """Whether it is sent or takes another's place: the answer, and no apology."""
    first = _answer(telegram, ada, "/subscribe")
    telegram.fail(method, "502", 2)
    telegram.fail("answerCallbackQuery", "502", 2)
    if method == "sendMessage":
        told = _answer(telegram, ada, "/trade")
    else:
        query = telegram.presses(first, first.labels[0], user=ada)
        told = telegram.eventually(
            lambda: [each for each in telegram.posted(ada) if each.text != first.text]
        )[0]
        telegram.eventually(lambda: telegram.acknowledged(query))

    assert "Something went wrong" not in told.text
    assert (told.id == first.id) is (method == "editMessageText")
    assert 3 <= len(telegram.calls(method))


def test_who_blocks_the_bot_is_left_alone_and_welcomed_back(
    telegram: TelegramApi, ada: int
) -> None:
    """With since when, and why."""
    _answer(telegram, ada, "/start")
    telegram.joins(ada, "kicked")
    telegram.joins(ada, "member")

    assert _answer(telegram, ada, "/trade").text.startswith("I'm back. Between ")


def test_a_group_that_becomes_a_supergroup_keeps_its_settings(telegram: TelegramApi) -> None:
    """Whether it is told before, or by the refusal of a message."""
    group, now = -next(_PEOPLE), -1_000_000 - next(_PEOPLE)
    telegram.chat(group, "group", admins={1})
    _answer(telegram, group, "/language de", user=1)
    telegram.migrates(group, now)

    telegram.settled()

    assert "9. Mai 2025" in _answer(telegram, now, "/trade").text


def test_a_message_to_a_group_that_has_moved_follows_it(telegram: TelegramApi) -> None:
    """The refusal says where to; the settings follow, too."""
    group, now = -next(_PEOPLE), -1_000_000 - next(_PEOPLE)
    telegram.chat(group, "group", admins={1})
    _answer(telegram, group, "/language de", user=1)
    telegram.moves(group, now)

    telegram.says(group, "/trade")

    assert "9. Mai 2025" in telegram.eventually(lambda: telegram.posted(now))[0].text


def test_two_groups_are_answered_side_by_side(telegram: TelegramApi) -> None:
    """A message that waits for its turn holds up nobody else."""
    slow, quick = _group(telegram), _group(telegram)
    telegram.fail("sendMessage", "429", retry_after=1)
    telegram.says(slow, "/trade")
    telegram.eventually(lambda: telegram.calls("sendMessage"))

    _answer(telegram, quick, "/trade")
    assert telegram.eventually(lambda: telegram.posted(slow))
