"""Arabic, read in full: every answer runs from right to left, and what is Latin in it is apart."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.chat.message import Bullets, Heading, Message, Paragraph, Quote
from bot.chat.request import Channel, Request, User
from bot.commands.dispatch import answer
from bot.library.library import Library
from bot.wording.language.languages import speaking
from bot.wording.language.lists import join_and
from tests.builders import a_source, a_topic, an_article

ASKED = (
    "/start", "/help", "/about", "/topics", "/today", "/trade", "/brief steel", "/brief zebras",
    "/more", "/context 1", "/context", "/why", "/why 1", "/sources", "/sources trad",
    "/sources trade", "/verify", "/settings", "/language",
    "/subscribe trade 8:00 Berlin", "/subscriptions",
    "/status", "/pause 7d", "/quiet 22:00-07:00", "/timezone", "/mute trade 7d", "/tradde",
    "/digest",
)  # fmt: skip
_ISOLATED = re.compile("\u2068[^\u2069]*\u2069|`[^`]*`")


@pytest.fixture
def library(library: Library) -> Library:
    """Return a library with a topic and an article, whose words are Latin."""
    library.save_topic(a_topic("trade", terms=("trade", "tariff", "customs")))
    body = "Trade grew by a tenth. Steel is dear this Thursday."
    library.ingest([an_article(body, source=a_source("Trade Weekly"), url=None)])
    return library


@pytest.mark.parametrize("text", ASKED)
def test_every_line_runs_as_arabic_does(library: Library, text: str) -> None:
    """And outside isolates nothing is Latin, which could change sides."""
    for asked in dict.fromkeys(("/trade", text)):
        said = _answer(library, asked)

    for line in _lines(said):
        ours = _ISOLATED.sub("", line)
        strong = [unicodedata.bidirectional(letter) for letter in ours]
        assert "L" not in strong, line
        assert {"R", "AL"} & set(strong) or not ours.strip(" ()[]·:–،\u00a00123456789"), line


def test_a_list_of_latin_words_can_be_read() -> None:
    """The "and" is no part of a Latin word; times keep the usual list."""
    with speaking("ar"):
        assert "\u2068a\u2069، \u2068b\u2069 و\u00a0\u2068c\u2069" == join_and(["a", "b", "c"])
        assert "\u2068a\u2069 و\u00a0\u2068b\u2069" == join_and(["a", "b"])


def _answer(library: Library, text: str) -> Message:
    user = User(id="1", language="ar")
    channel, at = Channel(platform="telegram", id="1"), datetime(2026, 11, 22, tzinfo=UTC)
    return answer(library, Request(channel=channel, user=user, text=text, at=at))


def _lines(message: Message) -> Iterator[str]:
    for part in message.said:
        match part:
            case Heading(text=text) | Paragraph(text=text):
                yield text
            case Bullets(rows=rows):
                yield from (f"{term} – {said}" if said else term for term, said in rows)
            case Quote():
                yield from filter(None, (part.attribution, part.label, *part.notes))
