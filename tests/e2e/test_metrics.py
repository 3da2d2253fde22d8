"""The metrics of a bot at work, and the alert rules that ship, checked by Prometheus' own tools."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
import yaml

from tests.bots import answers, free_port, running, telegram_settings
from tests.fakes.telegram_api import TelegramApi, telegram_api

RULES = Path(__file__).parents[2] / "deploy" / "prometheus"
GUIDE = Path(__file__).parents[2] / "docs" / "operations" / "monitoring.md"
NEEDS_PROMETHEUS = pytest.mark.skipif(
    not (shutil.which("promtool") and shutil.which("prometheus")),
    reason="Prometheus is not installed: apt-get install prometheus",
)
ALERTS = [
    rule
    for group in yaml.safe_load((RULES / "alerts.yml").read_text("utf-8"))["groups"]
    for rule in group["rules"]
]


def _promtool(*arguments: object, text: str = "") -> str:
    """Return what the tool finds wrong; nothing where it is content."""
    command = ["promtool", *map(str, arguments)]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr if done.returncode else ""


def _page(address: str) -> str:
    try:
        with urlopen(address) as page:  # noqa: S310 - our own
            return str(page.read().decode())
    except URLError:
        return ""


@contextmanager
def _at_work(folder: Path, telegram: TelegramApi) -> Iterator[str]:
    """Have a bot that has answered; yields where its metrics are."""
    port = free_port()
    settings = telegram_settings(telegram) | {"LISTEN": f"127.0.0.1:{port}"}
    with running(folder, settings):
        for text in ("/topics", "/nonsense", "xyzzy"):
            telegram.says(5, text)
        telegram.eventually(lambda: 3 == len(telegram.posted(5)), within=60)
        telegram.settled()
        yield f"http://127.0.0.1:{port}/metrics"


def _values(text: str) -> dict[str, float]:
    lines = (line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    return {series: float(value) for series, value in lines}


def test_a_bot_counts_what_it_does(tmp_path: Path) -> None:
    """Requests, answers, refusals, abstentions; and each metric of an alert is among them."""
    with telegram_api() as own, _at_work(tmp_path, own) as address:
        own.eventually(
            lambda: (
                3 == _values(_page(address))['briefing_bot_jobs_total{kind="command",state="done"}']
            )
        )
        text = _page(address)
    values = _values(text)
    mine = '{platform="telegram"}'

    assert 3 == values['briefing_bot_requests_total{kind="command",platform="telegram"}']
    assert 3 == values['briefing_bot_sends_total{outcome="sent",platform="telegram"}']
    assert 3 == values['briefing_bot_answer_seconds_count{kind="command",platform="telegram"}']
    assert 3 == values[f"briefing_bot_answers_total{mine}"]
    assert 1 == values[f"briefing_bot_abstentions_total{mine}"]
    unknown = 'briefing_bot_refusals_total{platform="telegram",reason="unknown_command"}'
    assert 1 == values[unknown]
    assert 1 == values['briefing_bot_check_ok{check="telegram"}']
    assert values["briefing_bot_commit_seconds_count"] >= 3

    known = {series.partition("{")[0] for series in values}
    named = re.findall(r"\b(?:briefing_bot|process)_\w+", " ".join(rule["expr"] for rule in ALERTS))
    assert set(named) <= known
    described = set(re.findall(r"^# HELP (briefing_bot_\w+)", text, re.MULTILINE))
    assert set() == described - set(re.findall(r"`(briefing_bot_\w+)`", GUIDE.read_text("utf-8")))


@pytest.mark.parametrize("rule", ALERTS, ids=lambda rule: rule["alert"])
def test_the_guide_says_what_to_do_about_an_alert(rule: dict[str, dict[str, str]]) -> None:
    """Its annotation leads there."""
    page, _, anchor = rule["annotations"]["runbook"].partition("#")
    headings = re.findall(r"^#+ (.+)$", GUIDE.read_text("utf-8"), re.MULTILINE)

    assert GUIDE.as_posix().endswith(page)
    assert str(rule["alert"]) in headings
    assert anchor == str(rule["alert"]).lower()


@NEEDS_PROMETHEUS
def test_the_metrics_follow_prometheus_rules(tmp_path: Path) -> None:
    """Names, units and help texts."""
    with telegram_api() as own, _at_work(tmp_path, own) as address:
        text = _page(address)

    assert "" == _promtool("check", "metrics", text=text)


@NEEDS_PROMETHEUS
def test_the_alert_rules_are_right_and_fire_where_they_should() -> None:
    """As promtool reads them, and in its own tests of them."""
    assert "" == _promtool("check", "config", RULES / "prometheus.yml")
    assert "" == _promtool("test", "rules", RULES / "alerts_test.yml")


@contextmanager
def _prometheus(folder: Path, target: str) -> Iterator[str]:
    """Have a Prometheus that reads `target` ten times a second and waits with no alert."""
    folder.mkdir()
    rules = re.sub(r"\n +for: .*", "", (RULES / "alerts.yml").read_text("utf-8"))
    (folder / "alerts.yml").write_text(rules, "utf-8")
    config = yaml.safe_load((RULES / "prometheus.yml").read_text("utf-8"))
    config["global"] = {"scrape_interval": "100ms", "evaluation_interval": "100ms"}
    config["scrape_configs"][0]["static_configs"] = [{"targets": [target]}]
    (folder / "prometheus.yml").write_text(yaml.safe_dump(config), "utf-8")
    listen = f"127.0.0.1:{free_port()}"
    command = (
        "prometheus",
        f"--config.file={folder}/prometheus.yml",
        f"--storage.tsdb.path={folder}/data",
        f"--web.listen-address={listen}",
    )
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        yield f"http://{listen}"
    finally:
        process.kill()
        process.wait()


def _firing(prometheus: str) -> set[str]:
    found = json.loads(_page(f"{prometheus}/api/v1/alerts") or '{"data": {"alerts": []}}')
    alerts = found["data"]["alerts"]
    return {each["labels"]["alertname"] for each in alerts if each["state"] == "firing"}


@NEEDS_PROMETHEUS
def test_a_prometheus_that_reads_a_bot_raises_its_alerts(tmp_path: Path) -> None:
    """One that can't reach Telegram; and one that is gone."""
    port = free_port()
    with telegram_api() as own, _prometheus(tmp_path / "prometheus", f"127.0.0.1:{port}") as watch:
        own.eventually(lambda: _firing(watch) >= {"BriefingBotDown"}, within=60)
        own.fails_so("getMe", [("500", "", 1)] * 1000)
        settings = telegram_settings(own) | {"LISTEN": f"127.0.0.1:{port}"}
        with running(tmp_path, settings):
            own.eventually(lambda: answers(f"http://127.0.0.1:{port}/healthz"), within=60)
            own.eventually(lambda: {"BriefingBotCheckFailing"} == _firing(watch), within=60)
