"""Web addresses: what counts as one, and which host it names."""

import re
from urllib.parse import SplitResult, urlsplit

_COUNTS_READERS = re.compile(
    r"(?:utm_\w+|[fgdyt]bclid|gclid|dclid|yclid|msclkid|twclid|ttclid|[gw]braid|igshid|igsh|mc_\w+"
    r"|ref|ref_src|cmp|cmpid|at_\w+|amp|outputType|_hs\w+|mkt_tok|pk_\w+|mtm_\w+|matomo_\w+|xtor"
    r"|ns_(?:campaign|mchannel|source|linkname|fee)|wt_\w+|smid|partner|emc|ftag|taid|ito|icid|ocid"
    r"|__twitter_impression|guccounter|guce_referrer\w*|sr_share|fb_\w+|_ga|spm|traffic_source)"
    r"(?:=|$)",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}
_ROUTES = ("!", "/")
"""How a fragment begins that names a page, of sites that are one program."""
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


def canonical_address(url: str) -> str:
    """Return an address without what makes no other page of it.

    That are words that say where a reader came from (``utm_…``), a place on the page, a user, the
    port that the scheme has anyway, and capital letters of scheme and host.
    """
    parts = split_address(url)
    if parts is None:
        return url
    scheme = parts.scheme.lower()
    port = f":{parts.port}" if parts.port and parts.port != _PORTS.get(scheme) else ""
    host = parts.hostname or ""
    fields = (field for field in parts.query.split("&") if not _COUNTS_READERS.match(field))
    fragment = parts.fragment if parts.fragment.startswith(_ROUTES) else ""
    return parts._replace(
        scheme=scheme,
        netloc=f"[{host}]{port}" if ":" in host else f"{host}{port}",
        path=parts.path or "/",
        query="&".join(filter(None, fields)),
        fragment=fragment,
    ).geturl()


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
