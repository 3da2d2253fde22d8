import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.reading.marks import kind_of, marks_of, merge_marks
from briefings.spans import Mark

SEEDS = Path(__file__).parents[4] / "seeds" / "articles"
PROSE = "The leaders met in Moscow on Thursday and spoke about trade for four hours."


def seed(number: str) -> str:
    """Return the text of a bundled article."""
    return next(SEEDS.glob(f"{number}_*.txt")).read_text("utf-8")


def marked(body: str, *, markdown: bool = False) -> Iterator[tuple[str, str]]:
    """Yield kind and text of what is not quotable."""
    for mark in marks_of(body, markdown=markdown):
        yield mark.kind, body[mark.start : mark.end]


def test_credit_lead_ins_and_embeds() -> None:
    """Seed 000: a credit, two lead-ins, and two posts from introduction to signature."""
    _, credit, *lead_ins, first, second = marked(" date 2025-05-08\n\n" + seed("000"))
    assert credit == (
        "credit",
        "China's President Xi welcomed in the Kremlin, Pool/EPA-EFE/Shutterstock",
    )
    assert [kind for kind, _ in lead_ins] == ["lead-in", "lead-in"]
    assert lead_ins[0][1].endswith("in the following:")
    assert lead_ins[1][1].startswith("The two presidents greet each other once again")
    assert (first[0], second[0]) == ("embed", "embed")
    assert first[1].startswith("Putin at the meeting with Xi Jinping:\n")
    assert first[1].endswith("(@runews) May 8, 2025")
    assert second[1].startswith("Putin & Xi wrap up almost four hour long direct talks in Moscow.")
    assert second[1].endswith("(@27khv) May 8, 2025")


def test_headings_between_lines() -> None:
    """Seed 002: the headings stand among paragraphs without blank lines, and are all there is."""
    assert list(marked(seed("002"))) == [
        ("heading", "Anti-Western messaging"),
        ("heading", "Victory Day symbolism"),
        ("heading", "Military and diplomatic show of strength"),
        ("heading", "Energy and trade talks"),
        ("heading", "Notable guests and defiance of the EU"),
        ("heading", "Ongoing Ukraine conflict"),
        ("heading", "Trump’s stance"),
    ]


def test_bullets() -> None:
    """Seed 004: the items of the list are quotable but for their bullets; the line above is not."""
    assert list(marked(seed("004"))) == [("lead-in", "Key developments:")] + [("bullet", "- ")] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Photo: Ann Other",
        "FILE PHOTO: The presidents meet in Moscow, Russia. REUTERS/Ann Other/File Photo",
        "FILE - In this July 1, 2017, file photo, people line up in Moscow for bread.",
        "FILE – The minister leaves the palace by a side door after the talks.",
        "In this Saturday, July 1, 2017, photo, people line up in Moscow for bread.",
        "In this image released by the ministry, people line up in Moscow for bread.",
        "Image credit: Ann Other",
        "Photo by Ann Other",
        "Image caption The presidents met in Moscow.",
        "© Ann Other/Getty Images",
        "The presidents in Moscow. (Ann Other / Getty Images)",
        "The presidents in Moscow (AP Photo/Ann Other)",
        "The presidents in Moscow. (Photo: Ann Other)",
        "The presidents in Moscow, Sputnik/Pool via REUTERS/Ann Other",
        "The presidents in Moscow | Reuters",
        "(Ann Other / Staff Photographer)",
    ],
)
def test_credits(text: str) -> None:
    """A caption with its credit is not quotable."""
    assert kind_of(text) == "credit" or text.endswith("| Reuters")
    assert list(marked(f"{PROSE}\n\n{text}\n\n{PROSE}")) == [(kind_of(text), text)]


@pytest.mark.parametrize(
    "text",
    [
        "Read more: leaders meet in Moscow.",
        "Share this",
        "Subscribe to our newsletter for the latest news.",
        "Advertisement",
        "Sponsored content",
        "Click here to see all pictures.",
        "Follow us on every network there is.",
        "Copyright 2025 Daily Bugle. All rights reserved.",
        "https://example.org/a?b=c",
        "Home | World | Europe | Asia",
        "Home › World › Europe",
    ],
)
def test_navigation(text: str) -> None:
    """What leads elsewhere, or belongs to the page, is not quotable."""
    assert list(marked(f"{PROSE}\n\n{text}\n\n{PROSE}")) == [("navigation", text)]


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "Photographers waited outside.",
        "Video shows that the leaders met.",
        "Advertising revenue fell by a tenth.",
        "Copyright law is to change.",
        "Related companies gained as well.",
        "Terms of the deal were not disclosed.",
        "Shares fell.",
        "Read the statement and you will see.",
        "The poll was done by Reuters/Ipsos.",
        "He told Reuters that trade grew.",
        "He added: “Together we stand.”",
        "They met. What else? Nobody knows!",
        "“Nobody can order me,” he said",
    ],
)
def test_prose(text: str) -> None:
    """A sentence is quotable, whatever words it begins with."""
    expected = [] if text[-1] in ".”!" else [("heading", text)]
    assert list(marked(text)) == expected


