"""Any function of ours called in a worker, for what takes long rather than what reads files."""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Final

APPLY: Final = f"{__name__}:apply"
"""What the pool is to call: a function's module and name, its arguments, and those with names."""


def apply(
    function: str, arguments: Sequence[object], named: Mapping[str, object]
) -> Iterator[object]:
    """Yield what the function returns, once."""
    module, _, name = function.partition(":")
    yield getattr(import_module(module), name)(*arguments, **named)
