"""Connecting to checked addresses only: what is checked is what is connected to.

A name is looked up here, once for each connection, and the connection goes to the address that was
checked: what the name answers a moment later (DNS rebinding) makes no difference. TLS still checks
the certificate for the name.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeAlias

import httpcore

from briefings.errors import FetchRefused
from briefings.gathering.guard.addresses import public_address
from briefings.gathering.guard.targets import PORTS, HostPort

Resolve: TypeAlias = Callable[[str, int], Awaitable[Sequence[str]]]
"""Finds the addresses of a host, given a port; raises `OSError` where there are none."""

NOT_PUBLIC: Final = "this address is not public"
_MOST_ADDRESSES: Final = 4
_FIRST_SECONDS: Final = 3.0
_LOOKUPS: Final = 16


class Resolver:
    """Asks the system for the addresses of hosts, on threads of its own.

    The loop's own threads serve the store: names that take long to be found must not fill them.
    """

    def __init__(self) -> None:
        """Start no thread yet."""
        self._threads = ThreadPoolExecutor(_LOOKUPS, "lookup")

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """Return the addresses of a host, without repeats.

        Raises:
            OSError: there are none.
        """
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._threads, _look_up, host, port)
        return list(dict.fromkeys(found))

    def close(self) -> None:
        """Look nothing up any more."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _name(host: str, port: int) -> str:
    """Return what the operator of a host can do, so that it may be fetched from."""
    place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return f"if it is yours, name {place} in PRIVATE_HOSTS"


def _look_up(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


class GuardedNetwork(httpcore.AsyncNetworkBackend):
    """Connects to public addresses, and to the private hosts that the operator names."""

    def __init__(
        self,
        private_hosts: Collection[HostPort] = frozenset(),
        resolve: Resolve | None = None,
        network: httpcore.AsyncNetworkBackend | None = None,
    ) -> None:
        """Guard a network.

        Args:
            private_hosts: what may be connected to though it isn't public.
            resolve: finds the addresses of hosts; the system's way by default.
            network: what connects to an address that was checked.
        """
        self.private_hosts = private_hosts
        self._resolver = Resolver()
        self._resolve = resolve or self._resolver
        self._network = network or httpcore.AnyIOBackend()

    def close(self) -> None:
        """Look nothing up any more."""
        self._resolver.close()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the library's own signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of a host that answers, once all were checked.

        Raises:
            FetchRefused: one of its addresses isn't public, or the port isn't one that we ask.
            OSError: it has no address.
            httpcore.ConnectError: nobody answers; `httpcore.ConnectTimeout` the same.
        """
        addresses = await self.checked(host, port)
        for number, address in enumerate(addresses, 1):
            is_last = number == len(addresses)
            seconds = timeout if is_last or timeout is None else min(timeout, _FIRST_SECONDS)
            try:
                return await self._network.connect_tcp(
                    address, port, seconds, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if is_last:
                    raise
        raise OSError("it has no address")

    async def checked(
        self, host: str, port: int, ports: Sequence[int] = tuple(PORTS.values())
    ) -> Sequence[str]:
        """Return the addresses of a host that may be connected to, at most four.

        Args:
            host: its name, or an address.
            port: where.
            ports: those that may be asked where a host isn't private.

        Raises:
            FetchRefused: one of its addresses isn't public, or the port isn't one that we ask.
            OSError: it has no address.
        """
        is_private = (host.removesuffix("."), port) in self.private_hosts
        if not (is_private or port in ports):
            allowed = " and ".join(map(str, ports))
            raise FetchRefused(f"port {port} isn't fetched from, only {allowed}", _name(host, port))
        found = await self._resolve(host, port)
        public = found if is_private else [each for each in map(public_address, found) if each]
        if len(public) < len(found):
            raise FetchRefused(NOT_PUBLIC, _name(host, port))
        return public[:_MOST_ADDRESSES]

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)
