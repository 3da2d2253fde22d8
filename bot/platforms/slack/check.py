"""Whose tokens they are, as Slack says."""

from bot.platforms.slack.access import SlackAccess
from bot.platforms.slack.api import Api


async def whose(access: SlackAccess) -> str:
    """Return the name of the bot and of its workspace, such as ``brief in Acme``.

    Raises:
        BotError: Slack does not know one of the tokens, or can't be reached.
    """
    api = Api(access.api_url, access.bot_token, None)
    try:
        said = await api.call(None, "auth.test")
        if access.app_token:
            await (await api.open_socket(access.app_token)).close()
    finally:
        await api.close()
    return f"{said.get('user', 'the bot')} in {said.get('team', 'its workspace')}"
