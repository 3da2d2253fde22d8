"""What the bot is deployed with: files that the tools of their makers accept, and what ships."""

import json
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.version import Version

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
TOOLS = Path(sys.executable).parent


def _check(*command: object) -> str:
    """Return what a tool says; nothing where it is content."""
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    return "" if not done.returncode else done.stdout + done.stderr


def test_the_dockerfile_is_accepted_by_its_linter() -> None:
    """Hadolint, with ShellCheck for what is run."""
    assert "" == _check(TOOLS / "hadolint", DEPLOY / "Dockerfile")


def test_the_compose_file_follows_the_specification() -> None:
    """As the schema of the specification says."""
    schema = ("--builtin-schema", "vendor.compose-spec")

    assert "" == _check(TOOLS / "check-jsonschema", *schema, DEPLOY / "compose.yaml")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_the_unit_is_accepted_by_systemd(tmp_path: Path) -> None:
    """`systemd-analyze verify` finds nothing wrong, where the program is installed."""
    unit = tmp_path / "briefing-bot.service"
    installed = (DEPLOY / unit.name).read_text("utf-8")
    unit.write_text(installed.replace("/opt/briefing-bot/bin/briefing-bot", shutil.which("true")))

    assert "" == _check("systemd-analyze", "verify", "--man=no", unit)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_the_unit_leaves_the_bot_few_rights() -> None:
    """Its exposure, on systemd's scale from 0 to 10, is at most 1.5."""
    command = ("systemd-analyze", "security", "--offline=true", "--threshold=15")

    assert "" == _check(*command, DEPLOY / "briefing-bot.service")


def test_the_image_gets_what_it_is_built_from() -> None:
    """What the Dockerfile copies is not ignored, and exists."""
    lines = (DEPLOY / "Dockerfile").read_text("utf-8").splitlines()
    copied = {
        name
        for line in lines
        if line.startswith("COPY ") and "--from" not in line
        for name in line.split()[1:-1]
    }
    kept = {
        line[1:]
        for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
        if line.startswith("!")
    }

    assert copied == kept
    assert [] == [name for name in copied if not (ROOT / name).exists()]


def test_the_bill_of_materials_is_valid_and_stable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each pinned package is in it, with a licence unless it is for another system."""
    monkeypatch.syspath_prepend(str(ROOT / ".ci"))
    sbom = runpy.run_path(str(ROOT / ".ci" / "sbom.py"))
    document = sbom["document"]()
    stated = json.loads(document)

    assert None is JsonStrictValidator(SchemaVersion.V1_6).validate_str(document)
    assert document == sbom["document"]()
    assert [pin.name for pin in sbom["pins"]()] == [each["name"] for each in stated["components"]]
    assert [] == [
        each["name"]
        for each in stated["components"]
        if "licenses" not in each and "properties" not in each
    ]


@pytest.mark.parametrize(
    ("version", "affected"),
    [("1.0", False), ("1.1", True), ("1.2", False), ("2.0", True), ("2.1", True), ("2.2", False)],
)
def test_an_advisory_applies_to_the_versions_in_its_ranges(version: str, *, affected: bool) -> None:
    """From where a fault came in until it was fixed, or to the last that has it."""
    is_affected = runpy.run_path(str(ROOT / ".ci" / "advisories.py"))["is_affected"]
    advisory = {
        "ranges": [
            [{"introduced": "1.1"}, {"fixed": "1.2"}],
            [{"introduced": "2.0"}, {"last_affected": "2.1"}],
        ]
    }

    assert affected is is_affected(Version(version), advisory)


def test_a_pinned_version_that_an_advisory_names_is_reported() -> None:
    """By package; another package's version is no matter."""
    applying = runpy.run_path(str(ROOT / ".ci" / "advisories.py"))["applying"]
    advisories = [
        {"id": "A-1", "package": "ours", "ranges": [[{"introduced": "0"}]]},
        {"id": "A-2", "package": "ours", "ranges": [], "versions": ["3.0"]},
        {"id": "A-3", "package": "other", "ranges": [[{"introduced": "0"}]]},
    ]

    assert ["A-1", "A-2"] == [each["id"] for each in applying(advisories, {"ours": "3.0"})]
