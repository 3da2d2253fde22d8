"""Whether the tests bite: one-line mutants of the files that matter most, the tests on each.

Usage: ./dev bench mutation [ROOM…] [--most N] [--seed TEXT] [--keep]

The operators stand in benchmarks/mutants.py, the files and tests of each room in mutated.py, fixed
before tests are written against them. At most N mutants of a room are tried, the same ones at each
run with the same seed (all without --most); two at a time, each in a copy of the tree and a process
of its own, until the first test fails or time is up. What needs PostgreSQL is left out: it starts
too slowly. Survivors count as such, also those that benchmarks/survivors.toml gives a reason for.
--keep writes what was found, survivors and all, to benchmarks/results/mutation.md.
"""

import argparse
import hashlib
import importlib
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

import pytest
from mutants import Mutant, mutants
from mutated import ROOMS
from report import RESULTS, keep, markdown

ROOT = Path(__file__).resolve().parents[1]
AT_ONCE = 2
PATIENCE = 2.5
"""How many times as long as without a change the tests may take."""
AT_LEAST = 30.0
"""Seconds that they are given at least …"""
PATIENT = 900.0
"""… and at most without any change."""
MOST_MEMORY = 3_000_000_000
"""Bytes of address space: a loop that a mutant never ends must not take the machine's memory …"""
LONGEST_FILE = 200_000_000
"""… nor its disk, by what it logs."""
LONGEST = 80
"""Characters of a mutant that are listed."""
LIBRARIES = ("hypothesis", "sqlalchemy.orm", "sqlalchemy.ext.asyncio", "alembic", "telegram.ext")
"""What takes long to import: done once, before a process is forked for each mutant."""
_FORK = get_context("fork")
_TIMES = count(1_000_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One mutant of one file of a room."""

    room: str
    path: str
    mutant: Mutant

    def order(self, seed: str) -> str:
        """Return where it stands when some are chosen: by chance, the same for the same seed."""
        mutant = self.mutant
        parts = (*filter(None, [seed]), self.path, mutant.operator, mutant.before, mutant.after)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def main(arguments: Sequence[str]) -> int:
    """Make the mutants, run the tests, tell what survived."""
    options = _options(arguments)
    for library in LIBRARIES:
        importlib.import_module(library)
    for room in options.rooms or ROOMS:
        trials = sorted(trials_of(room), key=lambda trial: trial.order(options.seed))
        chosen = trials[: options.most]
        outcomes = list(run(room, chosen))
        survived = [t for t, outcome in zip(chosen, outcomes, strict=True) if outcome == "survived"]
        survived.sort(key=lambda trial: (trial.path, trial.mutant.line))
        found = "\n".join([_summary(len(trials), outcomes), "", *map(_listed, survived)])
        print(f"## {room}", found, sep="\n\n", flush=True)
        if options.keep:
            print(keep("mutation", "./dev bench mutation", _with_former({room: found})))
    return 0


def _with_former(found: Mapping[str, str]) -> str:
    """Return what was found of each room, now or at a former run, room by room."""
    file = RESULTS / "mutation.md"
    text = file.read_text("utf-8") if file.is_file() else ""
    former = re.split(r"^## (\w+)\n", text, flags=re.MULTILINE)
    every = {**dict(zip(former[1::2], former[2::2], strict=True)), **found}
    return "\n\n".join(f"## {room}\n\n{every[room].strip()}" for room in ROOMS if room in every)


def trials_of(room: str) -> Iterator[Trial]:
    """Yield every mutant of a room's files."""
    for pattern in ROOMS[room].files:
        glob, _, function = pattern.partition("::")
        for file in sorted(ROOT.glob(glob)):
            for mutant in mutants(file.read_text("utf-8"), function or None):
                yield Trial(room=room, path=file.relative_to(ROOT).as_posix(), mutant=mutant)


def run(room: str, trials: Sequence[Trial]) -> Iterator[str]:
    """Yield what became of each: killed, late (it ran out of time) or survived, in order.

    Raises:
        RuntimeError: the tests fail without any change.
    """
    with TemporaryDirectory() as folder, ThreadPoolExecutor(AT_ONCE) as pool:
        trees: SimpleQueue[Path] = SimpleQueue()
        for number in range(AT_ONCE):
            trees.put(_copied(Path(folder) / str(number)))
        started = time.monotonic()
        with _tree_of(trees) as tree:
            if _outcome(tree, room, PATIENT) != "survived":
                raise RuntimeError(
                    f"{room} fails without any change\n{_log(tree).read_text('utf-8')}"
                )
        limit = max(AT_LEAST, PATIENCE * (time.monotonic() - started))

        def tried(trial: Trial) -> str:
            with _tree_of(trees) as tree, _changed(tree / trial.path, trial.mutant.source):
                return _outcome(tree, room, limit)

        for number, outcome in enumerate(pool.map(tried, trials), start=1):
            sys.stderr.write(f"\r{room}: {number} of {len(trials)}")
            yield outcome
        sys.stderr.write("\n")


def _copied(tree: Path) -> Path:
    """Copy what git knows of, as it stands in the working tree, to `tree`."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)  # noqa: S607
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tree / name)
    return tree


@contextmanager
def _tree_of(trees: "SimpleQueue[Path]") -> Iterator[Path]:
    tree = trees.get()
    try:
        yield tree
    finally:
        trees.put(tree)


@contextmanager
def _changed(file: Path, source: str) -> Iterator[None]:
    """Have `source` in `file`, with a time of its own, so that nothing compiled is taken for it."""
    former = file.read_text("utf-8")
    try:
        _write(file, source)
        yield
    finally:
        _write(file, former)


def _write(file: Path, source: str) -> None:
    file.write_text(source, "utf-8")
    os.utime(file, (next(_TIMES),) * 2)


def _outcome(tree: Path, room: str, limit: float) -> str:
    """Return what becomes of a room's tests in a process of their own."""
    tests = _FORK.Process(target=_run_tests, args=(tree, ROOMS[room].tests))
    tests.start()
    tests.join(limit)
    late = tests.is_alive()
    with suppress(ProcessLookupError):
        os.killpg(tests.pid or 0, signal.SIGKILL)  # what it started goes with it
    tests.join()
    return "late" if late else "killed" if tests.exitcode else "survived"


def _run_tests(tree: Path, tests: Sequence[str]) -> None:
    """Run tests in a copy of the tree, with its own code and nothing of ours; end with the code."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LONGEST_FILE, LONGEST_FILE))
    said = os.open(_log(tree), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.chdir(tree)
    os.environ["PYTHONPATH"] = str(tree)  # noqa: TID251 - for the bots that tests start
    ours = {str(ROOT), str(Path(__file__).parent)}
    sys.path[:] = [str(tree), *(path for path in sys.path if path not in ours)]
    known = "ignore::pytest.PytestAssertRewriteWarning"  # of what is imported once for all
    plain = [
        "-W",
        known,
        "-x",
        "-q",
        "-n0",
        "-p",
        "no:randomly",
        "-p",
        "no:cacheprovider",
        "-k",
        "not postgresql",
        "--no-header",
    ]
    os._exit(pytest.main([*plain, *tests]))


def _log(tree: Path) -> Path:
    return tree.with_suffix(".log")


def _summary(made: int, outcomes: Sequence[str]) -> str:
    tally = Counter(outcomes)
    noticed = tally["killed"] + tally["late"]
    share = f"{noticed / len(outcomes):.0%}" if outcomes else ""
    row = [made, len(outcomes), tally["killed"], tally["late"], tally["survived"], share]
    return markdown(["mutants", "tried", "killed", "too late", "survived", "noticed"], [row])


def _listed(trial: Trial) -> str:
    mutant = trial.mutant
    before, after = (text.replace("`", "'")[:LONGEST] for text in (mutant.before, mutant.after))
    line = f"- {trial.path}:{mutant.line} {mutant.operator}: `{before}` → `{after}`"
    text = (ROOT / trial.path).read_text("utf-8").splitlines()[mutant.line - 1]
    key = (trial.path, mutant.before, mutant.after)
    reasons = (reason for within, reason in _reasons().get(key, ()) if within in text)
    return ": ".join([line, *reasons])


@cache
def _reasons() -> Mapping[tuple[str, str, str], Sequence[tuple[str, str]]]:
    """Return why mutants are not noticed, by path, code and change, each with part of its line."""
    known = tomllib.loads((Path(__file__).parent / "survivors.toml").read_text("utf-8"))
    found = defaultdict(list)
    for each in known["mutant"]:
        key = (each["path"], each["before"], each["after"])
        found[key].append((each.get("line", ""), each["reason"]))
    return found


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev bench mutation", description=__doc__)
    parser.add_argument("rooms", nargs="*", metavar="ROOM")
    parser.add_argument("--most", type=int)
    parser.add_argument("--seed", default="")
    parser.add_argument("--keep", action="store_true")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
