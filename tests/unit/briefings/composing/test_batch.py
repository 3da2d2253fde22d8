import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.composing.batch import as_lines, budget_for, condense, read_task
from briefings.errors import EngineError, ReadingError
from briefings.ranking.budget import Budget
from briefings.ranking.names import DEFAULT
from briefings.spans import Mark
from tests.strategies import BODIES, WORDS

GUIDE = Path(__file__).parents[4] / "docs" / "how-we-choose.md"
GO_ON = (
    "Farmers had lobbied for it for months.",
    "Two senators changed sides at the last minute.",
    "Prices of wheat rose after the vote.",
    "One seat is vacant.",
    "Its leader said that he had the votes.",
)
"""How the articles of the example there go on."""
RISE = "Grain prices rose by a tenth in the ports of the north. The choir sang in the old hall."
ROSE = "In the ports of the north, grain prices rose by a tenth.\r\nNobody knew the reason why."
OTHER = "A painter sold four landscapes to the museum in Lyon."


def _unmarked(_text: str) -> tuple[Mark, ...]:
    return ()


def _result(
    texts: list[str], budget: Budget | None = None, engine: str = DEFAULT, **stated: object
) -> dict[str, Any]:
    documents = [{"text": text} for text in texts]
    line = json.dumps({"id": "x", "documents": documents} | stated)
    task = read_task(line, "line 1", _unmarked)
    return condense(task, budget or budget_for(None, None), engine)


def test_all_that_a_line_states_is_kept_and_nothing_guessed() -> None:
    """Ids as given, a document without one by its index, dates that are no dates unknown."""
    documents = [
        {"id": "a", "title": "T", "text": "One.", "source": "AFP", "published": "2025-05-09"},
        {"text": "Two.", "published": "yesterday"},
        {"id": 7, "text": "Three.", "published": "2025-05-09T10:00:00Z"},
        {"text": "Four.", "published": "2025-05-09T10:00:00"},
    ]
    task = read_task(json.dumps({"id": 5, "documents": documents}), "line 1", _unmarked)

    assert (5, None) == (task.id, task.about)
    assert ["a", "1", 7, "3"] == [name for name, _ in task.documents]
    assert [date(2025, 5, 9), None, datetime(2025, 5, 9, 10, tzinfo=UTC), date(2025, 5, 9)] == [
        article.published for _, article in task.documents
    ]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"id": "a"}',
        '{"documents": []}',
        '{"id": true, "documents": []}',
        '{"id": "a", "documents": {}}',
        '{"id": "a", "documents": [3]}',
        '{"id": "a", "documents": [{"title": "T"}]}',
        '{"id": "a", "documents": [{"text": 3}]}',
        '{"id": "a", "about": 3, "documents": []}',
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_task_is_refused_by_its_place(line: str) -> None:
    """The refusal names the line, in one line."""
    with pytest.raises(ReadingError, match=r"^refused: batch, line 3: [^\n]+ — [^\n]+$"):
        read_task(line, "line 3", _unmarked)


def test_who_says_the_same_supports_the_lead_with_and_without_a_question() -> None:
    """One point of two documents, in its own words and place each."""
    for stated in ({}, {"about": "grain prices"}):
        result = _result([RISE, ROSE, OTHER], **stated)
        point = result["points"][0]

        assert {"0", "1"} == {quoted["document"] for quoted in [point["lead"], *point["support"]]}
        assert 1 == len(point["support"])


def test_the_example_that_how_we_choose_explains_points_with_is_true() -> None:
    """Five papers make one point: who leads, who agrees, who differs, what is superseded."""
    rows = [
        [cell.strip() for cell in line.split("|")[1:-1]]
        for line in GUIDE.read_text("utf-8").splitlines()
        if re.match(r"\| [A-Z][a-z]+ \| \d May \|", line)
    ]
    documents = [
        {"id": paper, "source": paper, "published": f"2025-05-0{day[0]}", "text": f"{said} {more}"}
        for (paper, day, said, _), more in zip(rows, GO_ON, strict=True)
    ]

    (point,) = _result([], Budget(points=5), documents=documents)["points"]

    (differs,), (update,) = point["differs"], point["updates"]
    roles = {
        point["lead"]["document"]: "leads",
        **{each["document"]: "also said by" for each in point["support"]},
        differs["document"]: f"disagrees on the number: {differs['ours']}, {differs['theirs']}",
        update["document"]: f"superseded: {update['theirs']}, now {update['ours']}",
    }
    assert {paper: role for paper, _, _, role in rows} == roles


