"""What robots.txt says is heeded, and asked for once a day."""

import asyncio
from itertools import pairwise
from time import perf_counter

import pytest

from briefings.gathering.fetching.fetch import PAGES
from briefings.gathering.fetching.pace import Pace
from briefings.gathering.fetching.robots import parse_rules
from briefings.gathering.outcomes import Failed, Fetched, Outcome, Refused
from tests.fakes.fetching import fetched, fetcher, politely
from tests.fakes.web import Asked, by_path, reply, web

FORBIDDEN = Refused(reason="its robots.txt asks us not to fetch it")
PAGE = reply(b"page")


async def _page(rules: bytes, path: str = "/news/1", **stated: str) -> Outcome:
    """Return what comes of fetching a page of a site with rules."""
    replies = {"/robots.txt": reply(rules, **stated), path: PAGE}
    return await fetched(by_path(replies), path, heeds_robots=True, accept=PAGES)


@pytest.mark.parametrize(
    "rules",
    [
        "User-agent: *\nDisallow: /",
        "User-agent: BriefingBot\nDisallow: /news",
        "user-agent: briefingbot\nuser-agent: other\ndisallow: /news/",
        "User-agent: *\nAllow: /\n\nUser-agent: BriefingBot # us\nDisallow: /*/1$",
        "\ufeffUser-agent: *\r\nDisallow: /news",
        "User-agent: a\nDisallow: /x\nUser-agent: *\nUser-agent: b\nDisallow: /",
    ],
)
async def test_what_is_forbidden_to_us_is_not_fetched(rules: str) -> None:
    """Rules for us, or for all where there are none for us."""
    assert FORBIDDEN == await _page(rules.encode())


@pytest.mark.parametrize(
    "rules",
    [
        "",
        "User-agent: *\nDisallow:",
        "User-agent: other\nDisallow: /",
        "User-agent: *\nDisallow: /\n\nUser-agent: BriefingBot\nAllow: /news",
        "User-agent: *\nDisallow: /private\nUser-agent: other\nDisallow: /",
        "User-agent: other\nUser-agent: another\nDisallow: /",
        "User-agent: *\nDisallow: /\nAllow: /news/1",
        "<html>no rules at all: Disallow: /</html>",
        "\0\ufffd: x\nUser-agent\n:\nDisallow",
    ],
)
async def test_what_is_not_forbidden_to_us_is_fetched(rules: str) -> None:
    """Rules for others are theirs; what can't be understood forbids nothing."""
    assert isinstance(await _page(rules.encode()), Fetched)


@pytest.mark.parametrize("status", [401, 403, 404, 410])
async def test_a_site_without_rules_forbids_nothing(status: int) -> None:
    """Where there is no robots.txt, all may be fetched (RFC 9309)."""
    replies = {"/robots.txt": reply(status=status), "/a": PAGE}

    assert isinstance(await fetched(by_path(replies), "/a", heeds_robots=True), Fetched)


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_nothing_is_fetched_while_nobody_knows_the_rules(status: int) -> None:
    """Where robots.txt can't be had, the page isn't asked for either."""
    replies = {"/robots.txt": reply(status=status), "/a": PAGE}
    async with web(by_path(replies)) as served, fetcher(served) as fetching:
        outcome = await fetching.fetch(f"{served.url}/a", heeds_robots=True)
        paths = [asked.path for asked in served.asked]

    assert isinstance(outcome, Failed)
    assert outcome.reason.startswith("its robots.txt can't be had now")
    assert ["/robots.txt"] == paths


async def test_rules_without_end_are_no_rules_to_go_by() -> None:
    """A robots.txt of more than half a megabyte forbids for now."""
    outcome = await _page(b"#" * 600_000)

    assert isinstance(outcome, Failed)
    assert "it is larger than" in outcome.reason


async def test_rules_are_asked_for_once() -> None:
    """Ten pages at a time, and one robots.txt; feeds need none."""
    replies = {"/robots.txt": reply(b"")} | {f"/{number}": PAGE for number in range(10)}
    async with web(by_path(replies)) as served, fetcher(served) as fetching:
        await fetching.fetch(f"{served.url}/0")
        assert ["/0"] == [asked.path for asked in served.asked]
        await asyncio.gather(
            *(fetching.fetch(f"{served.url}/{number}", heeds_robots=True) for number in range(10))
        )
        paths = [asked.path for asked in served.asked]

    assert 1 == paths.count("/robots.txt")
    assert 12 == len(paths)


async def test_the_rules_hold_for_what_a_page_redirects_to() -> None:
    """A page that may be fetched leads to none that may not."""
    rules = reply(b"User-agent: *\nDisallow: /b")
    replies = {
        "/robots.txt": rules,
        "/a": reply(status=302, Location="/b"),
        "/b": PAGE,
    }

    assert FORBIDDEN == await fetched(by_path(replies), "/a", heeds_robots=True)


async def test_rules_are_found_behind_redirects() -> None:
    """robots.txt may stand elsewhere; a loop is as none that can be had."""
    replies = {
        "/robots.txt": reply(status=301, Location="/rules"),
        "/rules": reply(b"User-agent: *\nDisallow: /"),
        "/a": PAGE,
    }
    assert FORBIDDEN == await fetched(by_path(replies), "/a", heeds_robots=True)

    replies["/rules"] = reply(status=302, Location="/robots.txt")
    assert isinstance(await fetched(by_path(replies), "/a", heeds_robots=True), Failed)


@pytest.mark.parametrize(
    "rules",
    [
        "".join(f"User-agent: a{number}\n" for number in range(20_000)) + "Disallow: /x\n" * 15_000,
        "User-agent: *\n" * 10_000 + "Disallow: /*a*a*a*b\n" * 15_000,
        "User-agent: *\nDisallow: /" + "*a" * 200_000,
        "User-agent: *\nDisallow: /" + "$" * 200_000,
        ": " * 200_000,
    ],
)
def test_no_rules_take_long(rules: str) -> None:
    """Half a megabyte made to be slow is read and asked in time that grows with its size alone."""
    begin = perf_counter()
    parse_rules(rules.encode(), "BriefingBot").can_fetch("https://a/" + "a" * 2_000, "BriefingBot")

    assert perf_counter() - begin < 5.0


async def test_a_site_may_ask_for_pauses() -> None:
    """Crawl-delay is kept between its pages, where it isn't a host of our own."""
    begins: list[float] = []

    async def answer(asked: Asked) -> None:
        begins.append(asyncio.get_running_loop().time())
        rules = b"User-agent: *\nCrawl-delay: 0.2"
        await asked.send(reply(rules if asked.path == "/robots.txt" else b"page"))

    async with politely(answer, Pace(gap=0.0)) as fetching:
        for path in ("a", "b", "c"):
            await fetching.fetch(f"http://site.example/{path}", heeds_robots=True)

    pauses = [later - sooner for sooner, later in pairwise(begins[1:])]
    assert all(pause > 0.19 for pause in pauses)
