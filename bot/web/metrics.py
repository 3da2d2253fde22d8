"""Metrics for Prometheus: what happened since the start, counted and timed as it happens.

Names follow prometheus.io/docs/practices/naming. Labels have few values, known beforehand: no user,
channel, topic or text is ever one. Every series is there from the start, at 0: Prometheus sees an
increase only between two values.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Final, get_args

from prometheus_client import (
    CollectorRegistry,
    Counter,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    disable_created_metrics,
)
from prometheus_client.metrics import MetricWrapperBase

from bot.chat.message import Result
from bot.chat.request import Kind
from storage.ports.deliveries import Outcome
from storage.ports.queue import End

_SHORT: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
"""Seconds: the bounds of buckets for what the machine does."""
_ANSWERS: Final = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)
"""Seconds for what people wait for."""
_DELAYS: Final = (5, 10, 15, 30, 60, 120, 300, 900, 3600, 21600)
"""Seconds for digests, which are looked for every ten."""

_RESULTS: Final[Sequence[str]] = get_args(Result)
_KINDS: Final[Sequence[str]] = get_args(Kind)
_ASKED: Final = tuple(kind for kind in _KINDS if kind != "digest")
_REFUSALS: Final = tuple(each for each in _RESULTS if each not in {"answered", "nothing_found"})
_SENDS: Final = ("sent", "doubt", "too_fast", "delayed", "moved", "unreachable", "failed", "lost")
_PROBLEMS: Final = ("retried", "given-up", "set-aside", "taken-over")


class Metrics:
    """Counts and times what happens: a `bot.queue.events.Listener` and a `Meter`."""

    def __init__(self, registry: CollectorRegistry, platforms: Sequence[str]) -> None:
        """Register everything in `registry`, for a bot on `platforms`."""
        disable_created_metrics()  # type: ignore[no-untyped-call] # nothing to type
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        GCCollector(registry=registry)
        self._registry = registry
        self._platforms = platforms
        self._counters = dict(self._make_counters())
        self._histograms = dict(self._make_histograms())
        self._problems = self._counter(
            "job_problems",
            "What came of jobs that could not be done at once.",
            problem=[each.replace("-", "_") for each in _PROBLEMS],
        )

    def listen(self, event: str, count: int) -> None:
        """Count an event."""
        if event in _PROBLEMS:
            self._problems.labels(event.replace("-", "_")).inc(count)

    def measure(self, name: str, value: float, labels: Mapping[str, str]) -> None:
        """Take a measurement."""
        if name == "answers":
            self._count_answer(labels["platform"], labels["result"])
        elif name in self._histograms:
            histogram = self._histograms[name]
            (histogram.labels(**labels) if labels else histogram).observe(value)
        else:
            self._counters[name].labels(**labels).inc(value)

    def _count_answer(self, platform: str, result: str) -> None:
        self._counters["answers"].labels(platform=platform).inc()
        if result in _REFUSALS:
            self._counters["refusals"].labels(platform=platform, reason=result).inc()
        if result == "nothing_found":
            self._counters["abstentions"].labels(platform=platform).inc()

    def _make_counters(self) -> Iterator[tuple[str, Counter]]:
        platform = self._platforms
        for name, help_text, labels in (
            ("requests", "Requests that were stored.", {"platform": platform, "kind": _ASKED}),
            ("answers", "Answers that were composed, refusals included.", {"platform": platform}),
            (
                "refusals",
                "Answers that refuse what was asked.",
                {"platform": platform, "reason": _REFUSALS},
            ),
            ("abstentions", "Answers that nothing was found.", {"platform": platform}),
            (
                "sends",
                "Attempts to send an answer.",
                {"platform": platform, "outcome": _SENDS},
            ),
            ("digests", "Digests whose slot is over.", {"outcome": get_args(Outcome)}),
            ("jobs", "Jobs that ended.", {"kind": _KINDS, "state": get_args(End)}),
        ):
            yield name, self._counter(name, help_text, **labels)

    def _make_histograms(self) -> Iterator[tuple[str, Histogram]]:
        platform = self._platforms
        for name, help_text, buckets, labels in (
            (
                "answer",
                "Time from a request to its answer's being sent.",
                _ANSWERS,
                {"platform": platform, "kind": _ASKED},
            ),
            (
                "digest_delay",
                "Time from a digest's slot to its being sent.",
                _DELAYS,
                {"platform": platform},
            ),
            ("compose", "Time to compose an answer.", _SHORT, {}),
            ("commit", "Time to commit a group of steps to the database.", _SHORT, {}),
        ):
            made = Histogram(
                f"briefing_bot_{name}_seconds",
                help_text,
                tuple(labels),
                registry=self._registry,
                buckets=buckets,
            )
            _begin(made, labels)
            yield f"{name.replace('_', '-')}-seconds", made

    def _counter(self, name: str, help_text: str, **labels: Sequence[str]) -> Counter:
        made = Counter(f"briefing_bot_{name}", help_text, tuple(labels), registry=self._registry)
        _begin(made, labels)
        return made


def _begin(metric: MetricWrapperBase, labels: Mapping[str, Sequence[str]]) -> None:
    """Have a series for each combination of labels."""
    if labels:
        for values in product(*labels.values()):
            metric.labels(*values)
