"""Whether a text holds several articles, and which."""

import re
from collections.abc import Sequence

from briefings.errors import ReadingError
from briefings.reading.containers.borders import split_at_heads, split_at_rules
from briefings.reading.containers.exports import split_export
from briefings.reading.containers.lines import COPYRIGHT, COUNT, LABELLED
from briefings.reading.containers.part import Part

_SHORT_LINE = re.compile(r"^[^\n]{4,200}$", re.MULTILINE)


def split_text(text: str, file: str) -> Sequence[Part]:
    """Return the articles that a text holds; empty where it is one.

    Raises:
        ReadingError: it shows signs of several, but not where each begins.
    """
    parts = find_parts(text)
    if not parts and _has_several(text):
        reason = "it seems to hold several articles, but it isn't clear where each begins"
        raise ReadingError(file, None, reason, "save each article in a file of its own")
    return parts


def find_parts(text: str) -> Sequence[Part]:
    """Return the articles that a text holds; empty where it is one, or no border is found."""
    return split_export(text) or split_at_rules(text) or split_at_heads(text)


def _has_several(text: str) -> bool:
    """Say whether lines that an article has once stand in a text several times."""
    counts = 0
    titles: set[str] = set()
    holders: set[str] = set()
    for found in _SHORT_LINE.finditer(text):
        line = found[0]
        if COUNT.fullmatch(line):
            counts += 1
        elif COPYRIGHT.fullmatch(line):
            holders.add(line.strip())
        elif (labelled := LABELLED.match(line)) and labelled["title"] and labelled["value"].strip():
            titles.add(labelled["value"].strip())
    return counts > 1 or len(titles) > 1 or (len(holders) > 1 and bool(counts or titles))
