"""Who says so, under a quotation in Slack."""

from typing import Any

import pytest

from bot.chat.message import Message, Part, Quote
from bot.chat.request import Channel, Request, User
from bot.platforms.slack.rendering.render import SlackRendered, render
from tests.builders import an_article
from tests.slack_shapes import blocks, check, nodes

BODY = "Trade grew by a tenth."
ASKED = Request(
    channel=Channel(platform="slack", id="C1"), user=User(id="U1"), text="/trade", place="group"
)


def _quote(**changes: Any) -> Quote:  # noqa: ANN401 - any field
    article = an_article(BODY, url="https://example.org/a")
    said = {"excerpt": article.quote(0, len(BODY)), "number": 1, "attribution": "Reuters · 9 May"}
    return Quote(**said | changes)


def _rendered(*parts: Part) -> SlackRendered:
    rendered = render(Message(parts=parts), ASKED)
    check(rendered)
    return rendered


def test_it_is_small_text_with_a_link_that_opens_at_the_sentence() -> None:
    """One line in a block of its own, so that there is room before the next point."""
    *_quoted, small = blocks(_rendered(_quote()))

    address = "https://example.org/a#:~:text=Trade%20grew%20by%20a%20tenth."
    link = {"type": "mrkdwn", "text": f"<{address}|Reuters · 9 May>", "verbatim": True}
    assert {"type": "context", "elements": [link]} == small


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://x.example", "https://x y", None])
def test_only_addresses_of_the_web_become_links(url: str | None) -> None:
    """Anything else is left as words."""
    article = an_article(BODY, url=url)
    quote = Quote(excerpt=article.quote(0, 5), number=1, attribution="Reuters")

    assert [] == list(nodes(blocks(_rendered(quote)), "link"))
    assert [] == list(nodes(blocks(_rendered(quote)), "mrkdwn"))


@pytest.mark.parametrize(
    "said", ["*The* Star", "a_b_c", "~x~", "`x`", "a|b", "<!here>", "x :tada: y", "a\\b", ">x"]
)
def test_words_that_mrkdwn_would_parse_stay_a_link_of_rich_text(said: str) -> None:
    """Who says so is shown letter for letter, and is still a link."""
    rendered = _rendered(_quote(attribution=said))

    assert [said] == [link["text"] for link in nodes(blocks(rendered), "link")]
    assert [] == list(nodes(blocks(rendered), "mrkdwn"))


def test_who_says_so_is_escaped_in_small_text_and_read_as_it_is() -> None:
    """An ampersand in a name and in an address is one."""
    article = an_article(BODY, url="https://example.org/a?b=1&c=2#d")
    quote = Quote(excerpt=article.quote(0, 5), number=1, attribution="AT&T · 9 May")

    rendered = _rendered(quote)

    (small,) = nodes(blocks(rendered), "mrkdwn")
    assert "<https://example.org/a?b=1&amp;c=2#d|AT&amp;T · 9 May>" == small["text"]
    assert rendered.messages[0]["text"].endswith("AT&amp;T · 9 May")
