"""Takes off what surrounds words: marks, pictures, quotes, a publisher's name. Pure."""

import re
import unicodedata

from bot.wording.vocabulary.phrases import words

_WIDE = {0xFF01 + n: 0x21 + n for n in range(0x5E)} | {0x3000: 0x20}
"""Full-width signs, as Chinese and Japanese keyboards write them."""
_SHORTCODE = re.compile(r":[a-z0-9_+-]+:(?::skin-tone-[2-6]:)?")
"""A picture as Slack writes it."""
_OPENING = "\"'“”„«»‹›‘’`*_~#([{<•·–—-|>.,;:!?…。、؟،؛¿¡「『《〈【（"
_CLOSING = "\"'“”„«»‹›‘’`*_~)]}>•·–—-|.,;:!?…。、؟،؛」』》〉】）"
_SENTENCE_MARKS = ".,;:!?…"
_PICTURES = frozenset({"So", "Sk", "Cs", "Cf"})
WAVE = "👋"
"""The picture of a greeting."""
_DIVIDERS = (" - ", " – ", " — ", " | ", " · ", " :: ")
_SHARED = re.compile(r"^(?:(?:RT|via|MT)\s++@\w++:?|@\w++:|RT:?)\s++")
"""What stands before a text that someone passes on."""
_BEHIND = re.compile(r"\s*\((?P<publisher>[^()]{2,40}+)\)?$")
_LONGEST_PUBLISHER = 4
_SHORTEST_HEADLINE = 4
"""Words of a publisher's name at most, and of a headline at least: others are left as they are."""
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(r"(?:www\.)?(?:[a-z0-9-]+\.)+[a-z]{2,}/\S+", re.IGNORECASE)
_LONGEST_QUESTION = 300
"""Signs of a text of someone else that are looked for: what comes first says what it is about."""


def normalise(text: str) -> str:
    """Return a text with ordinary signs in place of full-width ones."""
    return text.translate(_WIDE).strip()


def without_marks(text: str) -> str:
    """Return a text without the marks and pictures around its words."""
    former = None
    rest = text
    while rest != former:
        former = rest
        rest = rest.strip()
        if found := _SHORTCODE.match(rest):
            rest = rest[found.end() :]
        if rest.endswith(":"):
            rest = re.sub(rf"(?<!\S){_SHORTCODE.pattern}$", "", rest)
        rest = _strip_end(_strip_start(rest))
    return rest


def is_quoted(text: str) -> bool:
    """Whether the whole text stands between quotation marks."""
    bare = text.strip(" .,;:!?…")
    return len(bare) > 1 and bare[0] in '"“„«‹‘' and bare[-1] in '"”“»›’'


def is_picture(text: str) -> bool:
    """Whether the text is pictures (emoji) alone."""
    rest = _SHORTCODE.sub(WAVE, text)
    others = (sign for sign in rest if not _is_mark(sign, _SENTENCE_MARKS))
    return not any(others) and any(unicodedata.category(sign) == "So" for sign in rest)


def headline(text: str) -> str:
    """Return a pasted headline without who passes it on, and the publisher's name behind it."""
    text = _SHARED.sub("", text)
    if (behind := _BEHIND.search(text)) and _is_publisher(behind["publisher"], text):
        return text[: behind.start()]
    for divider in _DIVIDERS:
        title, found, publisher = text.rpartition(divider)
        if not found:
            continue
        if _is_publisher(publisher, title):
            return without_marks(title)
    return text


def _is_publisher(name: str, title: str) -> bool:
    """Whether a name may be who published what stands under that title."""
    is_name = 0 < len(name.split()) <= _LONGEST_PUBLISHER and not name[:1].islower()
    return is_name and len(words(title)) >= _SHORTEST_HEADLINE


def address(text: str) -> str | None:
    """Return the web address that the text is, also one without a scheme; None for other texts."""
    bare = without_marks(text) if not _ADDRESS.match(text.strip()) else text.strip().rstrip(".,;!>")
    if _ADDRESS.fullmatch(bare):
        return bare
    return f"https://{bare}" if _WITHOUT_SCHEME.fullmatch(bare) else None


def address_in(text: str) -> str | None:
    """Return the only web address in a text; None where it has none or several."""
    found = _ADDRESS.findall(text)
    return str(found[0]).rstrip(_CLOSING) if len(found) == 1 else None


def without_addresses(text: str) -> str:
    """Return a text without web addresses; the text itself where it has no other words."""
    rest = " ".join(_ADDRESS.sub(" ", text).split())
    return rest if words(rest) else text


def first_words(text: str) -> str:
    """Return what a text of someone else begins with: its first line that has some words."""
    lines = (line for line in text.splitlines() if len(words(line)) > 1)
    line = next(lines, text)
    if len(line) <= _LONGEST_QUESTION:
        return line
    return line[:_LONGEST_QUESTION].rpartition(" ")[0] or line[:_LONGEST_QUESTION]


def _strip_start(text: str) -> str:
    start = 0
    while start < len(text) and _is_mark(text[start], _OPENING):
        start += 1
    return text[start:]


def _strip_end(text: str) -> str:
    end = len(text)
    while end and _is_mark(text[end - 1], _CLOSING):
        end -= 1
    return text[:end]


def _is_mark(sign: str, marks: str) -> bool:
    is_picture = unicodedata.category(sign) in _PICTURES and not sign.isalnum()
    return sign.isspace() or sign in marks or sign == "\ufe0f" or is_picture
