"""Names that set nothing: misspelt settings of platforms, and retired settings."""

from collections.abc import Collection, Sequence
from difflib import get_close_matches

RETIRED = {"CRASH_AT": "it was for tests only; take it out"}
"""Settings that are no more, with what to do: named, and otherwise of no effect."""


def unused_settings(
    given: Collection[str], known: Collection[str], prefixes: Sequence[str]
) -> Sequence[str]:
    """Return a line on each name that looks like a setting and is none.

    Args:
        given: all names that are set, in upper case; most belong to other programs.
        known: the names of the bot's settings.
        prefixes: the prefixes of its platforms' settings.
    """
    retired = [f"{name} is not used any more: {RETIRED[name]}" for name in RETIRED if name in given]
    ours = sorted(name for name in given if name.startswith(tuple(prefixes)))
    strange = [name for name in ours if name not in known and name not in RETIRED]
    return [*retired, *(_line(name, known) for name in strange)]


def _line(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.8)
    return f"{name} sets nothing" + (f": is it {near[0]}?" if near else "")
