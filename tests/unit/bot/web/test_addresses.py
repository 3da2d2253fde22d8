"""Addresses to listen on."""

import socket
from contextlib import closing

import pytest

from bot.chat.errors import ConfigError
from bot.web.addresses import bind, local_address


@pytest.mark.parametrize(
    ("listen", "address"),
    [
        ("127.0.0.1:8080", ("127.0.0.1", 8080)),
        ("0.0.0.0:80", ("127.0.0.1", 80)),
        ("[::]:8080", ("::1", 8080)),
        ("[::1]:8080", ("::1", 8080)),
        ("bot.internal:1", ("bot.internal", 1)),
    ],
)
def test_what_listens_everywhere_is_asked_at_loopback(
    listen: str, address: tuple[str, int]
) -> None:
    """As a container's health check asks it."""
    assert address == local_address(listen)


def test_a_name_is_listened_at() -> None:
    """At all its addresses that this machine has."""
    sockets = bind("localhost:0")
    try:
        families = {each.family for each in sockets}
        assert families <= {socket.AF_INET, socket.AF_INET6}
        assert sockets
    finally:
        for each in sockets:
            each.close()


@pytest.mark.parametrize("host", ["127.0.0.1", "192.0.2.1", "no-such-host.invalid", "a..b"])
def test_an_address_that_can_t_be_had_is_refused(host: str) -> None:
    """One that is taken, of another machine, of nobody: by the setting's name."""
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        listen = f"{host}:{other.getsockname()[1]}"
        with pytest.raises(ConfigError) as refused:
            bind(listen)

    assert (
        f"setting refused: LISTEN can't be used: {listen} — choose a free port on this machine"
        == str(refused.value)
    )
