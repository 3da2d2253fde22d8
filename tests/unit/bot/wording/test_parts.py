import pytest

from bot.wording.parts import attribution, origin_notes
from briefings.model import Origins, Point
from tests.builders import an_article


@pytest.mark.parametrize("url", ["http://[bad", "https://a.example:x/", None])
def test_an_address_that_names_no_host_is_passed_over(url: str | None) -> None:
    """What a broken address was stored with is quoted all the same, by its title."""
    cited = an_article("Trade grew.", url=url, source=None).quote(0, 11).citation
    assert attribution(cited) == "Article: Trade grows · 9 May 2025"


@pytest.mark.parametrize(
    ("origins", "notes"),
    [
        (None, ()),
        (Origins(articles=3, names=("Reuters",)), ("3 articles, 1 origin (Reuters)",)),
        (
            Origins(articles=5, names=("Reuters", "The Times")),
            ("5 articles, origins: Reuters and The Times",),
        ),
    ],
)
def test_a_point_says_where_it_comes_from(origins: Origins | None, notes: tuple[str, ...]) -> None:
    """How many articles have it, and from how few origins; nothing where that isn't known."""
    assert notes == origin_notes(Point(lead=an_article().quote(0, 5), origins=origins))
