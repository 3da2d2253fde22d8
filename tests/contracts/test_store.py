"""What every Store promises about articles, on each kind of database."""

from datetime import UTC, date, datetime, timedelta, timezone
from random import Random

import pytest

from briefings.publisher import Publisher
from briefings.reading.ingest import ingest
from briefings.spans import Mark
from storage.errors import NotFound, StoreUnavailable
from storage.ports.corpus import CorpusStats, CurrentCount, PublisherCount
from storage.ports.store import Store
from tests.builders import a_source, an_article


def test_an_article_comes_back_as_it_was_added(store: Store) -> None:
    """Every field of an article is what it was."""
    article = an_article(
        body="Head\nTrade \N{PILE OF POO} grew.\n",
        source=Publisher(
            name="afp", title="AFP", home="https://afp.example", feed="https://f.example"
        ),
        url="https://afp.example/1",
        published=datetime(
            2025, 5, 9, 23, 30, 0, 1, tzinfo=timezone(timedelta(hours=-9, minutes=30))
        ),
        language="en",
        marks=(Mark(0, 4, "head"),),
        labels=("corrected", "opinion"),
        authors=("Ann Lee", "李"),
        updated=date(2025, 5, 10),
        origin="news/trade.txt",
        replaces="0123456789abcdef",
    )

    store.add_articles([article])

    assert article == store.article(article.id)


def test_a_bare_article_comes_back_as_it_was_added(store: Store) -> None:
    """What is not known stays unknown."""
    article = an_article(title=None, source=None, published=None, file=None, retrieved_at=None)

    store.add_articles([article])

    assert article == store.article(article.id)


@pytest.mark.parametrize("published", [date(2025, 5, 9), datetime(2025, 5, 9, tzinfo=UTC)])
def test_a_day_stays_a_day_and_an_instant_an_instant(
    store: Store, published: date | datetime
) -> None:
    """Midnight is not a day, nor a day a midnight."""
    article = an_article(published=published)

    store.add_articles([article])

    kept = store.article(article.id).published
    assert (type(published), published) == (type(kept), kept)


def test_an_article_that_is_not_kept_is_named(store: Store) -> None:
    """Asking for an unknown article says which."""
    with pytest.raises(NotFound) as refused:
        store.article("0123456789abcdef")

    assert ("article", "0123456789abcdef") == (refused.value.kind, refused.value.name)


def test_adding_nothing_changes_nothing(store: Store) -> None:
    """An empty batch is fine."""
    store.add_articles([])

    assert 0 == store.corpus_stats().articles


def test_adding_twice_is_adding_once(store: Store) -> None:
    """The same article in one batch or in two stands once, and is found once."""
    article = an_article()

    store.add_articles([article, article])
    store.add_articles([article])

    assert [article] == list(store.articles())
    assert {article.id} == store.find_articles(["trade"])


def test_known_names_kept_articles_only(store: Store) -> None:
    """Replaced ones are known, too; so are some among very many."""
    old, new = an_article("Old trade text."), an_article("New trade text.")
    store.add_articles([old])
    store.add_articles([an_article(new.body, replaces=old.id)])

    assert {old.id, new.id} == store.existing_ids([old.id, new.id, *map(str, range(2000))])
    assert frozenset() == store.existing_ids([])


def test_a_replaced_article_stays_kept_but_is_not_current(store: Store) -> None:
    """It can be read by its id, and is neither listed nor found."""
    old = an_article("An old word.", origin="a.txt")
    new = an_article("A new word.", origin="a.txt", replaces=old.id)
    store.add_articles([old])
    store.add_articles([new])

    assert old == store.article(old.id)
    assert [new] == list(store.articles())
    assert [old] == list(store.articles([old.id, "unknown"]))
    assert {new.id} == store.find_articles(["old", "word"])
    assert {"a.txt": new.id} == store.current_ids(["a.txt", "b.txt"])


def test_an_undone_edit_makes_the_first_text_current_again(store: Store) -> None:
    """A, then B, then A again at one origin: A is current, and found."""
    texts = [an_article(body, origin="a.txt") for body in ("First text.", "Second text.")]
    for article in [*texts, texts[0]]:
        ingest([article], store)

    assert {"a.txt": texts[0].id} == store.current_ids(["a.txt"])
    assert texts[0].id == store.article(store.article(texts[0].id).replaces or "").replaces
    assert {texts[0].id} == store.find_articles(["text"])


def test_an_article_added_again_takes_its_new_place(store: Store) -> None:
    """Origin, file, marks and replaces are the latest; what it says stays."""
    article = an_article(origin="a.txt", file="a.txt", marks=(Mark(0, 5, "head"),))
    moved = an_article(origin="b.txt", file="b.txt", replaces="0123456789abcdef", language="fr")
    store.add_articles([article])
    store.add_articles([moved])

    kept = store.article(article.id)
    assert ("b.txt", "b.txt", moved.replaces) == (kept.origin, kept.file, kept.replaces)
    assert (moved.marks, article.language) == (kept.marks, kept.language)
    assert {"b.txt": article.id} == store.current_ids(["a.txt", "b.txt"])


def test_a_later_article_of_a_batch_wins_over_an_earlier_one_of_its_origin(store: Store) -> None:
    """Both are kept, the later one is current."""
    first, second = (an_article(body, origin="a.txt") for body in ("First.", "Second."))

    store.add_articles([first, second])

    assert [second] == list(store.articles())
    assert {first.id, second.id} == store.existing_ids([first.id, second.id])


