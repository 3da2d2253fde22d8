"""A platform in memory, for what is the same on all of them."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.chat.actions import actions_of
from bot.chat.message import Message
from bot.chat.platform import Hook, Limits, Menu, Pause, Receiver
from bot.chat.request import Channel, Request
from bot.platforms.terminal.render import plain


@dataclass(frozen=True)
class Shown:
    """A message as a room shows it: the words, and what its buttons do."""

    text: str
    actions: dict[str, str]


@dataclass
class Room:
    """A platform in memory: keeps what it was sent, and fails as it is told to."""

    name: str = "room"
    repeats: bool = True
    ends: bool = True
    limits: Limits = field(default_factory=Limits)
    admins: frozenset[str] = frozenset()
    silences: deque[Exception] = field(default_factory=deque)
    faults: deque[Exception] = field(default_factory=deque)
    accepts_before_failing: bool = False
    sent: list[tuple[str, str]] = field(default_factory=list)
    has: bool | None = None
    worked: list[str] = field(default_factory=list)
    aside: frozenset[str] = frozenset()
    posts: dict[str, bool | Exception | None] = field(default_factory=dict)
    probed: list[str] = field(default_factory=list)

    def hooks(self) -> Sequence[Hook]:
        """Return nothing: nobody calls."""
        return ()

    async def identity(self) -> str:
        """Return its name."""
        return self.name

    async def run(self, receiver: Receiver) -> None:
        """Hear nothing."""

    async def close(self) -> None:
        """Hold nothing."""

    def render(self, message: Message, request: Request) -> Shown:  # noqa: ARG002 - as it is
        """Return the words."""
        return Shown(text=plain(message), actions=actions_of(message))

    def reserve(self, request: Request) -> float:  # noqa: ARG002 - all may talk at once
        """Return that nobody has to wait."""
        return 0.0

    async def answer(self, request: Request, rendered: Shown, pause: Pause) -> None:  # noqa: ARG002 - as above
        """Show the words, or fail."""
        if self.faults:
            if self.accepts_before_failing:
                self.sent.append((str(request.channel), rendered.text))
            raise self.faults.popleft()
        self.sent.append((str(request.channel), rendered.text))

    async def is_delivered(self, request: Request, rendered: Shown, pause: Pause) -> bool | None:  # noqa: ARG002 - the same
        """Return what the test says."""
        return self.has

    def is_aside(self, request: Request) -> bool:
        """Return whether the test says so."""
        return request.channel.id in self.aside

    async def can_post(self, channel: Channel) -> bool | None:
        """Return what the test says, or fail as it says."""
        self.probed.append(str(channel))
        can_post = self.posts.get(channel.id)
        if isinstance(can_post, Exception):
            raise can_post
        return can_post

    async def show_working(self, request: Request) -> None:
        """Keep that it was shown."""
        self.worked.append(str(request.channel))

    async def is_admin(self, request: Request) -> bool:
        """Return whether the test says so, or fail as it says."""
        if self.silences:
            raise self.silences.popleft()
        return request.user.id in self.admins

    async def offer(self, menu: Menu) -> bool:  # noqa: ARG002 - as promised
        """Show no menu."""
        return True
