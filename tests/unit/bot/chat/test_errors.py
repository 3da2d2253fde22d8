"""Errors of the conversation are data."""

import pickle

import pytest

from bot.chat.errors import BotError, ConfigError, NoArticles


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (
            ConfigError("POINTS", "is not usable: 'x'", "it sets how many"),
            "setting refused: POINTS is not usable: 'x' — it sets how many",
        ),
        (
            NoArticles("sqlite:///a.db"),
            (
                "no articles yet: sqlite:///a.db — add some with `briefing-bot ingest PATH`, "
                "or try the bundled ones with `briefing-bot run`"
            ),
        ),
    ],
)
def test_an_error_is_its_attributes_and_one_line(error: BotError, text: str) -> None:
    """The text is derived, and the error survives pickling."""
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own

    assert text == str(error)
    assert (type(error), vars(error), text) == (type(again), vars(again), str(again))
