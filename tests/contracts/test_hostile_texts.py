"""A thousand texts that mean to be more than text, through both platforms and read back."""

import asyncio
from random import Random
from typing import Any

from pydantic import SecretStr

from bot.chat.message import Heading, Message, Paragraph, Quote
from bot.chat.request import Channel, Request, User
from bot.chat.visible import visible
from bot.platforms.telegram.adapter import TelegramPlatform
from bot.platforms.telegram.settings import TelegramSettings
from tests.builders import an_article
from tests.fakes.slack_api import slack_api
from tests.fakes.slack_bot import Bot
from tests.fakes.telegram_api import TelegramApi, telegram_api
from tests.fakes.telegram_rules import cut_out
from tests.hostile import HOSTILE_TEXTS
from tests.slack_shapes import nodes

_PIECES = (
    *(text for text in HOSTILE_TEXTS if len(text) < 200),
    "@everyone", "@admin", "/start", "/trade@our_bot", "#news", "$TSLA", "t.me/joinchat/x",
    "https://evil.example/?a=b&c=d", "mailto:a@b.example", "+49 30 1234567", "4111 1111 1111 1111",
    "<b>bold</b>", "[link](https://x.example)", "||spoiler||", "```", "<!here|x>", "<@W1>", "&lt;",
    "\u202eevil\u202c", "\u2067א\u2069", "\u200b\u200b", "\u2060", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\ufeff",
    "e\u0301\u0327", "مرحبا", "שלום", "中文，标点。", "\t", "\n", "\n\n", "...", "“”", "-- ", "\\",
)  # fmt: skip
"""Each is something on one of the platforms, or stands in its way."""


def _texts() -> list[str]:
    """Return a thousand, the same ones always: mostly short, some of 10,000 letters."""
    random = Random(4)  # noqa: S311 - to be the same, not to be secret
    made = []
    for number in range(1_000):
        wanted = 10_000 if number % 100 == 0 else random.randint(1, 300)
        text = ""
        while len(text) < wanted:
            text += random.choice(_PIECES) + random.choice(("", " ", " ", ". "))
        made.append(f"x{text[:wanted]}x")
    return made


def _message(text: str) -> Message:
    article = an_article(text, title=text, url="https://example.org/a?b=" + text[:50])
    quote = Quote(
        excerpt=article.quote(0, len(text)), number=1, attribution=text[:200], notes=(text[:100],)
    )
    return Message(parts=(Heading(text=text[:100]), quote, Paragraph(text="As of today.")))


def _quoted_in_telegram(telegram: TelegramApi, chat: int) -> str:
    return "".join(
        cut_out(shown.text, each["offset"], each["length"])
        for shown in telegram.posted(chat)
        for each in shown.entities
        if "blockquote" in each["type"]
    )


async def test_telegram_takes_a_thousand_hostile_texts_and_shows_them_as_they_are() -> None:
    """None is refused, each reads back letter for letter, and nothing in it can be tapped."""
    texts = _texts()
    with telegram_api() as telegram:
        platform = TelegramPlatform(
            TelegramSettings(token=SecretStr(telegram.token), api_url=telegram.api_url)
        )
        for number, text in enumerate(texts, start=1):
            telegram.chat(number)
            channel = Channel(platform="telegram", id=str(number))
            request = Request(channel=channel, user=User(id="1"), text="/trade")
            rendered = platform.render(_message(text), request)
            await platform.answer(request, rendered, asyncio.sleep)
        await platform.close()

        for number, text in enumerate(texts, start=1):
            assert visible(text) == _quoted_in_telegram(telegram, number)
            assert [] == [link for shown in telegram.posted(number) for link in shown.links]


def _quoted_in_slack(blocks: list[dict[str, Any]]) -> str:
    return "".join(
        element["text"]
        for quote in nodes(blocks, "rich_text_quote")
        for element in quote["elements"]
        if "style" not in element
    ).removeprefix("“").removesuffix("”")  # fmt: skip


async def test_slack_takes_a_thousand_hostile_texts_and_shows_them_as_they_are() -> None:
    """None is refused, each reads back letter for letter, and no mention or date is made of it."""
    texts = _texts()
    special = ("user", "usergroup", "channel", "broadcast", "emoji", "date", "team")
    with slack_api() as slack:
        bot = Bot(slack)
        for number, text in enumerate(texts):
            channel = slack.channel(f"C{1000 + number}", member=True)
            where = Channel(platform="slack", id=channel, workspace="T1")
            request = Request(
                channel=where, user=User(id="U1"), text="/trade", place="group", key=f"k{number}"
            )
            await bot.answer(request, _message(text))
            head = slack.posted(channel)[0]
            shown = [head, *slack.posted(channel, head.id)]
            blocks = [block for each in shown for block in each.blocks]
            assert visible(text) == _quoted_in_slack(blocks)
            assert [] == [node for kind in special for node in nodes(blocks, kind)]
            assert not any("<" in each.text for each in shown)
        await bot.platform.close()
        await asyncio.sleep(0)
