"""Hosts of publishers: the domain that was registered, and the name in it."""

from functools import lru_cache
from typing import Final

_PLATFORMS: Final = frozenset(
    (  # noqa: SIM905 - a word a line is a page of them
        "t.me telegram.me telegram.org youtube.com youtu.be facebook.com fb.com twitter.com x.com"
        " instagram.com tiktok.com reddit.com linkedin.com medium.com vk.com ok.ru weibo.com"
        " mp.weixin.qq.com threads.net bsky.app mastodon.social pressreader.com issuu.com"
        " github.com gitlab.com wikipedia.org dzen.ru soundcloud.com vimeo.com rumble.com"
    ).split()
)
"""Where many write who have nothing to do with each other."""

_GIVEN: Final = frozenset(
    (  # noqa: SIM905 - as above
        "substack.com wordpress.com ghost.io beehiiv.com tumblr.com livejournal.com medium.com"
        " typepad.com over-blog.com hatenablog.com wixsite.com squarespace.com webflow.io"
    ).split()
)
"""What gives each who writes there a host of their own."""


@lru_cache(maxsize=4096)
def domain_of(host: str) -> str | None:
    """Return the domain of a host that somebody registered for their texts, in small letters.

    It is None where the host says nothing of who writes: ``t.me``, ``youtube.com``.
    """
    labels = host.split(".")
    last = ".".join(labels[-2:])
    if last in _GIVEN and len(labels) > 2 and labels[-3] not in ("www", "open"):  # noqa: PLR2004
        return ".".join(labels[-3:])
    if last in _PLATFORMS | _GIVEN or host in _PLATFORMS:
        return None
    if len(labels) <= 2:  # noqa: PLR2004 - a name and a top level
        return host
    return _registered(host) or last


def name_in(domain: str) -> str:
    """Return the name in a domain: its first label, without hyphens."""
    return domain.partition(".")[0].replace("-", "")


def _registered(host: str) -> str | None:
    """Return the domain by the list of public suffixes, which takes a while to load."""
    from tld import get_tld  # noqa: PLC0415 - few hosts need it

    url = f"https://{host}"
    found = get_tld(url, as_object=True, fail_silently=True, search_private=True)
    return None if found is None or isinstance(found, str) else found.fld
