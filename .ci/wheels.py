"""Which pinned requirements have a wheel for which Python: `./dev wheels`.

Asks the package index by `uv`, so it is no part of the offline check. A lock file can't tell: its
hashes don't say which files they are of. What has no wheel is built at setup; that works anywhere
for pure Python, while the rest needs a compiler. Prints one line for each Python and system.
"""

import re
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = ("x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu", "aarch64-apple-darwin")
_PIN = re.compile(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==[^\\\n]+", re.MULTILINE)
_WITHOUT = re.compile(r"(?:Because|and) ([a-z0-9._-]+)(?:\[[^\]]*\])?==\S+ has no ")


def main() -> int:
    """Say for each Python and system what has no wheel."""
    pins = {found[1]: found[0].strip() for found in _PIN.finditer(LOCK.read_text("utf-8"))}
    for python in PYTHONS:
        for system in SYSTEMS:
            lacking = lacking_wheels(pins, python, system)
            said = f"no wheel of {', '.join(lacking)}" if lacking else "a wheel of everything"
            print(f"{python} {system}: {said}", flush=True)
    return 0


def lacking_wheels(pins: dict[str, str], python: str, system: str) -> list[str]:
    """Return the names of the pins that have no wheel there, as the index says.

    Raises:
        RuntimeError: the index can't be asked.
    """
    left, lacking = dict(pins), []
    while message := _refusal("\n".join(left.values()), python, system):
        name = _WITHOUT.search(" ".join(message.split()))
        if not name or name[1] not in left:
            raise RuntimeError(message)
        del left[name[1]]
        lacking.append(name[1])
    return sorted(lacking)


def _refusal(requirements: str, python: str, system: str) -> str:
    """Return why uv can't install the requirements from wheels alone; empty where it can."""
    uv = Path(sysconfig.get_path("scripts")) / "uv"
    options = ["--quiet", "--no-deps", "--no-header", "--only-binary", ":all:"]
    where = ["--python-version", python, "--python-platform", system]
    done = subprocess.run(  # noqa: S603 - our own tool
        [uv, "pip", "compile", *options, *where, "-"],
        input=requirements,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr if done.returncode else ""


if __name__ == "__main__":
    sys.exit(main())
