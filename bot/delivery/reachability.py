"""Channels that can't be reached: their subscribers are told once, and they are probed each day."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.chat.errors import BotError, ChannelGone, ChannelMoved, MaybeSent, PlatformLost, RetryLater
from bot.chat.names import join_name
from bot.chat.platform import Platform
from bot.chat.request import Channel, Request, User
from bot.delivery.channels import StoredChanges
from bot.subscriptions.subscription import Subscription, readable
from storage.errors import NotFound
from storage.ports.conversations.channels import Absence, Notice
from storage.ports.store import Store

_EVERY = 10.0
_PROBED_EVERY = timedelta(days=1)
_AT_A_TIME = 20
_BETWEEN = 1.5
"""Seconds from one probe to the next: Slack takes some fifty a minute (its tier 3)."""

Take = Callable[[Sequence[Request]], Awaitable[None]]

_log = logging.getLogger(__name__)


class Reachability:
    """Looks after the channels of some platforms that can't be reached."""

    def __init__(
        self,
        store: Store,
        platforms: Sequence[Platform],
        changes: StoredChanges,
        take: Take,
        now: Callable[[], datetime],
    ) -> None:
        """Look in `store`, ask `platforms`, note `changes`, and have `take` send notices."""
        self._store = store
        self._platforms = {platform.name: platform for platform in platforms}
        self._changes = changes
        self._take = take
        self._now = now

    async def run(self) -> None:
        """Tell subscribers and probe channels, until cancelled."""
        while True:
            await self.tell()
            await self.probe()
            await asyncio.sleep(_EVERY)

    async def tell(self) -> None:
        """Tell the subscribers of a digest that could not be delivered, once for each absence."""
        untold = await asyncio.to_thread(
            self._store.untold_absences, tuple(self._platforms), self._now()
        )
        for absence in untold:
            if notices := await asyncio.to_thread(self._notices, absence):
                await self._take(notices)
            else:
                _log.warning("%s: nobody can be told that it can't be reached", absence.channel)
            told: Notice = "pending" if notices else "failed"
            await asyncio.to_thread(self._store.set_notice, absence.channel, told)

    async def probe(self) -> None:
        """Ask whether channels can be reached again, each once a day and after each sign of it."""
        now = self._now()
        taken = await asyncio.to_thread(
            self._store.take_probes, tuple(self._platforms), now - _PROBED_EVERY, now, _AT_A_TIME
        )
        is_up = True
        for absence in taken:
            channel = Channel.named(absence.channel, absence.workspace)
            is_up = is_up and await self._probe(channel)
            if not is_up:
                await self._changes.expect_back(str(channel))
            await asyncio.sleep(_BETWEEN)

    async def _probe(self, channel: Channel) -> bool:
        """Ask about a channel; return False where the platform can't be asked now."""
        try:
            can_post = await self._platforms[channel.platform].can_post(channel)
        except ChannelMoved as moved:
            await self._changes.moved(str(channel), str(replace(channel, id=moved.to)))
        except ChannelGone as gone:
            _log.info("%s still can't be reached: %s", channel, gone.reason)
        except (RetryLater, MaybeSent, PlatformLost) as error:
            _log.info("%s: probed later: %s", channel, error)
            return False
        except BotError as error:
            _log.info("%s: can't tell whether it can be reached: %s", channel, error)
        except Exception:  # noqa: BLE001 - others are probed all the same
            _log.exception("%s: could not be probed", channel)
        else:
            if can_post is not False:  # where that can't be known, the next digest finds out
                await self._changes.back(str(channel))
        return True

    def _notices(self, absence: Absence) -> list[Request]:
        """Return what tells each subscriber, but for those whom only that channel reaches."""
        channel = Channel.named(absence.channel, absence.workspace)
        told = {
            each.subscriber: _notice(channel, absence.since, each)
            for each in self._subscriptions(absence)
            if each.subscriber and each.place != "private"
        }
        return list(told.values())

    def _subscriptions(self, absence: Absence) -> list[Subscription]:
        found = []
        for number in absence.subscriptions:
            try:
                found.append(self._store.subscription(number))
            except NotFound:  # it has ended just now
                continue
        return [subscription for _stored, subscription in readable(found)]


def _notice(channel: Channel, since: datetime, subscription: Subscription) -> Request:
    """Return what tells a subscriber: the same for the same absence, however often it is made."""
    user = str(subscription.subscriber)
    workspace = subscription.channel.workspace or channel.workspace
    return Request(
        channel=Channel(platform=channel.platform, id=user, workspace=workspace),
        user=User(id=user, language=subscription.language),
        text="",
        key=join_name("unreachable", str(channel), user, since.isoformat()),
        notice=str(channel),
    )
