"""The settings: read from the environment and `.env`, checked before anything starts."""

from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.chat.errors import ConfigError
from briefings.composing.recipe import Order, Recipe
from briefings.ranking.engines import COVERAGE, NAMES


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
    telegram_token: SecretStr = Field(
        default=SecretStr(""),
        description="the token that @BotFather gives; without one the bot is not in Telegram",
    )
    telegram_api_url: str = Field(
        default="https://api.telegram.org/bot",
        description="where Telegram's Bot API is; another one for a server of your own",
    )
    telegram_file_url: str = Field(
        default="https://api.telegram.org/file/bot",
        description="where Telegram's files are; another one for a server of your own",
    )
    slack_bot_token: SecretStr = Field(
        default=SecretStr(""),
        description="the bot token (xoxb-…) of one Slack workspace; without it, and without a "
        "client id, the bot is not in Slack",
    )
    slack_app_token: SecretStr = Field(
        default=SecretStr(""),
        description="the app-level token (xapp-…) for Socket Mode, which needs no public address",
    )
    slack_signing_secret: SecretStr = Field(
        default=SecretStr(""),
        description="what Slack signs its calls with; needed with PUBLIC_URL",
    )
    slack_client_id: str = Field(
        default="",
        description="for many Slack workspaces: the app's client id; needs PUBLIC_URL",
    )
    slack_client_secret: SecretStr = Field(
        default=SecretStr(""),
        description="for many Slack workspaces: the app's client secret",
    )
    installations_key: SecretStr = Field(
        default=SecretStr(""),
        description="for many Slack workspaces: any long random text; their tokens are encrypted "
        "with it in the database",
    )
    slack_api_url: str = Field(
        default="https://slack.com/api/",
        description="where Slack's Web API is, also for Socket Mode",
    )
    public_url: str = Field(
        default="",
        description="the https address under which platforms reach this bot; without one the bot "
        "calls them",
    )
    listen: str = Field(
        default="127.0.0.1:8080",
        pattern=r"^.+:\d{1,5}$",
        description="the address and port that the web server listens on, behind your proxy",
    )
    owners: str = Field(
        default="",
        description="who runs the bot: such as `telegram:123 slack:U012`, with spaces between",
    )
    allowed_channels: str = Field(
        default="",
        description="whom the bot answers: such as `telegram:-100123 slack:C012 slack:T012` "
        "(T is a workspace); empty is everyone",
    )
    language: str = Field(
        default="en",
        description="the language that the bot speaks where no platform or person says another",
    )
    timezone: str = Field(
        default="UTC",
        description="the time zone of the people who run the bot, such as Europe/Berlin",
    )
    catch_up: float = Field(
        default=6.0,
        ge=0.1,
        le=168.0,
        description="how many hours late a digest may come, up to 168; older ones are left out, "
        "and the next one says so",
    )
    remember: int = Field(
        default=400,
        ge=35,
        description="how many days it is known what was delivered and what channels were told; "
        "what was told before may be told again",
    )
    lease: float = Field(
        default=180.0,
        gt=0,
        description="seconds after which another bot on the same PostgreSQL takes up what one "
        "left; longer than the 30 s that a platform has for a reply",
    )
    crash_at: str = Field(
        default="",
        description="for tests only: where the process kills itself, such as `sent:2`",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="WARNING",
        description="how much is logged on standard error: DEBUG, INFO, WARNING or ERROR",
    )
    log_format: Literal["text", "json"] = Field(
        default="text",
        description="how it is logged: `text`, or `json` for one object a line",
    )

    @field_validator("engine")
    @classmethod
    def _known(cls, engine: str) -> str:
        if engine not in NAMES:
            raise ValueError("no such engine")
        return engine

    @field_validator("timezone")
    @classmethod
    def _zone(cls, name: str) -> str:
        from zoneinfo import available_timezones  # noqa: PLC0415 - only where a zone is set

        if name not in available_timezones():
            raise ValueError("no such time zone")
        return name

    @field_validator("public_url")
    @classmethod
    def _secure(cls, url: str) -> str:
        if url and not url.startswith("https://"):
            raise ValueError("not https")
        return url.rstrip("/")

    @property
    def platforms(self) -> list[str]:
        """Where the bot talks: the platforms that there is a token for."""
        slack = self.slack_bot_token.get_secret_value() or self.slack_client_id
        given = {"telegram": self.telegram_token.get_secret_value(), "slack": slack}
        return [name for name, token in given.items() if token]

    @property
    def secrets(self) -> list[str]:
        """All that must never be seen."""
        values = (getattr(self, name) for name in type(self).model_fields)
        return [value.get_secret_value() for value in values if isinstance(value, SecretStr)]

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
    stated = Settings.model_fields[field]
    description = stated.description or ""
    given = "" if stated.annotation is SecretStr else f": {problem['input']!r}"
    return ConfigError(field.upper(), f"is not usable{given}", f"it sets {description}")
