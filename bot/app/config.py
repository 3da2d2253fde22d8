"""The settings: read from the environment and `.env`, checked before anything starts."""

import os
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, Field, PrivateAttr, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.app import checks
from bot.app.env_file import names_in
from bot.app.unused import refuse_misspelt, unused_settings
from bot.chat.errors import ConfigError
from bot.chat.platform import Platform
from bot.chat.plugin import PlatformSettings, Plugin, Setup, env_name
from bot.gathering.settings import GatheringSettings
from bot.platforms.registry import PLATFORMS
from briefings.composing.recipe import Order, Recipe
from briefings.meaning.minilm import MiniLM
from briefings.ranking.names import DEFAULT, NAMES

_FILE = ".env"
_Model = TypeVar("_Model", bound=BaseSettings)


class Settings(GatheringSettings):
    """The bot's own settings. `.env.example` and `docs/configuration.md` list the same ones."""

    model_config = SettingsConfigDict(env_file=_FILE, env_file_encoding="utf-8", extra="ignore")

    database_url: Annotated[SecretStr, AfterValidator(checks.check_database)] = Field(
        default=SecretStr("sqlite:///data/briefing.db"),
        description="the database: `sqlite:///FILE` or `postgresql://USER:PASSWORD@HOST/NAME`",
    )
    engine: Annotated[str, AfterValidator(checks.check_engine)] = Field(
        default=DEFAULT,
        description=f"how sentences are chosen: one of {', '.join(NAMES)}",
    )
    points: int = Field(
        default=5,
        ge=1,
        le=50,
        description="the maximum number of points in a brief, 1 to 50",
    )
    words: int = Field(
        default=0,
        ge=0,
        le=1_000_000,
        description="the maximum number of words in a brief; 0 for no limit",
    )
    order: Order = Field(
        default="importance",
        description="what comes first in a brief: `importance`, or `time` for the newest",
    )
    learn: bool = Field(
        default=False,
        description="whether votes (/good, /bad) change a topic's briefs",
    )
    meaning: Annotated[bool, AfterValidator(checks.check_meaning)] = Field(
        default=False,
        description="whether a language model compares meanings; needs `briefing-bot[meaning]`",
    )
    public_url: Annotated[str, AfterValidator(checks.check_public_url)] = Field(
        default="",
        description="the https address where platforms reach this bot; without one, the bot calls "
        "them",
    )
    listen: Annotated[str, AfterValidator(checks.check_listen)] = Field(
        default="127.0.0.1:8080",
        description="the address and port of the web server: webhooks, health checks, metrics; "
        "empty for none",
    )
    owners: Annotated[str, AfterValidator(checks.check_names)] = Field(
        default="",
        description="the people who run the bot, such as `telegram:123 slack:U012`, separated by "
        "spaces",
    )
    allowed_channels: Annotated[str, AfterValidator(checks.check_names)] = Field(
        default="",
        description="the channels the bot answers, such as `telegram:-100123 slack:C012 "
        "slack:T012` (T is a workspace); empty for everyone",
    )
    language: Annotated[str, AfterValidator(checks.check_language)] = Field(
        default="en",
        description="the language the bot speaks unless the platform or the user sets another",
    )
    timezone: Annotated[str, AfterValidator(checks.check_zone)] = Field(
        default="UTC",
        description="the operator's time zone, such as Europe/Berlin",
    )
    catch_up: float = Field(
        default=6.0,
        ge=0.1,
        le=168.0,
        allow_inf_nan=False,
        description="how many hours late a digest may arrive, up to 168; older ones are skipped, "
        "and the next one says so",
    )
    remember: int = Field(
        default=400,
        ge=35,
        le=100_000,
        description="how many days the bot remembers what it delivered; what it forgets may be "
        "sent again",
    )
    lease: float = Field(
        default=180.0,
        gt=0,
        le=86_400.0,
        allow_inf_nan=False,
        description="the seconds after which another bot on the same PostgreSQL takes over an "
        "unfinished request; more than the 30 s that a platform has to reply",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="WARNING",
        description="how much is logged to standard error: DEBUG, INFO, WARNING or ERROR",
    )
    log_format: Literal["text", "json"] = Field(
        default="text",
        description="the format of the log: `text`, or `json` for one object per line",
    )
    data_folder: Annotated[Path, AfterValidator(checks.check_folder)] = Field(
        default=Path("data"),
        description="where a PostgreSQL database is backed up before upgrades, and remembered",
    )

    _nested: Mapping[Plugin[Any], PlatformSettings] = PrivateAttr(default_factory=dict)

    @classmethod
    def load(cls, plugins: Sequence[Plugin[Any]]) -> "Settings":
        """Read the bot's settings and those of its platforms.

        Raises:
            ConfigError: one of them can't be used, or `.env` can't be read.
        """
        in_file = names_in(_FILE)
        nested = {plugin: _read(plugin.settings) for plugin in plugins}
        settings = _read(cls).with_platforms(nested)
        refuse_misspelt(in_file, settings.names)
        known = (*PLATFORMS, *plugins)
        _refuse_nobody("owners", settings.owners, {each.name: each.people for each in known})
        channels = {each.name: each.channels for each in known}
        _refuse_nobody("allowed_channels", settings.allowed_channels, channels)
        return settings

    @property
    def platforms(self) -> Sequence[Plugin[Any]]:
        """The platforms that are configured."""
        return [plugin for plugin, nested in self._nested.items() if nested.is_configured]

    def of(self, plugin: Plugin[Any]) -> PlatformSettings:
        """Return the settings of a platform."""
        return self._nested[plugin]

    def create(self, plugin: Plugin[Any]) -> Platform:
        """Create a platform.

        Raises:
            ConfigError: a setting that it needs is missing.
        """
        setup = Setup(database_url=self.database_url, public_url=self.public_url or None)
        return plugin.create(self.of(plugin), setup)

    def with_values(self, plugin: Plugin[Any], values: Mapping[str, str]) -> "Settings":
        """Return the settings with other values for a platform, by name in the environment."""
        nested = self.of(plugin)
        fields = {env_name(type(nested), name): name for name in type(nested).model_fields}
        update = {fields[name]: SecretStr(value) for name, value in values.items()}
        return self.with_platforms({**self._nested, plugin: nested.model_copy(update=update)})

    def with_platforms(self, nested: Mapping[Plugin[Any], PlatformSettings]) -> "Settings":
        """Return the settings with those of the platforms."""
        copy = self.model_copy()
        copy._nested = nested  # noqa: SLF001 - of its own class
        return copy

    @property
    def values(self) -> Mapping[str, object]:
        """Every setting, by its name in the environment; secrets are masked."""
        values = {name.upper(): getattr(self, name) for name in type(self).model_fields}
        for nested in self._nested.values():
            model = type(nested)
            values |= {env_name(model, name): getattr(nested, name) for name in model.model_fields}
        return values

    @property
    def secrets(self) -> Sequence[str]:
        """The values that must never be shown."""
        values = self.values.values()
        whole = [value.get_secret_value() for value in values if isinstance(value, SecretStr)]
        return [*whole, *self.passwords]

    @property
    def unused(self) -> Sequence[str]:
        """A line on each name that looks like a setting and sets nothing."""
        prefixes = [plugin.settings.model_config.get("env_prefix") for plugin in self._nested]
        in_file = names_in(_FILE)
        given = {name.upper() for name in os.environ} | in_file
        known = [prefix for prefix in prefixes if prefix]
        return unused_settings(given, in_file, self.names, known)

    @property
    def names(self) -> Collection[str]:
        """The names of all settings in the environment, also of platforms that aren't loaded."""
        models = [plugin.settings for plugin in PLATFORMS]
        others = {env_name(model, name) for model in models for name in model.model_fields}
        return self.values.keys() | others

    @property
    def recipe(self) -> Recipe:
        """How briefs are composed."""
        made = Recipe(engine=self.engine, points=self.points, order=self.order)
        return replace(made, words=self.words or None, meaning=MiniLM() if self.meaning else None)

    def otherwise(
        self, engine: str | None, points: int | None, words: int | None, order: Order | None
    ) -> "Settings":
        """Return the settings with other values."""
        given = {"engine": engine, "points": points, "words": words, "order": order}
        return self.model_copy(update={name: value for name, value in given.items() if value})

    @property
    def where(self) -> str:
        """The database's address, without user or password."""
        return checks.without_password(self.database_url.get_secret_value())


