"""The commands for those who run the bot, on a store of their own."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from bot.chat.errors import FileRefused
from bot.cli.operations import backup, deliveries, restore, status
from bot.cli.platforms import feedback
from bot.cli.subscriptions import subscriptions
from bot.cli.votes import votes
from bot.subscriptions.file import encode_subscriptions
from briefings.matching.votes import Vote
from storage.errors import StorageError
from storage.opening import open_store
from storage.ports.conversations.subscriptions import Claim
from storage.ports.deliveries import Delivery
from storage.ports.store import Store
from tests.builders import AT, a_topic, an_article

FILE = """\
[[subscription]]
channel = "telegram:1"
topics = ["trade"]
times = ["07:30"]
zone = "Europe/Berlin"
"""


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The address of a store."""
    return f"sqlite:///{tmp_path / 'briefing.db'}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """The store."""
    with closing(open_store(url)) as opened:
        yield opened


def run(url: str, command: click.Command, *args: str, **more: str) -> Result:
    """Run a command on a store."""
    return CliRunner().invoke(command, args, env={"DATABASE_URL": url}, **more)


def _delivered(store: Store, number: int, channel: str) -> None:
    at = AT + timedelta(days=number)
    of = store.subscribe(channel, "{}", at)
    delivery = Delivery(
        key=f"slot:{of}:{number}", subscription=of, channel=channel, slot=f"{number}", at=at,
        state="skipped" if number % 2 else "pending",
    )  # fmt: skip
    store.claim([Claim(number=of, due=at, next=None, deliveries=[delivery], job=None)])


@pytest.fixture
def _delivering(store: Store) -> None:
    for number in range(4):
        _delivered(store, number, f"telegram:{number // 2}")


@pytest.mark.usefixtures("_delivering")
@pytest.mark.parametrize(
    ("args", "slots"),
    [
        ((), ["3", "2", "1", "0"]),
        (("--state", "skipped"), ["3", "1"]),
        (("--channel", "telegram:1"), ["3", "2"]),
        (("--channel", "telegram:1", "--state", "pending"), ["2"]),
        (("--since", f"{AT + timedelta(days=2):%Y-%m-%d}"), ["3", "2"]),
        (("--most", "1"), ["3"]),
    ],
)
def test_deliveries_are_listed_latest_first(
    url: str, args: tuple[str, ...], slots: list[str]
) -> None:
    """By state, channel and day, so many at most; as text and as JSON with the same fields."""
    rows = [json.loads(line) for line in run(url, deliveries, *args, "--json").output.splitlines()]
    lines = run(url, deliveries, *args).output.splitlines()

    assert slots == [row["slot"] for row in rows]
    assert lines == ["  ".join(map(str, row.values())) for row in rows]
    assert all(
        {"reference", "state", "slot", "at", "subscription", "channel"} == set(row) for row in rows
    )


def test_no_deliveries_are_said_to_be_none(url: str, store: Store) -> None:
    """None at all, or none that match; in JSON no line, and the sentence beside it."""
    none = run(url, deliveries)
    as_json = run(url, deliveries, "--json")
    _delivered(store, 0, "telegram:1")

    assert "No digests yet.\n" == none.stdout
    assert ("", "No digests yet.\n") == (as_json.stdout, as_json.stderr)
    assert "No digests match.\n" == run(url, deliveries, "--state", "failed").stdout


def test_no_feedback_is_said_to_be_none(url: str) -> None:
    """Where nobody has said anything."""
    assert "No feedback yet.\n" == run(url, feedback).output


@pytest.mark.parametrize("args", [("--most", "0"), ("--state", "lost"), ("--since", "yesterday")])
def test_what_can_not_be_asked_of_deliveries_is_refused(url: str, args: tuple[str, ...]) -> None:
    """Called wrongly, as the exit code says."""
    assert 2 == run(url, deliveries, *args).exit_code


@pytest.mark.usefixtures("_delivering")
def test_the_status_counts_what_waits(url: str) -> None:
    """Also where nobody runs: the table knows."""
    said = run(url, status)

    assert 0 == said.exit_code
    assert "2" in said.output


def test_a_backup_is_restored_in_place_of_what_there_is(
    tmp_path: Path, url: str, store: Store
) -> None:
    """The copy is checked and counted; what was there is kept under another name."""
    store.add_articles([an_article()])
    copy = tmp_path / "copy.db"
    made = run(url, backup, str(copy))
    store.add_articles([an_article("Another one came later.", title="Later")])
    store.close()
    refused = run(url, restore, str(copy), input="n\n")
    restored = run(url, restore, str(copy), "--yes")

    assert (0, "1 articles") == (
        made.exit_code,
        made.output.partition("checked: ")[2].split(",")[0].strip(),
    )
    assert 0 != refused.exit_code
    assert "restored 1 articles" in restored.output
    assert "previous database kept as" in restored.output
    with closing(open_store(url)) as again:
        assert 1 == again.corpus_stats().articles


def test_a_backup_takes_the_place_of_no_file(tmp_path: Path, url: str, store: Store) -> None:
    """Whatever it is: it is refused, and stays as it is."""
    store.add_articles([an_article()])
    file = tmp_path / "precious.txt"
    file.write_text("mine")
    refused = run(url, backup, str(file))

    assert isinstance(refused.exception, StorageError)
    assert "mine" == file.read_text()


def test_subscriptions_are_imported_once_and_exported_as_they_are(
    tmp_path: Path, url: str, store: Store
) -> None:
    """What is there already is not added again, and the export can be imported."""
    store.save_topic(a_topic())
    file = tmp_path / "subscriptions.toml"
    file.write_text(FILE, "utf-8")
    outputs = [run(url, subscriptions, "import", str(file)).output for _ in range(2)]
    exported = run(url, subscriptions, "export").output

    assert ["1 new, 0 already there\n", "0 new, 1 already there\n"] == outputs
    assert encode_subscriptions(store.subscriptions()) == exported
    assert 'channel = "telegram:1"' in exported
    file.write_text(exported, "utf-8")
    assert "0 new, 1 already there\n" == run(url, subscriptions, "import", str(file)).output


def test_an_export_overwrites_a_file_only_where_that_is_wanted(
    tmp_path: Path, url: str, store: Store
) -> None:
    """It is refused, and the file stays as it is; `--force` replaces it."""
    file = tmp_path / "subscriptions.toml"
    file.write_text("mine")
    refused = run(url, subscriptions, "export", str(file))
    kept = file.read_text()
    forced = run(url, subscriptions, "export", str(file), "--force")

    assert isinstance(refused.exception, FileRefused)
    assert "mine" == kept
    assert 0 == forced.exit_code
    assert encode_subscriptions(store.subscriptions()) == file.read_text()


def test_a_file_with_one_wrong_subscription_adds_none(
    tmp_path: Path, url: str, store: Store
) -> None:
    """All of a file or nothing."""
    file = tmp_path / "subscriptions.toml"
    file.write_text(f"{FILE}\n{FILE.replace('07:30', 'late')}", "utf-8")
    refused = run(url, subscriptions, "import", str(file))

    assert refused.exception is not None
    assert "late" in str(refused.exception)
    assert [] == list(store.subscriptions())


def test_votes_on_a_topic_are_shown_and_forgotten(url: str, store: Store) -> None:
    """By its name; an unknown topic is refused."""
    store.save_topic(a_topic())
    article = an_article()
    store.add_articles([article])
    store.vote(
        Vote(topic="trade", article=article.id, start=0, end=5, channel="telegram:1", up=True)
    )
    shown = run(url, votes, "trade")
    reset = run(url, votes, "trade", "--reset")

    assert "1" in shown.output
    assert 0 == reset.exit_code
    assert [] == list(store.votes("trade"))
    assert shown.output != run(url, votes, "trade").output
    assert run(url, votes, "nothing").exception is not None
