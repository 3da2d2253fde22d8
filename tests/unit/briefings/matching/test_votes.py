from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.matching.relevance import Match, find_matches
from briefings.matching.votes import (
    MOST,
    STEP,
    Leaning,
    Leanings,
    Vote,
    Voted,
    find_voted,
    leanings,
    learn_leanings,
)
from briefings.model import Article
from tests.builders import a_topic, an_article
from tests.processes import printed_by_every_seed
from tests.strategies import BODIES, articles

TOPIC = a_topic(terms=("tariff*", "trade & China", "ceasefire"))
SOYBEANS = "Tariffs on soybeans rose again in the spring."
PRICES = "Farmers fear that tariffs lower soybeans in price."
STEEL = "Tariffs on steel were lifted by the minister."


def about(*sentences: str) -> list[Match]:
    """Return the sentences as matches, each of an article of its own."""
    return [c for body in sentences for c in find_matches(TOPIC, an_article(body, title=body))]


def votes_on(matches: Sequence[Match], ups: Sequence[bool]) -> list[Voted]:
    """Return one vote on each."""
    return list(zip(matches, ups, strict=True))


def vote_on(match: Match, **changes: object) -> Vote:
    """Return a vote for a sentence."""
    vote = Vote(
        topic=TOPIC.name,
        article=match.sentence.article.id,
        start=match.sentence.span.start,
        end=match.sentence.span.end,
        channel="terminal:local",
        up=True,
    )
    return replace(vote, **changes)


@st.composite
def made_up(draw: st.DrawFn) -> list[Voted]:
    """Votes on sentences of made-up articles, several of them on one sentence."""
    bodies = BODIES.map(lambda body: f"Tariffs hurt trade. {body}")
    kept = draw(st.lists(articles(bodies), min_size=1, max_size=4))
    found = [match for article in kept for match in find_matches(TOPIC, article)]
    cast = st.tuples(st.sampled_from(found), st.booleans())
    return draw(st.lists(cast, max_size=12)) if found else []


def test_terms_and_shared_words_lean_as_their_sentences_were_voted() -> None:
    """A term counts from its first sentence, a word from its second; stop words never."""
    found = leanings(TOPIC, votes_on(about(SOYBEANS, PRICES, STEEL), [True, True, False]))

    assert [("tariff*", "tariff*", 2, 1)] == [
        (row.feature, row.written, row.up, row.down) for row in found.terms
    ]
    assert [("soybean", "soybeans", 2, 0)] == [
        (row.feature, row.written, row.up, row.down) for row in found.words
    ]
    assert [1.04564, 1.118034] == [row.factor for row in found.rows]


def test_a_sentence_is_worth_the_product_of_what_stands_in_it() -> None:
    """Terms and words multiply; a sentence with none of them stays as it is."""
    found = leanings(TOPIC, votes_on(about(SOYBEANS, PRICES, STEEL), [True, True, False]))
    with_both, with_term, with_neither = about(
        "New tariffs on soybeans took effect.",
        "New tariffs on timber took effect.",
        "The ceasefire held over night.",
    )

    assert [1.169061, 1.04564, 1.0] == [
        found.factor(match) for match in (with_both, with_term, with_neither)
    ]


def test_a_sentence_counts_once_as_most_votes_on_it_are() -> None:
    """Two channels against one make it down; one against one leaves it out."""
    (one, other) = about(SOYBEANS, PRICES)
    against = [(one, True), (one, False), (one, False)]

    assert [(0, 1)] == [(row.up, row.down) for row in leanings(TOPIC, against).rows]
    assert Leanings() == leanings(TOPIC, [(other, True), (other, False)])


def test_words_of_the_terms_and_figures_do_not_count_again() -> None:
    """What a term says is said by the term, in each of its forms; a figure tells no liking."""
    topic = a_topic(terms=("negotiat*", "trade & China"))
    bodies = ("Negotiators agree on trade with China by 245.", "Negotiations: 245 China trade.")
    twice = [match for body in bodies for match in find_matches(topic, an_article(body))]

    found = leanings(topic, votes_on(twice, [True, True]))

    assert ["negotiat*", "trade & China"] == [row.feature for row in found.rows]


def test_a_word_that_leans_neither_way_is_left_out() -> None:
    """As many up as down say nothing; a term stays in sight."""
    found = leanings(TOPIC, votes_on(about(SOYBEANS, PRICES), [True, False]))

    assert [("tariff*", 1, 1)] == [(row.feature, row.up, row.down) for row in found.rows]


def test_terms_come_in_the_topics_order_and_words_by_their_lean() -> None:
    """What leans most comes first, either way; between equals the alphabet decides."""
    found = leanings(
        TOPIC,
        votes_on(
            about(
                "The ceasefire and tariffs worry brewers and millers.",
                "The ceasefire worries brewers, millers and bakers.",
                "The ceasefire worries neither bakers nor millers.",
                "A ceasefire pleases bakers at last.",
            ),
            [True, True, False, False],
        ),
    )

    assert ["tariff*", "ceasefire"] == [row.written for row in found.terms]
    assert ["brewers", "bakers", "millers", "worries"] == [row.written for row in found.words]


