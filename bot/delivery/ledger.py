"""The ledger of what was delivered: what a channel was shown is not shown to it again."""

from bot.chat.message import Message
from bot.chat.request import Channel
from bot.delivery.courier import Sent
from bot.queue.outcomes import Cancelled, Done, Failed, Outcome
from storage.ports.deliveries import DeliveredQuote
from storage.ports.queue import DeliveryResult


def delivered_quotes(message: Message, channel: Channel) -> tuple[DeliveredQuote, ...]:
    """Return what a channel was shown by a message."""
    return tuple(
        DeliveredQuote(
            channel=str(channel),
            article=each.article,
            start=each.start,
            end=each.end,
            wording=each.wording,
        )
        for each in message.tells
    )


def outcome_of(sent: Sent, result: DeliveryResult | None = None) -> Outcome:
    """Return what becomes of a job whose answer became `sent`."""
    if sent.is_gone:  # nobody is there to miss it
        return Cancelled(result=result)
    return (
        Failed(reason=sent.reason, result=result)
        if sent.outcome == "failed"
        else Done(result=result)
    )
