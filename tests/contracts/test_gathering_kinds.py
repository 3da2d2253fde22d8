"""Rounds over each kind of source: pages, folders, sitemaps and mailboxes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from briefings.gathering.fetching.letters import Limits
from briefings.gathering.fetching.mailbox import Mailboxes
from briefings.gathering.guard.connecting import GuardedNetwork
from briefings.gathering.source import Source
from storage.sql.store import SqlStore
from tests.contracts.gathering import NOW, SAID, bodies, feed, gathered, item, source_at
from tests.fakes.certificates import certified
from tests.fakes.imap_server import PASSWORD, MailServer, mail_server
from tests.fakes.web import by_path, reply, web


async def test_whole_texts_are_fetched_only_where_a_source_is_set_to_it(store: SqlStore) -> None:
    """From the page of each entry; the feed's own text is the usual one."""
    paragraphs = "".join(
        f"<p>{SAID} This is paragraph {n} of the whole text.</p>" for n in range(5)
    )
    page = f"<html><head><title>Trade</title></head><body><article>{paragraphs}</article></body>"
    answers: dict[str, bytes] = {"/page": reply(page.encode(), content_type="text/html")}
    async with web(by_path(answers)) as served:
        answers["/rss"] = feed(item(1, link=f"{served.url}/page"))
        source = source_at(served)
        await gathered(store, served, sources=[source])
        before = bodies(store)
        answers["/rss"] = feed(item(1, f"{SAID} More.", link=f"{served.url}/page"))
        await gathered(store, served, sources=[replace(source, full_text=True)])

    assert [SAID] == before
    (after,) = bodies(store)
    assert "paragraph 4 of the whole text" in after


async def test_a_page_that_may_not_be_taken_leaves_the_feeds_text(store: SqlStore) -> None:
    """As its robots.txt says."""
    answers = {"/robots.txt": reply(b"User-agent: *\nDisallow: /")}
    async with web(by_path(answers)) as served:
        answers["/rss"] = feed(item(1, link=f"{served.url}/page"))
        report = await gathered(store, served, sources=[source_at(served, full_text=True)])

        assert "/page" not in {asked.path for asked in served.asked}
    assert ([SAID], 1) == (bodies(store), report.new)
    assert "robots.txt" in report.sources[0].refusals[0].reason


async def test_a_folder_is_read_as_its_files_change(store: SqlStore, tmp_path: Path) -> None:
    """Only what is new or was changed; what is still being written waits."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Title: Trade\n\nTrade grew by a tenth, ministers said.")
    (folder / "b.txt").write_text("Title: Gas\n\nGas prices fell, dealers said on Monday.")
    source = Source(kind="folder", address=str(folder))
    long_after = NOW + timedelta(days=3650)

    first = await gathered(store, sources=[source], now=long_after)
    second = await gathered(store, now=long_after)
    (folder / "a.txt").write_text("Title: Trade\n\nTrade shrank by a tenth, ministers said later.")
    third = await gathered(store, now=long_after)

    assert ("fetched", 2, "unchanged") == (
        first.sources[0].state,
        first.new,
        second.sources[0].state,
    )
    assert (0, 1) == (third.new, third.replaced)
    assert "unchanged" == (await gathered(store, now=NOW)).sources[0].state


async def test_a_folder_that_is_not_there_fails(store: SqlStore, tmp_path: Path) -> None:
    """And says so."""
    report = await gathered(store, sources=[Source(kind="folder", address=f"{tmp_path}/none")])

    assert ("failed", "there is no such folder") == (
        report.sources[0].state,
        report.sources[0].error,
    )


async def test_of_an_index_of_sitemaps_the_newest_is_read(store: SqlStore) -> None:
    """Whenever that has something new, though the index stays as it is."""
    page = f"<html><head><title>Trade</title></head><body><article><p>{SAID}</p></article></body>"
    answers = {"/1": reply(page.encode(), content_type="text/html"), "/2": b""}
    answers["/2"] = reply(page.replace("tenth", "fifth").encode(), content_type="text/html")
    async with web(by_path(answers)) as served:
        index = f"<sitemap><loc>{served.url}/news.xml</loc></sitemap>"
        answers["/sitemap.xml"] = reply(
            f"<sitemapindex>{index}</sitemapindex>".encode(), etag='"1"'
        )
        answers["/news.xml"] = _sitemap(f"{served.url}/1")
        source = replace(source_at(served, "/sitemap.xml"), kind="sitemap")
        first = await gathered(store, served, sources=[source])
        same = await gathered(store, served)
        answers["/news.xml"] = _sitemap(f"{served.url}/2", f"{served.url}/1")
        second = await gathered(store, served)

    assert (1, "unchanged", 1) == (first.new, same.sources[0].state, second.new)


def _sitemap(*urls: str) -> bytes:
    places = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
    xmlns = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return reply(f'<urlset xmlns="{xmlns}">{places}</urlset>'.encode(), content_type="text/xml")


async def test_the_letters_of_a_mailbox_are_read_for_the_channel_that_brought_it(
    store: SqlStore, tmp_path: Path
) -> None:
    """In portions, each letter once; what is no letter is refused alone."""
    said = "Trade grew by a tenth, the ministry said on Monday in the capital."
    letters = {3: _letter(f"{said} This is letter 3.")}
    shown, trusting = certified(tmp_path, "127.0.0.1")
    async with mail_server(server := MailServer({"INBOX": letters}), shown):
        network = GuardedNetwork({("127.0.0.1", server.port)})
        passwords = {"ann@127.0.0.1": PASSWORD}
        boxes = Mailboxes(network, passwords, limits=Limits(letters=2), context=trusting)
        box = f"imaps://ann@127.0.0.1:{server.port}/INBOX"
        source = Source(kind="mailbox", address=box, audience="telegram:1")
        first = await gathered(store, sources=[source], mailboxes=boxes)
        letters |= {uid: _letter(f"{said} This is letter {uid}.") for uid in (4, 5, 9)}
        second = await gathered(store, mailboxes=boxes)
        at_once = await gathered(store, due_only=True, mailboxes=boxes)
        again = await gathered(store, mailboxes=boxes)
        boxes.close()

    rounds = [(each.new, each.sources[0].state) for each in (first, second, at_once, again)]
    assert [(1, "fetched"), (2, "fetched"), (1, "fetched"), (0, "unchanged")] == rounds
    assert [] == bodies(store)
    assert 4 == len(bodies(store.seen_by("telegram:1")))


def _letter(text: str) -> bytes:
    head = "From: Lindmouth Letter <news@lindmouth.example>\r\nSubject: News\r\n"
    head += "Date: Mon, 30 Nov 2026 06:00:00 +0000\r\n"
    return f"{head}Message-ID: <{text[-2]}@x>\r\n\r\n{text}".encode()
