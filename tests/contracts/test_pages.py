"""Where a message that is too long for one is cut: between points."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.message import Heading, Message, Paragraph, Quote, Said
from bot.chat.request import Channel, Request, User
from bot.platforms.slack.rendering import render as slack
from bot.platforms.slack.rendering.blocks import words_of
from bot.platforms.telegram import render as telegram
from tests.builders import an_article

_POINTS = st.lists(st.lists(st.integers(1, 900), min_size=1, max_size=3), min_size=1, max_size=12)
"""For each point the lengths of its quotations."""


def _request(platform: str) -> Request:
    channel = Channel(platform=platform, id="1")
    return Request(channel=channel, user=User(id="1"), text="/trade", place="group")


def _on_telegram(message: Message) -> list[str]:
    return [page.text for page in telegram.render(message, _request("telegram")).pages]


def _on_slack(message: Message) -> list[str]:
    messages = slack.render(message, _request("slack")).messages
    return ["\n".join(map(words_of, each["blocks"])) for each in messages]


PAGED = pytest.mark.parametrize("pages", [_on_telegram, _on_slack])


def _message(points: list[list[int]]) -> Message:
    """Return a brief whose quotations are called `n<number>:…;`, each of that many letters."""
    parts: list[Said] = [Heading(text="Trade")]
    number = 0
    for point in points:
        for place, length in enumerate(point):
            number += 1
            body = f"n{number}:{'é' * length};"
            excerpt = an_article(body).quote(0, len(body))
            parts.append(
                Quote(excerpt=excerpt, number=number, attribution="BBC", continues=place > 0)
            )
    return Message(parts=(*parts, Paragraph(text="From 3 articles")))


@PAGED
@settings(max_examples=60, deadline=None)
@given(points=_POINTS)
def test_no_point_is_parted(pages: Callable[[Message], list[str]], points: list[list[int]]) -> None:
    """What agrees with it and what differs is read with it; all of them are there, in order."""
    shown = pages(_message(points))

    number = 0
    for point in points:
        texts = [f"n{number + at}:{'é' * length};" for at, length in enumerate(point, start=1)]
        assert 1 == sum(all(text in page for text in texts) for page in shown)
        number += len(point)
    whole = "".join(shown)
    starts = [whole.index(f"n{each}:é") for each in range(1, number + 1)]
    assert sorted(starts) == starts


@PAGED
def test_a_heading_is_on_the_page_of_what_it_names(pages: Callable[[Message], list[str]]) -> None:
    """Not alone at the end of the page before."""
    body = "word " * 550
    excerpt = an_article(body).quote(0, len(body.strip()))
    quote = Quote(excerpt=excerpt, number=1, attribution="BBC")
    parts = [each for topic in range(8) for each in (Heading(text=f"T{topic}"), quote)]

    shown = pages(Message(parts=tuple(parts)))

    assert [page.count("T") for page in shown] == [page.count("BBC") for page in shown]


def test_a_quotation_longer_than_a_page_shares_no_page_with_the_next() -> None:
    """On Telegram, where it fills several."""
    long = "word " * 1_000
    quotes = [
        Quote(excerpt=an_article(body).quote(0, len(body)), number=n, attribution="BBC")
        for n, body in enumerate(("First.", long, "Last."), start=1)
    ]

    shown = _on_telegram(Message(parts=tuple(quotes)))

    assert ["First." in page for page in shown] == [True, False, False, False]
    assert ["Last." in page for page in shown] == [False, False, False, True]
