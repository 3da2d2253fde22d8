"""The messages that wait for translation: taken from the code, and merged into each catalogue.

`./dev messages` runs it. The comments for translators are those that begin with ``NOTE:``.
"""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from bot.wording.language.catalogue import DOMAIN, FOLDER
from bot.wording.language.languages import ENGLISH, LANGUAGES

TEMPLATE: Final = FOLDER / f"{DOMAIN}.pot"
_CODE: Final = Path(__file__).parents[2]
_KEYWORDS: Final = {"_": None, "N_": None, "pgettext": ((1, "c"), 2), "ngettext": (1, 2)}
_STAMPS: Final = tuple(
    f'"{name}:'
    for name in (
        "Report-Msgid-Bugs-To", "POT-Creation-Date", "PO-Revision-Date", "Last-Translator",
        "Language-Team", "Generated-By",
    )
)  # fmt: skip
"""Headers that would differ each time, or say nothing."""
_HEADER: Final = "# What the briefing bot says. Terms and rules: docs/translating.md"
_DOES: Final = "What the command does: a row of /help and of menus; no capital, no full stop."
_TAKES: Final = "What the command takes, as /help shows it; [ ] for what may be left out."
_ARGUMENTS: Final = "what a command takes"


def template() -> Catalog:
    """Return every message of the code, with the comments for its translators."""
    messages = Catalog(project=DOMAIN, charset="utf-8", fuzzy=False, header_comment=_HEADER)
    for path in sorted((_CODE / "wording").rglob("*.py")):
        name = path.relative_to(_CODE.parent).as_posix()
        with path.open("rb") as file:
            found = extract(
                "python", file, _KEYWORDS, comment_tags=["NOTE:"], strip_comment_tags=True
            )
            for _line, ids, comments, context in found:
                messages.add(
                    ids if isinstance(ids, str) else tuple(ids),
                    locations=[(name, 0)],
                    auto_comments=[" ".join(comments)],
                    context=context,
                )
    for path in sorted((_CODE / "commands").rglob("*.py")):
        name = path.relative_to(_CODE.parent).as_posix()
        for command, does, takes in _commands(ast.parse(path.read_text("utf-8"))):
            messages.add(does, locations=[(name, 0)], auto_comments=[f"/{command}. {_DOES}"])
            if takes:
                comments = [f"/{command}. {_TAKES}"]
                messages.add(
                    takes, locations=[(name, 0)], auto_comments=comments, context=_ARGUMENTS
                )
    return messages


def _commands(code: ast.Module) -> Iterator[tuple[str, str, str]]:
    """Yield each row of commands: its name, what it does and what it takes."""
    for node in ast.walk(code):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            given = {each.arg: each.value for each in node.keywords}
            texts = {
                name: value.value
                for name, value in given.items()
                if isinstance(value, ast.Constant) and isinstance(value.value, str)
            }
            if node.func.id == "Command":
                yield texts["name"], texts["help"], texts.get("arguments", "")


def update() -> None:
    """Write the template anew, and bring every catalogue up to it; translations are kept."""
    messages = template()
    _write(messages, TEMPLATE)
    for language in sorted(LANGUAGES.keys() - {ENGLISH}):
        path = FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language, domain=DOMAIN)
        catalogue.update(messages, no_fuzzy_matching=True)
        _write(catalogue, path)


def _write(catalogue: Catalog, path: Path) -> None:
    text = BytesIO()
    write_po(text, catalogue, width=100, ignore_obsolete=True, include_lineno=False)
    lines = text.getvalue().decode().splitlines(keepends=True)
    kept = (line for line in lines if not line.startswith(_STAMPS))
    path.write_text("".join(kept), encoding="utf-8")


if __name__ == "__main__":
    update()
