"""The settings: read from the environment and `.env`, checked before anything starts."""

from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import ConfigError
from briefings.choosing.engines import COVERAGE, NAMES
from briefings.choosing.recipe import Order, Recipe


class Settings(BaseSettings):
    """Every setting there is. `.env.example` and `docs/configuration.md` list the same ones."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore")

    database_url: SecretStr = Field(
        default=SecretStr("sqlite:///data/briefing.db"),
        description="where articles and briefs are kept: `sqlite:///FILE`, "
        "or `postgresql://USER:PASSWORD@HOST/NAME`",
    )
    engine: str = Field(
        default=COVERAGE,
        description=f"how sentences are chosen: one of {', '.join(NAMES)}",
    )
    points: int = Field(
        default=5,
        ge=1,
        le=50,
        description="how many points a brief has at most, 1 to 50",
    )
    words: int = Field(
        default=0,
        ge=0,
        description="how many words its points have at most together; 0 is without limit",
    )
    order: Order = Field(
        default="importance",
        description="what comes first in a brief: `importance`, or `time` for the newest",
    )
    learn: bool = Field(
        default=False,
        description="whether votes (/good, /bad) change a topic's briefs",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="WARNING",
        description="how much is logged on standard error: DEBUG, INFO, WARNING or ERROR",
    )

    @field_validator("engine")
    @classmethod
    def _known(cls, engine: str) -> str:
        if engine not in NAMES:
            raise ValueError("no such engine")
        return engine

    @property
    def recipe(self) -> Recipe:
        """How briefs are made."""
        return Recipe(
            engine=self.engine, points=self.points, words=self.words or None, order=self.order
        )

    def otherwise(
        self, engine: str | None, points: int | None, words: int | None, order: Order | None
    ) -> "Settings":
        """Return the settings with what is given in place of what they say."""
        given = {"engine": engine, "points": points, "words": words, "order": order}
        return self.model_copy(update={name: value for name, value in given.items() if value})

    @property
    def where(self) -> str:
        """The database as a person may see it: without user or password."""
        return without_password(self.database_url.get_secret_value())


def without_password(url: str) -> str:
    """Return a database's address without whatever stands before its host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "DATABASE_URL"
    if not parts.netloc:
        is_file = parts.scheme.startswith("sqlite") or not (parts.scheme or "@" in url)
        return url if is_file else "DATABASE_URL"
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def load_settings() -> Settings:
    """Read the settings.

    Raises:
        ConfigError: one of them can't be used, or `.env` can't be read.
    """
    try:
        return Settings()
    except ValidationError as error:
        raise _refusal(error.errors()[0]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(".env", f"can't be read: {error}", "save it as UTF-8 text") from error


def _refusal(problem: ErrorDetails) -> ConfigError:
    field = str(problem["loc"][0])
    description = Settings.model_fields[field].description or ""
    given = "" if field == "database_url" else f": {problem['input']!r}"
    return ConfigError(field.upper(), f"is not usable{given}", f"it sets {description}")
