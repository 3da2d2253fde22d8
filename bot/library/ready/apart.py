"""Composes briefs in a worker process, beside which others' answers don't wait."""

import logging
from collections.abc import Mapping, Sequence
from typing import Final

from briefings.composing.brief import build_brief
from briefings.errors import WorkerError
from briefings.model import Brief
from briefings.reading.workers.applying import APPLY
from briefings.reading.workers.failures import CallFailed
from briefings.reading.workers.pool import call

_COMPOSE: Final = f"{build_brief.__module__}:{build_brief.__name__}"

_log = logging.getLogger(__name__)


def compose_apart(given: Sequence[object], named: Mapping[str, object]) -> Brief | None:
    """Return what `build_brief` makes of it in a worker process; None where none can."""
    try:
        made = list(call(APPLY, _COMPOSE, given, named))  # to its end: else the worker is ended
    except (CallFailed, WorkerError) as failure:
        _log.warning("a brief is not made in a worker process: %s", failure)
        return None
    return next((brief for brief in made if isinstance(brief, Brief)), None)
