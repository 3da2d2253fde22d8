"""Registers Slack: how to create it, what `init` asks, and the app's manifest."""

from collections.abc import Sequence
from typing import Any

from bot.chat.platform import Platform
from bot.chat.plugin import Plugin, Prompt, Setup, Usage
from bot.platforms.slack.manifest import manifest
from bot.platforms.slack.settings import SlackSettings


def _create(settings: SlackSettings, setup: Setup) -> Platform:
    from bot.platforms.slack.adapter import SlackPlatform  # noqa: PLC0415 - it takes half a second
    from bot.platforms.slack.oauth import oauth  # noqa: PLC0415 - the same

    workspaces = None if settings.bot_token.get_secret_value() else oauth(settings, setup)
    return SlackPlatform(settings, setup.public_url, workspaces)


async def _name_bot(settings: SlackSettings) -> str:
    from bot.platforms.slack.api import Api  # noqa: PLC0415 - the same

    return await Api(settings.api_url, settings.bot_token.get_secret_value(), None).name_bot()


def _manifest(
    settings: SlackSettings, topics: Sequence[Usage], public_url: str | None
) -> dict[str, Any]:
    return manifest(settings.command, topics, public_url)


SLACK = Plugin(
    name="slack",
    title="Slack",
    settings=SlackSettings,
    create=_create,
    people=r"[UW][A-Z0-9]*",
    channels=r"[CDEGT][A-Z0-9]*",
    where="the app's settings have two tokens (docs/slack.md).",
    prompts=(
        Prompt(setting="SLACK_BOT_TOKEN", label="Bot token (xoxb-…)", check=_name_bot),
        Prompt(setting="SLACK_APP_TOKEN", label="App token (xapp-…)"),
    ),
    manifest=_manifest,
)
