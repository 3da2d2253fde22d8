from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.published import Published
from briefings.publisher import Publisher
from briefings.reading.heading import Head, head_of

SEEDS = Path(__file__).parents[4] / "seeds" / "articles"
PROSE = "The leaders met in Moscow on Thursday and spoke about trade for four hours.\n"


def seed(number: str) -> str:
    """Return the text of a bundled article."""
    return next(SEEDS.glob(f"{number}_*.txt")).read_text("utf-8")


def marked(body: str, head: Head) -> list[str]:
    """Return what the head's marks cover."""
    return [body[mark.start : mark.end] for mark in head.marks]


def test_date_within_the_first_line() -> None:
    """Seed 000: the date is taken, and the first sentence begins after it."""
    body = seed("000")
    head = head_of(body)
    assert (head.title, head.source, head.published) == (None, None, date(2025, 5, 8))
    assert marked(body, head) == [" date 2025-05-08 "]
    assert body[head.marks[-1].end :].startswith("Chinese leader Xi")


def test_clock_section_date_title_and_standfirst() -> None:
    """Seed 001: today is not the article's date, and a section is no title and no source."""
    body = seed("001")
    head = head_of(body)
    title = "Xi Jinping Strengthens Ties With Putin During Moscow Visit"
    assert (head.title, head.source, head.published) == (title, None, date(2025, 5, 8))
    covered = marked(body, head)
    assert covered[:3] == ["Today : May 09, 2025", "08 May 2025", title]
    assert covered[3].startswith("The Chinese leader emphasizes")
    assert len(covered) == 4


def test_no_head() -> None:
    """Seed 002 begins with its first sentence: nothing is stated, and May 8 is no full date."""
    assert head_of(seed("002")) == Head()


def test_date_and_bracketed_source() -> None:
    """Seed 003 states its date and its source in one line."""
    body = seed("003")
    head = head_of(body)
    assert head.source == Publisher(name="reuters", title="Reuters")
    assert (head.title, head.published) == (None, date(2025, 5, 9))
    assert "".join(marked(body, head)) == " date 2025-05-09 [Source: Reuters]"


def test_dateline_with_the_source() -> None:
    """Seed 004: the dateline names the source and no year; the quotable text begins after it."""
    body = seed("004")
    head = head_of(body)
    assert head.source == Publisher(name="realist-english", title="Realist English")
    assert (head.title, head.published) == (None, None)
    assert marked(body, head) == ["MOSCOW (Realist English). "]


@pytest.mark.parametrize(
    ("dateline", "source", "published"),
    [
        ("LONDON (Reuters) - ", "Reuters", None),
        ("KYIV, May 8 (AFP) — ", "AFP", None),
        ("KYIV, May 8, 2025 (AFP) — ", "AFP", date(2025, 5, 8)),
        ("WASHINGTON, D.C. (AP) – ", "AP", None),
        ("BEIJING, May 8 (Xinhua) -- ", "Xinhua", None),
        ("MOSCOW, May 8. /TASS/. ", "TASS", None),
        ("Moscow (AFP) - ", "AFP", None),
        ("MOSCOW/BEIJING, May 8 (Reuters) - ", "Reuters", None),
        ("(CNN) -- ", "CNN", None),
        ("MOSCOW — ", None, None),
    ],
)
def test_datelines(dateline: str, source: str | None, published: Published | None) -> None:
    """A dateline states its source, and a date if the year stands there."""
    body = dateline + PROSE
    head = head_of(body)
    assert (head.source and head.source.title, head.published) == (source, published)
    assert marked(body, head) == [dateline]


@pytest.mark.parametrize(
    "opening",
    [
        "NATO (North Atlantic Treaty Organization) - an alliance - met. ",
        "BRICS (Brazil and others) — they met. ",
        "Moscow (Russia) - they met. ",
        "On Thursday (May 8) they met. ",
        "Sources: they met. ",
        "Source: it is the ministry that published these figures of trade with China. ",
    ],
)
def test_what_only_looks_like_a_head(opening: str) -> None:
    """Words in brackets and before colons are no source by that alone."""
    assert head_of(opening + PROSE) == Head()


