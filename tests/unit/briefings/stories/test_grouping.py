from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from briefings.model import Article
from briefings.stories.grouping.background import (
    Background,
    count_day,
    days_before,
)
from briefings.stories.grouping.features import read_features
from briefings.stories.grouping.neighbours import Neighbours
from briefings.stories.grouping.undated import name_undated
from briefings.stories.grouping.vectors import product, weigh
from briefings.stories.grouping.whole import group_articles
from briefings.stories.grouping.window import Entry, Window
from tests.builders import an_article
from tests.processes import printed_by_every_seed

DAY = date(2025, 5, 9)
EVENTS = {
    "ferry": "ferry capsized strait Lombok passengers rescued captain divers missing harbour",
    "vote": "parliament vote budget coalition minister resigned deficit speaker opposition tally",
    "strike": "airport strike baggage handlers union walkout flights cancelled terminal pay",
    "quake": "earthquake magnitude epicentre villages rubble tents aftershock seismologist roads",
}


def _report(event: str, number: int, day: date | None = DAY) -> Article:
    """Return one of the reports of an event: each has six of its ten words, and other ones."""
    chance = Random(f"{event} {number}")  # noqa: S311 - made-up texts
    words = chance.sample(EVENTS[event].split(), 6) + [f"{event}{number}x{n}" for n in range(4)]
    chance.shuffle(words)
    return an_article(f"{' '.join(words)}.", title=None, published=day, retrieved_at=None)


def _stories(*articles: Article) -> set[frozenset[Article]]:
    return {frozenset(story) for story in group_articles(articles)}


def test_reports_of_one_event_are_one_story() -> None:
    """Three reports of each of four events of one day are four stories."""
    events = [[_report(event, number) for number in range(3)] for event in EVENTS]

    assert set(map(frozenset, events)) == _stories(*chain.from_iterable(events))


def test_stories_and_their_articles_stand_in_order_of_publishing() -> None:
    """The first article of a story stands first, and the story that began first."""
    later, first = _report("vote", 1, DAY + timedelta(1)), _report("vote", 2)
    between = _report("ferry", 1, DAY + timedelta(1))

    found = group_articles([later, between, first])

    assert [(first, later), (between,)] == found


def test_what_happens_again_a_week_later_is_another_event() -> None:
    """After six days nothing joins a story, however much alike."""
    ferry = _report("ferry", 1)
    again = replace(ferry, published=DAY + timedelta(9), url="https://example.org/2")
    soon = replace(ferry, published=DAY + timedelta(2), url="https://example.org/3")

    assert {frozenset([ferry, soon]), frozenset([again])} == _stories(ferry, soon, again)


def test_a_story_goes_on_as_long_as_reports_follow_each_other() -> None:
    """A report every third day is one story, though the first and the last are nine days apart."""
    reports = [_report("quake", 1, DAY + timedelta(3 * n)) for n in range(4)]

    assert {frozenset(reports)} == _stories(*reports)


def test_an_article_without_a_date_joins_what_it_is_very_much_like() -> None:
    """It comes last in a dated story; two with nothing dated like them are one of their own."""
    dated, undated = (
        _report("ferry", 1),
        replace(_report("ferry", 1, None), url="https://a.example"),
    )
    votes = [replace(_report("vote", 1, None), url=f"https://{n}.example") for n in "ab"]

    found = group_articles([*votes, undated, dated])

    assert [(dated, undated), tuple(sorted(votes, key=lambda each: each.id))] == found


def test_an_article_without_a_date_needs_more_likeness_than_one_with_a_date() -> None:
    """What would be one story on one day is two where nobody knows the day."""
    words = EVENTS["quake"].split()
    reports = [
        an_article(" ".join([*words[:3], *(f"w{n}x{m}" for m in range(20))]), title=None)
        for n in range(2)
    ]

    assert 1 == len(group_articles(reports))
    assert 2 == len(group_articles([reports[0], replace(reports[1], published=None)]))


