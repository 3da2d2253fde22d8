"""Rounds, on both databases: what is new is stored once, whatever sources it comes through."""

from datetime import timedelta

import pytest

from storage.errors import NotFound
from storage.sql.store import SqlStore
from storage.sql.tables import articles
from tests.contracts.gathering import LEASE, NOW, SAID, bodies, feed, gathered, item, source_at
from tests.fakes.web import Asked, by_path, reply, serving, web


async def test_what_a_feed_has_is_stored_once(store: SqlStore) -> None:
    """The second round finds nothing new, and says that nothing changed."""
    async with web(serving(feed(item(1), item(2, "Prices fell in the north.")))) as served:
        first = await gathered(store, served, sources=[source_at(served)])
        second = await gathered(store, served)

    assert ("fetched", 2, None) == (first.sources[0].state, first.new, first.sources[0].error)
    assert ("unchanged", 0) == (second.sources[0].state, second.new)
    assert ["Prices fell in the north.", SAID] == bodies(store)


async def test_a_server_is_asked_only_for_what_is_newer(store: SqlStore) -> None:
    """What it named the last body by comes back to it, and its 304 is all there is."""
    replies = [feed(item(1), etag='"one"'), reply(status=304)]
    async with web(serving(*replies)) as served:
        await gathered(store, served, sources=[source_at(served)])
        second = await gathered(store, served)

        assert '"one"' == served.asked[1].headers["if-none-match"]
    assert (1, 0) == (second.count("unchanged"), second.count("failed"))


async def test_what_could_not_be_read_is_asked_for_again_whole(store: SqlStore) -> None:
    """A server's 304 must not heal what was never read."""
    replies = [reply(b"<html>Closed", etag='"one"'), feed(item(1), etag='"one"')]
    async with web(serving(*replies)) as served:
        first = await gathered(store, served, sources=[source_at(served)])
        second = await gathered(store, served)

        assert "if-none-match" not in served.asked[1].headers
    assert ("refused", 1) == (first.sources[0].state, second.new)
    assert first.sources[0].error


async def test_an_edited_article_replaces_its_older_self(store: SqlStore) -> None:
    """The older text stays stored, so that what was quoted of it can be looked up."""
    replies = [feed(item(1)), feed(item(1, "Trade shrank, the ministry said later."))]
    async with web(serving(*replies)) as served:
        await gathered(store, served, sources=[source_at(served)])
        report = await gathered(store, served)

    assert (0, 1) == (report.new, report.replaced)
    assert ["Trade shrank, the ministry said later."] == bodies(store)
    assert 1 == store.corpus_stats().replaced


async def test_an_article_from_two_feeds_is_one_and_came_through_both(store: SqlStore) -> None:
    """With one text, which stays whichever is read again."""
    link = "https://news.example/one"
    page = {
        "/a": feed(item(1, link=f"{link}?utm_source=a")),
        "/b": feed(item(1, "Another short text of it.", link=link)),
    }
    async with web(by_path(page)) as served:
        feeds = [source_at(served, "/a"), source_at(served, "/b")]
        await gathered(store, served, sources=feeds[:1])
        await gathered(store, served, sources=feeds[1:])
        await gathered(store, served)

    (article,) = store.articles()
    assert (SAID, link) == (article.body, article.url)
    assert sorted(each.id for each in feeds) == list(store.sources_of([article.id])[article.id])


async def test_an_article_keeps_all_its_sources_where_one_replaces_its_text(
    store: SqlStore,
) -> None:
    """The newer text came through the other feed, too."""
    link = "https://news.example/one"
    longer = f"{SAID} They will meet again in May."
    page = {"/a": feed(item(1, link=link)), "/b": feed(item(1, longer, link=link))}
    async with web(by_path(page)) as served:
        feeds = [source_at(served, "/a"), source_at(served, "/b")]
        await gathered(store, served, sources=feeds[:1])
        await gathered(store, served, sources=feeds[1:])

    (article,) = store.articles()
    assert longer == article.body
    assert sorted(each.id for each in feeds) == list(store.sources_of([article.id])[article.id])


async def test_what_an_operator_removed_does_not_come_back(store: SqlStore) -> None:
    """Neither edited nor through another feed."""
    link = "https://news.example/one"
    replies = [feed(item(1, link=link)), feed(item(1, "Trade is up.", link=link))]
    async with web(serving(*replies)) as served:
        await gathered(store, served, sources=[source_at(served, "/a")])
        store.end_articles([article.id for article in store.articles()], "removed")
        await gathered(store, served, sources=[source_at(served, "/b")])

    assert [] == bodies(store)


