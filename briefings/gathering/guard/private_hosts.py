"""The hosts that may be fetched from though they aren't public, as their operator names them."""

from collections.abc import Collection

from briefings.errors import FetchRefused
from briefings.gathering.guard.targets import HostPort, parse_target

_LAST_PORT = 65_535


def parse_private_hosts(text: str) -> Collection[HostPort]:
    """Return the hosts and ports that are named, separated by spaces: ``intranet.example:443``.

    An IPv6 address stands in brackets: ``[::1]:8000``.

    Raises:
        ValueError: one of them is no host and port; it says which.
    """
    return frozenset(map(_parse, text.split()))


def _parse(name: str) -> HostPort:
    host, _, port = name.rpartition(":")
    is_port = port.isascii() and port.isdigit() and 0 < int(port[:6]) <= _LAST_PORT
    if not is_port or any(sign in host for sign in "/?#@\\"):
        raise ValueError(f"{name!r} is no host and port")
    try:
        return parse_target(f"http://{host}:{port}/").place
    except FetchRefused:
        raise ValueError(f"{name!r} is no host and port") from None
