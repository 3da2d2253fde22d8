"""What someone may have meant."""

import pytest

from bot.library.similar import find_similar

SPELLINGS = {
    "trade": ("Trade", "tariff*"),
    "victory-day": ("Victory Day", "victory parade"),
    "energy": ("Energy", "power of siberia"),
}


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("trad", ["trade"]),
        ("vict", ["victory-day"]),
        ("TRAED", ["trade"]),
        ("tariffs", ["trade"]),
        ("victoryday", ["victory-day"]),
        ("siberia", ["energy"]),
        ("xyzzy", []),
        ("", []),
        ("a" * 100_000, []),
    ],
)
def test_names_that_come_near_are_found(asked: str, names: list[str]) -> None:
    """A slip of the finger finds the name, by any of its spellings; nonsense finds none."""
    assert names == find_similar(asked, SPELLINGS)