async def test_each_source_fails_alone(store: SqlStore) -> None:
    """Whatever the others do, the good one is in."""
    page = {
        "/good": feed(item(1)),
        "/down": reply(status=503, retry_after="7200"),
        "/gone": reply(status=410),
        "/junk": reply(b"\x00\xff" * 99),
    }
    async with web(by_path(page)) as served:
        report = await gathered(store, served, sources=[source_at(served, p) for p in page])

    states = {each.address.rpartition("/")[2]: each.state for each in report.sources}
    assert {
        "good": "fetched",
        "down": "failed",
        "gone": "failed",
        "junk": "refused",
    } == states
    assert [SAID] == bodies(store)
    health = {store.source(each).address[-4:]: how for each, how in store.source_health().items()}
    assert ("gone", None) == (health["gone"].state, health["gone"].due)
    assert health["down"].due
    assert NOW + timedelta(hours=2) <= health["down"].due


async def test_a_source_that_moved_for_good_is_fetched_where_it_is(store: SqlStore) -> None:
    """With its entries, so that nothing is new there."""

    async def answer(asked: Asked) -> None:
        moved = reply(status=301, location="/new")
        await asked.send(feed(item(1)) if asked.path == "/new" else moved)

    async with web(answer) as served:
        old = source_at(served, "/old", title="Lindmouth")
        await gathered(store, served, sources=[old])
        again = await gathered(store, served)

        assert ["/old", "/new", "/new"] == [asked.path for asked in served.asked]
    assert ("unchanged", 0) == (again.sources[0].state, again.new)
    assert "Lindmouth" == store.source(again.sources[0].source).title
    with pytest.raises(NotFound):
        store.source(old.id)


async def test_a_private_address_that_nobody_allowed_is_refused(store: SqlStore) -> None:
    """No connection is made to it."""
    async with web(serving(feed(item(1)))) as served:
        report = await gathered(store, sources=[source_at(served)])

        assert 0 == served.hits
    assert ("refused", 1) == (report.sources[0].state, report.count("refused"))


async def test_what_is_not_due_is_left_alone(store: SqlStore) -> None:
    """Until it is."""
    async with web(serving(feed(item(1)))) as served:
        await gathered(store, served, sources=[source_at(served)])
        early = await gathered(store, served, due_only=True)
        late = await gathered(store, served, due_only=True, now=NOW + timedelta(days=2))

    assert (0, 1) == (len(early.sources), len(late.sources))


async def test_a_source_is_fetched_by_one_program_at_a_time(store: SqlStore) -> None:
    """What another one has claimed is its own until its lease ends."""
    async with web(serving(feed(item(1)))) as served:
        store.save_source(source_at(served))
        store.claim_sources(NOW, NOW + LEASE)
        ours = await gathered(store, served)
        later = await gathered(store, served, now=NOW + LEASE)

    assert ([], 1) == (ours.sources, later.new)


async def test_a_flood_is_taken_in_portions_until_all_of_it_is_in(store: SqlStore) -> None:
    """The newest first; the rest is fetched again though nothing changed."""
    items = [item(n, f"Number {n} of many.", date=None) for n in range(450)]
    async with web(serving(feed(*items, etag='"one"'))) as served:
        counts = [(await gathered(store, served, sources=[source_at(served)])).new]
        counts += [(await gathered(store, served)).new for _ in range(3)]

    assert [200, 200, 50, 0] == counts


async def test_what_a_channel_brought_is_for_that_channel(store: SqlStore) -> None:
    """Also where an edit replaces it."""
    replies = [feed(item(1)), feed(item(1, "Trade shrank, the ministry said later."))]
    async with web(serving(*replies)) as served:
        await gathered(store, served, sources=[source_at(served, audience="telegram:1")])
        report = await gathered(store, served)

    assert 1 == report.replaced
    assert [] == bodies(store)
    assert ["Trade shrank, the ministry said later."] == bodies(store.seen_by("telegram:1"))


async def test_sources_that_bring_the_same_side_by_side_bring_it_once(store: SqlStore) -> None:
    """One of them brought it, and the count says so."""
    page = {f"/{n}": feed(item(1, f"{SAID} This is wording {n}."), item(2)) for n in range(6)}
    async with web(by_path(page)) as served:
        report = await gathered(store, served, sources=[source_at(served, path) for path in page])

    assert (2, 0, 2) == (report.new, report.replaced, len(bodies(store)))
    sources = store.sources_of([article.id for article in store.articles()])
    assert [6, 6] == [len(each) for each in sources.values()]


async def test_a_source_whose_article_is_damaged_fails_alone(store: SqlStore) -> None:
    """All others are gathered; the next round tries it again."""
    pages = {"/bad": feed(item(1)), "/good": feed(item(2))}
    async with web(by_path(pages)) as served:
        await gathered(store, served, sources=[source_at(served, path) for path in pages])
        with store.database.writing() as connection:
            damaged = articles.c.url == "https://news.example/1"
            connection.execute(articles.update().where(damaged).values(published="no day"))
        pages["/bad"] = feed(item(1, "Trade shrank, the ministry said later."))
        pages["/good"] = feed(item(3))
        report = await gathered(store, served)

    assert ["failed", "fetched"] == [each.state for each in report.sources]
    assert ("gathering it failed: the log says why", 1) == (report.sources[0].error, report.new)
    assert [1, 0] == [store.source_health()[each.source].failures for each in report.sources]
