"""What an address asks us to connect to: scheme, host and port, if it may be asked for."""

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

import httpx

from briefings.errors import FetchRefused

HostPort: TypeAlias = tuple[str, int]
"""A host, in small ASCII letters without a last dot or brackets, and a port."""

PORTS: Final = {"http": 80, "https": 443}
"""The ports that may be asked for, by scheme."""

_LONGEST: Final = 8_192
_HOST: Final = re.compile(r"[a-z0-9._:-]+")


@dataclass(frozen=True, slots=True)
class Target:
    """An address as it is asked for.

    Attributes:
        url: it, without the place on the page.
        scheme: ``http`` or ``https``.
        host: as it is looked up, in ASCII.
        port: as stated, or the scheme's own.
        path: what the server is asked for: path and query.
    """

    url: str
    scheme: str
    host: str
    port: int
    path: bytes

    @property
    def place(self) -> HostPort:
        """The host and port, as `PRIVATE_HOSTS` names them."""
        return self.host.removesuffix("."), self.port

    @property
    def authority(self) -> str:
        """The host and, where it isn't the scheme's own, the port, as a server is told them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def parse_target(url: str, base: Target | None = None) -> Target:
    """Return what an address asks for; one that is relative is read as it stands at `base`.

    Raises:
        FetchRefused: it can't be read, or isn't one that we fetch.
    """
    if len(url) > _LONGEST:
        raise FetchRefused("this address is too long")
    try:
        parts = httpx.URL(base.url).join(url) if base else httpx.URL(url)
        host = parts.raw_host.decode("ascii").lower()
    except (httpx.InvalidURL, ValueError, TypeError):  # host names raise what `idna` raises
        raise FetchRefused("this address can't be read") from None
    if parts.scheme not in PORTS:
        raise FetchRefused("only http and https addresses are fetched")
    if parts.userinfo:
        raise FetchRefused("an address with a user name or password in it isn't fetched")
    if not _HOST.fullmatch(host) or parts.port == 0:
        raise FetchRefused("this address names no host")
    port = PORTS[parts.scheme] if parts.port is None else parts.port
    whole = str(parts.copy_with(fragment=None))
    return Target(whole, parts.scheme, host, port, parts.raw_path)
