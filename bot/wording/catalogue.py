"""The language that is spoken, and the bot's sentences in it; English ones stand in the code."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import GNUTranslations

ENGLISH = "en"
LANGUAGES: Mapping[str, str] = {
    ENGLISH: "English",
    "ar": "العربية",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "pt": "Português",
    "ru": "Русский",
    "tr": "Türkçe",
    "uk": "Українська",
    "zh": "中文",
}
"""Each language that the bot speaks, by its code, with what it calls itself."""
DOMAIN = "briefing-bot"
FOLDER = Path(__file__).parent / "locale"

_ISOLATED = frozenset({"ar"})
"""Languages in which text of others has to be kept apart, as it may run the other way."""
_FIRST_STRONG, _POP = "\u2068", "\u2069"
_COMMAND = re.compile(r"(?<![\w/}])/[a-z][a-z-]*(?: [a-z0-9]+)*")
_NO_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))

_spoken: ContextVar[str] = ContextVar("spoken", default=ENGLISH)


class _Said(str):
    """Words of the bot's own: they run as the language does."""

    __slots__ = ()


@contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """Speak `language`, or the nearest one that is known, within a `with` statement."""
    former = _spoken.set(known(language))
    try:
        yield
    finally:
        _spoken.reset(former)


def spoken() -> str:
    """Return the code of the language that is spoken now."""
    return _spoken.get()


def known(language: str | None) -> str:
    """Return the code of the catalogue for a platform's locale; for an unknown one, English."""
    code = (language or "").replace("_", "-").partition("-")[0].casefold()
    return code if code in LANGUAGES else ENGLISH


def _(message: str, /, **values: object) -> str:
    """Return `message` in the language that is spoken, with its named fields filled in.

    Values are inserted as they are: whole numbers grouped, floats with two digits, text isolated
    where the language runs from right to left. Without values, braces stay as they are.
    """
    return _filled(_translated(message), values)


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """Return the form of a message that goes with `number`, which is also its field `number`."""
    language = spoken()
    if language == ENGLISH:
        found = one if number == 1 else many
    else:
        found = _own(_catalogue(language).ngettext(one, many, number))
    return _filled(found, {"number": number, **values})


def N_(message: str) -> str:  # noqa: N802 - what gettext calls it
    """Mark a message that `_` is given elsewhere."""
    return message


def number(value: float) -> str:
    """Return a number as it is written: whole ones grouped, others with two digits."""
    language = spoken()
    whole = isinstance(value, int)
    if language == ENGLISH:
        return f"{value:,}" if whole else f"{value:.2f}"
    from babel.numbers import format_decimal  # noqa: PLC0415 - English needs no babel

    return _Said(format_decimal(value, format=None if whole else "0.00", locale=language))


def percent(share: float) -> str:
    """Return a share of 1 as a percentage without decimals."""
    language = spoken()
    if language == ENGLISH:
        return f"{share:.0%}"
    from babel.numbers import format_percent  # noqa: PLC0415

    return _Said(format_percent(share, format=None, locale=language))


def long_date(day: date, *, full: bool = False) -> str:
    """Return a date in words, but for English, which `phrases` knows itself.

    The `full` one names the day of the week, too.
    """
    from babel.dates import format_date  # noqa: PLC0415

    return _Said(format_date(day, format="full" if full else "long", locale=spoken()))


def day_name(weekday: int) -> str:
    """Return the name of a day of the week (Monday is 0), but for English."""
    from babel.dates import get_day_names  # noqa: PLC0415

    return _Said(get_day_names("wide", context="stand-alone", locale=spoken())[weekday])


def either(texts: Sequence[str]) -> str:
    """Return e.g. ``/trade, /energy or /military``."""
    if spoken() == ENGLISH:
        return " or ".join(filter(None, (", ".join(texts[:-1]), *texts[-1:])))
    from babel.lists import format_list  # noqa: PLC0415

    return _Said(format_list([isolated(text) for text in texts], style="or", locale=spoken()))


def isolated(text: str) -> str:
    """Return text of others such that it can't turn what stands around it.

    It is between first strong isolate and pop directional isolate (Unicode UAX 9, 2.4.1) where
    the language needs it, and unaltered elsewhere.
    """
    if spoken() not in _ISOLATED or isinstance(text, _Said) or not text:
        return text
    return _Said(f"{_FIRST_STRONG}{text.translate(_NO_ISOLATES)}{_POP}")


def joined(separator: str, texts: Iterable[str]) -> str:
    """Return texts, each of them isolated, with `separator` between them."""
    return _Said(separator.join(map(isolated, texts)))


def _translated(message: str) -> str:
    language = spoken()
    return message if language == ENGLISH else _own(_catalogue(language).gettext(message))


def _own(message: str) -> str:
    """Isolate the commands that a translation names, lest their slash change sides."""
    if spoken() in _ISOLATED:
        message = _COMMAND.sub(rf"{_FIRST_STRONG}\g<0>{_POP}", message)
    return _Said(message)


def _filled(message: str, values: Mapping[str, object]) -> str:
    if not values:
        return message
    return _Said(message.format_map({name: _inserted(value) for name, value in values.items()}))


def _inserted(value: object) -> str:
    if isinstance(value, int | float):
        return number(value)
    return isolated(value) if isinstance(value, str) else isolated(str(value))


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> "GNUTranslations":
    """Return the messages of a language, read from its .po file: nothing compiled can be stale."""
    from gettext import GNUTranslations  # noqa: PLC0415 - English needs none of it
    from io import BytesIO  # noqa: PLC0415

    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with (FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as written:
        messages = read_po(written, locale=language)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return GNUTranslations(compiled)
