"""Sends answers to Slack: for all to see, for the user alone, or as a form."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

from bot.chat.errors import ChannelGone, MaybeSent, RetryLater, SendError, SendFailed
from bot.chat.platform import Pause
from bot.chat.request import Request
from bot.platforms.pacer import Pacer
from bot.platforms.slack.api import Api
from bot.platforms.slack.errors import RATE_LIMITED, THREAD_GONE
from bot.platforms.slack.payloads import RESPONSE_URL, TRIGGER, is_private, thread_of
from bot.platforms.slack.rendering.blocks import Block
from bot.platforms.slack.rendering.rendered import SlackRendered

EVENT = "briefing_answer"
"""What the metadata of answers is called: a trace to find them again by."""
_TRIES = 100
_LONGEST_WAIT = 60.0
"""Seconds between tries of what follows a message that is out."""
_LOOK_AGAIN = 5.0
"""Seconds until an answer is looked for again where Slack did not reply."""
_SEARCHED = 100
"""Messages among which an answer is looked for."""

_Post: TypeAlias = Callable[[Block, str | None], Awaitable[str | None]]
"""Sends one message, in a thread or None; returns the thread that it begins."""

_log = logging.getLogger(__name__)


class Posts:
    """Sends rendered answers over an `Api`."""

    def __init__(self, api: Api, pacer: Pacer) -> None:
        """Send over `api`; messages after the first wait for `pacer`."""
        self._api = api
        self._pacer = pacer

    async def send(self, request: Request, answer: SlackRendered, pause: Pause) -> None:
        """Send an answer.

        Raises:
            SendError: its first message was not sent, or may not have been.
            PlatformLost: Slack no longer knows the bot.
        """
        if answer.view and await self._open_form(request, answer.view):
            return
        if answer.in_place and await self._replace(request, answer.messages, pause):
            return
        if is_private(request):
            await _all(self._privately(request), answer.messages, pause)
        else:
            await self._openly(request, answer.messages, pause)

    async def is_delivered(
        self, request: Request, answer: SlackRendered, pause: Pause
    ) -> bool | None:
        """Return whether an answer is in its channel; None if that can't be known.

        If only its first messages are there, the others are sent.

        Raises:
            SendError: they were not sent, or may not have been.
        """
        if is_private(request):
            return None
        thread = thread_of(request.channel)
        found = await self._traces(request, thread)
        if not found:
            return None if found is None else False
        begun = thread or str(found[0]["ts"])
        if thread is None and answer.messages[1:]:
            found = await self._traces(request, begun) or found
        await _rest(self._posted(request, pause), answer.messages[len(found) :], begun, pause)
        return True

    async def _traces(self, request: Request, thread: str | None) -> list[Block] | None:
        """Return the messages of an answer that are there, oldest first; None if unknown."""
        channel = request.channel
        where = {"ts": thread} if thread else {}
        try:
            said = await self._api.read(
                channel.workspace,
                "conversations.replies" if thread else "conversations.history",
                channel=channel.id,
                limit=_SEARCHED,
                include_all_metadata=True,
                **where,
            )
        except MaybeSent as error:
            raise RetryLater(error.reason, _LOOK_AGAIN) from None
        except RetryLater as error:
            if error.reason in RATE_LIMITED:  # many apps may look once a minute only
                return None
            raise
        except SendError:
            return None
        found = [each for each in said.get("messages", []) if _key(each) == request.key]
        return None if said.get("has_more") and not found else found

    async def _open_form(self, request: Request, view: Block) -> bool:
        """Open a form; False if it is too late for that."""
        trigger = request.reply.get(TRIGGER)
        if not trigger:
            return False
        workspace = request.channel.workspace
        try:
            await self._api.call(workspace, "views.open", trigger_id=trigger, view=view)
        except SendError as error:
            _log.info("%s: a form could not be opened: %s", request.channel, error)
            return False
        return True

    async def _replace(self, request: Request, messages: Sequence[Block], pause: Pause) -> bool:
        """Replace the message whose button was pressed."""
        url = request.reply.get(RESPONSE_URL)
        if not url or request.press is None:
            return False
        try:
            await self._api.respond(url, replace_original=True, **messages[0])
        except (SendFailed, ChannelGone) as error:
            _log.info("%s: a message could not be replaced: %s", request.channel, error)
            return False
        await _rest(self._privately(request), messages[1:], None, pause)
        return True

    def _privately(self, request: Request) -> _Post:
        channel, url = request.channel, request.reply.get(RESPONSE_URL)

        async def post(message: Block, _thread: str | None) -> None:
            body = {**message, "thread_ts": thread_of(channel), "response_type": "ephemeral"}
            if url and await self._respond(url, body):
                return
            if not await self._ephemeral(request, message):
                await self._directly(request, message)

        return post

    async def _respond(self, url: str, body: Block) -> bool:
        """Respond to the request; False if the response_url has expired, or is refused."""
        try:
            await self._api.respond(url, replace_original=False, **body)
        except (SendFailed, ChannelGone):
            return False
        return True

    async def _ephemeral(self, request: Request, message: Block) -> bool:
        """Answer the user without a response_url: those last for five answers, or 30 minutes.

        False where that is refused: the bot need not be in a channel to be asked there.
        """
        channel = request.channel
        try:
            await self._api.call(
                channel.workspace,
                "chat.postEphemeral",
                channel=channel.id,
                user=request.user.id,
                thread_ts=thread_of(channel),
                **message,
            )
        except (SendFailed, ChannelGone) as error:
            _log.info("%s: %s: answering in direct messages", channel, error)
            return False
        return True

    async def _directly(self, request: Request, message: Block) -> None:
        """Answer the user in their direct messages with the bot."""
        try:
            await self._post(request.channel.workspace, channel=request.user.id, **message)
        except ChannelGone as error:  # it is the user that is gone, not the channel
            raise SendFailed(error.reason) from None

    async def _openly(self, request: Request, messages: Sequence[Block], pause: Pause) -> None:
        try:
            await _all(self._posted(request, pause), messages, pause)
        except ChannelGone:
            if RESPONSE_URL not in request.reply:
                raise
            await _all(self._for_all(request), messages, pause)

    def _posted(self, request: Request, pause: Pause) -> _Post:
        channel = request.channel

        async def post(message: Block, thread: str | None) -> str | None:
            if thread:  # what follows a message in its thread has turns of its own
                await pause(self._pacer.reserve(request))
            trace = {"event_type": EVENT, "event_payload": {"key": request.key}}
            given = {"channel": channel.id, "metadata": trace, **message}
            within = thread or thread_of(channel)
            try:
                said = await self._post(channel.workspace, thread_ts=within, **given)
            except SendFailed as error:
                if within is None or error.reason not in THREAD_GONE:
                    raise
                _log.warning("%s: %s: answering outside of its thread", channel, error)
                said, within = await self._post(channel.workspace, **given), None
            return within or (str(said["ts"]) if said.get("ts") else None)

        return post

    async def _post(self, workspace: str | None, **given: object) -> Block:
        unparsed = {"mrkdwn": False, "parse": "none", "link_names": False}
        shown = {**unparsed, "unfurl_links": False, "unfurl_media": False}
        return await self._api.call(workspace, "chat.postMessage", **shown, **given)

    def _for_all(self, request: Request) -> _Post:
        """Answer everybody in a channel that the bot is not a member of."""
        thread, url = thread_of(request.channel), request.reply[RESPONSE_URL]

        async def post(message: Block, _thread: str | None) -> None:
            body = {**message, "thread_ts": thread, "response_type": "in_channel"}
            if not await self._respond(url, body):
                await self._directly(request, message)

        return post


def _key(message: Block) -> str | None:
    match message:
        case {"metadata": {"event_payload": {"key": str(key)}}}:
            return key
    return None


async def _all(post: _Post, messages: Sequence[Block], pause: Pause) -> None:
    thread = await post(messages[0], None)
    await _rest(post, messages[1:], thread, pause)


async def _rest(post: _Post, messages: Sequence[Block], thread: str | None, pause: Pause) -> None:
    """Send the messages after the first.

    Raises:
        MaybeSent: one of them may have been sent: `Posts.is_delivered` completes the answer.
    """
    for message in messages:
        for _ in range(_TRIES):
            try:
                await post(message, thread)
            except RetryLater as error:
                await pause(min(error.after, _LONGEST_WAIT))
            except MaybeSent:
                raise
            except SendError as error:
                _log.warning("part of an answer is missing: %s", error)
                break
            else:
                break
