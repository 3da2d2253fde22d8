"""How two sentences state one thing otherwise, and when they are too far apart to say so."""

from datetime import date
from typing import Literal

import pytest

from briefings.agreement.compare import Same, Verdict, compare, newest
from briefings.agreement.differences import Differs, Updates
from briefings.agreement.side_by_side import SideBySide
from briefings.language.candidates import Candidate
from briefings.spans import Span
from tests.builders import a_source, an_article

OPENING = "The council of Lisbon met."
LISTS = "The register of Lisbon lists 48 windmills in the valley near the river."
QUAKE = "The quake near Lisbon killed {} people in the valley."
SO_FAR = "So far the clinic of Lisbon counted {} people in the valley."
FINE = "The regulator of Lisbon fined the bank ${} million over its lending."
FIRST = date(2025, 5, 1)


def sentence(
    text: str, voice: str = "A", on: date | None = None, opening: str = OPENING
) -> Candidate:
    """Return a sentence that an article has after its opening."""
    body = f"{opening}\n\n{text}"
    article = an_article(body, source=a_source(voice), published=on)
    return Candidate.of(article, Span(len(opening) + 2, len(body)))


def _verdict(one: str, other: str) -> Verdict:
    return compare(sentence(one), sentence(other, "B"))


@pytest.mark.parametrize(
    ("other", "theirs"),
    [
        (
            "Since 2020 the register of Lisbon lists 47 windmills in the valley near the river.",
            "47",
        ),
        (
            "Since 2020 the register of Lisbon lists 96 windmills in the valley near the river.",
            "96",
        ),
        (
            "Since 2020 the register of Lisbon lists 24 windmills in the valley near the river.",
            "24",
        ),
        (
            "Since 2020 the register of Lisbon lists about 40 windmills near the river.",
            "about 40",
        ),
        ("Since 2020 Lisbon lists 47 windmills near the river.", "47"),
    ],
)
def test_an_uncommon_thing_counted_otherwise_differs(other: str, theirs: str) -> None:
    """Up to twice as many, though another figure stands beside it."""
    relation: Literal["conflict", "spread"] = "spread" if "about" in theirs else "conflict"
    expected = Differs(what="number", ours="48", theirs=theirs, relation=relation)

    assert expected == _verdict(LISTS, other)


@pytest.mark.parametrize(
    "other",
    [
        "Since 2020 the register of Lisbon lists 97 windmills in the valley near the river.",
        "Since 2020 the register of Lisbon lists 23 windmills in the valley near the river.",
        "Since 2020 the register of Lisbon lists at least 57 windmills near the river.",
        "Since 2020 the register of Lisbon does not list 47 windmills near the river.",
        "Since 2020 the register of Lisbon will list 47 windmills in the valley near the river.",
        "Since 2020 the register of Porto lists 47 windmills in the valley near the river.",
        "Since 2020 the register of Lisbon lists 47 barns in the valley near the river.",
        "The 48th register of Lisbon lists 47 windmills in the valley near the river since 2020.",
        "Since 2020 Lisbon lists 47 windmills.",
        "Since 2020 Lisbon registers 47 windmills of the valley.",
        "The further register of Lisbon lists 47 windmills in the valley near the river.",
    ],
    ids=[
        "more than twice",
        "less than half",
        "a bound",
        "denied",
        "to come",
        "of another",
        "another thing",
        "the value is there",
        "hardly alike",
        "few words in common",
        "another occasion",
    ],
)
def test_counts_that_may_be_of_two_things_do_not_differ(other: str) -> None:
    """Where there is doubt, nothing is said."""
    assert _verdict(LISTS, other) is None
    assert _verdict(other, LISTS) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The register of Lisbon lists {} people in the valley near the river.", (48, 47)),
        ("The register of Lisbon lists ${} of windmills in the valley near the river.", (48, 57)),
        (
            "The register of Lisbon lists {} tonnes of windmills in the valley near the river.",
            (48, 57),
        ),
        (
            "The register of Lisbon lists 4 windmills for {} months in the valley near the river.",
            (48, 57),
        ),
        ("Santos, who lists {} windmills in the valley near the river, left Lisbon.", (48, 47)),
    ],
    ids=["an everyday thing", "money", "a measure", "a length of time", "an aside"],
)
def test_other_figures_differ_only_where_nothing_else_does(
    one: str, other: tuple[int, int]
) -> None:
    """Beside a further figure only counts of an uncommon thing are compared."""
    ours, theirs = (one.format(number) for number in other)

    assert _verdict(ours, f"Since 2020 {theirs[0].lower()}{theirs[1:]}") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The register of Lisbon and Porto lists {} windmills near the river.", "Porto and Lisbon"),
        ("The register of Lisbon and Porto lists {} windmills near the river.", "Lisbon and Leeds"),
    ],
    ids=["roles reversed", "others named"],
)
def test_counts_of_others_do_not_differ(one: str, other: str) -> None:
    """Named in another order, or others by name."""
    theirs = f"Since 2020 {one.format(47)}".replace("Lisbon and Porto", other)

    assert _verdict(one.format(48), theirs) is None


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        ("was signed on May 8", "was signed on May 9", "date"),
        ("was signed on May 8", "was drafted on May 9", None),
        ("was signed in 2020", "was signed in 2021", None),
        ("ends by 2030", "ends by 2031", "date"),
        ("ends in 2031", "ends by 2030", None),
        ("ends after 2030", "ends by 2028", "date"),
        ("lasted two weeks", "lasted three weeks", "duration"),
        ("cost $20 million", "cost $30 million", "number"),
    ],
)
def test_what_differs_is_named(one: str, other: str, what: str | None) -> None:
    """A day or a bounded year of what was done, a length of time, a number; no mere years."""
    words = "The treaty of Lisbon on the old river border {}."
    found = _verdict(words.format(one), words.format(other))

    assert what == (found.what if isinstance(found, Differs) else None)


