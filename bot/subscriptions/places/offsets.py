"""Hours from Greenwich: ``GMT+2``, ``UTC+5:30``, ``+0530``."""

import re
from datetime import timedelta
from typing import Final

_OFFSET: Final = re.compile(
    r"(?P<base>utc|gmt|z|мск|msk)?\s*"
    r"(?:(?P<sign>[+\-−–])\s*(?P<hours>\d{1,2})(?:[:.]?(?P<minutes>\d{2}))?h?)?",
    re.IGNORECASE,
)
_BASES: Final = {"мск": 3, "msk": 3}
"""Hours from Greenwich of what an offset may be counted from; Russians count from Moscow."""
_LEAST, _MOST = timedelta(hours=-12), timedelta(hours=14)
_HALF_HOURS: Final = {
    "3:30": "Asia/Tehran", "4:30": "Asia/Kabul", "5:30": "Asia/Kolkata", "5:45": "Asia/Kathmandu",
    "6:30": "Asia/Yangon", "8:45": "Australia/Eucla", "9:30": "Australia/Darwin",
    "-9:30": "Pacific/Marquesas",
}  # fmt: skip
"""The zones that are so far from Greenwich all year, where that is no whole number of hours."""


def parse_offset(words: str) -> timedelta | None:
    """Return how far ahead of Greenwich clocks are by `words`; None where they say no offset.

    People mean by ``GMT+2`` what they mean by UTC+2: two hours ahead. (The zone that POSIX calls
    Etc/GMT+2 is two hours behind.)
    """
    match = _OFFSET.fullmatch(words.strip())
    if match is None or not (match["base"] or match["sign"]):
        return None
    base = (match["base"] or "").casefold()
    if base in _BASES and not match["sign"]:
        return None
    minutes = int(match["minutes"] or 0)
    ahead = timedelta(hours=int(match["hours"] or 0), minutes=minutes)
    ahead = (ahead if match["sign"] == "+" else -ahead) + timedelta(hours=_BASES.get(base, 0))
    return ahead if minutes < 60 and _LEAST <= ahead <= _MOST else None  # noqa: PLR2004


def zone_at(ahead: timedelta) -> str | None:
    """Return a zone whose clocks are always so far ahead of Greenwich; None where there is none."""
    hours, rest = divmod(abs(ahead), timedelta(hours=1))
    sign = "-" if ahead < timedelta() else ""
    if rest:
        return _HALF_HOURS.get(f"{sign}{hours}:{rest // timedelta(minutes=1):02}")
    if not hours:
        return "UTC"
    return f"Etc/GMT{'+' if sign else '-'}{hours}"
