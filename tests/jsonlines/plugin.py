"""A platform of a third party: JSON lines over a TCP socket. It registers itself so."""

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from bot.chat.platform import Platform
from bot.chat.plugin import PlatformSettings, Plugin, Setup
from tests.jsonlines.adapter import JsonLines


class JsonLinesSettings(PlatformSettings):
    """What the bot needs to talk there."""

    model_config = SettingsConfigDict(env_prefix="JSONLINES_")

    address: str = Field(default="", description="host and port of the server")

    @property
    def is_configured(self) -> bool:
        """Whether there is an address."""
        return bool(self.address)


def _create(settings: JsonLinesSettings, _setup: Setup) -> Platform:
    host, _, port = settings.address.rpartition(":")
    return JsonLines(host, int(port))


JSON_LINES = Plugin(
    name="jsonlines", title="JSON lines", settings=JsonLinesSettings, create=_create
)
