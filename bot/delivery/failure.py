"""What is said and logged where a request has no answer."""

import logging

from bot.chat.message import Message
from bot.chat.references import ReferenceLogger, reference_of
from bot.chat.request import Request
from bot.wording import chat
from bot.wording.language.languages import speaking


def failure_message(request: Request) -> Message:
    """Return the apology for a request, with the reference that the log has."""
    with speaking(request.user.language):
        return chat.something_failed(reference_of(request.key))


def busy_message(request: Request) -> Message:
    """Return what is said in place of an answer where too many requests of a user wait."""
    with speaking(request.user.language):
        return chat.too_many_waiting()


def log_no_answer(log: logging.Logger, request: Request) -> None:
    """Log the exception that is being handled: a request has no answer because of it."""
    reference = ReferenceLogger(log, reference_of(request.key))
    reference.exception("%s: no answer was found", request.channel)
