"""What comes of fetching: answers of servers, well and ill meant, on loopback."""

import logging
from datetime import timedelta

import pytest

from briefings.gathering.fetching.fetch import user_agent
from briefings.gathering.outcomes import Failed, Fetched, Gone, Refused, Unchanged
from briefings.gathering.source import Validators
from tests.fakes.fetching import fetched, fetcher
from tests.fakes.web import Asked, by_path, reply, serving, web

BODY = b"<rss/>" * 100


async def test_a_body_comes_with_all_that_its_headers_say() -> None:
    """Type, charset, validators, freshness, hub and reservations are those that were sent."""
    headers = {
        "Content_Type": 'Application/RSS+xml; charset="utf-8"',
        "ETag": '"a"',
        "Last_Modified": "Mon, 30 Nov 2026 08:00:00 GMT",
        "Cache_Control": "public, max-age=600",
        "Age": "100",
        "Link": '<https://hub.example/?a,b>; rel="hub", </feed>; rel=self, <x>; rel=icon',
        "X_Robots_Tag": "NoIndex, otherbot: nosnippet",
        "TDM_Reservation": "1",
    }
    async with web(serving(reply(BODY, **headers))) as served, fetcher(served) as fetching:
        outcome = await fetching.fetch(f"{served.url}/feed#top")
        url = served.url

    assert outcome == Fetched(
        url=f"{url}/feed",
        body=BODY,
        content_type="application/rss+xml",
        charset="utf-8",
        validators=Validators(etag='"a"', last_modified="Mon, 30 Nov 2026 08:00:00 GMT"),
        fresh_for=timedelta(seconds=500),
        links=(("hub", "https://hub.example/?a,b"), ("self", f"{url}/feed")),
        robots=("noindex, otherbot: nosnippet", "tdm-reservation: 1"),
    )


async def test_a_server_is_asked_whether_there_is_anything_new() -> None:
    """The validators are sent back; 304 keeps them, and takes over newer ones."""
    answer = serving(reply(status=304, ETag='"b"', Cache_Control="max-age=60"))
    async with web(answer) as served, fetcher(served) as fetching:
        sent = Validators(etag='"a"', last_modified="Mon, 30 Nov 2026 08:00:00 GMT")
        outcome = await fetching.fetch(f"{served.url}/", validators=sent)
        asked = served.asked[0].headers

    kept = Validators(etag='"b"', last_modified=sent.last_modified)
    assert Unchanged(validators=kept, fresh_for=timedelta(seconds=60)) == outcome
    assert (sent.etag, sent.last_modified) == (
        asked["if-none-match"],
        asked["if-modified-since"],
    )


async def test_unchanged_is_no_answer_to_who_has_nothing() -> None:
    """304 without having been asked is a failure: there is nothing that it could mean."""
    assert Failed(reason="the server answered 304") == await fetched(serving(reply(status=304)))


async def test_we_say_who_we_are_and_keep_nothing() -> None:
    """The agent names its operator; cookies aren't sent back, and no referrer is told."""
    answer = serving(reply(BODY, Set_Cookie="a=b"))
    agent = user_agent("1.2", "news@example.org")
    async with web(answer) as served, fetcher(served, agent=agent) as fetching:
        for _ in range(2):
            await fetching.fetch(f"{served.url}/")
        first, second = (asked.headers for asked in served.asked)
        hits = served.hits

    assert "BriefingBot/1.2 (+news@example.org)" == first["user-agent"]
    assert first == second
    assert {"host", "user-agent", "accept", "accept-encoding"} == set(first)
    assert 1 == hits, "the connection is used again"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_are_followed(status: int) -> None:
    """A body is found behind a redirect; the address moves only where it is for good."""
    replies = {"/feed": reply(status=status, Location="/b"), "/b": reply(BODY)}
    outcome = await fetched(by_path(replies))

    assert isinstance(outcome, Fetched)
    assert BODY == outcome.body
    assert (status in {301, 308}) == bool(outcome.moved_to)


async def test_one_passing_redirect_makes_the_way_a_passing_one() -> None:
    """An address that moved for good, and from there for now, stays the address."""
    replies = {
        "/feed": reply(status=301, Location="/b"),
        "/b": reply(status=302, Location="/c"),
        "/c": reply(BODY),
    }
    outcome = await fetched(by_path(replies))

    assert isinstance(outcome, Fetched)
    assert (None, True) == (outcome.moved_to, outcome.url.endswith("/c"))


