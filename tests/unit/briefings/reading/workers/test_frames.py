"""What a worker may send: a parser that was taken over writes any bytes it likes."""

from pickle import UnpicklingError

import pytest

from briefings.errors import ReadingError
from briefings.reading.workers.frames import decode_value, encode


def test_values_of_ours_come_back_as_they_were() -> None:
    """Refusals, and what holds them."""
    refusal = ReadingError("a.txt", "line 3", "it is empty", "leave it out")
    (found,) = decode_value(encode([refusal]))

    assert str(refusal) == str(found)


@pytest.mark.parametrize(
    "name",
    [
        b"os\nsystem",
        b"briefings.reading.workers.worker\nPopen",
        b"briefings.reading.workers.worker\nos.system",
        b"briefings.reading.workers.pool\ncall",
    ],
)
def test_nothing_else_is_made(name: bytes) -> None:
    """Neither what our modules import, nor what they do."""
    with pytest.raises(UnpicklingError):
        decode_value(b"\x80\x04c" + name + b"\n.")
