"""Ways that lead inward: redirects, names that flip, proxies, shared connections, private hosts."""

import pytest

from briefings.gathering.fetching.fetch import Fetcher
from briefings.gathering.guard.connecting import GuardedNetwork
from briefings.gathering.outcomes import Fetched, Refused
from tests.fakes.web import Everywhere, reply, serving, web
from tests.fakes.world import names, world

PUBLIC = "93.184.216.34"
PUBLIC_6 = "2606:4700::1111"
NOT_PUBLIC = Refused(reason="this address is not public")


async def test_a_name_that_flips_is_connected_to_where_it_was_checked() -> None:
    """Each connection is one look-up: what the name answers next is never connected to unseen."""
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    closing = serving(reply(b"a", Connection="close"))
    async with world({"flips.example": lambda: next(answers)}, answer=closing) as here:
        first = await here.fetch("http://flips.example/")
        second = await here.fetch("http://flips.example/")

        assert isinstance(first, Fetched)
        assert NOT_PUBLIC == second
        assert [f"{PUBLIC} 80"] == here.network.dialled


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.1/", "//127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/",
        "http://inner.example/", "http://2130706433/", "https://10.0.0.1/", "http://0/",
        "http://metadata.google.internal/", "http://127.0.0.1:6379/", "file:///etc/passwd",
        "gopher://127.0.0.1:25/", "javascript:alert(1)", "http://u:p@127.0.0.1/",
        "http://93.184.216.34:22/", "\\\\127.0.0.1/", "http://[64:ff9b::7f00:1]/",
    ],
)  # fmt: skip
async def test_every_redirect_is_checked_anew(status: int, to: str) -> None:
    """The way leads to the public server once, and no further."""
    table = {"inner.example": ["10.0.0.1"], "metadata.google.internal": ["169.254.169.254"]}
    redirect = serving(reply(status=status, Location=to), reply(b"secret"))
    async with world(table, answer=redirect) as here:
        await here.fetch(f"http://{PUBLIC}/")

        assert {f"{PUBLIC} 80"} == set(here.network.dialled)


async def test_a_page_redirects_by_its_headers_alone() -> None:
    """Neither a Refresh header nor a meta element leads anywhere."""
    body = b'<meta http-equiv="refresh" content="0;url=http://127.0.0.1/">'
    answer = serving(reply(body, Refresh="0; url=http://127.0.0.1/", Location="http://127.0.0.1/"))
    async with world(answer=answer) as here:
        outcome = await here.fetch(f"http://{PUBLIC}/")

        assert isinstance(outcome, Fetched)
        assert (body, 1) == (outcome.body, here.hits)


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"])
async def test_no_proxy_of_the_environment_is_used(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy would look names up unguarded; NO_PROXY changes nothing either."""
    async with web(serving(reply(b"by proxy"))) as proxy, world() as here:
        monkeypatch.setenv(name, proxy.url)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")

        assert NOT_PUBLIC == await here.fetch("http://127.0.0.1/")
        assert isinstance(await here.fetch(f"http://{PUBLIC}/"), Fetched)
        assert (1, 0) == (here.hits, proxy.hits)


async def test_a_connection_is_used_again_for_its_own_host_only() -> None:
    """A host that shares an address with another gets a connection of its own, checked anew."""
    table = {"a.example": [PUBLIC], "b.example": ["127.0.0.1"]}
    async with world(table) as here:
        assert isinstance(await here.fetch("http://a.example/"), Fetched)
        assert NOT_PUBLIC == await here.fetch("http://b.example/")
        assert 1 == here.hits


async def test_private_hosts_are_fetched_from_as_they_are_named() -> None:
    """The name and the port that the operator wrote, and no other way of writing them."""
    table = {"intranet.example": ["10.0.0.1"], "other.example": ["10.0.0.1"]}
    private = {("intranet.example", 443), ("intranet.example", 80), ("127.0.0.1", 8000)}
    async with world(table, private=private) as here:
        for url in ("http://intranet.example/", "http://127.0.0.1:8000/"):
            assert isinstance(await here.fetch(url), Fetched)
        assert 2 == here.hits
        for url in (
            "http://other.example/",
            "http://intranet.example:8000/",
            "http://127.0.0.1/",
            "http://localhost:8000/",
            "http://2130706433:8000/",
            "http://10.0.0.1/",
        ):
            assert isinstance(await here.fetch(url), Refused)
        assert 2 == here.hits


async def test_the_operator_is_told_how_to_allow_a_host() -> None:
    """What is refused for where it is says which name to put into PRIVATE_HOSTS."""
    async with world({"inner.example": ["10.0.0.1"]}) as here:
        for url, place in (
            ("http://inner.example/", "inner.example:80"),
            ("http://inner.example:8000/", "inner.example:8000"),
            ("https://[::1]/", "[::1]:443"),
        ):
            outcome = await here.fetch(url)

            assert isinstance(outcome, Refused)
            assert f"if it is yours, name {place} in PRIVATE_HOSTS" == outcome.remedy


async def test_what_is_public_leads_to_no_private_host() -> None:
    """Neither a redirect nor a link of a public feed fetches from inside; a private one's may."""
    private = {("inner.example", 80), ("inner2.example", 80)}
    table = {"inner.example": ["10.0.0.1"], "inner2.example": ["10.0.0.2"], "out.example": [PUBLIC]}
    redirect = serving(reply(status=302, Location="http://inner.example/"), reply(b"secret"))
    async with world(table, private=private, answer=redirect) as here:
        assert NOT_PUBLIC == await here.fetch("http://out.example/")
        assert NOT_PUBLIC == await here.fetch("http://inner.example/", "http://out.example/feed")
        assert [f"{PUBLIC} 80"] == here.network.dialled

        for found_in in (None, "http://inner2.example/feed"):
            assert isinstance(await here.fetch("http://inner.example/", found_in), Fetched)


async def test_the_next_address_is_tried_where_the_first_does_not_answer() -> None:
    """A host with a dead address is reached by another that was checked with it."""
    async with web(serving(reply(b"a"))) as dead:
        pass
    async with web(serving(reply(b"a")), family=6) as alive:
        guarded = GuardedNetwork(
            set(), names({"a.example": [PUBLIC, PUBLIC_6]}), Everywhere(dead, alive)
        )
        async with Fetcher(network=guarded) as fetcher:
            assert isinstance(await fetcher.fetch("http://a.example/"), Fetched)


@pytest.mark.parametrize("family", [4, 6])
async def test_the_systems_own_network_is_guarded(family: int) -> None:
    """Real sockets: a listener on loopback is reached when it is named, and never otherwise."""
    async with web(serving(reply(b"a")), family=family) as listener:
        async with Fetcher() as fetcher:
            assert isinstance(await fetcher.fetch(f"{listener.url}/"), Refused)
        assert 0 == listener.hits

        named = GuardedNetwork({(listener.host, listener.port)})
        async with Fetcher(network=named) as fetcher:
            assert isinstance(await fetcher.fetch(f"{listener.url}/"), Fetched)
        assert 1 == listener.hits
