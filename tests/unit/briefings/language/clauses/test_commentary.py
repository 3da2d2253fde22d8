"""Which sentences weigh what happened instead of telling it."""

import pytest

from briefings.language.clauses.commentary import is_commentary


@pytest.mark.parametrize(
    "sentence",
    [
        "The timing of the visit is significant, as the war enters its third year.",
        "The march signals a shift in the region.",
        "The offer reflects the uncertainty of steel politics.",
        "Despite the feast the strike looms large over the town.",
        "The fair serves as a chance for the mayor to be seen.",
        "The review comes as several towns weigh bans of their own.",
        "The talks give the minister an important boost at home.",
        "At the fair the two mayors cast themselves as friends of the poor.",
        "Only time will tell.",
        "At the time, the owner blamed the papers for the panic.",
        "As the agency reminds us, the two mills have been at odds since 2004.",
    ],
)
def test_a_reports_own_judgement_is_commentary(sentence: str) -> None:
    """It says what the news means, not what it is."""
    assert is_commentary(sentence, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "Steel prices rose by a sixth in May, the bank said.",
        "The court set the stage for a ruling next year.",
        "The board passed a plan that reflects the wishes of the unions.",
        "The answer could come as soon as Monday.",
        "There are significant reasons to doubt it, the judge wrote.",
        "The mills were closed at the time, and nobody was hurt.",
        "The police fired three warning signals at the boat.",
    ],
)
def test_what_happened_or_was_said_is_none(sentence: str) -> None:
    """Such words stand in news, too."""
    assert not is_commentary(sentence, "en")


def test_no_commentary_is_known_in_other_languages() -> None:
    """The words are English ones."""
    assert not is_commentary("The march signals a shift in the region.", "de")
