"""The settings: read from the environment and `.env`, checked before anything starts."""

from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import ConfigError
from briefings.choosing.engines import NAMES


class Settings(BaseSettings):
    """Every setting there is. `.env.example` and `docs/configuration.md` list the same ones."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore")

    database_url: SecretStr = Field(
        default=SecretStr("sqlite:///data/briefing.db"),
        description="where articles and briefs are kept: `sqlite:///FILE`, "
        "or `postgresql://USER:PASSWORD@HOST/NAME`",
    )
    engine: str = Field(
        default="lexrank",
        description=f"how sentences are ranked: one of {', '.join(NAMES)}",
    )
    points: int = Field(
        default=5,
        ge=1,
        le=50,
        description="how many points a brief has at most, 1 to 50",
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
