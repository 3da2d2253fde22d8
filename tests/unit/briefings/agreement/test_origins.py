"""Where texts first came from, and how many origins a point has."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from briefings.agreement.copies import near_copies
from briefings.agreement.origins import count_origins, origins_among
from briefings.language.candidates import quotable_sentences
from briefings.model import Article, Origins
from briefings.ranking.pool import Pool
from tests.builders import a_source, an_article

LEAD = "The senate passed the farm bill on Tuesday by 52 votes to 48 after a night of debate."
REPORT = (
    f"{LEAD} Farmers in the north had waited for the money since the floods of last spring. "
    "The bill goes to the president, who said that he would sign it before the end of May."
)


def _printed(paper: str, body: str = REPORT, day: int = 9) -> Article:
    return an_article(body, source=a_source(paper), published=date(2025, 5, day), title=paper)


def _origins(*articles: Article) -> dict[str, str | None]:
    """Return the name of each article's origin, by its publisher."""
    copies = near_copies([quotable_sentences(article) for article in articles])
    found = origins_among(articles, copies)
    return {str(each.title): found[each.id].name for each in articles}


def _told(*articles: Article, quoted: int = 1) -> Origins | None:
    """Return what is told of the first sentences of the first articles."""
    said = [quotable_sentences(article) for article in articles]
    pool = Pool([one for each in said for one in each], copies=near_copies(said))
    return count_origins([each[0] for each in said[:quoted]], pool.prints, pool.origins)


def test_a_text_comes_from_the_agency_that_any_print_names() -> None:
    """Also where the first print kept silent about it."""
    later = _printed("Post", f"WASHINGTON (AP) — {REPORT}")

    assert {"Globe": "AP", "Post": "AP"} == _origins(_printed("Globe", day=8), later)


def test_a_text_comes_from_the_agency_that_is_its_author() -> None:
    """As its feed or page states."""
    article = replace(_printed("Globe"), authors=("Associated Press",))

    assert {"Globe": "AP"} == _origins(article)


def test_a_text_comes_from_the_agency_that_published_it() -> None:
    """Whoever printed it before we saw it there."""
    assert {"Globe": "Reuters", "Reuters": "Reuters"} == _origins(
        _printed("Globe", day=8), _printed("Reuters")
    )


def test_a_text_without_an_agency_comes_from_who_had_it_first() -> None:
    """What is no copy comes from its publisher, if that is known."""
    other = an_article("The mill burned down last night.", source=None, title="no one")

    assert {"Globe": "Globe", "Post": "Globe", "no one": None} == _origins(
        _printed("Globe", day=8), _printed("Post"), other
    )


@pytest.mark.parametrize(
    ("ours", "theirs", "name"),
    [
        (date(2025, 5, 8), date(2025, 5, 9), "Globe"),
        (datetime(2025, 5, 9, 6, tzinfo=UTC), datetime(2025, 5, 9, 7, tzinfo=UTC), "Globe"),
        (datetime(2025, 5, 9, 6, tzinfo=UTC), date(2025, 5, 9), None),
        (date(2025, 5, 9), date(2025, 5, 9), None),
        (date(2025, 5, 9), None, None),
        (None, None, None),
    ],
)
def test_who_was_first_is_told_only_where_it_is_known(
    ours: date | None, theirs: date | None, name: str | None
) -> None:
    """Of two prints of one day either may have it from the other."""
    globe = replace(_printed("Globe"), published=ours)
    post = replace(_printed("Post"), published=theirs)

    assert {name} == set(_origins(globe, post).values())


def test_two_texts_of_one_agency_come_from_one_origin() -> None:
    """In whatever words it reported twice."""
    ours = _printed("Globe", f"WASHINGTON (AP) — {LEAD}")
    theirs = _printed("Post", "By Ada Brandt, Associated Press\n\nSenators approved the farm bill.")
    found = origins_among([ours, theirs], {})

    assert found[ours.id] == found[theirs.id]


def test_a_point_says_how_many_articles_have_it_from_one_origin() -> None:
    """Prints that are not quoted count; what an agency printed elsewhere without it doesn't."""
    other = _printed("Star", "WASHINGTON (AP) — Bakers fear for their flour after a dry spring.")

    assert Origins(articles=3, names=("AP",)) == _told(
        _printed("Post", f"WASHINGTON (AP) — {REPORT}"), _printed("Globe"), _printed("Mail"), other
    )


def test_a_point_names_all_its_origins() -> None:
    """The lead's first."""
    own = _printed("Times", f"{LEAD} Our reporters saw the senators leave at dawn, tired and glad.")

    assert Origins(articles=3, names=("Times", "AP")) == _told(
        own, _printed("Post", f"WASHINGTON (AP) — {REPORT}"), _printed("Globe"), quoted=2
    )


@pytest.mark.parametrize(
    "articles",
    [
        [_printed("Post"), _printed("Globe", f"{LEAD} Bakers fear for their flour in autumn.")],
        [_printed("NYT > World"), _printed("The New York Times", f"{REPORT} More follows.")],
        [an_article(REPORT, source=None, title=name) for name in ("A", "B")],
    ],
    ids=["each its own", "one house", "nobody known"],
)
def test_nothing_is_said_where_no_origin_has_several_publishers(articles: list[Article]) -> None:
    """Nor where nobody knows what it is called."""
    assert _told(*articles, quoted=2) is None
