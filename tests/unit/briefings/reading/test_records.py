import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.exports.tables import read_csv
from briefings.reading.metadata import Place
from briefings.reading.records import read_json, read_jsonl

PLACE = Place(file="feed", origin="/news/feed", at=datetime(2025, 5, 10, 6, tzinfo=UTC))
RECORD = {"title": "Trade grows", "text": "Trade grew by a tenth.", "published": "2025-05-08"}


def articles(found: Iterator[Article | ReadingError]) -> Sequence[Article]:
    """Return what was read, if nothing was refused."""
    findings = list(found)
    assert [str(finding) for finding in findings if isinstance(finding, ReadingError)] == []
    return [finding for finding in findings if isinstance(finding, Article)]


def from_json(value: object) -> Sequence[Article]:
    """Return the articles of a JSON file."""
    return articles(read_json(json.dumps(value).encode(), PLACE))


@pytest.mark.parametrize(
    "shape",
    [
        lambda record: record,
        lambda record: [record],
        lambda record: {"status": "ok", "articles": [record]},
        lambda record: {"Items": [record]},
    ],
)
def test_json_shapes(shape: Callable[[object], object]) -> None:
    """An object, an array and an object that holds an array are read alike."""
    (found,) = from_json(shape(RECORD))
    assert (found.title, found.body) == ("Trade grows", "Trade grew by a tenth.")
    assert found.published == date(2025, 5, 8)
    assert found.file == "feed#1"


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ({"articleBody": "A."}, "A."),
        ({"content_text": "A.", "summary": "B."}, "A."),
        ({"text": " ", "Summary": "B."}, "B."),
        ({"body": ["A.", "B."]}, "A.\n\nB."),
        ({"text": "A.\r\nB."}, "A.\nB."),
        ({"content_html": "<p>A &amp; <b>B</b>.</p><p>C.</p>"}, "A & B.\n\nC."),
        ({"content": "<script>x = 1</script>A."}, "A."),
        ({"text": "<p> </p>", "summary": "B."}, "B."),
        ({"text": "1 < 2 and 3 > 2."}, "1 < 2 and 3 > 2."),
    ],
)
def test_the_text_of_a_record(fields: dict[str, object], body: str) -> None:
    """The text is found by its usual names, the fullest first, and stripped of its markup."""
    (found,) = from_json(fields)
    assert found.body == body


def test_the_source_of_a_record() -> None:
    """A source may be a text or an object with a name."""
    found = from_json([RECORD | {"source": "Reuters"}, RECORD | {"source": {"name": "Reuters"}}])
    assert [each.source.title for each in found if each.source] == ["Reuters", "Reuters"]


def test_the_origin_of_a_record() -> None:
    """A record is found again by its address or its id, and never by where it stood."""
    found = from_json([RECORD | {"url": "https://a.example/1"}, RECORD | {"id": 0}, RECORD])
    assert [each.origin for each in found] == ["https://a.example/1", "/news/feed#0", None]


def test_a_broken_line_leaves_the_others() -> None:
    """One bad line of JSON Lines is refused with its place; blank lines are nothing."""
    raw = b'{"text": "A."}\n\n{"text": "B."\n[1]\n{"text": "C."}\n'
    first, broken, odd, last = read_jsonl(raw, PLACE)
    assert isinstance(first, Article)
    assert str(broken).startswith("refused: feed, line 3, column 14: malformed JSON")
    assert str(odd).startswith("refused: feed, line 4: it is not a JSON object")
    assert isinstance(last, Article)
    assert (first.file, last.file) == ("feed#1", "feed#5")


def test_json_lines_by_another_name() -> None:
    """JSON Lines in a .json file are read as such."""
    assert [
        each.body for each in articles(read_json(b'{"text": "A."}\n{"text": "B."}', PLACE))
    ] == [
        "A.",
        "B.",
    ]


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b'{"text":\n ,}', "line 2, column 2: malformed JSON"),
        (b'[{"title": "T"}]', "record 1: it has no text under body, text, "),
        (b"[" * 100_000, "JSON nested too deep"),
        (b'{"id": ' + b"9" * 5000 + b"}", "JSON with a number too long"),
        (b"", "empty"),
    ],
)
def test_refused_json(raw: bytes, line: str) -> None:
    """What is wrong is said with its place, and what to do about it."""
    (found,) = read_json(raw, PLACE)
    assert isinstance(found, ReadingError)
    assert line in str(found)


