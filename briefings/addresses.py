"""Web addresses: what counts as one, and which host it names."""

import re
from urllib.parse import SplitResult, urlsplit

_COUNTS_READERS = re.compile(
    r"(?:utm_\w+|fbclid|gclid|igshid|mc_\w+|ref|cmpid|at_\w+|amp|outputType)(?:=|$)", re.IGNORECASE
)
_FOR_PHONES = re.compile(r"^(?:(?:www|m|amp|mobile)\.)+(?=[^.]+\.)")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Say whether `text` is a web address and nothing else, one that every program can read."""
    return bool(_SCHEME.match(text)) and not re.search(r"\s", text) and bool(host_in(text))


def begins_as_address(text: str) -> bool:
    """Say whether `text` is meant as a web address, even if it is broken."""
    return bool(_SCHEME.match(text))


def host_in(address: str) -> str:
    """Return the host that an address names, in small letters; empty where it can't be read."""
    parts = split_address(address)
    return (parts.hostname or "") if parts else ""


def page_of(url: str | None) -> str | None:
    """Return an address that names a page of a site; None where it names the site alone.

    Many programs give every text of a site its front page as address: it tells none from another.
    """
    parts = split_address(url) if url else None
    names_page = parts and (parts.path.strip("/") or parts.query or parts.fragment)
    return url if names_page else None


def spellings_of(url: str) -> list[str]:
    """Return how one page's address may be written: what follows it, scheme, host and last slash.

    Words that say where a reader came from (``utm_…``), and the place on the page, are left out. A
    page for phones (``m.``, ``amp.``, ``mobile.``, ``/amp``) is the page.
    """
    parts = split_address(url)
    if parts is None:
        return [url]
    fields = (field for field in parts.query.split("&") if not _COUNTS_READERS.match(field))
    query = "&".join(filter(None, fields))
    bare = parts._replace(query=query, fragment="")
    host = _FOR_PHONES.sub("", bare.netloc.casefold())
    path = bare.path.rstrip("/").removesuffix("/amp")
    every = (
        bare._replace(scheme=scheme, netloc=f"{www}{host}", path=f"{path}{slash}").geturl()
        for scheme in ("https", "http")
        for www in ("", "www.")
        for slash in ("", "/")
    )
    return list(dict.fromkeys((url, *every)))


def without_user(address: str) -> str:
    """Return an address without the user and password in it, which are nobody else's business.

    A name before the host may also be there to be taken for it.
    """
    parts = split_address(address)
    if parts is None or "@" not in parts.netloc:
        return address
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def split_address(address: str) -> SplitResult | None:
    """Return the parts of an address; None where host or port can't be read."""
    try:
        parts = urlsplit(address)
        _ = parts.port  # it is only looked at when it is read
    except ValueError:
        return None
    return parts