def test_a_second_clash_makes_it_two_things() -> None:
    """Two unequal pairs of figures are not one thing counted otherwise."""
    words = "The register of Lisbon lists {} windmills and {} barns in the valley near the river."

    assert _verdict(words.format(48, 12), words.format(47, 17)) is None


@pytest.mark.parametrize(
    ("words", "days", "kind"),
    [
        (QUAKE, 1, Updates),
        (QUAKE, 14, Updates),
        (QUAKE, 15, type(None)),
        (QUAKE, 0, SideBySide),
        (SO_FAR, 1, Updates),
        (SO_FAR, 14, Updates),
        (SO_FAR, 0, SideBySide),
        (FINE, 0, Differs),
        (FINE, 1, type(None)),
        (LISTS.replace("48", "{}"), 0, Differs),
        (LISTS.replace("48", "{}"), 1, type(None)),
    ],
)
def test_a_count_of_the_day_is_brought_up_to_date(words: str, days: int, kind: type) -> None:
    """By an article of the next two weeks; what isn't counted again differs on one day only."""
    older = sentence(words.format(48), on=FIRST)
    newer = sentence(words.format(57), "B", FIRST.replace(day=1 + days))

    assert kind is type(compare(older, newer))
    assert kind is type(compare(newer, older))


def test_without_both_dates_nothing_is_newer() -> None:
    """One date alone says nothing of the order."""
    dated, undated = sentence(QUAKE.format(48), on=FIRST), sentence(QUAKE.format(57), "B")

    assert compare(dated, undated) is None
    assert compare(undated, dated) is None


def test_the_newest_figure_of_a_count_is_found() -> None:
    """Among sentences that count the same; a lead without figures, or none newer, stays."""
    first, second, third = (
        sentence(QUAKE.format(dead), voice, FIRST.replace(day=day))
        for dead, voice, day in ((48, "A", 1), (57, "B", 2), (71, "C", 4))
    )
    same, other = sentence(QUAKE.format(71), "D", FIRST.replace(day=5)), sentence(LISTS, "E")

    assert newest(first, [second, other, third, same]) is third
    assert newest(third, [first, second, same]) is third
    assert newest(second, []) is second
    calm = sentence("The quake near Lisbon frightened people in the valley.", on=FIRST)
    assert newest(calm, [second, third]) is calm


def test_sums_that_are_rounded_are_the_same() -> None:
    """What one has rounded is no difference."""
    assert isinstance(_verdict(FINE.format("1,370"), FINE.format("1,400")), Same)
    assert isinstance(_verdict(FINE.format("1,370"), FINE.format("1,500")), Differs)


def test_an_aside_on_either_side_keeps_counts_apart() -> None:
    """Beside a further figure."""
    told = "Santos, who lists 48 windmills in the valley near the river, left Lisbon."
    other = "Since 2020 Santos of Lisbon lists 47 windmills in the valley near the river."

    assert _verdict(told, other) is None
    assert _verdict(other, told) is None


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("The ferry fire near Lisbon on April 30 caused ${} million in damage.", True),
        ("The regulator of Lisbon fined the bank with 12 branches ${} million.", False),
    ],
    ids=["one day", "another figure"],
)
def test_only_a_day_that_both_name_makes_one_event_of_two_days(
    words: str, *, figures: bool
) -> None:
    """Another equal figure does not; each side keeps its own words."""
    one = sentence(words.format(48), on=FIRST)
    other = sentence(words.format(57), "B", FIRST.replace(day=2))
    expected = Differs(what="number", ours="$48 million", theirs="$57 million") if figures else None

    assert expected == compare(one, other)


@pytest.mark.parametrize("on", [None, FIRST])
def test_a_weekday_makes_a_difference_only_where_it_is_dated(on: date | None) -> None:
    """Else the two may be of different weeks."""
    one = sentence("The ferry of Lisbon sank in the harbour on Wednesday.", on=on)
    other = sentence("The ferry of Lisbon sank in the harbour on Tuesday evening.", "B", on=on)
    expected = Differs(what="date", ours="Wednesday", theirs="Tuesday") if on else None

    assert expected == compare(one, other)


def test_the_newer_of_two_counts_is_known_a_day_later() -> None:
    """Whoever is asked first."""
    older, newer = (
        sentence(QUAKE.format(48), on=FIRST),
        sentence(QUAKE.format(57), "B", FIRST.replace(day=2)),
    )

    assert Updates(what="number", ours="57", theirs="48", newer=True) == compare(newer, older)
    assert Updates(what="number", ours="48", theirs="57", newer=False) == compare(older, newer)


def test_what_is_said_of_any_firm_is_no_difference_between_two() -> None:
    """Sentences that name nobody, open otherwise and share few words may be on two."""
    one = "Shares fell 2 percent in recent after-hours trading."
    other = "Its stock price fell 10 percent in after-hours trading."

    assert _verdict(one, other) is None
    assert isinstance(_verdict(one, one.replace("2 ", "10 ")), Differs)


def test_a_rise_and_a_fall_are_not_one_thing_measured() -> None:
    """Each has its own figure."""
    one = "The bank of Lisbon expects sales to decline by 4 percent in the next year."
    other = "The bank of Lisbon expects sales to grow by 3 percent in the next year."

    assert not isinstance(_verdict(one, other), Differs)
