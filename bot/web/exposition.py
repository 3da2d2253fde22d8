"""The page that Prometheus reads: `/metrics`."""

import asyncio
import logging
from collections.abc import Sequence
from time import monotonic

from prometheus_client import CollectorRegistry
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.web.gauges import Gauges, Snapshot
from bot.web.health import Checks
from bot.web.metrics import Metrics
from bot.web.probe import Probe
from bot.web.watched import Watched
from storage.ports.queue import Backlog
from storage.ports.stats import StoreStats

METRICS = "/metrics"
_REMADE = 1.0
"""Seconds for which the page is as it was, however often it is asked for."""
_FRESH = 5.0
"""Seconds for which the database is not asked again."""
_PATIENCE = 2.0
"""Seconds within which it has to answer."""

_log = logging.getLogger(__name__)


class Exposition:
    """All metrics of a bot, and the page that shows them."""

    def __init__(self, watched: Watched, checks: Checks, version: str) -> None:
        """Show what happens, what `checks` find, and how a bot of that version is doing."""
        self._watched = watched
        self._checks = checks
        self._gauges = Gauges(watched.names, version)
        self._registry = CollectorRegistry()
        self.metrics = Metrics(self._registry, watched.names)
        self._registry.register(self._gauges)
        self._text, self._until = b"", 0.0
        self._making = asyncio.Lock()
        self._stored = Probe(self._read, fresh=_FRESH, patience=_PATIENCE)

    @property
    def page(self) -> Route:
        """The page, in the text format that all monitors read; made at most once a second."""
        return Route(METRICS, self._show)

    async def _show(self, _request: Request) -> Response:
        async with self._making:
            if monotonic() >= self._until:
                self._text = await self._encode()
                self._until = monotonic() + _REMADE
        return Response(self._text, headers={"Content-Type": CONTENT_TYPE_PLAIN_0_0_4})

    async def _encode(self) -> bytes:
        checks, (backlogs, stats) = await asyncio.gather(self._checks(), self._look_up())
        self._gauges.snapshot = Snapshot(
            at=self._watched.now(),
            checks=checks,
            jobs=self._watched.jobs(),
            backlogs=backlogs,
            stats=stats,
        )
        return generate_latest(self._registry)

    async def _look_up(self) -> tuple[Sequence[Backlog] | None, StoreStats | None]:
        try:
            return await self._stored.value()
        except Exception as error:  # noqa: BLE001 - whatever is stored, all else is shown
            _log.info("metrics without the database: %s", error)
            return None, None

    def _read(self) -> tuple[Sequence[Backlog], StoreStats]:
        watched = self._watched
        return watched.store.backlogs(), watched.store.stats(watched.now(), watched.names)
