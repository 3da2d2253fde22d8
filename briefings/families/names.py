"""Names of publishers: what is left of one without section, article, case and punctuation."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

SHORTEST: Final = 5
"""Letters of a name below which it tells as little as one of common words."""

_PARTED: Final = re.compile(
    r"\s+[-–—|>»·•/:]+\s+|\s*[|>»•]+\s*|[:：]\s+|(?<=[\u3000-\u9fff])[-_—]+"
)
_BRACKETS: Final = re.compile(r"\s*\(([^()]{1,40})\)\s*$")
_ENDING: Final = re.compile(
    r"(?:\s+(?:rss(?:\s+feeds?)?|feeds?|online|newspaper|website))+$", re.IGNORECASE
)
_NO_LETTER: Final = re.compile(r"[\W_]+")
_ARTICLE: Final = re.compile(r"(?:the|der|die|das)(?=\w{4})")
_LIKE_HOST: Final = re.compile(r"(?:[^\W_](?:[\w-]{0,61}\w)?\.)+(?:[a-z]{2,10}|ру|рф|укр|срб)")
_CYRILLIC: Final = dict(
    zip(
        "абвгґдеёэжзиійїклмнопрстуфхцчшщъыьєюяљњћђџј",
        (  # noqa: SIM905 - a letter a word is a page of them
            "a b v g g d e e e zh z i i y i k l m n o p r s t u f kh ts ch sh shch _ y _ ie yu ya"
            " lj nj c dj dz j"
        ).split(),
        strict=True,
    )
)


def parts_of(title: str) -> list[str]:
    """Return what is between the dashes, bars and colons of a feed's or site's title.

    What brackets at the end add is left out where it names a section.
    """
    title = " ".join(title.split())
    while (note := _BRACKETS.search(title)) and note.start() and is_section(note[1]):
        title = title[: note.start()]
    return [_ENDING.sub("", part.strip()) for part in _PARTED.split(title) if part.strip()]


def named_parts(title: str) -> list[str]:
    """Return the parts of a title that name no section; the title itself where all do.

    ``World news | The Guardian`` has one, ``The Guardian``.
    """
    return [part for part in parts_of(title) if not is_section(part)] or [title]


def key_of(name: str) -> str:
    """Return a name with its letters and digits run together; empty if it has none.

    Case, accents and a leading article make no difference, and Cyrillic letters are written as
    hosts write them: ``The New York Times`` is ``newyorktimes``, ``Ведомости`` ``vedomosti``.
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(_CYRILLIC.get(each, each) for each in unicodedata.normalize("NFC", plain))
    bare = "".join(each for each in unicodedata.normalize("NFKD", letters) if each.isalnum())
    return _ARTICLE.sub("", bare, count=1) if _ARTICLE.match(bare) else bare


def host_named(name: str) -> str | None:
    """Return the host that a name is, such as ``Lenta.ru`` or ``Le Monde.fr``; else None."""
    joined = re.sub(r"\s", "", name.casefold())
    return joined.removeprefix("www.") if _LIKE_HOST.fullmatch(joined) else None


def is_section(text: str) -> bool:
    """Tell whether all words of a text name sections of a paper, or say that it is a feed.

    One after "The" is a name: ``The Local``.
    """
    words = re.findall(r"[^\W_][\w.'’-]*", text.casefold())
    if len(words) == 2 and words[0] == "the":  # noqa: PLR2004 - an article and a word
        return False
    return bool(words) and all(word.strip(".'’-") in _words("sections.txt") for word in words)


@cache
def is_common(key: str) -> bool:
    """Tell whether publishers that have nothing to do with each other may have a key.

    It is short, or made of nothing but words that papers are called by: ``dailynews``.
    """
    return len(key) < SHORTEST or _is_made_of(key, _words("common.txt"))


def _is_made_of(key: str, words: frozenset[str]) -> bool:
    reached = [True] + [False] * len(key)
    for end in range(1, len(key) + 1):
        reached[end] = any(reached[start] and key[start:end] in words for start in range(end))
    return reached[-1]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(Path(__file__).with_name(name).read_text("utf-8").split())
