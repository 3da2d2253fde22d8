"""What in a sentence only names something, without telling anything of it."""

import pytest

from briefings.language.clauses.asides import asides


def aside(sentence: str, language: str | None = "en") -> list[str]:
    """Return the stretches, in order."""
    return [sentence[start:end].strip() for start, end in sorted(asides(sentence, language))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mayor wrote on Twitter that he would resign.", ["wrote on Twitter"]),
        ("He confirmed late Monday night on Facebook that he won.", ["Facebook"]),
        ("The mayor played it down via Twitter on Sunday.", ["via Twitter"]),
        ("“Shameful,” the senator said in a Twitter post.", ["in a Twitter post"]),
        (
            "In a statement posted to Facebook, she resigned.",
            ["In a statement posted to Facebook,"],
        ),
    ],
)
def test_where_somebody_says_it_is_an_aside(sentence: str, expected: list[str]) -> None:
    """What is said is the news."""
    found = aside(sentence)

    assert len(found) == 1
    assert found[0].endswith(expected[0])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Mr. Lopez, a former immigration lawyer, was elected.", "former immigration lawyer"),
        ("Energy Secretary Ana Ruiz criticised the senators.", "Energy Secretary"),
        ("The storm grew, said Lee, a professor at the University of Rimo.", "University of Rimo"),
        ("A farmer who never went to law school won the seat.", "went to law school"),
        ("He spoke to the press aboard Air Force One.", "Air Force One"),
    ],
)
def test_who_somebody_is_and_what_bears_a_name_is_an_aside(sentence: str, expected: str) -> None:
    """It tells nothing of immigration, of energy, of schools, of the air force."""
    assert any(each.endswith(expected) for each in aside(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Twitter banned the mayor for good on Sunday.",
        "He said on Monday trade talks would go on.",
        "The ban on Facebook was lifted by the court.",
        "The president signed an immigration executive order.",
        "Schools across the region closed because of the heat.",
        "The air force bombed two bridges near the border.",
    ],
)
def test_what_is_told_is_none(sentence: str) -> None:
    """The same words, where they are what the sentence is about."""
    assert [] == aside(sentence)


def test_no_aside_is_known_in_other_languages() -> None:
    """The words are English ones."""
    assert [] == aside("The mayor wrote on Twitter that he would resign.", "de")
