"""Of many topics, whose turn it is."""

from collections.abc import Iterable, Iterator

from bot.library.ready.turns import Turns


def _looked_at(turns: Turns, names: Iterable[str], made: Iterable[str] = ()) -> Iterator[str]:
    """Yield the topics in the order in which they are looked at; some are made anew."""
    turns.begin(names)
    while name := turns.next():
        yield name
        turns.pass_on(name, made=name in made)


def test_the_topic_asked_for_last_comes_first() -> None:
    """Then those asked for before, then the others by name."""
    turns = Turns()
    for name in ("trade", "sports", "trade"):
        turns.ask(name)

    assert ["trade", "sports", "arts", "law"] == [
        *_looked_at(turns, ["law", "sports", "trade", "arts"])
    ]


def test_what_was_made_anew_goes_behind_what_was_not() -> None:
    """However often articles touch the first ones, the last ones have their turn."""
    turns = Turns()
    turns.begin(["arts", "law", "sports"])
    turns.pass_on("arts", made=True)

    assert ["law", "sports", "arts"] == [*_looked_at(turns, ["arts", "law", "sports"])]


def test_whose_turn_it_is_stays_so_until_it_is_over() -> None:
    """Where making a topic anew failed for the store's sake, it is tried again."""
    turns = Turns()
    turns.begin(["arts", "law"])

    assert ["arts", "arts"] == [turns.next(), turns.next()]
