"""What people do in the fake Slack, as verbs."""

from collections.abc import Callable, Mapping, Sequence
from time import monotonic
from typing import Protocol, TypeVar

from tests.fakes import slack_payloads as payloads
from tests.fakes.slack_delivery import Deliveries, Delivery, Sort
from tests.fakes.slack_world import Body, Channel, Shown, Workspace, World, escaped, pressable

_T = TypeVar("_T")


class Running(Protocol):
    """Where the fake runs."""

    def do(self, act: Callable[[], _T]) -> _T:
        """Do something on the server's own loop, and return what comes of it."""
        ...


class Scene:
    """What stands there: people, channels, workspaces."""

    def __init__(self, world: World, deliveries: Deliveries, running: Running) -> None:
        """Act in `world`, and tell the app by `deliveries`."""
        self.world = world
        self._deliveries = deliveries
        self._do = running.do

    def user(self, user: str, team: str = "T1", **facts: object) -> str:
        """Have a person, such as one with `locale`, `tz` or `is_admin`; return their id."""
        self._do(lambda: self.world.person(user, team, **facts))
        return user

    def channel(self, channel: str, team: str = "T1", **facts: object) -> str:
        """Have a channel: `kind` ("channel", "group"), `member`, `archived`; return its id."""
        made = Channel(id=channel, team=team, **facts)  # type: ignore[arg-type]  # as stated
        self._do(lambda: self.world.channels.__setitem__(channel, made))
        return channel

    def dm(self, user: str) -> str:
        """Return the channel of the direct messages with a person."""
        self.user(user, self.world.users.get(user, {}).get("team_id", "T1"))
        return f"D{user}"

    def scopes(self, *scopes: str, team: str = "T1") -> None:
        """Set what the bot may do."""
        self._do(lambda: setattr(self.world.teams[team], "scopes", frozenset(scopes)))

    def installed(self, team: str) -> str:
        """Have the app in one more workspace, with a user U<team>; return its token."""
        made = Workspace(id=team, token=f"xoxb-{team}")
        self._do(lambda: self.world.teams.__setitem__(team, made))
        self.user(f"U{team}", team)
        return made.token

    def code(self, team: str, *, rotates: bool = False) -> str:
        """Return what Slack sends someone back with who lets the app in."""
        self.world.rotates = rotates
        name = self.world.name("code-")
        self.world.codes[name] = team
        return name


