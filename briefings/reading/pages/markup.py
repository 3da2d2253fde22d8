"""HTML to plain text: a guarded tree, the text of all of it, and the text of its article."""

import logging
import re
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from types import ModuleType
from typing import TypeVar
from xml.etree.ElementTree import Element

from briefings.errors import ReadingError
from briefings.reading.decoding import decode
from briefings.reading.pages.hidden import is_hidden

LARGEST = 5_000_000
"""Code points of one page; the largest of the benchmark's 88 news pages has a fifth of that."""

DEEPEST = 200
"""Levels of nesting. libxml2 drops, without a word, all that lies deeper than 256."""

BLOCKS = frozenset(
    (  # noqa: SIM905 - a word a line is a page of them
        "address article aside blockquote body caption dd div dl dt fieldset figcaption figure"
        " footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section table tbody"
        " td tfoot th thead tr ul cell head item list quote row"
    ).split()
)
"""Elements that stand on lines of their own, in HTML and (the last six) in trafilatura's trees."""

LINE_ENDS = frozenset({"br", "lb"})

SILENT = frozenset({"script", "style", "template", "title"})
"""Elements whose text is no part of what a reader sees."""

LEAST = 0.25
"""Share of the usual extraction that the precise one has to have: on the pages of fundus,
readability and Zyte .06 to .16 where it lost the article, .28 and more where it cut rightly."""

PARAGRAPHS = frozenset({"p", "div", "li"})

PRESCAN = 4096
"""Bytes in which a page may name its encoding; the standard allows 1024, and pages take more."""

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*+(?:["']\s*+)?([\w.:-]{1,40})""", re.IGNORECASE
)

_Taken = TypeVar("_Taken")

_TWIN = "\ue000"
"""Of private use, and not in the page."""

_ROOT = re.compile(r"<html[\s/>]", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_SPACES = re.compile(r" {2,}")
_AROUND_BREAK = re.compile(r" ?\n ?")
_ENTITY = re.compile(
    r"&(?!(?:lt|gt|#0*60|#0*62|#x0*3[ce]);)(?:[a-z]{2,8}\d?|#\d{2,6}|#x[\da-f]{2,5});",
    re.IGNORECASE,
)
"""A letter written as an entity twice over; a shown tag stays one."""
_BREAKS = re.compile(r"\n{2,}")


@cache
def _trafilatura() -> ModuleType:
    import trafilatura  # noqa: PLC0415 - takes half a second, and most runs read no page

    # It logs what it gives up; that becomes a ReadingError here.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura


def parse_page(raw: bytes, file: str, stated: str | None = None) -> Element:
    """Return the tree of a page.

    Args:
        raw: its bytes.
        file: its name, for the refusal.
        stated: the charset that its server names, which counts before the page's own.

    Raises:
        ReadingError: it is no text, too large, or nested too deep.
    """
    named = None if stated else _CHARSET.search(raw, 0, PRESCAN)
    declared = named[1].decode("ascii") if named else stated
    return parse(decode(raw, file=file, declared=declared), file)


def parse(markup: str, file: str, where: str | None = None) -> Element:
    """Return the tree of a page, or of a part of one.

    It is lxml's, which has the shape of the standard library's and no types of its own.

    Raises:
        ReadingError: it is too large, nested too deep, or no element.
    """
    if len(markup) > LARGEST:
        size = f"{len(markup):,} characters of HTML, where {LARGEST:,} are the most"
        raise ReadingError(file, where, size, "save the article alone, or its text as .txt")
    root = _ROOT.search(markup)  # without one in its first line, a page is not taken for HTML
    tree: Element | None = _trafilatura().load_html(
        markup[root.start() :] if root else f"<html>{markup}"
    )
    if tree is None:
        raise ReadingError(file, where, "HTML without an element", "save the page again")
    if _is_deep(tree):
        reason = f"its elements are nested more than {DEEPEST} levels deep"
        raise ReadingError(file, where, reason, "save its text as .txt")
    return tree


def _is_deep(tree: Element) -> bool:
    level = [tree]
    for _ in range(DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True


def all_text(tree: Element) -> str:
    """Return the text that a reader sees, a blank line between blocks."""
    text = tidy("".join(pieces(tree, lambda _: None)))
    return _ENTITY.sub(lambda entity: unescape(entity[0]), text) if "&" in text else text


def tidy(text: str) -> str:
    """Return `text` with single spaces, and one blank line at the most between two lines."""
    text = _AROUND_BREAK.sub("\n", _SPACES.sub(" ", text))
    return _BREAKS.sub("\n\n", text).strip()


def pieces(element: Element, take: Callable[[Element], _Taken | None]) -> Iterator[_Taken | str]:
    """Yield the text that a reader sees in `element`, with breaks around blocks.

    Args:
        element: the whole or a part of a page.
        take: returns what stands for an element in place of its text, or None.
    """
    if callable(element.tag) or element.tag in SILENT or is_hidden(element):
        return
    if (taken := take(element)) is not None:
        yield taken
        return
    line_break = "\n\n" if element.tag in BLOCKS else ""
    yield "\n" if element.tag in LINE_ENDS else line_break
    yield _BLANKS.sub(" ", element.text or "")
    for child in element:
        yield from pieces(child, take)
        yield _BLANKS.sub(" ", child.tail or "")
    yield line_break


def main_text(tree: Element) -> str:
    """Return the text of a page's article without what surrounds it; empty if there is none.

    Taken out by trafilatura (Barbaresi, ACL 2021), in favour of precision, as a menu must never be
    quoted; `benchmarks/pages.py` has the figures. Where that leaves less than `LEAST` of what it
    takes out by default, it has lost the article itself. What no reader sees has to be
    dropped before (`hidden.drop_hidden`).
    """
    _tell_twins_apart(tree)
    precise = _extracted(tree, precise=True)
    if precise and len(precise) >= LEAST * len(all_text(tree)):
        return precise  # it can't be less of the usual, which is part of the page
    usual = _extracted(tree, precise=False)
    return precise if precise and len(precise) >= LEAST * len(usual) else usual


def _extracted(tree: Element, *, precise: bool) -> str:
    try:
        page = _trafilatura().bare_extraction(tree, include_comments=False, favor_precision=precise)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 # pragma: no cover - none is known, nor promised
        return ""
    return all_text(page.body).replace(_TWIN, "") if page is not None else ""


def _tell_twins_apart(tree: Element) -> None:
    """Mark paragraphs that repeat the one before them, of which trafilatura would drop one."""
    for parent in tree.iter():
        before: tuple[str, str] | None = None
        twins = 0
        for child in parent:
            if child.tag not in PARAGRAPHS or not (child.text or "").strip():
                before = None
                continue
            this = child.tag, "".join(child.itertext()).strip()
            twins = twins + 1 if this == before else 0
            before = this
            if twins:
                child.text = (child.text or "") + _TWIN * (twins % 2)
