"""Slack's error codes as our own errors, in one table.

An error's text holds a code and our own words only: no reply of Slack's, response URL or token.
"""

from collections.abc import Mapping
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError, SlackClientNotConnectedError

from bot.chat.errors import (
    BotError,
    ChannelGone,
    MaybeSent,
    PlatformLost,
    RetryLater,
    SendError,
    SendFailed,
)

RATE_LIMITED = frozenset({"ratelimited", "rate_limited"})

LATER = RATE_LIMITED | {
    "accesslimited", "external_channel_migrating", "org_login_required", "request_timeout",
    "team_added_to_org",
}  # fmt: skip
"""Nothing was sent, and later it may be."""

DOUBTFUL = frozenset({"fatal_error", "internal_error", "service_unavailable"})
"""Slack's own trouble: "some aspect of the operation" may have succeeded."""

GONE: Mapping[str, str] = {
    "access_denied": "the bot has no access to the channel",
    "action_prohibited": "an admin's policy forbids it",
    "cannot_dm_bot": "bots can't be messaged",
    "channel_is_archived": "unarchive the channel",
    "channel_not_found": "invite the bot to the channel: /invite",
    "channel_type_not_supported": "it is not a channel that can be posted to",
    "ekm_access_denied": "an admin has suspended posting",
    "invalid_channel": "there is no such channel",
    "is_archived": "unarchive the channel",
    "is_inactive": "the channel is frozen",
    "messages_tab_disabled": "turn on the Messages tab under App Home of the app's settings",
    "method_not_supported_for_channel_type": "it is not a channel that can be posted to",
    "no_permission": "invite the bot to the channel: /invite",
    "not_in_channel": "invite the bot to the channel: /invite",
    "restricted_action": "a workspace setting forbids the bot to post",
    "restricted_action_read_only_channel": "the channel is read-only",
    "restricted_action_thread_only_channel": "the channel takes replies in threads only",
    "team_access_not_granted": "approve the app for this workspace",
    "team_not_found": "there is no such workspace",
    "user_disabled": "the account is closed",
    "user_not_found": "there is no such account",
    "user_not_in_channel": "the user has left the channel",
    "user_not_visible": "the bot can't see the account",
}
"""The channel can't be reached, and what someone can do."""

LOST: Mapping[str, str] = {
    "account_inactive": "install the app again, and set SLACK_BOT_TOKEN",
    "app_uninstalled": "install the app again, and set SLACK_BOT_TOKEN",
    "invalid_auth": "copy the token from the app's settings again",
    "not_allowed_token_type": "SLACK_BOT_TOKEN begins with xoxb-, SLACK_APP_TOKEN with xapp-",
    "not_authed": "set SLACK_BOT_TOKEN",
    "token_expired": "turn off token rotation, or install the app over OAuth",
    "token_revoked": "install the app again, and set SLACK_BOT_TOKEN",
    "two_factor_setup_required": "set up two-factor authentication for the app's owner",
}
"""The workspace does not know the bot any more."""

REFUSED = frozenset({
    "as_user_not_supported", "attachment_payload_limit_exceeded",
    "blocked_file_type", "cannot_reply_to_message", "cant_update_message", "deprecated_endpoint",
    "duplicate_channel_not_found", "duplicate_external_id", "duplicate_message_not_found",
    "edit_window_closed", "enterprise_is_restricted", "exchanged_trigger_id", "expired_trigger_id",
    "expired_url", "hash_conflict", "invalid_arg_name", "invalid_arguments", "invalid_array_arg",
    "invalid_attachments", "invalid_blocks", "invalid_blocks_format", "invalid_charset",
    "invalid_form_data", "invalid_metadata_format", "invalid_metadata_schema", "invalid_payload",
    "invalid_post_type", "invalid_trigger_id", "is_bot", "limit_required",
    "markdown_text_conflict", "message_limit_exceeded", "message_not_found",
    "metadata_must_be_sent_from_app", "metadata_too_large", "method_deprecated",
    "missing_file_data", "missing_post_type",
    "missing_scope", "msg_blocks_too_long", "msg_too_long", "no_text",
    "not_enabled", "not_found", "push_limit_reached", "restricted_action_non_threadable_channel",
    "restricted_action_thread_locked",
    "slack_connect_blocked_file_type", "slack_connect_canvas_sharing_blocked",
    "slack_connect_clip_sharing_blocked", "slack_connect_file_link_sharing_blocked",
    "slack_connect_lists_sharing_blocked", "thread_not_found", "too_long", "too_many_attachments",
    "too_many_contact_cards", "unknown_method", "update_failed", "used_url", "view_too_large",
})  # fmt: skip
"""This very message is refused."""

