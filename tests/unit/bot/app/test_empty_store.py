"""What the bot says before it has read anything."""

from collections.abc import Callable

import pytest

from bot.chat.message import Message
from bot.platforms.terminal.render import plain


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "/topics",
            "There are no topics yet. `briefing-bot topics add NAME --term WORD` adds one.",
        ),
        ("tariffs", "I have no articles yet. `briefing-bot ingest PATH` adds some."),
        ("/sources", "Sources\n\nThere are no articles yet."),
    ],
)
def test_an_empty_store_says_so(ask: Callable[[str], Message], text: str, said: str) -> None:
    """And names the command that changes it."""
    assert said == plain(ask(text))
