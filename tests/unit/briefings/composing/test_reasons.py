from hypothesis import given
from hypothesis import strategies as st

from briefings.composing.reasons import WORDS, Gain, gains
from briefings.language.candidates import Candidate, quotable_sentences
from briefings.model import Article
from briefings.ranking.budget import Budget
from briefings.ranking.greedy import choose_greedily
from briefings.ranking.pool import Pool
from tests.builders import an_article
from tests.strategies import articles

CEASEFIRE = "Kyiv agreed to a ceasefire."
HARVEST = "The wheat-harvest in Kansas shrank after a summer without rain."


def _candidates(*bodies: str) -> list[Candidate]:
    return [c for body in bodies for c in quotable_sentences(an_article(body, title=None))]


def test_a_gain_names_what_others_say_too_as_the_sentence_writes_it() -> None:
    """Words of this sentence only are left out, and neighbours stand together."""
    found = _candidates(HARVEST, "A Wheat-Harvest shrank.", "The wheat-harvest is late.")

    (gain,) = gains(found[:1], Pool(found, copies={}))

    assert Gain(weight=1.0, words=("wheat-harvest", "shrank")) == gain


def test_what_was_said_before_adds_nothing_new() -> None:
    """A second sentence is credited with what it adds, not with what it repeats."""
    again = f"{CEASEFIRE[:-1]}, while {HARVEST[4:]}"
    found = _candidates(CEASEFIRE, again, CEASEFIRE, HARVEST, HARVEST)
    pool = Pool(found, copies={})

    alone, after = gains(found[1:2], pool), gains(found[:2], pool)

    assert "ceasefire" in " ".join(alone[0].words)
    assert "ceasefire" not in " ".join(after[1].words)
    assert "wheat-harvest" in " ".join(after[1].words)


def test_nothing_chosen_needs_no_reason() -> None:
    """Neither does a sentence that shares nothing with another fail."""
    found = _candidates(CEASEFIRE)

    assert [] == gains([], Pool([]))
    assert [Gain(weight=0.0, words=())] == gains(found, Pool(found))


@given(st.lists(articles(), max_size=4))
def test_every_choice_has_its_reason(made_up: list[Article]) -> None:
    """Whatever the articles: one gives most, none less than nothing, in words of the sentence."""
    found = [candidate for article in made_up for candidate in quotable_sentences(article)]
    pool = Pool(found)
    chosen = list(choose_greedily(pool, found, Budget()))

    why = gains(chosen, pool)

    assert len(chosen) == len(why)
    assert 1.0 == max((gain.weight for gain in why), default=1.0)
    for candidate, gain in zip(chosen, why, strict=True):
        assert 0 <= gain.weight <= 1
        assert len(gain.words) <= WORDS
        assert all(words and words in candidate.text for words in gain.words)
