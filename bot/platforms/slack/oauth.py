"""Many workspaces: Bolt's OAuth, from installing the app to removing it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from slack_bolt.async_app import AsyncBoltContext, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncInstallationStoreAuthorize
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.chat.platform import Hook, HookReply
from bot.chat.plugin import Setup
from bot.platforms.slack.api import library_log
from bot.platforms.slack.manifest import SCOPES
from bot.platforms.slack.settings import SlackSettings, require
from storage.opening import connect
from storage.sql.slack.installations import SlackWorkspaces

INSTALL = "/slack/install"
REDIRECT = "/slack/oauth_redirect"

_REMEDY = "SLACK_CLIENT_ID needs it: see docs/slack.md"

_Page: TypeAlias = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The app's id and secret, and where Slack sends people back to."""

    id: str
    secret: str
    public_url: str
    api_url: str


def oauth(settings: SlackSettings, setup: Setup) -> "OAuth":
    """Return the OAuth flow of the app in the settings.

    Raises:
        ConfigError: a setting that it needs is missing.
    """
    client = Client(
        id=settings.client_id,
        secret=settings.require("client_secret", _REMEDY),
        public_url=require("PUBLIC_URL", setup.public_url, _REMEDY),
        api_url=settings.api_url,
    )
    key = settings.require("installations_key", _REMEDY)
    url = setup.database_url.get_secret_value()
    return OAuth(client, SlackWorkspaces(connect(url), client.id, key))


class OAuth:
    """Installs the app in workspaces, knows their tokens (and rotates them), and forgets them."""

    def __init__(self, client: Client, workspaces: SlackWorkspaces) -> None:
        """Store in `workspaces` who installed the app."""
        self._workspaces = workspaces
        self._web = AsyncWebClient(base_url=client.api_url, logger=library_log())
        settings = AsyncOAuthSettings(
            client_id=client.id,
            client_secret=client.secret,
            scopes=SCOPES,
            redirect_uri=f"{client.public_url}{REDIRECT}",
            install_path=INSTALL,
            redirect_uri_path=REDIRECT,
            installation_store=workspaces.installations,
            installation_store_bot_only=True,
            state_store=workspaces.states,
            logger=library_log(),
        )
        # that of the settings would rotate tokens at slack.com, whatever SLACK_API_URL says
        self._authorize = AsyncInstallationStoreAuthorize(
            logger=library_log(),
            installation_store=workspaces.installations,
            client_id=client.id,
            client_secret=client.secret,
            client=self._web,
            bot_only=True,
        )
        self._flow = AsyncOAuthFlow(client=self._web, logger=library_log(), settings=settings)

    def hooks(self) -> tuple[Hook, ...]:
        """Return the install page, and the page that Slack redirects to."""
        return (
            Hook(path=INSTALL, method="GET", handle=_page(self._flow.handle_installation)),
            Hook(path=REDIRECT, method="GET", handle=_page(self._flow.handle_callback)),
        )

    async def authorize(
        self, enterprise_id: str | None, team_id: str | None, user_id: str | None
    ) -> AuthorizeResult | None:
        """Return the authorization for a workspace; None if the app is not installed there."""
        context = AsyncBoltContext({"client": self._web, "logger": library_log()})
        return await self._authorize(
            context=context, enterprise_id=enterprise_id, team_id=team_id, user_id=user_id
        )

    async def forget(self, workspace: str) -> None:
        """Forget the tokens of a workspace that removed the app."""
        await self._workspaces.installations.async_delete_all(enterprise_id=None, team_id=workspace)

    async def close(self) -> None:
        """Close all connections."""
        await self._workspaces.close()


def _page(shown: _Page) -> Callable[[Mapping[str, str], bytes, str], Awaitable[HookReply]]:
    async def handle(headers: Mapping[str, str], _body: bytes, query: str) -> HookReply:
        request = AsyncBoltRequest(body="", query=query, headers=dict(headers), mode="http")
        reply = await shown(request)
        names = {name: value[0] for name, value in reply.headers.items() if value}
        return HookReply(status=reply.status, body=reply.body.encode(), headers=names)

    return handle
