from dataclasses import replace

import pytest

from bot.platforms.terminal.render import plain
from bot.wording.briefs import why_message
from bot.wording.parts import attribution, origin_notes
from briefings.model import Origins, Point, Reason
from tests.builders import a_brief, an_article


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


def test_why_counts_other_origins_and_not_who_prints_one() -> None:
    """Two papers that have one agency's report are no two sources."""
    ours, theirs = (an_article(title=title).quote(0, 5) for title in "AB")
    why = Reason(terms=("trade",), words=(), weight=1.0)
    point = Point(lead=ours, support=(theirs,), why=why)
    printed = replace(point, origins=Origins(articles=2, names=("Reuters",)))

    said = [plain(why_message(a_brief(), [(1, each)])) for each in (point, printed)]
    assert ["1 other source says the same." in each for each in said] == [True, False]
