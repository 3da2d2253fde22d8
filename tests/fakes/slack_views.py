"""Views, answers at response_urls, and installations of the fake Slack."""

from collections.abc import Mapping
from dataclasses import replace

from tests.fakes.slack_delivery import Delivery
from tests.fakes.slack_methods import Method
from tests.fakes.slack_rules import check_message, check_view
from tests.fakes.slack_world import Body, Kind, Refused, Shown, Ticket, Workspace, World

_TOKEN_LIFE = 43_200
_USES = 5


def opened(world: World, team: Workspace, given: Body) -> Body:
    """Open a form."""
    ticket = _ticket(world, given)
    check_view(given.get("view"), "modal")
    shown = _shown(world, team, ticket.user, given["view"])
    world.views[ticket.user] = [shown]
    return {"view": shown.body}


def pushed(world: World, team: Workspace, given: Body) -> Body:
    """Open a form on top of another."""
    ticket = _ticket(world, given)
    check_view(given.get("view"), "modal")
    stack = world.views.setdefault(ticket.user, [])
    if len(stack) >= 3:
        raise Refused("push_limit_reached")
    stack.append(_shown(world, team, ticket.user, given["view"]))
    return {"view": stack[-1].body}


def updated(world: World, _team: Workspace, given: Body) -> Body:
    """Put another view in the place of one that is open."""
    check_view(given.get("view"), "modal")
    for stack in world.views.values():
        for place, shown in enumerate(stack):
            if shown.id == given.get("view_id"):
                _check_hash(shown, given)
                body = world.named({**shown.body, **given["view"], "hash": world.name("h")})
                stack[place] = replace(shown, body=body)
                return {"view": body}
    raise Refused("not_found")


def published(world: World, team: Workspace, given: Body) -> Body:
    """Show the bot's own page to someone."""
    user = str(given.get("user_id"))
    if user not in world.users:
        raise Refused("invalid_arguments", "invalid user_id [json-pointer:/user_id]")
    check_view(given.get("view"), "home")
    if user in world.homes:
        _check_hash(world.homes[user], given)
    world.homes[user] = _shown(world, team, user, given["view"])
    return {"view": world.homes[user].body}


def granted(world: World, given: Body) -> Body:
    """Give a token for a code, or a new one for an old."""
    if given.get("client_id") != "client" or given.get("client_secret") != "client-secret":
        raise Refused("bad_client_secret")
    if given.get("grant_type") == "refresh_token":
        name = world.refreshes.pop(str(given.get("refresh_token")), None)
        refused = "invalid_refresh_token"
    else:
        name, refused = world.codes.pop(str(given.get("code")), None), "invalid_code"
    if name is None:
        raise Refused(refused)
    former = world.teams.get(name)
    scopes = former.scopes if former else Workspace(id=name, token="").scopes
    team = Workspace(id=name, token=world.name(f"xoxb-{name}-"), scopes=scopes)
    world.teams[name] = team
    said: Body = {
        "access_token": team.token, "token_type": "bot", "scope": ",".join(sorted(team.scopes)),
        "bot_user_id": team.bot, "app_id": "A1", "team": {"id": name, "name": name},
        "enterprise": None, "authed_user": {"id": "U1"}, "is_enterprise_install": False,
    }  # fmt: skip
    if world.rotates:
        team.expires = world.now() + _TOKEN_LIFE
        said |= {"refresh_token": world.name("xoxe-1-"), "expires_in": _TOKEN_LIFE}
        world.refreshes[said["refresh_token"]] = name
    return said


def responded(world: World, name: str, body: Body) -> None:
    """Take an answer at a response_url.

    Raises:
        Refused: it is no good.
    """
    ticket = world.addresses.get(name)
    if ticket is None or ticket.until < world.now():
        raise Refused("expired_url")
    if ticket.used >= _USES:
        raise Refused("used_url")
    origin = world.seen.get(ticket.origin or "")
    if (body.get("replace_original") or body.get("delete_original")) and origin is None:
        raise Refused("invalid_payload")  # a command has no message of the bot's to replace
    if not body.get("delete_original"):
        check_message(body)
    ticket.used += 1
    if origin and body.get("delete_original"):
        del world.seen[origin.id]
    elif origin and body.get("replace_original"):
        world.rewritten(origin.id, _kept(body))
    else:
        _answer(world, ticket, body)


def answered(world: World, delivery: Delivery, said: Body) -> None:
    """Do what the app says as it acknowledges."""
    payload = delivery.payload
    if delivery.sort == "slash_commands" and said:
        check_message(said)
        channel, team = payload["channel_id"], payload["team_id"]
        _answer(world, Ticket(team, delivery.user, 0, channel), said)
    elif payload.get("type") == "view_submission":
        _handed_in(world, delivery.user, said)


def _handed_in(world: World, user: str, said: Body) -> None:
    stack = world.views.get(user, [])
    action = said.get("response_action")
    if action == "errors":
        body = {**stack[-1].body, "errors": said["errors"]}
        stack[-1] = replace(stack[-1], body=body)
    elif action in ("update", "push"):
        check_view(said.get("view"), "modal")
        team = world.teams[stack[-1].team]
        shown = _shown(world, team, user, said["view"])
        stack[len(stack) - (action == "update") :] = [shown]
    elif action == "clear":
        stack.clear()
    elif stack:
        stack.pop()


def _answer(world: World, ticket: Ticket, body: Body) -> Shown:
    kind = "message" if body.get("response_type") == "in_channel" else "ephemeral"
    user = world.teams[ticket.team].bot if kind == "message" else ticket.user
    return world.post(
        _kept(body), kind=kind, team=ticket.team, channel=ticket.channel, user=user,
        thread=body.get("thread_ts"),
    )  # fmt: skip


def _kept(body: Body) -> Body:
    return {key: body[key] for key in ("text", "blocks", "metadata") if body.get(key)}


def _ticket(world: World, given: Body) -> Ticket:
    ticket = world.triggers.get(str(given.get("trigger_id")))
    if ticket is None:
        raise Refused("invalid_trigger_id")
    if ticket.used:
        raise Refused("exchanged_trigger_id")
    if ticket.until < world.now():
        raise Refused("expired_trigger_id")
    ticket.used += 1
    return ticket


def _check_hash(shown: Shown, given: Body) -> None:
    if given.get("hash") not in (None, shown.body["hash"]):
        raise Refused("hash_conflict")


def _shown(world: World, team: Workspace, user: str, view: Body) -> Shown:
    name = world.name("V")
    body = {
        "callback_id": "", "private_metadata": "", **world.named(view), "id": name,
        "team_id": team.id, "hash": world.name("h"), "state": {"values": {}}, "app_id": "A1",
        "bot_id": f"B{team.id}", "root_view_id": name,
    }  # fmt: skip
    kind: Kind = "home" if view["type"] == "home" else "modal"
    return Shown(kind=kind, team=team.id, id=name, channel="", user=user, body=body)


VIEWS: Mapping[str, Method] = {
    "views.open": opened,
    "views.publish": published,
    "views.push": pushed,
    "views.update": updated,
}
