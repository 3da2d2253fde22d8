"""Fetching what is at an address: one door for feeds, pages and all else that is asked for."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlencode

from briefings.errors import FetchFailed, FetchRefused
from briefings.gathering.fetching.answers import outcome_of, taken
from briefings.gathering.fetching.bodies import PACKINGS
from briefings.gathering.fetching.deadline import Deadline
from briefings.gathering.fetching.exchange import Exchange, Reply
from briefings.gathering.fetching.headers import retry_after
from briefings.gathering.fetching.pace import Pace
from briefings.gathering.fetching.robots import MOST_BYTES, Robots
from briefings.gathering.guard.connecting import NOT_PUBLIC, GuardedNetwork
from briefings.gathering.guard.targets import Target, parse_target
from briefings.gathering.outcomes import Failed, Outcome, Refused
from briefings.gathering.source import NO_VALIDATORS, Validators

AGENT: Final = "BriefingBot"
"""What we are called in robots.txt."""

FEEDS: Final = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.5"
)
"""What is asked for where a feed may be, or a page that names one."""

PAGES: Final = "text/html, application/xhtml+xml, */*;q=0.5"
"""What is asked for where a page is."""

MOST_OF_A_FEED: Final = 5_000_000
_PERMANENT: Final = frozenset({301, 308})
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS: Final = 5


def user_agent(version: str, contact: str = "") -> str:
    """Return how we call ourselves to servers.

    Args:
        version: of this program.
        contact: where its operator can be reached: an address or a mail address.
    """
    return f"{AGENT}/{version} (+{contact})" if contact else f"{AGENT}/{version}"


@dataclass(frozen=True, slots=True)
class _Trip:
    """What holds for an address and all that it redirects to."""

    headers: Mapping[str, str]
    most: int
    deadline: Deadline
    heeds_robots: bool = False


class Fetcher:
    """Fetches addresses: guarded, paced, each within one deadline and its limits.

    It is an asynchronous context manager. It keeps no cookies, takes no proxy from the environment,
    and tells no server where an address was found.
    """

    def __init__(
        self,
        agent: str = AGENT,
        *,
        network: GuardedNetwork | None = None,
        pace: Pace | None = None,
        seconds: float = 20.0,
        context: ssl.SSLContext | None = None,
    ) -> None:
        """Prepare; nothing is opened yet.

        Args:
            agent: how we call ourselves to servers (`user_agent`).
            network: what connects, and knows the private hosts that may be fetched from.
            pace: how often hosts are asked.
            seconds: the most that fetching one address may take, without waiting for its turn.
            context: which certificates are trusted; the usual ones by default.
        """
        self._agent, self._seconds, self._pace = agent, seconds, pace or Pace()
        self._network = network or GuardedNetwork()
        self._exchange = Exchange(self._network, at_once=self._pace.at_once, context=context)
        self._robots = Robots(AGENT, self._ask_for_robots)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._exchange.close()
        self._network.close()

    async def fetch(  # noqa: PLR0913 - each has its default
        self,
        url: str,
        *,
        validators: Validators = NO_VALIDATORS,
        most: int = MOST_OF_A_FEED,
        accept: str = FEEDS,
        heeds_robots: bool = False,
        found_in: str | None = None,
    ) -> Outcome:
        """Return what comes of fetching an address.

        Args:
            url: the address.
            validators: those of what we have, to be told that nothing changed.
            most: the most bytes that it may have, unpacked.
            accept: what is asked for.
            heeds_robots: whether robots.txt is asked first, as for pages.
            found_in: the address of what names this one, if nobody gave it to us: private hosts are
                fetched from only where a person or a private host names them.
        """
        headers = {"user-agent": self._agent, "accept": accept, "accept-encoding": PACKINGS}
        if validators.etag:
            headers["if-none-match"] = validators.etag
        if validators.last_modified:
            headers["if-modified-since"] = validators.last_modified
        try:
            found_at = parse_target(found_in) if found_in else None
            target = parse_target(url, found_at)
            self._refuse_inward(found_at, target)
            trip = _Trip(headers, most, Deadline(self._seconds), heeds_robots=heeds_robots)
            reply, moved_to, is_for_good = await self._follow(target, trip)
            return outcome_of(reply, validators, moved_to, is_for_good=is_for_good)
        except (FetchRefused, FetchFailed) as error:
            return _outcome_of_error(error)

    async def post(
        self, url: str, form: Mapping[str, str], *, found_in: str | None = None
    ) -> Outcome:
        """Send a form, as the hubs of WebSub take it, and return what comes of it.

        What the server answers beside that it took it isn't read, and no redirect is followed, as
        there may be a secret in the form.

        Args:
            url: where it is sent.
            form: its fields.
            found_in: as in `fetch`.
        """
        trip = _Trip({"user-agent": self._agent}, 0, Deadline(self._seconds))
        try:
            found_at = parse_target(found_in) if found_in else None
            target = parse_target(url, found_at)
            self._refuse_inward(found_at, target)
            return taken(await self._ask(target, trip, urlencode(form).encode()))
        except (FetchRefused, FetchFailed) as error:
            return _outcome_of_error(error)

    def is_own(self, url: str) -> bool:
        """Tell whether an address is on one of the private hosts that are fetched from."""
        try:
            return parse_target(url).place in self._network.private_hosts
        except FetchRefused:
            return False

    async def _follow(self, target: Target, trip: _Trip) -> tuple[Reply, str | None, bool]:
        """Return the last answer, where it stands for good if that is elsewhere, and if it is all.

        The last is whether every redirect on the way, if any, said that it is for good.
        """
        is_for_good, first = True, target
        for _ in range(1 + _MOST_REDIRECTS):
            reply = await self._ask(target, trip)
            location = reply.headers.get("location")
            if reply.status not in _REDIRECTS or not location:
                has_moved = is_for_good and target != first
                return reply, target.url if has_moved else None, is_for_good
            following = parse_target(location, target)
            self._refuse_inward(target, following)
            is_safe = (target.scheme, following.scheme) != ("https", "http")
            is_for_good = is_for_good and is_safe and reply.status in _PERMANENT
            target = following
        raise FetchFailed(f"it redirects more than {_MOST_REDIRECTS} times")

    async def _ask(self, target: Target, trip: _Trip, form: bytes | None = None) -> Reply:
        gap = await self._robots.check(target) if trip.heeds_robots else 0.0
        is_own = target.place in self._network.private_hosts
        async with self._pace.turn(target.place[0], gap=gap, is_own=is_own):
            async with trip.deadline.running():
                reply = await self._exchange.ask(target, trip.headers, trip.most, form)
            self._leave_alone(reply)
            return reply

    async def _ask_for_robots(self, target: Target) -> Reply:
        headers = {"user-agent": self._agent, "accept": "text/plain, */*;q=0.5"}
        trip = _Trip(headers, MOST_BYTES, Deadline(self._seconds), heeds_robots=False)
        reply, *_ = await self._follow(target, trip)
        return reply

    def _leave_alone(self, reply: Reply) -> None:
        """Ask a host nothing more for as long as it says, where we asked too often."""
        if reply.status == HTTPStatus.TOO_MANY_REQUESTS and (wait := retry_after(reply.headers)):
            self._pace.rest(reply.target.place[0], wait.total_seconds())

    def _refuse_inward(self, before: Target | None, target: Target) -> None:
        """Refuse a way from what is public to what isn't."""
        is_from_outside = before is not None and before.place not in self._network.private_hosts
        if is_from_outside and target.place in self._network.private_hosts:
            raise FetchRefused(NOT_PUBLIC)


def _outcome_of_error(error: FetchRefused | FetchFailed) -> Outcome:
    if isinstance(error, FetchRefused):
        return Refused(reason=error.reason, remedy=error.remedy)
    wait = None if error.retry_after is None else timedelta(seconds=error.retry_after)
    return Failed(reason=error.reason, retry_after=wait)
