"""Lists of names and values, as the language joins them (CLDR)."""

from collections.abc import Iterable
from typing import Literal

from bot.chat.own_text import fill
from bot.wording.language.isolates import isolate
from bot.wording.language.languages import is_english, spoken


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

    return fill(format_list(items, style=style, locale=spoken()), values)
