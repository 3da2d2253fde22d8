"""Two claims side by side: what they share, and what speaks against comparing them."""

import pytest

from briefings.agreement.claims import Claim, claim_of
from briefings.agreement.pair import Pair
from briefings.language.candidates import Candidate
from briefings.spans import Span
from tests.builders import an_article

OPENING = "The council of Lisbon met."


def claim(text: str, opening: str = OPENING) -> Claim:
    """Return the claim of a sentence that an article has after its opening."""
    body = f"{opening}\n\n{text}"
    return claim_of(Candidate.of(an_article(body), Span(len(opening) + 2, len(body))))


def pair(one: str, other: str, opening: str = OPENING, opening_of_other: str = OPENING) -> Pair:
    """Return two sentences side by side."""
    return Pair(claim(one, opening), claim(other, opening_of_other))


def _both_ways(one: str, other: str, side: str) -> set[bool]:
    return {getattr(pair(one, other), side), getattr(pair(other, one), side)}


@pytest.mark.parametrize(
    ("one", "other", "shared", "words", "likeness"),
    [
        ("The old boat left.", "The old boat sank.", 2, 2, 2 / 3),
        ("The old boat left.", "The old boat left.", 3, 3, 1.0),
        ("The old boat left.", "Nobody came home.", 0, 0, 0.0),
        ("In Porto the boat left.", "In Porto the boat sank.", 2, 1, 3 / 5),
        ("It was so.", "He is it.", 0, 0, 0.0),
    ],
)
def test_likeness_is_the_share_of_words_with_a_meaning(
    one: str, other: str, shared: int, words: int, likeness: float
) -> None:
    """Names at half weight; none where there is nothing to share."""
    found = pair(one, other)

    assert (shared, words) == (len(found.shared), found.words)
    assert pytest.approx(likeness) == found.likeness
    assert found.unrelated is (shared < 2)


def test_words_around_two_figures_agree_by_weight_and_by_share() -> None:
    """Of the sentence that has fewer there; names at half weight."""
    one, other = "The old boat sold 40 tickets.", "The boat sold 40 tickets in Porto."
    both = pair(one, other)
    [ours], [theirs] = both.one.measured, both.other.measured

    assert (3.0, 3 / 3.5) == both.nearby(ours, theirs)
    bare = pair("40 of them.", "40 of us.")
    assert (0.0, 0.0) == bare.nearby(*bare.one.measured, *bare.other.measured)


@pytest.mark.parametrize(
    ("one", "other", "openings", "strangers"),
    [
        ("In Porto the boat left.", "In Leeds the boat left.", (OPENING, OPENING), True),
        ("In Porto the boat left.", "In Porto the boat left.", (OPENING, OPENING), False),
        ("In Porto the boat left.", "The boat left.", (OPENING, OPENING), False),
        ("The boat left.", "In Porto the boat left.", (OPENING, OPENING), False),
        # the other's article knows Porto, and they share enough
        (
            "In Porto the old red boat left.",
            "In Leeds the old red boat left.",
            (OPENING, "Men of Porto met."),
            False,
        ),
        (
            "In Porto the old red boat left.",
            "In Leeds the old red boat left.",
            ("Men of Leeds met.", OPENING),
            False,
        ),
        (
            "In Porto the red boat left.",
            "In Leeds the red boat left.",
            (OPENING, "Men of Porto met."),
            True,
        ),
        (
            "In Porto the old red boat left.",
            "In Leeds the old red boat left.",
            (OPENING, OPENING),
            True,
        ),
    ],
)
def test_strangers_name_someone_each_and_nobody_in_common(
    one: str, other: str, openings: tuple[str, str], *, strangers: bool
) -> None:
    """Unless one's names are known to the other's article, and four words are shared."""
    assert strangers is pair(one, other, *openings).strangers


@pytest.mark.parametrize(
    ("opening", "other", "one_story", "of_somebody"),
    [
        ("The council of Lisbon met.", "The council of Lisbon met.", True, True),
        ("The council of Lisbon met.", "The council of Porto met.", False, False),
        ("The council met.", "The council of Porto met.", True, False),
        ("The council of Porto met.", "The council met.", True, False),
        ("The port of Porto met Leeds.", "The port of Porto met.", True, True),
        ("The port of Porto met Leeds and Ghent.", "Men of Derby met. Porto was.", False, False),
        ("Men met. Porto was there.", "The port of Porto met Leeds.", True, False),
    ],
)
def test_one_story_is_where_an_article_knows_half_of_whom_the_other_introduces(
    opening: str, other: str, *, one_story: bool, of_somebody: bool
) -> None:
    """And of somebody where both introduce the same ones."""
    found = pair("The boat left.", "The boat left.", opening, other)

    assert (one_story, of_somebody) == (found.one_story, found.of_somebody)


@pytest.mark.parametrize(
    ("one", "other", "at_odds"),
    [
        ("Bakers left the port.", "Bakers left the port.", False),
        ("Bakers left the port.", "Sailors left the port.", True),
        ("Bakers left the port.", "Sailors reached the port.", False),
        ("Bakers left sailors.", "Sailors left bakers.", False),
        ("Bakers left sailors.", "Sailors left port.", False),
        ("The price rose in port.", "The price fell in port.", True),
        ("Bakers left.", "Old bakers left.", False),
        ("Bakers left the port.", "Sailors left the lake.", True),
    ],
)
def test_one_word_sets_two_sentences_at_odds(one: str, other: str, *, at_odds: bool) -> None:
    """Another subject before the same word, or an opposite."""
    [subject] = _both_ways(one, other, "another_subject")
    [opposite] = _both_ways(one, other, "opposed")
    assert at_odds is (subject or opposite)


