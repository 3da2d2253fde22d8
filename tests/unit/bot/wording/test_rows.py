"""Buttons in rows."""

import pytest

from bot.wording import buttons
from tests.builders import a_topic


@pytest.mark.parametrize(("many", "rows"), [(1, [1]), (3, [3]), (4, [2, 2]), (7, [2, 2, 3])])
def test_no_topic_is_left_alone_in_a_row(many: int, rows: list[int]) -> None:
    """It would look as if it were special, and in Slack stand beside the menu of the others."""
    topics = [a_topic(name=f"topic-{number}") for number in range(many)]

    assert rows == [len(row) for row in buttons.topics(topics).rows]
