"""When something was published: a day as stated, or an instant."""

from datetime import UTC, date, datetime
from typing import TypeAlias

Published: TypeAlias = date | datetime
"""A day as stated, or an instant with a zone where the source states the time too."""


def day_of(published: Published) -> date:
    """Return the calendar day of `published`, in its own zone."""
    return published.date() if isinstance(published, datetime) else published


def instant_of(published: Published | None) -> datetime:
    """Return an instant to order by: a bare day counts from its midnight UTC, unknown is oldest."""
    if published is None:
        return datetime.min.replace(tzinfo=UTC)
    if isinstance(published, datetime):
        return published.astimezone(UTC)
    return datetime(published.year, published.month, published.day, tzinfo=UTC)
