"""What one suite of another project says of us."""

import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias


@dataclass(slots=True)
class Score:
    """How many examples we read right, not at all, and wrong.

    Attributes:
        name: of the suite, and of the part of it.
        right: examples that we read as the suite does.
        silent: examples of which we say nothing.
        wrong: what we say of the others, each with the example: "text: ours, not theirs".
        policy: what we read otherwise on purpose, with the reason; no part of `wrong`.
    """

    name: str
    right: int = 0
    silent: int = 0
    wrong: list[str] = field(default_factory=list)
    policy: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """All examples but those that are a matter of policy."""
        return self.right + self.silent + len(self.wrong)


@dataclass(frozen=True, slots=True)
class Suite:
    """A suite, where it comes from, and how we are held against it.

    Attributes:
        repository: owner/name, of which `FOLDER` holds a clone under its bare name.
        commit: the one that was read, in 40 hex digits.
        score: reads the clone.
    """

    repository: str
    commit: str
    score: Callable[[Path], Iterable[Score]]


Suites: TypeAlias = tuple[Suite, ...]


def pinned(folder: Path, suite: Suite) -> Path | None:
    """Return the clone of the suite with its commit checked out; None where it isn't there.

    Raises:
        subprocess.CalledProcessError: the clone lacks the commit.
    """
    clone = folder / suite.repository.rsplit("/", 1)[1]
    if not clone.is_dir():
        return None
    if _git(clone, "rev-parse", "HEAD").strip() != suite.commit:
        _git(clone, "checkout", "-q", suite.commit)
    return clone


def _git(clone: Path, *command: str) -> str:
    ran = ["git", "-C", str(clone), *command]
    return subprocess.run(ran, check=True, capture_output=True, text=True).stdout
