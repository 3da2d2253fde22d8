"""The methods of the fake Slack's Web API that write and read messages, and know people."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from tests.fakes.slack_rules import check_message
from tests.fakes.slack_world import Body, Channel, Refused, Shown, Workspace, World

Method: TypeAlias = Callable[[World, Workspace, Body], Body]

_KEPT = ("text", "blocks", "metadata")


def auth_test(_world: World, team: Workspace, _given: Body) -> Body:
    """Say who asks."""
    name = team.id.lower()
    return {
        "url": f"https://{name}.example/", "team": name, "user": "brief", "team_id": team.id,
        "user_id": team.bot, "bot_id": f"B{team.id}", "is_enterprise_install": False,
    }  # fmt: skip


def post_message(world: World, team: Workspace, given: Body) -> Body:
    """Show a message to all in a channel."""
    _scope(team, "chat:write")
    channel = _writable(world, team, given)
    check_message(given)
    thread = _thread(world, channel, given)
    shown = world.post(
        _body(given), kind="message", team=team.id, channel=channel.id, user=team.bot, thread=thread
    )
    if channel.kind == "im":  # Slack tells the app what it said there itself
        told = {**world.of_message(shown), "channel": channel.id, "channel_type": "im"}
        world.event(team.id, told)
    return {"channel": channel.id, "ts": shown.id, "message": world.of_message(shown)}


def post_ephemeral(world: World, team: Workspace, given: Body) -> Body:
    """Show a message to one person."""
    _scope(team, "chat:write")
    channel = _writable(world, team, given)
    user = str(given.get("user"))
    if user not in world.users or user in channel.absent:
        raise Refused("user_not_in_channel")
    check_message(given)
    shown = world.post(
        _body(given), kind="ephemeral", team=team.id, channel=channel.id, user=user,
        thread=_thread(world, channel, given),
    )  # fmt: skip
    return {"message_ts": shown.id}


def update(world: World, team: Workspace, given: Body) -> Body:
    """Put something else in the place of a message of the bot's own."""
    _scope(team, "chat:write")
    old = _own(world, team, given, "cant_update_message")
    check_message(given)
    new = world.rewritten(old.id, {**old.body, **_body(given)})
    return {"channel": new.channel, "ts": new.id, "text": new.text}


def delete(world: World, team: Workspace, given: Body) -> Body:
    """Take a message of the bot's own away."""
    _scope(team, "chat:write")
    old = _own(world, team, given, "cant_delete_message")
    del world.seen[old.id]
    return {"channel": old.channel, "ts": old.id}


def permalink(world: World, team: Workspace, given: Body) -> Body:
    """Return the address of a message."""
    shown = _message(world, _known(world, team, given), given.get("message_ts"))
    place = f"{shown.channel}/p{shown.id.replace('.', '')}"
    return {"channel": shown.channel, "permalink": f"https://{team.id}.example/archives/{place}"}


def history(world: World, team: Workspace, given: Body) -> Body:
    """Return messages of a channel, the latest first."""
    channel = _readable(world, team, given)
    found = [each for each in _all(world, channel) if each.thread in (None, each.id)]
    return _page(world, found[::-1], given)


def replies(world: World, team: Workspace, given: Body) -> Body:
    """Return a thread: what it began with, and what was answered."""
    channel = _readable(world, team, given)
    first = given.get("ts")
    found = [each for each in _all(world, channel) if first in (each.id, each.thread)]
    if not found:
        raise Refused("thread_not_found")
    return _page(world, found, given)


def channel_info(world: World, team: Workspace, given: Body) -> Body:
    """Return what a channel is."""
    channel = _known(world, team, given)
    _scope(team, f"{channel.kind}s:read")
    kinds = {f"is_{kind}": kind == channel.kind for kind in ("channel", "group", "im")}
    said = {"id": channel.id, "is_archived": channel.archived, "is_member": channel.member}
    return {"channel": {**said, **kinds}}


def channel_members(world: World, team: Workspace, given: Body) -> Body:
    """Return who is in a channel."""
    channel = _known(world, team, given)
    _scope(team, f"{channel.kind}s:read")
    people = [user for user, facts in world.users.items() if facts["team_id"] == team.id]
    members = [user for user in people if user not in channel.absent]
    return {"members": [*members, team.bot] if channel.member else members}


