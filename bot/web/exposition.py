"""The page that Prometheus reads: `/metrics`."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

from prometheus_client import CollectorRegistry
from prometheus_client.exposition import choose_encoder
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.chat.background import JobState
from bot.web.gauges import Gauges, Snapshot
from bot.web.health import Checks
from bot.web.metrics import Metrics
from bot.web.probe import Probe
from storage.errors import StorageError
from storage.ports.queue import Backlog
from storage.ports.stats import StoreStats
from storage.ports.store import Store

METRICS = "/metrics"
_FRESH = 5.0
"""Seconds for which the database is not asked again."""
_PATIENCE = 2.0
"""Seconds within which it has to answer."""


class Exposition:
    """All metrics of a bot, and the page that shows them."""

    def __init__(
        self,
        store: Store,
        gauges: Gauges,
        checks: Checks,
        jobs: Callable[[], Sequence[JobState]],
        now: Callable[[], datetime],
    ) -> None:
        """Show what happens, what `checks` find, how `jobs` are doing and what is in `store`."""
        self._store = store
        self._gauges = gauges
        self._checks = checks
        self._jobs = jobs
        self._now = now
        self._registry = CollectorRegistry()
        self.metrics = Metrics(self._registry, gauges.platforms)
        self._registry.register(gauges)
        self._stored = Probe(self._read, fresh=_FRESH, patience=_PATIENCE)

    @property
    def page(self) -> Route:
        """The page: in OpenMetrics or in Prometheus' own format, as it is asked for."""
        return Route(METRICS, self._show)

    async def _show(self, request: Request) -> Response:
        checks, (backlogs, stats) = await asyncio.gather(self._checks(), self._look_up())
        encode, kind = choose_encoder(request.headers.get("accept", ""))
        self._gauges.snapshot = Snapshot(
            at=self._now(), checks=checks, jobs=self._jobs(), backlogs=backlogs, stats=stats
        )
        return Response(encode(self._registry), headers={"Content-Type": kind})

    async def _look_up(self) -> tuple[Sequence[Backlog] | None, StoreStats | None]:
        try:
            return await self._stored.value()
        except (StorageError, TimeoutError):
            return None, None

    def _read(self) -> tuple[Sequence[Backlog], StoreStats]:
        return self._store.backlogs(), self._store.stats(self._now(), self._gauges.platforms)
