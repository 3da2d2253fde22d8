"""Names what is known of faults in the pinned requirements: `./dev check`, without the network.

`.ci/advisories.json` holds the published advisories on our requirements (id, package, affected
versions) and the day that they are of. Only newer ones need the network: `./dev audit` asks for
those. `./dev audit FOLDER` writes the file anew from a checkout of the Python Packaging Advisory
Database (https://github.com/pypa/advisory-database, CC-BY 4.0).
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from packaging.version import InvalidVersion, Version

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements-dev.lock"
KEPT = ROOT / ".ci" / "advisories.json"
ACCEPTED: Mapping[str, str] = {}
"""Advisories that don't touch us, by id, each with the reason."""
_PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)


def main() -> int:
    """Say what applies to a pinned version; return 1 if anything does that is not accepted."""
    kept = json.loads(KEPT.read_text("utf-8"))
    pins = pinned(LOCK.read_text("utf-8"))
    found = [each for each in applying(kept["advisories"], pins) if each["id"] not in ACCEPTED]
    for each in found:
        print(f"advisories: {each['package']} {pins[each['package']]}: {each['id']}")
    known, day = len(kept["advisories"]), kept["as_of"]
    print(
        f"advisories: {len(found)} of the {known} known on {day} apply to our {len(pins)} packages;"
        " later ones are not known here: ./dev audit asks for them"
    )
    return 1 if found else 0


def pinned(lock: str) -> dict[str, str]:
    """Return the version of each package in the text of a lock file."""
    return dict(_PIN.findall(lock))


def applying(
    advisories: Iterable[Mapping[str, Any]], pins: Mapping[str, str]
) -> Iterator[Mapping[str, Any]]:
    """Yield the advisories that a pinned version is affected by."""
    for each in advisories:
        version = pins.get(each["package"])
        if version and is_affected(Version(version), each):
            yield each


def is_affected(version: Version, advisory: Mapping[str, Any]) -> bool:
    """Whether a version is within the ranges of an advisory, or is listed in it."""
    if str(version) in advisory.get("versions", ()):
        return True
    return any(_is_within(version, events) for events in advisory["ranges"])


def _is_within(version: Version, events: Iterable[Mapping[str, str]]) -> bool:
    """Whether the last event up to a version is that the fault came in (OSV, schema 1.6)."""
    affected = False
    for kind, at in (item for event in events for item in event.items()):
        if kind == "introduced":
            affected = affected or at == "0" or version >= Version(at)
        else:
            last = kind == "last_affected"
            affected = affected and (version <= Version(at) if last else version < Version(at))
    return affected


def update(folder: Path) -> None:
    """Write the kept file anew from a checkout of the advisory database."""
    day = subprocess.run(  # noqa: S603 - the folder of whoever calls it
        ["git", "-C", folder, "log", "-1", "--format=%cs"],  # noqa: S607 - git as installed
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    names = pinned(LOCK.read_text("utf-8"))
    advisories = sorted(
        (each for name in names for each in _advisories(folder / "vulns" / name, name)),
        key=lambda each: (each["package"], each["id"]),
    )
    document = {"as_of": day, "source": "pypa/advisory-database", "advisories": advisories}
    KEPT.write_text(json.dumps(document, indent=1) + "\n", "utf-8")


def _advisories(folder: Path, package: str) -> Iterator[Mapping[str, Any]]:
    for file in sorted(folder.glob("*.yaml")):
        stated = yaml.safe_load(file.read_text("utf-8"))
        if "withdrawn" in stated:
            continue
        ranges = [
            each["events"]
            for affected in stated["affected"]
            for each in affected.get("ranges", ())
            if each["type"] == "ECOSYSTEM"
        ]
        listed = sorted({each for affected in stated["affected"] for each in affected["versions"]})
        row = {"id": stated["id"], "package": package, "ranges": ranges}
        yield row if ranges else {**row, "versions": [each for each in listed if _is_version(each)]}


def _is_version(text: str) -> bool:
    try:
        Version(text)
    except InvalidVersion:
        return False
    return True


if __name__ == "__main__":
    if sys.argv[1:]:
        update(Path(sys.argv[1]))
    sys.exit(main())
