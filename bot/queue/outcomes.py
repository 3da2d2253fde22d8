"""What becomes of a job when it was tried."""

from dataclasses import dataclass
from typing import TypeAlias

from storage.ports.queue import DeliveryResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The work is done.

    Attributes:
        result: what is stored of its delivery together with that.
    """

    result: DeliveryResult | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryAfter:
    """It could not be done yet, through no fault of the job: this attempt does not count.

    Attributes:
        seconds: how long to wait. The lane waits, too, as it keeps its order.
        reason: for the log.
    """

    seconds: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """It can't be done.

    Attributes:
        reason: why; no secret, as it is stored.
        result: what is stored of its delivery together with that.
    """

    reason: str
    result: DeliveryResult | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled:
    """It need not be done any more.

    Attributes:
        result: what is stored of its delivery together with that.
    """

    result: DeliveryResult | None = None


Outcome: TypeAlias = Done | RetryAfter | Failed | Cancelled
