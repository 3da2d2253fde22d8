import pytest

from briefings.errors import ReadingError
from briefings.reading.text import read_markdown, read_text
from tests.two_articles import BOTH, HARBOUR, PLACE, RYE, articles_in, read_as

ONE = f"Harbour reopens after storm\nEastmere Gazette\n5 May 2025\n\n{HARBOUR}"
TWO = f"Rye exports rise\nThe Vale Courier\n7 May 2025\n\n{RYE}"
BORDERS = [
    *("-" * 50, "=" * 40, "***", "* * *", "_" * 30, "~~~~", "####", "———", "- - - - -", "\f"),
    *("\n", "Page 1 of 2\n\n----------", "______\n\n______"),
]


@pytest.mark.parametrize("border", BORDERS)
def test_borders_part_articles(border: str) -> None:
    """Rules, page feeds and blank lines part articles that have heads of their own."""
    assert read_as(f"{ONE}\n\n{border}\n\n{TWO}\n") == BOTH


LAYOUTS = {
    "numbers": "1. {title}\n{source}\n{day}\n\n{text}",
    "numbers in words": "Article 1 of 2\n\n{title}\n{source}\n{day}\n\n{text}",
    "one line": "{title}\n{source}, {day}\n\n{text}",
    "date first": "{title}\n{day} | {source}\n\n{text}",
    "brackets": "{title} ({source}, {day})\n\n{text}",
    "labels": "Title: {title}\nSource: {source}\nDate: {day}\n\n{text}",
    "other order": "Date: {day}\nPublisher: {source}\nHeadline: {title}\n\n{text}",
    "some labels": "{title}\nSource: {source}\nDate: {day}\n\n{text}",
    "labelled text": "Titel: {title}\nQuelle: {source}\nDatum: {day}\nText: {text}",
    "french": "Titre : {title}\nJournal : {source}\nPublié le : {day}\n\n{text}",
    "spanish": "Título: {title}\nFuente: {source}\nFecha: {day}\n\n{text}",
    "russian": "Заголовок: {title}\nИсточник: {source}\nДата: {day}\n\n{text}",
    "polish": "Tytuł: {title}\nŹródło: {source}\nData: {day}\n\n{text}",
    "turkish": "Başlık: {title}\nKaynak: {source}\nTarih: {day}\n\n{text}",
    "byline": "{title}\nBy Ann Writer\n{source}\n{day}\n412 words\n\n{text}",
    "address": "{title}\nhttps://news.example/a\n{source}\n{day}\n\n{text}",
    "markdown": "## {title}\n*{source}, {day}*\n\n{text}",
    "underlined": "{title}\n=========================\n{source}\n{day}\n\n{text}",
    "no blank line": "{title}\n{source}\n{day}\n{text}",
    "weekday": "{title}\n{source}\nOn the day: Monday\n{day}, 10:30\n\n{text}",
}


