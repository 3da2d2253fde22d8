"""Commands that set the bot up. Only click is imported here: each imports what it needs."""

import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from bot.app.config import Settings
    from bot.chat.plugin import Plugin

_FILE = ".env"


@click.command()
def init() -> None:
    """Ask for tokens, time zone and language, check them, and write them to .env.

    Each token is checked by calling its platform. An empty line leaves a platform out, or a
    setting as it is. What else stands in .env stays; only you can read it afterwards.
    """
    from pathlib import Path

    from bot.app.config import load_settings
    from bot.app.env_file import write_settings
    from bot.chat.errors import ConfigError
    from bot.platforms.registry import PLATFORMS

    settings = load_settings()
    given: dict[str, str] = {}
    for plugin in PLATFORMS:
        if plugin.prompts:
            given |= _tokens(settings, plugin)
    given |= _manner(settings)
    try:
        write_settings(Path(_FILE), given)
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


@click.command()
@click.argument("platform")
def manifest(platform: str) -> None:
    """Write what an admin tells a platform about the bot, such as `manifest slack`.

    Paste that one at api.slack.com/apps. It has a command for each topic; write it anew when
    topics change.
    """
    import json

    from bot.app.config import load_settings
    from bot.app.run import open_library
    from bot.chat.plugin import Usage
    from bot.commands.table import TOPIC, rows
    from bot.platforms.registry import PLATFORMS

    makers = {plugin.name: plugin.manifest for plugin in PLATFORMS if plugin.manifest}
    if platform not in makers:
        raise click.BadParameter(f"{platform!r} has none; {', '.join(makers)} has one")
    settings = load_settings()
    with open_library(settings) as library:
        topics = [Usage(name=topic.name, summary=topic.title) for topic in library.topics()]
    commands = [
        Usage(name=each.name, summary=each.help, arguments=each.arguments)
        for each in rows(platform)
        if each.listed and each is not TOPIC
    ]
    made = makers[platform](commands, topics, settings.public_url or None)
    click.echo(json.dumps(made, ensure_ascii=False, indent=2))


def _tokens(settings: "Settings", plugin: "Plugin[Any]") -> dict[str, str]:
    """Ask for a platform's tokens until it knows them, or until one is left empty."""
    from bot.app.doctor import identity
    from bot.chat.errors import BotError

    # whether the platform calls the bot is no matter of its tokens
    here = settings.model_copy(update={"public_url": ""})
    click.echo(f"{plugin.title}: {plugin.where}")
    while True:
        given: dict[str, str] = {}
        for prompt in plugin.prompts:
            token = _asked(f"  {prompt.label}, or nothing", "", hidden=True).strip()
            if not token:
                return {}
            given[prompt.setting] = token
        try:
            click.echo(f"  ok: {identity(here.with_values(plugin, given), plugin)}")
        except BotError as error:
            click.echo(f"  {error}")
        else:
            return given


def _manner(settings: "Settings") -> dict[str, str]:
    """Ask for the time zone and the language."""
    from bot.subscriptions.zones import find_zone, local_zone, similar_zones
    from bot.wording.language.languages import LANGUAGES

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
