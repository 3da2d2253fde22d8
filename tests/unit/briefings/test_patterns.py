import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import briefings
from briefings.patterns import _Uncompiled, pattern


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(briefings.__path__, "briefings."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, _Uncompiled):
                yield f"{module.name}.{name}", value  # type: ignore[misc]  # it stands for one


@pytest.mark.parametrize(("name", "found"), list(_patterns()))
def test_every_pattern_can_be_compiled(name: str, found: re.Pattern[str]) -> None:
    """One that is used seldom would else go wrong only then."""
    assert found.pattern, name  # which compiles it


def test_a_pattern_does_what_that_of_the_library_does() -> None:
    """Before and after its first use; and it has nothing that it does not need."""
    ours, theirs = (
        pattern(r"(\w+)-(?P<last>\w+)", re.IGNORECASE),
        re.compile(r"(\w+)-(?P<last>\w+)"),
    )
    for text in ("mon-fri", "no", ""):
        assert theirs.findall(text) == ours.findall(text)
        assert theirs.sub("x", text) == ours.sub("x", text)
        assert bool(theirs.fullmatch(text)) == bool(ours.fullmatch(text))
    assert theirs.pattern == ours.pattern
    with pytest.raises(AttributeError):
        ours.scanner  # type: ignore[attr-defined]  # noqa: B018
