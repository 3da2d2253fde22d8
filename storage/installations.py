"""Slack's installations: which workspaces let the bot in, with their tokens encrypted.

slack_sdk's own stores do the keeping (docs.slack.dev/tools/python-slack-sdk/oauth); here they get
our database, columns without a limit of length, and tokens that a dump does not show.
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable
from copy import copy
from hashlib import scrypt
from typing import TypeVar

from cryptography.fernet import Fernet, InvalidToken
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import AsyncSQLAlchemyOAuthStateStore
from sqlalchemy import MetaData, String, Table, Text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.errors import StoreDamaged
from storage.opening import address_of

_SECRET = (
    "bot_token",
    "bot_refresh_token",
    "user_token",
    "user_refresh_token",
    "incoming_webhook_url",
)
_STATE_LASTS = 600
"""Seconds between setting out for Slack's page and being back: Bolt's own default."""
_OTHER_KEY = "set INSTALLATIONS_KEY to what it was, or install the app again"
_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg"}

_Kept = TypeVar("_Kept", Bot, Installation)


class Installations(AsyncSQLAlchemyInstallationStore):
    """Installations whose tokens are encrypted as they are written, and decrypted as they are read.

    Fernet: AES-128-CBC with HMAC-SHA256 (github.com/fernet/spec), its key derived by scrypt.
    """

    def __init__(self, client_id: str, engine: AsyncEngine, key: str) -> None:
        """Keep the installations of an app, encrypted by `key`, which may be any text."""
        super().__init__(client_id, engine)
        # the client id is public, but another one for each app, which is what a salt has to be
        derived = scrypt(key.encode(), salt=client_id.encode(), n=2**14, r=8, p=1, dklen=32)
        self._box = Fernet(urlsafe_b64encode(derived))

    @classmethod
    def build_installations_table(cls, metadata: MetaData, table_name: str) -> Table:
        """Return slack_sdk's table, with room for encrypted tokens."""
        return _roomy(super().build_installations_table(metadata, table_name))

    @classmethod
    def build_bots_table(cls, metadata: MetaData, table_name: str) -> Table:
        """Return slack_sdk's table, with room for encrypted tokens."""
        return _roomy(super().build_bots_table(metadata, table_name))

    async def async_save(self, installation: Installation) -> None:
        """Keep an installation and its bot."""
        bot = installation.to_bot()
        # the library would write the bot of an encrypted installation by our own async_save_bot
        sealed = _with_tokens(installation, self._sealed)
        sealed.to_bot = lambda: bot  # type: ignore[method-assign]
        await super().async_save(sealed)

    async def async_save_bot(self, bot: Bot) -> None:
        """Keep a bot."""
        await super().async_save_bot(_with_tokens(bot, self._sealed))

    async def async_find_bot(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        is_enterprise_install: bool | None = False,
    ) -> Bot | None:
        """Return the bot of a workspace, or None."""
        found = await super().async_find_bot(
            enterprise_id=enterprise_id,
            team_id=team_id,
            is_enterprise_install=is_enterprise_install,
        )
        return found and _with_tokens(found, self._opened)

    async def async_find_installation(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None = None,
        is_enterprise_install: bool | None = False,
    ) -> Installation | None:
        """Return the installation of a workspace, or None."""
        found = await super().async_find_installation(
            enterprise_id=enterprise_id,
            team_id=team_id,
            user_id=user_id,
            is_enterprise_install=is_enterprise_install,
        )
        return found and _with_tokens(found, self._opened)

    def _sealed(self, token: str) -> str:
        return self._box.encrypt(token.encode()).decode()

    def _opened(self, sealed: str) -> str:
        try:
            return self._box.decrypt(sealed.encode()).decode()
        except InvalidToken:
            if sealed.startswith(("xox", "https:")):
                return sealed  # opened already, on its way through the library
            raise StoreDamaged("slack_bots", "a token can't be decrypted", _OTHER_KEY) from None


class SlackWorkspaces:
    """What Slack's OAuth needs kept: installations, and who is on the way to install."""

    def __init__(self, url: str, client_id: str, key: str) -> None:
        """Keep it in the database at `url` (as for `storage.opening.open_store`)."""
        address = address_of(url)
        self._engine = create_async_engine(
            address.set(drivername=_DRIVERS[address.get_backend_name()]), hide_parameters=True
        )
        self.installations = Installations(client_id, self._engine, key)
        self.states = AsyncSQLAlchemyOAuthStateStore(_STATE_LASTS, self._engine)

    async def open(self) -> None:
        """Make the tables where there are none."""
        await self.installations.create_tables()  # type: ignore[no-untyped-call]
        await self.states.create_tables()  # type: ignore[no-untyped-call]

    async def close(self) -> None:
        """Let go of the connections."""
        await self._engine.dispose()


def _roomy(table: Table) -> Table:
    for column in table.columns:
        if isinstance(column.type, String):
            column.type = Text()
    return table


def _with_tokens(kept: _Kept, change: Callable[[str], str]) -> _Kept:
    """Return a copy whose tokens are changed."""
    changed = copy(kept)
    for name in _SECRET:
        if token := getattr(changed, name, None):
            setattr(changed, name, change(token))
    return changed
