"""The commands about stored articles, on a store and a folder of their own."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from bot.cli.articles import articles
from bot.cli.main import ingest
from storage.opening import open_store
from storage.ports.store import Store
from tests.builders import a_source, an_article

FIRST = an_article(source=a_source("AFP"), published=date(2025, 5, 9), file="a.jsonl#1")
SECOND = an_article(
    "It fell.", title="Trade\x1b[31m falls", published=date(2025, 4, 9), file="news/a\nb.txt"
)


@pytest.fixture
def url(store_file: Path) -> str:
    """The address of a store."""
    return f"sqlite:///{store_file}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """The store, with two articles."""
    with closing(open_store(url)) as opened:
        opened.add_articles([FIRST, SECOND])
        yield opened


def run(url: str, *args: str, command: click.Command = articles) -> Result:
    """Run a command on a store."""
    return CliRunner().invoke(command, args, env={"DATABASE_URL": url})


def _ids(store: Store, *, ended: bool = False) -> set[str]:
    return {article.id for article in store.list_articles(ended=ended)}


@pytest.mark.usefixtures("store")
def test_articles_are_counted_and_listed(url: str) -> None:
    """The newest first, one a line; control characters of a title steer no terminal."""
    lines = run(url, "list").output.splitlines()

    assert "2 articles:" == lines[0]
    assert [FIRST.id, SECOND.id] == [line[:16] for line in lines[1:]]  # whatever is in a name
    assert "2025-05-09  AFP" in lines[1]
    assert lines[1].endswith("a.jsonl#1")
    assert "\x1b" not in lines[2]


@pytest.mark.usefixtures("store")
def test_the_list_can_be_read_by_programs(url: str) -> None:
    """One object a line, the count beside it."""
    listed = run(url, "list", "--json", "--most", "1")
    [row] = map(json.loads, listed.stdout.splitlines())

    assert "2 articles, the first 1:\n" == listed.stderr
    assert (FIRST.id, "AFP", "2025-05-09", "current") == (
        row["id"],
        row["source"],
        row["published"],
        row["state"],
    )


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--source", "afp"], "1 article:"),
        (["--publisher", "reuters"], "1 article:"),
        (["--source", "afp", "--source", "reuters"], "2 articles:"),
        (["--file", "a.jsonl"], "1 article:"),
        (["--id", SECOND.id], "1 article:"),
        (["--before", "2025-05-01"], "1 article:"),
        (["--after", "2025-05-01"], "1 article:"),
        (["--older-than", "1d"], "2 articles:"),
        (["--older-than", "99y"], "No articles match."),
        (["--url", "https://example.org/*"], "No articles match."),
        (["--ended"], "No articles match."),
    ],
)
def test_articles_are_chosen(url: str, options: list[str], count: str) -> None:
    """By publisher, file, address, id or age."""
    assert count == run(url, "list", *options).output.splitlines()[0]


@pytest.mark.parametrize("command", ["remove", "withdraw"])
def test_nothing_is_changed_unasked(url: str, store: Store, command: str) -> None:
    """What would be is shown; where nobody can be asked, nothing else is done."""
    said = run(url, command, "--source", "afp")

    assert 0 == said.exit_code
    assert f"Nothing was changed; add --yes to {command} 1 article." in said.output
    assert {FIRST.id, SECOND.id} == _ids(store)


@pytest.mark.parametrize("command", ["remove", "withdraw", "resume"])
def test_all_articles_are_never_meant_by_saying_nothing(
    url: str, store: Store, command: str
) -> None:
    """It is a wrong call, also with `--yes`."""
    said = run(url, command, "--yes")

    assert (2, {FIRST.id, SECOND.id}) == (said.exit_code, _ids(store))


@pytest.mark.parametrize("option", ["--source", "--file", "--url", "--id"])
def test_an_empty_value_does_not_mean_all_articles(url: str, store: Store, option: str) -> None:
    """As when a variable of a script is not set."""
    said = run(url, "remove", option, "", "--yes")

    assert (2, {FIRST.id, SECOND.id}) == (said.exit_code, _ids(store))
    assert "it is empty" in said.output


def test_an_empty_path_prunes_nothing(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It doesn't stand for the folder that one is in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Trade grows\n\nTrade in the harbour grew by a tenth.")
    run(url, "a.txt", command=ingest)

    assert "No articles match." in run(url, "", "--prune", "--yes", command=ingest).output


@pytest.mark.parametrize(("command", "end"), [("remove", "removed"), ("withdraw", "withdrawn")])
def test_articles_end_and_are_resumed(url: str, store: Store, command: str, end: str) -> None:
    """With their number."""
    ended = run(url, command, "--source", "afp", "--yes")
    left = _ids(store)
    listed = run(url, "list", "--ended").output
    resumed = run(url, "resume", "--source", "afp", "--yes")

    assert f"{end}: 1 article;" in ended.output
    assert {SECOND.id} == left
    assert f"({end})" in listed
    assert resumed.output.endswith("resumed: 1 article\n")
    assert {FIRST.id, SECOND.id} == _ids(store)


@pytest.mark.parametrize("age", ["5", "0d", "5m", "-3d", "ten days", "999999d"])
def test_what_is_no_age_is_refused(url: str, age: str) -> None:
    """As a wrong call, with how it is written."""
    said = run(url, "list", "--older-than", age)

    assert 2 == said.exit_code
    assert "write it as 90d, 12w or 2y" in said.output


def test_what_is_no_longer_in_a_folder_is_withdrawn_on_request_only(
    url: str, store: Store, tmp_path: Path
) -> None:
    """A file or a record; ingesting alone never does; what comes back is quoted again."""
    folder = tmp_path / "news"
    folder.mkdir()
    file, records = folder / "a.txt", folder / "b.jsonl"
    file.write_text("Trade grows\n\nTrade in the harbour grew by a tenth.")
    both = [json.dumps({"title": name, "text": f"{name} is the port of a sea."}) for name in "AB"]
    records.write_text("\n".join(both))
    run(url, str(folder), command=ingest)
    everything = _ids(store)
    file.unlink()
    records.write_text(both[1])

    plain = run(url, str(folder), command=ingest)
    asked = run(url, str(folder), "--prune", command=ingest)
    assert everything == _ids(store)
    assert "Nothing was changed" not in plain.output
    assert "Nothing was changed; add --yes to withdraw 2 articles." in asked.output

    pruned = run(url, str(folder), "--prune", "--yes", command=ingest)
    assert "withdrawn: 2 articles" in pruned.output
    assert 2 == len(everything - _ids(store))
    records.write_text("\n".join(both))
    assert "1 new" in run(url, str(folder), command=ingest).output


def test_standard_input_is_not_pruned(url: str) -> None:
    """Nobody knows what it held before."""
    assert 2 == run(url, "-", "--prune", "--yes", command=ingest).exit_code


def test_what_a_channel_brought_is_listed_with_its_name(url: str, store: Store) -> None:
    """Whoever runs the bot sees everything; programs read for whom it is."""
    private = an_article("A letter.", source=a_source("The Letter"))
    store.seen_by("telegram:-100").add_articles([private])

    lines = run(url, "list", "--private").output.splitlines()
    every = run(url, "list", "--json").output.splitlines()[1:]

    assert "1 article:" == lines[0]
    assert lines[1].startswith(private.id)
    assert lines[1].endswith("(private: telegram:-100)")
    of = {row["id"]: row["private"] for row in map(json.loads, every)}
    assert {FIRST.id: None, SECOND.id: None, private.id: ["telegram:-100"]} == of


def test_an_operator_opens_and_closes_what_a_channel_brought(url: str, store: Store) -> None:
    """Nothing else, and not unasked."""
    private = an_article("A letter.", source=a_source("The Letter"))
    store.seen_by("telegram:-100").add_articles([private])

    assert "Nothing was changed" in run(url, "open", "--id", private.id).output
    assert "opened: 1 article" in run(url, "open", "--publisher", "*", "--yes").output
    assert {FIRST.id, SECOND.id, private.id} == _ids(store)
    assert "closed: 1 article" in run(url, "close", "--id", private.id, "--yes").output
    assert {FIRST.id, SECOND.id} == _ids(store)