@pytest.mark.parametrize(
    ("one", "other", "reversed_"),
    [
        ("In Porto Leeds won.", "In Porto Leeds won.", False),
        ("In Porto Leeds won.", "In Leeds Porto won.", True),
        ("In Porto Leeds won.", "In Porto Ghent won.", False),
        ("The boat left.", "The boat left.", False),
    ],
)
def test_roles_are_reversed_where_another_is_named_first(
    one: str, other: str, *, reversed_: bool
) -> None:
    """Of those whom both name."""
    assert {reversed_} == _both_ways(one, other, "roles_reversed")


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("The old boat left the port.", "The red boat left the port.", False),
        ("The boat left the old port.", "The boat left the red port.", True),
        ("The boat left the port.", "The boat left the lake.", False),
        ("The boat left the old big port.", "The boat left the red port.", False),
        ("The boat left the port.", "The boat left the old port.", False),
        ("The boat left the old port.", "The boat left the red port of salt.", True),
    ],
)
def test_one_word_apart_is_between_the_same_words(one: str, other: str, *, apart: bool) -> None:
    """Not the first and not the last, and a word for a word."""
    assert {apart} == _both_ways(one, other, "one_word_apart")


@pytest.mark.parametrize(
    ("one", "other", "openings", "named"),
    [
        ("The boat of Porto left.", "The boat of Leeds left.", (OPENING, OPENING), True),
        ("The boat of Porto left.", "The boat of Porto left.", (OPENING, OPENING), False),
        ("The boat of Porto left.", "The boat of salt left.", (OPENING, OPENING), False),
        ("The boat of salt left.", "The boat of Porto left.", (OPENING, OPENING), False),
        # a name for a name is another, though both articles know both
        (
            "The boat of Porto left.",
            "The boat of Leeds left.",
            ("Men of Leeds met.", "Men of Porto met."),
            True,
        ),
        # in place of several words it is not, where the other's article knows it
        (
            "The boat of old Porto left.",
            "The boat of Leeds left.",
            ("Men of Leeds met.", "Men of Porto met."),
            False,
        ),
        ("The boat of old Porto left.", "The boat of Leeds left.", (OPENING, OPENING), True),
        (
            "The boat of old Porto left.",
            "The boat of Leeds left.",
            ("Men of Leeds met.", OPENING),
            False,
        ),
        (
            "The boat of old Porto left.",
            "The boat of Leeds left.",
            (OPENING, "Men of Porto met."),
            False,
        ),
    ],
)
def test_others_are_named_where_a_name_stands_for_another(
    one: str, other: str, openings: tuple[str, str], *, named: bool
) -> None:
    """On both sides; in place of several words only one that the other's article doesn't know."""
    assert named is pair(one, other, *openings).others_named
    assert named is pair(other, one, *reversed(openings)).others_named


@pytest.mark.parametrize(
    ("one", "other", "denies", "same_mood"),
    [
        ("The boat left the port.", "The boat left the port.", False, True),
        ("The boat never left the port.", "The boat left the port.", True, False),
        ("The boat never left the port.", "The boat never left the port.", False, True),
        ("The boat never sank and left.", "The boat left the port.", True, False),
        ("The boat left. It never sank.", "The boat left the port.", False, True),
        ("The boat will leave the port.", "The boat will leave the port.", False, True),
        ("The boat will reach the port.", "The boat reached the port.", False, False),
        ("The boat left. Men will cry.", "The boat left the port.", False, True),
        ("The boat left. Men will cry.", "The boat left. Men would sing.", False, True),
    ],
)
def test_the_mood_is_the_same_where_nothing_shared_is_denied_or_to_come_in_one(
    one: str, other: str, *, denies: bool, same_mood: bool
) -> None:
    """What only one denies or expects must stand in both to matter."""
    assert {denies} == _both_ways(one, other, "denies")
    assert {same_mood} == _both_ways(one, other, "same_mood")


@pytest.mark.parametrize(
    ("one", "other", "openings", "same"),
    [
        ("The boat left.", "The boat left.", (OPENING, OPENING), True),
        ("The boat of Porto left.", "The boat of Porto left.", (OPENING, OPENING), True),
        ("The boat of Porto left.", "The boat left.", (OPENING, OPENING), False),
        ("The boat of Porto left.", "The old boat left.", (OPENING, "Men of Porto met."), False),
        (
            "The boat of Porto left.",
            "The boat of Leeds left.",
            ("Men of Leeds met.", OPENING),
            False,
        ),
        ("The boat of Porto never left.", "The boat of Porto left.", (OPENING, OPENING), False),
        ("In Porto Leeds won.", "In Leeds Porto won.", (OPENING, OPENING), False),
        ("In Porto men won.", "In Porto Leeds men won.", (OPENING, OPENING), True),
        ("In Porto Leeds men won.", "In Porto men won.", (OPENING, OPENING), True),
        ("In Porto Leeds won.", "In Porto Ghent won.", (OPENING, OPENING), False),
        ("In Porto men won.", "Men won in Leeds.", (OPENING, OPENING), False),
        ("In Porto men won.", "In Porto men won.", ("Men met.", "Men met."), True),
        ("In Porto men won.", "In Porto Leeds men won.", ("Men met.", "Men met."), True),
        ("In Porto Leeds men won.", "In Porto men won.", ("Men met.", "Men met."), True),
    ],
)
def test_a_scene_is_the_same_people_in_the_same_mood(
    one: str, other: str, openings: tuple[str, str], *, same: bool
) -> None:
    """Both name someone or neither does, and the one's are known to the other."""
    assert same is pair(one, other, *openings).same_scene
