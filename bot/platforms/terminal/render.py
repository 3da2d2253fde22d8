"""Renders a Message for a terminal: as plain text, or styled. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.chat.links import link_to
from bot.chat.message import Bullets, Heading, Message, Paragraph, Quote, Said
from bot.chat.visible import one_line, visible
from briefings.addresses import without_user

if TYPE_CHECKING:
    from rich.console import RenderableType

_STEP = 4
"""Columns by which what belongs to a line above stands further in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line: its text, indent and style, and the address that a touch opens."""

    text: str
    indent: int = 0
    style: str = ""
    link: str = ""


def plain(message: Message) -> str:
    """Return `message` as text. Lines are not wrapped, so quotations keep their lines."""
    return "\n".join(" " * line.indent + line.text for line in lines(message))


def render_styled(message: Message) -> "RenderableType":
    """Return `message` for a rich console, which wraps it to its width.

    Links are hyperlinks (OSC 8) there, and their addresses can be read where a terminal has none.
    """
    from rich.console import Group  # noqa: PLC0415 - plain text needs no rich
    from rich.padding import Padding  # noqa: PLC0415
    from rich.style import Style  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    return Group(
        *(
            Padding(
                Text(line.text or " ", Style.parse(line.style) + Style(link=line.link or None)),
                (0, 0, 0, line.indent),
                expand=False,
            )
            for line in lines(message)
        ),
    )


def lines(message: Message) -> Iterator[Line]:
    """Yield the lines of `message`, with an empty line between parts; foreign text is made safe.

    A terminal has no buttons or forms, so they are left out.
    """
    for place, part in enumerate(message.said):
        if place:
            yield Line(text="")
        yield from _part(part)


def _part(part: Said) -> Iterator[Line]:
    match part:
        case Heading(text=text):
            yield Line(text=one_line(text), style="bold")
        case Paragraph(text=text):
            yield Line(text=visible(text))
        case Bullets(rows=rows):
            yield from _bullets(rows)
        case Quote():
            yield from _quote(part)


def _bullets(rows: tuple[tuple[str, str], ...]) -> Iterator[Line]:
    shown = [(one_line(term), one_line(said)) for term, said in rows]
    widest = max((_columns(term) for term, said in shown if said), default=0)
    for term, said in shown:
        filled = term + " " * (widest - _columns(term))
        yield Line(text=f"{filled}  {said}".rstrip(), indent=2)


def _columns(text: str) -> int:
    """Return how many columns of a terminal `text` takes: two for a Chinese character."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - most terms need no rich

    return cell_len(text)


def _quote(quote: Quote) -> Iterator[Line]:
    indent = _STEP if quote.label else 0
    if quote.label:
        yield Line(text=one_line(quote.label), indent=indent, style="italic")
    if quote.before:
        yield Line(text=visible(quote.before), indent=indent + _STEP, style="dim")
    yield Line(
        text=f"[{quote.number}] {visible(quote.excerpt.text).join(quote.marks)}", indent=indent
    )
    if quote.after:
        yield Line(text=visible(quote.after), indent=indent + _STEP, style="dim")
    for note in quote.notes:
        yield Line(text=one_line(note), indent=indent + _STEP, style="dim")
    yield Line(text=one_line(quote.attribution), indent=indent + _STEP, style="dim")
    if url := quote.excerpt.citation.url:
        link = link_to(quote.excerpt) or ""
        safe = link if link == one_line(link) else ""
        yield Line(text=one_line(without_user(url)), indent=indent + _STEP, style="dim", link=safe)
