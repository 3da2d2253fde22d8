"""Bolt's listeners: Bolt recognises and authorises a payload, and they pass the request on.

A listener acknowledges when it has finished (Bolt does it for events): the request is stored by
then. What no listener wants is acknowledged, too, so that Slack doesn't send it again.
"""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any, TypeAlias

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse

from bot.chat.platform import Change
from bot.chat.request import Request
from bot.platforms.slack.api import Api, library_log
from bot.platforms.slack.events import (
    EVENTS,
    Read,
    command,
    press,
    request_of,
    shortcut,
    submission,
)
from bot.platforms.slack.manifest import FIND_SOURCES
from bot.platforms.slack.membership import CHANGES, change_of
from bot.platforms.slack.payloads import PICKED, picked_channel, workspace_of
from bot.platforms.slack.rendering.commands import MAIN
from bot.platforms.slack.rendering.controls import PRESSED
from bot.platforms.slack.rendering.views import FORM
from storage.errors import StorageError

Handle: TypeAlias = Callable[[Request], Awaitable[None]]
Body: TypeAlias = dict[str, Any]
_Listener: TypeAlias = Callable[..., Awaitable[None]]

_COMMAND = re.compile("^/")
_UNDOCUMENTED = (AttributeError, IndexError, KeyError, TypeError, ValueError)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handlers:
    """What to call for each kind of request.

    Attributes:
        on_request: a user asks something.
        on_change: a channel has changed.
        on_home: a user opened the App Home.
        on_uninstall: a workspace removed the app.
        refuse_picked: says why a form can't be for the channel that was picked in it; None: it can.
    """

    on_request: Handle
    on_change: Callable[[Change], Awaitable[None]]
    on_home: Handle
    on_uninstall: Callable[[str], Awaitable[None]]
    refuse_picked: Callable[[Request], Awaitable[str | None]]


def listening_app(api: Api, handlers: Handlers, word: str = MAIN) -> AsyncApp:
    """Return a Bolt app that listens for everything in the manifest, whose command is `word`."""

    # Bolt looks at the names of its parameters, and takes a method's `self` for one
    async def authorize(
        enterprise_id: str | None, team_id: str | None, user_id: str | None
    ) -> AuthorizeResult | None:
        return await api.authorize(enterprise_id, team_id, user_id)

    app = AsyncApp(
        logger=library_log(),
        name=__name__,
        client=api.client,
        authorize=authorize,  # type: ignore[arg-type]  # Bolt takes None, too
        process_before_response=True,
        request_verification_enabled=False,  # done before, by SignedHooks
        raise_error_for_unhandled_request=True,
    )
    app.error(_reply_to_error)
    # the most frequent first: Bolt asks one listener after the other, and takes 0.1 ms for each
    app.command(_COMMAND)(_listener(partial(command, word=word), handlers.on_request))
    app.block_action(PRESSED)(_listener(press, handlers.on_request))
    for kind in sorted({*EVENTS, *CHANGES}):
        app.event(kind)(_event_listener(kind, handlers))
    app.message_shortcut(FIND_SOURCES)(_listener(shortcut, handlers.on_request))
    app.view_submission(FORM)(_submission_listener(handlers))
    for kind in ("app_uninstalled", "tokens_revoked"):
        app.event(kind)(_farewell(handlers))
    return app


def read_request(payload: Body, bot: str) -> Request | None:
    """Return the request that Bolt and its listeners find in a payload, for a bot of that user id.

    It needs no workspace: `bot.testing` and our own tests call it.
    """
    requests: list[Request] = []

    async def handle(request: Request) -> None:
        requests.append(request)

    async def ignore(_change: Change) -> None: ...

    async def leave(_workspace: str) -> None: ...

    async def refuse(_request: Request) -> str | None:
        return None

    async def authorize(**_who: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id=None, bot_user_id=bot)

    handlers = Handlers(
        on_request=handle,
        on_change=ignore,
        on_home=handle,
        on_uninstall=leave,
        refuse_picked=refuse,
    )
    app = listening_app(Api("https://slack.example/api/", None, authorize), handlers)
    asyncio.run(app.async_dispatch(AsyncBoltRequest(body=payload, mode="socket_mode")))
    return requests[0] if requests else None


def _listener(read: Read, handle: Handle) -> _Listener:
    async def listener(ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        request = request_of(read, body, context.bot_user_id)
        if request:
            await handle(request)
        await ack()

    return listener


def _submission_listener(handlers: Handlers) -> _Listener:
    """Return what takes a form: it stays open, and says why, where it can't be for its channel."""

    async def listener(ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        request = request_of(submission, body, context.bot_user_id)
        is_picked = request is not None and picked_channel(body["view"]) is not None
        if request and is_picked and (reason := await handlers.refuse_picked(request)):
            await ack(response_action="errors", errors={PICKED: reason})
            return
        if request:
            await handlers.on_request(request)
        await ack()

    return listener


def _event_listener(kind: str, handlers: Handlers) -> _Listener:
    """Return what takes an event: it may tell of a channel, ask something, or both."""
    handle = handlers.on_home if kind == "app_home_opened" else handlers.on_request

    async def listener(body: Body, context: AsyncBoltContext) -> None:
        if change := change_of(body, context.bot_user_id):
            await handlers.on_change(change)
        read = EVENTS.get(kind)
        request = request_of(read, body, context.bot_user_id) if read else None
        if request:
            await handle(request)

    return listener


def _farewell(handlers: Handlers) -> _Listener:
    async def listener(body: Body, event: Body) -> None:
        # tokens of people that are revoked are not ours
        if event["type"] == "app_uninstalled" or (event.get("tokens") or {}).get("bot"):
            await handlers.on_uninstall(workspace_of(body))

    return listener


async def _reply_to_error(error: Exception) -> BoltResponse:
    """Return the reply when there was no listener, or when one failed."""
    match error:
        case BoltUnhandledRequestError():
            return BoltResponse(status=HTTPStatus.OK)
        case StorageError():
            _log.info("slack: a request could not be stored, Slack will send it again: %s", error)
            return BoltResponse(status=HTTPStatus.SERVICE_UNAVAILABLE)
        case _ if isinstance(error, _UNDOCUMENTED):
            _log.info("slack: received something undocumented", exc_info=error)
            return BoltResponse(status=HTTPStatus.UNAUTHORIZED)
    _log.error("slack: a request could not be read: %s", error)
    return BoltResponse(status=HTTPStatus.SERVICE_UNAVAILABLE)
