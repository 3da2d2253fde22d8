"""Waiting for what is asynchronous where an answer is made, on whatever thread that is."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_Found = TypeVar("_Found")


def wait_for(found: Coroutine[object, object, _Found]) -> _Found:
    """Return what a coroutine returns: on a loop and a thread of its own.

    In a terminal, answers are made on the thread of the program's own loop.
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, found).result()
