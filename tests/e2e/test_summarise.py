"""The batch door as a program meets it: real processes, no store, no setting."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, TypeAlias

import pytest

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds" / "articles"
GRAIN = "Grain prices rose by a tenth in the ports of the north."
AGAIN = "In the ports of the north, grain prices rose by a tenth."

Done: TypeAlias = "subprocess.CompletedProcess[str]"


def _summarise(*args: str | Path, stdin: str = "", **settings: str) -> Done:
    return subprocess.run(
        [sys.executable, "-m", "bot", "summarise", *map(str, args)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]} | settings,  # noqa: TID251 - a child's own
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def _line(name: str, *texts: str, **stated: object) -> str:
    return json.dumps({"id": name, "documents": [{"text": text} for text in texts]} | stated)


def _results(done: Done) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_line_is_answered_in_order_and_a_bad_one_is_named() -> None:
    """Results come as the lines do; what can't be read is one line on standard error, code 1."""
    lines = [_line("b", GRAIN, AGAIN), "{oops", "", _line("a", GRAIN, about="zebras"), _line("c")]

    done = _summarise("--batch", "-", stdin="\n".join(lines))

    assert ["b", "a", "c"] == [result["id"] for result in _results(done)]
    assert [True, False, False] == [result["answered"] for result in _results(done)]
    assert (1, 1) == (done.returncode, len(done.stderr.splitlines()))
    assert done.stderr.startswith("refused: batch, line 2: ")


def test_files_are_condensed_without_a_store_or_a_heavy_library() -> None:
    """No database is opened, a wrong setting disturbs nobody, and each quote stands in its file."""
    done = _summarise(SEEDS, "--words", "100", DATABASE_URL="no url", PYTHONPROFILEIMPORTTIME="1")
    (result,) = _results(done)
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}

    assert (0, True) == (done.returncode, result["answered"])
    assert 50 < len(result["text"].split()) <= 100
    for point in result["points"]:
        for quoted in [point["lead"], *point["support"]]:
            assert quoted["text"] in (ROOT / quoted["document"]).read_text("utf-8")
    heavy = {
        "sqlalchemy",
        "pydantic",
        "sumy",
        "numpy",
        "scipy",
        "storage.sql.tables",
        "trafilatura",
    }
    assert set() == imported & heavy


def test_a_batch_file_is_the_same_in_every_process(tmp_path: Path) -> None:
    """Hash seeds change no byte, with and without a question."""
    bodies = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    path = tmp_path / "batch.jsonl"
    path.write_text(f"{_line('1', *bodies)}\n{_line('2', *bodies, about='trade')}\n", "utf-8")

    one, other = (_summarise("--batch", path, PYTHONHASHSEED=seed) for seed in "12")

    assert (0, one.stdout) == (other.returncode, other.stdout)
    assert [True, True] == [result["answered"] for result in _results(one)]


def test_meanings_are_compared_where_that_is_asked_for() -> None:
    """Then two texts with few words in common state the same; by words alone they don't."""
    before = "Rain fell in the valley. Bakers raised their prices again. A choir sang at night."
    ours = f"{before} The council sacked the mayor of Northport over the bridge."
    theirs = (
        "Trains were full. A law on fishing is due in June. Wolves came to the river. Northport's "
        "mayor was removed from office late at night after the council met."
    )
    args = ("--batch", "-", "--points", "8")

    found = [
        _summarise(*args, *more, stdin=_line("1", ours, theirs)) for more in ((), ("--meaning",))
    ]

    points = [point for done in found for point in _results(done)[0]["points"]]
    assert [0, 1] == [len(point["support"]) for point in points if "mayor" in point["lead"]["text"]]


def test_text_is_for_readers() -> None:
    """The id is the heading of the leads, one a line."""
    done = _summarise("--batch", "-", "--format", "text", stdin=_line("grain", GRAIN))

    assert f"grain\n{GRAIN}\n\n" == done.stdout


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("seeds", "--batch", "-"),
        ("seeds", "--words", "9", "--points", "1"),
        ("seeds", "--words", "0"),
        ("seeds", "--engine", "gpt"),
        ("seeds", "--format", "markdown"),
        ("--batch", "nowhere.jsonl"),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_code_2(args: tuple[str, ...]) -> None:
    """What is wrong, and where help is."""
    done = _summarise(*args)

    assert (2, "", 1) == (done.returncode, done.stdout, len(done.stderr.splitlines()))
    assert "--help`" in done.stderr
