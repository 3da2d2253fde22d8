"""Digests: only what a channel has not had, what goes on is marked, what ended is corrected."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.access import Access
from bot.chat.request import Request, User
from bot.commands.dispatch import answer
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from bot.subscriptions.digest import Correction, Digest
from bot.subscriptions.news import News, wording
from bot.subscriptions.schedule import claim_of
from bot.subscriptions.slots import CATCH_UP
from briefings.model import Point
from briefings.reading.places.stored import End
from storage.ports.deliveries import DeliveredQuote, Outcome
from tests.builders import a_brief, a_topic, an_article
from tests.digesting import FIRST, HERE, NOON, article, deliver, read, subscribe


@pytest.fixture
def library(library: Library) -> Library:
    """Return a library with a topic and a first article."""
    library.save_topic(a_topic("trade"))
    read(library, FIRST)
    return library


def test_a_first_digest_tells_what_there_is(library: Library) -> None:
    """Each point word for word, under its topic."""
    subscribe(library)
    said = plain(deliver(library, 0))
    assert "Digest: Sunday, 22 November 2026" in said
    assert "I have read 1 article (sources: 1)." in said
    assert "Trade (/trade)" in said
    assert "grew by 10 percent in October" in said


def test_nothing_is_told_twice(library: Library) -> None:
    """A second day without news says so in a line."""
    subscribe(library)
    deliver(library, 0)
    said = plain(deliver(library, 1))
    nothing = "Nothing new on your topics."
    assert f"{nothing}\n\nChange or end this digest: /subscriptions" == said.partition("\n\n")[2]
    assert "10 percent" not in said


def test_silence_is_kept_by_choice(library: Library) -> None:
    """Where there is nothing new, nothing is sent."""
    subscribe(library, "trade 13:00 UTC silent")
    assert deliver(library, 0).parts
    assert () == deliver(library, 1).parts


def test_only_what_is_new_is_told(library: Library) -> None:
    """What was told before is left out beside it."""
    subscribe(library)
    deliver(library, 0)
    read(library, article("A new trade office opens in the port of Odesa.", "AFP", 1))
    said = plain(deliver(library, 1))
    assert "I have read 1 new article since the last digest" in said
    assert "A new trade office opens" in said
    assert "10 percent" not in said
    assert "Update" not in said


def test_a_fact_is_not_told_again_in_other_words(library: Library) -> None:
    """Whoever says it: what the channel knows is no news."""
    subscribe(library)
    deliver(library, 0)
    read(
        library,
        article(
            "Trade between the two countries grew by 10 percent in October, officials said.",
            "AFP",
            1,
        ),
        article(
            "The ministry said trade between the countries had grown by 10 percent in October.",
            "DPA",
            2,
        ),
    )
    assert "Nothing new on your topics." in plain(deliver(library, 1))
    assert "Nothing new on your topics." in plain(deliver(library, 2))


def test_a_newer_figure_is_told_with_what_it_replaces(library: Library) -> None:
    """Though the older one was told in a digest whose brief has it no more."""
    library.save_topic(a_topic("fire", terms=("fire",)))
    read(library, article("The fire in the port of Odesa killed 9 people.", "AFP", 0))
    subscribe(library, "fire 13:00 UTC")
    assert "killed 9" in plain(deliver(library, 0))
    read(
        library,
        article(
            "The fire in the port of Odesa has killed 12 people by now, an official said.", "DPA", 1
        ),
    )
    said = plain(deliver(library, 1))
    assert "Update · Superseded: “9” (now “12”)" in said
    assert "killed 12 people" in said
    assert "killed 9" not in said
    assert "Nothing new on your topics." in plain(deliver(library, 2))


def test_a_preview_does_not_count(library: Library) -> None:
    """The digest after it tells the same."""
    subscribe(library)
    asked = Request(channel=HERE, user=User(id="9"), text="/digest", at=NOON)
    message = answer(library, asked)
    assert "This is a preview" in plain(message)
    assert () == message.delivered_quotes
    assert "10 percent" in plain(deliver(library, 0))


def test_a_quotation_can_be_asked_about_by_its_number(library: Library) -> None:
    """Numbers go on over topics: they are those of the digest's own brief."""
    library.save_topic(a_topic("office"))
    read(library, article("A new office opens in the port of Odesa.", "AFP", 0))
    subscribe(library, "all 13:00 UTC")
    assert "[2]" in plain(deliver(library, 0))
    asked = Request(channel=HERE, user=User(id="9"), text="/context 2", at=NOON)
    assert "10 percent" in plain(answer(library, asked))


