"""Fetching the new letters of a mailbox (IMAP) over a guarded connection."""

import asyncio
import socket
import ssl
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

import httpx

from briefings.errors import FetchFailed, FetchRefused
from briefings.gathering.fetching.letters import Letter, Limits, read_letters
from briefings.gathering.fetching.mailbox_address import MailboxAddress, parse_mailbox
from briefings.gathering.guard.connecting import GuardedNetwork
from briefings.gathering.outcomes import Failed, Refused, Unchanged
from briefings.gathering.source import NO_VALIDATORS, Validators

_CONNECT_SECONDS: Final = 10.0
_AT_ONCE: Final = 4
_PORTS: Final = (993,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """New letters, the oldest first.

    Attributes:
        letters: as they came.
        validators: to ask for newer ones with.
        too_large: how many were left out, as they are too large.
        has_more: whether there are more new ones, for the next time.
    """

    letters: tuple[Letter, ...] = field(repr=False)
    validators: Validators
    too_large: int = 0
    has_more: bool = False


class Mailboxes:
    """Fetches letters; each mailbox within one deadline and its limits."""

    def __init__(
        self,
        network: GuardedNetwork,
        passwords: Mapping[str, str],
        *,
        seconds: float = 60.0,
        limits: Limits | None = None,
        context: ssl.SSLContext | None = None,
    ) -> None:
        """Prepare; nothing is opened yet.

        Args:
            network: what knows which addresses may be connected to.
            passwords: by user and host (`parse_passwords`).
            seconds: the most that one mailbox may take.
            limits: how many letters, and of how many bytes.
            context: which certificates are trusted; the usual ones by default.
        """
        self._network, self._passwords, self._seconds = network, passwords, seconds
        self._limits, self._context = limits or Limits(), context
        self._threads = ThreadPoolExecutor(_AT_ONCE, "mailbox")

    def close(self) -> None:
        """Fetch nothing any more."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def fetch(
        self, address: str, *, validators: Validators = NO_VALIDATORS
    ) -> Letters | Unchanged | Failed | Refused:
        """Return the letters of a mailbox that came after those that we have.

        Args:
            address: ``imaps://user@host/folder``.
            validators: those of the letters that we have; without any, the newest letters are
                fetched.
        """
        try:
            return await self._fetch(parse_mailbox(address), validators)
        except FetchRefused as error:
            return Refused(reason=error.reason, remedy=error.remedy)
        except FetchFailed as error:
            return Failed(reason=error.reason)

    async def _fetch(self, mailbox: MailboxAddress, validators: Validators) -> Letters | Unchanged:
        password = self._passwords.get(f"{mailbox.user}@{mailbox.host}")
        if password is None:
            raise FetchFailed("MAILBOX_PASSWORDS has no password for it")
        if not mailbox.is_encrypted and mailbox.place not in self._network.private_hosts:
            raise FetchRefused("only imaps addresses are fetched from")
        try:
            addresses = await self._network.checked(mailbox.host, mailbox.port, _PORTS)
        except OSError:
            raise FetchFailed("no address is found for this host") from None
        opened = _Opened()
        loop = asyncio.get_running_loop()
        context = self._context or httpx.create_ssl_context()
        reading = loop.run_in_executor(
            self._threads, self._read, opened, addresses, mailbox, password, validators, context
        )
        try:
            async with asyncio.timeout(self._seconds):
                return await asyncio.shield(reading)
        except TimeoutError:
            raise FetchFailed(f"it took longer than {self._seconds:g} seconds") from None
        finally:
            opened.end()
            if not reading.done():
                reading.add_done_callback(lambda ended: ended.cancelled() or ended.exception())

    def _read(  # noqa: PLR0913, PLR0917 - what a thread needs
        self,
        opened: "_Opened",
        addresses: Collection[str],
        mailbox: MailboxAddress,
        password: str,
        validators: Validators,
        context: ssl.SSLContext,
    ) -> Letters | Unchanged:
        connection = opened.connect(addresses, mailbox.port)
        found = read_letters(connection, mailbox, password, validators.etag, self._limits, context)
        newest = Validators(etag=found.position)
        if not (found.letters or found.too_large):
            return Unchanged(validators=newest)
        return Letters(
            letters=tuple(found.letters),
            validators=newest,
            too_large=found.too_large,
            has_more=found.has_more,
        )


class _Opened:
    """The connection of one fetch, which is ended from outside where it takes too long."""

    def __init__(self) -> None:
        self._handle: socket.socket | None = None
        self._lock, self._has_ended = Lock(), False

    def connect(self, addresses: Collection[str], port: int) -> socket.socket:
        """Connect to the first address that answers."""
        for address in addresses:
            try:
                connection = socket.create_connection((address, port), _CONNECT_SECONDS)
            except OSError:
                continue
            with self._lock:
                self._handle = connection.dup()  # TLS takes over the other one
            if self._has_ended:
                self.end()
            return connection
        raise FetchFailed("nobody answers at this address")

    def end(self) -> None:
        """End it, so that whoever waits for its bytes waits no longer."""
        with self._lock:
            self._has_ended = True
            handle, self._handle = self._handle, None
        if handle is not None:
            with suppress(OSError):
                handle.shutdown(socket.SHUT_RDWR)
            handle.close()
