"""An answer with where it goes, and how far it has come."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.chat.message import Message, Paragraph
from bot.chat.platform import Platform, Rendered
from bot.chat.request import Request
from bot.delivery.throttle import Throttle
from bot.queue.run import Run
from bot.wording import chat
from bot.wording.language.languages import speaking

_PATIENCE = timedelta(minutes=10)
"""How long an answer may take to get out; later nobody waits for it."""
_REPEATS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """An answer on its way.

    Attributes:
        platform: who carries it.
        request: what it answers.
        message: what it says.
        run: the job that it is.
        throttle: within which it is worked on, and which it leaves while it can only wait.
        patience: how long it may take to get out.
        doubt: whether it may have been sent before.
        is_lost: whether that is so because no reply came, not because the platform failed.
        doubts: how many times that was so.
        repeats: how many times it may be sent again because no reply came.
        is_marked: whether its reader is told of a doubt already.
        is_asking: whether it only asks its reader whether to repeat.
    """

    platform: Platform
    request: Request
    message: Message
    run: Run
    throttle: Throttle
    patience: timedelta
    doubt: bool
    is_lost: bool = False
    doubts: int = 0
    repeats: int = _REPEATS
    is_marked: bool = False
    is_asking: bool = False

    @property
    def rendered(self) -> Rendered:
        """The message in the platform's own shape."""
        return self.platform.render(self.message, self.request)

    def mark_doubt(self) -> "Outgoing":
        """Say that it may be a repeat, or where repeats are not wanted, ask whether to repeat.

        Where the platform said itself that it failed, it is repeated all the same. What takes
        another message's place can be done twice without anyone seeing it twice.
        """
        left = self.repeats - self.is_lost
        marked = replace(self, doubt=False, is_lost=False, repeats=left, is_marked=True)
        if self.message.in_place or self.is_asking:
            return marked
        with speaking(self.message.language):
            if self.is_lost and not self.platform.repeats:
                question = chat.interrupted_answer(_text_of(self.request))
                return replace(marked, message=question, is_asking=True)
            if self.is_marked:
                return marked
            note = Paragraph(text=chat.again_note())
        return replace(marked, message=replace(self.message, parts=(note, *self.message.parts)))

    def settle_doubt(self) -> "Outgoing":
        """Say that it was looked for in vain: there is no doubt any more."""
        return replace(self, doubt=False, is_lost=False)

    def add_doubt(self, *, is_lost: bool) -> "Outgoing":
        """Say that it may have been sent just now."""
        return replace(self, doubt=True, is_lost=is_lost, doubts=self.doubts + 1)


def add_absence(message: Message, platform: Platform, request: Request) -> Message:
    """Return a message that says since when its channel was gone, where it is seen there."""
    if message.away_since is None or not message.parts:
        return message
    if platform.is_aside(request):
        return replace(message, away_since=None)
    with speaking(message.language):
        note = Paragraph(text=chat.back_again(message.away_since))
    return replace(message, parts=(note, *message.parts))


def patience_for(request: Request, now: datetime, catch_up: timedelta) -> timedelta:
    """Return how long an answer may still take to get out; nothing where that is over."""
    if request.is_awaited:
        return _PATIENCE
    return max(timedelta(), (request.at or now) + catch_up - now)


def is_fresh(request: Request, now: datetime) -> bool:
    """Whether someone may still wait for the answer to what they asked."""
    return request.at is not None and now - request.at < _PATIENCE


def _text_of(request: Request) -> str:
    """Return what a person may type for the same answer; of a digest, its preview."""
    if request.notice:
        return "/help"
    return f"/digest {request.digest.subscription}" if request.digest else request.text
