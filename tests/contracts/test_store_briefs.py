"""What every Store promises about topics, briefs and what was shown, on each kind of database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from random import Random

import pytest
from sqlalchemy import Table

from briefings.model import Difference, Found, Origins, Point, Reason
from briefings.spans import DayReference
from storage.errors import NotFound, SchemaTooNew
from storage.ports.store import Store
from storage.sql.store import SqlStore
from storage.sql.tables import briefs, topics
from tests.builders import a_brief, a_topic, an_article


def test_a_topic_comes_back_as_it_was_saved(store: Store) -> None:
    """Every field of a topic is what it was."""
    topic = a_topic(
        name="power of siberia",
        title="Сила Сибири \N{FIRE}",
        terms=("sanction*", "gas & China", "IT", "'; DROP"),
        exclude=("a\nb",),
        language="ru",
        terms_in=(("de", ("Zoll*", "Kraft der Sibirien")), ("uk", ())),
        context=("goods", "Beijing"),
    )

    store.save_topic(topic)

    assert topic == store.topic(topic.name)


def test_topics_come_by_name(store: Store) -> None:
    """In the order of the letters, whatever the order of saving."""
    for name in ("trade", "Énergie", "energy", "a-b", "ab"):
        store.save_topic(a_topic(name))

    assert ["a-b", "ab", "energy", "trade", "Énergie"] == [topic.name for topic in store.topics()]


def test_a_topic_takes_the_place_of_one_of_its_name(store: Store) -> None:
    """Saving again changes the topic."""
    changed = a_topic(terms=("tariff",))
    store.save_topic(a_topic())
    store.save_topic(changed)

    assert [changed] == store.topics()


def test_a_topic_that_is_not_kept_is_named(store: Store) -> None:
    """Reading or removing it says which."""
    for use in (store.topic, store.remove_topic):
        with pytest.raises(NotFound) as refused:
            use("trade")
        assert ("topic", "trade") == (refused.value.kind, refused.value.name)


@pytest.mark.parametrize("match", ["topic", "about", "nearest", "nothing"])
def test_a_brief_keeps_how_far_it_answers(store: Store, match: Found) -> None:
    """What was only nearest is so when it is read again."""
    article = an_article()
    store.add_articles([article])
    brief = a_brief(article, match=match)
    store.save_brief(brief)

    assert match == store.brief(brief.id).match


def test_a_removed_topic_leaves_its_briefs(store: Store) -> None:
    """The topic is gone, its history is not."""
    article = an_article()
    brief = a_brief(article)
    store.add_articles([article])
    store.save_topic(brief.topic)
    store.save_brief(brief)
    store.remove_topic(brief.topic.name)

    assert [] == store.topics()
    assert [brief] == list(store.briefs())


def test_a_brief_comes_back_as_it_was_saved(store: Store) -> None:
    """Leads, support, differences, days and reasons, quoted anew from the stored articles."""
    ours = an_article("The three-day truce \N{DOVE OF PEACE} holds.")
    theirs = an_article("A 72-hour truce, they say.\nOr a 96-hour one?", title=None)
    differing = Difference(
        what="duration", ours="three-day", theirs="96-hour", excerpt=theirs.quote(27, 44)
    )
    point = Point(
        lead=ours.quote(0, 21),
        support=(theirs.quote(0, 26, (DayReference(10, 15, date(2025, 5, 9)),)),),
        differs=(differing,),
    )
    leaning = Point(
        lead=ours.quote(22, 28),
        differs=(replace(differing, what="claim", relation="side-by-side"),),
        updates=(replace(differing, relation="update"),),
        before=theirs.quote(0, 26),
        why=Reason(terms=("truce*", "\N{DOVE OF PEACE}"), words=(), weight=0.125),
        origins=Origins(articles=3, names=("AFP", "Reuters")),
    )
    as_of = datetime(2025, 5, 9, 1, 2, 3, 4, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    brief = a_brief(points=(point, leaning), as_of=as_of, considered=9)
    store.add_articles([ours, theirs])

    store.save_brief(brief)

    kept = store.brief(brief.id)
    assert brief == kept
    assert as_of.isoformat() == (kept.as_of or date.min).isoformat()


def test_a_brief_without_points_comes_back(store: Store) -> None:
    """Nothing found is a brief, too."""
    brief = a_brief(points=(), as_of=None, considered=0, matched=0)

    store.save_brief(brief)

    assert brief == store.brief(brief.id)


def test_a_brief_is_quoted_from_the_article_as_it_stands_now(store: Store) -> None:
    """What changes about a kept article (its file) shows in the citation; the text can't change."""
    article = an_article(file="old.txt")
    brief = a_brief(article)
    store.add_articles([article])
    store.save_brief(brief)
    store.add_articles([an_article(file="new.txt")])

    excerpt = store.brief(brief.id).points[0].lead
    assert ("new.txt", article.body[:10]) == (excerpt.citation.file, excerpt.text)


def test_a_brief_that_quotes_an_unknown_article_is_refused(store: Store) -> None:
    """The missing article is named, and nothing of the brief is kept."""
    kept, missing = an_article(), an_article("Not in the store.")
    store.add_articles([kept])

    with pytest.raises(NotFound) as refused:
        store.save_brief(a_brief(kept, missing))

    assert ("article", missing.id) == (refused.value.kind, refused.value.name)
    assert [] == list(store.briefs())


