"""What passes between a worker and its parent: frames of bytes, and the values in them."""

import pickle
import struct
from datetime import date, datetime, time, timedelta, timezone
from io import BytesIO
from typing import Final, Literal, TypeAlias

from briefings.reading.workers.limits import Limits

Tag: TypeAlias = Literal[b"c", b"r", b"i", b"e", b"f"]
CALL: Final[Tag] = b"c"
"""What the parent sends: a function and its arguments."""
READY: Final[Tag] = b"r"
"""The worker has started."""
ITEM: Final[Tag] = b"i"
"""One value that the call yields."""
END: Final[Tag] = b"e"
"""The call has ended, and the worker waits for the next."""
FAILED: Final[Tag] = b"f"
"""The call has failed: the name of the error. The worker ends."""

HEAD: Final = struct.Struct(">cQ")
"""The tag, and how many bytes of payload follow."""

_OURS: Final = "briefings."
_OTHERS: Final = {
    **{("datetime", kind.__name__): kind for kind in (date, datetime, time, timedelta, timezone)},
    **{("builtins", kind.__name__): kind for kind in (frozenset, set, complex, bytearray)},
}
"""Types of the standard library that values are made of."""


def encode(value: object) -> bytes:
    """Return a value, or a call, as bytes."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def decode_call(payload: bytes | bytearray) -> tuple[str, tuple[object, ...], Limits]:
    """Return the function's name, its arguments and its limits that the parent sent."""
    function, arguments, limits = pickle.loads(payload)  # noqa: S301 - from our own parent
    return function, arguments, limits


def decode_value(payload: bytes) -> object:
    """Return a value that a worker sent. It has read foreign bytes: only known types are made.

    Raises:
        UnpicklingError: it names anything else.
    """
    return _Known(BytesIO(payload)).load()


class _Known(pickle.Unpickler):
    """Makes types of this package, and the few of the standard library that they hold."""

    def find_class(self, module: str, name: str) -> object:
        if (module, name) in _OTHERS:
            return _OTHERS[module, name]
        found = super().find_class(module, name) if module.startswith(_OURS) else None
        # by where it is defined: our modules hold other types, too, such as subprocess.Popen
        if not (isinstance(found, type) and found.__module__.startswith(_OURS)):
            raise pickle.UnpicklingError(f"{module}.{name} is no type of ours")
        return found
