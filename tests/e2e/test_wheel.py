"""The wheel holds all that the bot needs: it works where there is no checkout."""

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own; of ours it sees the libraries alone."""
    folder = tmp_path_factory.mktemp("wheel")
    _run("-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    _run("-m", "venv", "--without-pip", folder / "venv")
    (wheel,) = folder.glob("*.whl")
    to = ("--prefix", folder / "venv", "--no-deps", "--no-index", "--no-warn-script-location")
    _run("-m", "pip", "install", "-qq", "--ignore-installed", *to, wheel)
    (site,) = (folder / "venv").glob("lib/python*/site-packages")
    # the libraries, without what makes our own checkout importable beside them
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    script = folder / "venv" / "bin" / "briefing-bot"
    lines = script.read_text("utf-8").splitlines()
    script.write_text("\n".join([f"#!{folder / 'venv' / 'bin' / 'python'}", *lines[1:]]), "utf-8")
    return script


def _run(*arguments: object, cwd: Path | None = None) -> None:
    subprocess.run([sys.executable, *map(str, arguments)], check=True, cwd=cwd, capture_output=True)


def _bot(program: Path, folder: Path, *arguments: str, typed: str = "") -> str:
    """Return what the bot prints in an empty folder, with an empty environment."""
    done = subprocess.run(
        [program, *arguments],
        cwd=folder,
        env={},
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert 0 == done.returncode, done.stderr
    return done.stdout


def test_the_wheel_answers_from_an_empty_environment(program: Path, tmp_path: Path) -> None:
    """It brings its tables, its articles and its topics."""
    assert "[1] “" in _bot(program, tmp_path, "run", typed="/trade\n")
    assert (tmp_path / "data" / "briefing.db").exists()


def test_the_wheel_speaks_its_languages(program: Path, tmp_path: Path) -> None:
    """The translators' catalogues are in it."""
    assert "Sprache eingestellt" in _bot(program, tmp_path, "run", typed="/language de\n")


def test_the_wheel_is_what_runs(program: Path, tmp_path: Path) -> None:
    """Nothing of it is imported from the checkout."""
    python = program.with_name("python")
    code = "import bot, briefings, storage, seeds; print(*bot.__path__, *storage.__path__)"
    found = _bot(python, tmp_path, "-c", code)

    assert str(program.parents[1]) in found
    assert str(ROOT) not in found.replace(str(program.parents[1]), "")
