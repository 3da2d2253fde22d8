"""No server gets beyond our limits: drips, bombs, endless and broken answers, packed ones."""

import asyncio
import gzip
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TypeAlias

import pytest

from briefings.errors import FetchRefused
from briefings.gathering.fetching.bodies import read_body
from briefings.gathering.outcomes import Failed, Fetched, Refused
from tests.fakes.fetching import fetched
from tests.fakes.web import Asked, reply, serving

BODY = b"<rss/>" * 100


PACKED = {
    "gzip": gzip.compress(BODY),
    "x-gzip": gzip.compress(BODY),
    "GZIP": gzip.compress(BODY[:90]) + gzip.compress(BODY[90:]) + b"\0\0\0",
    "deflate": zlib.compress(BODY),
    "Deflate": zlib.compress(BODY, wbits=-15),
    "identity": BODY,
}


@pytest.mark.parametrize("packing", PACKED)
async def test_a_packed_body_is_unpacked(packing: str) -> None:
    """Gzip, of several members too, and deflate with and without a head."""
    outcome = await fetched(serving(reply(PACKED[packing], Content_Encoding=packing)))

    assert isinstance(outcome, Fetched)
    assert BODY == outcome.body


Sending: TypeAlias = Callable[[Asked], Awaitable[None]]


def _chunk(data: bytes) -> bytes:
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


_CHUNKED = reply(content_length="", transfer_encoding="chunked").replace(
    b"content-length: \r\n", b""
)
_ENDLESS = b"HTTP/1.1 200 OK\r\n\r\n"


async def _endlessly(asked: Asked, head: bytes, part: bytes, pause: float = 0.0) -> None:
    await asked.send(head)
    while True:
        await asked.send(part)
        await asyncio.sleep(pause)


