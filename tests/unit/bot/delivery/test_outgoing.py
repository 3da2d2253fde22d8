"""An answer on its way: how long it may take, and what is said of a doubt."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.message import Message, Paragraph
from bot.chat.request import DueDigest
from bot.delivery.outgoing import Outgoing, patience_for
from bot.delivery.sent import Sent, outcome_of
from bot.delivery.throttle import Throttle
from bot.queue.events import Events
from bot.queue.journal import Journal
from bot.queue.outcomes import Cancelled, Done, Failed
from bot.queue.run import Run
from storage.ports.queue import DeliveryResult, Job
from storage.ports.store import Store
from tests.builders import AT
from tests.dispatching import asked
from tests.room import Room

HOUR = timedelta(hours=1)
DIGEST = asked("", digest=DueDigest(subscription=3, slot="2026-11-23T07:30"), at=AT)
SAID = Message(parts=(Paragraph(text="It grew."),))


def _outgoing(store: Store, room: Room, **changes: object) -> Outgoing:
    job = Job(number=1, key="room:1", kind="command", lane="room:1", payload="", version=1)
    run = Run(job, Journal(store, Events()), lambda: AT, Events(), is_new=True)
    given = {"request": asked("hello"), "message": SAID, "is_lost": True} | changes
    return Outgoing(platform=room, run=run, throttle=Throttle(), patience=HOUR, doubt=True, **given)


@pytest.mark.parametrize(
    ("late", "patience"),
    [
        (timedelta(), 6 * HOUR),
        (2 * HOUR, 4 * HOUR),
        (6 * HOUR, timedelta()),
        (9 * HOUR, timedelta()),
    ],
)
def test_a_digest_may_take_what_is_left_of_its_time(late: timedelta, patience: timedelta) -> None:
    """Counted from when it was due; once that is over there is none."""
    assert patience == patience_for(DIGEST, AT + late, 6 * HOUR)
    assert timedelta(minutes=10) == patience_for(asked("hello", at=AT), AT + late, 6 * HOUR)


def test_a_digest_of_no_known_time_is_due_now() -> None:
    """It has all of its time."""
    assert 6 * HOUR == patience_for(replace(DIGEST, at=None), AT, 6 * HOUR)


def test_a_doubt_is_said_once_and_costs_a_repeat(store: Store, room: Room) -> None:
    """The note stands before the answer, and is not put there twice."""
    once = _outgoing(store, room, repeats=2).mark_doubt()
    twice = once.add_doubt(is_lost=True).mark_doubt()

    assert (False, 1, True) == (once.doubt, once.repeats, once.is_marked)
    assert 2 == len(once.message.parts)
    assert SAID.parts == once.message.parts[1:]
    assert (0, once.message) == (twice.repeats, twice.message)


def test_what_takes_another_messages_place_needs_no_note(store: Store, room: Room) -> None:
    """Nobody sees it twice."""
    message = replace(SAID, in_place=True)
    marked = _outgoing(store, room, message=message).mark_doubt()

    assert (message, False) == (marked.message, marked.doubt)


def test_what_the_platform_failed_at_is_repeated_and_costs_no_repeat(store: Store) -> None:
    """Marked, also where what was lost is not: a 5xx was hardly ever sent."""
    room = Room(repeats=False)
    failed = _outgoing(store, room, is_lost=False, repeats=2).mark_doubt()
    lost = failed.add_doubt(is_lost=True).mark_doubt()

    assert failed.rendered.text.endswith("It grew.")
    assert failed.rendered.text.startswith("I was interrupted, so you may be seeing this twice.")
    assert (2, False) == (failed.repeats, failed.is_asking)
    assert (1, True) == (lost.repeats, lost.is_asking)


@pytest.mark.parametrize(("request_", "typed"), [(asked("hello"), "hello"), (DIGEST, "/digest 3")])
def test_where_nothing_is_repeated_the_reader_is_asked(
    store: Store, request_: object, typed: str
) -> None:
    """By what they would type for it; of a digest that is its preview."""
    room = Room(repeats=False)
    marked = _outgoing(store, room, request=request_).mark_doubt()

    assert typed in marked.rendered.text
    assert "It grew." not in marked.rendered.text


@pytest.mark.parametrize(
    ("sent", "outcome"),
    [
        (Sent("sent"), Done()),
        (Sent("doubt", "timeout"), Done()),
        (Sent("failed", "refused"), Failed(reason="refused")),
        (Sent("failed", "blocked", is_gone=True), Cancelled()),
    ],
)
def test_a_job_becomes_what_its_answer_became(
    sent: Sent, outcome: Done | Failed | Cancelled
) -> None:
    """With what is stored of a delivery; where nobody is left to read it nobody misses it."""
    result = DeliveryResult(outcome=sent.outcome)

    assert outcome == outcome_of(sent)
    assert replace(outcome, result=result) == outcome_of(sent, result)