def load_settings(plugins: Sequence[Plugin[Any]] = PLATFORMS) -> Settings:
    """Read the settings.

    Raises:
        ConfigError: one of them can't be used, or `.env` can't be read.
    """
    return Settings.load(plugins)


def _read(model: type[_Model]) -> _Model:
    try:
        return model()
    except ValidationError as error:
        raise _refusal(model, error.errors()[0]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(_FILE, f"can't be read: {error}", "save it as UTF-8 text") from error


def _refusal(model: type[BaseSettings], problem: ErrorDetails) -> ConfigError:
    given = str(problem["loc"][0])
    fields = {env_name(model, name): field for name, field in model.model_fields.items()}
    name = given.upper() if given.upper() in fields else env_name(model, given)
    field = fields[name]
    value = "" if field.annotation is SecretStr else f": {problem['input']!r}"
    own = problem.get("ctx", {}).get("error")
    why = f" ({own})" if isinstance(own, ValueError) else ""
    return ConfigError(name, f"is not usable{value}{why}", f"it sets {field.description or ''}")


def _refuse_nobody(setting: str, names: str, patterns: Mapping[str, str]) -> None:
    """Refuse names of users or channels that are on no platform, or look like nobody's there.

    Args:
        setting: what they are given for.
        names: they, separated by spaces.
        patterns: what ids look like on each platform.

    Raises:
        ConfigError: one of them can be nobody.
    """
    for name in names.split():
        platform, _, id_ = name.partition(":")
        if not re.fullmatch(patterns.get(platform, "(?!)"), id_):
            description = str(Settings.model_fields[setting].description)
            raise ConfigError(
                setting.upper(), f"is not usable: {name!r} can be nobody", f"it sets {description}"
            )
