import pickle
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import EngineError, ReadingError, TopicError
from briefings.model import Article
from briefings.published import day_of, instant_of
from briefings.publisher import source_of_host
from tests.builders import a_brief, a_source, a_topic, an_article
from tests.strategies import articles


@given(article=articles(), data=st.data())
def test_a_quote_is_the_body_between_its_offsets(article: Article, data: st.DataObject) -> None:
    """Whatever the text, the excerpt is that stretch of it, letter for letter."""
    start = data.draw(st.integers(0, len(article.body) - 1))
    end = data.draw(st.integers(start + 1, len(article.body)))
    excerpt = article.quote(start, end)

    assert article.body[start:end] == excerpt.text
    assert (article.id, start, end) == (
        excerpt.citation.article,
        excerpt.citation.start,
        excerpt.citation.end,
    )


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 2), (0, 99)])
def test_there_is_no_quote_outside_the_body(start: int, end: int) -> None:
    """An empty stretch, or one that leaves the text, is a mistake of the caller."""
    with pytest.raises(ValueError, match="no such stretch"):
        an_article("Trade grew.").quote(start, end)


@pytest.mark.parametrize(
    "changes",
    [
        {"body": "Another text."},
        {"title": "Another title"},
        {"source": a_source("AFP")},
        {"source": None},
        {"url": "https://example.org/a"},
        {"published": date(2025, 5, 10)},
        {"published": None},
    ],
)
def test_whatever_a_citation_shows_is_part_of_the_identity(changes: dict[str, object]) -> None:
    """One id can't be cited in two ways."""
    assert an_article().id != an_article(**changes).id


@pytest.mark.parametrize(
    "changes",
    [{"file": "b.txt"}, {"marks": ()}, {"retrieved_at": None}, {"origin": "/b"}, {"replaces": "x"}],
)
def test_where_it_was_found_is_not(changes: dict[str, object]) -> None:
    """The same text found elsewhere or later is the same article."""
    assert an_article().id == an_article(**changes).id


@pytest.mark.parametrize("field", ["published", "retrieved_at"])
def test_a_time_without_a_zone_is_refused(field: str) -> None:
    """A time that could be any of 24 is no time."""
    with pytest.raises(ValueError, match="a time needs a zone"):
        an_article(**{field: datetime(2025, 5, 9, 8, 0)})  # noqa: DTZ001 - that is the point


def test_an_article_without_a_source_speaks_for_itself() -> None:
    """Two texts of unknown origin are two voices, two of one source are one."""
    one, two = (an_article(body, source=None) for body in ("Trade grew.", "Trade fell."))
    assert one.voice != two.voice
    assert an_article("Trade grew.").voice == an_article("Trade fell.").voice


def test_all_feeds_of_one_house_are_one_voice() -> None:
    """So are its names and its site, in an article as in a citation of it."""
    told = [
        an_article("Trade grew.", source=a_source("NYT > World")),
        an_article("Trade grew.", source=a_source("The New York Times")),
        an_article("Trade grew.", source=source_of_host("https://www.nytimes.com/a")),
    ]

    assert {"source:newyorktimes"} == {article.voice for article in told}
    assert {"source:newyorktimes"} == {article.quote(0, 5).citation.voice for article in told}


def test_a_citation_of_an_unknown_publisher_speaks_for_its_article() -> None:
    """As the article does."""
    article = an_article(source=None)

    assert article.voice == article.quote(0, 5).citation.voice


def test_days_and_instants_can_be_ordered() -> None:
    """A day counts from its midnight UTC, an instant as it is, the unknown as oldest."""
    tokyo = datetime(2025, 5, 9, 8, 0, tzinfo=timezone(timedelta(hours=9)))
    days = [date(2025, 5, 9), tokyo, None, date(2025, 5, 8)]

    assert [None, date(2025, 5, 8), tokyo, date(2025, 5, 9)] == sorted(days, key=instant_of)
    assert date(2025, 5, 9) == day_of(tokyo)


def test_a_briefs_id_stands_for_all_that_it_says() -> None:
    """Another quotation, count, date, method or topic is another brief."""
    brief = a_brief()
    others = [
        a_brief(an_article("Trade fell by a tenth.")),
        a_brief(considered=2),
        a_brief(matched=2),
        a_brief(as_of=datetime(2025, 5, 9, tzinfo=UTC)),
        a_brief(method="luhn"),
        a_brief(topic=a_topic(terms=("tariff",))),
    ]

    assert a_brief().id == brief.id
    assert brief.id not in {other.id for other in others}


@pytest.mark.parametrize(
    "error",
    [
        ReadingError("a.txt", "line 4", "not a date: '2024-13-03'", "write it as YYYY-MM-DD"),
        TopicError("trad", "there is no such topic", "did you mean 'trade'?"),
        EngineError("gpt", ["kl", "lsa"]),
    ],
)
def test_errors_are_data(error: Exception) -> None:
    """Every error is one line, and survives a trip to another process."""
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own

    assert (str(error), vars(error)) == (str(copy), vars(copy))
    assert "\n" not in str(error)
