"""Choosing a subscription on screens: what is said and pressed."""

import pytest

from bot.chat.message import Buttons, Owner
from bot.chat.request import User
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from tests.builders import a_topic
from tests.choosing import ask, asks, press


class TestScreens:
    """What a tap shows, each screen in place of the one before it."""

    def test_what_is_not_said_is_chosen_already(self, library: Library) -> None:
        """All topics, at eight, every day, in the zone that the platform knows."""
        message = ask(library, "/subscribe", user=User(id="9", zone="Asia/Tokyo"))

        assert "All topics: every day at 08:00 (Tokyo time)." in plain(message)
        assert "(21:00 now)" in plain(message)
        assert [] == list(library.store.subscriptions())

    @pytest.mark.parametrize(
        ("language", "first"),
        [("uk", "Kyiv – 14:00"), ("pt-br", "Sao Paulo – 09:00"), ("en", "Berlin – 13:00")],
    )
    def test_a_zone_that_nobody_knows_is_asked_for_with_the_time_there(
        self, library: Library, language: str, first: str
    ) -> None:
        """Those where the app's language is spoken come first, then the bot's own."""
        library.store.set_language("telegram:1", "en")
        message = ask(library, "/subscribe", user=User(id="9", language=language))

        assert first == next(iter(asks(message)))
        assert "Berlin – 13:00" in asks(message)

    @pytest.mark.parametrize("language", ["", "xx", "zz-zz-zz", "-", "en-", "de_DE", "ё" * 40])
    def test_any_language_is_asked_in(self, library: Library, language: str) -> None:
        """Whatever an app says that it speaks."""
        library.store.set_language("telegram:1", "en")
        message = ask(library, "/subscribe", user=User(id="9", language=language))

        assert "Berlin – 13:00" in asks(message)

    def test_topics_are_chosen_and_left_out_again(self, library: Library) -> None:
        """The last one that is left out leaves all of them."""
        screen = ask(library, "/subscribing topics all 08:00 UTC")
        both = press(library, screen, "Trade", "Energy")
        assert {"Trade – on", "Energy – on", "All topics"} <= asks(both).keys()

        none = press(library, both, "Trade – on", "Energy – on")
        assert {"Trade", "Energy", "All topics – on"} <= asks(none).keys()
        assert both.in_place

    def test_many_topics_are_on_several_screens(self, library: Library) -> None:
        """What is chosen on one of them stays so on the others."""
        for number in range(20):
            library.store.save_topic(a_topic(f"t{number:02}", title=f"T{number:02}"))
        first = ask(library, "/subscribing topics all 08:00 UTC")
        second = press(library, first, "T03", "More topics")

        assert "T03 – on" not in asks(second)
        assert "Trade" in asks(second)
        assert "T03 – on" in asks(press(library, second, "Trade", "More topics"))

    def test_time_and_days_are_chosen_and_shown(self, library: Library) -> None:
        """On the way back."""
        screen = ask(library, "/subscribing review trade 08:00 Europe/Kyiv")
        chosen = press(library, screen, "Time", "18:00", "Days", "Mondays")
        assert "/trade: on Monday at 18:00 (Kyiv time)." in plain(chosen)

        other = press(library, chosen, "Days", "Other days", "Friday", "Back")
        assert "/trade: on Monday and Friday at 18:00 (Kyiv time)." in plain(other)
        assert "Subscribed: your digests will arrive here." in plain(
            press(library, other, "Confirm")
        )

    @pytest.mark.parametrize(
        "screen", ["topics", "times", "days", "weekdays", "zones", "city", "time"]
    )
    def test_each_screen_leads_back_with_all_that_is_chosen(
        self, library: Library, screen: str
    ) -> None:
        """Nothing is lost on the way."""
        said = "trade energy 06:45 mon fri Asia/Tokyo long silent"
        message = ask(library, f"/subscribing {screen} {said}")

        assert f"/subscribing review {said}" == asks(message)["Back"]

    @pytest.mark.parametrize(
        "words", ["", "nonsense", "topics-99", "topics-", "confirm", "review-"]
    )
    def test_whatever_is_asked_for_there_is_a_screen(self, library: Library, words: str) -> None:
        """Also where a button is of another version; nothing is subscribed to by it."""
        assert asks(ask(library, f"/subscribing {words}"))
        assert [] == list(library.store.subscriptions())

    def test_in_a_group_the_buttons_are_of_who_began(self, library: Library) -> None:
        """Also after an admin pressed one; in private they are anybody's."""
        ada = Owner(id="9", name="Ada")
        group = {"place": "group", "user": User(id="9", name="Ada")}
        message = ask(library, "/subscribe 8:00", **group)
        [buttons] = [part for part in message.parts if isinstance(part, Buttons)]
        assert {ada} == {button.owner for row in buttons.rows for button in row}
        assert plain(message).startswith("Ada is choosing.")

        boss = {"place": "group", "user": User(id="5", name="Bob"), "owner": ada}
        later = press(library, message, "Another city", **boss)
        [buttons] = [part for part in later.parts if isinstance(part, Buttons)]
        assert {ada} == {button.owner for row in buttons.rows for button in row}
