"""What the fake Slack tells the app, as docs.slack.dev describes each payload."""

from collections.abc import Mapping, Sequence

from tests.fakes.slack_world import Body, Shown, World, escaped


def event(world: World, team: str, told: Body) -> Body:
    """Return an event in its wrapping."""
    bot = world.teams[team].bot
    return {
        "token": "verification",
        "team_id": team,
        "api_app_id": "A1",
        "event": {"event_ts": world.ts(), **told},
        "type": "event_callback",
        "event_id": world.name("Ev"),
        "event_time": int(world.ts().partition(".")[0]),
        "authorizations": [
            {"enterprise_id": None, "team_id": team, "user_id": bot, "is_bot": True,
             "is_enterprise_install": False},
        ],
        "is_ext_shared_channel": False,
    }  # fmt: skip


def message(world: World, shown: Shown, *, edited: bool) -> Body | None:
    """Return the event of a message; None where the app is not told of it."""
    place = world.channels[shown.channel]
    told = {**world.of_message(shown), "channel": place.id}
    if edited:
        told["edited"] = {"user": shown.user, "ts": world.ts()}
    if place.kind != "im":
        heard = place.member and f"<@{world.teams[place.team].bot}>" in shown.text
        return {**told, "type": "app_mention"} if heard else None
    if edited:
        told = {"type": "message", "subtype": "message_changed", "message": told,
                "channel": place.id, "ts": world.ts()}  # fmt: skip
    return {**told, "channel_type": "im"}


def slash(world: World, user: str, channel: str, command: str, text: str) -> Body:
    """Return a slash command."""
    team = world.channels[channel].team
    return {
        "token": "verification",
        "team_id": team,
        "team_domain": team.lower(),
        "channel_id": channel,
        "channel_name": "directmessage" if channel.startswith("D") else channel.lower(),
        "user_id": user,
        "user_name": world.users[user]["name"],
        "command": command,
        "text": escaped(text),
        "api_app_id": "A1",
        "is_enterprise_install": "false",
        "response_url": world.address(team, user, channel, None),
        "trigger_id": world.trigger(team, user),
    }


def _interaction(world: World, kind: str, team: str, user: str) -> Body:
    name = world.users[user]["name"]
    return {
        "type": kind,
        "user": {"id": user, "username": name, "name": name, "team_id": team},
        "api_app_id": "A1",
        "token": "verification",
        "trigger_id": world.trigger(team, user),
        "team": {"id": team, "domain": team.lower()},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def press(world: World, shown: Shown, action: Body, user: str) -> Body:
    """Return that something was pressed."""
    base = _interaction(world, "block_actions", shown.team, user)
    base["actions"] = [{**action, "action_ts": world.ts()}]
    if shown.kind in ("modal", "home"):
        return {**base, "container": {"type": "view", "view_id": shown.id}, "view": shown.body}
    container: Body = {
        "type": "message",
        "message_ts": shown.id,
        "channel_id": shown.channel,
        "is_ephemeral": shown.kind == "ephemeral",
    }
    if shown.thread:
        container["thread_ts"] = shown.thread
    visible = {} if shown.kind == "ephemeral" else {"message": world.of_message(shown)}
    return {
        **base,
        **visible,
        "container": container,
        "channel": {"id": shown.channel, "name": shown.channel.lower()},
        "state": {"values": {}},
        "response_url": world.address(shown.team, user, shown.channel, shown.id),
    }


def shortcut(world: World, message: Shown, user: str, callback_id: str) -> Body:
    """Return that someone chose a shortcut at a message."""
    return {
        **_interaction(world, "message_action", message.team, user),
        "callback_id": callback_id,
        "action_ts": world.ts(),
        "message_ts": message.id,
        "channel": {"id": message.channel, "name": message.channel.lower()},
        "message": world.of_message(message),
        "response_url": world.address(message.team, user, message.channel, None),
    }


def submission(world: World, view: Shown, values: Mapping[str, str | Sequence[str]]) -> Body:
    """Return that a form was handed in.

    Raises:
        ValueError: Slack would not let a person hand that in.
    """
    inputs = {block["block_id"]: block for block in view.blocks if block["type"] == "input"}
    if unknown := set(values) - set(inputs):
        raise ValueError(f"the form has no {sorted(unknown)}")
    state = {
        name: {block["element"]["action_id"]: _state(block, values.get(name))}
        for name, block in inputs.items()
    }
    return {
        **_interaction(world, "view_submission", view.team, view.user),
        "view": {**view.body, "state": {"values": state}},
        "response_urls": [],
    }


def _state(block: Body, given: str | Sequence[str] | None) -> Body:
    element = block["element"]
    kind = element["type"]
    if kind == "plain_text_input":
        line = element.get("initial_value") if given is None else given
        _needed(block, line)
        return {"type": kind, "value": line or None}
    if kind == "conversations_select":
        _needed(block, given)
        return {"type": kind, "selected_conversation": given}
    groups = element.get("option_groups") or [{"options": element.get("options", [])}]
    offered = {option["value"]: option for group in groups for option in group["options"]}
    if given is None:
        chosen = element.get("initial_options") or [element.get("initial_option")]
        chosen = [option for option in chosen if option]
    else:
        wanted = [given] if isinstance(given, str) else given
        if missing := [value for value in wanted if value not in offered]:
            raise ValueError(f"{block['block_id']} does not offer {missing}")
        chosen = [offered[value] for value in wanted]
    _needed(block, chosen)
    if kind in ("multi_static_select", "checkboxes"):
        return {"type": kind, "selected_options": chosen}
    return {"type": kind, "selected_option": chosen[0] if chosen else None}


def _needed(block: Body, given: object) -> None:
    if not given and not block.get("optional"):
        raise ValueError(f"{block['block_id']} has to be filled in")
