"""Sentences and paragraphs: exact spans and borders."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefings.language.sentences import paragraph_spans, sentence_spans

SEEDS = Path(__file__).parents[4] / "seeds" / "articles"

PIECES = (
    *"aZ7.!?…,;:-—\"'“”‘’()[]«»\n\t \r\f",
    " The ",
    "\n\n",
    "\n- ",
    "U.S. ",
    "Mr. ",
    " Photo: Reuters",
    "said.The ",
    "。",
    "»",
    "é",
    "🎉",
    "\u2029",
    "word " * 9,
)
texts = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=60).map("".join)
stretches = st.lists(st.tuples(st.integers(0, 150), st.integers(0, 150)), max_size=4)


def sentences(text: str, language: str | None = None) -> list[str]:
    """Return the sentences of `text` as strings."""
    return [text[start:end] for start, end in sentence_spans(text, language)]


def split(text: str) -> bool:
    """Return whether `text`, in which a bar shows each border, is divided just there."""
    return sentences(text.replace("|", "")) == [part.strip() for part in text.split("|")]


@pytest.mark.parametrize(
    "text",
    [
        "Xi met Putin. | They talked. | Why? | Nobody knows!",
        "He lives in the U.S. | The talks took place in the U.S. capital.",
        "It is 5 p.m. | Putin left at 10 a.m. Thursday, or 11 a.m. EST.",
        "Mr. Xi told Gen. Li, Sen. Smith and Dr. No. | All agreed.",
        "J. K. Rowling and George W. Bush came. | Nobody else did.",
        "Trade grew 3.5 percent to $2.4 billion. | $200 billion is planned.",
        "Acme Inc. Chairman Li resigned. | He works at Acme Inc. | The firm grew.",
        "See No. 5 and Fig. 3 of Oct. 7. | We said no. | Nothing followed.",
        "Smith et al. Found it, cf. Roe v. Wade, i.e. The case. | It ended.",
        "It came to an end in 1994. | 20 people were there.",
        "He voted, e.g. for peace vs. War. | Then he left.",
        "Planes left Washington D.C. | In Moscow they landed.",
        "Paris, St. Petersburg and Mt. Everest. | On Wall St. | The market fell.",
        "1. The first point.",
        "It was said.[12] | Others disagree.",
        "The end … of it. | And so... | We left.",
        "It works.|The rest is at example.com.Ask there.",
        "What a day! | 🎉 🎉 Next came rain.",
        "The firm behind it. | iPhone sales grew.",
    ],
)
def test_what_ends_a_sentence(text: str) -> None:
    """Abbreviations, initials and numbers do not end a sentence unless a new one plainly begins."""
    assert split(text)


@pytest.mark.parametrize(
    "text",
    [
        '"We agree," Putin said. | "It is good."',
        "“We agree,” Putin said. | “It is good.” | He added nothing.",
        "They spoke of “justice.” | He added: “Yes.” | Then they left.",
        "They are “friends of steel“, as Xi said of “bullying“. | Others are not.",
        "(He left early.) | The rest stayed [for now]. | Good.",
        '"Why?" Xi asked. | "Who knows?" | Nobody did.',
        "“Go!” President Putin shouted. | “I will,” he said.",
        "He said “what now?” and left. | We stayed.",
        "The ‘dual containment.’ | It failed.",
        '"We won." | "We lost."',
    ],
)
def test_quotes_belong_to_the_sentence_they_close(text: str) -> None:
    """A closing quote or bracket ends with its sentence; who said it stays with what was said."""
    assert split(text)


def test_a_credit_is_not_part_of_the_caption_before_it() -> None:
    """A caption seldom ends in a full stop, so a credit's label begins a sentence."""
    assert split("Xi in the Kremlin | Photo: Reuters")
    assert split("He said of the Photo: nothing else.")


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("de", "Am 8. Mai kam Xi. Das war gut.", 2),
        ("de", "Er traf Hrn. Müller, z.B. Heute. Die anderen gingen.", 2),
        ("fr", "M. Macron est venu. Il est parti.", 2),
        ("es", "El Sr. Sánchez habló. La reunión acabó.", 2),
        ("ru", "В 2024 г. Москва выросла. Это хорошо.", 2),
        ("zh", "习近平抵达莫斯科。他会见了普京！“很好。”结束", 4),
        ("hi", "वह आया। वह गया।", 2),
        ("xx", "Am Ende. Da capo.", 2),
    ],
)
def test_other_languages_have_their_own_habits(language: str, text: str, count: int) -> None:
    """Abbreviations, ordinals and full stops of the language given count."""
    assert len(sentences(text, language)) == count