def test_a_brief_that_is_not_kept_is_named(store: Store) -> None:
    """Reading or showing it says which."""
    for use in (store.brief, lambda brief_id: store.set_last_brief("terminal:", brief_id)):
        with pytest.raises(NotFound) as refused:
            use("0123456789abcdef")
        assert ("brief", "0123456789abcdef") == (refused.value.kind, refused.value.name)


def test_the_latest_brief_is_of_its_topic_and_method(store: Store) -> None:
    """Other topics and methods have their own; none saved is none ready."""
    article = an_article()
    store.add_articles([article])
    first = a_brief(article)
    second = a_brief(article, considered=2)
    other_method = a_brief(article, method="luhn")
    other_topic = a_brief(article, topic=a_topic("energy"))
    for brief in (first, second, other_method, other_topic):
        store.save_brief(brief)

    assert second == store.ready_brief(a_topic(), first.method)
    assert other_method == store.ready_brief(a_topic(), "luhn")
    assert other_topic == store.ready_brief(a_topic("energy"), first.method)
    assert None is store.ready_brief(a_topic("energy"), "luhn")


def test_the_words_asked_for_may_be_of_any_length(store: Store) -> None:
    """A brief of very many words is kept like any other."""
    chance = Random(7)  # noqa: S311 - nothing that a database can make shorter
    words = "".join(chr(chance.randrange(0x4E00, 0x9FFF)) for _ in range(20_000))
    brief = a_brief(points=(), topic=a_topic(words))

    store.save_brief(brief)

    assert brief == store.ready_brief(brief.topic, brief.method)
    assert [brief] == list(store.briefs(words))


def test_a_changed_topic_of_the_same_name_keeps_one_history(store: Store) -> None:
    """Only the topic as it is now has a brief that is ready, though both have theirs kept."""
    article = an_article()
    store.add_articles([article])
    old, new = (a_brief(article, topic=a_topic(terms=(term,))) for term in ("trade", "tariff"))
    store.save_brief(old)
    store.save_brief(new)

    assert new == store.ready_brief(new.topic, new.method)
    assert None is store.ready_brief(old.topic, old.method)
    assert [new, old] == list(store.briefs("trade"))


def test_no_brief_is_ready_once_articles_were_added(store: Store) -> None:
    """Not by a new article nor by an undone edit, until it is saved again."""
    old, new = (
        an_article("Old text of it.", origin="/a"),
        an_article("New text of it.", origin="/a"),
    )
    brief = a_brief(old)
    ready = []
    for articles in ([old], [new], [old]):
        store.add_articles(articles)
        ready.append(store.ready_brief(brief.topic, brief.method))
        store.save_brief(brief)
        ready.append(store.ready_brief(brief.topic, brief.method))

    assert [None, brief] * 3 == ready
    assert [brief] == list(store.briefs())


def test_saving_the_latest_brief_again_changes_nothing(store: Store) -> None:
    """One brief of a history, however often it is made."""
    article = an_article()
    brief = a_brief(article)
    store.add_articles([article])
    store.save_brief(brief)
    store.save_brief(brief)

    assert [brief] == list(store.briefs())


def test_saving_an_earlier_brief_again_makes_it_the_latest(store: Store) -> None:
    """As when an edit was undone: each brief stands once, in the order of its last making."""
    article = an_article()
    store.add_articles([article])
    first, second = a_brief(article), a_brief(article, considered=2)
    for brief in (first, second, first):
        store.save_brief(brief)

    assert first == store.ready_brief(a_topic(), first.method)
    assert [first, second] == list(store.briefs())


def test_briefs_come_latest_first_all_or_of_one_topic(store: Store) -> None:
    """Every topic's and every method's, or one topic's."""
    article = an_article()
    store.add_articles([article])
    saved = [
        a_brief(article, topic=a_topic(name), method=method)
        for name in ("trade", "energy")
        for method in ("luhn", "lexrank")
    ]
    for brief in saved:
        store.save_brief(brief)

    assert saved[::-1] == list(store.briefs())
    assert saved[1::-1] == list(store.briefs("trade"))
    assert [] == list(store.briefs("nothing"))


def test_each_channel_has_what_it_was_last_shown(store: Store) -> None:
    """Channels don't see each other's; showing anew replaces."""
    article = an_article(published=datetime(2025, 5, 9, tzinfo=UTC))
    first, second = a_brief(article), a_brief(article, considered=2)
    store.add_articles([article])
    store.save_brief(first)
    store.save_brief(second)

    store.set_last_brief("slack:C042", first.id)
    store.set_last_brief("terminal:", first.id)
    store.set_last_brief("terminal:", second.id)

    assert first == store.last_brief("slack:C042")
    assert second == store.last_brief("terminal:")
    assert None is store.last_brief("telegram:7")


@pytest.mark.parametrize("table", [topics, briefs], ids=lambda table: table.name)
def test_what_a_newer_program_wrote_is_refused_by_its_version(
    store: SqlStore, table: Table
) -> None:
    """It is not taken for damage: the program is to be upgraded."""
    article = an_article()
    store.add_articles([article])
    brief = a_brief(article)
    store.save_topic(brief.topic)
    store.save_brief(brief)
    with store.database.writing() as connection:
        connection.execute(table.update().values(version=3))

    with pytest.raises(SchemaTooNew, match=r"version 3.*upgrade the program"):
        (store.topics if table is topics else lambda: store.brief(brief.id))()