class People(Scene):
    """The verbs; each is on its way to the app once it returns."""

    def __init__(self, world: World, deliveries: Deliveries, running: Running) -> None:
        """Act in `world`, and tell the app by `deliveries`."""
        super().__init__(world, deliveries, running)
        world.event = self._event

    def slash(self, user: str, channel: str, command: str, text: str = "") -> None:
        """Type a slash command."""

        def act() -> None:
            self.world.person(user, self.world.channels[channel].team)
            self._deliver(
                "slash_commands", user, payloads.slash(self.world, user, channel, command, text)
            )

        self._do(act)

    def says(  # noqa: PLR0913 - the ways to say something
        self,
        user: str,
        channel: str,
        text: str,
        *,
        thread: str | None = None,
        mention: bool = False,
        edited: bool = False,
    ) -> Shown:
        """Write a message; the app hears what is written to it, and where it is mentioned.

        Args:
            user: who.
            channel: where.
            text: what.
            thread: the `ts` of the message that it answers to.
            mention: whether it begins with the bot's name.
            edited: whether it takes the place of what stood there before.
        """

        def act() -> Shown:
            place = self.world.channels[channel]
            self.world.person(user, place.team)
            name = f"<@{self.world.teams[place.team].bot}> " if mention else ""
            shown = self.world.post(
                {"text": name + escaped(text)}, kind="message", team=place.team,
                channel=channel, user=user, thread=thread, by_bot=False,
            )  # fmt: skip
            told = payloads.message(self.world, shown, edited=edited)
            if told:
                self._event(place.team, told)
            return shown

        return self._do(act)

    def presses(self, shown: Shown, label: str, user: str) -> None:
        """Press a button, or choose what is so called in a menu.

        Raises:
            LookupError: there is no such thing to press, or nothing any more.
        """

        def act() -> None:
            now = self._current(shown)
            if now.kind != "message" and now.user != user:
                raise LookupError(f"{user} does not see it")
            self.world.person(user, now.team)
            actions = dict(reversed(tuple(pressable(now.body))))
            if label not in actions:
                raise LookupError(f"no {label!r} among {list(actions)}")
            self._deliver(
                "interactive", user, payloads.press(self.world, now, actions[label], user)
            )

        self._do(act)

    def shortcut(self, user: str, message: Shown, callback_id: str) -> None:
        """Choose a shortcut at a message."""

        def act() -> None:
            told = payloads.shortcut(self.world, self._current(message), user, callback_id)
            self._deliver("interactive", user, told)

        self._do(act)

    def opens_home(self, user: str, tab: str = "home") -> None:
        """Open the bot's own page, or its messages."""
        channel = self.dm(user)
        told = {"type": "app_home_opened", "user": user, "channel": channel, "tab": tab}
        self._tell(channel, told)

    def submits(self, view: Shown, values: Mapping[str, str | Sequence[str]] | None = None) -> None:
        """Hand in a form: values by block_id; what is not given stays as the form has it.

        Raises:
            ValueError: Slack would not let a person hand that in.
        """

        def act() -> None:
            told = payloads.submission(self.world, self._current(view), values or {})
            self._deliver("interactive", view.user, told)

        self._do(act)

    def invites(self, channel: str, by: str = "U1") -> None:
        """Bring the bot into a channel."""
        place = self.world.channels[channel]
        place.member = True
        team = self.world.teams[place.team]
        kind = "G" if place.kind == "group" else "C"
        told = {"type": "member_joined_channel", "user": team.bot, "channel": channel,
                "channel_type": kind, "team": team.id, "inviter": by}  # fmt: skip
        self._tell(channel, told)

    def removes(self, channel: str, user: str | None = None) -> None:
        """Send the bot out of a channel, or a person."""
        place = self.world.channels[channel]
        if user:
            self._do(lambda: place.absent.add(user))
            return
        self._do(lambda: setattr(place, "member", False))
        bot = self.world.teams[place.team].bot
        told = {"user": bot, "channel": channel, "channel_type": "C", "team": place.team}
        self._tell(channel, {"type": "member_left_channel", **told})
        self._tell(channel, {"type": f"{place.kind}_left", "channel": channel})

    def archives(self, channel: str, *, archived: bool = True) -> None:
        """Archive a channel, or bring it back; the app is told."""
        place = self.world.channels[channel]
        self._do(lambda: setattr(place, "archived", archived))
        verb = "archive" if archived else "unarchive"
        self._tell(channel, {"type": f"{place.kind}_{verb}", "channel": channel, "user": "U1"})

    def renames(self, channel: str, name: str) -> None:
        """Give a channel another name, which is not its id."""
        kind = self.world.channels[channel].kind
        told = {"id": channel, "name": name, "created": 1764000000}
        self._tell(channel, {"type": f"{kind}_rename", "channel": told})

    def shares(self, channel: str, now: str) -> None:
        """Share a private channel with another company, by which it gets another id."""

        def act() -> None:
            place = self.world.channels.pop(channel)
            place.id, self.world.channels[now] = now, place

        self._do(act)
        told = {"old_channel_id": channel, "new_channel_id": now}
        self._tell(now, {"type": "channel_id_changed", **told})

    def uninstalls(self, team: str = "T1", code: str = "account_inactive") -> None:
        """Send the app away; its token is refused with `code`, and the app is told both events."""

        def act() -> None:
            self.world.teams[team].refuses = code
            bots = [self.world.teams[team].bot]
            self._event(team, {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": bots}})
            self._event(team, {"type": "app_uninstalled"})

        self._do(act)

    def revokes(self, user: str, team: str = "T1") -> None:
        """Have a person take back what they allowed: the app is told, and the bot stays."""
        tokens = {"oauth": [user], "bot": []}
        self._do(lambda: self._event(team, {"type": "tokens_revoked", "tokens": tokens}))

    # ----------------------------------------------------------------------------------------------

    def _current(self, shown: Shown) -> Shown:
        """Return what something looks like now.

        Raises:
            LookupError: it is not there any more.
        """
        open_views = [*self.world.views.get(shown.user, []), *self.world.homes.values()]
        views = {view.id: view for view in open_views}
        return self.world.seen[shown.id] if shown.id in self.world.seen else views[shown.id]

    def _tell(self, channel: str, told: Body) -> None:
        self._do(lambda: self._event(self.world.channels[channel].team, told))

    def _event(self, team: str, told: Body) -> None:
        payload = payloads.event(self.world, team, told)
        self._deliver("events_api", str(told.get("user", "")), payload)

    def _deliver(self, sort: Sort, user: str, payload: Body) -> None:
        name = self.world.name("envelope-")
        self.world.told_at[user] = monotonic()
        self._deliveries.send(Delivery(id=name, sort=sort, payload=payload, user=user))
