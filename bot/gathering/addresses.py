"""What people name as a source: what kind it is by its address alone, and that address as kept."""

import re
from pathlib import Path
from typing import Final

from bot.chat.errors import SourceError
from briefings.addresses import split_address
from briefings.gathering.source import SourceKind

_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):(?=//|[^0-9])", re.IGNORECASE)
_HOST: Final = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#]|$)")
_CHANNEL: Final = re.compile(r"/(?:s/)?([a-z]\w{3,31})/?$", re.IGNORECASE)
_TELEGRAM: Final = frozenset({"t.me", "telegram.me", "telegram.dog"})
_PORTS: Final = {"http": 80, "https": 443}
_REMEDY: Final = "name a web address, imaps://USER@HOST/FOLDER or a folder"


def parse_address(written: str) -> tuple[SourceKind | None, str]:
    """Return what kind of source an address is, if it tells, and the address as it is kept.

    Raises:
        SourceError: nothing can be gathered from there.
    """
    text = _without_feed(written.strip())
    scheme = _SCHEME.match(text)
    if scheme is None:
        return _parse_bare(text)
    name = scheme[1].lower()
    if name in _PORTS:
        return _parse_web(text)
    if name in {"imap", "imaps"}:
        return "mailbox", _parse_mailbox(text)
    if name == "file":
        return "folder", _parse_folder(text.partition(":")[2].removeprefix("//"))
    raise SourceError(written, f"{name}: is not read", _REMEDY)


def _without_feed(text: str) -> str:
    """Return a web address without the scheme that browsers hand it to feed readers with."""
    lower = text.lower()
    if lower.startswith("feed://"):
        return f"http://{text[7:]}"
    return text[5:] if lower.startswith(("feed:http:", "feed:https:")) else text


def _parse_bare(text: str) -> tuple[SourceKind | None, str]:
    if text and Path(text).expanduser().is_dir():
        return "folder", _parse_folder(text)
    if text and Path(text).expanduser().exists():
        raise SourceError(text, "it is a file", "read it with `briefing-bot ingest`")
    if _HOST.match(text) and not re.search(r"\s", text):
        return _parse_web(f"https://{text}")
    raise SourceError(text, "neither an address nor a folder", _REMEDY)


def _parse_folder(text: str) -> str:
    folder = Path(text).expanduser()
    if not folder.is_dir():
        raise SourceError(text, "there is no such folder", "correct its name, or make it")
    return str(folder.resolve())


def _parse_web(text: str) -> tuple[SourceKind | None, str]:
    parts = split_address(text)
    if parts is None or not parts.hostname or re.search(r"[\s\\]", text):
        raise SourceError(text, "the address can't be read", "correct it")
    if "@" in parts.netloc:
        raise SourceError(
            parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl(),
            "it has a user or password in it",
            "use an address that needs none",
        )
    if parts.hostname in _TELEGRAM and (channel := _CHANNEL.match(parts.path)):
        return "telegram", f"https://t.me/s/{channel[1]}"
    scheme = parts.scheme.lower()
    is_usual = parts.port in {None, _PORTS[scheme]}
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    netloc = host if is_usual else f"{host}:{parts.port}"
    return None, parts._replace(
        scheme=scheme, netloc=netloc, path=parts.path or "/", fragment=""
    ).geturl()


def _parse_mailbox(text: str) -> str:
    parts = split_address(text)
    if parts is None or not parts.hostname or not parts.username or re.search(r"\s", text):
        remedy = "write it as imaps://USER@HOST/FOLDER"
        raise SourceError(text, "the address of a mailbox lacks its user or host", remedy)
    if parts.password is not None:
        remedy = "leave it out, and set MAILBOX_PASSWORDS"
        raise SourceError(f"{parts.scheme}://{parts.hostname}", "it has a password in it", remedy)
    netloc = parts.netloc.rpartition("@")[0] + "@" + parts.netloc.rpartition("@")[2].lower()
    return parts._replace(
        scheme=parts.scheme.lower(), netloc=netloc, query="", fragment=""
    ).geturl()
