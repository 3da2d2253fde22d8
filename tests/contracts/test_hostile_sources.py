"""Hostile words brought in through feeds and files come out as text, on every way out."""

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from html import escape, unescape
from io import BytesIO
from typing import Final
from unicodedata import category

import pytest
from docx import Document
from markdown_it import MarkdownIt
from pydantic import SecretStr

from bot.chat.message import Heading, Message, Paragraph
from bot.chat.request import Channel, Request, User
from bot.chat.visible import visible
from bot.exports.brief_json import brief_json
from bot.exports.markdown import markdown
from bot.library.passages import passage
from bot.platforms.telegram.adapter import TelegramPlatform
from bot.platforms.telegram.settings import TelegramSettings
from bot.platforms.terminal.render import plain
from bot.wording.briefs import brief_message, on_article
from briefings.model import Article, Brief, Point
from briefings.reading.feeds.entry import Entry
from briefings.reading.feeds.read import read_source
from briefings.reading.formats import read_bytes
from briefings.reading.metadata import Place
from tests.builders import AT, a_brief
from tests.fakes.slack_api import slack_api
from tests.fakes.slack_bot import Bot
from tests.fakes.telegram_api import telegram_api
from tests.feeds import PLACE, atom, rss
from tests.hostile_words import HOSTILE_ADDRESSES, HOSTILE_WORDS
from tests.packages import book, open_text
from tests.slack_shapes import nodes

ADDRESS: Final = "https://post.example/1?q="


def _said(words: str) -> str:
    return f"The harbour {words} is open again, the ministry said."


def _rss(words: str, address: str) -> bytes:
    shown = escape(escape(_said(words)))
    named = escape(words)
    return rss(
        f"<item><title>{escape(named)}</title><link>{escape(address)}</link><guid>{named}</guid>"
        f"<dc:creator>{named}</dc:creator><description>{shown}</description></item>",
        f"<title>{named}</title>",
    ).encode()


def _atom(words: str, address: str) -> bytes:
    named = escape(words)
    return atom(
        f"<entry><title>{named}</title><id>1</id><link href='{escape(address)}'/><author><name>"
        f"{named}</name></author><content type='text'>{escape(_said(words))}</content></entry>",
        f"<title>{named}</title>",
    ).encode()


def _json_feed(words: str, address: str) -> bytes:
    item = {"id": words, "url": address, "title": words, "content_text": _said(words)}
    version = "https://jsonfeed.org/version/1.1"
    return json.dumps({"version": version, "title": words, "items": [item]}).encode()


def _record(words: str, address: str) -> bytes:
    stated = {"title": words, "source": words, "author": words, "url": address}
    return json.dumps([stated | {"text": _said(words), "content_html": ""}]).encode()


def _table(words: str, address: str) -> bytes:
    cells = (each.replace('"', '""') for each in (words, words, address, _said(words)))
    return ("title,source,url,text\n" + ",".join(f'"{cell}"' for cell in cells)).encode()


def _word(words: str, _: str) -> bytes:
    document, raw = Document(), BytesIO()
    document.core_properties.title = document.core_properties.author = words[:200]
    document.add_paragraph(_said(words))
    document.save(raw)
    return raw.getvalue()


def _open_text(words: str, _: str) -> bytes:
    named = escape(words)
    return open_text(
        f"<text:p>{escape(_said(words))}</text:p>",
        f"<dc:title>{named}</dc:title><meta:initial-creator>{named}</meta:initial-creator>",
    )


def _book(words: str, _: str) -> bytes:
    named = escape(words)
    return book(
        [f"<body><h1>{named}</h1><p>{escape(_said(words))}</p></body>"],
        f"<dc:title>{named}</dc:title><dc:publisher>{named}</dc:publisher>",
    )


MORE_THAN_TEXT: Final = frozenset(
    ("html_block", "html_inline", "image", "fence", "code_block", "code_inline")
)
FEEDS: Final = (_rss, _atom, _json_feed)
FILES: Final[Mapping[str, Callable[[str, str], bytes]]] = {
    "a.json": _record,
    "a.csv": _table,
    "a.docx": _word,
    "a.odt": _open_text,
    "a.epub": _book,
}


def _carriers(number: int) -> Sequence[str | Callable[[str, str], bytes]]:
    """Return the feeds, and of the kinds of files two in turn: making those takes long."""
    files = tuple(FILES)
    return (*FEEDS, *(files[(2 * number + each) % len(files)] for each in range(2)))


def _read(
    carrier: str | Callable[[str, str], bytes], words: str, address: str
) -> Iterator[Article]:
    """Yield the articles that words come in with."""
    if isinstance(carrier, str):
        place = Place(file=carrier, origin=f"/{carrier}", at=AT)
        found = read_bytes(FILES[carrier](words, address), place)
    else:
        entries = read_source(carrier(words, address), PLACE)
        found = (each.article for each in entries if isinstance(each, Entry))
    yield from (each for each in found if isinstance(each, Article))


def _bare(text: str) -> str:
    """Return a text without the space between its words, which formats have in their own ways."""
    return "".join(text.split())


@pytest.mark.parametrize("number", range(len(HOSTILE_WORDS)))
def test_they_are_read_letter_for_letter(number: int) -> None:
    """Through every kind of feed and file, as the words of a sentence; none is read as a command.

    What HTML writes as an entity twice over is a letter, and no tag. A record's text is read as
    HTML where it has tags, as exports don't say which it is: then they are gone.
    """
    words, carriers = HOSTILE_WORDS[number], _carriers(number)
    found = [each for by in carriers for each in _read(by, words, ADDRESS + words)]

    assert len(carriers) == len(found)
    for article in found:
        body = _bare(article.body)
        may_be_markup = str(article.file).startswith(("a.json", "a.csv"))
        assert (
            _bare(words) in body
            or _bare(unescape(words)) in body
            or (may_be_markup and not set("<>").issubset(body))
        )
        assert article.url is None or article.url.startswith("https://post.example/")


