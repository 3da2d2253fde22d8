"""How the fake Slack brings what people do to the app: what is under way, and what was taken."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Literal, Protocol, TypeAlias

from tests.fakes.slack_world import Body

Sort: TypeAlias = Literal["slash_commands", "interactive", "events_api"]

PATIENCE = 3.0
"""Seconds in which a delivery is to be acknowledged."""


@dataclass(slots=True)
class Delivery:
    """Something that the app is told: `user` is who did it, `attempt` counts what came before."""

    id: str
    sort: Sort
    payload: Body
    user: str
    attempt: int = 0
    by: object = None
    at: float = field(default_factory=monotonic)


@dataclass(frozen=True, slots=True)
class Ack:
    """That the app took a delivery, after so many seconds."""

    sort: Sort
    seconds: float
    payload: Body


class Way(Protocol):
    """How deliveries reach the app; False: it is not there."""

    def send(self, delivery: Delivery) -> bool:
        """Send a delivery, now."""
        ...


class Deliveries:
    """All that was brought to the app. Events are brought again; the rest fails visibly."""

    def __init__(self, answered: Callable[[Delivery, Body], None]) -> None:
        """Call `answered` with each delivery that the app took, and what it said to it."""
        self.way: Way | None = None
        self.pending: dict[str, Delivery] = {}
        self.acks: list[Ack] = []
        self.told: list[tuple[str, str]] = []
        self.complaints: list[str] = []
        self.last_event: Delivery | None = None
        self._answered = answered

    def send(self, delivery: Delivery) -> None:
        """Send a delivery; events wait for an app that is away."""
        if delivery.sort == "events_api":
            self.last_event = delivery
        self.pending[delivery.id] = delivery
        if self.way and self.way.send(delivery):
            return
        if delivery.sort != "events_api":
            self.failed(delivery, "dispatch_failed")

    def again(self, delivery: Delivery) -> None:
        """Send an event once more."""
        delivery.attempt += 1
        delivery.at = monotonic()
        self.pending[delivery.id] = delivery
        if not (self.way and self.way.send(delivery)):
            delivery.by = None

    def waiting(self) -> None:
        """Send the events that no one has."""
        for delivery in tuple(self.pending.values()):
            if delivery.by is None:
                self.again(delivery)

    def failed(self, delivery: Delivery, why: str) -> None:
        """Tell who did it that the app did not react; an event is lost without a word."""
        self.pending.pop(delivery.id, None)
        if delivery.sort != "events_api":
            self.told.append((delivery.user, why))

    def lost(self, by: object) -> None:
        """Take in that a connection is gone, with all that it had not acknowledged."""
        for delivery in tuple(self.pending.values()):
            if delivery.by is by:
                delivery.by = None
                if delivery.sort != "events_api":
                    self.failed(delivery, "operation_timeout")

    def taken(self, name: str, said: Body) -> None:
        """Take in that the app acknowledged a delivery."""
        delivery = self.pending.pop(name, None)
        if delivery is None:
            self.complaints.append(f"acknowledged, but not waited for: {name}")
            return
        seconds = monotonic() - delivery.at
        self.acks.append(Ack(delivery.sort, seconds, delivery.payload))
        if said and delivery.sort == "events_api":
            self.complaints.append(f"an event was answered with {said}")
        if seconds > PATIENCE and delivery.sort != "events_api":
            self.told.append((delivery.user, "operation_timeout"))
            return
        self._answered(delivery, said)
