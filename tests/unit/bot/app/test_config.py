"""Settings, and that what is written about them is true."""

import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app.checks import without_password
from bot.app.config import Settings, load_settings
from bot.chat.errors import ConfigError
from bot.chat.plugin import env_name
from bot.platforms.registry import PLATFORMS

ROOT = Path(__file__).parents[4]


@pytest.fixture(autouse=True)
def _nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start in an empty folder with no setting in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in load_settings().values:
        monkeypatch.delenv(name, raising=False)


def _shown() -> dict[str, tuple[str, str]]:
    """Return each setting's default and description."""
    models = (Settings, *(plugin.settings for plugin in PLATFORMS))
    descriptions = {
        env_name(model, name): str(field.description)
        for model in models
        for name, field in model.model_fields.items()
    }
    values = load_settings().values
    assert descriptions.keys() == values.keys()
    return {
        name: (value.get_secret_value() if isinstance(value, SecretStr) else str(value), said)
        for (name, value), said in zip(values.items(), descriptions.values(), strict=True)
    }


def test_the_example_file_is_the_settings() -> None:
    """`.env.example` lists every setting with its description and default, and no other."""
    text = (ROOT / ".env.example").read_text("utf-8")
    listed = re.findall(r"^# (.+)\n([A-Z_]+)=(.*)$", text, re.MULTILINE)

    assert _shown() == {name: (default, said) for said, name, default in listed}


def test_the_documentation_is_the_settings() -> None:
    """The table in `docs/configuration.md` has every setting with its default, and no other."""
    text = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    listed = re.findall(r"^\| `([A-Z_]+)` \| `(.*?)` \| (.+) \|$", text, re.MULTILINE)

    assert _shown() == {name: (default, said) for name, default, said in listed}


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is exported counts, then `.env`, then the default."""
    Path(".env").write_text("POINTS=7\nENGINE=luhn\nOTHER=1\n", "utf-8")
    monkeypatch.setenv("POINTS", "9")

    settings = load_settings()

    assert (9, "luhn", "WARNING") == (settings.points, settings.engine, settings.log_level)


def test_a_platforms_settings_keep_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each platform has a model of its own; what is set is seen by it, and by nobody else."""
    monkeypatch.setenv("TELEGRAM_TOKEN", "1:canary-1")
    Path(".env").write_text("SLACK_BOT_TOKEN=xoxb-canary-2\nINSTALLATIONS_KEY=canary-3\n", "utf-8")

    settings = load_settings()

    assert ["telegram", "slack"] == [plugin.name for plugin in settings.platforms]
    assert {"1:canary-1", "xoxb-canary-2", "canary-3"} <= set(settings.secrets)
    assert "canary" not in str(settings.values)


def test_what_looks_like_a_setting_and_is_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what it may have been meant for; names of other programs are their own matter."""
    monkeypatch.setenv("TELEGRAM_TOKN", "1")
    monkeypatch.setenv("MY_OTHER", "3")
    Path(".env").write_text("slack_webhook=2\nSLACK_BOT_TOKEN=xoxb-4\n", "utf-8")

    assert [
        "SLACK_WEBHOOK sets nothing",
        "TELEGRAM_TOKN sets nothing: is it TELEGRAM_TOKEN?",
    ] == load_settings().unused


def test_a_retired_setting_is_named_and_has_no_effect(monkeypatch: pytest.MonkeyPatch) -> None:
    """A `.env` of an earlier version stays valid."""
    monkeypatch.setenv("CRASH_AT", "sent:2")

    settings = load_settings()

    assert "CRASH_AT" not in settings.values
    assert ["CRASH_AT is not used any more: it was for tests only; take it out"] == settings.unused


def test_a_broken_settings_file_is_named() -> None:
    """A `.env` that is no text is refused in one line."""
    Path(".env").write_bytes(b"POINTS=\xff\xfe")

    with pytest.raises(ConfigError, match=r"^setting refused: \.env can't be read"):
        load_settings()


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sqlite:///data/briefing.db", "sqlite:///data/briefing.db"),
        ("data/briefing.db", "data/briefing.db"),
        ("postgresql://me:s3cret@host:5432/news", "postgresql://host:5432/news"),
        ("postgresql://host/news?password=s3cret", "postgresql://host/news"),
        ("postgresql://me:s3@cret@host/news", "postgresql://host/news"),
        ("me:s3cret@host", "DATABASE_URL"),
        ("postgresql://[s3cret/news", "DATABASE_URL"),
    ],
)
def test_no_password_is_ever_shown(url: str, shown: str) -> None:
    """A database's address is shown without user and password, however it is written."""
    assert shown == without_password(url)
