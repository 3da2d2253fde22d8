"""Time zones as people name them."""

import pytest

from bot.subscriptions.zones import find_zone


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("São Paulo", "America/Sao_Paulo"),
        ("İSTANBUL", "Asia/Istanbul"),
        ("Kathmandu", "Asia/Kathmandu"),
        ("asunción", "America/Asuncion"),
        ("Etc/GMT-5", "Etc/GMT-5"),
        ("UTC", "UTC"),
    ],
)
def test_a_city_is_found_as_its_people_write_it(words: str, zone: str) -> None:
    """With its accents, which names of zones lack."""
    assert zone == find_zone(words)


@pytest.mark.parametrize("words", ["GMT-5", "gmt+3", "GMT-14"])
def test_hours_from_greenwich_are_no_zone(words: str) -> None:
    """The zone of that name is on the other side of it: digests would come ten hours off."""
    assert find_zone(words) is None
