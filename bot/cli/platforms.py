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
    """Ask for tokens, time zone and language, check them and write them to .env.

    Each token is checked at once, by calling its platform. Leave a line empty to skip a platform
    or to keep a setting. Other lines of .env are kept; afterwards only you can read the file.
    """
    from pathlib import Path

    from bot.app.config import load_settings
    from bot.app.env_file import write_settings
    from bot.chat.errors import ConfigError
    from bot.platforms.registry import PLATFORMS

    settings = load_settings()
    values: dict[str, str] = {}
    for plugin in PLATFORMS:
        if plugin.prompts:
            values |= _ask_tokens(settings, plugin)
    values |= _ask_preferences(settings)
    try:
        write_settings(Path(_FILE), values)
    except OSError as error:
        raise ConfigError(
            _FILE, f"can't be written: {error}", "run it in a folder that you can write to"
        ) from None
    click.echo(f"Written to {_FILE}, which only you can read. Start with `briefing-bot run`.")


@click.command()
def feedback() -> None:
    """Show what people sent with /feedback, latest first."""
    from bot.app.config import load_settings
    from bot.app.opening import open_library
    from bot.chat.visible import visible

    with open_library(load_settings()) as library:
        found = library.store.feedback()
        if not found:
            click.echo("No feedback yet.")
        for entry in found:
            click.echo(f"{entry.at:%Y-%m-%d %H:%M} {entry.channel}: {visible(entry.text)}")


@click.command()
@click.argument("platform")
@click.option("--topics/--no-topics", default=True, help="Have a command for each topic, too.")
def manifest(platform: str, *, topics: bool) -> None:
    """Print the manifest of the bot's app on a platform, such as `manifest slack`.

    Paste it at api.slack.com/apps. It has one command for everything (`/brief`, or the word in
    SLACK_COMMAND) and one for each topic; print it again when topics change.
    """
    import json

    from bot.app.config import load_settings
    from bot.app.opening import open_library
    from bot.chat.plugin import Usage
    from bot.platforms.registry import PLATFORMS

    plugins = {plugin.name: plugin for plugin in PLATFORMS if plugin.manifest}
    plugin = plugins.get(platform)
    if plugin is None or plugin.manifest is None:
        raise click.BadParameter(f"{platform!r} has no manifest; use {', '.join(plugins)}")
    settings = load_settings()
    usages: list[Usage] = []
    if topics:
        with open_library(settings) as library:
            usages = [Usage(name=topic.name, summary=topic.title) for topic in library.topics()]
    document = plugin.manifest(settings.of(plugin), usages, settings.public_url or None)
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def _ask_tokens(settings: "Settings", plugin: "Plugin[Any]") -> dict[str, str]:
    """Ask for a platform's tokens, each until the platform knows it; none if one is left empty."""
    from bot.app.identity import check_answer
    from bot.chat.errors import BotError

    # whether the platform calls the bot is no matter of its tokens
    here = settings.model_copy(update={"public_url": ""})
    click.echo(f"{plugin.title}: {plugin.where}")
    values: dict[str, str] = {}
    for prompt in plugin.prompts:
        while token := _ask(f"  {prompt.label}, empty to skip", "", hidden=True).strip():
            values[prompt.setting] = token
            try:
                said = check_answer(here.with_values(plugin, values), plugin, prompt)
            except BotError as error:
                click.echo(f"  {error}")
            else:
                if said:
                    click.echo(f"  ok: {said}")
                break
        if not token:
            return {}
    return values


def _ask_preferences(settings: "Settings") -> dict[str, str]:
    """Ask for the time zone and the language."""
    from bot.subscriptions.zones import find_zone, find_zones, local_zone
    from bot.wording.language.languages import LANGUAGES

    default = settings.timezone if settings.timezone != "UTC" else local_zone()
    while (zone := find_zone(words := _ask("Time zone, or a city", default))) is None:
        near = (
            ", ".join(dict.fromkeys(each.zone for each in find_zones(words)))
            or "none; write it as Europe/Berlin"
        )
        click.echo(f"  I don't know a time zone called {words!r}. Similar: {near}")
    click.echo(f"  {zone}")
    codes = ", ".join(LANGUAGES)
    while (language := _ask(f"Language ({codes})", settings.language)) not in LANGUAGES:
        click.echo(f"  I don't speak {language!r}.")
    return {"TIMEZONE": zone, "LANGUAGE": language}


def _ask(text: str, default: str, *, hidden: bool = False) -> str:
    hide = hidden and sys.stdin.isatty()
    return str(click.prompt(text, default=default, show_default=bool(default), hide_input=hide))
