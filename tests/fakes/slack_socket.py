"""Socket Mode of the fake Slack: connections, envelopes, and what becomes of them."""

import asyncio
import json
from contextlib import suppress

from aiohttp import WSMsgType, web

from tests.fakes.slack_delivery import Deliveries, Delivery
from tests.fakes.slack_world import Body, World

_MOST = 10


class Sockets:
    """A `Way` to the app: each envelope goes to one of its connections."""

    def __init__(self, world: World, deliveries: Deliveries) -> None:
        """Bring `deliveries`."""
        self._world = world
        self._deliveries = deliveries
        self._tickets: set[str] = set()
        self._sending: set[asyncio.Task[None]] = set()
        self.open: list[web.WebSocketResponse] = []
        self.all: list[web.WebSocketResponse] = []

    def address(self) -> str:
        """Return where the app may connect, once."""
        ticket = self._world.name("ticket")
        self._tickets.add(ticket)
        return f"{self._world.base.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id=A1"

    def send(self, delivery: Delivery) -> bool:
        """Send an envelope on the connection whose turn it is."""
        if not self.open:
            return False
        connection = self.open.pop(0)
        self.open.append(connection)
        delivery.by = connection
        envelope: Body = {
            "envelope_id": delivery.id,
            "type": delivery.sort,
            "payload": delivery.payload,
            "accepts_response_payload": delivery.sort != "events_api",
        }
        if delivery.sort == "events_api":
            reason = "timeout" if delivery.attempt else ""
            envelope |= {"retry_attempt": delivery.attempt, "retry_reason": reason}
        self._later(connection, envelope)
        return True

    def disconnect(self, reason: str, *, close: bool) -> None:
        """Announce on all connections that they end, and where it is time, end them."""
        leaving = tuple(self.open)
        if close:
            self.open.clear()
        for connection in leaving:
            told = {"type": "disconnect", "reason": reason, "debug_info": {"host": "fake"}}
            self._later(connection, told, close=close)

    def drop(self) -> None:
        """Break all connections without a word."""
        self.open = []
        for connection in self.all:
            request = connection._req
            if request is not None and request.transport is not None:
                request.transport.abort()

    async def heard(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets or len(self.open) >= _MOST:
            return web.Response(status=403, text="spent or unknown ticket")
        self._tickets.remove(ticket)
        connection = web.WebSocketResponse(heartbeat=30)
        await connection.prepare(request)
        self.all.append(connection)
        self.open.append(connection)
        await connection.send_json({
            "type": "hello",
            "num_connections": len(self.open),
            "connection_info": {"app_id": "A1"},
            "debug_info": {"host": "fake", "approximate_connection_time": 18060},
        })  # fmt: skip
        self._deliveries.waiting()
        try:
            async for message in connection:
                if message.type is WSMsgType.TEXT:
                    self._acknowledged(message.data)
        finally:
            self.all.remove(connection)
            if connection in self.open:
                self.open.remove(connection)
            self._deliveries.lost(connection)
            if self.open:
                self._deliveries.waiting()
        return connection

    def _acknowledged(self, text: str) -> None:
        try:
            said = json.loads(text)
            self._deliveries.taken(said["envelope_id"], said.get("payload") or {})
        except (ValueError, KeyError, TypeError):
            self._deliveries.complaints.append(f"not an acknowledgement: {text[:200]}")

    def _later(self, connection: web.WebSocketResponse, said: Body, *, close: bool = False) -> None:
        async def send() -> None:
            with suppress(ConnectionError, RuntimeError):
                await connection.send_json(said)
                if close:
                    await connection.close()

        task = asyncio.get_running_loop().create_task(send())
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)
