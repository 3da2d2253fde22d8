"""What a server's headers say: when to come again, what links to what, what is reserved."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

import httpx

from briefings.gathering.guard.targets import Target
from briefings.gathering.source import Validators

_LONGEST_WAIT: Final = timedelta(days=1)
_LONGEST_FRESH: Final = timedelta(days=30)
_LONGEST_VALIDATOR: Final = 1_000
_RELATIONS: Final = frozenset({"hub", "self"})
_RESERVATIONS: Final = ("tdm-reservation", "tdm-policy")


def content_type(headers: httpx.Headers) -> tuple[str, str | None]:
    """Return the type of a body in small letters, and its charset if it is stated."""
    kind, *parameters = headers.get("content-type", "").split(";")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and (charset := value.strip(" \t\"'")):
            return kind.strip().lower(), charset
    return kind.strip().lower(), None


def validators(headers: httpx.Headers) -> Validators:
    """Return what to ask with whether there is something newer."""
    etag, modified = headers.get("etag"), headers.get("last-modified")
    return Validators(etag=_short(etag), last_modified=_short(modified))


def retry_after(headers: httpx.Headers) -> timedelta | None:
    """Return how long the server asks us to wait, a day at most."""
    value = headers.get("retry-after", "").strip()
    waiting = _seconds(value) if value.isdigit() else _until(value, headers)
    return None if waiting is None else min(max(waiting, timedelta()), _LONGEST_WAIT)


def fresh_for(headers: httpx.Headers) -> timedelta | None:
    """Return how long the server says that a body won't change, thirty days at most."""
    stated = dict(_directives(headers.get("cache-control", "")))
    if stated.keys() & {"no-cache", "no-store"}:
        return None
    if "max-age" in stated:
        age = _seconds(stated["max-age"])
        fresh = None if age is None else age - (_seconds(headers.get("age", "0")) or timedelta())
    else:
        fresh = _until(headers.get("expires", ""), headers)
    return min(fresh, _LONGEST_FRESH) if fresh and fresh > timedelta() else None


def links(headers: httpx.Headers, target: Target) -> tuple[tuple[str, str], ...]:
    """Return the relations and addresses of WebSub: each ``hub``, and ``self``."""
    found = [
        (relation, address)
        for link in headers.get("link", "").split("<")[1:]
        for relation, address in _relations(link, target)
    ]
    return tuple(dict.fromkeys(found))


def reservations(headers: httpx.Headers) -> tuple[str, ...]:
    """Return what the headers reserve, in small letters: robots' rules, ``tdm-reservation: 1``."""
    robots = [value.strip().lower() for value in headers.get_list("x-robots-tag")]
    tdm = [f"{name}: {headers[name].strip()}" for name in _RESERVATIONS if name in headers]
    return (*robots, *tdm)


def _short(value: str | None) -> str | None:
    return value if value and len(value) <= _LONGEST_VALIDATOR else None


def _seconds(text: str) -> timedelta | None:
    digits = text.strip(' "')
    if not (digits.isascii() and digits.isdigit()):
        return None
    return timedelta(seconds=min(int(digits[:10]), 10**9))


def _until(text: str, headers: httpx.Headers) -> timedelta | None:
    """Return the time until a date by the server's own clock."""
    then, now = _date(text), _date(headers.get("date", ""))
    return then - now if then and now else None


def _date(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)


def _directives(text: str) -> Iterator[tuple[str, str]]:
    for directive in text.split(","):
        name, _, value = directive.partition("=")
        yield name.strip().lower(), value


def _relations(link: str, target: Target) -> Iterator[tuple[str, str]]:
    address, _, parameters = link.partition(">")
    try:
        whole = httpx.URL(target.url).join(address.strip())
    except (httpx.InvalidURL, ValueError):
        return
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "rel" and whole.scheme in {"http", "https"}:
            stated = value.strip(" \t,\"'").lower().split()
            yield from ((relation, str(whole)) for relation in stated if relation in _RELATIONS)
