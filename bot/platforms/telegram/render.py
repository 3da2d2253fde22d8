"""A Message as Telegram messages: text with entities, in pages, with a keyboard. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, east_asian_width

from bot.chat.actions import Action, action_of, actions_of
from bot.chat.links import link_to
from bot.chat.message import (
    Bullets,
    Button,
    Buttons,
    Heading,
    Message,
    Paragraph,
    Quote,
    Said,
    read_together,
)
from bot.chat.own_text import OwnText, pieces_of, together
from bot.chat.request import Request
from bot.chat.visible import one_line, visible
from bot.platforms.telegram.text import Styled, cut, foreign_text, join, own_text, plain, style
from bot.wording.buttons import next_page, previous_page
from bot.wording.language.languages import speaking

PAGE = 4096
ENTITIES = 100
"""UTF-16 units and entities of a message (core.telegram.org/bots/api#sendmessage)."""
ABREAST = 8
MOST_BUTTONS = 100
"""Buttons of a row and of a keyboard (core.telegram.org/bots/features#inline-keyboards)."""
_WIDTH = 42
"""Usual letters of a keyboard as wide as a telephone (390 px: measured by `./dev pictures`)."""
_NARROW = frozenset("fijlrt .,:;'’!|()[]/Iіїİıاأإلرزدذ")
_WIDE = frozenset("mwMW@%жшщмюыфЖШЩМЮЫФصضسش…")
"""Letters that are much narrower or wider than the others."""
_AT_HAND = 256
"""Messages that need not be rendered again: what is asked for is mostly the same few."""
_LONG = 300
"""Letters from which a quotation is folded until it is touched."""
_GAP = "\n\n"
_COMMAND = re.compile(r"(?<![\w/])/[a-z0-9]+(?:-[a-z0-9]+)+")
_TOO_BARE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A button: pressing it sends `data`, or offers to `share` words in another chat."""

    label: str
    data: str | None = None
    share: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramRendered:
    """A `bot.chat.platform.Rendered` for Telegram.

    Attributes:
        pages: what is sent, in order; the keyboard stands under the last.
        keyboard: rows of buttons.
        actions: what the buttons do, by their keys.
        edits: whether the message whose button was pressed becomes the first page.
    """

    pages: tuple[Styled, ...]
    keyboard: tuple[tuple[Key, ...], ...]
    actions: Mapping[str, str]
    edits: bool = False


def render(message: Message, request: Request) -> TelegramRendered:
    """Return `message` as Telegram takes it, as an answer to `request`."""
    pages, keyboard, actions = _whole(message)
    edits = message.in_place
    if message.again and len(pages) > 1:
        page = min(request.page, len(pages))
        turning = [
            Action(text=message.again, page=number)
            for number in (page - 1, page + 1)
            if 0 < number <= len(pages)
        ]
        actions = {**actions, **{action.key: action.encoded for action in turning}}
        with speaking(message.language):
            keyboard = (_turning(page, len(pages), turning), *keyboard)
        pages = (pages[page - 1],)
        edits = edits or request.page > 1 or request.text == message.again
    return TelegramRendered(
        pages=pages, keyboard=keyboard, actions=actions, edits=edits and request.press is not None
    )


@lru_cache(_AT_HAND)
def _whole(
    message: Message,
) -> tuple[tuple[Styled, ...], tuple[tuple[Key, ...], ...], Mapping[str, str]]:
    """Return all pages, the keyboard, and what it does."""
    groups = ([_part(part) for part in group] for group in read_together(message.said))
    pages = tuple(_paginate(groups))
    return pages, _keyboard(message), actions_of(message)


def render_quote(quote: Quote) -> Styled:
    """Return a quotation with who says so."""
    return next(_paginate([[_quote(quote)]]))


def _turning(page: int, pages: int, turning: list[Action]) -> tuple[Key, ...]:
    labels = (
        (previous_page if action.page < page else next_page)(action.page, pages)
        for action in turning
    )
    return tuple(
        Key(label=label, data=action.key) for label, action in zip(labels, turning, strict=True)
    )


def _paginate(groups: Iterable[list[Styled]]) -> Iterator[Styled]:
    """Yield groups in pages, cut between groups; a group that exceeds a page has its own pages."""
    page: list[Styled] = []
    for group in groups:
        if _fits(join(_GAP, [*page, *group])):
            page += group
            continue
        if page:
            yield _sendable(join(_GAP, page))
            page = []
        if _fits(join(_GAP, group)):
            page = group
        else:
            yield from map(_sendable, _cut_group(group))
    if page:
        yield _sendable(join(_GAP, page))


def _cut_group(group: list[Styled]) -> Iterator[Styled]:
    """Yield pages of a group that exceeds one: cut between its parts, and else within a part."""
    page = group[0]
    for part in group[1:]:
        together = join(_GAP, [page, part])
        if _fits(together) or not _fits(part):
            page = together
        else:
            yield from cut(page, PAGE, ENTITIES)
            page = part
    yield from cut(page, PAGE, ENTITIES)


def _fits(page: Styled) -> bool:
    return page.units <= PAGE and len(page.entities) <= ENTITIES


def _sendable(page: Styled) -> Styled:
    """Return a page with something visible, and no more entities than Telegram keeps."""
    if _TOO_BARE.fullmatch(page.text):
        return plain("…")
    return Styled(text=page.text, entities=page.entities[:ENTITIES])


def _part(part: Said) -> Styled:
    match part:
        case Heading(text=text):
            return own_text(_tappable(visible(text)), "bold")
        case Paragraph(text=text):
            return own_text(_tappable(visible(text)))
        case Bullets():
            return join("\n", [_row(part, term, said) for term, said in part.rows])
        case Quote():
            return _quote(part)


def _row(part: Bullets, term: str, said: str) -> Styled:
    name = one_line(term)
    head = plain(_tappable(OwnText(name))) if part.commands else foreign_text(name, "bold")
    tail = [own_text(_tappable(one_line(said)))] if said else []
    return join(" – ", [join("", [plain("• "), head]), *tail])


def _tappable(text: str) -> str:
    """Return our own words with commands as Telegram takes them: `/victory_day`."""
    return together(
        (_COMMAND.sub(_underscored, piece) if is_own else piece, is_own)
        for piece, is_own in pieces_of(text)
    )


def _underscored(found: re.Match[str]) -> str:
    return found[0].replace("-", "_")


def _quote(quote: Quote) -> Styled:
    lines = [foreign_text(one_line(quote.label), "italic")] if quote.label else []
    lines += [foreign_text(visible(quote.before), "italic")] if quote.before else []
    kind = "blockquote" if len(quote.excerpt.text) <= _LONG else "expandable_blockquote"
    lines.append(foreign_text(visible(quote.excerpt.text), kind))
    lines += [foreign_text(visible(quote.after), "italic")] if quote.after else []
    lines += [foreign_text(one_line(note)) for note in quote.notes]
    lines.append(join(" ", [plain(f"[{quote.number}]"), _attribution(quote)]))
    return join("\n", lines)


def _attribution(quote: Quote) -> Styled:
    said, link = one_line(quote.attribution), link_to(quote.excerpt)
    if link:
        return style(said, "text_link", link)
    return foreign_text(said)


def _keyboard(message: Message) -> tuple[tuple[Key, ...], ...]:
    rows = [row for part in message.parts if isinstance(part, Buttons) for row in part.rows]
    keys = [tuple(map(_key, row)) for row in rows]
    short = [row[at : at + ABREAST] for row in keys for at in range(0, len(row), ABREAST)]
    kept: list[tuple[Key, ...]] = []
    for row in short:
        if sum(map(len, kept)) + len(row) <= MOST_BUTTONS - 2:  # and two to turn pages by
            kept += _readable(row)
    return tuple(kept)


def _readable(row: tuple[Key, ...]) -> list[tuple[Key, ...]]:
    """Return a row in as many rows as its labels need to be read in full on a telephone."""
    for abreast in range(len(row), 1, -1):
        lines = -(-len(row) // abreast)
        even = -(-len(row) // lines)
        cut = [row[at : at + even] for at in range(0, len(row), even)]
        if all(_width(key.label) <= _WIDTH // len(some) - 2 for some in cut for key in some):
            return cut
    return [(key,) for key in row]


def _width(label: str) -> float:
    """Return how wide a label is, in usual letters: a Chinese character is two, a mark none."""
    return sum(_letter_width(sign) for sign in label)


def _letter_width(sign: str) -> float:
    if combining(sign):
        return 0
    if east_asian_width(sign) in "WF":
        return 2
    if sign in _NARROW:
        return 0.6
    return 1.4 if sign in _WIDE else 1 + sign.isupper() / 4


def _key(button: Button) -> Key:
    label = one_line(button.label)
    if button.shares:
        return Key(label=label, share=button.ask)
    return Key(label=label, data=action_of(button).key)
