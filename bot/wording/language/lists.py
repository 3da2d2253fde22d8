"""Lists of names and values, as the language joins them (CLDR)."""

from collections.abc import Iterable
from typing import Literal

from bot.chat.own_text import fill
from bot.wording.language.isolates import FIRST_STRONG_ISOLATE, isolate
from bot.wording.language.languages import RIGHT_TO_LEFT, is_english, spoken


def join_and(texts: Iterable[str]) -> str:
    """Return e.g. ``07:30, 12:00 and 18:00``, text of others isolated."""
    return _join(list(texts), "standard")


def join_or(texts: Iterable[str]) -> str:
    """Return e.g. ``/trade, /energy or /military``, text of others isolated."""
    return _join(list(texts), "or")


def _join(texts: list[str], style: Literal["standard", "or"]) -> str:
    each = [isolate(text) for text in texts]
    values = {f"item{place}": text for place, text in enumerate(each)}
    items = [f"{{{name}}}" for name in values]
    if is_english():
        last = " and " if style == "standard" else " or "
        return fill(last.join(filter(None, (", ".join(items[:-1]), *items[-1:]))), values)
    from babel.lists import format_list  # noqa: PLC0415 - English needs no babel

    joined = format_list(items, style=style, locale=spoken())
    if spoken() in RIGHT_TO_LEFT and any(text.startswith(FIRST_STRONG_ISOLATE) for text in each):
        joined = _spaced(joined, items)
    return fill(joined, values)


def _spaced(joined: str, items: list[str]) -> str:
    """Return a list with commas, and with a space after its last "and".

    Arabic writes the "and" as a part of the next word, which can't be read where that is Latin.
    """
    for item in items[1:-1]:
        joined = joined.replace(f" و{item}", f"، {item}")
    return joined.replace(f" و{items[-1]}", f" و\N{NO-BREAK SPACE}{items[-1]}")