@pytest.mark.parametrize("location", ["/feed", "/feed?{}", "?again", "//{}/"])
async def test_redirects_come_to_an_end(location: str) -> None:
    """A loop of redirects, however it is written, is left after five."""

    async def answer(asked: Asked) -> None:
        place = asked.headers["host"] if "//" in location else "x"
        await asked.send(reply(status=302, Location=location.format(place)))

    async with web(answer) as served, fetcher(served) as fetching:
        outcome = await fetching.fetch(f"{served.url}/feed")

    assert Failed(reason="it redirects more than 5 times") == outcome
    assert 6 == len(served.asked)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (204, "the server answered 204"),
        (206, "the server answered 206"),
        (302, "the server answered 302"),
        (401, "the server answered 401: it wants a login"),
        (403, "the server answered 403: it doesn't let us in"),
        (404, "the server answered 404: nothing is there"),
        (500, "the server answered 500"),
        (799, "the server answered 799"),
    ],
)
async def test_what_is_no_body_is_said_in_words(status: int, reason: str) -> None:
    """Whatever a server answers instead of a body, the reason names it."""
    assert Failed(reason=reason) == await fetched(serving(reply(status=status)))


async def test_what_is_gone_is_gone() -> None:
    """410 is final, unless it is found behind a redirect that is for now."""
    assert Gone() == await fetched(serving(reply(status=410)))

    replies = {"/feed": reply(status=302, Location="/b"), "/b": reply(status=410)}
    assert Failed(reason="the server answered 410") == await fetched(by_path(replies))


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        ("120", 120),
        ("Mon, 30 Nov 2026 08:02:00 GMT", 120),
        ("99999999999999999999", 86_400),
        ("-5", None),
        ("Mon, 30 Nov 2020 08:02:00 GMT", 0),
        ("soon", None),
        ("Mon, 99 Foo 99999 08:00:00 GMT", None),
    ],
)
async def test_a_server_may_ask_us_to_wait(stated: str, seconds: int | None) -> None:
    """Retry-After in seconds or as a date is passed on, a day at most."""
    now = "Mon, 30 Nov 2026 08:00:00 GMT"
    outcome = await fetched(serving(reply(status=503, Retry_After=stated, Date=now)))

    wait = None if seconds is None else timedelta(seconds=seconds)
    assert Failed(reason="the server answered 503", retry_after=wait) == outcome


async def test_a_host_that_wants_peace_is_left_alone() -> None:
    """After 429 no other address of the host is asked for until the time is over."""
    answer = serving(reply(status=429, Retry_After="60"), reply(BODY))
    async with web(answer) as served, fetcher(served) as fetching:
        await fetching.fetch(f"{served.url}/a")
        outcome = await fetching.fetch(f"{served.url}/b")

    assert isinstance(outcome, Failed)
    assert "the server asked us to wait" == outcome.reason
    assert outcome.retry_after is not None
    assert 50 < outcome.retry_after.total_seconds() <= 60
    assert 1 == len(served.asked)


async def test_nobody_there_is_said() -> None:
    """A port where nobody listens, and a name that nobody has."""
    async with web(serving(reply())) as served:
        pass
    async with fetcher(served) as fetching:
        outcome = await fetching.fetch(f"{served.url}/")
        unknown = await fetching.fetch("http://no-such-host.invalid/")

    assert Failed(reason="nobody answers at this address") == outcome
    assert Failed(reason="no address is found for this host") == unknown


async def test_no_address_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """An address may hold a secret: it is in no line of a log, and in no reason."""
    caplog.set_level(logging.DEBUG)
    outcomes = [
        await fetched(serving(reply(status=status)), path="/feed?key=s3cret")
        for status in (200, 404, 302)
    ]
    outcomes.append(await fetched(serving(b"no HTTP\r\n\r\n"), path="/feed?key=s3cret"))

    assert "s3cret" not in caplog.text
    assert "s3cret" not in str(outcomes[1:])


@pytest.mark.parametrize("status", [200, 202, 204])
async def test_a_form_is_sent_as_hubs_take_it(status: int) -> None:
    """Its fields arrive whole, and any answer that it was taken is one."""
    async with web(serving(reply(BODY, status=status))) as served, fetcher(served) as fetching:
        outcome = await fetching.post(f"{served.url}/hub", {"hub.mode": "subscribe", "a": "ä &"})
        asked = served.asked[0]

    assert isinstance(outcome, Fetched)
    assert ("POST", b"hub.mode=subscribe&a=%C3%A4+%26") == (asked.method, asked.body)


async def test_a_form_follows_no_redirect() -> None:
    """What is in it is told to the server that it was meant for, and to no other."""
    answer = serving(reply(status=307, Location="/other"), reply())
    async with web(answer) as served, fetcher(served) as fetching:
        outcome = await fetching.post(f"{served.url}/hub", {"hub.secret": "s3cret"})

    assert Failed(reason="the server answered 307") == outcome
    assert 1 == len(served.asked)


async def test_a_form_goes_to_public_hosts_only() -> None:
    """A hub is guarded as all else is."""
    async with web(serving(reply())) as served, fetcher() as fetching:
        assert isinstance(await fetching.post(f"{served.url}/hub", {}), Refused)
        assert 0 == served.hits
