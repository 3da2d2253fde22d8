"""The table of publishers that people can extend."""

import pytest

from briefings.errors import FamilyError
from briefings.families.names import key_of
from briefings.families.table import Table, bundled_table, parse_table


def test_a_line_is_a_publisher_with_names_and_sites() -> None:
    """What has a dot and no blank is a site."""
    assert Table(
        keys={"kyivpost": "kyivpost", "kp": "kyivpost", "stxa": "kyivpost"},
        hosts={"kp.example": "kyivpost"},
        names={"kyivpost": "The Kyiv Post"},
    ) == parse_table('"The Kyiv Post" = ["KP", "kp.example", "St. X.A"]')


def test_of_a_site_and_a_part_of_it_the_longer_counts() -> None:
    """A portal's papers are publishers of their own."""
    table = parse_table('"A" = ["times.example"]\n"B" = ["city.times.example"]')

    hosts = ("times.example", "www.times.example", "city.times.example", "a.city.times.example")
    assert ["a", "a", "b", "b"] == list(map(table.family_of_host, hosts))
    assert table.family_of_host("othertimes.example") is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('"A" = [', "not valid TOML"),
        ('"A" = "B"', "'A': no list of names and sites"),
        ('"A" = [1]', "'A': no list of names and sites"),
        ('"A" = ["!"]', "'A': a name without a letter"),
        ('"A" = ["C"]\n"B" = ["c"]', "'B': 'c' is a name of 'a', too"),
        ('"A" = ["c.org"]\n"B" = ["C.org"]', "'B': 'c.org' is a name of 'a', too"),
        ('"Kyiv Post" = []\n"B" = ["The Kyiv Post"]', "'B': 'kyivpost' is a name of 'kyivpost'"),
    ],
)
def test_a_line_that_cant_be_used_is_named(text: str, reason: str) -> None:
    """Whoever extended the table reads which line it is, and what to do."""
    with pytest.raises(FamilyError, match=reason):
        parse_table(text)


def test_the_bundled_table_can_be_used() -> None:
    """No name stands in two of its lines, and every family has a name."""
    table = bundled_table()

    assert set(table.names) == {*table.keys.values(), *table.hosts.values()}
    assert "The New York Times" == table.names[key_of("New York Times")]
