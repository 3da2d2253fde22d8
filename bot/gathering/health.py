"""Sources that have failed for days: whoever looks after them is told, once."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from bot.chat.names import join_name, split_name
from bot.chat.request import Channel, Request, User
from briefings.gathering.source import Source, SourceHealth
from briefings.model import digest
from storage.ports.audiences import OPERATOR
from storage.ports.store import Store

TOLD_AFTER: Final = timedelta(days=3)
"""How long a source fails before anybody is told."""
_NOTICE: Final = "sources"
"""How the notice of a request begins that tells of sources; no platform is called so."""
_MOST: Final = 50
"""Sources in one notice; those that are left are in the next one."""

Take: TypeAlias = Callable[[Sequence[Request]], Awaitable[None]]
Untold: TypeAlias = Mapping[Source, SourceHealth]

_log = logging.getLogger(__name__)


def fails_for_days(health: SourceHealth, now: datetime) -> bool:
    """Whether a source has failed for so long that somebody should know, or is gone for good."""
    if health.state == "paused" or health.failing is None:
        return False
    return health.state == "gone" or now - health.failing >= TOLD_AFTER


def sources_of_notice(notice: str) -> Sequence[str]:
    """Return the ids of the sources that a notice tells of; none where it tells of a channel."""
    kind, *ids = split_name(notice)
    return ids if kind == _NOTICE else ()


class SourceNotices:
    """Tells the owners, or the channel that brought a source, that it has failed for days.

    A notice is stored, as every request is, before it is remembered that it was: what is told twice
    then has the same key, and is one.
    """

    def __init__(
        self, store: Store, owners: Collection[str], platforms: Collection[str], take: Take
    ) -> None:
        """Tell of the sources in `store`.

        Args:
            store: where they are.
            owners: who runs the bot, such as `telegram:123`.
            platforms: the names of those on which somebody can be told.
            take: takes requests in.
        """
        self._store = store
        self._owners = [Channel.named(each) for each in owners]
        self._platforms = frozenset(platforms)
        self._take = take

    async def tell(self, now: datetime) -> None:
        """Have each source that has failed for days told of, where it has not been.

        Raises:
            StorageError: the store can't be used now.
        """
        untold = await asyncio.to_thread(self._untold, now)
        if not untold:
            return
        requests = list(self._notices(untold))
        if requests:
            await self._take(requests)
        for source in untold:
            if not self._channels(source):
                _log.warning("nobody can be told that source %s has failed for days", source.id)
        told = {source.id: replace(health, told=True) for source, health in untold.items()}
        await asyncio.to_thread(self._store.save_health, told)

    def _untold(self, now: datetime) -> Untold:
        failing = {
            each: health
            for each, health in self._store.source_health().items()
            if not health.told and fails_for_days(health, now)
        }
        sources = self._store.seen_by(OPERATOR).sources() if failing else ()
        first = [each for each in sources if each.id in failing][:_MOST]
        return {each: failing[each.id] for each in first}

    def _channels(self, source: Source) -> Sequence[Channel]:
        """Return where it is told of a source."""
        channels = [Channel.named(source.audience)] if source.audience else self._owners
        return [each for each in channels if each.platform in self._platforms]

    def _notices(self, untold: Untold) -> Sequence[Request]:
        """Return one request for each place, which tells of all of its sources."""
        by_channel: dict[Channel, list[Source]] = defaultdict(list)
        for source in untold:
            for channel in self._channels(source):
                by_channel[channel].append(source)
        return [
            _notice(channel, {each.id: untold[each] for each in theirs})
            for channel, theirs in by_channel.items()
        ]


def _notice(channel: Channel, failing: Mapping[str, SourceHealth]) -> Request:
    since = [(each, health.failing) for each, health in failing.items()]
    return Request(
        channel=channel,
        user=User(id=channel.id),
        text="",
        key=join_name(_NOTICE, str(channel), digest(*since)),
        notice=join_name(_NOTICE, *failing),
    )
