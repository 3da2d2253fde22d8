"""The settings of Telegram."""

from typing import Annotated, Final

from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import SettingsConfigDict

from bot.chat.checks import check_api_url, matching
from bot.chat.plugin import PlatformSettings

_TOKEN: Final = matching(r"\d+:[\w-]+", "a token from @BotFather, such as 123456:ABC-DEF")


class TelegramSettings(PlatformSettings):
    """What the bot needs to be in Telegram."""

    model_config = SettingsConfigDict(env_prefix="TELEGRAM_")

    token: Annotated[SecretStr, AfterValidator(_TOKEN)] = Field(
        default=SecretStr(""),
        description="the token from @BotFather; without it, the bot is not in Telegram",
    )
    api_url: Annotated[str, AfterValidator(check_api_url)] = Field(
        default="https://api.telegram.org/bot",
        description="the address of Telegram's Bot API; change it for a server of your own",
    )
    file_url: Annotated[str, AfterValidator(check_api_url)] = Field(
        default="https://api.telegram.org/file/bot",
        description="the address of Telegram's files; change it for a server of your own",
    )

    @property
    def is_configured(self) -> bool:
        """Whether there is a token."""
        return bool(self.token.get_secret_value())
