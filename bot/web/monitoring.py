"""The pages that monitors ask for: `/readyz` and `/metrics`."""

from collections.abc import Sequence
from importlib.metadata import version

from starlette.routing import BaseRoute

from bot.queue.events import Events
from bot.web.exposition import Exposition
from bot.web.health import ready_page
from bot.web.readiness import Readiness
from bot.web.watched import Watched


def monitoring_pages(watched: Watched, events: Events) -> Sequence[BaseRoute]:
    """Return the pages about a bot; what is said in `events` counts from now on."""
    ready = Readiness(watched)
    exposition = Exposition(watched, ready, version("briefing-bot"))
    events.subscribe(exposition.metrics.listen)
    events.subscribe_meter(exposition.metrics.measure)
    return ready_page(ready), exposition.page
