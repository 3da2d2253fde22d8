"""Requests encoded and decoded again, also those of older programs."""

import json
from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.errors import Unreadable
from bot.chat.request import Channel, DueDigest, Request, User
from bot.chat.request_codec import VERSION, decode_request, encode_request, job_of, request_of
from bot.queue.worker import stored_job
from tests.builders import AT

WORDS = st.text()
PERHAPS = st.none() | WORDS
REQUESTS = st.builds(
    Request,
    channel=st.builds(
        Channel,
        platform=WORDS,
        id=WORDS,
        thread=PERHAPS,
        conversation=PERHAPS,
        workspace=PERHAPS,
    ),
    user=st.builds(User, id=WORDS, name=PERHAPS, language=PERHAPS),
    text=WORDS,
    key=WORDS,
    place=st.sampled_from(["private", "group", "broadcast"]),
    press=PERHAPS,
    digest=st.none() | st.builds(DueDigest, subscription=st.integers(1), slot=WORDS),
    page=st.integers(1, 99),
    shared=st.booleans(),
    role=st.sampled_from(["stranger", "member", "admin", "owner"]),
    reply=st.dictionaries(WORDS, WORDS),
    at=st.none() | st.datetimes(timezones=st.just(UTC)),
)


def test_what_no_database_keeps_is_replaced_in_a_request() -> None:
    """NUL, and halves of surrogate pairs: a platform's JSON may hold them."""
    user = User(id="1", name="a\x00")
    channel = Channel(platform="telegram", id="1")
    request = Request(channel=channel, user=user, text="\ud800b\x00", press="\udfff")

    assert ("\ufffdb\ufffd", "\ufffd", "a\ufffd") == (
        request.text,
        request.press,
        request.user.name,
    )


@given(REQUESTS)
def test_a_request_is_decoded_as_it_was_encoded(request: Request) -> None:
    """Nothing of it is lost, whatever it holds."""
    again = decode_request(encode_request(request), VERSION)

    assert request == again
    assert (request.channel.workspace, request.channel.conversation) == (
        again.channel.workspace,
        again.channel.conversation,
    )


def _first_version(**changes: object) -> str:
    """Return a request as the first version of the encoding had it."""
    channel = {"platform": "telegram", "id": "101", "thread": None, "workspace": None}
    asker = {"id": "7", "name": "Ada", "language": "uk", "zone": None}
    fields = {
        "channel": channel, "asker": asker, "text": "/trade", "key": "telegram:9", "press": None,
        "place": "private", "page": 1, "shared": False, "role": "member", "reply": {},
        "at": "2026-11-24T05:30:00+00:00",
    }  # fmt: skip
    return json.dumps(fields | changes)


def test_requests_of_the_first_version_are_still_read() -> None:
    """Of people, and of the schedule: there a digest was a text under a key of its own."""
    command = decode_request(_first_version(), 1)
    written = {"key": "slot:3:2026-11-24T07:30", "text": "/digest 3 2026-11-24T07:30"}
    digest = decode_request(_first_version(**written), 1)

    assert ("command", "/trade", "Ada") == (command.kind, command.text, command.user.name)
    assert "action" == decode_request(_first_version(press="k"), 1).kind
    due = DueDigest(subscription=3, slot="2026-11-24T07:30")
    assert ("digest", due, "") == (digest.kind, digest.digest, digest.text)


@pytest.mark.parametrize(
    ("payload", "version"),
    [
        ("", 2),
        ("[]", 2),
        ("{}", 1),
        (_first_version(), 3),
        (_first_version(mood="good"), 1),
        (_first_version(at="tomorrow"), 1),
        (_first_version(channel={"platform": "telegram"}), 1),
        (_first_version(key="slot:3:2026-11-24T07:30", text="what?"), 1),
    ],
)
def test_what_is_no_request_of_a_known_version_is_refused(payload: str, version: int) -> None:
    """Whatever stands there, it is one error that says so."""
    with pytest.raises(Unreadable):
        decode_request(payload, version)


def test_a_job_is_the_request_under_its_channels_present_name() -> None:
    """The channel may have moved since it came in."""
    channel = Channel(platform="slack", id="C1", thread="1.2", conversation="3.4", workspace="T1")
    request = Request(channel=channel, user=User(id="7"), text="hello", key="slack:1")
    job = stored_job(job_of(request, AT), 1)

    assert request == request_of(job)
    moved = request_of(replace(job, lane="slack:C2:1.2")).channel
    assert ("slack:C2:1.2", "T1", "3.4") == (str(moved), moved.workspace, moved.conversation)
