"""Who wrote a text, by name, however systems write it."""

import re
from collections.abc import Iterable
from html import unescape
from typing import Final

_MAIL: Final = r"[^\s@<>()]{1,100}@[^\s@<>()]{1,200}"
_FORMS: Final = (
    re.compile(rf"{_MAIL}\s*\((?P<name>[^()]{{1,200}})\)"),
    re.compile(rf"(?P<name>[^<>]{{1,200}}?)\s*<(?:mailto:)?{_MAIL}>"),
)
_BY: Final = re.compile(r"by\s+(?=\w)", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"https?:|//|www\.", re.IGNORECASE)
_NOBODY: Final = frozenset({"unknown", "admin", "administrator", "none", "null", "n/a"})
_MOST, _LONGEST = 20, 200


def people_in(written: Iterable[str]) -> tuple[str, ...]:
    """Return the names of people, in order, without their addresses where they have names."""
    names = (_person(" ".join(each.split())) for each in written)
    kept = (name for name in names if name and name.lower() not in _NOBODY)
    return tuple(dict.fromkeys(name for name in kept if len(name) <= _LONGEST))[:_MOST]


def _person(written: str) -> str:
    for form in _FORMS:
        if found := form.fullmatch(written):
            return found["name"].strip(" \"'")
    name = _BY.sub("", unescape(written), count=1) if _BY.match(written) else unescape(written)
    return "" if _ADDRESS.match(name) else name
