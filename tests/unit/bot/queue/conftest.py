"""Jobs wait for seconds and minutes: here that costs nothing."""

from collections.abc import Callable, Mapping

import pytest

from storage.ports.store import Store
from tests.trial import Handling, Trial
from tests.virtual_time import VirtualTimeLoop


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], VirtualTimeLoop]]:
    """Run each test on a loop that skips pauses."""
    return {"virtual": VirtualTimeLoop}


@pytest.fixture
def trial(store: Store) -> Callable[..., Trial]:
    """Make a trial of outcomes."""
    return lambda *outcomes, **changes: Trial(store, Handling(list(outcomes), **changes))
