"""What the bot says: structure, never markup. Renderers turn a Message into a platform's own."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, TypeAlias

from briefings.model import Excerpt
from storage.ports.deliveries import DeliveredQuote


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A line that names what follows."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Plain words of the bot's own."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """An excerpt, word for word, with who says so.

    Attributes:
        excerpt: what is quoted; its text is shown unaltered.
        number: what `/context` calls it.
        attribution: publisher and date, in words.
        label: how it relates to the lead above it ("Also said by …"); None for a lead.
        before: text that stands before it in its paragraph, shown as context only.
        after: text that stands after it.
        notes: what the bot says beside it, such as which day a "Thursday" was.
        marks: the language's quotation marks, to be shown around the text where it needs any.
        continues: whether it belongs to the point of the quotation before it.
    """

    excerpt: Excerpt
    number: int
    attribution: str
    label: str | None = None
    before: str = ""
    after: str = ""
    notes: tuple[str, ...] = ()
    marks: tuple[str, str] = ("“", "”")
    continues: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list.

    Attributes:
        rows: a term and what is said of it (may be empty).
        commands: whether the terms are commands of ours, to be tapped where a place can do that.
    """

    rows: tuple[tuple[str, str], ...]
    commands: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Who began something that takes several steps.

    Attributes:
        id: what their platform calls them.
        name: what people call them.
    """

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """Something to press in place of typing.

    Attributes:
        label: what stands on it, in words.
        ask: what pressing it asks, as it would be typed.
        shares: whether the answer is for all in the channel, also where answers are private.
        owner: who alone may press it, besides admins; None: everyone who may do what it asks.
    """

    label: str
    ask: str
    shares: bool = False
    owner: Owner | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Buttons:
    """Buttons, row by row. A place without buttons leaves them out: no meaning is in them alone."""

    rows: tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Something to fill in: a choice of `options` (value and label), or a line of text without any.

    Attributes:
        name: what it is called in the ask.
        label: what stands beside it.
        options: what can be chosen.
        chosen: the values that are chosen so far, or the text so far.
        many: whether several can be chosen.
    """

    name: str
    label: str
    options: tuple[tuple[str, str], ...] = ()
    chosen: tuple[str, ...] = ()
    many: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Fields to fill in and hand in together, where a place has forms; elsewhere it is left out.

    Attributes:
        title: what it is about.
        fields: what can be filled in.
        ask: what handing it in asks, followed by ``name=value`` for each field: values are
            percent-encoded, several are joined by commas.
        submit: what the button says that hands it in.
        elsewhere: what a field is called that chooses another channel to ask it in, where a place
            has such fields and one person is alone with the bot; None: it is asked here.
    """

    title: str
    fields: tuple[Field, ...]
    ask: str
    submit: str = "OK"
    elsewhere: str | None = None


Said: TypeAlias = Heading | Paragraph | Quote | Bullets
"""A part that is read."""

Part: TypeAlias = Said | Buttons | Form


Result: TypeAlias = Literal[
    "answered",
    "nothing_found",
    "no_rights",
    "unknown_command",
    "bad_arguments",
    "not_available",
    "expired",
    "failed",
]
"""What kind of an answer a message is: what was asked for, that there is none, or a refusal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Parts in reading order.

    Attributes:
        parts: what is said.
        again: what to ask for this very message again, so that its pages can be turned.
        in_place: whether it takes the place of the message whose button asked for it.
        language: what the bot's own words in it are, for those that are still to be added.
        delivered_quotes: what its channel has seen once this is sent, for the next digest.
        repeatable: whether it may be sent again, marked, where it may have arrived.
        result: what kind of an answer it is: counted, and seen by nobody.
        away_since: since when its channel could not be reached, where that is to be said in it.
    """

    parts: tuple[Part, ...]
    again: str | None = None
    in_place: bool = False
    language: str = "en"
    delivered_quotes: tuple[DeliveredQuote, ...] = ()
    repeatable: bool = True
    result: Result = "answered"
    away_since: datetime | None = None

    @property
    def said(self) -> tuple[Said, ...]:
        """The parts that are read, without what is pressed or filled in."""
        return tuple(part for part in self.parts if not isinstance(part, Buttons | Form))


def read_together(parts: Iterable[Said]) -> list[list[Said]]:
    """Return parts in groups that no page should part: a point's quotations, and their heading."""
    groups: list[list[Said]] = []
    for part in parts:
        last = groups[-1][-1] if groups else None
        belongs = isinstance(part, Quote) and part.continues and isinstance(last, Quote)
        if belongs or isinstance(last, Heading):
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def with_buttons(message: Message, buttons: Buttons) -> Message:
    """Return `message` with something to press under it."""
    return replace(message, parts=(*message.parts, buttons)) if buttons.rows else message


def with_form(message: Message, form: Form) -> Message:
    """Return `message` with a form in place of its buttons, where a place has forms."""
    return replace(message, parts=(*message.said, form, *_pressed(message)))


def owned_by(message: Message, owner: Owner) -> Message:
    """Return `message` with buttons that are for `owner` and admins alone."""
    parts = tuple(
        _owned(part, owner) if isinstance(part, Buttons) else part for part in message.parts
    )
    return replace(message, parts=parts)


def is_owned(message: Message) -> bool:
    """Whether any of the buttons of `message` is for one person."""
    return any(each.owner for part in _pressed(message) for row in part.rows for each in row)


def _pressed(message: Message) -> tuple[Buttons, ...]:
    return tuple(part for part in message.parts if isinstance(part, Buttons))


def _owned(buttons: Buttons, owner: Owner) -> Buttons:
    rows = tuple(tuple(replace(each, owner=owner) for each in row) for row in buttons.rows)
    return Buttons(rows=rows)
