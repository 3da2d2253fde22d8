"""WebSub: the hub of a feed tells us at once that there is something new in it.

Each callback bears what it is for and a key that only we can make, so that nothing need be stored:
what a hub knows of us from before a restart still leads here. https://www.w3.org/TR/websub/
"""

import hmac
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import parse_qs, urlencode

from bot.chat.platform import Hook, HookReply
from briefings.gathering.fetching.fetch import Fetcher
from briefings.gathering.outcomes import Fetched

PATH: Final = "/websub"

_LEASE: Final = timedelta(days=10)
"""How long a hub is asked to tell us."""
_SHORTEST_LEASE: Final = timedelta(hours=1)
_BEFORE: Final = 0.1
"""The share of a lease that is left when it is asked for again."""
_AGAIN: Final = timedelta(hours=6)
"""After which a hub is asked again that has refused, or has not answered yet."""
_SIGNATURES: Final = frozenset({"sha1", "sha256", "sha384", "sha512"})
_PLAIN: Final = {"content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff"}
_UNKNOWN: Final = HookReply(status=404)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class HubLink:
    """A feed that names a hub.

    Attributes:
        source: the id of the source.
        feed: its address.
        hub: the address of the hub.
        topic: what the hub calls the feed.
    """

    source: str
    feed: str
    hub: str
    topic: str


class Hubs:
    """Subscribes to the feeds that name hubs, and hears of them."""

    def __init__(
        self,
        public_url: str,
        secret: bytes,
        now: Callable[[], datetime],
        on_news: Callable[[str], None],
    ) -> None:
        """Be told at `public_url`.

        Args:
            public_url: where hubs reach us; empty where they can't: then nothing is subscribed to.
            secret: what only we know, the same after a restart.
            now: tells the time.
            on_news: is told the id of a source that has something new.
        """
        self._public_url = public_url.rstrip("/")
        self._secret = secret
        self._now = now
        self._on_news = on_news
        self._asked_again: dict[str, datetime] = {}

    @property
    def hooks(self) -> Sequence[Hook]:
        """What hubs call."""
        if not self._public_url:
            return ()
        return (
            Hook(path=PATH, method="GET", handle=self._verify),
            Hook(path=PATH, handle=self._hear),
        )

    async def follow(self, fetcher: Fetcher, links: Sequence[HubLink]) -> None:
        """Ask the hubs of feeds to tell us, where that is due."""
        for link in links if self._public_url else ():
            if self._asked_again.get(link.source, self._now()) > self._now():
                continue
            self._asked_again[link.source] = self._now() + _AGAIN
            form = {
                "hub.mode": "subscribe",
                "hub.topic": link.topic,
                "hub.callback": self._callback(link),
                "hub.secret": self._key("secret", link.source, link.topic),
                "hub.lease_seconds": str(int(_LEASE.total_seconds())),
            }
            outcome = await fetcher.post(link.hub, form, found_in=link.feed)
            if not isinstance(outcome, Fetched):
                reason = getattr(outcome, "reason", "it is gone")
                _log.info("the hub of source %s: %s", link.source, reason)

    def _callback(self, link: HubLink) -> str:
        key = self._key("callback", link.source, link.topic)
        query = urlencode({"source": link.source, "topic": link.topic, "key": key})
        return f"{self._public_url}{PATH}?{query}"

    def _key(self, *parts: str) -> str:
        text = "\n".join((PATH, *parts)).encode("utf-8", "surrogatepass")
        return hmac.digest(self._secret, text, "sha256").hex()

    def _called(self, query: str) -> Mapping[str, str] | None:
        """Return the fields of a callback of ours; None where it is none."""
        try:
            fields = {name: each[0] for name, each in parse_qs(query, max_num_fields=20).items()}
        except ValueError:
            return None
        key = self._key("callback", fields.get("source", ""), fields.get("topic", ""))
        given = fields.get("key", "").encode("utf-8", "surrogatepass")
        return fields if hmac.compare_digest(key.encode(), given) else None

    async def _verify(self, _headers: Mapping[str, str], _body: bytes, query: str) -> HookReply:
        """Tell a hub whether it was us who asked, as it asks back."""
        fields = self._called(query)
        if fields is None:
            return _UNKNOWN
        if fields.get("hub.mode") == "denied":
            return HookReply(status=200)
        is_asked = (fields.get("hub.mode"), fields.get("hub.topic")) == (
            "subscribe",
            fields["topic"],
        )
        if not is_asked or not (challenge := fields.get("hub.challenge")):
            return _UNKNOWN
        lease = _lease(fields.get("hub.lease_seconds", ""))
        self._asked_again[fields["source"]] = self._now() + lease * (1 - _BEFORE)
        body = challenge.encode("utf-8", "surrogatepass")
        return HookReply(status=200, body=body, headers=_PLAIN)

    async def _hear(self, headers: Mapping[str, str], body: bytes, query: str) -> HookReply:
        """Have a source fetched that a hub says has something new."""
        fields = self._called(query)
        if fields is None:
            return _UNKNOWN
        secret = self._key("secret", fields["source"], fields["topic"])
        if not _is_signed(body, headers.get("x-hub-signature", ""), secret):
            return HookReply(status=401)
        self._on_news(fields["source"])
        return HookReply(status=202)


def _is_signed(body: bytes, signature: str, secret: str) -> bool:
    method, _, given = signature.partition("=")
    if method not in _SIGNATURES:
        return False
    made = hmac.digest(secret.encode(), body, method).hex()
    return hmac.compare_digest(made.encode(), given.encode("utf-8", "surrogatepass"))


def _lease(seconds: str) -> timedelta:
    """Return for how long a hub says that it tells us."""
    stated = int(seconds[:9]) if seconds.isascii() and seconds.isdigit() else 0
    return max(_SHORTEST_LEASE, timedelta(seconds=stated)) if stated else _LEASE
