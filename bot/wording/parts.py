"""What messages are made of: paragraphs, lists, and quotations with who says so."""

from collections.abc import Iterable, Sequence

from bot.chat.message import Bullets, Button, Buttons, Message, Paragraph, Quote, with_buttons
from bot.library.passages import Passage
from bot.wording.language.catalogue import _, labels, pgettext, quote_words, sentences
from bot.wording.language.dates import day
from bot.wording.language.isolates import (
    FIRST_STRONG_ISOLATE,
    POP_ISOLATE,
    command_text,
    isolate,
    runs_otherwise,
    set_direction,
)
from bot.wording.language.lists import join_or
from briefings.addresses import host_in
from briefings.kinds import Label
from briefings.model import Citation, Excerpt


def engine_of(method: str) -> str:
    """Return the name of the engine that chose, from how a brief says that it was made."""
    return method.partition(",")[0]


def says(*each: str) -> Message:
    """Return sentences as a message of one paragraph."""
    return Message(parts=(Paragraph(text=sentences(*each)),))


def undoable(undo: str, *each: str) -> Message:
    """Return sentences with a button that takes back what they confirm."""
    # NOTE: A button: takes back what was just confirmed.
    button = Button(label=pgettext("button", "Undo"), ask=undo)
    return with_buttons(says(*each), Buttons(rows=((button,),)))


def bullets(rows: Iterable[tuple[str, str]], *, commands: bool = False) -> Bullets:
    """Return a list whose terms are isolated, and whose rows all run as the language does."""
    each = ((set_direction(isolate(term)), isolate(text)) for term, text in rows)
    return Bullets(rows=tuple(each), commands=commands)


def quote(
    place: Passage,
    *,
    label: str | None = None,
    before: Excerpt | None = None,
    notes: tuple[str, ...] = (),
    continues: bool = False,
) -> Quote:
    """Return a quotation with all that is said about it; `before` is what its lead depends on."""
    return Quote(
        excerpt=place.excerpt,
        number=place.number,
        attribution=attribution(place.excerpt.citation),
        label=label,
        before=before.text.join(quotation_marks(before.text)) if before else "",
        notes=(*_days(place.excerpt), *notes),
        marks=quotation_marks(place.excerpt.text),
        continues=continues,
    )


def quotation_marks(text: str) -> tuple[str, str]:
    """Return what stands before and after quoted `text`: it is isolated without being altered."""
    # NOTE: The marks around every quoted sentence of an article, and nothing else. {words} stays.
    before, _words, after = pgettext("quotation marks", "“{words}”").partition("{words}")
    if runs_otherwise(text):
        return f"{before}{FIRST_STRONG_ISOLATE}", f"{POP_ISOLATE}{after}"
    return before, after


def attribution(cited: Citation) -> str:
    """Return who says so and when, in one short line: a publisher or host, a date, and labels."""
    host = host_in(cited.url or "").removeprefix("www.")
    by_title = quote_words(cited.title) if cited.title else ""
    who = cited.source or host or by_title or source(None)
    return labels(who, day(cited.published), *map(_label, cited.labels))


def _label(label: Label) -> str:
    """Return how a publisher labels an article."""
    match label:
        case "opinion":
            # NOTE: After publisher and date of a quotation: its publisher labels the article as
            # opinion. One word in small letters.
            return pgettext("label of an article", "opinion")
        case "satire":
            # NOTE: After publisher and date of a quotation: its publisher labels the article as
            # satire. One word in small letters.
            return pgettext("label of an article", "satire")
        case "corrected":
            # NOTE: After publisher and date of a quotation: its publisher has corrected the
            # article. One or two words in small letters.
            return pgettext("label of an article", "corrected")
        case "live":
            # NOTE: After publisher and date of a quotation: the page is written on as things
            # happen. One or two words in small letters.
            return pgettext("label of an article", "live coverage")


def source(title: str | None) -> str:
    """Return who says so."""
    # NOTE: In place of a publisher's name, where an article names none.
    return title or pgettext("publisher of an article", "Unknown source")


def _days(excerpt: Excerpt) -> tuple[str, ...]:
    """Say which day is meant by words like "Thursday", by the date of the article."""
    meant = {excerpt.text[start:end]: day(on) for start, end, on in excerpt.days}
    # NOTE: Under a quotation: which date a word in it means. {words}: e.g. Thursday, as quoted
    # (in any language). {day}: e.g. 8 May 2025. No full stop at the end.
    return tuple(_("“{words}” is {day}", words=words, day=on) for words, on in meant.items())


def similar(names: Sequence[str]) -> str:
    """Say which commands are similar."""
    # NOTE: Offers commands where none matched. {commands}: /trade, /energy or /military.
    return _("Similar: {commands}.", commands=join_or(command_text(name) for name in names))


def for_example(*commands: str) -> str:
    """Show how a command is written."""
    # NOTE: The last sentence of an answer: how a command is written. {command}: e.g. /context 1, or
    # several: /pause 7d or /pause 2026-12-24. No full stop at the end.
    return _(
        "For example: {command}",
        command=join_or(command_text(each.removeprefix("/")) for each in commands),
    )


def unclear(words: str) -> str:
    """Say that `words` mean nothing here."""
    # NOTE: {words}: what someone wrote. An example follows.
    return _("I don't understand “{words}”.", words=words)