def test_long_prose_outlives_its_credit() -> None:
    """Of a long paragraph only the credit itself is lost."""
    long = " ".join([PROSE] * 6)
    assert list(marked(f"{long} (Photo: Ann Other)")) == [("credit", "(Photo: Ann Other)")]


def test_lead_in_is_the_last_sentence() -> None:
    """What stands before the sentence with the colon remains quotable; an initial ends nothing."""
    assert list(marked(f"{PROSE} Mr. Xi said this:")) == [("lead-in", "Mr. Xi said this:")]


def test_hard_wrapped_lines_are_no_headings() -> None:
    """A line of a wrapped paragraph is quotable, and a heading above it is still found."""
    wrapped = textwrap.fill(" ".join([PROSE] * 4), 48)
    assert list(marked(f"{wrapped}\n\nEnergy talks\n{wrapped}\n")) == [("heading", "Energy talks")]


def test_signature_of_its_own() -> None:
    """A signature takes the post above it along, and no more."""
    body = f"{PROSE}\n\nGreat to be here.\n\n— Ann Other (@ann) May 8, 2025\n\n{PROSE}"
    assert list(marked(body)) == [
        ("embed", "Great to be here.\n\n— Ann Other (@ann) May 8, 2025"),
    ]


def test_text_behind_a_signature() -> None:
    """What follows a signature in the same paragraph is quotable."""
    post = "Great! pic.twitter.com/abc — Ann Other (@ann) May 8, 2025"
    assert list(marked(f"{post} {PROSE}")) == [("embed", post)]


def test_prose_above_a_post() -> None:
    """A paragraph too long to be of the post is prose, and its last sentence leads in."""
    prose = " ".join([PROSE] * 6)
    post = "Great! pic.twitter.com/abc"
    assert list(marked(f"{prose} She wrote this:\n\n{post}")) == [
        ("lead-in", "She wrote this:"),
        ("embed", post),
    ]


def test_posts_in_a_row() -> None:
    """Each post is marked by itself."""
    posts = ["One t.co/abc", "— Ann (@ann) May 8, 2025", "View this post on Instagram"]
    assert [kind for kind, _ in marked("\n\n".join(posts))] == ["embed"] * 3


def test_markdown_blocks() -> None:
    """Fences, tables and both sorts of headings are not quotable in Markdown."""
    fence = "```py\nprint('The leaders met in Moscow.')\n```"
    table = "| Who | When |\n|---|---|\n| Xi met Putin. | Thursday. |"
    body = f"# The end.\n\n{PROSE}\n\nIt began.\n=========\n{PROSE}\n\n{fence}\n\n{table}\n"
    assert list(marked(body, markdown=True)) == [
        ("heading", "# The end."),
        ("heading", "It began.\n========="),
        ("code", fence),
        ("code", table),
    ]


def test_merged() -> None:
    """Of marks that overlap the later loses its beginning, or all."""
    marks = (Mark(4, 9, "code"), Mark(0, 5, "head"), Mark(0, 2, "embed"), Mark(9, 9, "head"))
    assert merge_marks(*marks) == (Mark(0, 5, "head"), Mark(5, 9, "code"))


LINES = st.sampled_from(
    ["", "A b", PROSE, "- x", "— y", "Ann (@a) said:", "t.co/x", "```", "| a |", "|-|", "\r", "# h"]
)


@given(st.lists(LINES | st.text(max_size=9), max_size=9).map("\n".join), st.booleans())
def test_any_text(body: str, markdown: bool) -> None:  # noqa: FBT001 - drawn
    """Whatever the text, the marks are in order, apart and inside it."""
    end = 0
    for mark in marks_of(body, markdown=markdown):
        assert end <= mark.start < mark.end <= len(body)
        end = mark.end
