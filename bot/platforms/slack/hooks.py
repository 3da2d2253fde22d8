"""Slack's posts to PUBLIC_URL: taken only if signed within five minutes, and once."""

import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from time import monotonic
from typing import Any, TypeAlias
from urllib.parse import parse_qsl

from slack_bolt.response import BoltResponse
from slack_sdk.signature import SignatureVerifier

from bot.chat.platform import HookReply

Dispatch: TypeAlias = Callable[[dict[str, Any]], Awaitable[BoltResponse]]

_REMEMBERED = 600.0
"""Seconds that a signature is known for: twice the five minutes that it is valid."""
_NOT_NOW = 503
_REFUSED = HookReply(status=401, body=b"not signed by Slack")

_log = logging.getLogger(__name__)


class SignedHooks:
    """Checks signatures (docs.slack.dev/authentication/verifying-requests-from-slack)."""

    def __init__(self, signing_secret: str, dispatch: Dispatch) -> None:
        """Pass what was signed with `signing_secret` to `dispatch`."""
        self._verifier = SignatureVerifier(signing_secret)
        self._dispatch = dispatch
        self._seen: dict[str, float] = {}
        self._is_warned = False

    async def handle(self, headers: Mapping[str, str], body: bytes, _query: str) -> HookReply:
        """Return the reply; 401 for anything that Slack did not send.

        A signature is accepted once: Slack signs its retries anew. If the request could not be
        stored, its signature is forgotten, as the retry may come within the same second.
        """
        signature = headers.get("x-slack-signature", "")
        payload = self._check(signature, headers, body)
        if payload is None:
            return _REFUSED
        self._seen[signature] = monotonic()
        reply = await self._dispatch(payload)
        if reply.status >= 500:  # noqa: PLR2004 - our own fault: Slack tries again
            self._seen.pop(signature, None)
            return HookReply(status=_NOT_NOW)
        names = {name: value[0] for name, value in reply.headers.items() if value}
        return HookReply(status=reply.status, body=reply.body.encode(), headers=names)

    def _check(
        self, signature: str, headers: Mapping[str, str], body: bytes
    ) -> dict[str, Any] | None:
        timestamp = headers.get("x-slack-request-timestamp", "")
        self._forget()
        try:
            if signature in self._seen:
                return None
            if not self._verifier.is_valid(body, timestamp, signature):
                self._warn_of_clock(signature, timestamp, body)
                return None
            self._is_warned = False
            return _payload(body.decode())
        except (ValueError, TypeError, RecursionError):  # e.g. no number, no UTF-8, no JSON
            return None

    def _warn_of_clock(self, signature: str, timestamp: str, body: bytes) -> None:
        """Log once that what Slack signed is refused for its time alone: else all are, silently."""
        signed = self._verifier.generate_signature(timestamp=timestamp, body=body) or ""
        if not self._is_warned and hmac.compare_digest(signed.encode(), signature.encode()):
            self._is_warned = True
            _log.error(
                "slack: requests are refused, as they are signed more than five minutes before or"
                " after this machine's time — set its clock"
            )

    def _forget(self) -> None:
        until = monotonic() - _REMEMBERED
        for signature, at in tuple(self._seen.items()):
            if at > until:
                break
            del self._seen[signature]


def _payload(body: str) -> dict[str, Any] | None:
    """Return the payload in a body: events are JSON, commands forms, interactions JSON in forms.

    Bolt's own parser takes a command that contains "payload" for an empty interaction.
    """
    if body.startswith("{"):
        read = json.loads(body)
    else:
        fields = dict(parse_qsl(body, keep_blank_values=True))
        read = json.loads(fields["payload"]) if "payload" in fields else fields
    return read if read and _is_well_formed(read) else None


def _is_well_formed(read: object) -> bool:
    """Whether the fields that Bolt relies on have the right types."""
    if not isinstance(read, dict) or not isinstance(read.get("event", {}), dict):
        return False
    if not read.keys() & {"type", "command", "ssl_check"}:
        return False
    teams = read.get("authorizations")
    return teams is None or (isinstance(teams, list) and all(isinstance(t, dict) for t in teams))
