"""Whether the bot can do its work now: `/readyz`, for whoever starts, watches or replaces it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

READY = "/readyz"
_UNAVAILABLE = 503


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was found about one part of the bot.

    Attributes:
        name: the part, such as `database`.
        ok: whether it does its work.
        detail: what was found, in a few words: no secret, address or channel.
    """

    name: str
    ok: bool
    detail: str


Checks: TypeAlias = Callable[[], Awaitable[Sequence[Check]]]


def ready_page(checks: Checks) -> Route:
    """Return the page that says whether all `checks` are ok: 200 if so, else 503."""

    async def ready(_request: Request) -> JSONResponse:
        found = await checks()
        is_ready = all(check.ok for check in found)
        return JSONResponse(
            {"ready": is_ready, "checks": [asdict(check) for check in found]},
            status_code=200 if is_ready else _UNAVAILABLE,
            headers={"Cache-Control": "no-store"},
        )

    return Route(READY, ready)
