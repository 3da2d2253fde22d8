"""The HTML of mail: quoted words marked as plain text marks them."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefings.reading.pages.markup import BLOCKS, LINE_ENDS, SILENT

_QUOTE_CLASSES = re.compile(
    r"gmail_quote|gmail_attr|yahoo_quoted|moz-cite-prefix|moz-forward-container|protonmail_quote"
    r"|zmail_extra|divRplyFwdMsg|OLK_SRC_BODY_SECTION|appendonsend|stopSpelling|zwchr|replyIntro",
    re.IGNORECASE,
)
"""Names that mail programs give to what they quote."""

_DEEPEST = 10
"""Levels of quotation that are marked; deeper ones aren't told apart."""

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_SPACES = re.compile(r" {2,}")
_AROUND_BREAK = re.compile(r" ?\n ?")
_BREAKS = re.compile(r"\n{3,}")


def has_quotation(tree: Element) -> bool:
    """Say whether a mail program marked a part of the message as quoted."""
    return any(
        (element.tag == "blockquote" and (element.get("type") == "cite" or element.get("cite")))
        or _QUOTE_CLASSES.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        for element in tree.iter()
    )


def marked_text(tree: Element) -> str:
    """Return the whole text of a message, each line of a quotation behind ``> ``."""
    text = _SPACES.sub(" ", "".join(_pieces(tree, 0)))
    return _BREAKS.sub("\n\n", _AROUND_BREAK.sub("\n", text)).strip()


def _pieces(element: Element, depth: int) -> Iterator[str]:
    if element.tag in SILENT or callable(element.tag):
        return
    if element.tag == "blockquote" and depth < _DEEPEST:
        inner = "".join(_inner(element, depth + 1))
        text = _BREAKS.sub("\n\n", _AROUND_BREAK.sub("\n", inner)).strip()
        yield "\n\n" + "\n".join(f"> {line}" for line in text.split("\n")) + "\n\n"
        return
    line_break = "\n\n" if element.tag in BLOCKS else ""
    yield "\n" if element.tag in LINE_ENDS else line_break
    yield from _inner(element, depth)
    yield line_break


def _inner(element: Element, depth: int) -> Iterator[str]:
    yield _BLANKS.sub(" ", element.text or "")
    for child in element:
        yield from _pieces(child, depth)
        yield _BLANKS.sub(" ", child.tail or "")