@pytest.mark.parametrize("divider", [",", ";", "\t"])
def test_csv_dividers(divider: str) -> None:
    """Rows are read by the divider of the header; a text may hold it, and line ends, in quotes."""
    text = f'"Trade{divider} and ""more"".\r\nNext."'
    rows = [divider.join(row) for row in (["Headline", "Body"], ["One", text], ["Two", "B."])]
    found = articles(read_csv("\r\n".join(rows).encode(), PLACE))
    assert [each.title for each in found] == ["One", "Two"]
    assert found[0].body == f'Trade{divider} and "more".\nNext.'
    assert [each.file for each in found] == ["feed#2", "feed#3"]


def test_rows_are_counted_as_a_spreadsheet_does() -> None:
    """The header is row 1, and an empty row counts without being one."""
    (found,) = articles(read_csv(b"title,text\n\n,\nT,A.\n", PLACE))
    assert found.file == "feed#4"


def test_a_long_field() -> None:
    """A field may be longer than the csv module's own limit."""
    (found,) = articles(read_csv(b"title,text\nT," + b"word " * 50_000, PLACE))
    assert len(found.body) == 250_000


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b"title,text\na,b,c\nT,A.\n", "row 2: it has 3 fields where the first row names 2"),
        (b'title,text\n"a"b,c\nT,A.\n', "row 2: malformed CSV"),
        (b'title,text\nT,A.\nU,"B.\n', "row 3: malformed CSV: unexpected end of data"),
        (b"title,text\nT,A.\nU,\n", "row 3: it has no text"),
    ],
)
def test_a_broken_row_leaves_the_others(raw: bytes, line: str) -> None:
    """A row that can't be read is refused by its number, and the others are read."""
    findings = list(read_csv(raw, PLACE))
    (refused,) = [found for found in findings if isinstance(found, ReadingError)]
    assert line in str(refused)
    assert [found.body for found in findings if isinstance(found, Article)] == ["A."]


def test_csv_without_a_header() -> None:
    """A table whose first row names no column for the text is refused once, as a whole."""
    (found,) = read_csv(b"Trade grows,Trade grew.\nMore,It grew more.\n", PLACE)
    assert str(found).startswith("refused: feed, row 1: it names no column for the text")


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["text", "date", "a"]), inner),
)


@given(st.binary() | st.text().map(str.encode) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    """Whatever the bytes, each reader gives articles with a text, or refusals."""
    for reader in (read_json, read_jsonl, read_csv):
        for found in reader(raw, PLACE):
            assert isinstance(found, ReadingError) or found.body.strip()


@pytest.mark.parametrize("value", [[], {}, 1, None, [["draft"]], {"rendered": {}}])
@pytest.mark.parametrize("name", ["status", "source", "date", "url", "id", "language", "type"])
def test_a_value_of_another_kind_costs_itself_alone(name: str, value: object) -> None:
    """A list or object where a word belongs stops neither its record nor those after it."""
    records = [{"text": "Trade grew.", name: value}, {"text": "Trade fell."}]
    assert [found.body for found in from_json(records)] == ["Trade grew.", "Trade fell."]


@pytest.mark.parametrize(
    "field",
    [{"url": "https://a.example/"}, {"link": "https://a.example"}, {"id": True}, {"id": ""}],
)
def test_what_all_records_state_is_no_identity(field: dict[str, object]) -> None:
    """One text would replace the other, though both are there."""
    first, second = from_json([{"text": f"Trade grew {n}.", "guid": n, **field} for n in "12"])
    assert (first.origin, second.origin) == ("/news/feed#1", "/news/feed#2")
