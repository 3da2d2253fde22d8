"""Takes phrases with a place in them apart: "London time", "hora de Madrid", "Portland, Maine"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.subscriptions.times.folding import fold

_TIME_WORDS: Final = re.compile(
    r"^(?:(?:in|à|a|em|de|по|за|بتوقيت|توقيت)\s+)?"
    r"(?:(?:hora|heure|horário|horario|время|час|ora|giờ|توقيت|ساعة)\s+(?:(?:local\s+)?(?:de|d['’]|à|в)\s*)?)?"
    r"(?P<name>.+?)"
    r"(?:\s*(?:standard|summer|daylight|local)?\s*(?:time|times|time\s*zone|zeit|ortszeit|saati|время|времени|часу|часом|时间|時間)"
    r"|'s time)?$",
    re.IGNORECASE,
)


_GERMAN: Final = re.compile(r"(?P<stem>\w{3,})er")
_ADJECTIVE: Final = re.compile(
    r"(?P<stem>[а-яёіїєґ]{3,})(?:ск|ськ)(?:ому|им|ое|ий|ого)", re.IGNORECASE
)
_CASE: Final = re.compile(r"(?P<stem>[а-яёіїєґ]{4,})(?:е|і|ом|у)", re.IGNORECASE)
_STEMS: Final = {"москов": "Москва", "київ": "Київ", "парижс": "Париж"}
"""Names that are spelt otherwise than their adjectives."""
_OWN_TIMES: Final = frozenset(
    map(
        fold,
        (
            "my time", "our time", "my local time", "local time", "my time zone", "my timezone",
            "ortszeit", "meiner zeit", "meine zeit", "unserer zeit", "heure locale", "mon heure",
            "hora local", "mi hora", "minha hora", "местному времени", "моему времени",
            "місцевим часом", "моїм часом", "yerel saatle", "yerel saat", "benim saatimle",
            "بالتوقيت المحلي", "بتوقيتي", "当地时间", "本地时间", "我的时间",
        ),
    )
)  # fmt: skip
_LONGEST_OWN: Final = 3


def without_time_words(words: str) -> str:
    """Return the place in `words` such as "London time", "heure de Paris" or "北京时间"."""
    match = _TIME_WORDS.match(words.strip())
    return match["name"].strip() if match else words


def without_case(words: str) -> Iterator[str]:
    """Yield the names that "Berliner Zeit", "Москве" or "московскому времени" may come from."""
    name = without_time_words(words)
    if name != words and (german := _GERMAN.fullmatch(name)):
        yield german["stem"]
    if adjective := _ADJECTIVE.fullmatch(name):
        yield _STEMS.get(adjective["stem"].casefold(), adjective["stem"])
    elif case := _CASE.fullmatch(name):
        yield f"{case['stem']}а"
        yield case["stem"]


def own_time(words: Sequence[str]) -> int:
    """Return how many words say "my time" or "local time", where times are those of the chat."""
    for length in range(min(_LONGEST_OWN, len(words)), 0, -1):
        if fold(" ".join(words[:length])) in _OWN_TIMES:
            return length
    return 0


def city_and_region(words: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to read `words` as a city with its state or country."""
    name, comma, region = words.partition(",")
    if comma:
        yield name, region
        return
    parts = words.split()
    for last in range(len(parts) - 1, 0, -1):
        yield " ".join(parts[:last]), " ".join(parts[last:])
