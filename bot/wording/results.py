"""Names what kind of an answer a wording is, so that refusals can be counted."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import ParamSpec

from bot.chat.message import Message, Result

P = ParamSpec("P")


def counts_as(result: Result) -> Callable[[Callable[P, Message]], Callable[P, Message]]:
    """Mark what a function says as an answer of that kind."""

    def mark(say: Callable[P, Message]) -> Callable[P, Message]:
        @wraps(say)
        def marked(*args: P.args, **kwargs: P.kwargs) -> Message:
            return replace(say(*args, **kwargs), result=result)

        return marked

    return mark