def test_votes_find_their_sentences() -> None:
    """A vote counts for the sentence at its place, where that is still about the topic."""
    article = an_article(f"{SOYBEANS} The minister said nothing. {STEEL}")
    (soybeans, steel) = find_matches(TOPIC, article)
    elsewhere = soybeans.sentence.span.end + 1
    cast = [
        vote_on(soybeans),
        vote_on(steel, up=False),
        vote_on(steel, channel="slack:C1"),
        vote_on(steel, start=elsewhere, end=elsewhere + 5),
        vote_on(steel, article="gone"),
    ]

    assert [(SOYBEANS, True), (STEEL, False), (STEEL, True)] == [
        (match.sentence.text, up) for match, up in find_voted(TOPIC, cast, [article, an_article()])
    ]


def test_what_was_learnt_is_read_from_where_the_votes_lie() -> None:
    """The votes on the topic and their articles are all that is asked for."""
    article = an_article(SOYBEANS)
    (match,) = find_matches(TOPIC, article)

    class Box:
        def votes(self, topic_name: str) -> list[Vote]:
            return [vote_on(match)] if topic_name == TOPIC.name else []

        def articles(self, ids: set[str]) -> list[Article]:
            return [article] if ids == {article.id} else []

    assert leanings(TOPIC, [(match, True)]) == learn_leanings(Box(), TOPIC)
    assert Leanings() == learn_leanings(Box(), a_topic("energy"))


def test_the_digest_tells_what_can_change_a_brief() -> None:
    """The same leanings have the same digest; another term, or another count, has another."""
    cases = [
        ([SOYBEANS], [True]),
        ([PRICES], [True]),
        ([SOYBEANS], [False]),
        ([SOYBEANS, STEEL], [True, True]),
        (["The ceasefire held over night."], [True]),
    ]
    digests = [leanings(TOPIC, votes_on(about(*bodies), ups)).digest for bodies, ups in cases]

    assert (digests[0], 4) == (digests[1], len(set(digests)))


@given(cast=made_up(), others=articles())
def test_without_votes_nothing_changes(cast: list[Voted], others: Article) -> None:
    """Every factor is exactly 1, to the last bit."""
    matches = [*(match for match, _ in cast), *find_matches(TOPIC, others)]

    assert Leanings() == leanings(TOPIC, [])
    assert all(leanings(TOPIC, []).factor(match) == 1.0 for match in matches)


@given(cast=made_up())
def test_factors_stay_within_their_bounds(cast: list[Voted]) -> None:
    """However many votes there are, no sentence is ruled out and none runs away."""
    found = leanings(TOPIC, cast)

    assert all(1 / STEP < row.factor < STEP for row in found.rows)
    factors = [found.factor(match) for match, _ in cast]
    assert all(round(1 / MOST, 6) <= factor <= MOST for factor in factors)


@given(cast=made_up(), data=st.data())
def test_votes_count_in_any_order(cast: list[Voted], data: st.DataObject) -> None:
    """The order in which votes come changes nothing."""
    shuffled = data.draw(st.permutations(cast))

    assert leanings(TOPIC, cast) == leanings(TOPIC, shuffled)


@given(cast=made_up())
def test_one_more_up_lowers_no_sentence_and_one_more_down_lifts_none(cast: list[Voted]) -> None:
    """A vote moves every sentence its own way, or not at all."""
    matches = [match for match, _ in cast]
    before = leanings(TOPIC, cast[1:])
    for match in matches[:1]:
        up, down = (leanings(TOPIC, [*cast[1:], (match, verdict)]) for verdict in (True, False))
        for other in matches:
            assert down.factor(other) <= before.factor(other) <= up.factor(other)


@given(up=st.integers(0, 50), down=st.integers(0, 50))
def test_up_and_down_are_each_others_mirror(up: int, down: int) -> None:
    """As many sentences the other way give the inverse factor; as many both ways give 1."""
    one = Leaning(feature="a", written="a", up=up, down=down)
    other = replace(one, up=down, down=up)

    assert pytest.approx(1, abs=2e-6) == one.factor * other.factor
    assert (up == down) == (one.factor == 1.0)


def test_every_process_learns_the_same() -> None:
    """Neither the factors nor their order hang on how Python hashes strings."""
    script = f"""
from briefings.matching.relevance import find_matches
from briefings.matching.votes import leanings
from tests.builders import a_topic, an_article
topic = a_topic(terms={TOPIC.terms!r})
found = [c for text in {[SOYBEANS, PRICES, STEEL]!r} for c in find_matches(topic, an_article(text))]
learnt = leanings(topic, [(match, n != 2) for n, match in enumerate(found)])
print(learnt, learnt.digest, [learnt.factor(match) for match in found])
"""

    assert 1 == len(printed_by_every_seed(script))