@pytest.mark.parametrize("border", ["\n\n", "\n\n-----\n\n"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_of_heads(layout: str, border: str) -> None:
    """What stands above an article states its title, publisher and date in any usual layout."""
    texts = []
    for (title, source, _, text), day in zip(BOTH, ("5 May 2025", "7 May 2025"), strict=True):
        texts.append(LAYOUTS[layout].format(title=title, source=source, day=day, text=text))
    assert read_as(border.join(texts)) == BOTH


def test_a_publisher_above_the_title() -> None:
    """Where each first line is a paper's name, the next one is the title."""
    text = f"EASTMERE GAZETTE\n5 May 2025\n\nHarbour reopens\n\n{HARBOUR}\n\n-----\n\n"
    text += f"THE VALE COURIER\n7 May 2025\n\nRye exports rise\n\n{RYE}"
    assert [each[:2] for each in read_as(text)] == [
        ("Harbour reopens", "EASTMERE GAZETTE"),
        ("Rye exports rise", "THE VALE COURIER"),
    ]


def test_writers_are_no_publishers() -> None:
    """A bare line that sounds like nobody's paper leaves the publisher unknown."""
    text = f"{ONE}\n\n-----\n\n{TWO}".replace("Eastmere Gazette", "Ann Quill")
    text = text.replace("The Vale Courier", "Bo Scribe")
    assert [each[1] for each in read_as(text)] == [None, None]


def test_wrapped_prose_is_prose() -> None:
    """A text wrapped at the margin begins where its first line does."""
    text = f"{ONE}\n\n-----\n\n{TWO}".replace("after nine", "after\nnine").replace(
        "the min", "the\nmin"
    )
    assert [each[3] for each in read_as(text)] == [HARBOUR, RYE]


def test_prose_above_the_first_head_is_an_article() -> None:
    """What stands above the first rule is read, too, and cited for nothing it doesn't state."""
    found = read_as(f"{HARBOUR}\n\n-----\n\n{TWO}")
    assert found == [(None, None, None, HARBOUR), BOTH[1]]


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE}\n\n* * *\n\n{RYE}\n\n* * *\n\nThe mayor agreed with them on Tuesday.",
        f"{ONE}\n\n-----\n\nBackground\n\n{RYE}",
        f"{ONE}\n\n6 May 2025\n\n{RYE}\n\n7 May 2025\n\nThe mayor agreed with them on Tuesday.",
        f"{ONE}\n\nWhat happened on 7 May 2025\n\n{RYE}",
        f"Harbour\n=======\n\n5 May 2025\n\n{HARBOUR}\n\nRye\n---\n\n{RYE}",
        f"{ONE}\n\n-----\n\nCopyright 2025 Gazette Media. All rights reserved.",
        f"{ONE}\n\n-----\nRead more\n7 May 2025",
    ],
)
def test_chapters_are_one_article(text: str) -> None:
    """Rules, subheadings and dates within an article don't divide it."""
    assert len(articles_in(text)) == 1
    assert len(articles_in(text, read_markdown)) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"412 words\n\n{HARBOUR}\n\n210 words\n\n{RYE}",
        f"Title: Harbour\n\n{HARBOUR}\n\nTitle: Rye\n\n{RYE}",
        f"Length: 412 words\n{HARBOUR}\nLength: 210 words\n{RYE}\n© 2025 A\n© 2025 B",
    ],
)
def test_what_cannot_be_split_is_refused(text: str) -> None:
    """A file that shows signs of several articles, but no borders, is cited for none of them."""
    (refused,) = read_text(text.encode(), PLACE)
    assert isinstance(refused, ReadingError)
    assert str(refused) == (
        "refused: news.txt: it seems to hold several articles, but it isn't clear where each"
        " begins — save each article in a file of its own"
    )


def test_articles_keep_their_place() -> None:
    """An article put before the others changes neither what they are nor where they are found."""
    more = f"Ferries wait for fog\nThe Vale Courier\n8 May 2025\n\n{RYE}"
    _, rye = articles_in(f"{ONE}\n-----\n{TWO}")
    *_, again = articles_in(f"{more}\n-----\n{ONE}\n-----\n{TWO}")
    assert (rye.id, rye.origin) == (again.id, again.origin)
    assert (rye.file, again.file) == ("news.txt#2", "news.txt#3")


def test_the_same_head_twice() -> None:
    """Two articles below the same head are found in two places."""
    places = [each.origin for each in articles_in(f"{ONE}\n-----\n{ONE.replace('nine', 'ten')}")]
    assert len(set(places)) == 2


@pytest.mark.parametrize("agency", ["Reuters", "Thomson Reuters", "RIA Novosti", "Sputnik", "UPI"])
def test_an_agency_is_a_publisher(agency: str) -> None:
    """What a credit may name as an agency is no writer and no section above an article, either."""
    one, two = (text.replace("\n", f"\n{agency}\n", 1) for text in (ONE, TWO))
    text = f"{one}\n\n---\n\n{two}".replace("Eastmere Gazette\n", "").replace(
        "The Vale Courier\n", ""
    )
    sources = [article.source for article in articles_in(text)]
    assert [source.title for source in sources if source] == [agency, agency]
