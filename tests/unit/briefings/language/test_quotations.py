"""Where quotations stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.language.quotations import quotations
from briefings.language.sentences import paragraph_spans
from tests.strategies import BODIES


def quoted(text: str) -> list[str]:
    """Return the quotations of `text` as written."""
    return [text[start:end] for start, end in quotations(text, paragraph_spans(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go,” Xi said. “It’s ours.”", ["“We go,”", "“It’s ours.”"]),
        ('"We go," Xi said. "It\'s ours."', ['"We go,"', '"It\'s ours."']),
        ("Er sagte: „Wir gehen.“ Das war neu.", ["„Wir gehen.“"]),
        ("Er sagte: »Wir gehen.« Das war neu.", ["»Wir gehen.«"]),
        ("Il a dit : « Nous partons. » Et puis rien.", ["« Nous partons. »"]),
        ("Many are “true friends“, he said.", ["“true friends“"]),
        ('A 40" screen was sold. Nobody spoke.', []),
        ("The ministers’ plan isn’t new.", []),
    ],
    ids=["curly", "straight", "german", "chevrons", "french", "wrong mark", "inch", "apostrophe"],
)
def test_marks_of_every_shape(text: str, expected: list[str]) -> None:
    """A quotation is found by what stands beside its marks, whatever their shape."""
    assert expected == quoted(text)


def test_a_quotation_goes_on_in_the_paragraph_that_opens_it_anew() -> None:
    """Newspapers repeat the opening mark and close a quotation once, at its end."""
    text = "Xi said: “We go. They stay.\n\n“All will be well.”\n\nThat was all."

    assert ["“We go. They stay.", "“All will be well.”"] == quoted(text)


def test_a_quotation_that_is_closed_in_the_next_paragraph_only() -> None:
    """Without an opening mark anew, the closing mark tells that it went on."""
    text = "Xi said: “We go.\n\nThey stay.” That was all."

    assert ["“We go.", "They stay.”"] == quoted(text)


def test_a_mark_that_nothing_closes_quotes_no_further_than_its_paragraph() -> None:
    """A forgotten mark doesn't turn the rest of the article into a quotation."""
    assert ["“We go."] == quoted("Xi said: “We go.\n\nTrade grew.\n\nPrices fell.")


@given(BODIES | st.text(alphabet="ab \n.,\"“”„«»'"))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    """Whatever the text, each quotation has a mark at one end and none overlaps another."""
    found = quotations(text, paragraph_spans(text))

    assert found == sorted(found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all({text[span.start], text[span.end - 1]} & set('"“”„«»') for span in found)
