"""Settings that can't be used are refused by name, and so are names that are nearly settings."""

import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app.config import load_settings
from bot.chat.errors import ConfigError


@pytest.fixture(autouse=True)
def _nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start in an empty folder with no setting in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in load_settings().values:
        monkeypatch.delenv(name, raising=False)


UNUSABLE: dict[str, tuple[str, ...]] = {
    "DATABASE_URL": ("mysql://x/y", "postgresql://h/a@b", "sqlite://", ":memory:", ""),
    "ENGINE": ("gpt", "OURS", "", "luhn "),
    "POINTS": ("0", "51", "many", "", "5.5", "9" * 20),
    "WORDS": ("-1", "few", "9" * 20, ""),
    "ORDER": ("newest", "", "TIME", "size"),
    "LEARN": ("maybe", "2", ""),
    "MEANING": ("deep", "2", ""),
    "PUBLIC_URL": (
        "http://x.org", "https://", "x.org", "https://a b.org", "https://u:p@x.org",
        "https://x.org?a", "https://x.org#a", "https://x.org:99999", "https://-x", "//x.org", "https://x.org/\x07",
    ),
    "LISTEN": (
        "127.0.0.1:99999", "8080", "127.0.0.1", ":8080", "host:", "a b:80", "http://x:80",
        "1.2.3:80", "x:-1", "x:８０", "999.1.1.1:80",
    ),
    "OWNERS": (
        "bob", "@bob", "telegram:", "telegram:bob", "telegram:@bob", "telegram:0", "slack:ann",
        "icq:1", "telegram:1,slack:U1", "Telegram:1", "telegram:1 bob", "slack:#general",
        "telegram:-100123", "slack:C012", "slack:T012",
    ),
    "ALLOWED_CHANNELS": (
        "#general", "general", "slack:general", "telegram:@news", "-100123", "telegram:-", "C012",
        "https://t.me/news", "discord:1", "slack:C012,C013",
        "slack:U012", "slack:W012",
    ),
    "LANGUAGE": ("klingon", "xx", "eng", "english", "nl:it", "../en"),
    "TIMEZONE": ("Mars/Base", "", "CEST+2", "Springfield", "../../etc/passwd", "+25:00"),
    "CATCH_UP": ("0", "169", "-1", "nan", "inf", "6h", ""),
    "REMEMBER": ("34", "-1", "forever", "9" * 20, ""),
    "LEASE": ("0", "-1", "nan", "inf", "9" * 20, "3 min"),
    "LOG_LEVEL": ("x", "debug", "", "10"),
    "LOG_FORMAT": ("xml", "", "JSON"),
    "DATA_FOLDER": ("/dev/null", "/dev/null/data", __file__),
    "KEEP_ARTICLES": ("-1", "x", "9" * 20, ""),
    "KEEP_MEGABYTES": ("-1", "x", "9" * 20, ""),
    "CONTACT": ("me", "ftp://x.org", "a@b (me)", "https://x.org/)", "a@b\r", "ä@b", "@", "a@"),
    "PRIVATE_HOSTS": ("intranet", "a:", "a:0", "a:x", "http://a:80", "a/b:80", "10.0.0.1/8"),
    "MAILBOX_PASSWORDS": ("canary", "a=canary", "a@=canary", "@b=canary", "a@b=", "a@b=x canary"),
    "TELEGRAM_TOKEN": ("canary", "canary:1", "1:", "1 : canary", "bot1:canary/", "1:can ary"),
    "TELEGRAM_API_URL": ("", "api.telegram.org", "ftp://x.org", "https://", "https://a b/"),
    "TELEGRAM_FILE_URL": ("", "file:///etc", "http://", "https://u:p@x.org/"),
    "SLACK_BOT_TOKEN": ("canary", "xoxp-canary", "xapp-canary", "xoxb-", "xoxb-can ary"),
    "SLACK_APP_TOKEN": ("canary", "xoxb-canary", "xapp-", "xapp-can ary"),
    "SLACK_SIGNING_SECRET": ("can ary", "canary!", "https://canary"),
    "SLACK_CLIENT_ID": ("x", "1.2.3", "A012", "1 2"),
    "SLACK_CLIENT_SECRET": ("can ary", "canary\t", "<canary>"),
    "SLACK_COMMAND": ("", "a b", "Brief!", "x" * 33),
    "SLACK_API_URL": ("", "slack.com/api/", "ws://slack.com/", "https://"),
}  # fmt: skip
"""Values that a setting can't have."""


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in UNUSABLE.items() for value in values]
)
def test_an_unusable_setting_is_named(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refusal names the setting, what was given, and what it should be, in one line.

    What may be secret is not shown.
    """
    is_secret = isinstance(load_settings().values[name], SecretStr)
    monkeypatch.setenv(name, value)

    with pytest.raises(ConfigError) as refused:
        load_settings()

    said = str(refused.value)
    assert (name, 1) == (refused.value.setting, len(said.splitlines()))
    assert "canary" not in said
    assert is_secret or repr(value) in said or any(repr(part) in said for part in value.split())
    assert said.startswith(f"setting refused: {name} is not usable")
    assert " — it sets " in said


def test_every_setting_is_checked() -> None:
    """With three bad values at least; any text is a key, a file or a program."""
    anything = {"INSTALLATIONS_KEY", "CHAT_HISTORY", "PAGER"}
    assert load_settings().values.keys() - anything == UNUSABLE.keys()
    assert all(len(set(values)) >= 3 for values in UNUSABLE.values())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PUBLIC_URL", "https://bot.example.org:8443/briefings/"),
        ("PUBLIC_URL", "https://[2001:db8::1]"),
        ("LISTEN", "0.0.0.0:80"),
        ("LISTEN", "[::1]:8080"),
        ("LISTEN", "localhost:0"),
        ("LISTEN", ""),
        ("OWNERS", " telegram:123  slack:U012 "),
        ("ALLOWED_CHANNELS", "telegram:-100123 slack:C012 slack:T012"),
        ("LANGUAGE", "de_AT.UTF-8"),
        ("LANGUAGE", "PT-br"),
        ("LANGUAGE", ""),
        ("LANGUAGE", "C"),
        ("TELEGRAM_TOKEN", "123456:ABC-DEF_1"),
        ("SLACK_BOT_TOKEN", "xoxe.xoxb-1-abc"),
        ("SLACK_CLIENT_ID", "123.456"),
    ],
)
def test_what_people_set_is_taken(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In every shape that works."""
    monkeypatch.setenv(name, value)

    load_settings()


def test_of_several_languages_the_first_that_is_spoken_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As systems state them."""
    monkeypatch.setenv("LANGUAGE", "ca:es_MX:en")

    assert "es" == load_settings().language


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("TELEGRAM_TOKN", "TELEGRAM_TOKEN"),
        ("TELEGRAM_TOKEN_", "TELEGRAM_TOKEN"),
        ("telegram_tokens", "TELEGRAM_TOKEN"),
        ("ALOWED_CHANNELS", "ALLOWED_CHANNELS"),
        ("ALLOWED_CHANEL", "ALLOWED_CHANNELS"),
        ("POINT", "POINTS"),
        ("OWNER", "OWNERS"),
        ("LANGAUGE", "LANGUAGE"),
        ("TIME_ZONE", "TIMEZONE"),
        ("SLACK_TOKEN", "SLACK_BOT_TOKEN"),
        ("SLACK_SIGNIN_SECRET", "SLACK_SIGNING_SECRET"),
        ("DATABASE", "DATABASE_URL"),
        ("DATABASE_URI", "DATABASE_URL"),
        ("PUBLIC-URL", "PUBLIC_URL"),
        ("LOGLEVEL", "LOG_LEVEL"),
        ("CATCHUP", "CATCH_UP"),
        ("INSTALLATION_KEY", "INSTALLATIONS_KEY"),
    ],
)
def test_a_misspelt_setting_in_the_file_is_refused(wrong: str, right: str) -> None:
    """By its name, with the one that was meant."""
    Path(".env").write_text(f"{wrong}=1\n", "utf-8")

    with pytest.raises(ConfigError, match=f"^setting refused: {wrong.upper()} .*{right}"):
        load_settings()


@pytest.mark.parametrize("name", ["OTHER", "POSTGRES_PASSWORD", "COMPOSE_PROJECT_NAME", "TZ"])
def test_what_other_programs_have_in_the_file_is_named_and_left_alone(name: str) -> None:
    """Once, as the bot starts."""
    Path(".env").write_text(f"{name}=1\n", "utf-8")

    assert [f"{name} sets nothing"] == load_settings().unused


@pytest.mark.parametrize(
    "line", ["ALLOWED_CHANNELS: telegram:1", "OWNERS", "LANGUAGE de", "=de", "a b=c", "'OWNERS=x"]
)
def test_a_line_of_the_file_that_is_no_setting_is_refused(line: str) -> None:
    """By its number: it may be a secret; and what it was to set would be unset."""
    Path(".env").write_text(f"# mine\nPOINTS=3\n\n{line}\n", "utf-8")

    with pytest.raises(ConfigError, match=r"^setting refused: line 4 of \.env is no setting") as no:
        load_settings()

    assert line not in str(no.value)


def test_the_file_may_have_what_files_have() -> None:
    """Comments, quotes, several lines, and the mark that some editors put first."""
    lines = (
        "\ufeffPOINTS=3 # few\n\n  # more\nexport LANGUAGE='de'\nOWNERS='telegram:1\ntelegram:2'\n"
    )
    Path(".env").write_text(lines, "utf-8")

    settings = load_settings()
    assert (3, "de", 2) == (settings.points, settings.language, len(settings.owners.split()))
    assert [] == settings.unused


def test_meanings_can_be_compared_only_where_the_extra_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The refusal names what is missing, and the extra that has it."""
    monkeypatch.setenv("MEANING", "true")
    monkeypatch.setitem(sys.modules, "onnxruntime", None)

    with pytest.raises(ConfigError) as refused:
        load_settings()

    assert "MEANING" in str(refused.value)
    assert "onnxruntime isn't installed" in str(refused.value)
    assert "briefing-bot[meaning]" in str(refused.value)