@pytest.mark.parametrize("address", HOSTILE_ADDRESSES)
def test_an_address_that_is_none_leads_nowhere(address: str) -> None:
    """Only one of the web is kept, and nobody's password in it is shown."""
    found = [each for by in (*FEEDS, "a.json", "a.csv") for each in _read(by, "mole", address)]
    for article in found:
        assert article.url is None or article.url.startswith(("https://", "http://"))
        shown = markdown(_message(article))
        assert "secret" not in shown + plain(_message(article)) + brief_json(_brief(article))
        links = [
            str(token.attrs["href"])
            for block in MarkdownIt("commonmark").parse(shown)
            for token in block.children or ()
            if token.type == "link_open"
        ]
        assert all(link.startswith(("https://", "http://")) for link in links)


def _brief(article: Article) -> Brief:
    return a_brief(points=(Point(lead=article.quote(0, len(article.body))),))


def _message(article: Article) -> Message:
    """Return what a chat would be sent: the title on top, then the brief."""
    brief = _brief(article)
    shown = brief_message(brief, (passage(article, brief.points[0].lead, 1),))
    cited = Paragraph(text=on_article(brief.points[0].lead.citation))
    return Message(parts=(Heading(text=article.title or ""), cited, *shown.said))


@cache
def _articles() -> Sequence[Article]:
    """Return an article for each of the words, of one carrier after the other."""
    carriers = (*FEEDS, *FILES)
    found = (
        _read(carriers[number % len(carriers)], words, ADDRESS + words)
        for number, words in enumerate(HOSTILE_WORDS)
    )
    return [next(each) for each in found]


def test_in_a_terminal_they_steer_nothing() -> None:
    """No escape sequence, no control character and no turned line reaches it."""
    for article in _articles():
        shown = plain(_message(article))
        assert _bare(visible(article.body)) in _bare(shown)
        assert not [sign for sign in shown if category(sign) == "Cc" and sign not in "\n\t"]
        assert not set("\u202a\u202b\u202d\u202e").intersection(shown)


def test_in_markdown_they_are_text() -> None:
    """Read by a parser, they are the same words: no HTML, no picture, no link but the address."""
    for article in _articles():
        tokens = [
            token
            for block in MarkdownIt("commonmark").parse(markdown(_message(article)))
            for token in (block, *(block.children or ()))
        ]
        kinds = {token.type for token in tokens}
        assert not kinds & {
            "html_block",
            "html_inline",
            "image",
            "fence",
            "code_block",
            "code_inline",
        }
        links = {str(token.attrs["href"]) for token in tokens if token.type == "link_open"}
        assert all(link.startswith("https://post.example/") for link in links)
        text = "".join(token.content for token in tokens if token.type == "text")
        assert _bare(visible(article.body)) in _bare(text)


def test_in_json_they_are_the_quotation() -> None:
    """Byte for byte what is stored."""
    for article in _articles():
        read = json.loads(brief_json(_brief(article)))
        assert article.body == read["points"][0]["lead"]["text"]
        assert article.title == read["citations"][0]["title"]


async def test_in_telegram_nothing_of_them_can_be_tapped() -> None:
    """None is refused, and each reads back letter for letter."""
    articles = _articles()
    with telegram_api() as telegram:
        platform = TelegramPlatform(
            TelegramSettings(token=SecretStr(telegram.token), api_url=telegram.api_url)
        )
        for number, article in enumerate(articles, start=1):
            telegram.chat(number)
            channel = Channel(platform="telegram", id=str(number))
            request = Request(channel=channel, user=User(id="1"), text="/trade")
            rendered = platform.render(_message(article), request)
            await platform.answer(request, rendered, asyncio.sleep)
        await platform.close()

        for number, article in enumerate(articles, start=1):
            posted = telegram.posted(number)
            assert _bare(visible(article.body)) in _bare("".join(each.text for each in posted))
            assert [] == [link for each in posted for link in each.links if _is_foreign(link)]


async def test_in_slack_they_are_neither_mentions_nor_links() -> None:
    """None is refused, and each reads back letter for letter."""
    special = ("user", "usergroup", "channel", "broadcast", "emoji", "date", "team")
    with slack_api() as slack:
        bot = Bot(slack)
        for number, article in enumerate(_articles()):
            channel = slack.channel(f"C{1000 + number}", member=True)
            where = Channel(platform="slack", id=channel, workspace="T1")
            request = Request(
                channel=where, user=User(id="U1"), text="/trade", place="group", key=f"k{number}"
            )
            await bot.answer(request, _message(article))
            head = slack.posted(channel)[0]
            shown = [head, *slack.posted(channel, head.id)]
            blocks = [block for each in shown for block in each.blocks]
            text = "".join(node["text"] for node in nodes(blocks, "text"))
            assert _bare(visible(article.body)) in _bare(text)
            assert [] == [node for kind in special for node in nodes(blocks, kind)]
            links = {node["url"] for node in nodes(blocks, "link")}
            assert all(link.startswith("https://post.example/") for link in links)
        await bot.platform.close()
        await asyncio.sleep(0)


def _is_foreign(link: str) -> bool:
    """Say whether a link is none of the bot's own commands, which it offers below a brief."""
    return not link.startswith("/")
