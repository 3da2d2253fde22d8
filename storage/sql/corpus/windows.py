"""Which articles a window may cover, by the index of their dates.

An article's day is that of its own zone, which no index has: of each window the day before and the
day after are looked at, too, and whoever asked leaves out what isn't covered.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from briefings.published import instant_of
from briefings.window import Window
from storage.engines.chunks import chunks
from storage.sql.codec import encode_instant
from storage.sql.tables import articles

UNDATED: Final = encode_instant(instant_of(None))
_DAY: Final = timedelta(days=1)
_NEVER: Final = date.max - 2 * _DAY


def is_dated_in(window: Window) -> ColumnElement[bool]:
    """Return whether an article is dated so that the window may cover it."""
    first = window.begins or date.min
    last = min(window.ends or _NEVER, _NEVER)
    begins = UNDATED + 1 if first == date.min else _midnight(first - _DAY)
    return and_(
        articles.c.published_at >= begins,
        articles.c.published_at < _midnight(last + 2 * _DAY),
    )


def is_in(window: Window) -> ColumnElement[bool]:
    """Return whether the window may cover an article, undated ones where nobody asked for it."""
    dated = is_dated_in(window)
    return dated if window.is_asked else or_(dated, articles.c.published_at == UNDATED)


def key_range(connection: Connection, *dated: ColumnElement[bool]) -> tuple[int, int]:
    """Return the least and the greatest key of the articles that are current and dated so."""
    ends = select(func.min(articles.c.pk), func.max(articles.c.pk))
    least, greatest = connection.execute(ends.where(*dated)).one()
    return least or 0, greatest or 0


def keys_in(
    connection: Connection, keys: Collection[int], window: Window, current: ColumnElement[bool]
) -> Iterator[int]:
    """Yield which of the articles of `keys` are `current`, and the window may cover."""
    inside = select(articles.c.pk).where(current, is_in(window))
    found: Iterable[list[int]] = chunks(keys)
    for part in found:
        yield from connection.scalars(inside.where(articles.c.pk.in_(part)))


def _midnight(day: date) -> int:
    return encode_instant(datetime.combine(day, time(), UTC))
