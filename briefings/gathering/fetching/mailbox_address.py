"""Addresses of mailboxes: ``imaps://user@host/folder``."""

import base64
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from briefings.addresses import split_address
from briefings.errors import FetchRefused
from briefings.gathering.guard.targets import HostPort, parse_target

_PORTS: Final = {"imaps": 993, "imap": 143}
_INBOX: Final = "INBOX"


@dataclass(frozen=True, slots=True)
class MailboxAddress:
    """Where letters are.

    Attributes:
        user: whose they are.
        host: as it is looked up, in small ASCII letters.
        port: as stated, or the scheme's own.
        folder: as people call it.
        is_encrypted: whether it is from the first byte on; otherwise from the login on (STARTTLS).
    """

    user: str
    host: str
    port: int
    folder: str
    is_encrypted: bool

    @property
    def place(self) -> HostPort:
        """The host and port, as `PRIVATE_HOSTS` names them."""
        return self.host, self.port


def parse_mailbox(address: str) -> MailboxAddress:
    """Return what the address of a mailbox says.

    Raises:
        FetchRefused: it can't be read, or has a password in it.
    """
    parts = split_address(address)
    if parts is None or parts.scheme not in _PORTS:
        raise FetchRefused("the address of a mailbox is imaps://user@host/folder")
    user, password = unquote(parts.username or ""), parts.password
    if password is not None:
        raise FetchRefused("a password isn't part of an address: set MAILBOX_PASSWORDS")
    if not user or not parts.hostname:
        raise FetchRefused("the address of a mailbox names its user: imaps://user@host/folder")
    port = _PORTS[parts.scheme] if parts.port is None else parts.port
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    place = parse_target(f"http://{host}:{port}/").place
    folder = unquote(parts.path.removeprefix("/")) or _INBOX
    if any(ord(sign) < ord(" ") or sign == "\x7f" for sign in user + folder):
        raise FetchRefused("this address can't be read")
    return MailboxAddress(user, *place, folder, parts.scheme == "imaps")


def encode_folder(name: str) -> str:
    """Return the name of a folder as IMAP writes it (RFC 3501, 5.1.3), in quotes."""
    written, foreign = [], ""
    for sign in f"{name}\0":
        if " " <= sign <= "~" or sign == "\0":
            if foreign:
                packed = base64.b64encode(foreign.encode("utf-16-be"), b"+,").decode().rstrip("=")
                written.append(f"&{packed}-")
                foreign = ""
            written.append("&-" if sign == "&" else sign)
        else:
            foreign += sign
    return quoted("".join(written).rstrip("\0"))


def quoted(text: str) -> str:
    """Return a text as IMAP quotes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
