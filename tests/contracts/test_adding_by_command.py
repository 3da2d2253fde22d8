"""`sources add` and `sources check`, with a real server on loopback."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.main import cli
from briefings.gathering.source import Source
from storage.opening import open_store
from storage.ports.audiences import OPERATOR
from tests.contracts.test_adding_sources import a_feed, a_link, a_page
from tests.fakes.web import Web, by_path, reply, web

PAGES = {
    "/": a_page(a_link("/rss") + a_link("/sport")),
    "/rss": a_feed("One", "Two"),
    "/sport": a_feed("Goal", title="Sport\x1b[31m"),
}


@pytest.fixture
async def site() -> AsyncIterator[Web]:
    """A site with two feeds."""
    async with web(by_path({path: reply(page) for path, page in PAGES.items()})) as served:
        yield served


async def run(site: Web, folder: Path, *args: str) -> Result:
    """Run `sources ARGS…` on the store in `folder`; paths are those of the site."""
    env = {
        "DATABASE_URL": f"sqlite:///{folder / 'briefing.db'}",
        "PRIVATE_HOSTS": f"{site.host}:{site.port}",
    }
    named = [f"{site.url}{each}" if each.startswith("/") else each for each in args]
    return await asyncio.to_thread(CliRunner().invoke, cli, ["sources", *named], env=env)


def saved(folder: Path) -> list[Source]:
    """Return the sources in that store."""
    with closing(open_store(f"sqlite:///{folder / 'briefing.db'}")) as store:
        return list(store.seen_by(OPERATOR).sources())


async def test_the_address_of_a_site_adds_its_feed_once(site: Web, tmp_path: Path) -> None:
    """The other feeds there are named; nobody's title steers the terminal."""
    added = await run(site, tmp_path, "add", "/")
    again = await run(site, tmp_path, "add", "/")

    first, second = added.stdout.splitlines()
    assert f"added: Evening Post (feed, 2 articles now) {site.url}/rss" == first
    assert second.startswith("  also there, not added: Sport")
    assert "\x1b" not in added.stdout
    assert again.stdout.startswith("there already: Evening Post")
    assert (0, 0) == (added.exit_code, again.exit_code)
    assert [f"{site.url}/rss"] == [each.address for each in saved(tmp_path)]


async def test_what_is_no_source_is_named_and_the_others_are_added(
    site: Web, tmp_path: Path
) -> None:
    """In one line each; the exit code says so."""
    result = await run(site, tmp_path, "add", "trade", "/none", "/rss")

    assert (1, 1) == (result.exit_code, len(saved(tmp_path)))
    refusals = [line for line in result.stderr.splitlines() if line]
    assert 2 == len(refusals)
    assert all(line.startswith("source refused: ") for line in refusals)


async def test_a_source_can_be_for_one_chat_alone(site: Web, tmp_path: Path) -> None:
    """What is no chat is refused before anything is fetched."""
    await run(site, tmp_path, "add", "/rss", "--only-for", "telegram:-100123")
    wrong = await run(site, tmp_path, "add", "/sport", "--only-for", "everybody")

    assert ["telegram:-100123"] == [each.audience for each in saved(tmp_path)]
    assert 2 == wrong.exit_code
    assert "is not a chat; write it as telegram:-100123" in wrong.stderr


async def test_a_folder_of_this_machine_says_who_sees_it(site: Web, tmp_path: Path) -> None:
    """Unless it is for one chat."""
    clippings = tmp_path / "clippings"
    clippings.mkdir()
    everyone = await run(site, tmp_path, "add", f"file://{clippings}")
    alone = await run(site, tmp_path, "add", f"file://{clippings}", "--only-for", "slack:C1")

    assert "everyone who may ask the bot sees" in everyone.stdout
    assert "everyone" not in alone.stdout
    assert 2 == len(saved(tmp_path))


async def test_a_check_shows_what_would_come_in_and_keeps_nothing(
    site: Web, tmp_path: Path
) -> None:
    """Of an address, and of a source by its title."""
    result = await run(site, tmp_path, "check", "/rss")
    assert f"Evening Post (feed, 2 articles now) {site.url}/rss\n" in result.stdout
    assert "  new     undated     One  (a link)  https://news.example/One\n" in result.stdout
    assert ([], 0) == (saved(tmp_path), result.exit_code)

    await run(site, tmp_path, "add", "/rss")
    assert "One" in (await run(site, tmp_path, "check", "evening post")).stdout


async def test_a_check_of_all_says_which_can_be_had(site: Web, tmp_path: Path) -> None:
    """The exit code says whether all can."""
    assert "No sources yet" in (await run(site, tmp_path, "check")).stdout
    await run(site, tmp_path, "add", "/rss")
    assert 0 == (await run(site, tmp_path, "check")).exit_code
    with closing(open_store(f"sqlite:///{tmp_path / 'briefing.db'}")) as store:
        store.save_source(Source(kind="feed", address=f"{site.url}/none", title="Lost"))
    result = await run(site, tmp_path, "check")

    assert 1 == result.exit_code
    assert f"ok      Evening Post (feed, 2 articles now) {site.url}/rss" in result.stdout
    assert "failed  Lost: " in result.stdout
    assert "404" in result.stdout
