"""References of RIS and CSL JSON, and other records that programs export."""

from datetime import UTC, date, datetime

import pytest

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.formats import read_bytes
from briefings.reading.metadata import Place

AT = datetime(2025, 6, 10, 6, tzinfo=UTC)
TEXT = "Ferries sailed again on Monday."


def read(text: str, file: str) -> list[Article | ReadingError]:
    """Return what is found in a file of that name."""
    return list(read_bytes(text.encode(), Place(file=file, origin=f"/{file}", at=AT)))


@pytest.mark.parametrize("file", ["refs.ris", "refs.txt"])
def test_an_abstract_in_ris_is_an_article(file: str) -> None:
    """With its paper, date and address; an entry without one is refused by itself."""
    text = (
        "TY  - NEWS\nTI  - Sailing\nT2  - Evening Post\nDA  - 2025/06/03/\n"
        "UR  - https://post.example/1\nAB  - Ferries sailed\n  again on Monday.\nER  - \n\n"
        "TY  - NEWS\nTI  - Fares\nER  - \n"
    )
    found, refused = read(text, file)
    assert isinstance(found, Article)
    assert (found.body, found.title) == (TEXT, "Sailing")
    assert (found.url, found.published) == ("https://post.example/1", date(2025, 6, 3))
    assert found.source is not None
    assert found.source.title == "Evening Post"
    assert isinstance(refused, ReadingError)


@pytest.mark.parametrize(
    "text",
    [
        (
            '[{"type": "article", "title": "Sailing", "container-title": "Evening Post", '
            '"publisher": "A House", "abstract": "%s", "issued": {"date-parts": [[2025, 6, 3]]}}]'
        ),
        (
            '{"version": "https://jsonfeed.org/version/1", "title": "Evening Post", "items": '
            '[{"title": "Sailing", "content_html": "<p>%s</p>", "pub_date": "2025-06-03"}]}'
        ),
        (
            '{"db": [{"meta": {}, "data": {"posts": [{"title": "Sailing", "html": "<p>%s</p>", '
            '"status": "published", "source": "Evening Post", "date": "2025-06-03"}]}}]}'
        ),
        (
            '[{"date": "2025-06-03", "site": "Evening Post", "title": {"rendered": "Sailing"}, '
            '"content": {"rendered": "<p>%s</p>"}}]'
        ),
    ],
    ids=["CSL", "JSON Feed", "Ghost", "WordPress"],
)
def test_records_of_other_programs(text: str) -> None:
    """Each has its own names for the text, the date and who publishes."""
    (found,) = read(text % TEXT, "export.json")
    assert isinstance(found, Article)
    assert (found.body, found.title, found.published) == (TEXT, "Sailing", date(2025, 6, 3))
    assert found.source is not None
    assert found.source.title == "Evening Post"


BIBTEX = r"""% exported
@string{post = "Evening Post"}
@article{lee2025,
  title = {{Ferries} and F{\"a}hren \& more},
  journal = post, year = 2025, month = jun, day = 3,
  abstract = {Ferries \emph{sailed} again --- on ``Monday''.},
  doi = {10.1/a}
}
@misc{fares, title = {Fares}}
"""


@pytest.mark.parametrize("file", ["refs.bib", "refs.txt", "refs"])
def test_an_abstract_in_bibtex_is_an_article(file: str) -> None:
    """LaTeX is the letters that it stands for; an entry without an abstract is refused."""
    found, refused = read(BIBTEX, file)
    assert isinstance(found, Article)
    assert found.body == "Ferries sailed again — on “Monday”."
    assert (found.title, found.published) == ("Ferries and Fähren & more", date(2025, 6, 3))
    assert (found.url, found.origin) == ("https://doi.org/10.1/a", "https://doi.org/10.1/a")
    assert found.source is not None
    assert found.source.title == "Evening Post"
    assert isinstance(refused, ReadingError)


@pytest.mark.parametrize("text", ["@article{a, title = {", "@article{a,b,c}", "@" * 999 + "{a,"])
def test_broken_bibtex_is_refused_in_a_line(text: str) -> None:
    """Whatever the library makes of it."""
    for found in read(text, "a.bib"):
        assert isinstance(found, ReadingError)
        assert "its reader failed" not in found.reason


ZOTERO = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:bib="http://purl.org/net/biblio#" xmlns:dc="http://purl.org/dc/elements/1.1/">
<bib:Article rdf:about="https://post.example/1"><z:itemType>newspaperArticle</z:itemType>
<dcterms:isPartOf rdf:resource="urn:issn:1"/><dc:title>Sailing</dc:title>
<dcterms:abstract>Ferries sailed again on Monday.</dcterms:abstract><dc:date>2025-06-03</dc:date>
</bib:Article>
<bib:Newspaper rdf:about="urn:issn:1"><dc:title>Evening Post</dc:title></bib:Newspaper>
<z:Attachment rdf:about="#item_2"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title>
</z:Attachment></rdf:RDF>"""


@pytest.mark.parametrize("file", ["library.rdf", "library.xml", "library.txt"])
def test_an_item_of_zotero_is_an_article(file: str) -> None:
    """The paper may stand beside it; attachments are passed over."""
    (found,) = read(ZOTERO, file)
    assert isinstance(found, Article)
    assert (found.body, found.title, found.published) == (TEXT, "Sailing", date(2025, 6, 3))
    assert found.url == "https://post.example/1"
    assert found.source is not None
    assert found.source.title == "Evening Post"


def test_a_blog_of_ghost_is_its_posts_source() -> None:
    """Its title is among the settings; what is a draft is refused."""
    text = (
        '{"db": [{"data": {"settings": [{"key": "title", "value": "Evening Post"}], "posts": ['
        '{"title": "Sailing", "html": "<p>%s</p>", "status": "published", "published_at": '
        '"2025-06-03T08:00:00.000Z"}, {"title": "Fares", "html": "A.", "status": "draft"}]}}]}'
    )
    found, refused = read(text % TEXT, "ghost.json")
    assert isinstance(found, Article)
    assert found.source is not None
    assert found.source.title == "Evening Post"
    assert found.published == datetime(2025, 6, 3, 8, tzinfo=UTC)
    assert "it is not published" in str(refused)
