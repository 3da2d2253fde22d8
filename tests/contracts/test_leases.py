"""Leases of jobs in a store: whoever has one keeps it."""

from datetime import timedelta

from storage.ports.store import Store
from tests.builders import AT, a_job

LATER, LEASE = AT + timedelta(days=1), timedelta(minutes=3)


def test_what_the_caller_has_itself_is_not_taken_up(store: Store) -> None:
    """However long ago it was noted; what another one took up meanwhile is."""
    store.record([a_job("a"), a_job("b")])
    mine = {job.key: job.lease for job in store.take_up("telegram", AT)}
    store.record([a_job("c")])

    assert ["c"] == [job.key for job in store.take_up("telegram", LATER, LEASE, held=mine)]
    assert ["a", "b"] == [job.key for job in store.take_up("telegram", LATER, held={"c": 1})]
    assert ["a", "b"] == [job.key for job in store.take_up("telegram", LATER, held=mine)][:2]
