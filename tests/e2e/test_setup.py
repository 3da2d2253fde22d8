"""Setting the bot up, as a person does."""

import json
import stat
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.bots import slack_settings, telegram_settings
from tests.fakes.slack_api import slack_api
from tests.fakes.telegram_api import telegram_api
from tests.forking import run_bot


def _run(
    folder: Path, *arguments: str, typed: str = "", settings: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return run_bot(arguments, folder, settings or {}, typed)


def test_tokens_are_checked_and_written_where_only_the_owner_reads(tmp_path: Path) -> None:
    """A wrong one is asked for again; what else stood in .env stays."""
    (tmp_path / ".env").write_text("# mine\nPOINTS=3\nLANGUAGE=fr\n")
    with telegram_api() as telegram, slack_api() as slack:
        lines = ["42:wrong", telegram.token, slack.bot_token, slack.app_token, "berlin", "de"]
        where = {
            "TELEGRAM_API_URL": telegram.api_url,
            "TELEGRAM_FILE_URL": telegram.file_url,
            "SLACK_API_URL": slack.api_url,
        }
        done = _run(tmp_path, "init", typed="\n".join(lines) + "\n", settings=where)

    assert 0 == done.returncode, done.stderr
    assert "telegram lost: it doesn't recognise the token" in done.stdout
    assert "ok: @our_bot" in done.stdout
    assert "Europe/Berlin" in done.stdout
    assert [
        "# mine",
        "POINTS=3",
        "LANGUAGE=de",
        f"TELEGRAM_TOKEN={telegram.token}",
        "SLACK_BOT_TOKEN=xoxb-T1",
        "SLACK_APP_TOKEN=xapp-1",
        "TIMEZONE=Europe/Berlin",
    ] == (tmp_path / ".env").read_text().splitlines()
    assert 0o600 == stat.S_IMODE((tmp_path / ".env").stat().st_mode)


def test_each_token_is_checked_before_the_next_is_asked_for(tmp_path: Path) -> None:
    """A wrong bot token is known before the app token is asked for, and only it is asked again."""
    with slack_api() as slack:
        lines = ["", "xoxb-wrong", slack.bot_token, "xapp-wrong", slack.app_token, "berlin", "de"]
        settings = {"SLACK_API_URL": slack.api_url}
        done = _run(tmp_path, "init", typed="\n".join(lines) + "\n", settings=settings)

    assert 0 == done.returncode, done.stderr
    asked = [part.partition(",")[0] for part in done.stdout.split("  ") if "token (" in part]
    assert ["Bot token (xoxb-…)"] * 2 + ["App token (xapp-…)"] * 2 == asked
    assert 2 == done.stdout.count("invalid_auth")
    assert f"SLACK_APP_TOKEN={slack.app_token}" in (tmp_path / ".env").read_text()


def test_platforms_may_be_left_out_and_a_slip_is_helped(tmp_path: Path) -> None:
    """An unknown city is met with what is near; an unknown language with those there are."""
    typed = "\n\nberln\nberlin\nklingon\nen\n"

    done = _run(tmp_path, "init", typed=typed)

    assert 0 == done.returncode, done.stderr
    assert "I don't know a time zone called 'berln'. Similar: Europe/Berlin" in done.stdout
    assert "I don't speak 'klingon'." in done.stdout
    assert "TIMEZONE=Europe/Berlin\nLANGUAGE=en\n" == (tmp_path / ".env").read_text()


def test_an_interrupted_setup_changes_nothing(tmp_path: Path) -> None:
    """Where the input ends, so does it."""
    done = _run(tmp_path, "init", typed="\n")

    assert 0 != done.returncode
    assert not (tmp_path / ".env").exists()


def test_the_slack_manifest_has_a_command_for_each_topic(tmp_path: Path) -> None:
    """As JSON that can be pasted."""
    _run(tmp_path, "topics", "add", "grain", "--term", "grain")
    made = json.loads(_run(tmp_path, "manifest", "slack").stdout)

    commands = [each["command"] for each in made["features"]["slash_commands"]]
    assert "/brief" == commands[0]
    assert {"/trade", "/ceasefire", "/grain"} <= set(commands)
    assert made["settings"]["socket_mode_enabled"]


@pytest.mark.parametrize("right", [True, False])
def test_the_doctor_looks_at_the_tokens(tmp_path: Path, *, right: bool) -> None:
    """Each is asked about where it is of."""
    with telegram_api() as telegram, slack_api() as slack:
        settings = telegram_settings(telegram) | slack_settings(slack)
        settings |= {} if right else {"SLACK_APP_TOKEN": "xapp-canary"}
        done = _run(tmp_path, "doctor", settings=settings)

    assert "ok     telegram: @our_bot" in done.stdout
    assert (0 if right else 1) == done.returncode
    assert ("ok     slack:" in done.stdout) is right
    assert ("WRONG  slack: slack lost: invalid_auth" in done.stdout) is not right
    assert "canary" not in done.stdout


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN is missing"),
        ({"SLACK_CLIENT_ID": "1"}, "SLACK_CLIENT_SECRET is missing"),
        (
            {"SLACK_BOT_TOKEN": "xoxb-1", "PUBLIC_URL": "https://x.example"},
            "SLACK_SIGNING_SECRET is missing",
        ),
        ({"TELEGRAM_TOKEN": "1:x", "PUBLIC_URL": "http://x.example"}, "PUBLIC_URL is not usable"),
    ],
)
def test_a_setting_that_is_missing_is_named(
    tmp_path: Path, settings: dict[str, str], named: str
) -> None:
    """Before anything starts."""
    done = _run(tmp_path, "run", settings=settings)

    assert 1 == done.returncode
    assert named in done.stderr
    assert "Traceback" not in done.stderr


def test_what_people_said_is_read_by_who_runs_the_bot(tmp_path: Path) -> None:
    """The latest first, and nothing in it steers a terminal."""
    _run(tmp_path, "run", typed="/feedback too long\n/feedback \x1b[31mred\n")

    lines = _run(tmp_path, "feedback").stdout.splitlines()

    assert ["terminal:local: \\x1b[31mred", "terminal:local: too long"] == [
        line.split(" ", 2)[2] for line in lines
    ]
