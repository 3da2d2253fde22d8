"""How surely two sentences of one story state the same, by the story's own words."""

from itertools import permutations
from typing import Final

from briefings.language.candidates import Candidate, quotable_sentences
from briefings.stories.facts.likeness import REPEATS, SAYS, UNLIKE, Likeness
from briefings.stories.facts.vocabulary import HEAVIEST, Vocabulary
from tests.builders import an_article

OURS: Final = (
    "A ferry sank off Calvi on Monday with sixty passengers aboard. "
    "Divers found the wreck at a depth of ninety metres. "
    "The ferry's captain was detained by the coast guard. "
    "Relatives of the passengers gathered in the harbour of Calvi."
)
THEIRS: Final = (
    "Sixty passengers were aboard a ferry that sank off Calvi, officials said. "
    "At ninety metres the wreck was found by divers. "
    "A storm had been forecast for the evening. "
    "Yachtsmen stayed at home until dawn."
)


def sentences(*bodies: str) -> list[Candidate]:
    """Return the sentences of as many articles."""
    return [one for body in bodies for one in quotable_sentences(an_article(body))]


def test_what_all_sentences_have_weighs_least() -> None:
    """A word of one sentence weighs more than one of several, and one unknown most of all."""
    words = Vocabulary(sentences(OURS, THEIRS))

    rare, common, unknown = (words.weight(stem) for stem in ("storm", "ferri", "volcano"))

    assert 0 < common < rare < unknown
    assert rare + common == words.total(["storm", "ferri"])


def test_what_a_word_weighs_depends_on_the_story_alone() -> None:
    """One more article of the story changes it; the same sentences in another order don't."""
    found = sentences(OURS, THEIRS)

    weights = {Vocabulary(order).weight("ferri") for order in (found, found[::-1])}

    assert 1 == len(weights)
    assert {Vocabulary(found[:4]).weight("ferri")} != weights
    assert 0 < max(weights) < HEAVIEST


def test_the_same_in_other_words_says_it() -> None:
    """Both sentences on the passengers and both on the wreck are above the limit, no others."""
    found = sentences(OURS, THEIRS)
    likeness = Likeness(found)
    ours, theirs = found[:4], found[4:]

    scores = [[likeness.score(one, other) for other in theirs] for one in ours]

    assert scores[0][0] >= SAYS
    assert scores[1][1] >= SAYS
    assert all(scores[one][other] < SAYS for one, other in permutations(range(4), 2))


def test_sentences_that_share_a_single_word_are_unlike() -> None:
    """It takes two words to say anything of the likeness of two sentences."""
    found = sentences(OURS, THEIRS)

    assert UNLIKE == Likeness(found).score(found[1], found[6])


def test_a_score_is_the_same_both_ways_and_in_any_order() -> None:
    """Neither the order of the articles nor which of two sentences is asked of counts."""
    found = sentences(OURS, THEIRS)
    straight, turned = Likeness(found), Likeness([*found[4:], *found[:4]])
    pairs = list(permutations(found, 2))

    expected = [straight.score(one, other) for one, other in pairs]

    assert expected == [straight.score(other, one) for one, other in pairs]
    assert expected == [turned.score(one, other) for one, other in pairs]


def test_what_stands_in_the_same_surroundings_is_more_alike() -> None:
    """The sentence after one that both articles have is likelier to be the same, too."""
    scene = "Divers found the wreck at a depth of ninety metres. "
    elsewhere = "Yachtsmen stayed at home until a storm was over. "
    one, other = "Its steel hull was badly torn.", "The steel hull was torn, they added."
    beside = sentences(f"{scene}{one}", f"{scene}{other}")
    apart = sentences(f"{elsewhere}{one}", f"{scene}{other}")

    assert Likeness(beside).score(beside[1], beside[3]) > Likeness(apart).score(apart[1], apart[3])


def test_what_is_like_a_sentence_is_found_surest_first() -> None:
    """The other article's sentence on the wreck comes first, and nothing below the limit."""
    found = sentences(OURS, THEIRS)
    likeness = Likeness(found)

    near = likeness.like(found[1], REPEATS)

    assert found[5] is near[0][1]
    assert sorted(near, key=lambda entry: -entry[0]) == near
    assert all(score == likeness.score(found[1], one) >= REPEATS for score, one in near)


def test_one_article_that_says_a_thing_twice_is_seen_too() -> None:
    """Within an article there are no rivals and neighbours to go by: words alone decide."""
    found = sentences(
        f"{OURS} A ferry with sixty passengers aboard sank off Calvi on Monday.", THEIRS
    )

    assert Likeness(found).score(found[0], found[4]) >= SAYS
