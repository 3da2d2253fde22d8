import textwrap

from hypothesis import given
from hypothesis import strategies as st

from briefings.reading.paragraphs import paragraphs

PROSE = (
    "The leaders of both countries met in Moscow on Thursday and spoke for four hours. "
    "They signed a statement on trade, on energy and on the currencies that they pay in. "
    "Troops from thirteen countries will march on the square. Nobody else was invited there."
)


def texts(body: str) -> list[str]:
    """Return the texts of the paragraphs."""
    return [paragraph.text for paragraph in paragraphs(body)]


def test_blank_lines_part() -> None:
    """Blank lines part paragraphs, also such as hold white space."""
    assert texts(" One.\n \t\nTwo.\n\n\n") == ["One.", "Two."]


def test_line_breaks_part() -> None:
    """A single line break parts paragraphs where the text is not wrapped."""
    assert texts(f"{PROSE}\nEnergy talks\n{PROSE}") == [PROSE, "Energy talks", PROSE]


def test_wrapped_text_holds_together() -> None:
    """A line break that the width forced is none, whatever letter the next line begins with."""
    wrapped = textwrap.fill(PROSE, 60)
    assert texts(f"{wrapped}\n\n{wrapped}") == [wrapped, wrapped]


def test_heading_above_wrapped_text() -> None:
    """In a wrapped text, a line with room for the next word ends its paragraph."""
    wrapped = textwrap.fill(PROSE, 72)
    assert texts(f"Energy talks\n{wrapped}\nGuests\n{wrapped}") == (
        ["Energy talks", wrapped, "Guests", wrapped]
    )


def test_lower_case_goes_on() -> None:
    """A line that begins in lower case goes on with an unfinished sentence."""
    assert texts("They met in\nthe Kremlin.\nthen left") == [
        "They met in\nthe Kremlin.",
        "then left",
    ]


def test_wrapped_items_part() -> None:
    """The width never joins an item of a list to the one before."""
    item = "- The leaders met in Moscow on Thursday and spoke for hours."
    assert texts("\n".join([item] * 5)) == [item] * 5


def test_items_part() -> None:
    """Each item of a list is a paragraph, and its further lines belong to it."""
    assert texts("- gas and\n  oil\n- wheat\n2. steel") == [
        "- gas and\n  oil",
        "- wheat",
        "2. steel",
    ]


@given(st.text(st.sampled_from("aA. -\n\t\r")))
def test_all_that_is_black_stands_in_a_paragraph(body: str) -> None:
    """Paragraphs are in order, apart, trimmed, and leave out nothing but white space."""
    end = 0
    for paragraph in paragraphs(body):
        assert (
            body[paragraph.start : paragraph.end] == paragraph.text == paragraph.text.strip() != ""
        )
        assert not body[end : paragraph.start].strip()
        end = paragraph.end
    assert not body[end:].strip()
