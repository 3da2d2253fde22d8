"""Someone who talks with the bot on each platform, alike for one script of conversation."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from io import StringIO
from typing import Any, Protocol, TextIO

from bot.chat.platform import Platform
from bot.chat.plugin import PlatformSettings, Plugin, Setup
from bot.chat.request import Channel
from bot.platforms.registry import PLATFORMS
from bot.platforms.terminal.adapter import LOCAL, Terminal
from tests.bots import slack_settings, telegram_settings
from tests.fakes.slack_api import SlackApi, slack_api
from tests.fakes.telegram_api import TelegramApi, telegram_api
from tests.jsonlines.plugin import JSON_LINES
from tests.jsonlines.server import Server, serving

_ADA = 101


class Counterpart(Protocol):
    """A person alone with the bot, and what may go wrong between them.

    What can't happen on a platform is not in `can`: to `press` a button, to `lose` a reply, to
    `leave`. `looks` is whether the bot can look up what it sent.
    """

    settings: Mapping[str, str]
    plugins: tuple[Plugin[Any], ...]
    channel: Channel
    can: frozenset[str]
    looks: bool

    def says(self, text: str) -> None:
        """Say something."""
        ...

    def presses(self, label: str) -> None:
        """Press a button under the last message."""
        ...

    def reads(self) -> str:
        """Return all that the bot wrote, in order."""
        ...

    def loses_a_reply(self) -> None:
        """Have the bot's next message come, but no reply to the bot."""
        ...

    def leaves(self) -> None:
        """Be reached no more."""
        ...


class InTelegram:
    """A private chat."""

    plugins = PLATFORMS
    channel = Channel(platform="telegram", id=str(_ADA))
    can = frozenset({"press", "lose", "leave"})
    looks = False

    def __init__(self, telegram: TelegramApi) -> None:
        """Talk on the fake."""
        self._telegram = telegram
        self.settings = telegram_settings(telegram)

    def says(self, text: str) -> None:
        """Write a message."""
        self._telegram.says(_ADA, text)

    def presses(self, label: str) -> None:
        """Press a button."""
        self._telegram.presses(self._telegram.posted(_ADA)[-1], label, user=_ADA)

    def reads(self) -> str:
        """Return the texts."""
        return "\n".join(shown.text for shown in self._telegram.posted(_ADA))

    def loses_a_reply(self) -> None:
        """Half a reply comes."""
        self._telegram.fail("sendMessage", "half")

    def leaves(self) -> None:
        """Block the bot."""
        refused = "Forbidden: bot was blocked by the user"
        self._telegram.fail("sendMessage", "403", description=refused)


class InSlack:
    """Direct messages."""

    plugins = PLATFORMS
    can = frozenset({"press", "lose", "leave"})
    looks = True

    def __init__(self, slack: SlackApi) -> None:
        """Talk on the fake."""
        self._slack = slack
        self._user = slack.user("U101")
        self._dm = slack.dm(self._user)
        self.channel = Channel(platform="slack", id=self._dm, workspace="T1")
        self.settings = slack_settings(slack)

    def says(self, text: str) -> None:
        """Write a message."""
        self._slack.says(self._user, self._dm, text)

    def presses(self, label: str) -> None:
        """Press a button."""
        self._slack.presses(self._slack.posted(self._dm)[-1], label, self._user)

    def reads(self) -> str:
        """Return the messages with their threads."""
        heads = self._slack.posted(self._dm)
        threads = [(head, *self._slack.posted(self._dm, head.id)) for head in heads]
        return "\n".join(part.words for thread in threads for part in thread)

    def loses_a_reply(self) -> None:
        """Half a reply comes."""
        self._slack.fail("chat.postMessage", 1, "half")

    def leaves(self) -> None:
        """Close the account."""
        self._slack.fail("chat.postMessage", 1, "user_disabled")


class InTerminal:
    """Two streams."""

    channel = LOCAL
    can = frozenset[str]()
    looks = False
    settings: Mapping[str, str] = {}

    def __init__(self, source: TextIO, typed: TextIO) -> None:
        """Type into `typed` what is read from `source`."""
        self._typed, self._shown = typed, StringIO()
        made = partial(Terminal, source, self._shown)
        self.plugins = (_only_here(made),)

    def says(self, text: str) -> None:
        """Type a line."""
        self._typed.write(f"{text}\n")
        self._typed.flush()

    def presses(self, label: str) -> None:
        """There is nothing to press."""

    def reads(self) -> str:
        """Return what was written."""
        return self._shown.getvalue()

    def loses_a_reply(self) -> None:
        """What is written is written."""

    def leaves(self) -> None:
        """End the input."""
        self._typed.close()


class InJsonLines:
    """The platform of a third party, with an id that means something elsewhere."""

    plugins = (*PLATFORMS, JSON_LINES)  # one line, and its own folder
    channel = Channel(platform="jsonlines", id="room 1/2: 50% é")
    can = frozenset({"press", "lose", "leave"})
    looks = True

    def __init__(self, server: Server) -> None:
        """Talk on the server."""
        self._server = server
        self.settings = {"JSONLINES_ADDRESS": server.address}

    def says(self, text: str) -> None:
        """Say something."""
        self._server.says(text=text)

    def presses(self, label: str) -> None:
        """Press a button."""
        self._server.says(press=self._server.buttons[label])

    def reads(self) -> str:
        """Return the texts, put together."""
        return "".join(self._server.texts)

    def loses_a_reply(self) -> None:
        """Have the line cut."""
        self._server.loses_a_reply()

    def leaves(self) -> None:
        """Leave."""
        self._server.leaves("ada left")


@contextmanager
def counterpart(platform: str) -> Iterator[Counterpart]:
    """Have someone to talk with on a platform for a while."""
    match platform:
        case "telegram":
            with telegram_api() as telegram:
                yield InTelegram(telegram)
        case "slack":
            with slack_api() as slack:
                yield InSlack(slack)
        case "terminal":
            ours, typed = os.pipe()
            with os.fdopen(ours) as source, os.fdopen(typed, "w") as sink:
                yield InTerminal(source, sink)
        case _:
            with serving(InJsonLines.channel.id) as server:
                yield InJsonLines(server)


class _Always(PlatformSettings):
    @property
    def is_configured(self) -> bool:
        return True


def _only_here(made: Callable[[], Platform]) -> Plugin[Any]:
    def create(_settings: _Always, _setup: Setup) -> Platform:
        return made()

    return Plugin(name="terminal", title="a terminal", settings=_Always, create=create)