def test_a_blank_line_or_a_line_of_its_own_is_a_paragraph() -> None:
    """News text has one paragraph a line, headings without a full stop among them."""
    text = "Energy and trade\nBeyond symbolism, they spoke of gas. It flows.\n \n\nTrump's stance\n"
    paragraphs = [text[start:end] for start, end in paragraph_spans(text)]
    assert paragraphs == [
        "Energy and trade",
        "Beyond symbolism, they spoke of gas. It flows.",
        "Trump's stance",
    ]
    assert len(sentences(text)) == 4


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """Lines broken because they were full are joined; a short one and a list's entry are not."""
    text = (
        "The two leaders signed a statement in Moscow on Thursday, and President\n"
        "Putin said that trade would grow by a tenth. Nobody asked how much that\n"
        "would be.\n"
        "A new paragraph begins on a line of its own here, and it goes on for a\n"
        "line.\n"
        "- an entry of a list that is long enough to fill the whole of the line,\n"
        "- another"
    )
    paragraphs = [text[start:end] for start, end in paragraph_spans(text)]
    assert [paragraph.split()[0] for paragraph in paragraphs] == ["The", "A", "-", "-"]
    assert "President\nPutin said that trade would grow by a tenth." in sentences(text)[0]


def test_short_lines_are_not_taken_for_wrapped_ones() -> None:
    """Headlines one below the other stay apart."""
    text = "Today : May 09, 2025\nWorld News\n08 May 2025"
    assert sentences(text) == text.split("\n")


def test_a_blocked_stretch_is_a_border() -> None:
    """A sentence ends before what may not be quoted, and another begins after it."""
    text = "Xi came. pic.example/x He met Putin in (May) Moscow."
    start, end = text.index("pic"), text.index(" He")
    may = text.index("(May)")
    found = sentence_spans(text, blocked=[(may, may + 5, "code"), (start, end, "embed")])
    assert [text[s:e] for s, e in found] == ["Xi came.", "He met Putin in", "Moscow."]


@pytest.mark.parametrize(
    ("seed", "paragraphs", "count", "one"),
    [
        (
            "000",
            20,
            29,
            "Russia plans to boost supplies of oil, gas, and LNG to China, Bloomberg has",
        ),
        (
            "001",
            19,
            36,
            "A three-day ceasefire declared by Russia coincided with the parade, although",
        ),
        ("002", 19, 34, "Putin confirmed he plans to visit China “with pleasure.”"),
        (
            "003",
            16,
            16,
            "In another implied reference to the U.S., Xi said Russia and China would work",
        ),
        ("004", 10, 22, "In 2024, bilateral trade hit a record $245 billion."),
    ],
)
def test_the_seeds(seed: str, paragraphs: int, count: int, one: str) -> None:
    """The bundled articles divide as a reader divides them."""
    text = next(SEEDS.glob(f"{seed}_*.txt")).read_text("utf-8")
    assert len(paragraph_spans(text)) == paragraphs
    assert len(sentences(text)) == count
    assert any(sentence.startswith(one) for sentence in sentences(text))


def test_a_seed_with_wrong_quotes_keeps_its_sentences_whole() -> None:
    """An opening quote written where a closing one belongs closes the sentence all the same."""
    text = next(SEEDS.glob("003_*.txt")).read_text("utf-8")
    endings = [sentence[-12:] for sentence in sentences(text) if sentence.endswith("“.")]
    assert endings == [" and China“.", "terference“.", "d bullying“."]
    assert "by the U.S." in sentences(text)[2]


@given(texts, stretches)
@example("Xi came late", [(4, 2)])
@example("Xi came late", [(0, 9), (2, 5), (5, 5)])
def test_spans_cover_all_once(text: str, blocked: list[tuple[int, int]]) -> None:
    """Spans are in order, apart, trimmed, and hold all that is not white space or blocked."""
    spans = sentence_spans(text, blocked=blocked)
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
    assert all(before.end <= after.start for before, after in pairwise(spans))
    shut = {at for start, end in blocked for at in range(start, end)}
    covered = {at for start, end in spans for at in range(start, end)}
    assert not covered & shut
    assert {at for at, sign in enumerate(text) if not sign.isspace()} - shut == {
        at for at in covered if not text[at].isspace()
    }


@given(texts)
def test_no_sentence_crosses_a_paragraph(text: str) -> None:
    """Each sentence stands inside one paragraph."""
    paragraphs = paragraph_spans(text)
    for start, end in sentence_spans(text):
        assert any(first <= start and end <= last for first, last in paragraphs)


@given(texts, texts)
def test_other_paragraphs_do_not_matter(text: str, other: str) -> None:
    """What stands beyond a blank line changes no sentence."""
    both = sentences(f"{other}\n\n{text}\n\n{other}")
    assert both == [*sentences(other), *sentences(text), *sentences(other)]
