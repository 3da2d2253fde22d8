"""Links that subscribe, what holds before a chat subscribes, and previews."""

import pytest

from bot.chat.request import Channel
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from tests.builders import a_topic
from tests.choosing import READY, ask, asks, press


class TestLinks:
    """Links to the bot: what they say is confirmed first, as someone else made them."""

    @pytest.mark.parametrize(
        ("payload", "chosen"),
        [
            ("subscribe", "All topics: every day at 08:00 (Kyiv time)."),
            ("subscribe_trade", READY.format("Kyiv")),
            ("subscribe_trade_0630", "/trade: every day at 06:30 (Kyiv time)."),
            ("subscribe_trade_energy_weekdays", "on weekdays at 08:00 (Kyiv time)."),
            ("subscribe-trade_0630", "/trade: every day at 06:30 (Kyiv time)."),
            ("SUBSCRIBE_Trade", READY.format("Kyiv")),
            ("subscribe_election-2024_1215", "/election-2024: every day at 12:15 (Kyiv time)."),
            ("subscribe_power_of_siberia", "/power-of-siberia: every day at 08:00 (Kyiv time)."),
        ],
    )
    def test_a_link_shows_what_it_would_subscribe_to(
        self, library: Library, payload: str, chosen: str
    ) -> None:
        """Topics, times and days, in the chat's zone."""
        for name in ("election-2024", "power-of-siberia"):
            library.save_topic(a_topic(name))
        library.store.set_zone("telegram:1", "Europe/Kyiv")
        message = ask(library, f"/start {payload}")

        assert chosen in plain(message)
        assert [] == list(library.store.subscriptions())
        assert "Subscribed: your digests will arrive here." in plain(
            press(library, message, "Confirm")
        )

    def test_a_link_to_nothing_known_says_so(self, library: Library) -> None:
        """By the word that means nothing."""
        assert "“nonsense”" in plain(ask(library, "/start subscribe_nonsense_0800"))

    @pytest.mark.parametrize("payload", ["subscribed", "topic_trade", "subscription", ""])
    def test_other_links_are_none_of_these(self, library: Library, payload: str) -> None:
        """They welcome, or show a brief."""
        assert "Confirm" not in asks(ask(library, f"/start {payload}"))


class TestBeforeSubscribing:
    """What is set for a chat holds for what it subscribes to later."""

    def test_zone_and_quiet_hours_hold_for_a_later_subscription(self, library: Library) -> None:
        """And can be looked at and undone before."""
        ask(library, "/timezone Tokyo")
        ask(library, "/quiet 22:00-09:00")
        assert "Tokyo time" in plain(ask(library, "/timezone"))
        assert "22:00–09:00" in plain(ask(library, "/quiet"))

        said = plain(ask(library, "/subscribe trade 08:00"))
        assert READY.format("Tokyo") in said
        assert "Next digest: Monday, 23 November 2026, 09:00." in said

    def test_quiet_hours_that_are_off_again_hold_for_nothing(self, library: Library) -> None:
        """As if they had never been."""
        message = ask(library, "/quiet 22:00-09:00")
        press(library, message, "Undo")

        assert (
            "08:00."
            in plain(ask(library, "/subscribe trade 08:00 Asia/Tokyo")).split("Next digest")[1]
        )

    def test_a_zone_that_this_machine_does_not_know_is_asked_for(self, library: Library) -> None:
        """As if none had been chosen."""
        library.store.set_zone("telegram:1", "Mars/Olympus_Mons")

        assert "Berlin – 13:00" in asks(ask(library, "/subscribe"))

    def test_in_a_thread_the_channels_zone_holds(self, library: Library) -> None:
        """Settings are one for all threads."""
        ask(library, "/timezone Tokyo")
        thread = Channel(platform="telegram", id="1", thread="7")

        assert READY.format("Tokyo") in plain(ask(library, "/subscribe trade", channel=thread))


class TestPreview:
    """`/digest`: what the next digest would be."""

    def test_it_is_of_the_chats_own_subscription(self, library: Library) -> None:
        """Of its topics alone."""
        ask(library, "/subscribe trade 08:00 UTC")
        message = ask(library, "/digest")

        assert "aren't subscribed" not in plain(message)
        assert plain(message) == plain(ask(library, "/digest 1"))

    def test_of_several_it_is_asked_which(self, library: Library) -> None:
        """By their numbers."""
        for at in ("08:00", "09:00"):
            ask(library, f"/subscribe trade {at} UTC")

        assert {"1": "/digest 1", "2": "/digest 2"} == asks(ask(library, "/digest"))

    def test_without_any_it_shows_all_topics_and_the_way_to_subscribe(
        self, library: Library
    ) -> None:
        """In a terminal, where none can be had, just the topics."""
        message = ask(library, "/digest")
        there = ask(library, "/digest", channel=Channel(platform="terminal", id="local"))

        assert "You aren't subscribed yet." in plain(message)
        assert "/subscribe" == asks(message)["Subscribe"]
        assert "aren't subscribed" not in plain(there)

    def test_two_taps_end_what_a_digest_is_of_and_one_takes_that_back(
        self, library: Library
    ) -> None:
        """From the buttons under it."""
        ask(library, "/subscribe trade 08:00 UTC")
        ended = press(library, ask(library, "/digest"), "Subscriptions", "End 1")
        assert [] == list(library.store.subscriptions())

        press(library, ended, "Undo")
        assert 1 == len(library.store.subscriptions())
