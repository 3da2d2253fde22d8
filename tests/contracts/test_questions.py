"""What someone was asked to write is remembered for a while: theirs, in that channel."""

from datetime import timedelta

from storage.ports.store import Store
from tests.builders import AT

HERE = "telegram:-5"
LATER = AT + timedelta(minutes=11)


def test_a_question_is_open_for_whom_it_was_asked_and_there(store: Store) -> None:
    """Nobody else answers it, and not elsewhere."""
    store.ask_question(HERE, "7", "city", AT)

    found = [
        store.open_question(channel, user, AT)
        for channel, user in ((HERE, "7"), (HERE, "8"), ("telegram:7", "7"))
    ]
    assert ["city", None, None] == found


def test_the_last_question_counts_and_only_while_it_is_new(store: Store) -> None:
    """A later one takes its place."""
    store.ask_question(HERE, "7", "city", AT)
    store.ask_question(HERE, "7", "time", AT)

    assert "time" == store.open_question(HERE, "7", AT)
    assert store.open_question(HERE, "7", LATER) is None


def test_a_closed_question_is_open_no_more(store: Store) -> None:
    """To close it twice does no harm."""
    store.ask_question(HERE, "7", "city", AT)
    store.close_question(HERE, "7")
    store.close_question(HERE, "7")

    assert store.open_question(HERE, "7", AT) is None
