"""The documents: what they link to exists, and the decision records can be read alike."""

import re
from itertools import chain
from pathlib import Path
from urllib.parse import unquote

import pytest

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
    r"`((?:bot|briefings|storage|seeds|tests|benchmarks|docs)/[\w./-]*?)(?::([A-Za-z_]\w*))?`"
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
