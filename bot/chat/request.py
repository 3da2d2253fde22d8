"""Where we talk, who asks, and what: the words that every platform shares."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, Literal, TypeAlias

from bot.chat.message import Message, Owner
from bot.chat.names import join_name, split_name
from briefings.published import Published

Place: TypeAlias = Literal["private", "group", "broadcast"]
"""One person and the bot; several people; or one who publishes and many who read."""

Role: TypeAlias = Literal["stranger", "member", "admin", "owner"]
"""Who may do what, from least to most. An admin is one of a group, an owner one of the bot."""


_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL, and halves of surrogate pairs: a database refuses them, whoever wrote them."""


INLINE = "inline"
"""The thread of what someone types in any chat: what they choose of the answer is posted there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A place to talk.

    Attributes:
        platform: which platform, such as `telegram`.
        id: what the platform calls it.
        thread: a forum topic in it: a place with subscriptions of its own.
        conversation: a thread in which it is answered, as in Slack; no part of its name, because
            what is subscribed or set there is the channel's.
        workspace: the Slack workspace that it is reached through; no part of its name.
    """

    platform: str
    id: str
    thread: str | None = None
    conversation: str | None = field(default=None, compare=False)
    workspace: str | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return join_name(*(part for part in (self.platform, self.id, self.thread) if part))

    @property
    def home(self) -> "Channel":
        """The channel without its thread: settings, and whether it can be reached, are one."""
        return replace(self, thread=None)

    @property
    def audience(self) -> str | None:
        """The name that what its people brought is theirs by; None where others may read along."""
        return None if self.thread == INLINE else str(self.home)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its conversation, if it has one, and of the channel itself."""
        if self.conversation is None:
            return (str(self),)
        return (str(replace(self, thread=self.conversation)), str(self))

    @classmethod
    def named(cls, name: str, workspace: str | None = None) -> "Channel":
        """Return the channel whose `str` is `name`.

        Raises:
            ValueError: it is no channel's name.
        """
        platform, place, *threads = split_name(name)
        (thread,) = threads or (None,)
        return cls(platform=platform, id=place, thread=thread, workspace=workspace)


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Who asks.

    Attributes:
        id: what their platform calls them.
        name: what people call them.
        language: what their platform speaks to them.
        zone: the time zone that their platform says they are in.
    """

    id: str
    name: str | None = None
    language: str | None = None
    zone: str | None = None

    def __post_init__(self) -> None:
        """Replace what no database can keep in the name."""
        if self.name and _UNSTORABLE.search(self.name):
            object.__setattr__(self, "name", _UNSTORABLE.sub("\ufffd", self.name))


RECEIVED: Final = "/received"
"""What a platform asks by itself when someone sends a file, before its name."""
MOST_BYTES: Final = 20_000_000
"""Of a file: Telegram gives bots no larger ones."""

Flaw: TypeAlias = Literal["too_large", "not_had"]
"""Why a file isn't here: it is too large, or the platform doesn't give it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file or a post.

    Attributes:
        name: what the file is called.
        body: its bytes.
        flaw: why there are none, or None.
        post: the words of a post; None for a file.
        publisher: who posted it.
        url: where the post stands, or None.
        published: when it was posted.
    """

    name: str = ""
    body: bytes = field(default=b"", repr=False)
    flaw: Flaw | None = None
    post: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: Published | None = None


Kind: TypeAlias = Literal["command", "action", "digest", "notice"]
"""What asks: someone who wrote or pressed a button, a slot of a subscription, or the bot itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDigest:
    """The digest that is due.

    Attributes:
        subscription: the number of its subscription.
        slot: the key of its slot, a local date and time.
    """

    subscription: int
    slot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What someone asked, or what is due.

    Attributes:
        channel: where; the answer goes there.
        user: who.
        text: what, as written; empty where a button says it.
        key: what the platform tells this request from all others by; empty where nothing repeats.
        place: what kind of channel it is.
        press: the key of the button that was pressed.
        digest: the digest that is due; no platform sets it, so that nobody can ask for it.
        notice: the channel whose subscriber is to be told that it can't be reached, or the sources
            that fail (`bot.gathering.health`); as above.
        page: which page of the answer is wanted, from 1.
        shared: whether the answer is for all in the channel, also where answers are private.
        owner: who alone may press the button that was pressed, besides admins; known once that is
            looked up, and never stored.
        lookup: whether the words are only looked for and never a command: another person wrote
            them, or they are still being typed.
        role: what the user is there, once that is known.
        attachment: the file or post that was sent with it, once it was fetched; never stored.
        reply: what the adapter needs to answer, such as which message to edit: opaque to others.
        at: when it came in, once it did; of a digest, when it is for.
    """

    channel: Channel
    user: User
    text: str
    key: str = ""
    place: Place = "private"
    press: str | None = None
    digest: DueDigest | None = None
    notice: str | None = None
    page: int = 1
    shared: bool = False
    owner: Owner | None = None
    lookup: bool = False
    role: Role = "member"
    attachment: Attachment | None = field(default=None, repr=False)
    reply: Mapping[str, str] = field(default_factory=dict)
    at: datetime | None = None

    def __post_init__(self) -> None:
        """Replace what no database can keep: NUL, and halves of surrogate pairs."""
        for name in ("text", "press"):
            given = getattr(self, name)
            if given and _UNSTORABLE.search(given):
                object.__setattr__(self, name, _UNSTORABLE.sub("\ufffd", given))

    @property
    def kind(self) -> Kind:
        """What asks."""
        if self.digest:
            return "digest"
        if self.notice:
            return "notice"
        return "command" if self.press is None else "action"

    @property
    def is_of_another(self) -> bool:
        """Whether someone pressed a button that is another person's."""
        return self.owner is not None and self.owner.id != self.user.id

    @property
    def is_awaited(self) -> bool:
        """Whether someone waits for the answer."""
        return self.digest is None and self.notice is None


TERMINAL = "terminal"
"""The platform where someone sits beside the bot: nothing comes there by itself."""
WELCOME = "/start"
"""What a platform asks by itself when someone meets the bot for the first time."""
FORWARDED = "/forwarded"
"""What a platform asks by itself when someone passes a command on that another person wrote."""
HOME = "/home"
"""What a platform asks by itself for the bot's own page, where it has one."""

Answer: TypeAlias = Callable[[Request], Message]
"""Answers one request. Adapters are given it and know no command names."""