@pytest.mark.parametrize("stated", [{}, {"about": "killed in the earthquake"}])
def test_a_newer_figure_leads_and_the_older_one_stands_under_it(stated: dict[str, str]) -> None:
    """`updates` quotes the sentence whose figure the lead's is newer than, and both figures."""
    toll = "The earthquake killed {} people in the mountain province of Lima."
    documents = [
        {"id": day, "source": f"Voice {day}", "published": day, "text": toll.format(killed)}
        for day, killed in (("2025-05-01", 80), ("2025-05-03", 112))
    ]
    line = json.dumps({"id": "x", "documents": documents} | stated)
    (point,) = condense(read_task(line, "line 1", _unmarked), budget_for(None, None))["points"]
    (update,) = point["updates"]

    assert "2025-05-03" == point["lead"]["document"]
    assert ("2025-05-01", "112", "80") == (update["document"], update["ours"], update["theirs"])
    assert toll.format(80) == update["text"]


def test_what_is_not_in_the_documents_is_not_answered() -> None:
    """No text, no points; and no point off the question where there is an answer."""
    missed = _result([RISE, OTHER], about="volcano eruptions")
    found = _result([RISE, OTHER], about="painters in Lyon")

    assert {"id": "x", "text": "", "points": [], "answered": False} == missed
    assert (OTHER, True) == (found["text"], found["answered"])
    assert _result(["", "  "])["answered"] is False
    assert ["x", "Nothing about it in the documents.", ""] == as_lines(missed)
    assert ["x", OTHER, ""] == as_lines(found)


def test_a_sentence_off_the_question_never_fills_the_budget() -> None:
    """Room for 240 words is no reason to speak of the choir."""
    faint = "The ports of Lyon, Marseille, Genoa and Trieste welcomed painters, singers and actors."

    said = _result([RISE, ROSE, OTHER, faint], about="grain prices")["text"]

    assert "grain prices rose" in said.lower()
    assert "choir" not in said
    assert "painters" not in said


def test_room_left_goes_to_what_else_is_near() -> None:
    """A lone remark on what was asked follows once the groups have spoken; a choir never does."""
    remark = "Merchants blamed prices on poor roads, slow trains and costly storage everywhere."
    roads = "Ministers promised to mend roads and trains next spring, whatever the cost."

    result = _result([RISE, ROSE, f"{remark} {roads}", OTHER], about="grain prices")

    assert [True, False] == [bool(point["support"]) for point in result["points"]][:2]
    assert remark in result["text"]
    assert "choir" not in result["text"]


def test_every_point_says_why_it_was_chosen() -> None:
    """Words of the lead that others have, too, and a weight of which the greatest is 1."""
    why = [point["why"] for point in _result([RISE, ROSE, OTHER])["points"]]

    assert 1.0 == max(each["weight"] for each in why)
    assert "ports" in " ".join(why[0]["words"])


def test_what_is_not_quotable_is_not_quoted() -> None:
    """A mark keeps its stretch out."""
    line = json.dumps({"id": "x", "documents": [{"text": RISE}]})
    task = read_task(line, "line 1", lambda _text: (Mark(0, 56, "credit"),))

    assert "The choir sang in the old hall." == condense(task, Budget(points=5))["text"]


def test_an_unknown_engine_is_refused_even_without_documents() -> None:
    """The name is looked up first."""
    with pytest.raises(EngineError):
        _result([], engine="gpt")


@given(
    st.lists(BODIES, max_size=4),
    st.none() | st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
    st.integers(1, 60),
    st.sampled_from([DEFAULT, "lexrank"]),
)
def test_every_quote_stands_where_it_says_and_leads_keep_within_the_budget(
    texts: list[str], about: str | None, words: int, engine: str
) -> None:
    """Whatever is given: verbatim, in place, within the words, another document each."""
    result = _result(texts, Budget(words=words), engine, about=about)

    assert "\n".join(point["lead"]["text"] for point in result["points"]) == result["text"]
    assert len(result["text"].split()) <= words
    for point in result["points"]:
        quotes = [point["lead"], *point["support"], *point["differs"]]
        assert len(quotes) == len({quoted["document"] for quoted in quotes})
        for quoted in quotes:
            text = texts[int(quoted["document"])]
            assert text[quoted["start"] : quoted["end"]] == quoted["text"] != ""
    assert result["answered"] or not result["points"]
