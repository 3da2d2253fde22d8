"""Processes of our own that must agree."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def printed_by_every_seed(script: str) -> set[str]:
    """Return what `script` prints in processes whose hashes of strings, so sets, differ."""
    return {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2", "42")
    }
