"""Text of others made safe to print: what would steer a terminal or the eye is spelt out."""

import re

_STEERING = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but tab and line feed: escape sequences begin here
    "\u2028\u2029"  # line and paragraph separators
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides, isolates (Unicode TR 36, 3.2)
    "\ud800-\udfff"  # lone surrogates can't be encoded
    "]",
)


def visible(text: str) -> str:
    r"""Return `text` with control characters and bidi overrides as escapes, e.g. ``\x1b``."""
    return _STEERING.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def one_line(text: str) -> str:
    """Return `text` safe to print on one line."""
    return visible(text).replace("\n", "\\n").replace("\t", "\\t")
