"""Digests: only what a channel has not had, what goes on is marked, what ended is corrected."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.bundled import bundled_articles, bundled_topics
from bot.commands.registry import answer
from bot.desk import Desk
from bot.digest import digest_for
from bot.gate import Gate
from bot.message import Message
from bot.platform import Asker, Channel, Request
from bot.schedule import CATCH_UP, claim_of
from bot.subscription import told_by
from bot.terminal.render import plain
from briefings.model import Article
from storage.model import Outcome, Settled
from tests.builders import a_source, a_topic, an_article

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
HERE = Channel(platform="telegram", id="1")


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Return a desk with a topic and a first article."""
    desk.save_topic(a_topic("trade"))
    _read(desk, FIRST)
    return desk


def _article(body: str, source: str, days: int, **changes: object) -> Article:
    return an_article(
        body,
        source=a_source(source),
        title=f"{source} {days}",
        published=date(2026, 11, 20) + days * DAY,
        retrieved_at=NOON + days * DAY,
        **changes,
    )


FIRST = _article(
    "Trade between the two countries grew by 10 percent in October, the ministry said.",
    "Reuters",
    0,
    origin="https://example.org/first",
)


def _read(desk: Desk, *articles: Article) -> None:
    desk.ingest(list(articles))


def _subscribe(desk: Desk, words: str = "trade 13:00 UTC") -> None:
    asker = Asker(id="9")
    text = f"/subscribe {words}"
    answer(desk, Request(channel=HERE, asker=asker, text=text, role="owner", at=NOON))


def _deliver(
    desk: Desk, day: int, late: timedelta = timedelta(), outcome: Outcome = "sent"
) -> Message:
    """Deliver what is due at 13:00 of a day, as the schedule and the conversation do."""
    now = NOON + timedelta(hours=1) + day * DAY + late
    due = desk.store.due(now, ["telegram"], 10)
    [(claim, request)] = [claim_of(kept, now, Gate()) for kept in due]
    desk.store.claim([claim])
    assert request is not None
    message = answer(desk, replace(request, role="admin", at=now))
    told = told_by(message, HERE) if outcome == "sent" else ()
    desk.store.note([Settled(key=request.key, outcome=outcome, told=told, at=now)])
    return message


def test_a_first_digest_tells_what_there_is(desk: Desk) -> None:
    """Each point word for word, under its topic."""
    _subscribe(desk)
    said = plain(_deliver(desk, 0))
    assert "Briefing, Sunday, 22 November 2026" in said
    assert "I have read 1 article of 1 source." in said
    assert "Trade (/trade)" in said
    assert "grew by 10 percent in October" in said


def test_nothing_is_told_twice(desk: Desk) -> None:
    """A second day without news says so in a line."""
    _subscribe(desk)
    _deliver(desk, 0)
    said = plain(_deliver(desk, 1))
    assert "Since Sunday, 22 November 2026 I read 0 articles of 0 sources." in said
    assert "Nothing new on your topics." in said
    assert "10 percent" not in said


def test_silence_is_kept_by_choice(desk: Desk) -> None:
    """Where there is nothing new, nothing is sent."""
    _subscribe(desk, "trade 13:00 UTC silent")
    assert _deliver(desk, 0).parts
    assert () == _deliver(desk, 1).parts


def test_only_what_is_new_is_told(desk: Desk) -> None:
    """What was told before is left out beside it."""
    _subscribe(desk)
    _deliver(desk, 0)
    _read(desk, _article("A new trade office opens in the port of Odesa.", "AFP", 1))
    said = plain(_deliver(desk, 1))
    assert "I read 1 article of 1 source." in said
    assert "A new trade office opens" in said
    assert "10 percent" not in said
    assert "Update" not in said


def test_another_source_is_an_update(desk: Desk) -> None:
    """Who says it, too, is told without what the channel knows."""
    _subscribe(desk)
    _deliver(desk, 0)
    _read(
        desk,
        _article(
            "Trade between the two countries grew by 10 percent in October, officials said.",
            "AFP",
            1,
        ),
    )
    said = plain(_deliver(desk, 1))
    assert "Update · " in said
    assert "officials said" in said
    assert "the ministry said" not in said


def test_a_preview_does_not_count(desk: Desk) -> None:
    """The digest after it tells the same."""
    _subscribe(desk)
    asked = Request(channel=HERE, asker=Asker(id="9"), text="/digest", at=NOON)
    message = answer(desk, asked)
    assert "This is a preview" in plain(message)
    assert () == message.tells
    assert "10 percent" in plain(_deliver(desk, 0))


def test_a_quotation_can_be_asked_about_by_its_number(desk: Desk) -> None:
    """Numbers go on over topics: they are those of the digest's own brief."""
    desk.save_topic(a_topic("office"))
    _read(desk, _article("A new office opens in the port of Odesa.", "AFP", 0))
    _subscribe(desk, "all 13:00 UTC")
    assert "[2]" in plain(_deliver(desk, 0))
    asked = Request(channel=HERE, asker=Asker(id="9"), text="/context 2", at=NOON)
    assert "10 percent" in plain(answer(desk, asked))


