"""What Slack refuses in an app's manifest. Pure.

Fields and limits: docs.slack.dev/reference/app-manifest, and for `agent_view`
docs.slack.dev/ai/migrating-to-agent-messaging and …/methods/assistant.threads.setSuggestedPrompts.
"""

from collections.abc import Mapping
from typing import Any

from tests.fakes.slack_rules import among, letters, many, thing
from tests.fakes.slack_world import Refused

_FLAG = among(*map(bool, range(2)))
_PROMPT = thing({"title": letters(75), "message": letters(3000)})
_COMMAND = thing({"command": letters(32, 2), "description": letters(2000),
                  "usage_hint?": letters(1000), "url?": letters(3000),
                  "should_escape?": _FLAG})  # fmt: skip
_SHORTCUT = thing({"name": letters(24), "callback_id": letters(255), "description": letters(150)})
_TABS = ("home_tab_enabled", "messages_tab_enabled", "messages_tab_read_only_enabled")
_FEATURES = thing({
    "app_home": thing(dict.fromkeys(_TABS, _FLAG)),
    "agent_view?": thing({"agent_description": letters(300),
                          "suggested_prompts?": many(_PROMPT, 4)}),
    "bot_user": thing({"display_name": letters(80), "always_online?": _FLAG}),
    "shortcuts?": many(_SHORTCUT, 10),
    "slash_commands?": many(_COMMAND, 50),
})  # fmt: skip
_OAUTH = thing({"redirect_urls?": many(letters(3000), 1000),
                "scopes": thing({"bot": many(letters(100), 255)})})  # fmt: skip
_SETTINGS = thing({
    "event_subscriptions": thing({"request_url?": letters(3000),
                                  "bot_events": many(letters(100), 100)}),
    "interactivity": thing({"is_enabled": _FLAG, "request_url?": letters(3000)}),
    "org_deploy_enabled": _FLAG,
    "socket_mode_enabled": _FLAG,
    "token_rotation_enabled": _FLAG,
})  # fmt: skip
_MANIFEST = thing({
    "_metadata": thing({"major_version": among(1, 2), "minor_version": among(1)}),
    "display_information": thing({"name": letters(35), "description?": letters(140)}),
    "features": _FEATURES,
    "oauth_config": _OAUTH,
    "settings": _SETTINGS,
})  # fmt: skip


def check_manifest(manifest: Mapping[str, Any]) -> None:
    """Refuse a manifest as Slack does where someone pastes it.

    Raises:
        Refused: it has what Slack does not know, lacks what it needs, or is too long.
    """
    wrong = list(_MANIFEST("", dict(manifest)))
    scopes = manifest["oauth_config"]["scopes"]["bot"]
    features = manifest["features"]
    if "agent_view" in features and "assistant:write" not in scopes:
        wrong.append("agent_view needs assistant:write [json-pointer:/features/agent_view]")
    names = [each["command"] for each in features.get("slash_commands", [])]
    wrong += [f"{name} stands twice" for name in {*names} if names.count(name) > 1]
    if wrong:
        raise Refused("invalid_manifest", *wrong)