def test_many_articles_without_a_date_are_grouped_a_part_at_a_time() -> None:
    """So that memory has a bound: six reports of one event, three at a time, are two stories."""
    background = Background(lambda _: count_day([]))
    entries = [
        Entry(0.0, str(number), weigh(read_features(_report("ferry", number)), background))
        for number in range(6)
    ]

    stories = name_undated(entries, [], together=3)

    assert ["0", "0", "0", "3", "3", "3"] == [stories[str(number)] for number in range(6)]


def test_an_article_is_found_as_long_as_it_is_there() -> None:
    """Also by features that others have, whoever came before it and went."""
    background = Background(lambda _: count_day([]))
    vectors = [weigh(read_features(_report("ferry", number)), background) for number in range(4)]
    neighbours = Neighbours()
    for number, vector in enumerate(vectors[:3]):
        neighbours.add(str(number), 0.0, vector)

    neighbours.remove("0")
    neighbours.add("3", 0.0, vectors[3])
    neighbours.remove("2")

    assert {"1", "3"} == neighbours.alike(0.0, vectors[0]).keys()
    assert 1.0 == neighbours.alike(0.0, vectors[3])["3"]


def test_what_was_read_on_another_day_is_no_help_to_an_article_without_a_date() -> None:
    """It is compared with what was read along with it."""
    dated = _report("ferry", 1)
    later = replace(_report("ferry", 1, None), retrieved_at=datetime(2025, 6, 1, tzinfo=UTC))

    assert 2 == len(group_articles([dated, later]))


_ARRIVALS = st.lists(
    st.tuples(st.sampled_from(sorted(EVENTS)), st.integers(0, 5), st.integers(0, 9)),
    min_size=2,
    max_size=14,
    unique_by=lambda each: each[:2],
).flatmap(lambda drawn: st.tuples(st.just(drawn), st.permutations(drawn)))


@given(_ARRIVALS)
def test_the_order_of_articles_does_not_matter(
    arrivals: tuple[list[tuple[str, int, int]], list[tuple[str, int, int]]],
) -> None:
    """The same articles in any order give the same stories in the same order."""
    one, other = (
        [_report(event, number, DAY + timedelta(days)) for event, number, days in order]
        for order in arrivals
    )

    assert group_articles(one) == group_articles(other)


def _entries(*articles: Article) -> list[Entry]:
    features = {article.id: read_features(article) for article in articles}
    background = Background(lambda _: count_day(features.values()))
    background.move([0])
    return [Entry(float(at), one.id, weigh(features[one.id], background))
            for at, one in enumerate(articles)]  # fmt: skip


@given(st.permutations(range(12)), st.integers(1, 12), st.sets(st.integers(0, 11), max_size=4))
def test_open_articles_may_come_in_any_batches_and_go_again(
    order: list[int], size: int, gone: set[int]
) -> None:
    """One batch or several, in any order, with some taken out again: the same stories."""
    entries = _entries(*(_report(event, n) for n in range(3) for event in EVENTS))
    whole, grown = Window(), Window()
    whole.add(entry for at, entry in enumerate(entries) if at not in gone)
    for start in range(0, 12, size):
        grown.add(entries[at] for at in order[start : start + size])
    grown.remove([entries[at].article for at in gone])

    assert {one: each.story for one, each in whole.open.items()} == {
        one: each.story for one, each in grown.open.items()
    }


def test_a_report_that_tells_of_both_joins_two_stories() -> None:
    """Two that were apart are one once a third shows it; without it they are two again."""
    ferry = EVENTS["ferry"].split()
    parts = [an_article(" ".join(ferry[part]), title=None) for part in (slice(0, 5), slice(5, 10))]
    entries = _entries(*parts, an_article(" ".join(ferry), title=None), _report("vote", 1))
    window = Window()

    window.add([*entries[:2], entries[3]])
    apart = {window.open[one.article].story for one in entries[:2]}
    window.add([entries[2]])
    joined = {window.open[one.article].story for one in entries[:3]}
    window.remove([entries[2].article])

    assert {one.article for one in entries[:2]} == apart
    assert {entries[0].article} == joined
    assert apart == {window.open[one.article].story for one in entries[:2]}


