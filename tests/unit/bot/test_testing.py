import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot import testing
from briefings.errors import ReadingError

ROOT = Path(__file__).parents[3]
AT = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
ME: dict[str, Any] = {"id": 7, "is_bot": True, "first_name": "Briefs", "username": "briefs_bot"}
QUAKE = "The earthquake killed {} people in the mountain province."


def _message(text: str, kind: str, **more: object) -> dict[str, Any]:
    chat = {"id": -5 if kind == "group" else 5, "type": kind}
    ann = {"id": 5, "is_bot": False, "first_name": "Ann"}
    return {"message_id": 1, "date": 1, "chat": chat, "from": ann, "text": text, **more}


def _heard_on_telegram(text: str, kind: str, **more: object) -> str | None:
    return testing.heard_on_telegram(_message(text, kind, **more), bot_id=7, bot_name="briefs_bot")


def test_it_says_what_the_bot_answers_and_remembers_what_was_said_before() -> None:
    """`say` answers line by line in one chat: the second line can ask about the first's brief."""
    brief, why, context = testing.say(["/trade", "/why 1", "/context 1"], at=AT)

    lead = brief.partition("“")[2].partition("”")[0]
    assert lead
    assert lead in context
    assert why not in (brief, context)


def test_it_leaves_no_file_where_it_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`say` keeps its store elsewhere, and each call meets a new bot."""
    monkeypatch.chdir(tmp_path)
    testing.say(["/subscribe trade 7:30"])

    assert [] == list(tmp_path.iterdir())
    assert testing.say(["/subscriptions"], at=AT) == testing.say(["/subscriptions"], at=AT)


def test_a_line_is_said_by_whom_and_where_and_when_it_is_told() -> None:
    """Role, kind of chat, zone and time reach the bot."""
    lines = ["/subscribe trade 7:30 Tokyo", "/subscriptions"]
    granted = testing.say(lines, kind="group", role="admin", at=AT)

    assert "7:30" in granted[0]
    assert "7:30" not in testing.say(lines, kind="group", role="member", at=AT)[0]
    assert granted != testing.say(lines, kind="group", role="admin", at=testing.NOON)
    assert testing.say(["/timezone"]) != testing.say(["/timezone"], zone="Asia/Tokyo")


def test_sentences_are_those_that_would_be_quoted() -> None:
    """Sentences are divided by the rules of their language, word for word."""
    assert ["Dr. Smith left.", "Nobody asked why."] == testing.sentences(
        "Dr. Smith left.  Nobody asked why."
    )
    assert ["Das gilt z. B. in Bonn.", "Mehr nicht."] == testing.sentences(
        "Das gilt z. B. in Bonn. Mehr nicht.", "de"
    )


def test_telegram_hears_what_is_for_the_bot() -> None:
    """A person alone is heard; in a group only a command, a mention, or a reply to the bot."""
    reply = {"message_id": 2, "date": 1, "chat": {"id": -5, "type": "group"}, "from": ME}

    assert "trade?" == _heard_on_telegram("trade?", "private")
    assert _heard_on_telegram("trade?", "group") is None
    assert "trade?" == _heard_on_telegram("@briefs_bot trade?", "group")
    assert "trade?" == _heard_on_telegram("trade?", "group", reply_to_message=reply)
    assert _heard_on_telegram("/trade@other_bot", "group") is None


def test_slack_hears_what_is_for_the_bot() -> None:
    """A mention is heard with the thread of its answer; what a bot writes is not."""
    event = {"type": "app_mention", "channel": "C1", "user": "U1", "text": "<@U7> trade", "ts": "1"}

    assert ("trade", "1") == testing.heard_on_slack(event, bot_id="U7")
    assert ("trade", "0.5") == testing.heard_on_slack({**event, "thread_ts": "0.5"}, bot_id="U7")
    assert testing.heard_on_slack({**event, "bot_id": "B1"}, bot_id="U7") is None


def test_slots_are_local_times_once_a_day() -> None:
    """Over the change to summer time a slot that the clocks skip comes right after it."""
    start, end = datetime(2026, 3, 28, 2, tzinfo=UTC), datetime(2026, 3, 30, 0, tzinfo=UTC)

    assert [
        ("2026-03-29T02:30", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        ("2026-03-29T08:00", datetime(2026, 3, 29, 6, 0, tzinfo=UTC)),
    ] == testing.slots(["08:00", "02:30"], "Europe/Berlin", start.replace(hour=8), end)


def test_documents_agree_word_for_word_where_they_stand() -> None:
    """A verdict names both sentences by document and span, and why they say the same."""
    text = "The council of Lisbon met.\n\nThe council of Lisbon approved the new harbour bridge."
    found = testing.compare([{"id": "a", "text": text}, {"text": text}])

    start = text.index("The council of Lisbon approved")
    assert {
        "kind": "same",
        "what": None,
        "ours": None,
        "theirs": None,
        "why": "wording",
        "a": ["a", start, len(text)],
        "b": ["1", start, len(text)],
    } in found["verdicts"]
    assert ["a", start, len(text)] in found["quotable"]
    assert {"a", "1"} == {name for name, _, _ in found["quotable"]}


@pytest.mark.parametrize(
    ("days", "kind", "why"),
    [((1, 3), "update", "older"), ((3, 1), "update", "newer"), ((1, 1), "side-by-side", "figure")],
)
def test_a_later_count_is_an_update(
    days: tuple[int, int], kind: str | None, why: str | None
) -> None:
    """A growing count of two days is an update, and `why` says which side `a` is on."""
    documents = [
        {
            "text": f"Rescuers came to Lisbon.\n\n{QUAKE.format(dead)}",
            "published": f"2025-05-0{day}",
        }
        for dead, day in zip((80, 112), days, strict=True)
    ]
    found = [
        (each["kind"], each["what"], each["ours"], each["theirs"], each["why"])
        for each in testing.compare(documents)["verdicts"]
        if each["kind"] != "same"
    ]

    assert ([(kind, "number", "80", "112", why)] if kind else []) == found


def test_unequal_figures_of_one_thing_are_a_conflict() -> None:
    """What two documents of one day state unequally is a conflict, each in its own words."""
    words = "Troops from {} countries marched in the parade on Red Square."
    documents = [{"text": words.format(n), "published": "2025-05-01"} for n in (13, 15)]
    [found] = testing.compare(documents)["verdicts"]

    assert ("conflict", "number", "13", "15", "figure") == tuple(
        found[key] for key in ("kind", "what", "ours", "theirs", "why")
    )


def test_sentences_of_one_document_are_not_compared() -> None:
    """Verdicts are on sentences of different documents only."""
    text = "The council approved the new harbour bridge."

    assert [] == testing.compare([{"text": f"{text} {text}"}, {"text": "Nothing."}])["verdicts"]


def test_what_is_no_document_is_refused() -> None:
    """A document without a text is refused as at the batch door."""
    with pytest.raises(ReadingError, match="has no text"):
        testing.compare([{"title": "Only this"}])


def test_importing_it_costs_nothing() -> None:
    """No other module of the project, and no library, is imported with it."""
    script = (
        "import sys, bot.testing\n"
        "rooms = ('bot', 'briefings', 'storage', 'sqlalchemy', 'pydantic', 'babel', 'telegram')\n"
        "print(sorted(m for m in sys.modules if m.partition('.')[0] in rooms))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert "['bot', 'bot.testing']" == done.stdout.strip()
