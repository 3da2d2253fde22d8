"""Addresses to listen on, such as ``127.0.0.1:8080``, ``localhost:8080`` or ``[::]:8080``."""

import socket
from contextlib import ExitStack
from errno import EADDRNOTAVAIL, EAFNOSUPPORT

from bot.chat.errors import ConfigError

_ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - what others may have set
_NOT_HERE = (EADDRNOTAVAIL, EAFNOSUPPORT)
"""Errors of a name's IPv6 address on a machine without IPv6."""
_BACKLOG = 2048


def split_address(listen: str) -> tuple[str, int]:
    """Return host and port."""
    host, _, port = listen.rpartition(":")
    return host.strip("[]"), int(port)


def local_address(listen: str) -> tuple[str, int]:
    """Return the host and port at which this machine reaches what listens there."""
    host, port = split_address(listen)
    return _ANYWHERE.get(host, host), port


def bind(listen: str) -> list[socket.socket]:
    """Return sockets that listen at all addresses of the host.

    Raises:
        ConfigError: nothing can listen there.
    """
    host, port = split_address(listen)
    bound: list[socket.socket] = []
    with ExitStack() as undo:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            for family, address in dict.fromkeys((each[0], each[4]) for each in found):
                try:
                    made = socket.create_server(address, family=family, backlog=_BACKLOG)
                except OSError as error:
                    if error.errno not in _NOT_HERE or len(found) == 1:
                        raise
                else:
                    bound.append(undo.enter_context(made))
        except (OSError, ValueError):  # ValueError: no name has such letters or lengths
            raise _refusal(listen) from None
        if not bound:
            raise _refusal(listen)
        undo.pop_all()
    return bound


def _refusal(listen: str) -> ConfigError:
    return ConfigError("LISTEN", f"can't be used: {listen}", "choose a free port on this machine")
