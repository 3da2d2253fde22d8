"""The command line as a person uses it: real processes, each test with a store of its own."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias
from zipfile import ZipFile

import pytest

from tests.forking import ROOT, run_bot

SEEDS = ROOT / "seeds" / "articles"

Done: TypeAlias = "subprocess.CompletedProcess[str]"
Bot: TypeAlias = Callable[..., Done]


@pytest.fixture
def bot(tmp_path: Path) -> Bot:
    """Return what runs `briefing-bot ARGS…` on a store of its own."""

    def run(*args: str | Path, stdin: str = "", **settings: str) -> Done:
        store = {"DATABASE_URL": f"sqlite:///{tmp_path / 'store' / 'briefing.db'}"}
        return run_bot([*map(str, args)], ROOT, store | settings, stdin)

    return run


def _refused(done: Done, code: int = 1) -> str:
    """Return the one line on standard error that a failed command leaves."""
    assert (code, "", 1) == (done.returncode, done.stdout, len(done.stderr.splitlines()))
    return done.stderr


def test_bytes_that_are_no_text_do_not_end_the_chat(tmp_path: Path) -> None:
    """They are read as they can be, and the next line is answered."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        cwd=ROOT,
        env={"DATABASE_URL": f"sqlite:///{tmp_path / 'briefing.db'}", "PYTHONUTF8": "1"},
        input=b"/votes \xff\xfe\n/brief z*\n/about\n",
        capture_output=True,
        check=False,
    )

    assert (0, b"") == (done.returncode, done.stderr)
    assert b"No language model rewrites them." in done.stdout


def test_a_newcomer_chats_with_the_bundled_articles(bot: Bot) -> None:
    """`run` needs nothing: both briefs come, with source, date and place, and it ends well."""
    done = bot("run", stdin="/trade\n/ceasefire\n/context 1")

    assert (0, "") == (done.returncode, done.stderr)
    trade, _, ceasefire = done.stdout.partition("\nCeasefire\n")
    assert trade.startswith("Trade\n\n")
    assert "[1] “" in trade
    assert "    Reuters · 9 May 2025\n" in trade
    assert "72-hour ceasefire" in ceasefire
    assert "three-day ceasefire" in ceasefire
    assert "Also said " in ceasefire
    assert "From 3 articles, newest 9 May 2025" in ceasefire


def test_the_json_is_the_same_every_time_and_true_to_the_files(bot: Bot) -> None:
    """Ingesting and briefing again, in processes that hash otherwise, changes no byte."""
    ask = ("brief", "trade", "--points", "8", "--format", "json")
    first_read = bot("ingest", SEEDS, PYTHONHASHSEED="1")
    first = bot(*ask, PYTHONHASHSEED="1")
    again_read = bot("ingest", SEEDS, PYTHONHASHSEED="2")
    again = bot(*ask, PYTHONHASHSEED="2")

    assert "read 5: 5 new, 0 unchanged, 0 replaced, 0 refused\n" == first_read.stdout
    assert "read 5: 0 new, 5 unchanged, 0 replaced, 0 refused\n" == again_read.stdout
    assert (0, first.stdout) == (again.returncode, again.stdout)
    brief = json.loads(first.stdout)
    files = {cited["number"]: cited["file"] for cited in brief["citations"]}
    for point in brief["points"]:
        lead = point["lead"]
        assert lead["text"] in (ROOT / files[lead["citation"]]).read_text("utf-8")


def test_free_words_and_nothing_found(bot: Bot) -> None:
    """Any words make a brief; where there is nothing, the brief is empty and all is well."""
    bot("ingest", SEEDS)

    found = bot("brief", "power", "of", "siberia", "--format", "markdown")
    missed = bot("brief", "zebras", "--format", "json")

    assert found.stdout.startswith("## power of siberia\n\n> \\[1\\] “")
    assert (0, []) == (missed.returncode, json.loads(missed.stdout)["points"])
    assert "Nothing found. I searched 5 articles" in bot("brief", "zebras").stdout


def test_what_can_not_be_read_is_named_and_the_rest_goes_on(bot: Bot, tmp_path: Path) -> None:
    """A line for each refusal on standard error, the summary, and exit code 1."""
    (tmp_path / "empty.txt").touch()
    (tmp_path / "bad.json").write_text("{", "utf-8")
    (tmp_path / "good.txt").write_text("Trade grew by a tenth this year in the north.", "utf-8")
    with ZipFile(tmp_path / "out.zip", "w") as archive:
        archive.writestr("../out.txt", "Trade grew.")
    paths = ["empty.txt", "bad.json", "gone.txt", "good.txt", "out.zip"]

    done = bot("ingest", *(tmp_path / path for path in paths))

    assert (1, "read 1: 1 new, 0 unchanged, 0 replaced, 4 refused\n") == (
        done.returncode,
        done.stdout,
    )
    for path, line in zip(
        ["empty.txt", "bad.json", "gone.txt", "out.zip"], done.stderr.splitlines(), strict=True
    ):
        assert line.startswith(f"refused: {tmp_path / path}")
        assert " — " in line


