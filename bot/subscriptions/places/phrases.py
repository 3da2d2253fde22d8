"""Takes phrases with a place in them apart: "London time", "hora de Madrid", "Portland, Maine"."""

import re
from collections.abc import Iterator
from typing import Final

_TIME_WORDS: Final = re.compile(
    r"^(?:(?:in|à|a|em|de|по|за|بتوقيت|توقيت)\s+)?"
    r"(?:(?:hora|heure|horário|horario|время|час|ora|giờ|توقيت|ساعة)\s+(?:(?:local\s+)?(?:de|d['’]|à|в)\s*)?)?"
    r"(?P<name>.+?)"
    r"(?:\s*(?:standard|summer|daylight|local)?\s*(?:time|times|time\s*zone|zeit|ortszeit|saati|время|времени|часу|时间|時間)"
    r"|'s time)?$",
    re.IGNORECASE,
)


def without_time_words(words: str) -> str:
    """Return the place in `words` such as "London time", "heure de Paris" or "北京时间"."""
    match = _TIME_WORDS.match(words.strip())
    return match["name"].strip() if match else words


def city_and_region(words: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to read `words` as a city with its state or country."""
    name, comma, region = words.partition(",")
    if comma:
        yield name, region
        return
    parts = words.split()
    for last in range(len(parts) - 1, 0, -1):
        yield " ".join(parts[:last]), " ".join(parts[last:])
