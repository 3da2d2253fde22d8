"""What the bot does in the background, as those who run it see it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class JobState:
    """How a background job is doing.

    Attributes:
        name: what it is called, such as `schedule` or `telegram`.
        state: `running`; `waiting` for its next try after a failure; `lost`: a platform that does
            not know the bot any more, until it has worked again for a while.
        since: when it came to be so.
        failures: how many times in a row it failed; 0 once it has run well for a while.
        restarts: how many times it was started again since the bot started.
        error: why it failed the last time; it names no secret, host, path or person. Empty where
            it runs well.
        next_try: when it is started again; None while it runs.
    """

    name: str
    state: Literal["running", "waiting", "lost"]
    since: datetime
    failures: int = 0
    restarts: int = 0
    error: str = ""
    next_try: datetime | None = None
