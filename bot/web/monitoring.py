"""The pages that monitors ask for: `/readyz` and `/metrics`."""

from collections.abc import Callable, Sequence
from datetime import datetime
from importlib.metadata import version

from starlette.routing import BaseRoute

from bot.chat.platform import Platform
from bot.queue.events import Events
from bot.web.exposition import Exposition
from bot.web.health import ready_page
from bot.web.readiness import Readiness
from storage.ports.store import Store


def monitoring_pages(
    store: Store, platforms: Sequence[Platform], now: Callable[[], datetime], events: Events
) -> Sequence[BaseRoute]:
    """Return the pages about a bot on `platforms`; what is said in `events` counts from now on."""
    ready = Readiness(store, platforms, now)
    names = [platform.name for platform in platforms]
    exposition = Exposition(store, names, ready, now, version("briefing-bot"))
    events.subscribe(exposition.metrics.listen)
    events.subscribe_meter(exposition.metrics.measure)
    return ready_page(ready), exposition.page
