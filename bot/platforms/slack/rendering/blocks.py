"""A Message's parts as Block Kit blocks: structure, never markup. Pure."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from bot.chat.links import link_to
from bot.chat.message import Bullets, Heading, Paragraph, Quote, Said, read_together
from bot.chat.visible import one_line, visible
from bot.platforms.slack.rendering.texts import (
    mrkdwn_link,
    pieces,
    shorten,
    weight,
    words_of_mrkdwn,
)

Block: TypeAlias = dict[str, Any]
"""A block, or an element of one, as Slack's pages describe them."""

HEADER = 150
PLAIN = 3000
"""Most characters of a header and of a section (docs.slack.dev/reference/block-kit/blocks)."""
_SMALL = 300
"""Weight up to which words after a quotation stand small, as a context block."""
_RICH = 3000
"""Weight of a rich_text block: no page gives a limit, so it is kept to a section's."""
_LINK = re.compile(r"https?://[^\s<>\\\x00-\x1f]{1,2000}")

_BOLD = {"bold": True}
_ITALIC = {"italic": True}


def grouped_blocks(parts: Sequence[Said]) -> list[list[list[Block]]]:
    """Return the blocks of each part, in groups that are read together; without empty ones."""
    groups: list[list[list[Block]]] = []
    before: Said | None = None
    for group in read_together(parts):
        shown = [_part(part, former) for former, part in zip([before, *group], group, strict=False)]
        groups.append([unit for unit in shown if unit])
        before = group[-1]
    return [group for group in groups if group]


def blocks_of(parts: Sequence[Said]) -> list[Block]:
    """Return the blocks of all parts."""
    return [block for group in grouped_blocks(parts) for unit in group for block in unit]


def short_text(text: str, most: int) -> Block:
    """Return a text object of one line, cut to a weight of `most` where it is longer."""
    return _plain_text(shorten(one_line(text), most))


def context(text: str) -> Block:
    """Return a line of small text: what is in it can be seen (`bot.chat.visible`)."""
    return {"type": "context", "elements": [_plain_text(text)]}


def words_of(block: Block) -> str:
    """Return what a block says, as plain text."""
    match block["type"]:
        case "header" | "section":
            return str(block["text"]["text"])
        case "context":
            return " ".join(map(_small_words, block["elements"]))
        case "rich_text":
            return "\n".join(map(_words, block["elements"]))
    return ""


def _small_words(element: Block) -> str:
    text = str(element["text"])
    return words_of_mrkdwn(text) if element["type"] == "mrkdwn" else text


def size_of(blocks: Iterable[Block]) -> int:
    """Return how many bytes blocks are as JSON."""
    return sum(
        len(json.dumps(block, ensure_ascii=False).encode(errors="replace")) for block in blocks
    )


def _plain_text(text: str) -> Block:
    """Return a text object that is shown letter for letter: no markup, no ``:emoji:``.

    What can't be seen in it is spelt out before: that makes it longer, and half of a text that was
    cut may have half of a pair of isolates.
    """
    return {"type": "plain_text", "text": text, "emoji": False}


def _part(part: Said, before: Said | None) -> list[Block]:
    match part:
        case Heading(text=text):
            return _heading(one_line(text))
        case Paragraph(text=text):
            return _paragraph(visible(text), small=isinstance(before, Quote))
        case Bullets(rows=rows):
            return _bullets(rows)
        case Quote():
            return _quote(part)


def _heading(text: str) -> list[Block]:
    if not text.strip():
        return []
    if weight(text) <= HEADER:
        return [{"type": "header", "text": _plain_text(text)}]
    return _rich(_sections([_text(text, _BOLD)]))


def _paragraph(text: str, *, small: bool) -> list[Block]:
    if small and text.strip() and weight(text) <= _SMALL:
        return [context(text)]
    cut = (piece for piece in pieces(text, PLAIN) if piece.strip())
    return [{"type": "section", "text": _plain_text(piece)} for piece in cut]


def _bullets(rows: Iterable[tuple[str, str]]) -> list[Block]:
    sections = [section for term, said in rows for section in _sections(list(_row(term, said)))]
    return [{"type": "rich_text", "elements": [_list(group)]} for group in _group(sections, _RICH)]


