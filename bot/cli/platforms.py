"""Commands that set the bot up. Only click is imported here: each imports what it needs."""

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.app.config import Settings

_FILE = ".env"


@click.command()
def init() -> None:
    """Ask for tokens, time zone and language, check them, and write them to .env.

    Each token is checked by calling its platform. An empty line leaves a platform out, or a
    setting as it is. What else stands in .env stays; only you can read it afterwards.
    """
    from pathlib import Path

    from bot.app.config import load_settings
    from bot.app.env_file import merged, write_private
    from bot.chat.errors import ConfigError

    settings = load_settings()
    given = {**_telegram(settings), **_slack(settings), **_manner(settings)}
    file = Path(_FILE)
    try:
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        write_private(file, merged(before, given))
    except OSError as error:
        raise ConfigError(
            _FILE, f"can't be written: {error}", "run it where you may write"
        ) from None
    click.echo(f"Written to {_FILE}, which only you can read. Start with `briefing-bot run`.")


@click.command()
def feedback() -> None:
    """Show what people said with /feedback, the latest first."""
    from bot.app.config import load_settings
    from bot.app.run import open_library
    from bot.chat.visible import visible

    with open_library(load_settings()) as library:
        for said in library.store.feedback():
            click.echo(f"{said.at:%Y-%m-%d %H:%M} {said.channel}: {visible(said.text)}")


@click.group()
def manifest() -> None:
    """Write what a platform wants to know about the bot."""


@manifest.command()
def slack() -> None:
    """Write the manifest of the Slack app: paste it at api.slack.com/apps.

    It has a command for each topic; write it anew when topics change.
    """
    import json

    from bot.app.config import load_settings
    from bot.app.run import open_library
    from bot.commands.table import TOPIC, rows
    from bot.platforms.slack.manifest import Usage
    from bot.platforms.slack.manifest import manifest as written

    settings = load_settings()
    with open_library(settings) as library:
        topics = [Usage(name=topic.name, summary=topic.title) for topic in library.topics()]
    commands = [
        Usage(name=each.name, summary=each.help, arguments=each.arguments)
        for each in rows("slack")
        if each.listed and each is not TOPIC
    ]
    made = written(commands, topics, settings.public_url or None)
    click.echo(json.dumps(made, ensure_ascii=False, indent=2))


def _telegram(settings: "Settings") -> dict[str, str]:
    click.echo("Telegram: @BotFather gives a token for /newbot (docs/telegram.md).")
    return _checked(settings, "telegram", {"TELEGRAM_TOKEN": "Token"})


def _slack(settings: "Settings") -> dict[str, str]:
    click.echo("Slack: the app's settings have two tokens (docs/slack.md).")
    asked = {"SLACK_BOT_TOKEN": "Bot token (xoxb-…)", "SLACK_APP_TOKEN": "App token (xapp-…)"}
    return _checked(settings, "slack", asked)


def _checked(settings: "Settings", platform: str, asked: dict[str, str]) -> dict[str, str]:
    """Ask for a platform's tokens until it knows them, or until the first is left empty."""
    from pydantic import SecretStr

    from bot.app.identities import identity
    from bot.chat.errors import BotError

    while True:
        given: dict[str, str] = {}
        for name, label in asked.items():
            token = _asked(f"  {label}, or nothing", "", hidden=True).strip()
            if not token:
                return {}
            given[name] = token
        secret = {name.lower(): SecretStr(token) for name, token in given.items()}
        try:
            click.echo(f"  ok: {identity(platform, settings.model_copy(update=secret))}")
        except BotError as error:
            click.echo(f"  {error}")
        else:
            return given


def _manner(settings: "Settings") -> dict[str, str]:
    """Ask for the time zone and the language."""
    from bot.subscriptions.zones import find_zone, local_zone, similar_zones
    from bot.wording.catalogue import LANGUAGES

    default = settings.timezone if settings.timezone != "UTC" else local_zone()
    while (zone := find_zone(words := _asked("Time zone, or a city", default))) is None:
        near = ", ".join(similar_zones(words)) or "such as Europe/Berlin"
        click.echo(f"  There is no time zone {words!r}: {near}")
    click.echo(f"  {zone}")
    codes = ", ".join(LANGUAGES)
    while (language := _asked(f"Language ({codes})", settings.language)) not in LANGUAGES:
        click.echo(f"  I don't speak {language!r}.")
    return {"TIMEZONE": zone, "LANGUAGE": language}


def _asked(text: str, default: str, *, hidden: bool = False) -> str:
    hide = hidden and sys.stdin.isatty()
    return str(click.prompt(text, default=default, show_default=bool(default), hide_input=hide))
