"""What robots.txt lets us fetch (RFC 9309), kept a day for each site."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Final

from protego import Protego

from briefings.errors import BriefingError, FetchFailed, FetchRefused
from briefings.gathering.fetching.exchange import Reply
from briefings.gathering.guard.targets import Target, parse_target

MOST_BYTES: Final = 512_000
_DAY: Final = 86_400.0
_AGAIN: Final = 600.0
_LONGEST_DELAY: Final = 30.0
_MOST_KEPT: Final = 8_000_000
_ENTRY: Final = 2_000
_AGENT_LINES: Final = ("user-agent", "useragent", "user agent")
_SOMEBODY: Final = "User-agent: somebody-else"


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site lets us do.

    Attributes:
        parsed: its rules; None where there are none.
        until: when they are asked for again, on the loop's clock.
        size: about how much memory they take, in bytes.
        failure: why they can't be had, so that nothing is fetched for now; or None.
    """

    parsed: Protego | None
    until: float
    size: int = _ENTRY
    failure: str | None = None


class Robots:
    """Asks sites for their rules, once a day each, and heeds them."""

    def __init__(self, agent: str, ask: Callable[[Target], Awaitable[Reply]]) -> None:
        """Heed the rules for `agent`, which `ask` fetches."""
        self._agent, self._ask = agent, ask
        self._known: OrderedDict[str, Rules] = OrderedDict()
        self._asking: dict[str, asyncio.Lock] = {}

    async def check(self, target: Target) -> float:
        """Return the seconds that a site wants between requests, if a page may be fetched.

        Raises:
            FetchRefused: robots.txt says that it may not.
            FetchFailed: robots.txt can't be had now, so that nobody knows.
        """
        site = f"{target.scheme}://{target.authority}"
        rules = await self._rules(site, asyncio.get_running_loop().time)
        if rules.failure:
            raise FetchFailed(rules.failure)
        if rules.parsed is None:
            return 0.0
        if not rules.parsed.can_fetch(target.url, self._agent):
            raise FetchRefused("its robots.txt asks us not to fetch it")
        return min(rules.parsed.crawl_delay(self._agent) or 0.0, _LONGEST_DELAY)

    async def _rules(self, site: str, clock: Callable[[], float]) -> Rules:
        asking = self._asking.setdefault(site, asyncio.Lock())
        try:
            async with asking:
                known = self._known.get(site)
                if known is None or known.until < clock():
                    known = await self._fetched(site, clock())
                    self._keep(site, known)
                return known
        finally:
            if not asking.locked():
                self._asking.pop(site, None)

    async def _fetched(self, site: str, now: float) -> Rules:
        try:
            reply = await self._ask(parse_target(f"{site}/robots.txt"))
        except BriefingError as error:
            reason = getattr(error, "reason", "")
            return Rules(None, now + _AGAIN, failure=f"its robots.txt can't be had now: {reason}")
        if reply.status in range(400, 500) and reply.status != 429:  # noqa: PLR2004 - of HTTP
            return Rules(None, now + _DAY)
        if not reply.body and reply.status != 200:  # noqa: PLR2004 - the same
            reason = f"the server answered {reply.status}"
            return Rules(None, now + _AGAIN, failure=f"its robots.txt can't be had now: {reason}")
        parsed = await asyncio.to_thread(parse_rules, reply.body, self._agent)
        return Rules(parsed, now + _DAY, _ENTRY + 8 * len(reply.body))

    def _keep(self, site: str, rules: Rules) -> None:
        self._known.pop(site, None)
        self._known[site] = rules
        while sum(each.size for each in self._known.values()) > _MOST_KEPT and len(self._known) > 1:
            self._known.popitem(last=False)


def parse_rules(body: bytes, agent: str) -> Protego:
    """Return the rules for `agent` and for all robots.

    Those for others are passed over: with thousands of names and of rules for each, `Protego` keeps
    every rule for every name.
    """
    text = body.decode("utf-8-sig", "replace")
    return Protego.parse("\n".join(_lines_for(agent.lower(), text)))


def _lines_for(agent: str, text: str) -> Iterator[str]:
    is_in_others = False
    for line in text.splitlines():
        stated = line.partition("#")[0].strip().lower()
        name = next((each for each in _AGENT_LINES if stated.startswith(each)), None)
        if name is None:
            is_in_others = is_in_others and not stated
            yield line
        elif stated.removeprefix(name).strip(" \t:") in {"*", agent, f"{agent}*"}:
            yield line
        elif not is_in_others:
            is_in_others = True
            yield _SOMEBODY
