"""Which addresses are public."""

import pytest

from briefings.gathering.guard.addresses import public_address
from briefings.gathering.guard.private_hosts import parse_private_hosts

NOT_PUBLIC = [
    "0.0.0.0",  # noqa: S104 - nothing is bound
    "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200",
    "100.127.255.255", "127.0.0.1", "127.255.255.254", "168.63.129.16", "169.254.0.1",
    "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.170", "192.0.2.1",
    "192.31.196.1", "192.52.193.1", "192.88.99.1", "192.168.0.1", "192.175.48.1", "198.18.0.1",
    "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255",
    "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:0:127.0.0.1", "64:ff9b::a9fe:a9fe",
    "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "100:0:0:1::1", "2001::1", "2001:2::1",
    "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:808:808::",
    "2620:4f:8000::1", "3fff::1", "4000::1", "5f00::1", "fc00::1", "fd00:ec2::254",
    "fd12:3456:789a::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "2606:4700::1%eth0",
    "::ffff:8.8.8.8%eth0",
]  # fmt: skip
PUBLIC = [
    "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "93.184.216.34", "100.63.255.255",
    "100.128.0.0", "128.0.0.1", "168.63.129.17", "172.15.255.255", "172.32.0.0", "192.0.1.1",
    "198.17.255.255", "198.20.0.0", "223.255.255.255", "2000::1", "2001:200::1",
    "2001:4860:4860::8888", "2606:4700::1111", "2a00:1450::1", "3ffe:ffff::1",
]  # fmt: skip


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_what_is_special_is_not_public(address: str) -> None:
    """Each block of the registries is refused, and what leads into it by another family."""
    assert public_address(address) is None


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_given_out_is_public(address: str) -> None:
    """The neighbours of special blocks are public."""
    assert address == public_address(address)


def test_an_ipv4_address_in_ipv6_is_connected_to_as_what_it_is() -> None:
    """A mapped address is judged and reached as IPv4."""
    assert "8.8.8.8" == public_address("::ffff:8.8.8.8")


@pytest.mark.parametrize("text", ["", "localhost", "127.1", "2130706433", "1.2.3.4 ", "1.2.3"])
def test_what_is_no_address_is_not_public(text: str) -> None:
    """Only addresses as the system writes them are judged."""
    assert public_address(text) is None


def test_private_hosts_are_named_by_host_and_port() -> None:
    """Names are compared in small ASCII letters, without a last dot."""
    assert {
        ("intranet.example", 443),
        ("127.0.0.1", 8000),
        ("::1", 80),
        ("xn--mller-kva.example", 8443),
    } == parse_private_hosts("Intranet.example.:443 127.0.0.1:8000\n[::1]:80 müller.example:8443")


@pytest.mark.parametrize(
    "name",
    [
        "intranet.example", "intranet.example:", ":443", "a:0", "a:65536", "a:9999999", "a:x",
        "a:٤", "http://a:80", "a/b:80", "u@a:80", "a?:80", "a b:", "::1", "*.example:80", "[::1:80",
    ],
)  # fmt: skip
def test_what_is_no_host_and_port_is_refused_by_name(name: str) -> None:
    """The refusal says which of them it is."""
    with pytest.raises(ValueError, match="is no host and port"):
        parse_private_hosts(f"good.example:443 {name}")