_BOMB = gzip.compress(b"\0" * 3_000_000)
_LARGE = "it is larger than 1000 bytes"
_LATE = "it took longer than 0.3 seconds"
_BROKEN = "the server broke off, or its answer isn't HTTP"
_PACKED = "the server packed it in a way that we didn't ask for"
ILL_MEANT: dict[str, tuple[Sending, str]] = {
    "a body that drips": (lambda asked: _endlessly(asked, _ENDLESS, b"a", 0.02), _LATE),
    "a head that drips": (lambda asked: _endlessly(asked, b"HTTP/1.1 200", b" ", 0.02), _LATE),
    "no answer": (lambda _: asyncio.sleep(9), _LATE),
    "early hints without end": (
        lambda asked: _endlessly(
            asked, b"HTTP/1.1 103 Hints\r\n\r\n", b"HTTP/1.1 103 Hints\r\n\r\n", 0.01
        ),
        _LATE,
    ),
    "chunks of one byte that drip": (
        lambda asked: _endlessly(asked, _CHUNKED, _chunk(b"a"), 0.02),
        _LATE,
    ),
    "a body without end": (lambda asked: _endlessly(asked, _ENDLESS, b"a" * 400), _LARGE),
    "chunks without end": (lambda asked: _endlessly(asked, _CHUNKED, _chunk(b"a" * 99)), _LARGE),
    "a gigabyte promised": (serving(reply(b"a", content_length="1000000000")), _LARGE),
    "more digits than a length has": (
        serving(reply(b"a", content_length="9" * 19)),
        _LARGE,
    ),
    "a bomb of gzip": (serving(reply(_BOMB, content_encoding="gzip")), _LARGE),
    "a bomb of deflate": (
        serving(reply(zlib.compress(b"\0" * 900_000), content_encoding="deflate")),
        _LARGE,
    ),
    "a bomb of raw deflate": (
        serving(reply(zlib.compress(b"\0" * 900_000, wbits=-15), content_encoding="deflate")),
        _LARGE,
    ),
    "a bomb behind a member": (
        serving(
            reply(gzip.compress(b"a") + gzip.compress(b"\0" * 900_000), content_encoding="gzip")
        ),
        _LARGE,
    ),
    "a bomb in a bomb": (
        serving(reply(gzip.compress(_BOMB), content_encoding="gzip, gzip")),
        _PACKED,
    ),
    "what we didn't ask for": (serving(reply(b"a", content_encoding="br")), _PACKED),
    "half of what is packed": (
        serving(reply(gzip.compress(BODY)[:-9], content_encoding="gzip")),
        "it ended before it was whole",
    ),
    "one byte of what is packed": (
        serving(reply(b"\x1f", content_encoding="gzip")),
        "it ended before it was whole",
    ),
    "what isn't packed": (
        serving(reply(BODY, content_encoding="gzip")),
        "it can't be unpacked",
    ),
    "headers without end": (
        lambda asked: _endlessly(asked, b"HTTP/1.1 200 OK\r\n", b"A: " + b"b" * 9_000 + b"\r\n"),
        _BROKEN,
    ),
    "a header without end": (
        lambda asked: _endlessly(asked, b"HTTP/1.1 200 OK\r\nA: ", b"b" * 9_000),
        _BROKEN,
    ),
    "a status line without end": (
        lambda asked: _endlessly(asked, b"HTTP/1.1 200 ", b"b" * 9_000),
        _BROKEN,
    ),
    "a chunk's size that is none": (serving(_CHUNKED + b"zz\r\naa\r\n"), _BROKEN),
    "a chunk shorter than it says": (serving(_CHUNKED + b"2\r\naaaaaa\r\n0\r\n\r\n"), _BROKEN),
    "a negative length": (serving(reply(b"a", content_length="-1")), _BROKEN),
    "two lengths": (serving(reply(b"a", content_length="1\r\nContent-Length: 2")), _BROKEN),
    "no HTTP": (serving(b"220 mail.example ESMTP\r\n\r\n"), _BROKEN),
    "what looks like TLS": (serving(b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03\r\n"), _BROKEN),
}


@pytest.mark.parametrize("name", ILL_MEANT)
async def test_no_server_gets_beyond_our_limits(name: str) -> None:
    """Whatever a server sends, it ends in one line, within the time and the bytes we grant."""
    sending, reason = ILL_MEANT[name]
    outcome = await fetched(sending, seconds=0.3 if reason == _LATE else 30.0, most=1000)

    assert isinstance(outcome, Failed | Refused)
    assert reason == outcome.reason


@pytest.mark.parametrize(
    "head", [b"", b"HTTP/1.1 2", reply(b"a", content_length="9"), _CHUNKED + _chunk(b"a")]
)
async def test_a_server_that_hangs_up_has_not_answered(head: bytes) -> None:
    """An answer that ends in its head, or before its body is whole, is a failure."""

    async def answer(asked: Asked) -> None:
        await asked.send(head)
        await asked.send(b"")

    assert Failed(reason=_BROKEN) == await fetched(answer)


async def test_an_unpacked_body_may_have_just_as_many_bytes_as_we_grant() -> None:
    """The limit counts what comes out, to the byte."""
    packed = serving(reply(gzip.compress(b"a" * 1000), content_encoding="gzip"))

    assert isinstance(await fetched(packed, most=1000), Fetched)
    assert Refused(reason="it is larger than 999 bytes") == await fetched(packed, most=999)


async def test_a_bomb_takes_no_more_memory_than_its_limit() -> None:
    """What is beyond the limit isn't unpacked in the first place."""
    bomb = gzip.compress(b"\0" * 30_000_000)

    async def parts() -> AsyncIterator[bytes]:
        yield bomb

    tracemalloc.start()
    with pytest.raises(FetchRefused):
        await read_body(parts(), "gzip", 100_000)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 5_000_000


async def test_the_deadline_counts_all_steps_of_a_way() -> None:
    """Redirects that each take a part of the time take no more than the whole."""

    async def answer(asked: Asked) -> None:
        await asyncio.sleep(0.15)
        await asked.send(reply(status=302, Location="/again"))

    assert Failed(reason=_LATE) == await fetched(answer, seconds=0.3)
