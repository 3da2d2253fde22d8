"""Platforms' fakes with people in eight channels, alike for tests of what happens in both."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Protocol

from bot.chat.request import Channel
from tests.bots import slack_settings, telegram_settings
from tests.fakes.slack_api import SlackApi, slack_api
from tests.fakes.telegram_api import TelegramApi, telegram_api

CHANNELS = 8


class Place(Protocol):
    """A platform's fake with people in it."""

    name: str
    settings: Mapping[str, str]
    channels: Sequence[Channel]

    def fails(self, point: str) -> None:
        """Have go wrong what leads to a point."""
        ...

    def asks(self, topic: str = "energy") -> None:
        """Have someone in each channel ask for a brief."""
        ...

    def told(self) -> list[list[str]]:
        """Return the texts of each channel's messages, in order."""
        ...


class InTelegram:
    """Private chats on the fake Telegram."""

    name = "telegram"

    def __init__(self, telegram: TelegramApi) -> None:
        """Have so many people."""
        self.telegram = telegram
        self.settings: Mapping[str, str] = telegram_settings(telegram)
        self.channels: Sequence[Channel] = [
            Channel(platform="telegram", id=str(101 + n)) for n in range(CHANNELS)
        ]
        for each in self.channels:
            telegram.chat(int(each.id))
        self._moved: dict[str, str] = {}

    def fails(self, point: str) -> None:
        """Have go wrong what leads to a point."""
        match point:
            case "delayed" | "resumed":
                self.telegram.fail("sendMessage", "429", CHANNELS, retry_after=1)
            case "doubted" | "looked-up":
                self.telegram.fail("sendMessage", "half", CHANNELS)
            case "losing" | "lost":
                refused = "Forbidden: bot was blocked by the user"
                self.telegram.fail("sendMessage", "403", CHANNELS, description=refused)
            case "moving" | "moved":
                for each in self.channels:
                    self._moved[each.id] = f"-100{each.id}"
                    self.telegram.chat(int(each.id), "group")
                    self.telegram.moves(int(each.id), int(self._moved[each.id]))

    def asks(self, topic: str = "energy") -> None:
        """Have someone in each channel ask for a brief."""
        for each in self.channels:
            if not self._moved:
                self.telegram.says(int(each.id), f"/{topic}")

    def told(self) -> list[list[str]]:
        """Return the texts of each channel's messages, in order."""
        chats = [int(self._moved.get(each.id, each.id)) for each in self.channels]
        return [[shown.text for shown in self.telegram.posted(chat)] for chat in chats]


class InSlack:
    """Direct messages on the fake Slack."""

    name = "slack"

    def __init__(self, slack: SlackApi) -> None:
        """Have so many people."""
        self.slack = slack
        self.settings: Mapping[str, str] = slack_settings(slack)
        users = [slack.user(f"U{101 + n}") for n in range(CHANNELS)]
        self._users = users
        self.channels: Sequence[Channel] = [
            Channel(platform="slack", id=slack.dm(user), workspace="T1") for user in users
        ]

    def fails(self, point: str) -> None:
        """Have go wrong what leads to a point."""
        match point:
            case "delayed" | "resumed":
                self.slack.fail("chat.postMessage", CHANNELS, "ratelimited", retry_after=1)
            case "doubted" | "looked-up":
                self.slack.fail("chat.postMessage", CHANNELS, "half")
            case "losing" | "lost":
                self.slack.fail("chat.postMessage", CHANNELS, "channel_not_found")

    def asks(self, topic: str = "energy") -> None:
        """Have someone in each channel ask for a brief."""
        for user, each in zip(self._users, self.channels, strict=True):
            self.slack.says(user, each.id, topic)

    def told(self) -> list[list[str]]:
        """Return the texts of each channel's messages with their threads, in order."""
        every = []
        for each in self.channels:
            heads = self.slack.posted(each.id)
            texts = [
                [head.words, *(part.words for part in self.slack.posted(each.id, head.id))]
                for head in heads
            ]
            every.append([text for head in texts for text in head])
        return every


@contextmanager
def place(platform: str) -> Iterator[InTelegram | InSlack]:
    """Have a platform's fake for a while."""
    if platform == "telegram":
        with telegram_api() as telegram:
            yield InTelegram(telegram)
    else:
        with slack_api() as slack:
            yield InSlack(slack)
