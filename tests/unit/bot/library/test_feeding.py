"""Sources that may feed some topics only."""

from bot.library.library import Library
from briefings.gathering.source import Source
from briefings.model import Article, Brief
from tests.builders import a_feed, a_topic, an_article
from tests.contracts.filling import gather

GRAIN = "Grain exports grew by a tenth. The ministry said so on Friday."


def gathered(library: Library, *sources: Source) -> Article:
    """Have an article on grain come through sources; return it."""
    article = an_article(GRAIN, title="Grain grows")
    library.store.save_source(*sources)
    for source in sources:
        gather(library.store, source, [article])
    return article


def texts(brief: Brief) -> list[str]:
    """Return what its points quote."""
    return [point.lead.text for point in brief.points]


def test_a_source_feeds_only_the_topics_that_it_may(library: Library) -> None:
    """An article that is about two topics is quoted on the one that its source may feed."""
    gathered(library, a_feed(topics=("grain",)))
    library.save_topic(a_topic("grain"))
    library.save_topic(a_topic("exports", terms=("exports",)))

    on_grain, on_exports = (library.brief_on(name) for name in ("grain", "exports"))

    assert ["Grain exports grew by a tenth."] == texts(on_grain)
    assert [] == texts(on_exports)


def test_a_source_that_may_feed_all_topics_lifts_anothers_limits(library: Library) -> None:
    """An article that came through a source without limits is quoted on every topic."""
    gathered(library, a_feed(topics=("grain",)), a_feed("https://other.example/feed"))
    library.save_topic(a_topic("exports", terms=("exports",)))

    assert ["Grain exports grew by a tenth."] == texts(library.brief_on("exports"))
