"""What a pattern matches at some places of a text."""

import re
from collections.abc import Iterable, Iterator


def matches_at(
    starts: Iterable[int], wanted: re.Pattern[str], text: str
) -> Iterator[re.Match[str]]:
    """Yield what a pattern matches at some places, as `finditer` would if it looked only there."""
    end = 0
    for start in starts:
        if start >= end and (found := wanted.match(text, start)):
            yield found
            end = found.end()
