"""How we read what other projects wrote to test themselves: right, silent, and wrong.

Usage: ./dev bench suites [--show] [--keep] [--only NAME] FOLDER

FOLDER holds clones of the projects, each under its bare name; each module of benchmarks/foreign
names its project and the commit that is read. We ship none of it: what is missing isn't measured.
What is wrong costs trust; what is silent only costs.
"""

import argparse
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from foreign.score import Score, Suite, pinned
from report import keep, machine, markdown

FOREIGN = Path(__file__).with_name("foreign")
HEAD = ("suite", "right", "silent", "wrong", "wrong %", "policy")


def suites() -> Iterator[tuple[str, Suite]]:
    """Yield the suites, with the names of their modules, in order of name."""
    for module in sorted(module.name for module in iter_modules([str(FOREIGN)])):
        for suite in getattr(import_module(f"foreign.{module}"), "SUITES", ()):
            yield module, suite


def row(score: Score) -> tuple[object, ...]:
    """Return the line of the table for one score."""
    wrong = len(score.wrong)
    share = f"{100 * wrong / score.total:.1f}" if score.total else ""
    return (score.name, score.right, score.silent, wrong, share, len(score.policy))


def main() -> None:
    """Read the suites that are there, print the table, and keep it where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="print what is wrong, too")
    parser.add_argument("--keep", action="store_true", help="write benchmarks/results/suites.md")
    parser.add_argument("--only", help="read this module of benchmarks/foreign only")
    options = parser.parse_args()
    scores: list[Score] = []
    for module, suite in suites():
        clone = None if options.only not in (None, module) else pinned(options.folder, suite)
        scores += suite.score(clone) if clone else ()
    table = markdown(HEAD, map(row, scores))
    print(f"{machine()}\n\n{table}")
    if options.show:
        print(*(f"\n{one.name}\n{each}" for one in scores for each in one.wrong), sep="")
    if options.keep:
        keep("suites", "./dev bench suites FOLDER", table)


if __name__ == "__main__":
    main()
