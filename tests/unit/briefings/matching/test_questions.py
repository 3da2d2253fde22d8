import pytest
from hypothesis import given

from briefings.language.candidates import Candidate, quotable_sentences
from briefings.matching.questions import is_answered, question_words, relevance
from tests.builders import an_article
from tests.strategies import TEXTS

PARADE = (
    "The parade began in Moscow under clear skies. Ukrainian drones attacked the harbour twice."
)
TALKS = (
    "The ministers signed a ceasefire agreement at noon. Analysts doubt the ceasefire will hold."
)
TRADE = "Farmers exported record wheat harvests this year. Grain prices fell in every port."


def _candidates(*bodies: str) -> list[Candidate]:
    return [one for body in bodies for one in quotable_sentences(an_article(body))]


@pytest.mark.parametrize(
    ("about", "asked"),
    [
        ("Are wheat prices discussed?", ("wheat", "price")),
        ("Describe the attack and explain the attack", ("attack",)),
        ("describe", ("describ",)),
        ("Is it?", ()),
    ],
)
def test_words_that_only_ask_are_not_what_is_asked(about: str, asked: tuple[str, ...]) -> None:
    """Question words and "discussed" go, unless nothing else is left."""
    assert asked == question_words(about)


@pytest.mark.parametrize(
    ("about", "answered"),
    [
        ("grain prices", True),
        ("Was a ceasefire agreement signed?", True),
        ("attacks by drones from Ukraine", True),
        ("zebras", False),
        ("grain taxes", False),
        ("ceasefire in Sudan", False),
        ("Is it?", False),
    ],
)
def test_what_is_not_there_is_not_answered(about: str, *, answered: bool) -> None:
    """One word of two is no answer; a people's name stands for the country's."""
    assert answered is is_answered(about, _candidates(PARADE, TALKS, TRADE))


def test_half_of_what_was_asked_in_two_documents_is_no_answer() -> None:
    """Documents that share a name with the question, but not its event."""
    candidates = _candidates(TALKS, "Both sides broke the ceasefire before the evening.")

    assert is_answered("ceasefire", candidates)
    assert not is_answered("ceasefire prisoners", candidates)


def test_a_long_question_need_not_be_covered_whole() -> None:
    """A narrative asks for many things: a sentence with some of the telling words answers."""
    about = (
        "Ceasefire talks. Identify ministers who signed an agreement, when at noon or later, "
        "analysts who doubt it, observers, mediators, hostages and refugees."
    )

    assert is_answered(about, _candidates(PARADE, TALKS, TRADE))
    assert not is_answered(about, _candidates(TRADE))


def test_a_long_question_is_answered_by_a_passage_not_by_a_document() -> None:
    """Of nine words three must stand in three sentences in a row, whatever order they come in."""
    about = "ministers ceasefire analysts harbour wheat volcano glacier senate verdict"
    near = (
        "Analysts spoke first that day. Then came the ministers of state. "
        "The ceasefire holds quietly still."
    )
    apart = near.replace("Then", "Rain fell on dry fields. Snow covered the high hills. Then")

    assert 9 == len(question_words(about))
    assert is_answered(about, _candidates(near))
    assert not is_answered(about, _candidates(apart))


def test_five_words_answer_a_narrative_of_many_lines() -> None:
    """Of forty words asked five in a passage are enough, four are not."""
    others = " ".join(f"zebra{number}" for number in range(35))
    about = f"analysts ceasefire ministers harbour wheat {others}"
    four = "Analysts saw the ceasefire. The ministers left the harbour."

    assert 40 == len(question_words(about))
    assert is_answered(about, _candidates(f"{four} Wheat was sold there cheaply."))
    assert not is_answered(about, _candidates(four))


def test_feedback_finds_what_uses_other_words() -> None:
    """A sentence without the word asked is near when it shares words with one that has it."""
    candidates = _candidates(
        "Grain exports rose in the harbour of Odesa. The singer won a prize in Paris.",
        "Ships left the harbour of Odesa at dawn.",
    )
    grain, singer, ships = relevance("grain", candidates)

    assert grain == 1.0
    assert ships > singer == 0.0


@given(TEXTS, TEXTS)
def test_nearness_is_a_share_and_the_nearest_has_all(body: str, about: str) -> None:
    """Whatever the texts, it lies between 0 and 1, and 1 is reached unless all are 0."""
    near = relevance(about, _candidates(body))

    assert all(0 <= value <= 1 for value in near)
    assert max(near, default=0.0) in {0.0, 1.0}
