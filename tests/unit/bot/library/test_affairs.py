"""Which affair each stored article tells of."""

from bot.library.library import Library
from bot.library.stories.affairs import affairs_of
from tests.builders import a_source, an_article

STRIKE = "Steel workers of Rimo blocked the northern bridge over wages on Tuesday morning."


def test_articles_of_one_story_tell_of_one_affair(library: Library) -> None:
    """Where one of them is in no story yet, nothing is said of any."""
    one, two = (an_article(STRIKE, source=a_source(name), title=name) for name in ("A", "B"))
    library.ingest([one, two])
    late = an_article(f"{STRIKE} It went on.", title="C")
    found = affairs_of(library.store, [one.id, two.id])

    assert found
    assert found[one.id] == found[two.id]
    library.store.add_articles([late])
    assert affairs_of(library.store, [one.id, two.id, late.id]) is None
