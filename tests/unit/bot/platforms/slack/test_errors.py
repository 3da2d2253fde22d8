"""What Slack answers in place of "ok"."""

import re
import ssl
from collections.abc import Iterator

import aiohttp
import pytest
from slack_sdk import errors as sdk
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.chat.errors import BotError, ChannelGone, MaybeSent, PlatformLost, RetryLater, SendFailed
from bot.platforms.slack.errors import (
    DOUBTFUL,
    GONE,
    LATER,
    LOST,
    REFUSED,
    code_of,
    of_reply,
    translate,
)

DOCUMENTED = re.findall(
    r"\w+",
    """
    access_denied accesslimited account_inactive as_user_not_supported
    attachment_payload_limit_exceeded cannot_reply_to_message channel_not_found
    channel_type_not_supported deprecated_endpoint duplicate_channel_not_found
    duplicate_message_not_found ekm_access_denied enterprise_is_restricted
    external_channel_migrating fatal_error internal_error invalid_arg_name invalid_arguments
    invalid_array_arg invalid_auth invalid_blocks invalid_blocks_format invalid_charset
    invalid_form_data invalid_metadata_format invalid_metadata_schema invalid_post_type is_archived
    is_bot markdown_text_conflict message_limit_exceeded messages_tab_disabled
    metadata_must_be_sent_from_app metadata_too_large method_deprecated missing_file_data
    missing_post_type missing_scope msg_blocks_too_long msg_too_long no_permission no_text
    not_allowed_token_type not_authed not_in_channel org_login_required rate_limited ratelimited
    request_timeout restricted_action restricted_action_non_threadable_channel
    restricted_action_read_only_channel restricted_action_thread_locked
    restricted_action_thread_only_channel service_unavailable slack_connect_blocked_file_type
    slack_connect_canvas_sharing_blocked slack_connect_clip_sharing_blocked
    slack_connect_file_link_sharing_blocked slack_connect_lists_sharing_blocked
    team_access_not_granted team_added_to_org team_not_found token_expired token_revoked
    too_many_attachments too_many_contact_cards two_factor_setup_required user_not_in_channel
""",
)
"""Errors that the pages of chat.postMessage and chat.postEphemeral list."""


def _api_error(
    data: dict[str, object] | str, status: int = 200, headers: dict[str, str] | None = None
) -> SlackApiError:
    response = AsyncSlackResponse(
        client=AsyncWebClient(),
        http_verb="POST",
        api_url="https://slack.example/api/chat.postMessage",
        req_args={"headers": {"Authorization": "Bearer xoxb-canary"}},
        data=data,  # type: ignore[arg-type]
        headers=headers or {},
        status_code=status,
    )
    return SlackApiError("refused", response)


@pytest.mark.parametrize("code", DOCUMENTED)
def test_every_documented_error_stands_in_one_row_of_the_table(code: str) -> None:
    """A code that no row knows would be taken for a refusal by accident."""
    rows = [row for row in (LATER, DOUBTFUL, GONE, LOST, REFUSED) if code in row]

    assert 1 == len(rows)


@pytest.mark.parametrize(
    ("code", "status", "expected"),
    [
        ("ratelimited", 429, RetryLater),
        ("", 429, RetryLater),
        ("request_timeout", 200, RetryLater),
        ("internal_error", 200, MaybeSent),
        ("", 503, MaybeSent),
        ("channel_not_found", 200, ChannelGone),
        ("is_archived", 200, ChannelGone),
        ("not_in_channel", 200, ChannelGone),
        ("invalid_auth", 200, PlatformLost),
        ("token_revoked", 200, PlatformLost),
        ("app_uninstalled", 200, PlatformLost),
        ("invalid_blocks", 200, SendFailed),
        ("never_heard_of", 200, SendFailed),
        ("", 404, SendFailed),
        ("", 410, SendFailed),
        ("", 408, MaybeSent),
    ],
)
def test_a_code_becomes_what_the_sender_can_decide_on(
    code: str, status: int, expected: type[BotError]
) -> None:
    """Wait, look it up, give up the channel, the message or the platform."""
    told = translate(_api_error({"ok": False, "error": code} if code else {}, status))

    assert expected is type(told)


def test_how_long_to_wait_is_what_slack_says() -> None:
    """Retry-After is in seconds; that it was too fast is told apart from other trouble."""
    told = translate(_api_error({"error": "ratelimited"}, 429, {"Retry-After": "17"}))
    other = translate(_api_error({"error": "request_timeout"}, 200))

    assert isinstance(told, RetryLater)
    assert isinstance(other, RetryLater)
    assert (17.0, True, False) == (told.after, told.too_fast, other.too_fast)


def test_half_a_reply_may_have_been_a_yes() -> None:
    """What is no JSON tells nothing about what was done."""
    assert MaybeSent is type(translate(_api_error("<html>", 200)))


def test_a_missing_scope_names_it_and_where_to_add_it() -> None:
    """The log line is all that an operator needs."""
    error = _api_error({"error": "missing_scope", "needed": "im:history", "provided": "x"})

    told = str(translate(error))

    assert "im:history" in told
    assert "OAuth & Permissions" in told


@pytest.mark.parametrize("code", sorted(LOST))
def test_the_token_of_one_workspace_of_many_blames_no_channel(code: str) -> None:
    """It is no reason to stop elsewhere, and there it is tried again: nothing was sent."""
    assert RetryLater is type(of_reply(code, 200, {}, is_single_workspace=False))


def test_not_in_channel_says_to_invite_the_bot() -> None:
    """What someone can do stands in the reason."""
    assert "/invite" in str(translate(_api_error({"error": "not_in_channel"})))


def _all(cls: type[BaseException]) -> Iterator[type[BaseException]]:
    yield cls
    for below in cls.__subclasses__():
        yield from _all(below)


@pytest.mark.parametrize("cls", sorted(_all(sdk.SlackClientError), key=lambda each: each.__name__))
def test_every_error_class_of_the_library_is_mapped(cls: type[Exception]) -> None:
    """None passes through as it is."""
    made = _api_error({"error": "x"}) if cls is SlackApiError else cls.__new__(cls)

    assert isinstance(translate(made), BotError)


@pytest.mark.parametrize("cls", sorted(_all(aiohttp.ClientError), key=lambda each: each.__name__))
def test_every_error_class_of_the_connection_is_mapped(cls: type[Exception]) -> None:
    """Where no connection was made nothing was sent; else it may have been."""
    told = translate(cls.__new__(cls))
    unsent = issubclass(cls, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError)

    assert (RetryLater if unsent else MaybeSent) is type(told)


@pytest.mark.parametrize("error", [TimeoutError(), ConnectionResetError(), ssl.SSLError()])
def test_silence_leaves_it_open(error: Exception) -> None:
    """It may have been sent."""
    assert MaybeSent is type(translate(error))


def test_a_bug_stays_a_bug() -> None:
    """What is none of these is not hidden."""
    with pytest.raises(ZeroDivisionError):
        translate(ZeroDivisionError())


@pytest.mark.parametrize("code", ["x", "missing_scope", "invalid_auth", "not_in_channel"])
def test_no_token_stands_in_a_text(code: str) -> None:
    """Neither in what is said nor in how it is shown for a log."""
    error = _api_error({"error": code, "url": "wss://x/?ticket=canary"})
    told = translate(error)

    assert "canary" not in f"{told} {told!r} {vars(told)}"
    assert code == code_of(error)
