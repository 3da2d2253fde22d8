"""Unit tests reach no network."""

import sys
from collections.abc import Iterator
from contextvars import ContextVar

import pytest

_refusing = ContextVar("refusing", default=False)


def _refuse(event: str, _: object) -> None:
    if event == "socket.connect" and _refusing.get():
        raise AssertionError("a unit test opened a connection")


sys.addaudithook(_refuse)


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    token = _refusing.set(True)
    yield
    _refusing.reset(token)