THREAD_GONE = frozenset({
    "cannot_reply_to_message", "restricted_action_non_threadable_channel",
    "restricted_action_thread_locked", "thread_not_found",
})  # fmt: skip
"""It is the thread that is refused (they are REFUSED, too): its channel may be well."""

_SOON, _NOT_SOON, _AFTER_LOSS = 2.0, 30.0, 60.0
"""Seconds to wait where Slack names none: the network's trouble, Slack's, and a token's."""


def translate(error: Exception, *, is_single_workspace: bool = True) -> BotError:
    """Return our error for one of slack_sdk or aiohttp.

    Args:
        error: what was raised.
        is_single_workspace: whether losing it means losing the platform.
    """
    match error:
        case BotError():
            return error
        case SlackApiError():
            return _of_response(error.response, is_single_workspace=is_single_workspace)
        case SlackClientNotConnectedError() | aiohttp.ClientConnectorError():
            return RetryLater("slack can't be reached", _SOON)
        case aiohttp.ConnectionTimeoutError():
            return RetryLater("slack can't be reached in time", _SOON)
        case TimeoutError() | aiohttp.ClientError() | OSError():
            return MaybeSent(f"no reply from slack ({type(error).__name__})")
        case SlackClientError():
            return SendFailed(type(error).__name__)
    raise error


def of_reply(
    code: str, status: int, headers: Mapping[str, str], *, is_single_workspace: bool
) -> BotError:
    """Return our error for a reply that is not "ok"; `code` is empty if it names no error."""
    if status == 429 or code in RATE_LIMITED:  # noqa: PLR2004 - too many requests
        return RetryLater(code or "ratelimited", _seconds(headers), too_fast=True)
    if code in LATER:
        return RetryLater(code, _seconds(headers))
    if status >= 500 or status == 408 or code in DOUBTFUL:  # noqa: PLR2004 - its own fault
        return MaybeSent(f"slack answered {status} {code}".rstrip(), answered=True)
    if not code:
        return _of_status(status)
    if code in LOST:
        return _of_token(code, is_single_workspace=is_single_workspace)
    return ChannelGone(f"{code}: {GONE[code]}") if code in GONE else SendFailed(code)


def _of_token(code: str, *, is_single_workspace: bool) -> BotError:
    """Return our error for a token that is refused: its channels are not to blame."""
    if is_single_workspace:
        return PlatformLost("slack", code, LOST[code])
    return RetryLater(f"{code}: {LOST[code]}", _AFTER_LOSS)


def _of_status(status: int) -> SendError:
    """Return our error for a reply without a code, such as the 404 of an address that is over."""
    if status >= 400:  # noqa: PLR2004 - it is refused
        return SendFailed(f"slack answered {status}")
    return MaybeSent("slack's reply can't be read")


def code_of(error: Exception) -> str:
    """Return Slack's code of an error; empty where it has none."""
    data = getattr(getattr(error, "response", None), "data", None)
    return str(data.get("error", "")) if isinstance(data, dict) else ""


def _of_response(response: Any, *, is_single_workspace: bool) -> BotError:  # noqa: ANN401 - two libraries' classes
    data = getattr(response, "data", None)
    said = data if isinstance(data, dict) else {}
    code = str(said.get("error", ""))
    if code == "missing_scope":
        return _scope_missing(str(said.get("needed", "")))
    status = getattr(response, "status_code", None) or getattr(response, "status", None) or 0
    return of_reply(
        code,
        status,
        getattr(response, "headers", None) or {},
        is_single_workspace=is_single_workspace,
    )


def _scope_missing(needed: str) -> SendError:
    return SendFailed(
        f"missing_scope: add {needed or 'the scope'} under OAuth & Permissions of the app's "
        "settings (Bot Token Scopes), and install the app again"
    )


def _seconds(headers: Mapping[str, str]) -> float:
    wanted = str(headers.get("Retry-After", ""))
    return float(wanted) if wanted.isdecimal() else _NOT_SOON