def test_labelled_lines() -> None:
    """Labels say what a line states, whatever else the head seems to say."""
    body = (
        "7 May 2025\n\nHeadline: A day in Moscow\nSource: The Daily Bugle\nBy: Ann Other\n"
        "Published: 2025-05-08\nUpdated: 2025-05-10\nURL: https://example.org/a\n\n" + PROSE
    )
    head = head_of(body)
    assert (head.title, head.url) == ("A day in Moscow", "https://example.org/a")
    assert head.source == Publisher(name="the-daily-bugle", title="The Daily Bugle")
    assert head.published == date(2025, 5, 8)
    assert len(head.marks) == 7


@pytest.mark.parametrize(
    ("line", "source", "published"),
    [
        ("Reuters, 8 May 2025", "Reuters", date(2025, 5, 8)),
        ("Moscow, 8 May 2025", None, date(2025, 5, 8)),
        ("By Ann Other | Reuters | May 8, 2025", "Reuters", date(2025, 5, 8)),
        ("By Ann Other and Bob M. Else", None, None),
        ("Published on May 8, 2025", None, date(2025, 5, 8)),
        ("First published: 8 May 2025 | Updated 9 May 2025", None, date(2025, 5, 8)),
        ("Thursday, May 8, 2025 10:30 EDT", None, date(2025, 5, 8)),
        ("Updated May 9, 2025", None, None),
        ("Date: 08/05/2025", None, None),
        ("Date: last Thursday", None, None),
    ],
)
def test_lines_of_fields(line: str, source: str | None, published: Published | None) -> None:
    """A line of fields gives what it states and is covered as a whole; a place is no source."""
    body = f"Leaders meet in Moscow\n{line}\n\n{PROSE}"
    head = head_of(body)
    assert head.title == "Leaders meet in Moscow"
    assert (head.source and head.source.title, head.published) == (source, published)
    assert marked(body, head) == ["Leaders meet in Moscow", line]


@pytest.mark.parametrize(
    "opening",
    [
        "8 May 2025\n\n9 May 2025\n\n",
        "date 2024-13-03 ",
        "Published: 2025-05-08\nPosted: 2025-05-09\n\n",
    ],
)
def test_doubtful_dates(opening: str) -> None:
    """Of two dates neither is taken, and a day that does not exist is none."""
    assert head_of(opening + PROSE).published is None


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("Leaders meet in Moscow\n\n", "Leaders meet in Moscow"),
        ("# Moscow\n\n", "Moscow"),
        ("News from the World\n8 May 2025\n\nLeaders meet in Moscow\n\n", "Leaders meet in Moscow"),
        ("Will the leaders meet in Moscow?\n\n", "Will the leaders meet in Moscow?"),
        ("Xi and Putin greet each other, Pool/EPA-EFE/Shutterstock\n\n", None),
        ("Share this\n\n", None),
        ("World News\n\n", None),
        ("It was agreed, he said:\n\n", None),
        ("Great to be here pic.twitter.com/abc — Ann (@ann) May 8, 2025\n\n", None),
    ],
)
def test_titles(opening: str, title: str | None) -> None:
    """A title is a line of its own above the text; sections, credits and posts are none."""
    assert head_of(opening + PROSE).title == title


def test_a_line_without_a_text_is_no_title() -> None:
    """Where no sentence follows, nothing can be the title of it."""
    assert head_of("Leaders meet in Moscow").title is None


PIECES = [
    "date 2025-05-08 ",
    "By ",
    "Ann",
    "KYIV",
    " (AP)",
    " - ",
    ".",
    "\n",
    ": ",
    " | ",
    "[",
    "]",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_text(body: str) -> None:
    """Whatever the text, the marks are in order, apart and inside it."""
    end = 0
    for mark in head_of(body).marks:
        assert end <= mark.start < mark.end <= len(body)
        end = mark.end


@pytest.mark.parametrize("line", ["08.05.2025", "8. 5. 2025", "Donnerstag, 08.05.2025, 14:30 Uhr"])
def test_a_date_with_dots(line: str) -> None:
    """It dates the text wherever a date in words would."""
    assert head_of(f"Leaders meet in Moscow\n\n{line}\n\n{PROSE}").published == date(2025, 5, 8)
    assert head_of(f"Leaders meet\n\nDatum\n\nPublished: {line}\n\n{PROSE}").published == date(
        2025, 5, 8
    )
