"""Stories on every database: they follow their articles, and end the same whatever came when."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from bot.library.stories.job import StoryJob
from bot.library.stories.keeper import StoryKeeper
from briefings.model import Article
from briefings.stories.grouping.whole import name_stories
from storage.errors import NotFound
from storage.sql.store import SqlStore
from tests.builders import a_source, an_article
from tests.dispatching import until

DAY = date(2025, 3, 1)
READ = datetime(2026, 1, 1, tzinfo=UTC)
WORDS = {
    "ferry": "ferry capsized strait Lombok passengers rescued captain divers missing harbour",
    "vote": "parliament vote budget coalition minister resigned deficit speaker opposition tally",
    "strike": "airport strike baggage handlers union walkout flights cancelled terminal pay",
}


def a_report(event: str, number: int, day: int | None = 0, **changes: object) -> Article:
    """Return one of the reports of an event: each has six of its ten words, and other ones."""
    chance = Random(f"{event} {number}")  # noqa: S311 - made-up texts
    words = chance.sample(WORDS[event].split(), 6) + [f"{event}{number}x{n}" for n in range(4)]
    chance.shuffle(words)
    published = None if day is None else DAY + timedelta(day)
    stated = {
        "title": None,
        "published": published,
        "retrieved_at": READ,
    }
    return an_article(f"{' '.join(words)}.", **stated | changes)


def a_stream(seed: int) -> list[Article]:
    """Return reports of three events over twenty-four days, each event again and again."""
    chance = Random(seed)  # noqa: S311 - made-up texts
    return [
        a_report(event, number, chance.choice([None, *range(24)]))
        for event in WORDS
        for number in range(14)
    ]


def stories(store: SqlStore, articles: Sequence[Article]) -> dict[str, str]:
    """Return the story of each article."""
    return dict(store.stories_of([article.id for article in articles]))


@pytest.mark.parametrize(("seed", "size"), [(0, 1), (1, 5), (2, 42)])
def test_after_settling_the_order_of_arrival_leaves_no_trace(
    store: SqlStore, seed: int, size: int
) -> None:
    """In batches of any size, in any order: the stories are those of all articles at once."""
    articles, keeper = a_stream(seed), StoryKeeper(store, few=0)
    order = Random(size).sample(articles, len(articles))  # noqa: S311 - an order
    for start in range(0, len(order), size):
        store.add_articles(order[start : start + size])
        keeper.follow()
        if start % 4 == 0:
            list(keeper.settle())

    list(keeper.settle())

    assert name_stories(articles) == stories(store, articles)
    assert [] == list(keeper.settle())


def test_few_articles_are_grouped_for_good_at_once(store: SqlStore) -> None:
    """Without any settling, and an article that is gone leaves no trace either."""
    articles, keeper = a_stream(4), StoryKeeper(store)
    for article in articles:
        store.add_articles([article])
    keeper.follow()
    whole = stories(store, articles)
    store.end_articles([article.id for article in articles[:5]], "removed")

    assert keeper.follow()
    assert name_stories(articles) == whole
    assert name_stories(articles[5:]) == stories(store, articles)


def test_what_comes_is_grouped_with_what_is_open(store: SqlStore) -> None:
    """Also by a program that has just started, and where many others have come already."""
    articles = [a_report(event, number, number // 4) for number in range(6) for event in WORDS]
    for article in articles:
        store.add_articles([article])
        StoryKeeper(store, few=0).follow()

    grouped = stories(store, articles)

    assert 0 == StoryKeeper(store).count_waiting()
    assert name_stories(articles) == grouped


def test_the_articles_of_an_older_program_are_put_into_stories(store: SqlStore) -> None:
    """The last fortnight first, then all; whoever goes on after a break does the rest."""
    articles = [a_report(event, n, 5 * n) for n in range(14) for event in WORDS]
    store.add_articles(articles)
    keeper = StoryKeeper(store)

    assert len(articles) == keeper.count_waiting()
    first = next(keeper.settle())
    rest = list(StoryKeeper(store).settle())

    newest = max(day.day for day in store.story_days())
    assert newest - 14 < first
    assert first in {newest - 10, newest - 5}
    assert min(day.day for day in store.story_days()) in rest
    assert 0 == keeper.count_waiting()
    assert name_stories(articles) == stories(store, articles)


def test_a_story_that_became_part_of_another_is_still_found(store: SqlStore) -> None:
    """By its former name, whatever it was joined with later."""
    articles = [a_report("ferry", number) for number in range(3)]
    one, two, three = (article.id for article in articles)
    store.add_articles(articles)
    store.note_articles()
    store.save_stories({one: one, two: two, three: three})
    store.save_stories({two: three})
    store.save_stories({two: one, three: one})

    assert one == store.story(two).id == store.story(three).id
    assert (one, {one, two, three}) == (store.story(one).thread, set(store.story(one).articles))
    with pytest.raises(NotFound):
        store.story("0" * 16)


def test_a_story_that_turns_out_to_be_two_is_two(store: SqlStore) -> None:
    """Once what joined them is withdrawn: both are found, as they were before it came."""
    words = WORDS["ferry"].split()
    one, other = (
        an_article(" ".join(some), title=None, published=DAY) for some in (words[:5], words[5:])
    )
    both = an_article(" ".join(words), title=None, published=DAY)
    store.add_articles([one, other])
    keeper = StoryKeeper(store)
    keeper.follow()
    apart = stories(store, [one, other])
    store.add_articles([both])
    keeper.follow()
    joined = set(stories(store, [one, other, both]).values())

    store.end_articles([both.id], "withdrawn")
    keeper.follow()

    assert 1 == len(joined)
    assert apart == stories(store, [one, other]) == {one.id: one.id, other.id: other.id}
    assert [(one.id,), (other.id,)] == [store.story(each.id).articles for each in (one, other)]


def test_a_story_knows_when_it_was_reported_and_by_how_many(store: SqlStore) -> None:
    """Its articles stand in order of publishing."""
    articles = [
        a_report("ferry", number, number, source=a_source(title))
        for number, title in enumerate(["AFP", "Reuters", "AFP"])
    ]
    store.add_articles(articles[::-1])
    StoryKeeper(store).follow()

    story = store.story(articles[0].id)

    assert tuple(article.id for article in articles) == story.articles
    assert (DAY, DAY + timedelta(2)) == (story.first.date(), story.last.date())  # type: ignore[union-attr]
    assert 2 == story.publishers


def test_the_biggest_stories_are_those_that_most_publishers_report(store: SqlStore) -> None:
    """Since an instant; one that had nothing since then is left out."""
    titles = {"ferry": "AFP Reuters Xinhua", "vote": "AFP AFP AFP AFP", "strike": "AFP Reuters"}
    articles = {
        event: [
            a_report(event, number, 0 if event == "strike" else 9, source=a_source(title))
            for number, title in enumerate(titles[event].split())
        ]
        for event in WORDS
    }
    store.add_articles([article for each in articles.values() for article in each])
    StoryKeeper(store).follow()
    since = datetime(2025, 3, 8, tzinfo=UTC)

    biggest = store.biggest_stories(since, 5)

    assert [
        {article.id for article in articles["ferry"]},
        {article.id for article in articles["vote"]},
    ] == [set(story.articles) for story in biggest]
    assert biggest[:1] == store.biggest_stories(since, 1)


def test_all_names_of_a_house_are_one_of_those_that_report_a_story(store: SqlStore) -> None:
    """Four feeds of one paper make no bigger story than two papers."""
    titles = {
        "ferry": ["NYT > World", "The New York Times", "New York Times", "nytimes.com"],
        "vote": ["AFP", "Reuters"],
    }
    articles = {
        event: [
            a_report(event, number, 9, source=a_source(title)) for number, title in enumerate(each)
        ]
        for event, each in titles.items()
    }
    store.add_articles([article for each in articles.values() for article in each])
    StoryKeeper(store).follow()

    since = datetime(2025, 3, 8, tzinfo=UTC)
    biggest = store.biggest_stories(since, 5)

    assert [2, 1] == [story.publishers for story in biggest]
    assert biggest[:1] == store.biggest_stories(since, 1)


def test_what_it_takes_to_compare_old_articles_is_dropped(store: SqlStore) -> None:
    """Vectors are kept for the open days alone."""
    articles = [a_report(event, number, 3 * number) for number in range(9) for event in WORDS]
    store.add_articles(articles)
    list(StoryKeeper(store).settle())
    days = store.story_days()
    first, last = days[0].day, days[-1].day

    with_vectors = {each.day for each in store.story_members(first, last) if each.vector}

    assert {last - 6, last - 3, last} == with_vectors


def test_what_has_no_date_does_not_count_in_a_story_that_goes_on(store: SqlStore) -> None:
    """It joined the story, but later articles are compared with the dated ones, as at first."""
    dated = [a_report("ferry", number) for number in range(2)]
    undated = a_report("ferry", 2, None)
    store.add_articles([*dated, undated])
    StoryKeeper(store).follow()
    story, *others = set(stories(store, [*dated, undated]).values())
    day = store.story_members(0, 100_000)[0].day

    closed = store.closed_stories([each.id for each in (*dated, undated)], day + 1)

    assert not others
    assert (2, {each.id for each in dated}) == (closed[story].size, set(closed[story].articles))
    assert datetime.fromtimestamp(closed[story].first[0], UTC).date() == DAY


def test_a_story_goes_on_with_one_of_the_days_before(store: SqlStore) -> None:
    """What is too little alike to be one story, but alike: a thread has its first story's name."""
    words = WORDS["ferry"].split()[:3]
    days = [
        an_article(" ".join([*words, *(f"w{n}x{m}" for m in range(16))]), title=None, published=at)
        for n, at in enumerate([DAY, DAY + timedelta(1), DAY + timedelta(2)])
    ]
    other = an_article(WORDS["vote"], published=DAY + timedelta(4), title=None)
    store.add_articles([*days, other])
    StoryKeeper(store).follow()
    of = stories(store, [*days, other])

    threads = store.threads_of(set(of.values()))

    assert 4 == len(set(of.values()))
    assert [days[0].id] * 3 == [threads[of[article.id]] for article in days]
    assert other.id == threads[of[other.id]]


async def test_what_other_programs_brought_is_put_into_stories_in_the_background(
    store: SqlStore,
) -> None:
    """And days whose articles have changed are put right, as after an upgrade."""
    articles, keeper = a_stream(5), StoryKeeper(store)
    store.add_articles(articles)
    job = asyncio.create_task(StoryJob(keeper, lambda: READ).run())

    await until(
        lambda: (
            not keeper.count_waiting() and all(day.inputs is not None for day in store.story_days())
        )
    )
    job.cancel()

    assert name_stories(articles) == stories(store, articles)
