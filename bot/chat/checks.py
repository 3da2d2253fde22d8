"""Checks of settings: each returns a value as it is used, or raises what is wrong with it.

A `ValueError` says why in a few words, such as "it names no host": what is given is named beside it
by whoever reads the settings, unless it is secret.
"""

import re
from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from pydantic import SecretStr

_HOST = re.compile(r"(?!-)[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?", re.IGNORECASE)
_LONGEST_HOST = 253
_LAST_PORT = 65_535


def check_public_url(url: str) -> str:
    """Return an https address that others call; it may be empty."""
    if not url:
        return url
    parts = _split(url)
    if parts.scheme != "https":
        raise ValueError("it doesn't begin with https://")
    if parts.query or parts.fragment or "?" in url or "#" in url:
        raise ValueError("it has more than a host and a path")
    return url.rstrip("/")


def check_api_url(url: str) -> str:
    """Return the address of a service that the bot calls."""
    if _split(url).scheme not in {"http", "https"}:
        raise ValueError("it doesn't begin with https:// or http://")
    return url


def check_listen(address: str) -> str:
    """Return a host or IP address with a port; it may be empty."""
    host, _, port = address.rpartition(":")
    if address and not (is_host(host) and is_port(port)):
        raise ValueError("it is no host and port")
    return address


def matching(pattern: str, shape: str) -> Callable[[SecretStr], SecretStr]:
    """Return a check that a secret matches a pattern, or is empty.

    Args:
        pattern: of all of it.
        shape: what it looks like, for people.
    """

    def check(secret: SecretStr) -> SecretStr:
        text = secret.get_secret_value()
        if text and not re.fullmatch(pattern, text):
            raise ValueError(f"it doesn't look like {shape}")
        return secret

    return check


def is_host(text: str) -> bool:
    """Whether it is the name or the IP address of a host; an IPv6 one may stand in brackets."""
    try:
        ip_address(text.removeprefix("[").removesuffix("]"))
    except ValueError:
        looks_like_ip = text.replace(".", "").isdigit()
        return len(text) <= _LONGEST_HOST and bool(_HOST.fullmatch(text)) and not looks_like_ip
    return True


def is_port(text: str) -> bool:
    """Whether it is the number of a port."""
    return text.isascii() and text.isdigit() and int(text[:6]) <= _LAST_PORT


def _split(url: str) -> SplitResult:
    if re.search(r"[\s\x00-\x1f\x7f-\x9f]", url):
        raise ValueError("it has white space in it")
    parts = urlsplit(url)
    try:
        _ = parts.port
    except ValueError:
        raise ValueError("it has no usable port") from None
    if "@" in parts.netloc:
        raise ValueError("it has a user or password in it")
    if not is_host(parts.hostname or ""):
        raise ValueError("it names no host")
    return parts
