"""No argument of any command ends in an apology, or in an error."""

import pytest

from bot.app.config import Settings
from bot.library.library import Library
from tests.builders import a_topic, an_article
from tests.fuzzing import Fuzzed, requests

SEEDS, EACH = range(4), 60


@pytest.mark.parametrize("seed", SEEDS)
def test_arguments_of_every_command_get_plain_answers(library: Library, seed: int) -> None:
    """A slice of what `./dev bench fuzz` tries; each answer is shown everywhere."""
    library.save_topic(a_topic())
    library.ingest([an_article("Trade grew by a tenth. Ministers met in Geneva on Monday.")])
    fuzzed = Fuzzed(library, Settings())

    assert [] == [fault for each in requests(seed, EACH) if (fault := fuzzed.fault(each))]
