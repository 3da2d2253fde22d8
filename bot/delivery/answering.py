"""Answering: from a request to its delivered answer. What the jobs of the queue are about."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from time import monotonic

from bot.chat.access import Access
from bot.chat.actions import decode_action
from bot.chat.errors import MaybeSent, PlatformLost, RetryLater
from bot.chat.message import Message
from bot.chat.platform import HasAttachments, Platform
from bot.chat.references import ReferenceLogger, reference_of
from bot.chat.request import Answer, Request, Role
from bot.chat.request_codec import request_of
from bot.delivery.courier import Courier
from bot.delivery.failure import busy_message, failure_message, log_no_answer
from bot.delivery.outgoing import Outgoing, add_absence, is_fresh, patience_for
from bot.delivery.sent import Sent, outcome_of
from bot.delivery.throttle import Throttles
from bot.queue.events import Events
from bot.queue.outcomes import Cancelled, Failed, Outcome, RetryAfter
from bot.queue.run import Run
from bot.subscriptions.slots import CATCH_UP
from storage.errors import StoreUnreachable
from storage.ports.conversations.channels import Notice
from storage.ports.queue import DeliveryResult, Job
from storage.ports.store import Store

_WORKING_AFTER = 0.5
_WORKING_EVERY = 4.0
"""Seconds; what Telegram shows for a bot that writes lasts five."""
_ASKED_AGAIN = 5.0
"""Seconds until a platform that did not say who is an admin is asked again."""
_PLATFORM_AGAIN = 60.0
"""Seconds until a platform that did not know us is tried again."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """How requests are answered: `answer` may be called from any thread.

    Attributes:
        answer: answers a request whose user's role is known.
        needs: says what role a request needs.
        access: knows who is who.
        catch_up: how late a digest may be sent.
    """

    answer: Answer
    needs: Callable[[Request], Role]
    access: Access
    catch_up: timedelta = CATCH_UP


class RequestHandler:
    """A `bot.queue.handler.Handler` of requests."""

    def __init__(
        self,
        store: Store,
        answering: Answering,
        courier: Courier,
        now: Callable[[], datetime],
        events: Events,
    ) -> None:
        """Answer by `answering`, on no platform yet."""
        self._store = store
        self._answering = answering
        self._courier = courier
        self._now = now
        self._events = events
        self._platforms: dict[str, tuple[Platform, Throttles]] = {}

    def join(self, platform: Platform) -> None:
        """Answer on `platform`, too."""
        self._platforms[platform.name] = platform, Throttles(platform.limits)

    def decode(self, job: Job) -> Request:
        """Return the request that is a job."""
        return request_of(job)

    async def handle(self, work: Request, run: Run) -> Outcome:
        """Answer a request and see the answer through."""
        patience = patience_for(work, self._now(), self._answering.catch_up)
        if not patience:
            return Cancelled(result=DeliveryResult(outcome="doubt" if run.doubt else "skipped"))
        platform, throttles = self._platforms[work.channel.platform]
        throttle = throttles.throttle(work)
        try:
            async with throttle, _shows_work(platform, work):
                request = await self.with_role(await self._meant(work))
                if request.digest and request.role == "stranger":
                    return Cancelled(result=DeliveryResult(outcome="skipped"))
                request = await self._with_attachment(platform, request)
                message = add_absence(await self.answered(request), platform, request)
                outgoing = Outgoing(
                    platform=platform,
                    request=request,
                    message=message,
                    run=run,
                    throttle=throttle,
                    patience=patience,
                    doubt=run.doubt,
                    is_lost=run.doubt,
                )
                return await self._delivered(outgoing)
        except (RetryLater, MaybeSent) as error:  # it can't say who is an admin
            if not is_fresh(work, self._now()):
                raise
            return RetryAfter(seconds=getattr(error, "after", _ASKED_AGAIN), reason=error.reason)
        except PlatformLost as error:
            self._events.measure("sends", platform=platform.name, outcome="lost")
            return RetryAfter(seconds=_PLATFORM_AGAIN, reason=str(error))

    def failed(self, work: Request) -> Failed:
        """Return what is stored of a request that was tried too often."""
        result = DeliveryResult(outcome="failed") if work.digest else None
        return Failed(reason="given up, as it was tried too often.", result=result)

    async def apologise(self, work: Request) -> None:
        """Tell who asked that there is no answer; of a digest, the next one says so."""
        if work.is_awaited:
            platform, throttles = self._platforms[work.channel.platform]
            async with throttles.throttle(work):
                message = failure_message(work)
                await self._courier.apologise(platform, work, message, throttles.throttle(work))

    async def refuse(self, request: Request) -> None:
        """Tell who asked that too many of their requests wait already."""
        platform, throttles = self._platforms[request.channel.platform]
        message = busy_message(request)
        await self._courier.apologise(platform, request, message, throttles.throttle(request))

    async def with_role(self, request: Request) -> Request:
        """Return the request with what its user is: the platform is asked where it matters."""
        role = self._answering.access.role(request)
        if role == "member":
            if request.digest:  # whoever subscribed was allowed to
                role = "admin"
            elif await asyncio.to_thread(self._answering.needs, request) == "admin":
                platform, _ = self._platforms[request.channel.platform]
                role = "admin" if await platform.is_admin(request) else role
        return replace(request, role=role)

    async def _with_attachment(self, platform: Platform, request: Request) -> Request:
        """Return a request with what was sent along, where its user may have that read."""
        if request.role != "owner" or not isinstance(platform, HasAttachments):
            return request
        return replace(request, attachment=await platform.attachment(request))

    async def answered(self, request: Request) -> Message:
        """Return the answer; where there is none, an apology in place of one."""
        self._events.emit("composing")
        began = monotonic()
        message = await asyncio.to_thread(self._answered, request)
        self._events.emit("composed")
        self._events.measure("compose-seconds", monotonic() - began)
        platform = request.channel.platform
        self._events.measure("answers", platform=platform, result=message.result)
        return message

    def _answered(self, request: Request) -> Message:
        if not request.is_awaited:  # an apology is no digest: that is tried again
            return self._answering.answer(replace(request, at=self._now()))
        try:
            return self._answering.answer(request)
        except StoreUnreachable:  # it is answered once the store is back
            raise
        except Exception:  # noqa: BLE001 - whoever asks is told, and the log has the rest
            log_no_answer(_log, request)
            return failure_message(request)

    async def _delivered(self, outgoing: Outgoing) -> Outcome:
        """Send an answer; return what became of it."""
        request, message = outgoing.request, outgoing.message
        if request.is_awaited:
            sent = await self._courier.send(outgoing)
            self._measure(request, sent)
            return outcome_of(sent)
        sent = Sent("sent")
        if message.parts:
            await outgoing.throttle.turn()
            sent = await self._courier.send(outgoing)
            log = ReferenceLogger(_log, reference_of(request.key))
            log.info("%s for %s: %s", request.kind, request.channel, sent.outcome)
        if request.notice:
            told: Notice = "failed" if sent.outcome == "failed" else "sent"
            await asyncio.to_thread(self._store.set_notice, request.notice, told)
            return outcome_of(sent)
        if message.parts:
            self._measure(request, sent)
        quotes = message.delivered_quotes if sent.outcome == "sent" else ()
        return outcome_of(sent, DeliveryResult(outcome=sent.outcome, quotes=quotes))

    def _measure(self, request: Request, sent: Sent) -> None:
        """Say how long after its request, or its slot, an answer was out."""
        if sent.outcome != "sent":
            return
        platform, kind, now = request.channel.platform, request.kind, self._now()
        lasted = max(0.0, (now - (request.at or now)).total_seconds())
        if kind == "digest":
            self._events.measure("digest-delay-seconds", lasted, platform=platform)
        else:
            self._events.measure("answer-seconds", lasted, platform=platform, kind=kind)

    async def _meant(self, request: Request) -> Request:
        """Return a pressed button's request in words; without words where it is forgotten."""
        if request.press is None:
            return request
        encoded = await asyncio.to_thread(self._store.action, request.press)
        if encoded is None:
            return request
        action = decode_action(encoded)
        return replace(
            request,
            text=action.text,
            page=action.page,
            shared=action.shared,
            owner=action.owner,
        )


@asynccontextmanager
async def _shows_work(platform: Platform, request: Request) -> AsyncIterator[None]:
    """Show that the answer is being worked on, once that takes a moment."""

    async def show() -> None:
        await asyncio.sleep(_WORKING_AFTER)
        while True:
            await platform.show_working(request)
            await asyncio.sleep(_WORKING_EVERY)

    showing = asyncio.create_task(show())
    try:
        yield
    finally:
        showing.cancel()
