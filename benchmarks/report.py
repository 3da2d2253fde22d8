"""Keeps what a benchmark found, with its day and machine: benchmarks/results/NAME.md."""

import os
import platform
import re
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

RESULTS = Path(__file__).with_name("results")
CPUINFO = Path("/proc/cpuinfo")


def machine() -> str:
    """Return the cores, the processor and the Python of this run in one line."""
    known = CPUINFO.read_text("utf-8") if CPUINFO.is_file() else ""
    model = re.search(r"^model name\s*:\s*(.+)$", known, re.MULTILINE)
    processor = model[1] if model else platform.machine()
    return f"{os.cpu_count()} cores, {processor}, Python {platform.python_version()}"


def markdown(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table, its columns aligned; all but the first hold figures."""
    cells = [list(head), *([str(value) for value in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        f"| {row[0].ljust(widths[0])} | "
        + " | ".join(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        + " |"
        for row in cells
    ]
    rule = ["-" * (widths[0] + 2), *("-" * (width + 1) + ":" for width in widths[1:])]
    return "\n".join([lines[0], f"|{'|'.join(rule)}|", *lines[1:]])


def keep(name: str, command: str, table: str) -> Path:
    """Write what `command` found today to results/NAME.md in place of what was found before.

    Args:
        name: of the benchmark.
        command: what a reader runs to find it again.
        table: what was found, in Markdown.
    """
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{name}.md"
    found = f"`{command}` on {time.strftime('%Y-%m-%d')}; {machine()}."
    file.write_text(f"# {name.capitalize()}\n\n{found}\n\n{table.strip()}\n", "utf-8")
    return file
