"""The title of a page, out of the several that it states."""

import re
from collections.abc import Iterable, Sequence

_BORDER = r"(?:\s+[-–—|·*:»]\s+|\s*[|｜ㅣ：]\s*|-(?=[^-]*[|｜ㅣ]))"
_SHORTEST = 10
"""Letters of a title that may end another one's."""
_CUT = ("...", "…")


def best_title(
    stated: Sequence[str], headings: Sequence[str], element: str, names: Iterable[str]
) -> str:
    """Return the first title stated, or the page's heading, without the site's additions to it.

    What follows another of the page's titles behind a border is the site's ("Title | Section - Site
    - 1 May"), and so is a name of the site. A title that was cut short gives way to the next.

    Args:
        stated: titles by how much they are worth: that of JSON-LD, that of Open Graph.
        headings: the page's headings of the first level; where they differ, none is the title.
        element: what the title element says.
        names: the names of the site that it states; a heading that is one is no title.
    """
    sites = [name for name in names if name]
    own = [heading for heading in headings if heading and _bare(heading) not in map(_bare, sites)]
    lone = own[:1] if len(set(own)) == 1 else []
    whole = [title for title in stated if not title.endswith(_CUT)]
    title = next(filter(None, (*whole, *lone, element, *stated)), "")
    for other in (*own, *stated, element):
        title = _without_addition(title, other)
    for name in sites:
        title = re.sub(rf"{_BORDER}{re.escape(name)}$", "", title)
    return title


def _without_addition(title: str, other: str) -> str:
    """Return `title` up to the end of `other`, if it begins so and a border follows."""
    if not _SHORTEST <= len(_bare(other)) < len(_bare(title)):
        return title
    if not _bare(title).startswith(_bare(other)):
        return title
    end = _end_of(title, len(_bare(other)))
    border = re.match(rf"[\"”’'»?!.…]*(?={_BORDER})", title[end:])
    return title[: end + border.end()].rstrip() if border else title


def _end_of(title: str, letters: int) -> int:
    """Return where the first so many letters and digits of `title` end."""
    for number, sign in enumerate(re.finditer(r"[^\W_]", title), start=1):
        if number == letters:
            return sign.end()
    return len(title)


def _bare(text: str) -> str:
    """Return the letters and digits of a text."""
    return re.sub(r"[\W_]+", "", text.casefold())
