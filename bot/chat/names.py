"""Names of channels and users: a platform and its ids, joined by colons.

A platform may use any character in its ids. The ones with a meaning in a name (``:`` and ``%``), in
a list of names (white space) or to a terminal (controls) are percent-encoded as UTF-8; other
characters are left alone.
"""

import re
from urllib.parse import quote, unquote

_SPECIAL = re.compile(r"[:%\s\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def join_name(*parts: str) -> str:
    """Return parts as one name, which `split_name` splits again, whatever characters they hold."""
    return ":".join(_SPECIAL.sub(_encode, part) for part in parts)


def split_name(name: str) -> list[str]:
    """Return the parts of a name."""
    return [unquote(part, errors="surrogatepass") for part in name.split(":")]


def _encode(found: re.Match[str]) -> str:
    return quote(found[0], safe="", errors="surrogatepass")
