"""Every renderer, read back as a person or a platform would read what it makes."""

import re
from html import unescape
from typing import Any, Protocol

from markdown_it import MarkdownIt

from bot.chat.message import Message
from bot.chat.request import Channel, Request, User
from bot.chat.visible import visible
from bot.exports.markdown import markdown
from bot.platforms.slack.rendering import render as slack
from bot.platforms.slack.rendering.blocks import words_of
from bot.platforms.telegram import render as telegram
from bot.platforms.terminal.render import plain
from tests.fakes.telegram_rules import checked_keyboard, checked_text, cut_out, links_in
from tests.jsonlines.adapter import LONGEST, JsonLines
from tests.slack_shapes import blocks, check, nodes, quoted

_OURS = re.compile("/[a-z0-9_]+")
_TAGS = re.compile(r"<[^>]+>")
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066\u2067]")


def _asked(platform: str) -> Request:
    channel = Channel(platform=platform, id="1")
    return Request(channel=channel, user=User(id="1"), text="/trade", place="group")


class Renderer(Protocol):
    """How a place shows a message."""

    def reads(self, message: Message) -> str:
        """Return all that is read, in order."""
        ...

    def quotes(self, message: Message) -> str:
        """Return all that is shown as quoted, in order."""
        ...

    def spells(self, text: str) -> str:
        """Return how the place writes a text that it shows letter for letter."""
        ...

    def live(self, message: Message) -> list[str]:
        """Return what is more than words: links, mentions, commands, tags, escape sequences."""
        ...

    def check(self, message: Message) -> None:
        """Fail where the place would refuse it."""
        ...


class OnTelegram:
    """Pages with entities."""

    def reads(self, message: Message) -> str:
        """Return the pages."""
        return "\n".join(page.text for page in self._pages(message))

    def quotes(self, message: Message) -> str:
        """Return the block quotations."""
        return "".join(
            cut_out(page.text, each.offset, each.length)
            for page in self._pages(message)
            for each in page.entities
            if each.type.endswith("blockquote")
        )

    def spells(self, text: str) -> str:
        """Return it as it can be seen."""
        return visible(text)

    def live(self, message: Message) -> list[str]:
        """Return what can be tapped but for commands, which our own words may name."""
        links = [
            link
            for page in self._pages(message)
            for link in links_in(page.text, self._entities(page))
        ]
        return [link for link in links if not _OURS.fullmatch(link)]

    def check(self, message: Message) -> None:
        """Have Telegram's rules look at it."""
        rendered = telegram.render(message, _asked("telegram"))
        for page in rendered.pages:
            kept = checked_text({"text": page.text, "entities": self._entities(page)})
            assert len(kept["entities"]) == len(page.entities)
        rows = [
            [{"text": key.label, "callback_data": key.data} for key in row if key.data]
            for row in rendered.keyboard
        ]
        checked_keyboard({"inline_keyboard": rows})

    @staticmethod
    def _pages(message: Message) -> Any:  # noqa: ANN401 - of one kind
        return telegram.render(message, _asked("telegram")).pages

    @staticmethod
    def _entities(page: Any) -> list[dict[str, Any]]:  # noqa: ANN401
        return [
            {"type": each.type, "offset": each.offset, "length": each.length, "url": each.url}
            for each in page.entities
        ]


class OnSlack:
    """Blocks, with text beside them."""

    def reads(self, message: Message) -> str:
        """Return the words of the blocks."""
        return "\n".join(map(words_of, blocks(self._rendered(message))))

    def quotes(self, message: Message) -> str:
        """Return the quotations."""
        return "".join(quoted(self._rendered(message)))

    def spells(self, text: str) -> str:
        """Return it as it can be seen."""
        return visible(text)

    def live(self, message: Message) -> list[str]:
        """Return what Slack would parse: elements of a kind, or marks in what is mrkdwn."""
        rendered = self._rendered(message)
        kinds = ("user", "usergroup", "channel", "broadcast", "emoji", "date", "mrkdwn")
        found = [str(node) for kind in kinds for node in nodes(blocks(rendered), kind)]
        found += [str(node) for node in nodes(blocks(rendered), "plain_text") if node["emoji"]]
        return found + [each["text"] for each in rendered.messages if set(each["text"]) & set("<>")]

    def check(self, message: Message) -> None:
        """Have Slack's own library look at it."""
        check(self._rendered(message))

    @staticmethod
    def _rendered(message: Message) -> slack.SlackRendered:
        return slack.render(message, _asked("slack"))


class InTerminal:
    """Lines of text."""

    def reads(self, message: Message) -> str:
        """Return the lines."""
        return plain(message)

    def quotes(self, message: Message) -> str:
        """Return all: quotations stand between marks."""
        return plain(message)

    def spells(self, text: str) -> str:
        """Return it as it can be seen."""
        return f"“{visible(text)}”"

    def live(self, message: Message) -> list[str]:
        """Return what would steer a terminal."""
        return _STEERING.findall(plain(message))

    def check(self, message: Message) -> None:
        """Encode it."""
        plain(message).encode()


class OnJsonLines:
    """Texts of the third party's platform."""

    def reads(self, message: Message) -> str:
        """Return the texts, put together."""
        return "".join(self._texts(message))

    def quotes(self, message: Message) -> str:
        """Return all: quotations stand between marks."""
        return self.reads(message)

    def spells(self, text: str) -> str:
        """Return it as it can be seen."""
        return f"“{visible(text)}”"

    def live(self, message: Message) -> list[str]:
        """Return what would steer a terminal."""
        return _STEERING.findall(self.reads(message))

    def check(self, message: Message) -> None:
        """Measure it."""
        assert all(0 < len(text) <= LONGEST for text in self._texts(message))

    @staticmethod
    def _texts(message: Message) -> tuple[str, ...]:
        return JsonLines("", 0).render(message, _asked("jsonlines")).texts


class InMarkdown:
    """HTML, as a reader of Markdown makes it."""

    def reads(self, message: Message) -> str:
        """Return the words of the HTML."""
        return " ".join(unescape(_TAGS.sub(" ", self._html(message))).split())

    def quotes(self, message: Message) -> str:
        """Return all: quotations stand between marks."""
        return self.reads(message)

    def spells(self, text: str) -> str:
        """Return it as it can be seen, white space as HTML has it."""
        return " ".join(f"“{visible(text)}”".split())

    def live(self, message: Message) -> list[str]:
        """Return tags that are not of the message's own structure."""
        own = {"p", "blockquote", "h2", "ul", "li", "strong", "br"}
        tags = _TAGS.findall(self._html(message))
        return [tag for tag in tags if tag.strip("</ >") not in own]

    def check(self, message: Message) -> None:
        """Encode it."""
        markdown(message).encode()

    @staticmethod
    def _html(message: Message) -> str:
        return str(MarkdownIt().enable(["table", "strikethrough"]).render(markdown(message)))


RENDERERS: dict[str, Renderer] = {
    "telegram": OnTelegram(),
    "slack": OnSlack(),
    "terminal": InTerminal(),
    "markdown": InMarkdown(),
    "jsonlines": OnJsonLines(),
}
