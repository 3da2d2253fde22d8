"""A message in Telegram as HTML that looks like it: a bubble with entities, and its buttons."""

from collections.abc import Iterable
from html import escape
from itertools import pairwise

from tests.fakes.telegram_rules import Body, live_in, units
from tests.fakes.telegram_world import Shown

_TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "code": "code",
    "pre": "pre", "blockquote": "blockquote", "expandable_blockquote": "blockquote",
    "text_link": "a", "url": "a", "mention": "a", "bot_command": "a", "hashtag": "a",
    "text_mention": "a", "email": "a", "spoiler": "span", "date_time": "span",
}  # fmt: skip


def bubble(message: Shown) -> str:
    """Return a message of the bot with its buttons under it."""
    rows = "".join(
        "<div class=row>"
        + "".join(f"<div class=key><span class=label>{escape(b.label)}</span></div>" for b in row)
        + "</div>"
        for row in message.buttons
    )
    said = f"<div class='bubble' dir=auto>{marked(message.text, message.entities)}</div>"
    return f"<div class=theirs>{said}<div class=keys>{rows}</div></div>"


def own(text: str) -> str:
    """Return what a person wrote."""
    return f"<div class=ours><div class=bubble dir=auto>{escape(text)}</div></div>"


def inline(results: Iterable[Body]) -> str:
    """Return the list of what is offered for words that are typed after the bot's name."""
    return "".join(
        f"<div class=result dir=auto><b>{escape(str(each.get('title', '')))}</b>"
        f"<div class=small>{escape(str(each.get('description', '')))}</div></div>"
        for each in results
    )


def marked(text: str, entities: Iterable[Body]) -> str:
    """Return `text` with its entities as tags (offsets are UTF-16 units), and links by looks.

    Raises:
        KeyError: an entity of a kind that has no picture yet.
    """
    entities = tuple(entities)
    spans = [(e["offset"], e["offset"] + e["length"], _TAGS[e["type"]]) for e in entities]
    live = [
        (units(text[: m.start()]), units(text[: m.end()]), "a") for m in live_in(text, entities)
    ]
    spans = sorted([*spans, *live], key=lambda span: (span[0], -span[1]))
    raw = text.encode("utf-16-le")
    edges = sorted({0, len(raw) // 2, *(edge for span in spans for edge in span[:2])})
    html, is_open = "", []  # a quotation is a block: the line break after it is its own end
    for start, end in pairwise(edges):
        wanted = [span for span in spans if span[0] <= start < span[1]]
        while is_open and is_open != wanted[: len(is_open)]:
            html += f"</{is_open.pop()[2]}>"
        for span in wanted[len(is_open) :]:
            html += f"<{span[2]}{' dir=auto' if span[2] == 'blockquote' else ''}>"
            is_open.append(span)
        html += escape(raw[2 * start : 2 * end].decode("utf-16-le", "replace"))
    html += "".join(f"</{span[2]}>" for span in reversed(is_open))
    return html.replace("</blockquote>\n", "</blockquote>")
