"""Asking the bot on this machine how it is, as Docker and systemd do."""

import asyncio
import json
from contextlib import closing
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from typing import Any

from bot.chat.errors import ConfigError
from bot.web.addresses import local_address
from bot.web.health import READY
from bot.web.probe import Probe
from bot.web.server import ALIVE

_PATIENCE = 5.0
"""Seconds within which the bot has to answer."""
_MOST_BYTES = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Whether the bot is well, and a line that says so, or what is wrong."""

    ok: bool
    text: str


def ask(listen: str, *, is_ready: bool, patience: float = _PATIENCE) -> Report:
    """Ask the bot that listens at `listen` whether it is ready, or only whether it is alive.

    Raises:
        ConfigError: `listen` names no address that can be asked.
    """
    host, port = local_address(listen) if listen else ("", 0)
    if not port:
        raise ConfigError("LISTEN", "names no port", "set it, such as 127.0.0.1:8080")
    page = READY if is_ready else ALIVE
    try:
        status, body = asyncio.run(_get(host, port, page, patience))
    except TimeoutError:
        return Report(ok=False, text=f"unhealthy: no answer at {listen} within {patience:g} s")
    except (OSError, ValueError, HTTPException) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        return Report(ok=False, text=f"unhealthy: no answer at {listen}: {reason}")
    if not is_ready:
        return _alive(status, body, listen)
    return _ready(status, body, listen)


async def _get(host: str, port: int, page: str, patience: float) -> tuple[int, bytes]:
    """Return status and body, all within `patience`: another program may send byte by byte."""

    def get() -> tuple[int, bytes]:
        with closing(HTTPConnection(host, port, timeout=patience)) as connection:
            connection.request("GET", page, headers={"Host": "localhost"})
            reply = connection.getresponse()
            return reply.status, reply.read(_MOST_BYTES)

    return await Probe(get, fresh=0, patience=patience).value()


def _alive(status: int, body: bytes, listen: str) -> Report:
    if (status, body) == (HTTPStatus.OK, b"ok"):
        return Report(ok=True, text="alive")
    return _another(listen)


def _ready(status: int, body: bytes, listen: str) -> Report:
    try:
        said: dict[str, Any] = json.loads(body)
        wrong = [f"{each['name']}: {each['detail']}" for each in said["checks"] if not each["ok"]]
    except (ValueError, KeyError, TypeError):
        return _another(listen)
    if status == HTTPStatus.OK:
        return Report(ok=True, text="ready")
    return Report(ok=False, text=f"not ready: {'; '.join(wrong)}")


def _another(listen: str) -> Report:
    return Report(ok=False, text=f"unhealthy: another program answers at {listen}")
