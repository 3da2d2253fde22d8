"""Which sentences stand alone."""

import pytest

from briefings.language.standalone import (
    has_open_pronoun,
    has_pointing_opening,
    is_standalone,
    is_statement,
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Putin announced a 72-hour ceasefire starting Thursday.",
        "In his speech, Putin praised China.",
        "Russia says it wants to repair relations.",
        "This week Xi visited Moscow.",
        "Those who came were tripped.",
        "The hashtag took on a life of its own.",
        "“We must learn from history,” Xi said.",
        "Xi said the two countries should be “true friends“, as he told Putin.",
        "The iron law of prices says that it depends.",
        "The president said he would resign.",
        "Workers said they would strike.",
        "The two Koreas met.",
        "The law passed and the governor called it a win.",
        "The prime minister comes from Bergen.",
        "Many farmers fired in the air.",
        "There are those parks that Paris opened in 1900.",
    ],
)
def test_sentences_that_stand_alone(sentence: str) -> None:
    """A pronoun that has its name, or a noun that fits, before it needs no other sentence."""
    assert is_standalone(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "He added that trade would grow.",
        "It’s an interesting tool.",
        "On Thursday, she met Putin.",
        "In a joint statement, they said they would deepen relations.",
        "Their efforts reflect a shift.",
        "However, tensions remain high.",
        "But talks have failed.",
        "This was the first visit.",
        "This statement reflects the growing camaraderie.",
        "“I am very glad.",
        "Key developments:",
        "Belle",
        "“Putin is right,” he said.",
        "Xi said: “He is right.”",
        "Mr. Smith spoke of her life.",
        "The girl said he left.",
        "The speech recalled his campaign.",
        "But this is not the end.",
        "Years ago, this would have failed.",
        "The two signed a treaty.",
        "Both sides signed a treaty.",
        "The move surprised Berlin.",
        "Chinese state media called it a treaty.",
        "The fragile truce comes less than two weeks after a barrage.",
        "Many fired in the air.",
        "There are, of course, those who want to leave Kabul.",
        "…",
    ],
)
def test_sentences_that_need_the_one_before(sentence: str) -> None:
    """A pronoun, demonstrative or connective that points back, or a fragment, can't stand alone."""
    assert not is_standalone(sentence)


def test_nothing_is_known_of_other_languages() -> None:
    """A sentence in another language is taken to stand alone."""
    assert is_standalone("He kam.", "de")
    assert not has_open_pronoun("He kam.", "de")
    assert has_open_pronoun("He came.", "en-GB")


@pytest.mark.parametrize(
    "sentence", ["It took years to build the dam.", "It is clear that Xi won."]
)
def test_an_it_that_stands_for_nothing_opens_badly_nonetheless(sentence: str) -> None:
    """It points to nothing, but a reader has to find that out first."""
    assert not has_open_pronoun(sentence)
    assert not is_standalone(sentence)


def test_what_a_sentence_opens_with_may_point_to_another() -> None:
    """A pronoun, a demonstrative or a connective does, whatever hangs on it; in English only."""
    pointing = ["He came.", "That’s life in the city.", "But talks failed.", "It’s over."]
    assert [True] * 4 == [has_pointing_opening(sentence) for sentence in pointing]
    assert [False, False, False] == [
        has_pointing_opening("Xi came."),
        has_pointing_opening("But kamen", "de"),
        has_pointing_opening("…"),
    ]
    assert not is_standalone("That’s life in the city of Moscow.")


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The decree adds a rule that was...", None),
        ("Die Flotte wuchs um […]", "de"),
        ("How did the fleet grow?", None),
        ("“Who pays?”", "en"),
        ("Wer zahlt dafür?", "de"),
        ("谁来付钱？", "zh"),
        ("Please keep posting them in the comments.", None),
        ("Sign up now for our letter!", None),
        ("Don’t miss the parade.", None),
    ],
)
def test_a_question_or_an_appeal_states_nothing(sentence: str, language: str | None) -> None:
    """A brief tells what is; who asks or wants something of the reader doesn't."""
    assert not is_statement(sentence, language)


@pytest.mark.parametrize(
    "sentence",
    ["He asked “Who pays?” and left.", "Clicks grew.", "Shares this year rose.", "See Rome."],
)
def test_what_only_looks_like_a_question_or_an_appeal_may_state(sentence: str) -> None:
    """A question inside a sentence, or a word that begins alike, changes nothing."""
    assert is_statement(sentence)
