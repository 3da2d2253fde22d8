"""What tests of the running bot share."""

from collections.abc import Callable, Mapping

from tests.virtual_time import VirtualTimeLoop


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], VirtualTimeLoop]]:
    """Let no test wait: pauses take no time."""
    return {"virtual": VirtualTimeLoop}
