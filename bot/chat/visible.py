"""Foreign text made safe to print: what would steer a terminal or the eye is escaped."""

import re

_STEERING = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but tab and line feed: escape sequences begin here
    "\u2028\u2029"  # line and paragraph separators
    "\u202a-\u202e\u2066\u2067"  # bidi embeddings, overrides, isolates (Unicode TR 36, 3.2)
    "\ud800-\udfff"  # lone surrogates can't be encoded
    "]",
)

_ISOLATES = re.compile("[\u2068\u2069]")


def visible(text: str) -> str:
    r"""Return `text` with control characters and bidi overrides as escapes, e.g. ``\x1b``.

    First strong isolates in pairs stay: they turn nothing around, and our own words have them.
    """
    shown = _STEERING.sub(_escape, text)
    return shown if _in_pairs(shown) else _ISOLATES.sub(_escape, shown)


def _escape(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


def _in_pairs(text: str) -> bool:
    depth = 0
    for mark in _ISOLATES.findall(text):
        depth += 1 if mark == "\u2068" else -1
        if depth < 0:
            return False
    return depth == 0


def one_line(text: str) -> str:
    """Return `text` safe to print on one line."""
    return visible(text).replace("\n", "\\n").replace("\t", "\\t")
