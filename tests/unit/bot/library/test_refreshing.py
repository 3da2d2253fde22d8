"""Briefs made anew in the background: once a round of gathering, not feed by feed."""

from bot.library.library import Library
from bot.library.refreshing import Refreshing
from tests.builders import a_topic, an_article


def test_briefs_wait_while_more_is_about_to_come(library: Library) -> None:
    """Then they are made anew once, for all that came."""
    is_gathering = [True]
    refreshing = Refreshing(library, lambda: is_gathering[0])
    library.save_topic(a_topic())
    library.ingest([an_article(), an_article("Trade fell in the north, dealers said.", url=None)])
    topics = len(library.topics())

    assert 0 == refreshing.refresh()
    is_gathering[0] = False
    assert topics == refreshing.refresh()
    assert 0 == refreshing.refresh()
