"""What someone writes who was asked for a city or a time, and what is none of it."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from bot.chat.message import Buttons, Owner
from bot.chat.request import Channel, User
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from tests.choosing import NOON, READY, ask, asks, press


class TestWriting:
    """What is written after a question, and what is none of its answers."""

    @pytest.mark.parametrize(
        ("screen", "written", "city"),
        [
            ("city", "Tokyo", "Tokyo"),
            ("city", " new york ", "New York"),
            ("city", "Europe/Kyiv", "Kyiv"),
            ("time", "8:00", "Berlin"),
        ],
    )
    def test_the_answer_is_taken(
        self, library: Library, screen: str, written: str, city: str
    ) -> None:
        """And shown with the rest."""
        ask(library, f"/subscribing {screen} trade 08:00 Europe/Berlin", press="key")

        assert READY.format(city) in plain(ask(library, written))

    @pytest.mark.parametrize("written", ["it is 21:00", "9:00 pm"])
    def test_the_time_there_offers_the_zones_where_it_is_so(
        self, library: Library, written: str
    ) -> None:
        """Each with its time, to be chosen."""
        ask(library, "/subscribing city trade", press="key")
        message = ask(library, written)

        assert "Tokyo – 21:00" in asks(message)
        assert READY.format("Tokyo") in plain(press(library, message, "Tokyo – 21:00"))

    @pytest.mark.parametrize(("screen", "wrong"), [("city", "Xyzzyville"), ("time", "teatime")])
    def test_what_is_not_known_is_asked_again(
        self, library: Library, screen: str, wrong: str
    ) -> None:
        """As often as it takes."""
        ask(library, f"/subscribing {screen} trade 08:00 Europe/Berlin", press="key")
        again = ask(library, wrong)
        assert f"“{wrong}”" in plain(again)

        right = {"city": "Tokyo", "time": "08:00"}[screen]
        assert "/trade: every day at 08:00" in plain(ask(library, right))

    @pytest.mark.parametrize(
        "text",
        [
            "trade",
            "/trade",
            "/brief Kyiv",
            "what grew with Kyiv?",
            "who says that trade with Kyiv grew",
        ],
    )
    def test_what_asks_something_else_is_answered_as_ever(
        self, library: Library, text: str
    ) -> None:
        """Topics, commands and questions."""
        plainly = plain(ask(library, text))
        ask(library, "/subscribing city trade", press="key")

        assert plainly == plain(ask(library, text))

    def test_after_another_command_nothing_is_expected_any_more(self, library: Library) -> None:
        """A city's name is a search again."""
        ask(library, "/subscribing city trade", press="key")
        ask(library, "/help")

        assert "(Tokyo time)" not in plain(ask(library, "Tokyo"))

    @pytest.mark.parametrize(
        "other",
        [
            {"user": User(id="8")},
            {"channel": Channel(platform="telegram", id="2")},
            {"at": NOON + timedelta(minutes=11)},
        ],
    )
    def test_the_answer_is_of_whom_was_asked_there_and_then(
        self, library: Library, other: Mapping[str, object]
    ) -> None:
        """Nobody else's words, not elsewhere, not much later."""
        ask(library, "/subscribing city trade", press="key")

        assert "(Tokyo time)" not in plain(ask(library, "Tokyo", **other))

    @pytest.mark.parametrize("written", ["Tokyo", "21:00", "Xyzzyville"])
    def test_in_a_group_what_follows_is_of_whom_was_asked(
        self, library: Library, written: str
    ) -> None:
        """Who that is, is said once."""
        ada = User(id="9", name="Ada")
        ask(library, "/subscribing city trade", press="key", user=ada, place="group")
        message = ask(library, written, user=ada, place="group")
        [buttons] = [part for part in message.parts if isinstance(part, Buttons)]

        assert {Owner(id="9", name="Ada")} == {each.owner for row in buttons.rows for each in row}
        assert 1 == plain(message).count("Ada is choosing.")
