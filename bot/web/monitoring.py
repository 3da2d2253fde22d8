"""The pages that monitors ask for: `/readyz` and `/metrics`."""

from collections.abc import Callable, Sequence
from datetime import datetime
from importlib.metadata import version

from starlette.routing import BaseRoute

from bot.chat.background import JobState
from bot.chat.platform import Platform
from bot.queue.events import Events
from bot.web.exposition import Exposition
from bot.web.gauges import Gauges
from bot.web.health import ready_page
from bot.web.readiness import Readiness
from storage.ports.store import Store


def monitoring_pages(
    store: Store,
    platforms: Sequence[Platform],
    jobs: Callable[[], Sequence[JobState]],
    now: Callable[[], datetime],
    events: Events,
) -> Sequence[BaseRoute]:
    """Return the pages about a bot on `platforms`; what is said in `events` counts from now on."""
    ready = Readiness(store, platforms, jobs, now)
    gauges = Gauges([platform.name for platform in platforms], version("briefing-bot"))
    exposition = Exposition(store, gauges, ready, jobs, now)
    events.subscribe(exposition.metrics.listen)
    events.subscribe_meter(exposition.metrics.measure)
    return ready_page(ready), exposition.page
