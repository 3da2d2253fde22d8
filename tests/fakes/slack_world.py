"""What the fake Slack knows: workspaces, people, channels, and all that is seen there."""

import html
import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import count
from time import monotonic
from typing import Any, Literal, TypeAlias

from slack_sdk.signature import Clock

Body: TypeAlias = dict[str, Any]
Kind: TypeAlias = Literal["message", "ephemeral", "modal", "home"]

SCOPES = frozenset({
    "app_mentions:read", "channels:read", "chat:write", "commands", "groups:read", "im:history",
    "im:write", "users:read",
})  # fmt: skip


class Refused(Exception):  # noqa: N818 - Slack refuses; it does not err
    """Slack's own answer in place of "ok"."""

    def __init__(self, code: str, *messages: str, **more: object) -> None:
        """Refuse with `code`; `messages` stand in the response_metadata."""
        super().__init__(code)
        self.body: Body = {"ok": False, "error": code, **more}
        if messages:
            self.body["errors"] = list(messages)
            told = [f"[ERROR] {message}" for message in messages]
            self.body["response_metadata"] = {"messages": told}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A message, or a view, as someone sees it.

    Attributes:
        kind: what it is.
        id: the `ts` of a message, the id of a view.
        channel: where; empty for a view.
        thread: the `ts` of the message that it answers to.
        user: who wrote a message; who alone sees an ephemeral message or a view.
        by_bot: whether the app sent it.
        body: text, blocks and metadata, or the view as Slack gives it back.
    """

    kind: Kind
    team: str
    id: str
    channel: str
    user: str
    body: Body
    thread: str | None = None
    by_bot: bool = True

    @property
    def text(self) -> str:
        """What stands beside the blocks."""
        return str(self.body.get("text", ""))

    @property
    def blocks(self) -> list[Body]:
        """Its blocks."""
        return list(self.body.get("blocks", []))

    @property
    def words(self) -> str:
        """All that its blocks say, or where it has none, its text."""
        return "\n".join(_said(self.blocks)) or self.text

    @property
    def labels(self) -> list[str]:
        """What can be pressed."""
        return [label for label, _ in pressable(self.body)]


@dataclass(slots=True, kw_only=True)
class Workspace:
    """A team that installed the app; `refuses` is the code that its tokens are refused with."""

    id: str
    token: str
    scopes: frozenset[str] = SCOPES
    refuses: str | None = None
    expires: float | None = None

    @property
    def bot(self) -> str:
        """The user id of the bot."""
        return f"UBOT{self.id}"


@dataclass(slots=True, kw_only=True)
class Channel:
    """A place to talk; `absent` are the people who are not in it.

    `refuses` is the code that a setting of the workspace, of which nothing is told, refuses with.
    """

    id: str
    team: str
    kind: Literal["channel", "group", "im"] = "channel"
    member: bool = True
    archived: bool = False
    refuses: str | None = None
    absent: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Ticket:
    """What the app may do once or some times, and until when."""

    team: str
    user: str
    until: float
    channel: str = ""
    origin: str | None = None
    used: int = 0


class World:
    """The state; touched on the server's own loop only."""

    def __init__(self) -> None:
        """Begin with workspace T1, person U1, and channels C1 and C2, where the bot is not in."""
        self.told_at: dict[str, float] = {}
        self.shown_at: dict[str, float] = {}
        self.base = ""
        self.teams = {"T1": Workspace(id="T1", token="xoxb-T1")}  # noqa: S106 - not a secret
        self.users: dict[str, Body] = {}
        self.channels = {
            "C1": Channel(id="C1", team="T1"),
            "C2": Channel(id="C2", team="T1", member=False),
        }
        self.seen: dict[str, Shown] = {}
        self.views: dict[str, list[Shown]] = {}
        self.homes: dict[str, Shown] = {}
        self.triggers: dict[str, Ticket] = {}
        self.addresses: dict[str, Ticket] = {}
        self.codes: dict[str, str] = {}
        self.refreshes: dict[str, str] = {}
        self.rotates = False
        self.skipped = 0.0
        self.event: Callable[[str, Body], None] = lambda _team, _event: None
        self._numbers = count(1)
        self._start = Clock().now()
        self.person("U1", "T1")

    def now(self) -> float:
        """Return seconds on the fake's own clock, which a test moves."""
        return monotonic() + self.skipped

    def name(self, prefix: str) -> str:
        """Return an id that is not taken."""
        return f"{prefix}{next(self._numbers):06d}"

    def ts(self) -> str:
        """Return the next time stamp, a message's id."""
        return f"{int(self._start)}.{next(self._numbers):06d}"

    def person(self, user: str, team: str = "T1", **facts: object) -> Body:
        """Return a person, who is in `team` from now on if nowhere yet."""
        if user not in self.users:
            self.users[user] = {
                "id": user, "team_id": team, "name": user.lower(), "real_name": user,
                "deleted": False, "is_admin": False, "is_owner": False, "is_bot": False,
                "tz": "Europe/Kyiv", "tz_offset": 7200, "locale": "en-US",
            }  # fmt: skip
            dm = f"D{user}"
            self.channels[dm] = Channel(id=dm, team=team, kind="im")
        self.users[user].update(facts)
        return self.users[user]

    def trigger(self, team: str, user: str) -> str:
        """Return a trigger_id: good once, for three seconds."""
        name = self.name("13345224609.738474920.")
        self.triggers[name] = Ticket(team, user, self.now() + 3)
        return name

    def address(self, team: str, user: str, channel: str, origin: str | None) -> str:
        """Return a response_url: good five times, for 30 minutes."""
        name = self.name("r")
        self.addresses[name] = Ticket(team, user, self.now() + 1800, channel, origin)
        return f"{self.base}/respond/{name}"

    def post(self, body: Body, **where: Any) -> Shown:  # noqa: ANN401 - the fields of Shown
        """Show a message."""
        shown = Shown(id=self.ts(), body=self.named(body), **where)
        self.seen[shown.id] = shown
        self.shown_at[shown.user] = monotonic()
        return shown

    def rewritten(self, ts: str, body: Body) -> Shown:
        """Put `body` in the place of a message."""
        self.seen[ts] = replace(self.seen[ts], body=self.named(body))
        return self.seen[ts]

    def named(self, body: Body) -> Body:
        """Return a copy whose blocks all have an id, as Slack gives them one."""
        kept = deepcopy(body)
        for block in kept.get("blocks") or []:
            block.setdefault("block_id", self.name("b"))
        return kept

    def of_message(self, shown: Shown) -> Body:
        """Return a message as Slack tells it."""
        team = self.teams[shown.team]
        body: Body = {"type": "message", "ts": shown.id, "user": shown.user, **shown.body}
        if shown.by_bot:
            body |= {"user": team.bot, "bot_id": f"B{team.id}", "app_id": "A1", "team": team.id}
        if shown.thread:
            body["thread_ts"] = shown.thread
        return body


def escaped(text: str) -> str:
    """Return what someone typed as Slack hands it on."""
    return html.escape(text, quote=False)


def pressable(body: Body) -> Iterator[tuple[str, Body]]:
    """Yield the label and the action of all that can be pressed, as a payload tells it."""
    for block in body.get("blocks") or []:
        inside = [*block.get("elements", []), block.get("accessory"), block.get("element")]
        for element in filter(None, inside):
            named = {"action_id": element.get("action_id", ""), "block_id": block["block_id"]}
            if element["type"] == "button":
                given = {key: element[key] for key in ("text", "value") if key in element}
                yield element["text"]["text"], {**named, **given, "type": "button"}
            elif element["type"] in {"overflow", "static_select"}:
                groups = element.get("option_groups", [element])
                for option in (each for group in groups for each in group["options"]):
                    chosen = {**named, "selected_option": option, "type": element["type"]}
                    yield option["text"]["text"], chosen


def size_of(value: object) -> int:
    """Return how many bytes something is as JSON."""
    return len(json.dumps(value, ensure_ascii=False).encode(errors="replace"))


def _said(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        for each in value:
            yield from _said(each)
    elif isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        for each in value.values():
            yield from _said(each)
