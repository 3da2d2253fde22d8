"""A conversation in IMAP: which letters are new, and they themselves; nothing is changed there."""

import imaplib
import re
import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from typing import Final

from briefings.errors import FetchFailed, FetchRefused
from briefings.gathering.fetching.mailbox_address import MailboxAddress, encode_folder, quoted

_ANSWER_SECONDS: Final = 30.0
_UID: Final = re.compile(rb"\bUID (\d{1,10})\b")
_SIZE: Final = re.compile(rb"\bRFC822\.SIZE (\d{1,12})\b")
_NEWEST: Final = 5_000
"""How far back letters are looked for where none was fetched before: by their numbers."""
_LISTS: Final = 5_000_000
"""The most bytes that all may take that isn't a letter."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is fetched at a time.

    Attributes:
        letters: the most letters.
        each: the most bytes of one.
        all: the most bytes of all.
    """

    letters: int = 100
    each: int = 2_000_000
    all: int = 20_000_000


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: its number, which is its own in its mailbox for good, and its bytes."""

    key: str
    body: bytes = field(repr=False)


@dataclass(slots=True)
class Found:
    """What was found: letters, the position to go on from, how many were too large, if any wait."""

    position: str
    letters: list[Letter] = field(default_factory=list)
    too_large: int = 0
    has_more: bool = False


def read_letters(  # noqa: PLR0913, PLR0917 - what a conversation needs
    connection: socket.socket,
    mailbox: MailboxAddress,
    password: str,
    position: str | None,
    limits: Limits,
    context: ssl.SSLContext,
) -> Found:
    """Return the letters after a position, the oldest first; without one, the newest.

    Args:
        connection: to the server; it is closed.
        mailbox: where the letters are.
        password: of its user.
        position: as the last call found it: ``UIDVALIDITY:UID``.
        limits: how much is fetched.
        context: which certificates are trusted.

    Raises:
        FetchFailed: the server doesn't let us in, or doesn't answer as servers do.
        FetchRefused: it sends more than it may.
    """
    with ExitStack() as opened:
        opened.callback(connection.close)
        try:
            connection.settimeout(_ANSWER_SECONDS)
            if mailbox.is_encrypted:
                connection = context.wrap_socket(connection, server_hostname=mailbox.host)
                opened.callback(connection.close)
            talk = _Conversation(connection, mailbox.host, limits.all + _LISTS)
            opened.callback(talk.end)
            if not mailbox.is_encrypted:
                talk.starttls(context)
            _log_in(talk, mailbox.user, password)
            return _read(talk, encode_folder(mailbox.folder), position, limits)
        except ssl.SSLCertVerificationError as error:
            raise FetchFailed(f"its certificate isn't valid ({error.verify_message})") from None
        except (imaplib.IMAP4.error, OSError, ValueError):
            raise FetchFailed("the server broke off, or its answer isn't IMAP") from None


class _Conversation(imaplib.IMAP4):
    """IMAP over a connection that is there already, of a limited number of bytes."""

    def __init__(self, connection: socket.socket, host: str, most: int) -> None:
        self._given, self._left = connection, most
        super().__init__(host)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        del timeout  # it has one
        return self._given

    def read(self, size: int) -> bytes:
        """Read bytes, as the library does."""
        self._spend(size)
        return super().read(size)

    def readline(self) -> bytes:
        """Read a line, as the library does."""
        line = super().readline()
        self._spend(len(line))
        return line

    def end(self) -> None:
        """Say goodbye, where somebody listens, and close the connection."""
        with suppress(imaplib.IMAP4.error, OSError, FetchRefused):
            self.logout()
        with suppress(OSError):
            self.shutdown()

    def _spend(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise FetchRefused("the server sends more than it may")


def _log_in(talk: _Conversation, user: str, password: str) -> None:
    secret = f"\0{user}\0{password}".encode()
    try:
        if "AUTH=PLAIN" in talk.capabilities:
            talk.authenticate("PLAIN", lambda _: secret)
        elif (user + password).isascii():
            talk.login(quoted(user), password)
        else:
            raise FetchFailed("the server takes no password with such letters")
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        raise FetchFailed("the mailbox doesn't let us in: is its password right?") from None


def _read(talk: _Conversation, folder: str, position: str | None, limits: Limits) -> Found:
    if talk.select(folder, readonly=True)[0] != "OK":
        raise FetchFailed("there is no such folder")
    validity = _number(talk.response("UIDVALIDITY")[1])
    before, _, last = (position or "").partition(":")
    is_known = before == str(validity) and last.isdigit()
    first = int(last) + 1 if is_known else _number(talk.response("UIDNEXT")[1]) - _NEWEST
    first = max(first, 1)
    new = sorted(uid for uid in _uids(talk, f"UID {first}:*") if uid >= first)
    chosen = new[: limits.letters] if is_known else new[-limits.letters :]
    sizes = dict(_sizes(talk, chosen)) if chosen else {}
    found = Found(f"{validity}:{last if is_known else 0}")
    found.has_more = is_known and len(new) > len(chosen)
    left = limits.all
    for uid in chosen:
        if sizes.get(uid, 0) > limits.each:
            found.too_large += 1
        elif sizes.get(uid, 0) > left:
            found.has_more = True
            break
        elif body := _body(talk, uid, limits.each):
            found.letters.append(Letter(f"{validity}:{uid}", body))
            left -= len(body)
        found.position = f"{validity}:{uid}"
    return found


def _uids(talk: _Conversation, which: str) -> Iterator[int]:
    _, lines = talk.uid("SEARCH", which)
    for line in lines:
        yield from map(int, (line or b"").split())


def _sizes(talk: _Conversation, uids: Sequence[int]) -> Iterator[tuple[int, int]]:
    _, lines = talk.uid("FETCH", ",".join(map(str, uids)), "(UID RFC822.SIZE)")
    for line in lines:
        head = line[0] if isinstance(line, tuple) else line or b""
        uid, size = _UID.search(head), _SIZE.search(head)
        if uid and size:
            yield int(uid[1]), int(size[1])


def _body(talk: _Conversation, uid: int, most: int) -> bytes | None:
    """Return a letter; None where it is no more."""
    _, parts = talk.uid("FETCH", str(uid), f"(UID BODY.PEEK[]<0.{most}>)")
    for part in parts:
        if isinstance(part, tuple) and b"BODY[]" in part[0]:
            return bytes(part[1][:most])
    return None


def _number(lines: Sequence[bytes | None]) -> int:
    line = lines[-1] if lines else None
    if line is None:
        raise FetchFailed("the server broke off, or its answer isn't IMAP")
    return int(line)
