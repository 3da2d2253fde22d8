"""People in the fakes of Telegram and Slack, and what they see, as HTML."""

from collections.abc import Callable
from itertools import count
from time import monotonic, sleep
from typing import Protocol, TypeVar

from tests.fakes.slack_api import SlackApi
from tests.fakes.slack_world import Shown as SlackShown
from tests.fakes.telegram_api import TelegramApi
from tests.fakes.telegram_world import BOT
from tests.fakes.telegram_world import Shown as TelegramShown
from tests.pictures import slack_page, telegram_page
from tests.pictures.walks import Deed, Home, Press, Say, Search, Slash, Submit

_T = TypeVar("_T")
_QUIET = 0.25
_PEOPLE = count(100)
OWNERS = range(9_000, 9_900)
"""The numbers of those who are owners of the bot."""
_OWNERS = iter(OWNERS)


class Person(Protocol):
    """Somebody in a chat of their own."""

    def does(self, deed: Deed) -> str:
        """Do something; return what is seen of it and of what came of it, as HTML."""
        ...


class InTelegram:
    """A person in a private chat."""

    def __init__(self, telegram: TelegramApi, language: str, *, is_owner: bool = False) -> None:
        """Be new there, with an app in `language`."""
        self._telegram, self._language = telegram, language
        self._chat = next(_OWNERS if is_owner else _PEOPLE)
        telegram.chat(-self._chat, "supergroup")

    def does(self, deed: Deed) -> str:
        """Do something."""
        before = self._seen()
        match deed:
            case Say(text, in_group):
                chat = -self._chat if in_group else self._chat
                written = f"{text} @{BOT['username']}" if in_group else text
                user, language = self._chat, self._language
                self._telegram.says(chat, written, user=user, language=language)
                return telegram_page.own(written) + self._news(before)
            case Press(number):
                message = list(before.values())[-1]
                data = [b.data for row in message.buttons for b in row][number]
                self._telegram.sends(message, str(data), user=self._chat, language=self._language)
                return self._news(before)
            case Search(words):
                query = self._telegram.types(words, user=self._chat)
                found = self._telegram.eventually(lambda: self._telegram.found(query))
                return telegram_page.own(f"@our_bot {words}") + telegram_page.inline(found)
        raise TypeError(f"not done in Telegram: {deed}")

    def _seen(self) -> dict[int, TelegramShown]:
        chats = (self._chat, -self._chat)
        return {each.id: each for chat in chats for each in self._telegram.posted(chat)}

    def _news(self, before: dict[int, TelegramShown]) -> str:
        news = _settled(
            lambda: [each for each in self._seen().values() if before.get(each.id) != each]
        )
        return "".join(map(telegram_page.bubble, news))


class InSlack:
    """A person in direct messages with the app, and in a channel."""

    def __init__(self, slack: SlackApi, language: str, *, is_owner: bool = False) -> None:
        """Be new there, with an app in `language`."""
        self._slack = slack
        number = next(_OWNERS if is_owner else _PEOPLE)
        self._user = slack.user(f"U{number}", locale=language, is_admin=True)
        self._direct = slack.dm(self._user)
        self._channel = slack.channel(f"C{number}", member=True)

    def does(self, deed: Deed) -> str:
        """Do something."""
        before = self._seen()
        match deed:
            case Say(text, in_group):
                channel = self._channel if in_group else self._direct
                self._slack.says(self._user, channel, text, mention=in_group)
                written = f"@Briefing {text}" if in_group else text
                return slack_page.own(written) + self._news(before)
            case Press(number):
                message = list(before.values())[-1]
                self._slack.presses(message, message.labels[number], self._user)
                return self._news(before)
            case Slash(command, text):
                self._slack.slash(self._user, self._channel, command, text)
                return slack_page.own(f"{command} {text}") + self._news(before)
            case Submit(values):
                view = self._slack.view(self._user)
                if view is None:
                    raise LookupError("no form is open")
                self._slack.submits(view, dict(values))
                self._slack.eventually(lambda: self._slack.view(self._user) is None)
                return self._news(before)
            case Home():
                self._slack.opens_home(self._user)
                return self._news(before)
        raise TypeError(f"not done in Slack: {deed}")

    def _seen(self) -> dict[str, SlackShown]:
        places = (self._direct, self._channel)
        posted = [m for place in places for m in self._slack.posted(place)]
        threads = self._slack.replies((self._direct, self._channel))
        aside = [m for place in places for m in self._slack.ephemeral(place, self._user)]
        views = [self._slack.view(self._user), self._slack.home(self._user)]
        return {each.id: each for each in (*posted, *threads, *aside, *filter(None, views))}

    def _news(self, before: dict[str, SlackShown]) -> str:
        news = _settled(
            lambda: [each for each in self._seen().values() if before.get(each.id) != each]
        )
        return "".join(
            slack_page.message(each) if each.channel else slack_page.view(each) for each in news
        )


def _settled(what: Callable[[], list[_T]]) -> list[_T]:
    """Return what `what` returns, once there is something and it has not changed for a while."""
    until = monotonic() + 60
    found, since = what(), monotonic()
    while not found or monotonic() - since < _QUIET:
        if monotonic() > until:
            raise TimeoutError("nothing came of it")
        sleep(0.02)
        if (now := what()) != found:
            found, since = now, monotonic()
    return found
