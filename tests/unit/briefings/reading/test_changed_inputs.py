"""A slice of what `./dev bench fuzz` tries: inputs changed by chance are read or refused."""

import pytest

from tests.fuzz import reading
from tests.fuzz.reading import changed, fuzz
from tests.fuzz.targets import TARGETS, Target

EACH = {"feed": 1_000, "page": 150, "mail": 500, "reference": 300, "document": 800}
MOST = 1_500
LATER = 10_000_000
"""Other inputs than the benchmark's first million."""


@pytest.mark.parametrize("name", TARGETS)
def test_no_changed_input_ends_in_an_error_or_over_limits(name: str) -> None:
    """Each is read, or refused in words of the reader's own, within what a file may take."""
    tally = fuzz(name, LATER, LATER + EACH.get(name, MOST))

    assert [] == tally.faults
    assert tally.inputs == EACH.get(name, MOST)


def test_an_input_is_made_again_by_its_number() -> None:
    """A fault names it, and whoever mends it needs it."""
    for target in TARGETS.values():
        assert changed(target, 7) == changed(target, 7)


def _fails(raw: bytes, _: str) -> list[object]:
    return [raw.decode("ascii")]


def test_an_error_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of whatever kind, and the inputs after it are read all the same."""
    odd = Target(1, {".txt": (b"\xff",)}, (b"a",), _fails)
    monkeypatch.setattr(reading, "TARGETS", {"odd": odd})
    faults = [fault for _, _, fault in reading.read_changed("odd", 0, 20)]

    assert len(faults) == 20
    assert any("UnicodeDecodeError" in str(fault) for fault in faults)


def test_what_ends_its_worker_is_a_fault() -> None:
    """A target that the worker doesn't know ends the call, as a crash would."""
    tally = fuzz("no such target", 0, 2)

    assert [True, True] == [fault.is_over_limits for fault in tally.faults]
