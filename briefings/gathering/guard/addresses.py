"""Which internet addresses are public: a list of what is, as any list of what isn't has holes.

Source: the IANA registries of special-purpose addresses (RFC 6890, RFC 8190). Python's own
`is_private` and `is_global` know only some of them, and each version knows others.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

_SPECIAL_4: Final = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "168.63.129.16/32",  # public by its number, but what answers there is the cloud's own host
    )
)  # fmt: skip
_GIVEN_OUT_6: Final = IPv6Network("2000::/3")
_SPECIAL_6: Final = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
    )
)  # fmt: skip


def public_address(text: str) -> str | None:
    """Return an address as it is connected to, if it is public; otherwise None.

    An IPv4 address that is written as an IPv6 one (``::ffff:…``) is judged as what it is. Those
    that lead to IPv4 in other ways (6to4, Teredo, NAT64), and those of one network card
    (``%eth0``), aren't public.
    """
    try:
        address = ip_address(text)
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped and not address.scope_id:
        address = address.ipv4_mapped
    is_public = _is_public_4 if isinstance(address, IPv4Address) else _is_public_6
    return str(address) if is_public(address) else None


def _is_public_4(address: IPv4Address | IPv6Address) -> bool:
    return not any(address in block for block in _SPECIAL_4)


def _is_public_6(address: IPv4Address | IPv6Address) -> bool:
    if getattr(address, "scope_id", None) or address not in _GIVEN_OUT_6:
        return False
    return not any(address in block for block in _SPECIAL_6)
