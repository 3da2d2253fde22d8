"""`briefing-bot gather`, as cron and people run it."""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.main import cli
from storage.opening import open_store
from tests.builders import a_feed
from tests.contracts.gathering import feed, item
from tests.fakes.web import Web, by_path, reply, web


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a new database, which the settings name."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/store.db")
    return f"sqlite:///{tmp_path}/store.db"


def run(url: str, paths: Sequence[str], served: Web, *options: str) -> Result:
    """Have sources, and gather."""
    store = open_store(url)
    for path in paths:
        store.save_source(a_feed(f"{served.url}{path}"))
    store.close()
    return CliRunner().invoke(cli, ["gather", *options], env={"PRIVATE_HOSTS": served.url[7:]})


async def test_what_came_of_each_source_is_printed_as_json(url: str) -> None:
    """All of standard output is one object; trouble is on standard error, too."""
    pages = {"/a": feed(item(1), item(2)), "/b": reply(status=503), "/c": reply(b"no feed")}
    async with web(by_path(pages)) as served:
        result = await asyncio.to_thread(run, url, [*pages], served, "--format", "json")
        again = await asyncio.to_thread(run, url, [], served, "--all", "--format", "json")

    said = json.loads(result.stdout)
    assert 1 == result.exit_code
    assert {
        "fetched": 1, "unchanged": 0, "failed": 1, "new": 2, "replaced": 0, "refused": 1,
    } == {name: value for name, value in said.items() if name != "sources"}  # fmt: skip
    assert [
        {"url": f"{served.url}/a", "state": "fetched", "new": 2, "error": None},
        {
            "url": f"{served.url}/b",
            "state": "failed",
            "new": 0,
            "error": "the server answered 503",
        },
    ] == said["sources"][:2]
    assert ("refused", 0) == (said["sources"][2]["state"], said["sources"][2]["new"])
    assert f"failed: {served.url}/b: the server answered 503" in result.stderr
    assert (1, 0) == tuple(json.loads(again.stdout)[name] for name in ("unchanged", "new"))


async def test_a_round_is_summed_up_in_a_line(url: str) -> None:
    """And when nothing is due, it is said when something is."""
    async with web(by_path({"/a": feed(item(1))})) as served:
        first = await asyncio.to_thread(run, url, ["/a"], served, "--once")
        second = await asyncio.to_thread(run, url, [], served, "--once")

    assert (0, 0) == (first.exit_code, second.exit_code)
    assert "1 new, 0 replaced" in first.stdout
    assert "Nothing is due; the next is due at " in second.stdout


async def test_what_was_gathered_is_ready_to_be_asked_for(url: str) -> None:
    """The topics' briefs are made anew in the same run."""
    async with web(by_path({"/a": feed(item(1))})) as served:
        await asyncio.to_thread(run, url, ["/a"], served)
        brief = CliRunner().invoke(cli, ["brief", "trade grew"])

    assert "Trade grew by a tenth" in brief.stdout
    assert "Sources checked at " in brief.stdout


async def test_a_refused_address_comes_with_what_to_do(url: str) -> None:
    """The operator names it, where it is theirs."""
    async with web(by_path({})) as served:
        store = open_store(url)
        store.save_source(a_feed(f"{served.url}/a"))
        store.close()
        result = await asyncio.to_thread(CliRunner().invoke, cli, ["gather"])

    assert f"{served.url[7:]} in PRIVATE_HOSTS" in result.stderr


def test_without_sources_it_says_how_to_have_one(url: str) -> None:
    """It is no error."""
    result = CliRunner().invoke(cli, ["gather"])

    assert 0 == result.exit_code
    assert "There are no sources yet" in result.stdout
    assert url.startswith("sqlite")
