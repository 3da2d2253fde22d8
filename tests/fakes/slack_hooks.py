"""HTTP mode of the fake Slack: signed requests to the app's own addresses."""

import asyncio
import hashlib
import hmac
import json
from urllib.parse import urlencode

import aiohttp
from slack_sdk.signature import Clock

from tests.fakes.slack_delivery import PATIENCE, Deliveries, Delivery
from tests.fakes.slack_world import Body

SECRET = "signing-secret"  # noqa: S105 - known to the fake alone
_PATHS = {"slash_commands": "commands", "interactive": "interactive", "events_api": "events"}
_RETRIES = 3


class Hooks:
    """A `Way` to an app that Slack calls; retries of events follow at once."""

    def __init__(self, url: str, deliveries: Deliveries) -> None:
        """Call the app at `url`, without a path."""
        self._url = url.rstrip("/")
        self._deliveries = deliveries
        self._session: aiohttp.ClientSession | None = None
        self._under_way: set[asyncio.Task[None]] = set()

    def send(self, delivery: Delivery) -> bool:
        """Post a delivery, and again where it is an event that was not taken."""
        delivery.by = self
        task = asyncio.get_running_loop().create_task(self._sent(delivery))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return True

    async def post(self, path: str, body: bytes, kind: str, headers: Body) -> tuple[int, bytes]:
        """Post something signed; return the status and the body of the reply."""
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE))
        at = str(int(Clock().now()))
        signed = {
            "Content-Type": kind,
            "X-Slack-Request-Timestamp": at,
            "X-Slack-Signature": signature(at, body),
            **headers,
        }
        address = f"{self._url}/slack/{path}"
        async with self._session.post(address, data=body, headers=signed) as reply:
            return reply.status, await reply.read()

    async def close(self) -> None:
        """Stop what is under way."""
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)
        if self._session:
            await self._session.close()

    async def _sent(self, delivery: Delivery) -> None:
        reason = "http_timeout"
        last = _RETRIES if delivery.sort == "events_api" else 0
        for number in range(delivery.attempt, last + 1):
            retried: Body = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason}
            try:
                status, said = await self.post(
                    _PATHS[delivery.sort], *_written(delivery), retried if number else {}
                )
            except TimeoutError:
                reason = "http_timeout"
            except aiohttp.ClientError:
                reason = "connection_failed"
            else:
                reason = "http_error"
                if status == 200:
                    self._deliveries.taken(delivery.id, _read(said))
                    return
        timed_out = reason == "http_timeout"
        self._deliveries.failed(delivery, "operation_timeout" if timed_out else "dispatch_failed")


def signature(at: str, body: bytes) -> str:
    """Return what Slack signs a body with."""
    base = b"v0:" + at.encode() + b":" + body
    return "v0=" + hmac.new(SECRET.encode(), base, hashlib.sha256).hexdigest()


def _written(delivery: Delivery) -> tuple[bytes, str]:
    form = "application/x-www-form-urlencoded"
    if delivery.sort == "events_api":
        return json.dumps(delivery.payload).encode(), "application/json"
    if delivery.sort == "interactive":
        return urlencode({"payload": json.dumps(delivery.payload)}).encode(), form
    return urlencode(delivery.payload).encode(), form


def _read(said: bytes) -> Body:
    """Return what the app says as it takes something: JSON, or words."""
    if not said:
        return {}
    try:
        read = json.loads(said)
    except ValueError:
        return {"text": said.decode(errors="replace")}
    return read if isinstance(read, dict) else {"text": str(read)}
