"""Laws of the queue: whatever happens, each job comes in once and is left in its order."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.opening import open_store
from storage.ports.queue import Ended, NewJob, Sending, Step
from storage.ports.store import Store
from tests.builders import AT, a_job

LATER = AT + timedelta(days=1)


def _ended(key: str) -> Ended:
    return Ended(key=key, at=AT)


def _sending(key: str) -> Sending:
    return Sending(key=key, lease=0, at=AT)


def _left(store: Store) -> list[tuple[str, str]]:
    """Return what is left, and how far it is; whoever looks holds it then."""
    return [(job.key, job.state) for job in store.take_up("telegram", LATER)]


KEYS = st.sampled_from("abcde")
STEPS = st.lists(st.one_of(KEYS.map(a_job), KEYS.map(_sending), KEYS.map(_ended)))


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for all examples, which forget what the one before left."""
    with closing(open_store(f"sqlite:///{tmp_path_factory.mktemp('laws')}/store.db")) as opened:
        yield opened


@settings(max_examples=40)
@given(st.lists(STEPS, max_size=4))
def test_whatever_happens_each_job_comes_in_once_and_is_left_in_its_order(
    laws: Store, calls: Sequence[Sequence[Step]]
) -> None:
    """Against a plain model: what came in, less what has ended."""
    left: dict[str, str] = {}
    over: set[str] = set()
    laws.forget_channel("telegram:1")
    for steps in calls:
        new, own = set(), set()
        for step in steps:
            match step:
                case NewJob(key=key) if key not in left and key not in over:
                    left[key] = "waiting"
                    new.add(key)
                case Sending(key=key) if key in left:
                    left[key] = "sending"
                    own.add(key)
                case Ended(key=key) if key in left:
                    del left[key]
                    over.add(key)
        recorded = laws.record(steps)
        assert (new, own) == (set(recorded.new), recorded.own)
    assert list(left.items()) == _left(laws)


def test_many_threads_record_at_once(store: Store) -> None:
    """Nothing is lost and nothing comes in twice."""
    keys = [f"{n}" for n in range(40)]
    with ThreadPoolExecutor(8) as threads:
        brought = list(threads.map(lambda key: store.record([a_job(key)]).new, keys * 2))

    assert sorted(keys) == sorted(key for new in brought for key in new)
    assert set(keys) == {key for key, _ in _left(store)}
