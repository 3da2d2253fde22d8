"""What the engines are called that choose sentences: feature coverage, and those that rank."""

from typing import Final

from briefings.ranking.sumy_engines import ENGINES

COVERAGE: Final = "coverage"
"""`coverage.summarize`, which chooses by itself; the others are `ranking.ENGINES`."""

NAMES: Final = (COVERAGE, *ENGINES)
"""All that a setting or an option may name."""
