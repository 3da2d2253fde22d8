"""What a user wrote is echoed inert: nothing in it can be tapped, pings anybody or is a format."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.chat.message import Message
from bot.chat.request import Channel, Request, User
from bot.commands.dispatch import answer
from bot.commands.table import NAMES
from bot.library.library import Library
from bot.platforms.telegram.render import render
from bot.wording import chat
from briefings.composing.recipe import Recipe
from storage.opening import open_store
from tests.builders import AT, a_topic
from tests.fakes.telegram_rules import links_in
from tests.renderers import RENDERERS

LIVE = (
    "/evil", "/evil_1@other_bot", "/_evil", "@evil_ann", "@_evil", "#evil", "#_evil1", "$EVIL",
    "²#evil", "#\u0dcfක", "½$EVIL", "$1INCH", "t.me/evil", "evil.example", "evil.news/x?y#z", "https://evil.example/?a=b",
    "tg://resolve?domain=evil", "ton://evil", "ftp://evil.example", "evil@mail.example",
    "mailto:evil@mail.example", "1.2.3.4", "пример.рф", "भारत.भारत", "👍.ws", "例子.中国",
    "+49 30 1234567", "+1 (212) 555-0123", "4111 1111 1111 1111", "4111-1111-1111-1111",
    "<!channel>", "<!here|x>", "<@U123>", "<#C1|general>", "<!subteam^S1>", "<!date^1^{date}|x>",
    "<https://evil.example|click>", "*evil*", "_evil_", "~evil~", "`evil`", "```evil```", ":x:",
    "&lt;!channel&gt;", "<b>evil</b>", "[evil](https://evil.example)", "||evil||", "\x1b[31mevil",
    "\u202e/evil", "\u2066@evil_ann\u2069",
)  # fmt: skip
SHAPES = ("{0}", "about {0} now", "“{0}”", "({0}).", "{0} {0}", "x {0}, y", "{0}!", "'{0}'")
ECHOING = (
    "/mute", "/unmute", "/sources", "/votes", "/language", "/timezone", "/pause", "/subscribe",
    "/digest 7", "/context", "/unsubscribe", "",
)  # fmt: skip


@pytest.fixture(scope="module")
def library(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library with one topic and a subscription to it."""
    file = tmp_path_factory.mktemp("echoes") / "store.db"
    file.write_bytes(empty_store.read_bytes())
    with closing(open_store(f"sqlite:///{file}")) as store:
        library = Library(store, Recipe(), reserved=NAMES, learn=True)
        library.save_topic(a_topic())
        _ask(library, "/subscribe trade 07:30 Europe/Kyiv")
        yield library


def _ask(library: Library, text: str, language: str = "en") -> Message:
    channel, user = Channel(platform="telegram", id="5"), User(id="1", language=language)
    return answer(library, Request(channel=channel, user=user, text=text, role="owner", at=AT))


def _echoes(library: Library) -> Iterator[tuple[str, Message]]:
    words = [shape.format(live) for live in LIVE for shape in SHAPES]
    for number, text in enumerate(words):
        for command in ECHOING[number % 2 :: 2]:
            language = ("en", "ar", "zh", "de")[number % 4]
            yield text, _ask(library, f"{command} {text}".strip(), language)
        yield text, chat.interrupted_answer(text)
        yield text, chat.not_here(text)


def _live(message: Message, text: str) -> list[str]:
    """Return what can be tapped in Telegram, without the commands of our own words."""
    request = Request(channel=Channel(platform="telegram", id="5"), user=User(id="1"), text=text)
    found = []
    for page in render(message, request).pages:
        entities = [
            {"type": each.type, "offset": each.offset, "length": each.length}
            for each in page.entities
        ]
        found += links_in(page.text, entities)
    return [link for link in found if not _is_ours(link)]


def _is_ours(link: str) -> bool:
    return link.removeprefix("/").replace("_", "-") in NAMES | {"trade"}


def test_nothing_that_a_user_wrote_is_live_where_it_is_echoed(library: Library) -> None:
    """In thousands of echoes, in Telegram as tdlib finds links, in Slack as it parses text."""
    echoed, live = 0, []
    for text, message in _echoes(library):
        echoed += 1
        live += [(text, link) for link in _live(message, text)]
        live += [(text, link) for link in RENDERERS["slack"].live(message)]
        live += [(text, link) for link in RENDERERS["terminal"].live(message)]

    assert [] == live
    assert echoed >= 1_810
