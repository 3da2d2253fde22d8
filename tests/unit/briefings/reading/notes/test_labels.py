from datetime import UTC, datetime

import pytest

from briefings.kinds import Label
from briefings.model import Article
from briefings.reading.formats import read_bytes
from briefings.reading.metadata import Place
from briefings.reading.notes.labels import find_labels, find_notes

AT = datetime(2025, 5, 10, 6, tzinfo=UTC)
NEWS = "The council of Ostrow voted on the bridge for the third time since the spring floods."


def read(text: str, file: str = "a.md") -> Article:
    """Return the article that a text is."""
    (found,) = read_bytes(text.encode(), Place(file=file, origin=None, at=AT))
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    ("title", "labels"),
    [
        ("Opinion: The bridge is a folly", {"opinion"}),
        ("Opinion | The bridge is a folly", {"opinion"}),
        ("The bridge is a folly | Editorial", {"opinion"}),
        ("Kommentar: Die Brücke ist ein Unsinn", {"opinion"}),
        ("Tribune – Le pont est une folie", {"opinion"}),
        ("Columna: El puente es una locura", {"opinion"}),
        ("Мнение: Мост не нужен", {"opinion"}),
        ("Satire: Bridge applies for asylum", {"satire"}),
        ("Opinion polls: The mayor leads", set()),
        ("Public opinion: how Ostrow changed", set()),
        ("Column of troops: what we know", set()),
        ("Editor resigns", set()),
        (None, set()),
    ],
)
def test_titles_that_say_what_a_text_is(title: str | None, labels: set[Label]) -> None:
    """A word that stands apart in a title labels it; the same word in a sentence does not."""
    assert find_labels(title) == labels


@pytest.mark.parametrize(
    ("sections", "kinds", "labels"),
    [
        (["Opinion"], [], {"opinion"}),
        (["News > Commentary"], [], {"opinion"}),
        (["Meinung"], [], {"opinion"}),
        ([], ["OpinionNewsArticle"], {"opinion"}),
        ([], ["https://schema.org/SatiricalArticle"], {"satire"}),
        ([], ["LiveBlogPosting"], {"live"}),
        (["Opinion polls"], ["NewsArticle"], set()),
    ],
)
def test_sections_and_types(sections: list[str], kinds: list[str], labels: set[Label]) -> None:
    """The part of the paper and the type of schema.org label a text."""
    assert find_labels(None, sections, kinds) == labels


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this article gave the wrong year.",
        "Correction (9 May): the bridge is 40 metres long, not 60.",
        "CORRECTION, May 9, 2025: The bridge is 40 metres long.",
        "This article was amended on 9 May to give the right length.",
        "An earlier version of this story said that the bridge was 60 metres long.",
        "Korrektur: Die Brücke ist 40 Meter lang.",
        "In einer früheren Fassung hieß es, die Brücke sei 60 Meter lang.",
        "Une version antérieure de cet article disait 60 mètres.",
        "Corrección: el puente mide 40 metros.",
        "Sprostowanie: most ma 40 metrów.",
        "Уточнение: мост длиной 40 метров.",
    ],
)
def test_a_correction_is_no_news(note: str) -> None:
    """A note on an earlier text labels its article, and is not quotable."""
    found = read(f"{NEWS}\n\n{note}\n")
    assert found.labels == ("corrected",)
    assert [(mark.start, mark.kind) for mark in found.marks] == [(len(NEWS) + 2, "correction")]


def test_a_correction_below_its_heading() -> None:
    """The paragraph under a bare heading is the note; the one after it is not."""
    notes = list(find_notes(f"Corrections\n\nThe bridge is 40 metres long.\n\n{NEWS}"))
    assert [mark.start for _, mark in notes] == [0, 13]


@pytest.mark.parametrize(
    "text",
    [
        "Correction officers went on strike: nobody guarded the jail of Ostrow.",
        "An earlier version of the bill would have closed the bridge.",
        "The minister asked for a correction: the paper refused.",
    ],
)
def test_news_of_corrections_is_news(text: str) -> None:
    """A sentence that only speaks of such things is no note."""
    assert list(find_notes(text)) == []


def test_notes_on_the_kind_of_a_text() -> None:
    """A text that says it is satire or an opinion is labelled, and its note is not quotable."""
    found = read(f"This is a work of satire.\n\n{NEWS}\n\nThe views expressed are her own.\n")
    assert found.labels == ("opinion", "satire")
    assert [mark.kind for mark in found.marks] == ["notice", "notice"]


def test_front_matter_and_records_label() -> None:
    """Section and category of other formats count as those of pages do."""
    assert read(f"---\nsection: Opinion\n---\n{NEWS}\n").labels == ("opinion",)
    record = f'{{"text": "{NEWS}", "categories": ["News", "Satire"]}}'
    assert read(record, "a.json").labels == ("satire",)


def test_a_title_with_a_colon_needs_no_quotation_marks() -> None:
    """Front matter is written by people, who know no YAML."""
    found = read(f"---\ntitle: Satire: Bridge flees\ndate: 2025-05-08\n---\n{NEWS}\n")
    assert (found.title, found.labels) == ("Satire: Bridge flees", ("satire",))
    assert found.published is not None
