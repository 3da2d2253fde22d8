"""The days that the library's briefs cover."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.library.library import Library
from briefings.model import Article, Brief
from briefings.window import Window, usual_window
from tests.builders import a_source, a_topic, an_article

NOW = datetime(2025, 5, 20, 12, tzinfo=UTC)
MAY = Window(since=date(2025, 5, 1), until=date(2025, 5, 7), is_asked=True)


def _told(words: str, published: date | None) -> Article:
    return an_article(f"Trade {words}.", source=a_source(words), published=published)


OLD = _told("fell by half in the crisis", date(2013, 2, 3))
FORMER = _told("was slow before the holidays", date(2025, 5, 5))
NEW = _told("picked up in the ports", date(2025, 5, 19))
UNDATED = _told("has rules that nobody reads", None)


def _library(library: Library, *articles: Article) -> Library:
    library.clock = lambda: NOW
    library.save_topic(a_topic())
    library.ingest(articles)
    return library


def _articles(brief: Brief) -> set[str]:
    return {excerpt.citation.article for excerpt in brief.quoted}


def test_a_topic_is_told_of_the_last_two_weeks(library: Library) -> None:
    """What is older is left out, what is undated is not."""
    brief = _library(library, OLD, FORMER, NEW, UNDATED).brief_on("trade")

    assert {NEW.id, UNDATED.id} == _articles(brief)
    assert usual_window(NOW) == brief.window == library.store.brief(brief.id).window


def test_without_anything_in_two_weeks_a_topic_is_told_of_the_newest(library: Library) -> None:
    """It reaches two weeks further back from there, and so it does on any later day."""
    brief = _library(library, OLD, FORMER, UNDATED).brief(a_topic(), now=NOW + timedelta(days=30))

    assert {FORMER.id, UNDATED.id} == _articles(brief)
    assert Window(until=date(2025, 5, 5), widened_to=date(2025, 4, 21)) == brief.window
    assert brief == library.brief(a_topic(), now=NOW + timedelta(days=31))


def test_a_ready_brief_is_made_anew_on_a_later_day(library: Library) -> None:
    """Its window moves on, though no article came."""
    ready = _library(library, OLD, FORMER, NEW).brief_on("trade")

    assert ready == library.brief_on("trade", now=NOW + timedelta(hours=9))
    later = library.brief_on("trade", now=NOW + timedelta(days=40))
    assert {NEW.id, FORMER.id} == _articles(later)
    assert ready.id != later.id


def test_days_that_are_asked_for_are_kept_to(library: Library) -> None:
    """Neither what is newer nor what is undated is of these days."""
    _library(library, OLD, FORMER, NEW, UNDATED)
    recipe = replace(library.recipe, window=MAY)

    for words in ("trade", "trade slow"):
        brief = library.brief_on(words, recipe)
        assert ({FORMER.id}, MAY) == (_articles(brief), brief.window)
    assert usual_window(NOW) == library.brief_on("trade").window


def test_days_without_anything_are_told_of_the_newest_before(library: Library) -> None:
    """Of a topic and of free words alike, and never of what came after them."""
    _library(library, OLD, NEW)
    recipe = replace(library.recipe, window=MAY)

    for words in ("trade", "trade crisis"):
        brief = library.brief_on(words, recipe)
        assert {OLD.id} == _articles(brief)
        assert brief.window == MAY.widen(date(2013, 2, 3))


def test_more_points_are_of_the_days_that_were_asked_for(library: Library) -> None:
    """`/more` stays in the window of the brief."""
    further = _told("goes through new tunnels", date(2025, 5, 6))
    _library(library, OLD, FORMER, further, NEW)
    brief = library.brief_on("trade", replace(library.recipe, points=1, window=MAY))

    assert {FORMER.id, further.id} == _articles(library.widen(brief))


def test_an_event_is_found_whenever_it_was(library: Library) -> None:
    """Who asks for it by name wants it, though two weeks are over."""
    brief = _library(library, OLD, NEW).brief_on("trade fell by half in crisis")

    assert OLD.id in _articles(brief)


def test_a_subject_is_told_of_the_usual_days_where_they_have_it(library: Library) -> None:
    """Else of all times."""
    _library(library, OLD, NEW)

    assert {NEW.id} == _articles(library.brief_on("trade picked"))
    assert {OLD.id} == _articles(library.brief_on("trade crisis"))


IDLE = "The mayor of Rimo opened the fair and watched the boats of her guests. "


def test_days_that_only_mention_a_topic_are_passed_over_for_those_about_it(
    library: Library,
) -> None:
    """Where nothing at all is about it, what mentions it is better than nothing."""
    mentioned = an_article(f"{IDLE * 5} One guest had learnt his trade in Halden.", title="Fair")
    brief = _library(library, replace(mentioned, published=NEW.published)).brief_on("trade")
    assert "Fair" == brief.points[0].lead.citation.title

    library.ingest([FORMER])
    later = library.brief(a_topic(), now=NOW + timedelta(days=12))
    assert {FORMER.id} == _articles(later)
