"""How a platform registers itself: name, settings, what `init` asks, and how to create it.

A platform of your own is a folder with one `Plugin`, and one line that registers it: in
`bot.platforms.registry`, or in your own program that calls `bot.app.run.run` (docs/platforms.md).
"""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.chat.platform import Platform


class PlatformSettings(BaseSettings):
    """The settings of one platform, from the environment and `.env`.

    A subclass has its own `env_prefix`, such as `TELEGRAM_`, and a description for each field. A
    field without the prefix has an alias.
    """

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore")

    @property
    def is_configured(self) -> bool:
        """Whether the bot is to talk there."""
        return False


def env_name(model: type[BaseSettings], name: str) -> str:
    """Return what a field is called in the environment."""
    alias = model.model_fields[name].validation_alias
    return str(alias or f"{model.model_config.get('env_prefix', '')}{name}").upper()


S = TypeVar("S", bound=PlatformSettings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """The bot's own settings that platforms need.

    Attributes:
        database_url: the address of the database.
        public_url: the https address that platforms call; None if the bot calls them.
    """

    database_url: SecretStr
    public_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A question of `init`.

    Attributes:
        setting: the setting's name in the environment.
        label: what is asked for.
        check: asks the platform about the answer before the next question, and returns what it
            says; it is given the platform's settings with the answers so far. None: the platform's
            `identity` tells, once all answers are there.
    """

    setting: str
    label: str
    check: Callable[[Any], Coroutine[Any, Any, str]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """A command in a manifest: its name, what it does, and its arguments."""

    name: str
    summary: str
    arguments: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plugin(Generic[S]):
    """A platform that can be created.

    Attributes:
        name: the `platform` of its channels: lower-case letters, digits and hyphens.
        title: what people call it.
        settings: the model of its settings.
        create: creates it from its settings and the bot's.
        people: a pattern of the ids of its users, percent-encoded as in names.
        channels: a pattern of the ids of its channels, and of what holds several.
        where: a sentence for `init` that says where to get its tokens.
        prompts: the questions of `init`; empty if it is configured otherwise.
        manifest: returns what an admin pastes into the platform, as JSON, from its settings, the
            topics and the `public_url`; None if there is no such thing.
    """

    name: str
    title: str
    settings: type[S]
    create: Callable[[S, Setup], Platform]
    people: str = r"\S+"
    channels: str = r"\S+"
    where: str = ""
    prompts: Sequence[Prompt] = ()
    manifest: Callable[[S, Sequence[Usage], str | None], Mapping[str, Any]] | None = None
