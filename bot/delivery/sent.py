"""What became of an answer, and what its job becomes by that."""

from dataclasses import dataclass

from bot.queue.outcomes import Cancelled, Done, Failed
from bot.queue.outcomes import Outcome as JobOutcome
from storage.ports.deliveries import Outcome
from storage.ports.queue import DeliveryResult


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of an answer.

    Attributes:
        outcome: in one word.
        reason: why it failed; empty where it did not.
        is_gone: whether there is nobody any more who could read it.
    """

    outcome: Outcome
    reason: str = ""
    is_gone: bool = False


def outcome_of(sent: Sent, result: DeliveryResult | None = None) -> JobOutcome:
    """Return what becomes of a job whose answer became `sent`."""
    if sent.is_gone:  # nobody is there to miss it
        return Cancelled(result=result)
    return (
        Failed(reason=sent.reason, result=result)
        if sent.outcome == "failed"
        else Done(result=result)
    )
