"""The documents: what they link to, name and show exists, and decision records read alike."""

import re
import shlex
import tomllib
from itertools import chain
from pathlib import Path
from runpy import run_path
from urllib.parse import unquote

import click
import pytest

from bot.cli import summarise
from bot.cli.main import cli

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    chain(ROOT.glob("*.md"), (ROOT / "docs").rglob("*.md"), (ROOT / "seeds").glob("*.md"))
)
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
LINK = re.compile(r"\]\((?!https?://|mailto:)([^)#]*)(?:#([^)]+))?\)")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _anchors(document: Path) -> set[str]:
    """Return what a link can point to in a document: its headings, as GitHub writes them."""
    headings = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_link_leads_somewhere(document: Path) -> None:
    """A relative link names a file that exists, and a heading in it if it names one."""
    broken = []
    for path, anchor in LINK.findall(document.read_text("utf-8")):
        target = document.parent / unquote(path) if path else document
        if not target.exists() or (anchor and anchor not in _anchors(target)):
            broken.append(f"{path}#{anchor}" if anchor else path)

    assert [] == broken


@pytest.mark.parametrize("record", DECISIONS, ids=_name)
def test_a_decision_record_answers_the_same_questions(record: Path) -> None:
    """A record has its number, a question, a choice, and when to look again, in 40 lines."""
    text = record.read_text("utf-8")

    assert text.startswith(f"# {int(record.name[:4])}. ")
    assert [] == [
        part for part in ("**Question.**", "**Choice.**", "**Look again**") if part not in text
    ]
    assert len(text.splitlines()) <= 40


def test_no_two_decision_records_share_a_number() -> None:
    """A number names one record."""
    numbers = [record.name[:4] for record in DECISIONS]

    assert sorted(set(numbers)) == numbers


NAMED = re.compile(
    r"`((?:bot|briefings|storage|seeds|tests|benchmarks|docs|\.ci)/[\w./-]*?)(?::([A-Za-z_]\w*))?`"
)


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_what_a_document_names_exists(document: Path) -> None:
    """A path in backquotes exists, and so does the name after its colon (`file.py:name`)."""
    missing = []
    for path, name in NAMED.findall(document.read_text("utf-8")):
        file = ROOT / path
        if not file.exists() or (name and not _defines(file, name)):
            missing.append(f"{path}:{name}" if name else path)

    assert [] == missing


def _defines(file: Path, name: str) -> bool:
    pattern = rf"^ *(?:(?:async )?def|class) {name}\b|^{name}\b.*="
    return re.search(pattern, file.read_text("utf-8"), re.MULTILINE) is not None


@pytest.mark.parametrize("package", ["bot", "storage", "briefings"])
def test_the_map_shows_every_room_in_its_place(package: str) -> None:
    """`docs/architecture.md` lists a package's rooms in the order of its contract."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    listed = re.findall(rf"^\| `{package}/([a-z]+)` \|", text, re.MULTILINE)
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    contracts = tools["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each.get("containers") == [package])
    rooms = [
        sorted(room for room in layer.split(" | ") if (ROOT / package / room).is_dir())
        for layer in layers
    ]

    assert listed == list(chain(*rooms))


COMMAND = re.compile(
    r"(?:^\./dev run|^(?:\w+=\S+ |runuser -u briefing-bot -- )?briefing-bot"
    r"|^docker compose run --rm bot|`(?:\./dev run|briefing-bot)) +([a-z][^`#>\n]*)",
    re.MULTILINE,
)


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_command_that_a_document_shows_can_be_typed(document: Path) -> None:
    """`./dev run …` and `briefing-bot …` name commands and options that the command line has."""
    shown = {" ".join(line.split()) for line in COMMAND.findall(document.read_text("utf-8"))}

    assert [] == sorted(line for line in shown if not _can_be_typed(shlex.split(line)))


def _can_be_typed(arguments: list[str]) -> bool:
    command: click.Command | None = cli
    while isinstance(command, click.Group) and arguments:
        command = command.commands.get(arguments.pop(0))
    if command is None:
        return False
    options = {name for parameter in command.params for name in parameter.opts}
    if (
        "ignore_unknown_options" in command.context_settings
    ):  # summarise, which starts without click, reads them itself
        options |= {*re.findall(r"--[a-z]+", Path(summarise.__file__).read_text("utf-8"))}
    return all(each in options for each in arguments if re.match(r"-\w|--", each))


def test_the_generated_parts_of_the_readme_are_up_to_date() -> None:
    """`./dev docs` changes nothing; were a row or an answer another, it would write it anew."""
    generate = run_path(str(ROOT / ".ci" / "docs.py"))["generate"]
    text = (ROOT / "README.md").read_text("utf-8")
    stale = text.replace("| `/help` |", "| `/helpless` |").replace("\n[1] “", "\n[1] “Oh, ")

    assert text == generate(text)
    assert text == generate(stale) != stale
