"""Requests written down and read again."""

from datetime import UTC

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.request import Channel, DueDigest, Request, User
from bot.queue.requests import read_request, write_request

WORDS = st.text()
PERHAPS = st.none() | WORDS
REQUESTS = st.builds(
    Request,
    channel=st.builds(Channel, platform=WORDS, id=WORDS, thread=PERHAPS, workspace=PERHAPS),
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


@given(REQUESTS)
def test_a_request_is_read_as_it_was_written(request: Request) -> None:
    """Nothing of it is lost, whatever it holds."""
    again = read_request(write_request(request))

    assert (request, request.channel.workspace) == (again, again.channel.workspace)
