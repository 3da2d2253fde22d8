"""What programs for reading later, and for marking, export."""

from datetime import UTC, datetime

import pytest

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.formats import read_bytes
from briefings.reading.metadata import Place

AT = datetime(2025, 6, 10, 6, tzinfo=UTC)
ONE, TWO = "Ferries sailed again on Monday.", "Fares rose by a tenth."


def read(text: str, file: str) -> list[Article | ReadingError]:
    """Return what is found in a file of that name."""
    return list(read_bytes(text.encode(), Place(file=file, origin=f"/{file}", at=AT)))


READWISE_CSV = (
    "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,"
    "Highlighted at,Document tags\n"
    f'"{ONE}",Sailing,Lee,,Nonsense!,,,,,2025-06-05 08:00:00,\n'
    "A book.,Another,Poe,,,,,,,,\n"
    f'"{TWO}",Sailing,Lee,,,,,,,2025-06-05 08:01:00,\n'
)
READWISE_JSON = (
    '{"count": 2, "nextPageCursor": null, "results": [{"title": "Sailing", "author": "Lee",'
    ' "source": "instapaper", "category": "articles", "summary": "Long.", "source_url":'
    f' "https://post.example/1", "highlights": [{{"text": "{ONE}", "note": "Nonsense!",'
    ' "highlighted_at": "2025-06-05"}, {"text": "Gone.", "is_deleted": true},'
    f' {{"text": "{TWO}"}}]}},'
    ' {"title": "Another", "highlights": [{"text": "A book."}]}]}'
)


@pytest.mark.parametrize(
    ("text", "file"), [(READWISE_CSV, "readwise.csv"), (READWISE_JSON, "readwise.json")]
)
def test_the_passages_of_a_text_are_one_article(text: str, file: str) -> None:
    """Marked as excerpts; the reader's notes, the app and the day of marking are none of it."""
    found, other = read(text, file)
    assert isinstance(found, Article)
    assert isinstance(other, Article)
    assert (found.body, found.title) == (f"{ONE}\n\n{TWO}", "Sailing")
    assert found.source is None or found.source.title == "post.example"
    assert found.labels == ("excerpts",)
    assert found.published is None
    assert "only the passages that somebody marked, not the whole text" in found.notes
    assert other.body == "A book."


def test_a_whole_text_is_not_its_highlights() -> None:
    """Where there are both, the text counts."""
    (found,) = read(f'{{"text": "{ONE}", "highlights": [{{"text": "{TWO}"}}]}}', "a.json")
    assert isinstance(found, Article)
    assert (found.body, found.labels) == (ONE, ())


def test_what_is_selected_is_read_and_the_rest_counted() -> None:
    """Of what was saved for later, most is a link: one line for all of them."""
    found, refused = read(
        f"URL,Title,Selection,Folder,Timestamp,Tags\nhttps://post.example/1,Sailing,{ONE},Unread,1,\n"
        "https://post.example/2,Fares,,Unread,1,\nhttps://post.example/3,Tides,,Archive,1,\n",
        "instapaper.csv",
    )
    assert isinstance(found, Article)
    assert (found.body, found.title, found.url) == (ONE, "Sailing", "https://post.example/1")
    assert found.labels == ("excerpts",)
    assert isinstance(refused, ReadingError)
    assert refused.reason == "2 links without a text"
    assert "sources add" in refused.remedy


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("title,url,time_added,tags,status\nA,https://a.example/1,1,,unread\n", "pocket.csv"),
        ("Title,URL,ID,Document tags,Saved date\nA,https://a.example/1,1,,\n", "reader.csv"),
        (
            (
                "<!DOCTYPE html><html><head><meta charset=utf-8><title>Pocket Export</title></head>"
                "<body><ul><li><a href='https://a.example/1'>A</a></li></ul></body></html>"
            ),
            "ril_export.html",
        ),
        (
            "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A HREF='https://a.example'>A</A>",
            "b.html",
        ),
    ],
)
def test_a_list_of_links_is_no_article(text: str, file: str) -> None:
    """One line says so, and what to do instead."""
    (refused,) = read(text, file)
    assert isinstance(refused, ReadingError)
    assert "links" in refused.reason
    assert "sources add" in refused.remedy


def test_the_table_of_a_reference_manager_is_read() -> None:
    """Zotero names the abstract in its own way."""
    (found,) = read(
        '"Key","Item Type","Publication Title","Title","Url","Abstract Note","Date"\n'
        f'"K1","newspaperArticle","Evening Post","Sailing","https://post.example/1","{ONE}","2025-06-03"\n',
        "zotero.csv",
    )
    assert isinstance(found, Article)
    assert (found.body, found.title) == (ONE, "Sailing")
    assert found.source is not None
    assert found.source.title == "Evening Post"
