"""Jobs wait for seconds and minutes: here that costs nothing."""

from collections.abc import Callable, Mapping

from tests.virtual_time import VirtualTimeLoop


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], VirtualTimeLoop]]:
    """Run each test on a loop that skips pauses."""
    return {"virtual": VirtualTimeLoop}