def test_a_sentence_that_was_changed_is_corrected_once(desk: Desk) -> None:
    """Those who had it are told what it said."""
    _subscribe(desk)
    _deliver(desk, 0)
    changed = replace(FIRST, body=FIRST.body.replace("10", "4"), replaces=FIRST.id)
    _read(desk, changed)
    said = plain(_deliver(desk, 1))
    assert "Correction: Reuters changed “Reuters 0” (20 November 2026)." in said
    assert "“Trade between the two countries grew by 10 percent" in said
    assert "grew by 4 percent" in said
    assert "Correction" not in plain(_deliver(desk, 2))


def test_a_sentence_that_still_stands_is_neither_corrected_nor_repeated(desk: Desk) -> None:
    """The article grew, but what was told of it is as it was."""
    _subscribe(desk)
    _deliver(desk, 0)
    _read(desk, replace(FIRST, body=FIRST.body + " Nothing else is known.", replaces=FIRST.id))
    said = plain(_deliver(desk, 1))
    assert "Correction" not in said
    assert "10 percent" not in said


def test_what_comes_late_says_so(desk: Desk) -> None:
    """With when it was due."""
    _subscribe(desk)
    assert "This was due at 13:00 and comes late." in plain(
        _deliver(desk, 0, late=timedelta(hours=2))
    )


def test_what_was_left_out_is_told_of_in_one_line(desk: Desk) -> None:
    """Three days without power: one digest, and how many there were not."""
    _subscribe(desk)
    _deliver(desk, 0)
    said = plain(_deliver(desk, 3))
    assert "2 briefings before it were left out" in said
    assert "left out" not in plain(_deliver(desk, 4))


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
    _subscribe(desk, "trade 13:00 UTC norepeat")
    message = _deliver(desk, 0, outcome=outcome)
    assert not message.repeatable
    after = plain(_deliver(desk, 1))
    assert said in after
    assert "10 percent" in after
    assert said not in plain(_deliver(desk, 2))


def test_older_than_the_window_is_not_sent_but_kept_as_skipped(desk: Desk) -> None:
    """A digest of the morning is of no use at night."""
    _subscribe(desk)
    now = NOON + timedelta(hours=1) + CATCH_UP + timedelta(minutes=1)
    [kept] = desk.store.due(now, ["telegram"], 9)
    claim, request = claim_of(kept, now, Gate())
    assert request is None
    desk.store.claim([claim])
    assert ["skipped"] == [each.state for each in desk.store.deliveries()]
    assert [] == desk.store.due(now, ["telegram"], 9)


def test_a_muted_topic_is_left_out(desk: Desk) -> None:
    """Also of what a subscription names."""
    _subscribe(desk)
    desk.store.mute("telegram:1", "trade", None)
    assert "10 percent" not in plain(_deliver(desk, 0))


def _with_exports(desk: Desk) -> None:
    """Have a second topic, of which a sentence on trade tells, too."""
    desk.save_topic(a_topic("exports", terms=("exports",)))
    said = "Exports and trade between the two countries fell by a fifth in May, the agency said."
    _read(
        desk,
        _article(said, "AFP", 1),
        _article(f"{said} Exports of grain stopped.", "TASS", 1),
    )


def test_a_point_of_two_topics_is_told_once(desk: Desk) -> None:
    """Under the first of them; the other has what else there is."""
    _with_exports(desk)
    _subscribe(desk, "trade exports 13:00 UTC")
    said = plain(_deliver(desk, 1))
    trade, exports = said.split("Exports (/exports)")
    assert 1 == said.count("“Exports and trade between")
    assert "Exports and trade between" in trade
    assert "Exports of grain stopped" in exports
    assert "Update" not in said


def test_who_says_a_point_under_another_topic_stands_with_it(desk: Desk) -> None:
    """A source that only the second topic finds is told beside the point, not the next day."""
    desk.save_topic(a_topic("exports", terms=("exports", "shipments")))
    lead = "Exports and trade of the two countries fell by 20 percent in May 2026, the agency said."
    other = "Exports of the two countries fell by 20 percent in May 2026, the ministry said."
    _read(desk, _article(lead, "AFP", 1), _article(other, "TASS", 1))
    _subscribe(desk, "trade exports 13:00 UTC")
    said = plain(_deliver(desk, 1))
    assert "also said by TASS" in said
    assert 1 == said.count("in May 2026, the agency said")
    assert "Nothing new on your topics." in plain(_deliver(desk, 2))


def test_no_sentence_of_the_bundled_articles_stands_twice_in_a_digest(desk: Desk) -> None:
    """Their seven topics have sentences in common."""
    for topic in bundled_topics():
        desk.save_topic(topic)
    _read(desk, *bundled_articles(NOON))
    found = digest_for(desk, HERE, [desk.topic(topic.name) for topic in bundled_topics()], 5)
    told = [each for _, news in found.sections for one in news for each in one.untold]
    assert len(told) > 20
    assert len(set(told)) == len(told)


def test_an_article_without_a_stated_source_is_a_source_of_its_own(desk: Desk) -> None:
    """What it confirms of another such article is news."""
    said = "Exports and trade of the two countries fell by 20 percent in May 2026, the agency said."
    other = "Trade of the two countries fell by 20 percent in May 2026, the ministry said."
    _read(desk, an_article(said, source=None, origin="one", retrieved_at=NOON))
    _subscribe(desk)
    _deliver(desk, 0)
    _read(desk, an_article(other, source=None, origin="two", retrieved_at=NOON + DAY))
    told = plain(_deliver(desk, 1))
    assert "Update" in told
    assert "the ministry said" in told
    assert "the agency said" not in told
