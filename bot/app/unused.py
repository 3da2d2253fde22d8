"""Names that set nothing: misspelt settings, retired ones, and those of other programs."""

from collections.abc import Collection, Sequence
from difflib import get_close_matches

from bot.chat.errors import ConfigError

RETIRED = {"CRASH_AT": "it was for tests only; take it out"}
"""Settings that are no more, with what to do: named, and otherwise of no effect."""


def refuse_misspelt(in_file: Collection[str], known: Collection[str]) -> None:
    """Refuse a name in `.env` that is nearly one of ours: what it was to set would be unset.

    Raises:
        ConfigError: there is one.
    """
    for name in sorted(set(in_file) - set(known) - RETIRED.keys()):
        if near := _nearest(name, known):
            raise ConfigError(
                name, "is unknown (in .env)", f"write {near}, or take it out if it is not ours"
            )


def unused_settings(
    given: Collection[str],
    in_file: Collection[str],
    known: Collection[str],
    prefixes: Sequence[str],
) -> Sequence[str]:
    """Return a line on each name that looks like a setting and is none.

    Args:
        given: all names that are set, in upper case; most belong to other programs.
        in_file: those of them that are set in `.env`, which is our own file.
        known: the names of the bot's settings.
        prefixes: the prefixes of its platforms' settings.
    """
    retired = [f"{name} is not used any more: {RETIRED[name]}" for name in RETIRED if name in given]
    ours = {name for name in given if name.startswith(tuple(prefixes))} | set(in_file)
    strange = sorted(name for name in ours if name not in known and name not in RETIRED)
    return [*retired, *(_line(name, known) for name in strange)]


def _line(name: str, known: Collection[str]) -> str:
    near = _nearest(name, known)
    return f"{name} sets nothing" + (f": is it {near}?" if near else "")


def _nearest(name: str, known: Collection[str]) -> str:
    return next(iter(get_close_matches(name, known, n=1, cutoff=0.8)), "")
