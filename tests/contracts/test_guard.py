"""No connection goes to an address that isn't public: a listener counts who comes."""

import pytest

from briefings.gathering.outcomes import Fetched, Refused
from tests.fakes.world import world

PUBLIC = "93.184.216.34"
PUBLIC_6 = "2606:4700::1111"
NOT_PUBLIC = Refused(reason="this address is not public")
NO_PORT = "isn't fetched from, only 80 and 443"
SPECIAL = [
    "0.0.0.0",  # noqa: S104 - nothing is bound
    "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.8.8.8",
    "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1",
    "192.0.2.1", "192.31.196.1", "192.52.193.1", "192.88.99.1", "192.168.1.1", "192.175.48.1",
    "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
    "[::]", "[::1]", "[::127.0.0.1]", "[::ffff:127.0.0.1]", "[::ffff:a9fe:a9fe]",
    "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::1]", "[100::1]", "[2001::1]", "[2001:2::1]",
    "[2001:10::1]", "[2001:db8::1]", "[2002:7f00:1::]", "[2620:4f:8000::1]", "[3fff::1]",
    "[5f00::1]", "[fc00::1]", "[fd00:ec2::254]", "[fe80::1]", "[fec0::1]", "[ff02::1]",
]  # fmt: skip


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("host", SPECIAL)
async def test_no_special_address_is_connected_to(host: str, scheme: str) -> None:
    """Each class of addresses that isn't public is refused, in plain words."""
    async with world() as here:
        assert NOT_PUBLIC == await here.fetch(f"{scheme}://{host}/")
        assert 0 == here.hits


@pytest.mark.parametrize("host", ["93.184.216.34", "[2606:4700::1111]", "news.example"])
async def test_public_addresses_are_connected_to(host: str) -> None:
    """The listener is reached where the address is public: the zeros above mean something."""
    async with world({"news.example": [PUBLIC, PUBLIC_6]}) as here:
        assert isinstance(await here.fetch(f"http://{host}/"), Fetched)
        assert 1 == here.hits


@pytest.mark.parametrize(
    "host",
    [
        "127.1", "127.0.1", "0x7f.1", "0x7f000001", "0177.0.0.1", "017700000001", "2130706433", "0",
        "127。0。0。1", "１２７.０.０.１", "①②⑦.⓪.⓪.①", "localhost", "LOCALHOST", "localhost.",
        "127.0.0.1.", "[0:0:0:0:0:0:0:1]", "[::ffff:7f00:1]", "[::FFFF:127.0.0.1]", "127.0.0.1%00",
        "[::1%25lo]", "[fe80::1%25eth0]", "169.254.169.254.", "2852039166", "0xa9.0xfe.0xa9.0xfe",
    ],
)  # fmt: skip
async def test_no_way_of_writing_it_makes_an_address_public(host: str) -> None:
    """What the system takes for loopback or metadata is refused, however it is written."""
    async with world() as here:
        assert not isinstance(await here.fetch(f"http://{host}/"), Fetched)
        assert 0 == here.hits


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://93.184.216.34/", "gopher://93.184.216.34/", "data:,a", "",
        "jar:http://93.184.216.34!/", "javascript:alert(1)", "//93.184.216.34/", "93.184.216.34",
        "dict://93.184.216.34/", "ldap://93.184.216.34/", "unix:/var/run/docker.sock", "http:",
        "http:///etc/passwd", "http:93.184.216.34", "feed://93.184.216.34/", "about:blank",
        "http://u@93.184.216.34/", "http://u:p@93.184.216.34/", "http://:p@93.184.216.34/",
        "http://127.0.0.1\\@93.184.216.34/", "http://93.184.216.34\\@127.0.0.1/",
        "http://93.184.216.34%2f@127.0.0.1/", "http://93.184.216.34%2f.example/",
        "http://93.184.216.34\t/", "http://93.184.216.34\n/", "http://93.184.216.34\r\nX: y/",
        "http://93.184.216.34/\0", "http://93.184.216.34 .example/", "http://[93.184.216.34]/",
        "http://[::1/", "http://*/", "http://93.184.216.34:99999/", "http://93.184.216.34:x/",
        "http://93.184.216.34:-80/", "http://93.184.216.34:0/",
        "http://93.184.216.34/" + "a" * 9_000,
    ],
)  # fmt: skip
async def test_only_plain_web_addresses_are_fetched(url: str) -> None:
    """Other schemes, users, white space and what can't be read are refused before any look-up."""
    async with world() as here:
        assert isinstance(await here.fetch(url), Refused)
        assert 0 == here.hits


@pytest.mark.parametrize("port", [1, 22, 25, 53, 81, 110, 444, 3306, 5432, 6379, 8080, 9200])
async def test_only_the_ports_of_the_web_are_asked(port: int) -> None:
    """Other ports are refused, on public addresses too."""
    async with world() as here:
        outcome = await here.fetch(f"http://{PUBLIC}:{port}/")

        assert Refused(reason=f"port {port} {NO_PORT}") == outcome
        assert 0 == here.hits


@pytest.mark.parametrize("port", ["", ":80", ":443", ":080"])
async def test_the_ports_of_the_web_are_asked(port: str) -> None:
    """80 and 443, stated or not, whatever the scheme."""
    async with world() as here:
        assert isinstance(await here.fetch(f"http://{PUBLIC}{port}/"), Fetched)


ANSWERS = {
    "one of two is private": [PUBLIC, "10.0.0.1"],
    "the first is private": ["10.0.0.1", PUBLIC],
    "the fifth is private": [PUBLIC, "1.1.1.1", "8.8.8.8", "9.9.9.9", "10.0.0.1"],
    "AAAA alone is private": [PUBLIC, "fd00::1"],
    "AAAA is loopback": ["::1"],
    "it is an alias of localhost": ["127.0.0.1", "::1"],
    "metadata": ["169.254.169.254"],
    "metadata of another cloud": ["100.100.100.200"],
    "metadata by IPv6": ["fd00:ec2::254"],
    "a mapped address": ["::ffff:10.0.0.1"],
    "NAT64 to metadata": ["64:ff9b::a9fe:a9fe"],
    "6to4 to loopback": ["2002:7f00:1::"],
    "one network card's": ["fe80::1%1"],
    "what is no address": ["news.example"],
}


@pytest.mark.parametrize("name", ANSWERS)
async def test_a_name_is_refused_if_any_of_its_addresses_is_not_public(name: str) -> None:
    """A public address beside it doesn't help."""
    async with world({"rebound.example": ANSWERS[name]}) as here:
        assert NOT_PUBLIC == await here.fetch("http://rebound.example/")
        assert 0 == here.hits
