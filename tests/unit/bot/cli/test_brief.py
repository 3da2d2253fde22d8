"""The days that `briefing-bot brief` takes."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.main import cli


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with an article of each of three days."""
    home = tmp_path_factory.mktemp("brief")
    for day in ("2021-03-04", "2025-05-01", "2025-05-07"):
        head = f"---\ntitle: Of {day}\nsource: Paper {day}\ndate: {day}\n---\n"
        (home / f"{day}.md").write_text(f"{head}Trade moved on the day {day}, ministers said.\n")
    _run(home, "ingest", str(home))
    return home


def _run(folder: Path, *args: str) -> Result:
    store = {"DATABASE_URL": f"sqlite:///{folder / 'briefing.db'}"}
    return CliRunner().invoke(cli, args, env=store)


def _days(folder: Path, *args: str) -> list[str]:
    brief = json.loads(_run(folder, "brief", *args, "--format", "json").stdout)
    return sorted({cited["published"] for cited in brief["citations"]})


@pytest.mark.parametrize(
    ("args", "days"),
    [
        (["trade"], ["2025-05-01", "2025-05-07"]),
        (["trade", "--since", "2025-05-02"], ["2025-05-07"]),
        (["trade", "--until", "2025-05-02"], ["2021-03-04", "2025-05-01"]),
        (["trade", "--since", "1 May 2025", "--until", "1 May 2025"], ["2025-05-01"]),
        (["trade", "since", "2025-05-02"], ["2025-05-07"]),
        (["ministers", "in", "2021"], ["2021-03-04"]),
    ],
)
def test_a_brief_covers_the_days_that_are_asked_for(
    folder: Path, args: Sequence[str], days: Sequence[str]
) -> None:
    """By options or in its words; without either the newest two weeks."""
    assert days == _days(folder, *args)


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["--since", "soon"], "'soon' is no day that lies back"),
        (["--since", "2025-05-07", "--until", "2025-05-01"], "is after '2025-05-01'"),
    ],
)
def test_days_that_are_none_are_refused_by_name(
    folder: Path, args: Sequence[str], reason: str
) -> None:
    """They are not ignored."""
    refused = _run(folder, "brief", "trade", *args)

    assert (2, True) == (refused.exit_code, reason in refused.output)
