"""The settings of Slack: tokens of one workspace, or a client id for many."""

from typing import Annotated, Final

from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import SettingsConfigDict

from bot.chat.checks import check_api_url, matching
from bot.chat.errors import ConfigError
from bot.chat.plugin import PlatformSettings, env_name

_BOT_TOKEN: Final = matching(r"(xoxb|xoxe\.xoxb)-[\w-]+", "a bot token, which begins with xoxb-")
_APP_TOKEN: Final = matching(r"xapp-[\w-]+", "an app-level token, which begins with xapp-")
_SECRET: Final = matching(r"[\w-]+", "a secret of Slack, which has letters and digits only")


class SlackSettings(PlatformSettings):
    """What the bot needs to be in Slack."""

    model_config = SettingsConfigDict(env_prefix="SLACK_")

    bot_token: Annotated[SecretStr, AfterValidator(_BOT_TOKEN)] = Field(
        default=SecretStr(""),
        description="the bot token (xoxb-…) of one Slack workspace; without it and without a "
        "client id, the bot is not in Slack",
    )
    app_token: Annotated[SecretStr, AfterValidator(_APP_TOKEN)] = Field(
        default=SecretStr(""),
        description="the app-level token (xapp-…) for Socket Mode, which needs no public address",
    )
    signing_secret: Annotated[SecretStr, AfterValidator(_SECRET)] = Field(
        default=SecretStr(""),
        description="the secret that Slack signs its calls with; needed with PUBLIC_URL",
    )
    client_id: str = Field(
        default="",
        pattern=r"^(\d+(\.\d+)?)?$",
        description="for several Slack workspaces: the app's client id; needs PUBLIC_URL",
    )
    client_secret: Annotated[SecretStr, AfterValidator(_SECRET)] = Field(
        default=SecretStr(""),
        description="for several Slack workspaces: the app's client secret",
    )
    installations_key: SecretStr = Field(
        default=SecretStr(""),
        validation_alias="INSTALLATIONS_KEY",
        description="for several Slack workspaces: any long random text, used to encrypt their "
        "tokens in the database",
    )
    command: str = Field(
        default="brief",
        pattern=r"^[a-z0-9_-]{1,31}$",
        description="the slash command that takes everything as its words, such as "
        "`/brief subscribe`; choose another where an app has `/brief` already, and write the "
        "manifest again",
    )
    api_url: Annotated[str, AfterValidator(check_api_url)] = Field(
        default="https://slack.com/api/",
        description="the address of Slack's Web API, also for Socket Mode",
    )

    @property
    def is_configured(self) -> bool:
        """Whether there is a token, or a client id."""
        return bool(self.bot_token.get_secret_value() or self.client_id)

    def require(self, name: str, remedy: str) -> str:
        """Return a setting that must be there.

        Raises:
            ConfigError: it is missing.
        """
        value = getattr(self, name)
        text = value.get_secret_value() if isinstance(value, SecretStr) else value
        return require(env_name(type(self), name), text, remedy)


def require(setting: str, value: str | None, remedy: str) -> str:
    """Return the value of a setting that must be there.

    Raises:
        ConfigError: it is missing.
    """
    if not value:
        raise ConfigError(setting, "is missing", remedy)
    return value
