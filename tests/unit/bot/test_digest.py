"""Digests: only what a channel has not had, what goes on is marked, what ended is corrected."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.commands.registry import answer
from bot.desk import Desk
from bot.gate import Gate
from bot.platform import Asker, Request
from bot.schedule import CATCH_UP, claim_of
from bot.terminal.render import plain
from storage.model import Outcome
from tests.builders import a_topic
from tests.digesting import FIRST, HERE, NOON, article, deliver, read, subscribe


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Return a desk with a topic and a first article."""
    desk.save_topic(a_topic("trade"))
    read(desk, FIRST)
    return desk


def test_a_first_digest_tells_what_there_is(desk: Desk) -> None:
    """Each point word for word, under its topic."""
    subscribe(desk)
    said = plain(deliver(desk, 0))
    assert "Briefing, Sunday, 22 November 2026" in said
    assert "I have read 1 article of 1 source." in said
    assert "Trade (/trade)" in said
    assert "grew by 10 percent in October" in said


def test_nothing_is_told_twice(desk: Desk) -> None:
    """A second day without news says so in a line."""
    subscribe(desk)
    deliver(desk, 0)
    said = plain(deliver(desk, 1))
    assert "Since Sunday, 22 November 2026 I read 0 articles of 0 sources." in said
    assert "Nothing new on your topics." in said
    assert "10 percent" not in said


def test_silence_is_kept_by_choice(desk: Desk) -> None:
    """Where there is nothing new, nothing is sent."""
    subscribe(desk, "trade 13:00 UTC silent")
    assert deliver(desk, 0).parts
    assert () == deliver(desk, 1).parts


def test_only_what_is_new_is_told(desk: Desk) -> None:
    """What was told before is left out beside it."""
    subscribe(desk)
    deliver(desk, 0)
    read(desk, article("A new trade office opens in the port of Odesa.", "AFP", 1))
    said = plain(deliver(desk, 1))
    assert "I read 1 article of 1 source." in said
    assert "A new trade office opens" in said
    assert "10 percent" not in said
    assert "Update" not in said


def test_another_source_is_an_update(desk: Desk) -> None:
    """Who says it, too, is told without what the channel knows."""
    subscribe(desk)
    deliver(desk, 0)
    read(
        desk,
        article(
            "Trade between the two countries grew by 10 percent in October, officials said.",
            "AFP",
            1,
        ),
    )
    said = plain(deliver(desk, 1))
    assert "Update · " in said
    assert "officials said" in said
    assert "the ministry said" not in said


def test_a_preview_does_not_count(desk: Desk) -> None:
    """The digest after it tells the same."""
    subscribe(desk)
    asked = Request(channel=HERE, asker=Asker(id="9"), text="/digest", at=NOON)
    message = answer(desk, asked)
    assert "This is a preview" in plain(message)
    assert () == message.tells
    assert "10 percent" in plain(deliver(desk, 0))


def test_a_quotation_can_be_asked_about_by_its_number(desk: Desk) -> None:
    """Numbers go on over topics: they are those of the digest's own brief."""
    desk.save_topic(a_topic("office"))
    read(desk, article("A new office opens in the port of Odesa.", "AFP", 0))
    subscribe(desk, "all 13:00 UTC")
    assert "[2]" in plain(deliver(desk, 0))
    asked = Request(channel=HERE, asker=Asker(id="9"), text="/context 2", at=NOON)
    assert "10 percent" in plain(answer(desk, asked))


def test_a_sentence_that_was_changed_is_corrected_once(desk: Desk) -> None:
    """Those who had it are told what it said."""
    subscribe(desk)
    deliver(desk, 0)
    changed = replace(FIRST, body=FIRST.body.replace("10", "4"), replaces=FIRST.id)
    read(desk, changed)
    said = plain(deliver(desk, 1))
    assert "Correction: Reuters changed “Reuters 0” (20 November 2026)." in said
    assert "“Trade between the two countries grew by 10 percent" in said
    assert "grew by 4 percent" in said
    assert "Correction" not in plain(deliver(desk, 2))


def test_a_sentence_that_still_stands_is_neither_corrected_nor_repeated(desk: Desk) -> None:
    """The article grew, but what was told of it is as it was."""
    subscribe(desk)
    deliver(desk, 0)
    read(desk, replace(FIRST, body=FIRST.body + " Nothing else is known.", replaces=FIRST.id))
    said = plain(deliver(desk, 1))
    assert "Correction" not in said
    assert "10 percent" not in said


def test_what_comes_late_says_so(desk: Desk) -> None:
    """With when it was due."""
    subscribe(desk)
    assert "This was due at 13:00 and comes late." in plain(
        deliver(desk, 0, late=timedelta(hours=2))
    )


def test_what_was_left_out_is_told_of_in_one_line(desk: Desk) -> None:
    """Three days without power: one digest, and how many there were not."""
    subscribe(desk)
    deliver(desk, 0)
    said = plain(deliver(desk, 3))
    assert "2 briefings before it were left out" in said
    assert "left out" not in plain(deliver(desk, 4))


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("failed", "1 briefing before it could not be sent."),
        ("doubt", "1 briefing before it may not have arrived: what it told is told again."),
    ],
)
def test_a_hole_is_told_of_and_its_points_are_told_again(
    desk: Desk, outcome: Outcome, said: str
) -> None:
    """What was not sent, or may not have arrived, counts as not told."""
    subscribe(desk, "trade 13:00 UTC norepeat")
    message = deliver(desk, 0, outcome=outcome)
    assert not message.repeatable
    after = plain(deliver(desk, 1))
    assert said in after
    assert "10 percent" in after
    assert said not in plain(deliver(desk, 2))


def test_older_than_the_window_is_not_sent_but_kept_as_skipped(desk: Desk) -> None:
    """A digest of the morning is of no use at night."""
    subscribe(desk)
    now = NOON + timedelta(hours=1) + CATCH_UP + timedelta(minutes=1)
    [kept] = desk.store.due(now, ["telegram"], 9)
    claim, request = claim_of(kept, now, Gate())
    assert request is None
    desk.store.claim([claim])
    assert ["skipped"] == [each.state for each in desk.store.deliveries()]
    assert [] == desk.store.due(now, ["telegram"], 9)


def test_a_muted_topic_is_left_out(desk: Desk) -> None:
    """Also of what a subscription names."""
    subscribe(desk)
    desk.store.mute("telegram:1", "trade", None)
    assert "10 percent" not in plain(deliver(desk, 0))
