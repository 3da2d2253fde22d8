"""The bot's sentences in the language that is spoken; the English ones stand in the code.

A message is a whole sentence. Where it has a context (`pgettext`), the same English words mean
something else in another place. A message without a translation is said in English.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache, reduce
from pathlib import Path
from typing import TYPE_CHECKING

from bot.chat.own_text import OwnText, concatenate, fill
from bot.wording.language.isolates import FIRST_STRONG_ISOLATE, POP_ISOLATE, isolate
from bot.wording.language.languages import (
    LANGUAGES,
    RIGHT_TO_LEFT,
    is_english,
    spoken,
)
from bot.wording.language.numbers import number as written_number

if TYPE_CHECKING:
    from gettext import GNUTranslations

DOMAIN = "briefing-bot"
FOLDER = Path(__file__).parent.parent / "locale"

_COMMAND = re.compile(r"(?<![\w/}])/[a-z][a-z-]*(?: [a-z0-9]+)*")


def _(message: str, /, **values: object) -> str:
    """Return `message` in the language that is spoken, with its named fields filled in.

    Values are inserted as they are: numbers as the language writes them, text of others isolated
    where it runs the other way. Without values, braces stay as they are.
    """
    found = message if is_english() else _catalogue(spoken()).gettext(message)
    return _fill(found, values)


def pgettext(context: str, message: str, /, **values: object) -> str:
    """Return `message` as it is said in that context."""
    found = message if is_english() else _catalogue(spoken()).pgettext(context, message)
    return _fill(found, values)


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """Return the form of a message that goes with `number`, which is also its field `number`."""
    if is_english():
        found = one if number == 1 else many
    else:
        found = _catalogue(spoken()).ngettext(one, many, number)
    return _fill(found, {"number": number, **values})


def N_(message: str) -> str:  # noqa: N802 - what gettext calls it
    """Mark a message that `_` is given elsewhere."""
    return message


def sentences(*each: str) -> str:
    """Return sentences as one text, joined as the language joins them; empty ones are left out."""
    given: Iterable[str] = map(concatenate, filter(None, each))
    return reduce(_join_pair, given, "")


def full_stop(text: str) -> str:
    """Return a sentence that ends with a full stop, as a date at its end may do already."""
    # NOTE: The full stop of your language: added to a sentence that ends with a date or a number.
    stop = pgettext("full stop", ".")
    return text if text.endswith((stop, ".")) else concatenate(text, stop)


def _join_pair(first: str, second: str) -> str:
    if not first:
        return second
    # NOTE: Two sentences, {first} and {second}, with a space between them; in Chinese without.
    return pgettext("two sentences", "{first} {second}", first=first, second=second)


def labels(*each: str) -> str:
    """Return short labels on one line, each isolated; empty ones are left out."""
    # NOTE: Joins short labels on one line, e.g. a publisher and a date: "Reuters · 9 May 2025".
    join = pgettext("between two labels", " · ")
    shown = [isolate(one) for one in each if one]
    return concatenate(*[piece for one in shown for piece in (OwnText(join), one)][1:])


def quote_words(words: str) -> str:
    """Return words of others between quotation marks."""
    # NOTE: Any quoted words, in your language's quotation marks. {words}: e.g. power of siberia
    return _("“{words}”", words=words)


def _fill(message: str, values: Mapping[str, object]) -> str:
    if spoken() in RIGHT_TO_LEFT:
        message = _isolate_commands(message)
    if not values:
        return OwnText(message)
    return fill(message, {name: _insert(value) for name, value in values.items()})


def _isolate_commands(message: str) -> str:
    """Isolate the commands that a message names, lest their slash change sides."""
    return _COMMAND.sub(rf"{FIRST_STRONG_ISOLATE}\g<0>{POP_ISOLATE}", message)


def _insert(value: object) -> str:
    if isinstance(value, int | float):
        return written_number(value)
    return isolate(value if isinstance(value, str) else str(value))


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> "GNUTranslations":
    """Return the messages of a language, read from its .po file: nothing compiled can be stale.

    What is fuzzy, or lacks a form, is left out, so that it is said in English.
    """
    from gettext import GNUTranslations  # noqa: PLC0415 - English needs none of it
    from io import BytesIO  # noqa: PLC0415

    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with (FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        messages = read_po(file, locale=language)
    for message in messages:
        if isinstance(message.string, list | tuple) and not all(message.string):
            message.string = ""
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return GNUTranslations(compiled)
