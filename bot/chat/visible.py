"""Foreign text made safe to print: what would steer a terminal or the eye is escaped."""

import re
from collections.abc import Callable
from functools import partial

from bot.chat.own_text import OwnText, pieces_of, together

_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
"""A region's flag: the one use of tag characters (Unicode TS 51, C.1)."""
_STEERING = re.compile(
    f"(?P<flag>{_FLAG})|(?<=[\ufe00-\ufe0f])[\ufe00-\ufe0f]|["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but tab and line feed: escape sequences begin here
    "\u2028\u2029"  # line and paragraph separators
    "\u202a-\u202e\u2066\u2067"  # bidi embeddings, overrides, isolates (Unicode TR 36, 3.2)
    "\u2061-\u2065\u206a-\u206f\u180e"  # invisible operators, and formats that are deprecated
    "\ufeff\ufff0-\ufffb"  # byte order marks, and what annotates between lines
    "\U000e0000-\U000e0fff"  # tags, and variations of no character: hidden text
    "\ufdd0-\ufdef\ufffe\uffff"  # for no interchange
    "\ud800-\udfff"  # lone surrogates can't be encoded
    "]",
)

_ISOLATES = re.compile("[\u2068\u2069]")


def visible(text: str) -> str:
    r"""Return `text` with control characters and bidi overrides as escapes, e.g. ``\x1b``.

    First strong isolates in pairs stay: they turn nothing around, and our own words have them. So
    do joiners, marks of direction and soft hyphens, which scripts need. Of `OwnText`, what is of
    others stays known.
    """
    shown = _map(text, partial(_STEERING.sub, _escape_steering))
    return shown if _in_pairs(shown) else _map(shown, partial(_ISOLATES.sub, _escape))


def _map(text: str, change: Callable[[str], str]) -> str:
    if isinstance(text, OwnText):
        return together((change(piece), is_own) for piece, is_own in pieces_of(text))
    return change(text)


def _escape_steering(found: re.Match[str]) -> str:
    return found[0] if found["flag"] else _escape(found)


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
    return _map(visible(text), lambda each: each.replace("\n", "\\n").replace("\t", "\\t"))
