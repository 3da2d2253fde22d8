"""Text measured as Slack measures it, cut at word ends, and escaped for notifications."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

_WEIGHTS = {"&": 5, "<": 4, ">": 4, '"': 2, "\\": 2}
_CONTROL = 6
_REGIONAL = range(0x1F1E6, 0x1F200)
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_JOINER = "\u200d"
_CUT = "…"
_HALF_ESCAPED = re.compile(r"&[a-z]{0,3}$")
_MARKUP = re.compile(r"[*_~`|<>\\\x00-\x1f]|:\S")
"""What mrkdwn may take for more than words, in the words of a link."""
_ADDRESS = re.compile(r"https?://[^\s<>|\\\x00-\x1f]{1,2000}")
_LINK = re.compile(r"<[^<>|]*\|([^<>|]*)>")


def weight(text: str) -> int:
    """Return the most that Slack may count `text` as.

    Slack's pages give limits in characters, and do not say whether an escaped ``&`` or a character
    of two UTF-16 units is one: each counts as the most that it may.
    """
    return sum(map(_weight, text))


def shorten(text: str, most: int) -> str:
    """Return `text`, cut to a weight of `most` where it is longer."""
    if weight(text) <= most:
        return text
    return next(pieces(text, most - 1)).rstrip() + _CUT


def pieces(text: str, most: int) -> Iterator[str]:
    """Yield `text` in pieces of at most that weight: at white space, or else between letters."""
    start = 0
    while start < len(text):
        end = _reach(text, start, most)
        if end < len(text):
            end = _border(text, start, end)
        yield text[start:end]
        start = end


def escape(text: str, most: int) -> str:
    """Return `text` as mrkdwn that says the same, cut to `most` characters.

    Without ``<`` there is no mention, link or command in it
    (https://docs.slack.dev/messaging/formatting-message-text#escaping).
    """
    safe = _escape(text)
    if len(safe) <= most:
        return safe
    return _HALF_ESCAPED.sub("", safe[: most - 1]) + _CUT


def mrkdwn_link(url: str, words: str) -> str | None:
    """Return a link as mrkdwn, or None where `words` or `url` would be parsed as more than that."""
    if not words.strip() or _MARKUP.search(words) or not _ADDRESS.fullmatch(url):
        return None
    return f"<{_escape(url)}|{_escape(words)}>"


def words_of_mrkdwn(text: str) -> str:
    """Return what is read of mrkdwn that `mrkdwn_link` made."""
    said = _LINK.sub(r"\1", text)
    return said.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _weight(letter: str) -> int:
    if letter < " ":
        return _CONTROL
    return _WEIGHTS.get(letter) or (2 if letter > "\uffff" else 1)


def _reach(text: str, start: int, most: int) -> int:
    weights = list(accumulate(map(_weight, text[start : start + most])))
    return start + max(1, bisect_right(weights, most))


def _border(text: str, start: int, end: int) -> int:
    """Return where to cut, at or before `end`."""
    space = max(text.rfind(" ", start, end), text.rfind("\n", start, end)) + 1
    if space > start:
        return space
    border = end
    while border > start and _belongs(text, border):
        border -= 1
    return border if border > start else end


def _belongs(text: str, place: int) -> bool:
    """Whether the character at `place` combines with the one before it."""
    letter, former = text[place], text[place - 1]
    return (
        bool(unicodedata.combining(letter))
        or unicodedata.category(letter) in {"Mn", "Me", "Mc"}
        or _JOINER in {letter, former}
        or ord(letter) in _SKIN_TONES
        or (ord(letter) in _REGIONAL and ord(former) in _REGIONAL)
    )
