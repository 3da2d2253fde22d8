"""Metrics for Prometheus: how things are at this moment, read as it asks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from platform import python_version

from prometheus_client import Metric
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily
from prometheus_client.registry import Collector

from bot.chat.background import JobState
from bot.web.health import Check
from storage.ports.queue import Backlog
from storage.ports.stats import StoreStats


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """How things are.

    Attributes:
        at: when.
        checks: what `/readyz` found.
        jobs: how each background job is doing.
        backlogs: what waits, by platform; None where the database did not say.
        stats: how the store is doing; None as well.
    """

    at: datetime
    checks: Sequence[Check]
    jobs: Sequence[JobState]
    backlogs: Sequence[Backlog] | None
    stats: StoreStats | None


class Gauges(Collector):
    """Says what the latest snapshot has; what the database did not say is left out."""

    def __init__(self, platforms: Sequence[str], version: str) -> None:
        """Begin with nothing, for a bot of that version on `platforms`."""
        self._platforms = platforms
        self._version = version
        self.snapshot: Snapshot | None = None

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics."""
        build = {"version": self._version, "python": python_version()}
        yield InfoMetricFamily("briefing_bot_build", "What is running.", value=build)
        if self.snapshot is None:
            return
        yield from _checks(self.snapshot)
        if self.snapshot.backlogs is not None:
            yield from self._queue(self.snapshot.backlogs, self.snapshot.at)
        if self.snapshot.stats is not None:
            yield from self._store(self.snapshot.stats, self.snapshot.at)

    def _queue(self, backlogs: Sequence[Backlog], at: datetime) -> Iterator[Metric]:
        none = dict.fromkeys(self._platforms, 0)
        waiting = {each.platform: each.waiting for each in backlogs}
        yield _gauge("queue_jobs", "Jobs that wait or are worked on.", "platform", none | waiting)
        ages = {each.platform: _seconds(each.since, at) for each in backlogs}
        yield _gauge(
            "queue_oldest_job_age_seconds",
            "Age of the oldest job that has not ended; 0 where there is none.",
            "platform",
            none | ages,
        )

    def _store(self, stats: StoreStats, at: datetime) -> Iterator[Metric]:
        states = {"active": stats.active, "paused": stats.paused, "set_aside": stats.set_aside}
        yield _gauge("subscriptions", "Subscriptions, by state.", "state", states)
        unreachable = dict.fromkeys(self._platforms, 0) | dict(stats.unreachable)
        yield _gauge(
            "unreachable_channels", "Channels that can't be reached.", "platform", unreachable
        )
        late = _seconds(stats.due_since, at) if stats.due_since else 0
        for name, help_text, value in (
            ("subscriptions_due", "Subscriptions that are due and not claimed yet.", stats.due),
            ("schedule_delay_seconds", "Time for which the first of these has been due.", late),
            ("jobs_set_aside", "Jobs that this program can't read.", stats.jobs_set_aside),
            ("articles", "Articles that are current.", stats.articles),
        ):
            yield GaugeMetricFamily(f"briefing_bot_{name}", help_text, value=value)
        if stats.read_at:
            yield GaugeMetricFamily(
                "briefing_bot_last_article_timestamp_seconds",
                "When the latest article was read in.",
                value=stats.read_at.timestamp(),
            )


def _checks(snapshot: Snapshot) -> Iterator[Metric]:
    yield _gauge(
        "check_ok",
        "Whether a part of the bot does its work (1) or not (0), as /readyz says.",
        "check",
        {check.name: check.ok for check in snapshot.checks},
    )
    yield _gauge(
        "background_job_up",
        "Whether a background job runs (1), or waits to be started again (0).",
        "background_job",
        {job.name: job.state == "running" for job in snapshot.jobs},
    )
    restarts = CounterMetricFamily(
        "briefing_bot_background_job_restarts",
        "Times that a background job failed and was started again.",
        labels=["background_job"],
    )
    for job in snapshot.jobs:
        restarts.add_metric([job.name], job.restarts)
    yield restarts


def _gauge(name: str, help_text: str, label: str, values: Mapping[str, float]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"briefing_bot_{name}", help_text, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family


def _seconds(since: datetime, at: datetime) -> float:
    return max(0.0, (at - since).total_seconds())
