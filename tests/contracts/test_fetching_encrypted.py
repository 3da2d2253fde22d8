"""What is different over encrypted connections."""

import ssl
from pathlib import Path

import pytest

from briefings.gathering.outcomes import Failed, Fetched
from tests.fakes.certificates import certified
from tests.fakes.fetching import fetcher
from tests.fakes.web import reply, serving, web


@pytest.fixture
def contexts(tmp_path: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """What the server shows, and what trusts it."""
    return certified(tmp_path, "127.0.0.1")


async def test_an_address_does_not_move_from_safe_to_open(
    contexts: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    """A redirect from https to http is followed, and never for good."""
    async with web(serving(reply(b"a"))) as plain:
        moved = serving(reply(status=301, location=f"{plain.url}/"))
        async with (
            web(moved, context=contexts[0]) as safe,
            fetcher(plain, safe, context=contexts[1]) as fetching,
        ):
            outcome = await fetching.fetch(f"{safe.url}/")

    assert isinstance(outcome, Fetched)
    assert (None, f"{plain.url}/") == (outcome.moved_to, outcome.url)


async def test_an_address_may_move_from_open_to_safe(
    contexts: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    """A redirect from http to https that is for good is remembered."""
    async with web(serving(reply(b"a")), context=contexts[0]) as safe:
        moved = serving(reply(status=308, location=f"{safe.url}/"))
        async with web(moved) as plain, fetcher(plain, safe, context=contexts[1]) as fetching:
            outcome = await fetching.fetch(f"{plain.url}/")

    assert isinstance(outcome, Fetched)
    assert f"{safe.url}/" == outcome.moved_to


async def test_a_certificate_is_for_the_name_that_was_asked_for(tmp_path: Path) -> None:
    """A server that can't prove that it is the host is told nothing."""
    shown, trusting = certified(tmp_path, "other.example")
    async with (
        web(serving(reply(b"a")), context=shown) as safe,
        fetcher(safe, context=trusting) as fetching,
    ):
        outcome = await fetching.fetch(f"{safe.url}/")

    assert isinstance(outcome, Failed)
    assert outcome.reason.startswith("its certificate isn't valid")
    assert [] == safe.asked


async def test_a_certificate_that_nobody_trusts_is_none(
    contexts: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    """One that a server made for itself proves nothing."""
    async with web(serving(reply(b"a")), context=contexts[0]) as safe, fetcher(safe) as fetching:
        outcome = await fetching.fetch(f"{safe.url}/")

    assert isinstance(outcome, Failed)
    assert outcome.reason.startswith("its certificate isn't valid")
