"""Refuses dependencies under GPL or AGPL in what ships: `./dev check`.

Reads what the installed packages of requirements-meaning.lock (all that ships, and the extra) say
of themselves. LGPL, such as psycopg's and python-telegram-bot's, is allowed: we import these
libraries unchanged, and anyone may put another version in their place. Of several licences to
choose from, one that is free is enough.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
READ_BY_US = {"pysqlite3": "Zlib"}
"""Packages whose metadata says nothing; what the licence in their sources is."""
_NAME = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^\]]*\])?==", re.MULTILINE)
_STRONG = re.compile(r"(?<![A-Za-z])A?GPL|Affero|(?<!Lesser )General Public Licen[sc]e")
_LONGEST = 100
"""Characters of a licence's name; some packages put the whole text there."""


def main() -> int:
    """Say what is refused, and return 1 if anything is."""
    refused = list(refusals(pinned()))
    for line in refused:
        print(f"licences: {line}", file=sys.stderr)
    return 1 if refused else 0


def pinned() -> list[str]:
    """Return the names of the packages that ship, in order."""
    return list(
        dict.fromkeys(_NAME.findall((ROOT / "requirements-meaning.lock").read_text("utf-8")))
    )


def refusals(names: Iterable[str]) -> Iterator[str]:
    """Yield what is wrong with the licence of each package that is installed."""
    for name in names:
        try:
            licence = READ_BY_US.get(name) or stated_licence(metadata(name))
        except PackageNotFoundError:
            continue  # for another system
        if not licence:
            yield f"{name} states none: read its sources, and say so in .ci/licences.py"
        elif not is_allowed(licence):
            yield f"{name} is under {licence}, which what ships can't be"


def stated_licence(package: PackageMetadata) -> str:
    """Return the licence that a package's metadata names; empty where it names none."""
    given = package.get("License-Expression") or package.get("License") or ""
    if given and len(given) <= _LONGEST and given != "UNKNOWN":
        return given
    classifiers = package.get_all("Classifier") or []
    named = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License ::")]
    return " AND ".join(named)


def is_allowed(licence: str) -> bool:
    """Whether some choice among the alternatives of `licence` has no GPL or AGPL in it."""
    return any(not _STRONG.search(choice) for choice in re.split(r"\s+OR\s+", licence))


if __name__ == "__main__":
    sys.exit(main())
