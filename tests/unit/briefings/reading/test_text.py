from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.publisher import Publisher
from briefings.reading.metadata import Metadata, Place
from briefings.reading.text import article, read_markdown, read_text

SEEDS = sorted((Path(__file__).parents[4] / "seeds" / "articles").glob("*.txt"))
PLACE = Place(file="news/a.md", origin="/news/a.md", at=datetime(2025, 5, 10, 6, tzinfo=UTC))
PROSE = "The leaders met in Moscow on Thursday and spoke about trade for four hours.\n"


def markdown(text: str) -> Article:
    """Return the article that a Markdown text is."""
    (found,) = read_markdown(text.encode(), PLACE)
    assert isinstance(found, Article)
    return found


def refusal(text: str) -> str:
    """Return the one line that refuses a Markdown text."""
    (found,) = read_markdown(text.encode(), PLACE)
    assert isinstance(found, ReadingError)
    return str(found)


def quotable(found: Article) -> str:
    """Return all of the body that no mark covers."""
    starts = [0, *(mark.end for mark in found.marks)]
    ends = [*(mark.start for mark in found.marks), len(found.body)]
    return "".join(found.body[a:b] for a, b in zip(starts, ends, strict=True))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_seeds_are_cleared_of_noise(path: Path) -> None:
    """No post, handle, credit, section, heading or metadata of a seed is quotable."""
    (found,) = read_text(path.read_bytes(), PLACE)
    assert isinstance(found, Article)
    noise = ("pic.twitter", "@", "Shutterstock", "World News", "date 2025", "Source:", "Today :")
    left = quotable(found)
    assert [word for word in noise if word in left] == []
    assert "It gives me great pleasure" not in left
    assert "Joint pledge to defend" not in left
    assert found.body == path.read_text("utf-8")


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_seeds_keep_their_prose(path: Path) -> None:
    """Every long line of a seed that ends as a sentence does is quotable, but for the posts."""
    (found,) = read_text(path.read_bytes(), PLACE)
    assert isinstance(found, Article)
    left = quotable(found).split("\n")
    for line in path.read_text("utf-8").split("\n"):
        if len(line) > 100 and line.endswith((".", "”", '"')):
            shown = line.removeprefix("- ").removeprefix("MOSCOW (Realist English). ")
            assert shown.removeprefix(" date 2025-05-08 ") in left


def test_what_the_format_states_wins() -> None:
    """Field by field: what is stated outright counts, the head fills the rest."""
    head = f"Leaders meet in Moscow\nReuters, 8 May 2025\nURL: https://example.org/a\n\n{PROSE}"
    ours = Publisher(name="daily-bugle", title="Daily Bugle")
    found = article(head, Metadata(title="A title", source=ours, language="en"), PLACE)
    assert (found.title, found.source, found.language) == ("A title", ours, "en")
    assert (found.published, found.url) == (date(2025, 5, 8), "https://example.org/a")
    stated = Metadata(url="https://example.org/b", published=date(2025, 5, 9))
    found = article(head, stated, PLACE)
    assert (found.title, found.source) == (
        "Leaders meet in Moscow",
        Publisher(name="reuters", title="Reuters"),
    )
    assert (found.published, found.url) == (stated.published, stated.url)
    assert (found.file, found.origin, found.retrieved_at) == (PLACE.file, PLACE.origin, PLACE.at)


def test_stated_origin_wins() -> None:
    """A record knows better than its file where a newer text of it would be found."""
    assert article(PROSE, Metadata(origin="feed#7"), PLACE).origin == "feed#7"


def test_unreadable_bytes_are_data() -> None:
    """What can't be decoded comes as a refusal, not as an exception."""
    for read in (read_text, read_markdown):
        (found,) = read(b"", PLACE)
        assert isinstance(found, ReadingError)