def _list(sections: list[Block]) -> Block:
    return {"type": "rich_text_list", "style": "bullet", "elements": sections}


def _row(term: str, said: str) -> Iterator[Block]:
    yield _text(one_line(term), _BOLD)
    if term and said:
        yield _text(" – ")
    yield _text(one_line(said))


def _quote(quote: Quote) -> list[Block]:
    above = [_text(one_line(quote.label), _ITALIC)] if quote.label else []
    above += [_text(visible(quote.before), _ITALIC)] if quote.before else []
    below = [_text(visible(quote.after), _ITALIC)] if quote.after else []
    below += [_text(one_line(note)) for note in quote.notes]
    small = _attribution(quote)
    below += [] if small else [_linked(quote)]
    elements = [*_sections(_lines(above)), *_quoted(quote), *_sections(_lines(below))]
    return [*_rich(elements), *small]


def _quoted(quote: Quote) -> Iterator[Block]:
    """Yield the excerpt word for word; marks around it are elements of their own."""
    cut = list(pieces(visible(quote.excerpt.text), _RICH - 100))
    before, after = quote.marks
    for place, piece in enumerate(cut):
        opening = [_text(f"[{quote.number}] ", _BOLD), _text(before)] if not place else []
        closing = [_text(after)] if place == len(cut) - 1 else []
        yield {"type": "rich_text_quote", "elements": [*opening, _text(piece), *closing]}


def _attribution(quote: Quote) -> list[Block]:
    """Return who says so as a line of small text; no block where that can't be written safely."""
    said = one_line(quote.attribution)
    if not said.strip() or weight(said) > _SMALL:
        return []
    url = link_to(quote.excerpt)
    if url is None:
        return [context(said)]
    link = mrkdwn_link(url, said)
    if link is None or len(link) > PLAIN:
        return []
    return [{"type": "context", "elements": [{"type": "mrkdwn", "text": link, "verbatim": True}]}]


def _linked(quote: Quote) -> Block:
    """Return who says so as an element of rich text, in which nothing is parsed."""
    said = one_line(quote.attribution)
    url = link_to(quote.excerpt)
    if url and _LINK.fullmatch(url) and said.strip() and weight(said) <= PLAIN // 3:
        return {"type": "link", "url": url, "text": said}
    return _text(said)


def _text(text: str, style: dict[str, bool] | None = None) -> Block:
    element: Block = {"type": "text", "text": text}
    return {**element, "style": style} if style else element


def _lines(elements: Sequence[Block]) -> list[Block]:
    """Return elements, one a line."""
    ends = [_text("\n") for _ in elements]
    both = [each for pair in zip(elements, ends, strict=True) for each in pair]
    return both[:-1]


def _sections(elements: Iterable[Block]) -> list[Block]:
    """Return elements in as many sections as they need."""
    cut = [piece for element in elements for piece in _cut(element)]
    return [{"type": "rich_text_section", "elements": group} for group in _group(cut, _RICH)]


def _cut(element: Block) -> Iterator[Block]:
    if element["type"] != "text":
        yield element
        return
    for piece in pieces(element["text"], _RICH):
        yield {**element, "text": piece}


def _rich(elements: Sequence[Block]) -> list[Block]:
    return [{"type": "rich_text", "elements": group} for group in _group(elements, _RICH)]


def _group(elements: Iterable[Block], most: int) -> list[list[Block]]:
    """Return elements in order, in groups of at most that weight; a heavier one is alone."""
    groups: list[list[Block]] = []
    room = 0
    for element in elements:
        require = weight(_words(element)) + len(element.get("url", ""))
        if require > room:
            groups.append([])
            room = most
        groups[-1].append(element)
        room -= require
    return groups


def _words(element: Block) -> str:
    match element["type"]:
        case "text" | "link":
            return str(element["text"])
        case "rich_text_list":
            return "\n".join(f"• {_words(row)}" for row in element["elements"])
        case _:
            return "".join(map(_words, element["elements"]))