def test_a_sentence_that_was_changed_is_corrected_once(library: Library) -> None:
    """Those who had it are told what it said."""
    subscribe(library)
    deliver(library, 0)
    changed = replace(FIRST, body=FIRST.body.replace("10", "4"), replaces=FIRST.id)
    read(library, changed)
    said = plain(deliver(library, 1))
    assert "Correction: an article has changed and no longer says: “Trade between the two" in said
    assert "grew by 10 percent" in said
    assert "“Reuters 0” · Reuters · 20 November 2026" in said
    assert "grew by 4 percent" in said
    assert "Correction" not in plain(deliver(library, 2))


def test_a_sentence_that_still_stands_is_neither_corrected_nor_repeated(library: Library) -> None:
    """The article grew, but what was told of it is as it was."""
    subscribe(library)
    deliver(library, 0)
    read(library, replace(FIRST, body=FIRST.body + " Nothing else is known.", replaces=FIRST.id))
    said = plain(deliver(library, 1))
    assert "Correction" not in said
    assert "10 percent" not in said


def test_what_comes_late_says_so(library: Library) -> None:
    """With when it was due."""
    subscribe(library)
    assert "This digest was due at 13:00; sorry it's late." in plain(
        deliver(library, 0, late=timedelta(hours=2))
    )


def test_what_was_left_out_is_told_of_in_one_line(library: Library) -> None:
    """Three days without power: one digest, and how many there were not."""
    subscribe(library)
    deliver(library, 0)
    said = plain(deliver(library, 3))
    assert "2 earlier digests were skipped because they would have arrived too late." in said
    assert "skipped" not in plain(deliver(library, 4))


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("failed", "1 earlier digest could not be sent."),
        (
            "doubt",
            "1 earlier digest may not have reached you, so its points are repeated here.",
        ),
    ],
)
def test_a_hole_is_told_of_and_its_points_are_told_again(
    library: Library, outcome: Outcome, said: str
) -> None:
    """What was not sent, or may not have arrived, counts as not told."""
    subscribe(library, "trade 13:00 UTC norepeat")
    message = deliver(library, 0, outcome=outcome)
    assert not message.repeatable
    after = plain(deliver(library, 1))
    assert said in after
    assert "10 percent" in after
    assert said not in plain(deliver(library, 2))


def test_older_than_the_window_is_not_sent_but_kept_as_skipped(library: Library) -> None:
    """A digest of the morning is of no use at night."""
    subscribe(library)
    now = NOON + timedelta(hours=1) + CATCH_UP + timedelta(minutes=1)
    [kept] = library.store.due_subscriptions(now, ["telegram"], 9)
    claim = claim_of(kept, now, Access())
    assert claim.job is None
    library.store.claim([claim])
    assert ["skipped"] == [each.state for each in library.store.deliveries()]
    assert [] == library.store.due_subscriptions(now, ["telegram"], 9)


def test_a_muted_topic_is_left_out(library: Library) -> None:
    """Also of what a subscription names."""
    subscribe(library)
    library.store.mute("telegram:1", "trade", None)
    assert "10 percent" not in plain(deliver(library, 0))


def test_what_a_digest_delivers_is_kept_by_place_and_words() -> None:
    """A copy is kept by its place alone, a correction as the end of its article."""
    text = an_article("Trade grew by a tenth. Exports fell.")
    lead, copy = text.quote(0, 22), text.quote(23, 36)
    news = News(point=Point(lead=lead), new_excerpts=(lead,))
    correction = Correction(article=text, words="It fell.", replaced=True)
    digest = Digest(
        channel="telegram:1",
        sections=((a_brief(text), (news, news)),),
        corrections=(correction, correction),
        copies=(copy, lead),
    )
    here = {"channel": "telegram:1", "article": text.id}

    assert (
        DeliveredQuote(**here, start=0, end=22, wording=wording(lead.text)),
        DeliveredQuote(**here, start=23, end=36, wording=""),
        DeliveredQuote(**here, start=0, end=0),
    ) == digest.delivered_quotes


@pytest.mark.parametrize(
    ("end", "told"), [("withdrawn", True), ("missing", True), ("removed", False)]
)
def test_who_was_told_hears_of_what_was_withdrawn(
    library: Library, end: End, *, told: bool
) -> None:
    """Once; what an operator only removed was taken back by nobody."""
    subscribe(library)
    deliver(library, 0)
    library.end_articles([FIRST.id], end)
    said, later = plain(deliver(library, 1)), plain(deliver(library, 2))

    assert told == ("10 percent" in said)
    assert "10 percent" not in later


def test_a_topic_is_briefed_anew_once_an_article_ended(library: Library) -> None:
    """And again once it is resumed; without composing anything when it is asked for."""
    topic = library.topic("trade")
    before = library.brief(topic)
    library.end_articles([FIRST.id], "removed")
    without = library.store.ready_brief(topic, before.method)
    library.resume_articles([FIRST.id])

    assert without is not None
    assert () == without.points
    assert before == library.store.ready_brief(topic, before.method)
