"""A subscription ends by its topic only where that says which one; else it is asked back."""

import pytest

from bot.chat.request import Channel, Request, User
from bot.commands.dispatch import answer
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from tests.builders import AT, a_topic

HERE = Channel(platform="telegram", id="1")


@pytest.fixture(autouse=True)
def _topics(library: Library) -> None:
    """Two topics, so that a subscription can be on one, both or all."""
    library.save_topic(a_topic())
    library.save_topic(a_topic("ceasefire", terms=("ceasefire",)))


def _say(library: Library, *lines: str) -> str:
    said = ""
    for text in lines:
        request = Request(channel=HERE, user=User(id="9"), text=text, role="owner", at=AT)
        said = plain(answer(library, request))
    return said


@pytest.mark.parametrize(
    "text", ["unsubscribe from trade", "/unsubscribe Trade", "stop trade", "unfollow the trade"]
)
def test_the_only_subscription_on_a_topic_alone_ends(library: Library, text: str) -> None:
    """The other one stays."""
    _say(library, "/subscribe trade 08:00 UTC", "/subscribe ceasefire 09:00 UTC")

    assert "This subscription has ended." in _say(library, text)
    assert "09:00" in _say(library, "/subscriptions")
    assert "08:00" not in _say(library, "/subscriptions")


@pytest.mark.parametrize("topics", ["trade ceasefire", "all"])
def test_a_subscription_on_more_than_the_topic_is_asked_back(library: Library, topics: str) -> None:
    """It isn't ended by a guess."""
    _say(library, f"/subscribe {topics} 08:00 UTC")

    assert "Which one?" in _say(library, "unsubscribe from trade")
    assert "08:00" in _say(library, "/subscriptions")


@pytest.mark.parametrize("text", ["/unsubscribe all", "unsubscribe from everything", "stop all"])
def test_all_subscriptions_end_together(library: Library, text: str) -> None:
    """Each is confirmed, with what takes it back."""
    _say(library, "/subscribe trade 08:00 UTC", "/subscribe ceasefire 09:00 UTC")

    assert 2 == _say(library, text).count("This subscription has ended.")
    assert "There are no subscriptions here yet." == _say(library, "/subscriptions")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("unsubscribe from trade", "There is no subscription “trade” here."),
        ("unsubscribe from zqx", "There is no subscription “zqx” here."),
    ],
)
def test_without_such_a_subscription_it_is_said(library: Library, text: str, said: str) -> None:
    """Nothing else ends in its place, and it is no search."""
    _say(library, "/subscribe ceasefire 08:00 UTC")

    assert said in _say(library, text)
    assert "08:00" in _say(library, "/subscriptions")


def test_a_word_that_may_be_of_a_search_is_one_where_no_subscription_has_the_topic(
    library: Library,
) -> None:
    """As "stop trade" may be looked for."""
    _say(library, "/subscribe ceasefire 08:00 UTC")

    assert "subscription" not in _say(library, "stop trade")
