from array import array

from hypothesis import given
from hypothesis import strategies as st

from briefings.stories.grouping.background import DayCounts
from briefings.stories.grouping.vectors import Vector
from storage.sql.stories.codec import (
    decode_counts,
    decode_links,
    decode_vector,
    encode_counts,
    encode_links,
    encode_vector,
)

_FEATURES = st.lists(st.integers(0, 2**32 - 1), max_size=120, unique=True)


@given(_FEATURES)
def test_a_vector_is_the_same_after_it_was_stored(features: list[int]) -> None:
    """Features and weights, bit by bit."""
    vector = Vector(array("I", features), array("f", [1 / (n + 1) for n in range(len(features))]))

    assert vector == decode_vector(encode_vector(vector))


@given(st.dictionaries(st.integers(0, 2**64 - 1), st.integers(1, 1_000_000)))
def test_likenesses_are_the_same_after_they_were_stored(links: dict[int, int]) -> None:
    """Ids and likenesses to six digits."""
    given_links = {f"{one:016x}": how / 1_000_000 for one, how in links.items()}

    assert given_links == decode_links(encode_links(given_links))


@given(_FEATURES, st.integers(0, 99))
def test_counts_are_the_same_after_they_were_stored(features: list[int], articles: int) -> None:
    """How many articles there are, and how many have each feature."""
    having = array("I", range(1, len(features) + 1))
    counts = DayCounts(articles=articles, features=array("I", sorted(features)), having=having)

    assert counts == decode_counts(encode_counts(counts))


def test_what_another_version_wrote_is_not_read() -> None:
    """It is made anew."""
    other = b"\x00" + encode_vector(Vector(array("I", [1]), array("f", [1.0])))[1:]

    assert (None, None, {}) == (decode_vector(other), decode_counts(other), decode_links(other))
    assert (None, None, {}) == (decode_vector(None), decode_counts(None), decode_links(None))