def test_standard_input_is_read(bot: Bot) -> None:
    """`-` stands for it."""
    done = bot("ingest", "-", stdin="Trade grew by a tenth this year in the north.")

    assert (0, "read 1: 1 new, 0 unchanged, 0 replaced, 0 refused\n") == (
        done.returncode,
        done.stdout,
    )
    assert "“Trade grew by a tenth this year in the north.”" in bot("brief", "trade").stdout


def test_an_empty_store_names_the_command_that_fills_it(bot: Bot) -> None:
    """It has the topics, but nothing to brief on."""
    assert "`briefing-bot ingest PATH`" in _refused(bot("brief", "trade"))
    assert "/victory-day" in bot("topics").stdout


@pytest.mark.parametrize(
    "args",
    [
        ("brief",),
        ("brief", "trade", "--points", "0"),
        ("brief", "trade", "--engine", "gpt"),
        ("brief", "trade", "--format", "xml"),
        ("ingest",),
        ("topics", "add", "grain"),
        ("dance",),
        ("--dance",),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_code_2(bot: Bot, args: tuple[str, ...]) -> None:
    """What is wrong, and where help is."""
    assert "--help`" in _refused(bot(*args), code=2)


def test_a_wrong_setting_or_database_is_one_line(bot: Bot, tmp_path: Path) -> None:
    """No traceback, and no password."""
    (tmp_path / "text.db").write_text("no database " * 100, "utf-8")
    away = bot("topics", DATABASE_URL="postgresql://me:s3cret@127.0.0.1:1/news")

    assert "POINTS" in _refused(bot("topics", POINTS="many"))
    assert "text.db" in _refused(bot("topics", DATABASE_URL=f"sqlite:///{tmp_path}/text.db"))
    assert "DATABASE_URL" in _refused(bot("topics", DATABASE_URL="mysql://me:s3cret@host/news"))
    assert "s3cret" not in _refused(away)


def test_topics_are_added_tested_edited_and_removed(bot: Bot) -> None:
    """A topic's name is its command at once; a command's name is refused."""
    bot("ingest", SEEDS)

    added = bot("topics", "add", "steel", "--term", "friends of steel", "--title", "Steel")
    tested = bot("topics", "test", "steel")
    edited = bot("topics", "edit", "steel", "--term", "iron")
    removed = bot("topics", "remove", "steel")

    assert ["added: /steel\n", "edited: /steel\n", "removed: /steel\n"] == [
        added.stdout,
        edited.stdout,
        removed.stdout,
    ]
    assert " in 2 articles match." in tested.stdout
    assert "[friends of steel]" in tested.stdout
    assert "'help'" in _refused(bot("topics", "add", "help", "--term", "x"))
    assert "'steel'" in _refused(bot("topics", "remove", "steel"))
    assert "did you mean 'trade'?" in _refused(bot("topics", "test", "trad"))
    assert "'trade'" in _refused(bot("topics", "add", "trade", "--term", "x"))


def test_verify_and_doctor_find_all_well_or_say_what_is_not(bot: Bot, tmp_path: Path) -> None:
    """Exit code 0 where all is as promised, 1 where it is not."""
    path = tmp_path / "a.txt"
    path.write_text("Trade grew by a tenth this year in the north.", "utf-8")
    bot("ingest", path)
    well = bot("verify"), bot("doctor")
    path.write_text("Trade grew by a third this year in the north.", "utf-8")
    changed = bot("verify")

    assert [0, 0] == [done.returncode for done in well]
    assert "also found in their files: 1). Every quotation matches word for word." in well[0].stdout
    assert (1, True) == (changed.returncode, "the file has changed" in changed.stdout)
    assert 1 == bot("doctor", ENGINE="gpt").returncode


def test_a_reader_who_leaves_is_no_error() -> None:
    """`briefing-bot … | head` ends quietly."""
    command = f"'{sys.executable}' -m bot --help | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["/bin/bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert ("", True) == (done.stderr, done.stdout in {"0\n", "1\n"})


def test_help_needs_little_and_a_warm_brief_no_heavy_library(bot: Bot) -> None:
    """`--help` imports click and no room of ours; `/trade` from a warm store imports no engine."""
    bot("ingest", SEEDS)

    help_needs = _imported(bot("--help", PYTHONPROFILEIMPORTTIME="1"))
    warm = bot("chat", stdin="/trade\n", PYTHONPROFILEIMPORTTIME="1")

    assert "[1] “" in warm.stdout
    assert set() == help_needs & {
        "pydantic",
        "sqlalchemy",
        "rich",
        "storage.sql.store",
        "bot.app.run",
    }
    assert set() == _imported(warm) & {"sumy", "numpy", "trafilatura", "rapidfuzz", "rich"}


def _imported(done: Done) -> set[str]:
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