def open_dm(world: World, team: Workspace, given: Body) -> Body:
    """Return the direct messages with a person."""
    _scope(team, "im:write")
    users = str(given.get("users", ""))
    if users not in world.users:
        raise Refused("user_not_found")
    return {"channel": {"id": f"D{users}"}}


def user_info(world: World, team: Workspace, given: Body) -> Body:
    """Return who someone is; their locale where it is asked for."""
    _scope(team, "users:read")
    user = world.users.get(str(given.get("user", "")))
    if user is None or user["team_id"] != team.id:
        raise Refused("user_not_found")
    wanted = str(given.get("include_locale", "")).lower() in ("1", "true")
    return {"user": {key: fact for key, fact in user.items() if key != "locale" or wanted}}


def team_info(_world: World, team: Workspace, _given: Body) -> Body:
    """Return what the workspace is."""
    _scope(team, "team:read")
    return {"team": {"id": team.id, "name": team.id, "domain": team.id.lower()}}


def revoke(_world: World, team: Workspace, _given: Body) -> Body:
    """Make the token worthless."""
    team.refuses = "token_revoked"
    return {"revoked": True}


METHODS: Mapping[str, Method] = {
    "auth.test": auth_test,
    "auth.revoke": revoke,
    "chat.delete": delete,
    "chat.getPermalink": permalink,
    "chat.postEphemeral": post_ephemeral,
    "chat.postMessage": post_message,
    "chat.update": update,
    "conversations.history": history,
    "conversations.info": channel_info,
    "conversations.members": channel_members,
    "conversations.open": open_dm,
    "conversations.replies": replies,
    "team.info": team_info,
    "users.info": user_info,
}

_HISTORY = {"channel": "channels:history", "group": "groups:history", "im": "im:history"}


def _scope(team: Workspace, needed: str) -> None:
    if needed not in team.scopes:
        provided = ",".join(sorted(team.scopes))
        raise Refused("missing_scope", needed=needed, provided=provided)


def _known(world: World, team: Workspace, given: Body) -> Channel:
    name = str(given.get("channel", ""))
    channel = world.channels.get(f"D{name}" if name in world.users else name)
    hidden = channel is not None and channel.kind == "group" and not channel.member
    if channel is None or channel.team != team.id or hidden:
        raise Refused("channel_not_found")
    return channel


def _writable(world: World, team: Workspace, given: Body) -> Channel:
    channel = _known(world, team, given)
    if channel.archived:
        raise Refused("is_archived")
    if channel.refuses:
        raise Refused(channel.refuses)
    if not channel.member and "chat:write.public" not in team.scopes:
        raise Refused("not_in_channel")
    return channel


def _readable(world: World, team: Workspace, given: Body) -> Channel:
    channel = _known(world, team, given)
    _scope(team, _HISTORY[channel.kind])
    if not channel.member:
        raise Refused("not_in_channel")
    return channel


def _thread(world: World, channel: Channel, given: Body) -> str | None:
    thread = given.get("thread_ts")
    if thread is None:
        return None
    first = world.seen.get(str(thread))
    if first is None or first.channel != channel.id or first.kind != "message":
        raise Refused("thread_not_found")
    return first.thread or first.id


def _message(world: World, channel: Channel, ts: object) -> Shown:
    shown = world.seen.get(str(ts))
    if shown is None or shown.channel != channel.id or shown.kind != "message":
        raise Refused("message_not_found")
    return shown


def _own(world: World, team: Workspace, given: Body, code: str) -> Shown:
    shown = _message(world, _known(world, team, given), given.get("ts"))
    if not shown.by_bot:
        raise Refused(code)
    return shown


def _body(given: Body) -> Body:
    return {key: given[key] for key in _KEPT if given.get(key)}


def _all(world: World, channel: Channel) -> list[Shown]:
    return [
        each
        for each in world.seen.values()
        if each.channel == channel.id and each.kind == "message"
    ]


def _page(world: World, found: list[Shown], given: Body) -> Body:
    limit = int(given.get("limit", 100))
    told = [world.of_message(each) for each in found[:limit]]
    if str(given.get("include_all_metadata", "")).lower() not in ("1", "true"):
        told = [{key: each[key] for key in each if key != "metadata"} for each in told]
    return {"messages": told, "has_more": len(found) > limit}
