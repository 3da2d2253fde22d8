"""How a platform registers itself: its name, its settings, what `init` asks, and how to make it.

A platform of your own is a folder with one `Plugin`, and one line where it is registered: in
`bot.platforms.registry`, or in a program of yours that calls `bot.app.run.run` (docs/platforms.md).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.chat.platform import Platform


class PlatformSettings(BaseSettings):
    """The settings of one platform, from the environment and `.env`.

    A subclass has an `env_prefix` that no other has, such as `TELEGRAM_`, and a description for
    each field. A field without that prefix has an alias.
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
    """What all platforms need of the bot's own settings.

    Attributes:
        database_url: where what is kept is kept.
        public_url: the https address under which platforms reach the bot; None: it calls them.
    """

    database_url: SecretStr
    public_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """Something that `init` asks: the setting that it is for, by its name in the environment."""

    setting: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """A command as it is offered: its name, what it is for, and what follows it."""

    name: str
    summary: str
    arguments: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plugin(Generic[S]):
    """A platform, before it is made.

    Attributes:
        name: what its channels' `platform` is: small letters, digits and hyphens.
        title: what people call it.
        settings: the model of its settings.
        create: makes it from its settings and the bot's.
        where: where its tokens are to be had, in a sentence for `init`.
        prompts: what `init` asks there; nothing where it is set up otherwise.
        manifest: what an admin tells the platform about the bot, as JSON: made of its commands,
            its topics and the `public_url`; None where the bot tells it by itself.
    """

    name: str
    title: str
    settings: type[S]
    create: Callable[[S, Setup], Platform]
    where: str = ""
    prompts: Sequence[Prompt] = ()
    manifest: Callable[[Sequence[Usage], Sequence[Usage], str | None], Mapping[str, Any]] | None = (
        None
    )
