"""Letters that were lost or spoilt: their sentences aren't quoted, and a note says so."""

import pytest

from briefings.model import Article
from briefings.reading.encodings.damage import damage_marks, damage_notes
from briefings.reading.text import read_text
from tests.unit.briefings.reading.test_text import PLACE

SOUND = "Prices rose by a tenth. "


def _damaged(text: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in damage_marks(text, "en")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The fa\ufffdade fell.",
        "The faÃ§ade fell.",
        "It is Leeâ€™s.",
        "It cost Â£5.",
        "ÐŸÑ€Ð¸Ð²ÐµÑ‚ Ð²ÑÐµÐ¼.",
        "РџСЂРёРІРµС‚ РІСЃРµРј.",
        "The faï¿½ade fell.",
    ],
)
def test_a_sentence_with_a_damaged_letter_is_not_quotable(sentence: str) -> None:
    """Whether it was lost, or read in a wrong encoding before; its neighbours are."""
    assert _damaged(SOUND + sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "A façade in São Paulo fell.",
        "SÃO PAULO, NÃO.",
        "Он жил в СССР и РСФСР.",
        "Il faut 5 £.",
        "Â propos, dit-il.",
        "Þór á Ísland.",
        "“Yes” — €5 for Ångström.",
    ],
)
def test_sound_letters_are_no_damage(sentence: str) -> None:
    """Accents, signs and capitals that languages have are left alone."""
    assert _damaged(SOUND + sentence) == []


def test_the_note_shows_the_first_damage() -> None:
    """The report of an ingest quotes it, so that it can be found."""
    text = f"{SOUND}The fa\ufffdade fell."
    (note,) = damage_notes(text)
    assert "h. The fa\ufffdade fell.”)" in note


def test_a_text_with_one_wrong_byte_is_read() -> None:
    """The byte is lost, the sentence is marked, and the rest is quotable."""
    raw = "The façade in Malmö fell. Prices rose here.".encode().replace(b"Prices", b"Pr\xefces")
    (found,) = read_text(raw, PLACE)
    assert isinstance(found, Article)
    assert found.body == "The façade in Malmö fell. Pr\ufffdces rose here."
    assert [mark.kind for mark in found.marks] == ["damage"]
