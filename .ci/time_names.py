"""Writes bot/subscriptions/times/names.tsv: weekdays, parts of the day and units, by CLDR.

A line is kind, meaning, language and name, as `fold` spells it. Kinds: `day` (0 is Monday), `part`
of the day (as CLDR calls it) and `unit` of a duration.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.dates import get_day_names, get_period_names

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bot.subscriptions.times.folding import fold  # noqa: E402

FILE = ROOT / "bot" / "subscriptions" / "times" / "names.tsv"
_LANGUAGES = ("en", "ar", "de", "es", "fr", "pt", "ru", "tr", "uk", "zh")
_SINGLE_SIGNS = frozenset("天周年")
_UNITS = ("minute", "hour", "day", "week", "month", "year")


def time_names() -> str:
    """Return the lines."""
    rows = {(*row[:3], fold(row[3])) for code in _LANGUAGES for row in _rows(code)}
    return "".join("\t".join(row) + "\n" for row in sorted(rows))


def _rows(code: str) -> Iterator[tuple[str, str, str, str]]:
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated", "short"):
            for number, name in get_day_names(width, context, code).items():
                yield "day", str(number), code, name.removesuffix(".")
        for width in ("wide", "abbreviated"):
            for part, name in get_period_names(width, context, code).items():
                if len(name) > 1:
                    yield "part", part.rstrip("12"), code, name
    yield from _units(code)


def _units(code: str) -> Iterator[tuple[str, str, str, str]]:
    patterns = Locale.parse(code)._data["unit_patterns"]  # noqa: SLF001 - Babel only formats them
    for unit in _UNITS:
        forms = patterns.get(f"duration-{unit}", {})
        for width in ("long", "short", "narrow"):
            for count, pattern in dict(forms.get(width, {})).items():
                name = pattern.replace("{0}", "").strip().removesuffix(".")
                if count != "per" and (len(name) > 1 or name in _SINGLE_SIGNS):
                    yield "unit", unit, code, name


if __name__ == "__main__":
    FILE.write_text(time_names(), "utf-8")