FIELDS = {
    "yaml": "---\nheadline: Leaders meet\npubDate: 8 May 2025\npublisher: Daily Bugle\n"
    "canonical: https://example.org/a\nlang: no\n---\n",
    "toml": '+++\ntitle = "Leaders meet"\ndate = 2025-05-08\nsite = "Daily Bugle"\n'
    'url = "https://example.org/a"\nlanguage = "no"\n+++\n',
}


@pytest.mark.parametrize("form", FIELDS)
def test_front_matter(form: str) -> None:
    """Front matter wins over the head, stays in the body, and is not quotable."""
    body = f"{FIELDS[form]}\n# Something else\n\n{PROSE}\n```\nIt is code.\n```\n"
    found = markdown(body)
    assert (found.title, found.published) == ("Leaders meet", date(2025, 5, 8))
    assert found.source == Publisher(name="daily-bugle", title="Daily Bugle")
    assert (found.url, found.language) == ("https://example.org/a", "no")
    assert found.body == body
    assert quotable(found).strip() == PROSE.strip()


def test_front_matter_fills_no_gaps() -> None:
    """What front matter does not state is taken from the head below it."""
    found = markdown(f"---\nauthor: Ann\n---\n# Leaders meet\n\n8 May 2025\n\n{PROSE}")
    assert (found.title, found.published) == ("Leaders meet", date(2025, 5, 8))


@pytest.mark.parametrize("opening", ["---\n\n", "---\nA motto between rules.\n---\n", "+++ a\n"])
def test_rules_are_no_front_matter(opening: str) -> None:
    """A rule at the top does not make front matter of what follows."""
    assert quotable(markdown(opening + PROSE)).endswith(PROSE)


@pytest.mark.parametrize(
    "text", ["---\na: b\ndate: soon\n---\nText.", '+++\n\ndate = "soon"\n+++\nText.']
)
def test_date_that_is_none(text: str) -> None:
    """A date that is none costs the date alone, and the article notes it for the report."""
    article = markdown(text)
    assert (quotable(article).strip(), article.published) == ("Text.", None)
    assert article.notes == ("its date, “soon”, can't be read for certain",)


@pytest.mark.parametrize(
    ("text", "where", "reason"),
    [
        ("+++\na = 1\ndate = 2024-13-03\n+++\nText.", "line 3", "its TOML can't be read: Expected"),
        ("+++\na = [\n+++\nText.", "line 3", "its TOML can't be read: Invalid value"),
        ("---\na: b\nurl: [\n---\nText.", "line 4", "its YAML can't be read: expected"),
        ("---\na: b\n\tc: d\n---\nText.", "line 3", "its YAML can't be read: found"),
    ],
)
def test_malformed_front_matter(text: str, where: str, reason: str) -> None:
    """A refusal names the line, what is wrong there, and what to do."""
    line = refusal(text)
    assert line.startswith(f"refused: news/a.md, {where}: {reason} ")
    assert line.endswith(" — fix what is between the fences at its top")


@pytest.mark.parametrize(
    "nested", ["---\na: " + "[" * 5000 + "\n---\n", "+++\na=" + "[" * 5000 + "\n+++\n"]
)
def test_deeply_nested_front_matter(nested: str) -> None:
    """Front matter made to exhaust the stack is refused like any other."""
    assert "can't be read" in refusal(nested + PROSE)


def test_front_matter_alone() -> None:
    """Front matter without a text is no article."""
    assert refusal(FIELDS["yaml"]) == (
        "refused: news/a.md: nothing but front matter — add the text below it"
    )


@given(st.text(st.characters(exclude_characters="\x00\r", codec="utf-8")), st.booleans())
def test_bodies_are_never_altered(body: str, markdown: bool) -> None:  # noqa: FBT001 - drawn
    """Whatever the text, it stays as it is, and its marks are in order, apart and inside it."""
    found = article(body, Metadata(), PLACE, markdown=markdown)
    assert found.body == body
    end = 0
    for mark in found.marks:
        assert end <= mark.start < mark.end <= len(body)
        end = mark.end
