"""The command lines of benchmarks: `--help` prints what each measures, and starts nothing."""

import argparse
import sys
from pathlib import Path


def parser(description: str | None, *, keeps: bool = True) -> argparse.ArgumentParser:
    """Return a parser for the benchmark that runs.

    Args:
        description: the docstring of its module.
        keeps: whether it has `--keep`.
    """
    made = argparse.ArgumentParser(
        prog=f"./dev bench {Path(sys.argv[0]).stem}",
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    if keeps:
        made.add_argument("--keep", action="store_true", help="write what is found to results/")
    return made


def with_folder(
    description: str | None, folder: Path, *, keeps: bool = True
) -> argparse.ArgumentParser:
    """Return such a parser that is also given the folder of the data; else it is `folder`."""
    made = parser(description, keeps=keeps)
    made.add_argument("folder", nargs="?", type=Path, default=folder, help="where the data is")
    return made