def test_closed_articles_of_a_story_stay_together_and_go_with_its_end() -> None:
    """They count for what joins it; once nothing of it is open, nothing of it is kept."""
    entries = _entries(*(_report("ferry", n) for n in range(4)), _report("vote", 1))
    window = Window()
    window.add(entries[:3])
    window.close(before=1.0)
    window.add(entries[3:])

    assert {entries[0].article} == {window.open[one.article].story for one in entries[1:4]}
    assert (1, 4) == (window.cores[entries[0].article].size, len(window.open))
    window.close(before=9.0)
    assert not window.open
    assert not window.cores


def test_what_was_usual_in_the_days_before_weighs_next_to_nothing() -> None:
    """A word that all articles before had counts for a thousandth of one that none had."""
    usual = [read_features(an_article(f"market shares w{n}", title=None)) for n in range(300)]
    background = Background(lambda _: count_day(usual))
    background.move([0])
    new = an_article("market ferry", title=None)

    weights = weigh(read_features(new), background).by_feature()
    market, ferry = (next(iter(read_features(an_article(w, title=None)))) for w in new.body.split())

    assert weights[market] < weights[ferry] / 1000


def test_the_length_of_a_vector_is_one() -> None:
    """So the product of two of them is their cosine, and of one with itself 1."""
    (entry, *_) = _entries(_report("ferry", 1), _report("vote", 1))

    assert abs(product(entry.vector.by_feature(), entry.vector) - 1) < 1e-6


def test_notices_in_the_same_words_of_other_firms_are_other_events() -> None:
    """What each is most about is the firm; two about the same firm are one event."""
    before = [
        _notice(f"Firm{n}", DAY - timedelta(8 + n % 20))
        if n % 13 == 0
        else an_article(f"w{n}a w{n}b w{n}c w{n}d", published=DAY - timedelta(8 + n % 20))
        for n in range(400)
    ]
    first, second, again = (_notice(name, DAY) for name in ("Midland", "Bowne", "Midland"))
    again = replace(again, body=f"New York: {again.body}")

    stories = _stories(*before, first, second, again)

    assert {frozenset([first, again]), frozenset([second])} <= stories


def _notice(name: str, day: date) -> Article:
    body = f"{name} Corp said its board declared a stock split payable to holders of record."
    return an_article(body, title=f"{name} sets split", published=day, retrieved_at=None)


def test_the_thirty_complete_days_before_are_what_was_usual() -> None:
    """Not the day itself, as what comes later on it would change what is grouped already."""
    days = list(range(100))

    assert tuple(range(60, 90)) == days_before(90, days, dict.fromkeys(days, 10))


def test_where_little_was_published_older_and_then_later_days_count() -> None:
    """Until 150 articles are counted."""
    articles = {10: 100, 60: 20, 100: 40, 101: 40, 102: 40}
    days = sorted(articles)

    assert (10, 60, 100) == days_before(101, days, articles)
    assert (10, 60) == days_before(60, days, articles | {60: 60})
    assert (10, 60, 100) == days_before(10, days, articles)


def test_hash_seeds_leave_no_trace() -> None:
    """Processes whose sets are ordered otherwise print the same stories."""
    script = (
        "from tests.unit.briefings.stories.test_grouping import EVENTS, _report, group_articles\n"
        "reports = [_report(event, n) for event in EVENTS for n in range(4)]\n"
        "print([[a.id for a in story] for story in group_articles(reports)])"
    )

    assert 1 == len(printed_by_every_seed(script))