def test_an_article_that_moved_within_a_batch_stays_current(store: Store) -> None:
    """What comes to where it stood before does not take its place."""
    first, moved = (an_article("First.", origin=origin) for origin in ("a.txt", "b.txt"))
    second = an_article("Second.", origin="a.txt")

    store.add_articles([first, moved, second])

    assert {"a.txt": second.id, "b.txt": moved.id} == store.current_ids(["a.txt", "b.txt"])


def test_an_origin_may_be_of_any_length(store: Store) -> None:
    """An address longer than an index takes stands in nobody's way."""
    chance = Random(7)  # noqa: S311 - nothing that a database can make shorter
    origin = "".join(chr(chance.randrange(0x4E00, 0x9FFF)) for _ in range(20_000))
    old = an_article("Old.", origin=origin)
    new = an_article("New.", origin=origin)
    store.add_articles([old])
    store.add_articles([new])

    assert {origin: new.id} == store.current_ids([origin, origin[:-1]])


def test_all_of_a_batch_is_kept_or_none(store: Store) -> None:
    """One article that no database can keep is refused by name, and the others are not kept."""
    good, bad = an_article(), an_article("Half a character \ud800 or a \0.")

    with pytest.raises(StoreUnavailable, match=bad.id):
        store.add_articles([good, bad])

    assert frozenset() == store.existing_ids([good.id, bad.id])


def test_articles_come_newest_first_then_by_id(store: Store) -> None:
    """A bare day counts from its midnight UTC, an undated article is the oldest."""
    east = timezone(timedelta(hours=8))
    dated = [
        an_article("1", published=datetime(2025, 5, 10, 7, tzinfo=east)),  # 9 May 23:00 UTC
        an_article("2", published=date(2025, 5, 9)),
        an_article("3", published=datetime(2025, 5, 9, 6, tzinfo=east)),  # 8 May 22:00 UTC
        an_article("4", published=datetime(1, 1, 1, tzinfo=UTC) + timedelta(microseconds=1)),
    ]
    undated = [an_article(body, published=None) for body in "567"]
    expected = [*dated, *sorted(undated, key=lambda article: article.id)]
    store.add_articles(expected[::-1])

    assert expected == list(store.articles())
    assert expected == list(store.articles({article.id for article in expected}))
    assert [] == list(store.articles([]))


def test_reading_articles_and_adding_meanwhile_do_not_meet(store: Store) -> None:
    """While articles are read one by one, others can be added."""
    store.add_articles([an_article(f"Number {number}.") for number in range(700)])

    for number, article in enumerate(store.articles()):
        if number % 300 == 0:
            store.add_articles([an_article(f"While {article.id} was read.")])

    assert 703 == store.corpus_stats().articles


def test_holdings_count_current_articles(store: Store) -> None:
    """Replaced ones are counted apart; newest and oldest are dates as stated."""
    old = an_article("Old.", published=date(2020, 1, 1))
    store.add_articles([old, an_article("Undated.", published=None, source=None)])
    store.add_articles([an_article("New.", published=date(2025, 1, 2), replaces=old.id)])
    store.add_articles([an_article("Else.", published=date(2024, 1, 1), source=a_source("AFP"))])

    newest, oldest = date(2025, 1, 2), date(2024, 1, 1)
    expected = CorpusStats(articles=3, sources=2, replaced=1, newest=newest, oldest=oldest)
    assert expected == store.corpus_stats()
    assert CurrentCount(articles=3, newest=newest) == store.count_current()


def test_of_articles_of_one_instant_the_first_by_id_is_the_newest(store: Store) -> None:
    """However its zone has the hour: it is the same in each kind of database."""
    utc = datetime(2025, 1, 2, 12, tzinfo=UTC)
    zones = (utc, utc.astimezone(timezone(timedelta(hours=8))))
    both = sorted((an_article(published=at) for at in zones), key=lambda each: each.id)
    store.add_articles([an_article("Old.", published=date(2020, 1, 1)), *reversed(both)])

    assert str(both[0].published) == str(store.count_current().newest)


def test_an_empty_store_holds_nothing(store: Store) -> None:
    """No counts, no dates."""
    nothing = CorpusStats(articles=0, sources=0, replaced=0, newest=None, oldest=None)

    assert nothing == store.corpus_stats()
    assert CurrentCount(articles=0, newest=None) == store.count_current()
    assert [] == store.publishers()
    assert [] == list(store.articles())


def test_sources_come_by_number_of_articles_then_by_title(store: Store) -> None:
    """Articles without a source are one more."""
    store.add_articles([an_article(f"B {number}", source=a_source("Beta")) for number in range(2)])
    store.add_articles([an_article(f"A {number}", source=a_source("alpha")) for number in range(2)])
    store.add_articles([an_article(f"É {number}", source=a_source("École")) for number in range(2)])
    store.add_articles([an_article("None stated", source=None, published=None)])

    day = date(2025, 5, 9)
    assert [
        PublisherCount(title="Beta", articles=2, newest=day),
        PublisherCount(title="alpha", articles=2, newest=day),
        PublisherCount(title="École", articles=2, newest=day),
        PublisherCount(title=None, articles=1, newest=None),
    ] == store.publishers()


def test_articles_are_found_by_any_of_their_addresses_the_newest_first(store: Store) -> None:
    """Those without a date come last; a former one, and one at another address, are not found."""
    here, there = "https://a.example/1", "https://www.a.example/1/"
    undated = an_article("Undated.", url=here, published=None)
    older = an_article("Older.", url=here, published=date(2025, 5, 8))
    newer = an_article("Newer.", url=there, published=date(2025, 5, 9))
    store.add_articles([undated, older, newer, an_article("Other.", url="https://a.example/2")])

    assert [newer.id, older.id, undated.id] == list(store.find_addresses([here, there]))
    assert [] == list(store.find_addresses(["https://a.example/3"]))
