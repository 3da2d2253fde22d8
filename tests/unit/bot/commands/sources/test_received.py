"""Files and posts that are sent: read for the channel that they were sent to, by owners alone."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.chat.request import Attachment, Channel, Request, User
from bot.chat.request_codec import decode_request, encode_request
from bot.commands.dispatch import answer
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from tests.builders import AT

BODY = b"Title: A short note\n\nThe bridge at Lindmouth was opened by its mayor on Monday."
POST = Attachment(
    name="https://t.me/bay/7",
    post="Trade grew by a tenth in May.\n\nMinisters of the two countries met in the harbour.",
    publisher="Bay News",
    url="https://t.me/bay/7",
    published=datetime(2025, 5, 9, 8, tzinfo=UTC),
)


def _said(library: Library, sent: Attachment | None, chat: str = "1", **more: object) -> str:
    channel = Channel(platform="telegram", id=chat)
    request = Request(
        channel=channel, user=User(id="9"), text="/received a.txt", role="owner", at=AT
    )
    return plain(answer(library, replace(request, attachment=sent, **more)))  # type: ignore[arg-type]


def test_a_file_is_read_for_its_channel(library: Library) -> None:
    """The same file in another channel is that channel's own."""
    said = _said(library, Attachment(name="a.txt", body=BODY))

    assert "I have read 1 article." in said
    assert "Only this chat sees it." in said
    assert [] == list(library.store.articles())
    assert 1 == len(list(library.store.seen_by("telegram:1").articles()))
    assert [] == list(library.store.seen_by("telegram:2").articles())
    assert "I have read this before." in _said(library, Attachment(name="a.txt", body=BODY))


def test_a_newer_file_of_that_name_replaces_the_former(library: Library) -> None:
    """In its channel alone."""
    _said(library, Attachment(name="a.txt", body=BODY))
    _said(library, Attachment(name="a.txt", body=BODY.replace(b"Monday", b"Friday")))

    (article,) = library.store.seen_by("telegram:1").articles()
    assert "Friday" in article.body


def test_a_post_that_is_passed_on_is_an_article(library: Library) -> None:
    """Of who posted it, then, there; though its words are looked for where others pass it on."""
    said = _said(library, POST, lookup=True, text=str(POST.post))
    (article,) = library.store.seen_by("telegram:1").articles()

    assert "“Trade grew by a tenth in May.”  Bay News · 9 May 2025" in said
    assert (POST.post, POST.url, POST.published) == (article.body, article.url, article.published)


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (Attachment(name="a.txt", flaw="too_large"), "“a.txt” is too large: I can take 20 MB"),
        (Attachment(name="a.txt", flaw="not_had"), "I couldn't get “a.txt”."),
        (None, "I couldn't get “a.txt”."),
        (Attachment(name="a.exe", body=b"MZ\x00\x01\x02"), "I couldn't read “a.exe”"),
        (Attachment(name="a.pdf", body=b"%PDF-1.4 no"), "I couldn't read “a.pdf”"),
    ],
)
def test_why_nothing_was_read_is_said(
    library: Library, sent: Attachment | None, reason: str
) -> None:
    """And nothing is kept."""
    assert reason in _said(library, sent)
    assert [] == list(library.store.seen_by("telegram:1").articles())


def test_who_is_no_owner_has_nothing_read(library: Library) -> None:
    """The file isn't even asked for: see `bot.delivery.answering`."""
    assert "Only an owner of this bot" in _said(library, None, role="admin")


def test_what_is_sent_is_never_stored_with_a_request() -> None:
    """It is fetched anew where the request outlives the process."""
    channel = Channel(platform="telegram", id="1")
    asked = Request(channel=channel, user=User(id="9"), text="/received a.txt", attachment=POST)

    assert asked.attachment
    assert decode_request(encode_request(asked), 2) == replace(asked, attachment=None)
