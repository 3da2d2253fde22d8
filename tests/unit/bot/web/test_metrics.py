"""Metrics: what happens becomes a number, under names and labels that are known beforehand."""

from collections.abc import Mapping

import pytest
from prometheus_client import CollectorRegistry

from bot.queue.events import MEASURED, NAMES
from bot.web.metrics import Metrics


@pytest.fixture
def registry() -> CollectorRegistry:
    """Where metrics are registered."""
    return CollectorRegistry()


@pytest.fixture
def metrics(registry: CollectorRegistry) -> Metrics:
    """The metrics of a bot on two platforms."""
    return Metrics(registry, ["slack", "telegram"])


def _values(registry: CollectorRegistry) -> Mapping[str, float]:
    """Return the values that are not 0, by name and labels, of the bot's own metrics."""
    return {
        f"{sample.name}{sample.labels or ''}": sample.value
        for metric in registry.collect()
        for sample in metric.samples
        if sample.value and sample.name.startswith("briefing_bot_")
        if not sample.name.endswith("_bucket")
    }


def _series(registry: CollectorRegistry) -> set[tuple[str, str]]:
    return {
        (sample.name, str(sample.labels))
        for metric in registry.collect()
        for sample in metric.samples
    }


@pytest.mark.parametrize(
    ("name", "labels", "counted"),
    [
        (
            "requests",
            {"platform": "slack", "kind": "action"},
            {"briefing_bot_requests_total{'platform': 'slack', 'kind': 'action'}": 2},
        ),
        (
            "answers",
            {"platform": "slack", "result": "answered"},
            {"briefing_bot_answers_total{'platform': 'slack'}": 2},
        ),
        (
            "answers",
            {"platform": "slack", "result": "nothing_found"},
            {
                "briefing_bot_answers_total{'platform': 'slack'}": 2,
                "briefing_bot_abstentions_total{'platform': 'slack'}": 2,
            },
        ),
        (
            "answers",
            {"platform": "slack", "result": "no_rights"},
            {
                "briefing_bot_answers_total{'platform': 'slack'}": 2,
                "briefing_bot_refusals_total{'platform': 'slack', 'reason': 'no_rights'}": 2,
            },
        ),
        (
            "sends",
            {"platform": "slack", "outcome": "doubt"},
            {"briefing_bot_sends_total{'platform': 'slack', 'outcome': 'doubt'}": 2},
        ),
        (
            "answer-seconds",
            {"platform": "slack", "kind": "command"},
            {
                "briefing_bot_answer_seconds_count{'platform': 'slack', 'kind': 'command'}": 2,
                "briefing_bot_answer_seconds_sum{'platform': 'slack', 'kind': 'command'}": 3.0,
            },
        ),
        (
            "digest-delay-seconds",
            {"platform": "slack"},
            {
                "briefing_bot_digest_delay_seconds_count{'platform': 'slack'}": 2,
                "briefing_bot_digest_delay_seconds_sum{'platform': 'slack'}": 3.0,
            },
        ),
        (
            "commit-seconds",
            {},
            {"briefing_bot_commit_seconds_count": 2, "briefing_bot_commit_seconds_sum": 3.0},
        ),
    ],
)
def test_what_is_measured_is_counted_or_timed(
    registry: CollectorRegistry,
    metrics: Metrics,
    name: str,
    labels: Mapping[str, str],
    counted: Mapping[str, float],
) -> None:
    """Under its own name, with its labels, and nowhere else."""
    for value in (1.5, 1.5) if name.endswith("-seconds") else (1, 1):
        metrics.measure(name, value, labels)

    assert counted == _values(registry)


@pytest.mark.parametrize("name", MEASURED)
def test_there_is_a_metric_for_all_that_is_measured(metrics: Metrics, name: str) -> None:
    """With the same labels: a measurement never fails what is measured."""
    metrics.measure(name, 1, dict.fromkeys(MEASURED[name], "slack"))


def test_jobs_that_could_not_be_done_are_counted(
    registry: CollectorRegistry, metrics: Metrics
) -> None:
    """Of all events, only those."""
    for name in NAMES:
        metrics.listen(name, 3)

    assert {
        f"briefing_bot_job_problems_total{{'problem': '{problem}'}}": 3
        for problem in ("retried", "given_up", "set_aside", "taken_over")
    } == _values(registry)


def test_every_series_is_there_from_the_start(
    registry: CollectorRegistry, metrics: Metrics
) -> None:
    """An increase is seen between two values only; and there are not many series."""
    before = _series(registry)
    for platform in ("slack", "telegram"):
        for result in ("answered", "nothing_found", "failed"):
            metrics.measure("answers", 1, {"platform": platform, "result": result})
        metrics.measure("sends", 1, {"platform": platform, "outcome": "doubt"})
        metrics.measure("requests", 1, {"platform": platform, "kind": "command"})
        metrics.measure("answer-seconds", 1, {"platform": platform, "kind": "action"})
        metrics.measure("digest-delay-seconds", 1, {"platform": platform})
    metrics.measure("digests", 1, {"outcome": "failed"})
    metrics.measure("jobs", 1, {"kind": "digest", "state": "done"})
    metrics.listen("given-up", 1)

    assert before == _series(registry)
    assert len(before) < 300
