"""Slack's installations: which workspaces let the bot in, with their tokens encrypted.

slack_sdk's own stores read and write them (docs.slack.dev/tools/python-slack-sdk/oauth); here they
get our database and its tables, and tokens that a dump does not show.
"""

from asyncio import to_thread
from base64 import urlsafe_b64encode
from collections.abc import Callable
from contextlib import AbstractContextManager
from copy import copy
from hashlib import scrypt
from logging import Logger
from typing import Any, TypeVar, cast

from cryptography.fernet import Fernet, InvalidToken
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.oauth.state_store.sqlalchemy import SQLAlchemyOAuthStateStore
from sqlalchemy import Connection, Engine, MetaData, Table

from storage.engines.database import Database
from storage.errors import StoreDamaged
from storage.sql.tables import slack_bots, slack_installations, slack_oauth_states

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

_Record = TypeVar("_Record", Bot, Installation)


class _Engine:
    """What slack_sdk's stores need of an engine. They look before they write: one at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self) -> AbstractContextManager[Connection]:
        return self._database.exclusive()

    def connect(self) -> AbstractContextManager[Connection]:
        return self._database.reading()


class _SealedStore(SQLAlchemyInstallationStore):
    """Installations whose tokens are encrypted as they are written, and decrypted as they are read.

    Fernet: AES-128-CBC with HMAC-SHA256 (github.com/fernet/spec), its key derived by scrypt.
    """

    def __init__(self, client_id: str, engine: Engine, key: str) -> None:
        """Store the installations of an app, encrypted by `key`, which may be any text."""
        super().__init__(client_id, engine)
        # the client id is public, but another one for each app, which is what a salt has to be
        derived = scrypt(key.encode(), salt=client_id.encode(), n=2**14, r=8, p=1, dklen=32)
        self._box = Fernet(urlsafe_b64encode(derived))

    @classmethod
    def build_installations_table(cls, metadata: MetaData, table_name: str) -> Table:  # noqa: ARG003
        """Return our own table of these columns."""
        return slack_installations

    @classmethod
    def build_bots_table(cls, metadata: MetaData, table_name: str) -> Table:  # noqa: ARG003
        """Return our own table of these columns."""
        return slack_bots

    def save(self, installation: Installation) -> None:
        """Store an installation and its bot."""
        bot = installation.to_bot()
        # the library would write the bot of an encrypted installation by our own save_bot
        sealed = _with_tokens(installation, self._seal)
        sealed.to_bot = lambda: bot  # type: ignore[method-assign]
        super().save(sealed)

    def save_bot(self, bot: Bot) -> None:
        """Store a bot."""
        super().save_bot(_with_tokens(bot, self._seal))

    def find_bot(self, **where: Any) -> Bot | None:  # noqa: ANN401 - as the library asks
        """Return the bot of a workspace, or None."""
        found = super().find_bot(**where)
        return found and _with_tokens(found, self._open)

    def find_installation(self, **where: Any) -> Installation | None:  # noqa: ANN401
        """Return the installation of a workspace, or None."""
        found = super().find_installation(**where)
        return found and _with_tokens(found, self._open)

    def _seal(self, token: str) -> str:
        return self._box.encrypt(token.encode()).decode()

    def _open(self, sealed: str) -> str:
        try:
            return self._box.decrypt(sealed.encode()).decode()
        except InvalidToken:
            if sealed.startswith(("xox", "https:")):
                return sealed  # opened already, on its way through the library
            raise StoreDamaged("slack_bots", "a token can't be decrypted", _OTHER_KEY) from None


class _AsyncInstallations(AsyncInstallationStore):
    """The same for who must not wait: each call has a thread of its own.

    The library's own asynchronous store wants a driver that brings an SQLite without a safe WAL.
    """

    def __init__(self, store: SQLAlchemyInstallationStore) -> None:
        """Read and write by `store`."""
        self._store = store

    @property
    def logger(self) -> Logger:
        """Where the library writes what it does."""
        return self._store.logger

    async def async_save(self, installation: Installation) -> None:
        """Store an installation and its bot."""
        await to_thread(self._store.save, installation)

    async def async_save_bot(self, bot: Bot) -> None:
        """Store a bot."""
        await to_thread(self._store.save_bot, bot)

    async def async_find_bot(self, **where: Any) -> Bot | None:  # noqa: ANN401 - as the library asks
        """Return the bot of a workspace, or None."""
        return await to_thread(self._store.find_bot, **where)

    async def async_find_installation(self, **where: Any) -> Installation | None:  # noqa: ANN401
        """Return the installation of a workspace, or None."""
        return await to_thread(self._store.find_installation, **where)

    async def async_delete_bot(self, **where: Any) -> None:  # noqa: ANN401
        """Forget a bot."""
        await to_thread(self._store.delete_bot, **where)

    async def async_delete_installation(self, **where: Any) -> None:  # noqa: ANN401
        """Forget an installation."""
        await to_thread(self._store.delete_installation, **where)


class _AsyncStates(AsyncOAuthStateStore):
    """Who set out for Slack's page, and is not back yet."""

    def __init__(self, store: SQLAlchemyOAuthStateStore) -> None:
        """Read and write by `store`."""
        self._store = store

    @property
    def logger(self) -> Logger:
        """Where the library writes what it does."""
        return self._store.logger

    async def async_issue(self, *_args: object, **_more: object) -> str:
        """Return a new state."""
        return await to_thread(self._store.issue)

    async def async_consume(self, state: str) -> bool:
        """Return whether a state was given out, and not used yet."""
        return await to_thread(self._store.consume, state)


class _StateStore(SQLAlchemyOAuthStateStore):
    @classmethod
    def build_oauth_states_table(cls, metadata: MetaData, table_name: str) -> Table:  # noqa: ARG003
        """Return our own table of these columns."""
        return slack_oauth_states


class SlackWorkspaces:
    """What Slack's OAuth needs stored: installations, and who is on the way to install."""

    def __init__(self, database: Database, client_id: str, key: str) -> None:
        """Work on a database whose tables are up to date, with tokens encrypted by `key`."""
        self._database = database
        engine = cast("Engine", _Engine(database))
        self.installations = _AsyncInstallations(_SealedStore(client_id, engine, key))
        self.states = _AsyncStates(_StateStore(_STATE_LASTS, engine))

    async def close(self) -> None:
        """Let go of the connections."""
        await to_thread(self._database.close)


def _with_tokens(record: _Record, change: Callable[[str], str]) -> _Record:
    """Return a copy whose tokens are changed."""
    changed = copy(record)
    for name in _SECRET:
        if token := getattr(changed, name, None):
            setattr(changed, name, change(token))
    return changed
