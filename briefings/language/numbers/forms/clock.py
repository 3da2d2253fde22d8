"""Times of day of a sentence: "9 a.m.", "21:00 GMT", "noon"."""

from typing import Final, NamedTuple

from briefings.language.numbers.tokens.lexer import Tokens

_HALVES: Final = {"am": 0.0, "pm": 12.0}
_WORDS: Final = {"noon": 12.0, "midday": 12.0, "midnight": 0.0}
CLOCK_WORDS: Final = frozenset(_WORDS)
_ZONES: Final = frozenset(
    {"gmt", "utc", "bst", "cet", "cest", "est", "edt", "et", "pst", "pdt", "pt"}
)
_AFTER: Final = frozenset({"hours", "hrs", "h", "local", "on", *_ZONES})
_HALF_DAY: Final = 12.0
_MINUTES: Final = 60.0


class Clock(NamedTuple):
    """A time of day.

    Attributes:
        end: place of the token after it.
        hour: from 0 to 24, with minutes as its fraction.
        unit: "" where the half of the day is known, else "of 12".
    """

    end: int
    hour: float
    unit: str = ""


def clock_at(tokens: Tokens, place: int) -> Clock | None:
    """Return the time of day that begins at a token."""
    token = tokens[place]
    if token.low in _WORDS:
        return Clock(place + 1, _WORDS[token.low])
    if token.kind == "clock":
        return _of_digits(tokens, place)
    hour = _hour(tokens, place)
    if hour is None:
        return None
    if half := _half(tokens, place + 1):
        return Clock(place + 2, hour % _HALF_DAY + _HALVES[half])
    if tokens.low(place + 1) in ("o'clock", "oʼclock"):
        return Clock(place + 2, hour, "of 12")
    return None


def _hour(tokens: Tokens, place: int) -> float | None:
    """Return the hour of "9" and "9.30"."""
    token = tokens[place]
    if token.kind != "number":
        return None
    hour, _, minutes = token.text.partition(".")
    if not hour.isdigit() or not 1 <= int(hour) <= _HALF_DAY:
        return None
    if not minutes:
        return float(hour)
    is_clock = len(minutes) == 2 and minutes.isdigit() and int(minutes) < _MINUTES  # noqa: PLR2004
    return int(hour) + int(minutes) / _MINUTES if is_clock else None


def _half(tokens: Tokens, place: int) -> str:
    """Return "am" or "pm" where that stands; "2 am" is no form of "to be"."""
    low = tokens.low(place)
    return low if low in _HALVES else ""


def _of_digits(tokens: Tokens, place: int) -> Clock | None:
    hour, minute, *second = map(int, tokens[place].text.split(":"))
    if second or hour > 24:  # noqa: PLR2004 - a time that something took
        return None
    value = hour + minute / _MINUTES
    half = _half(tokens, place + 1)
    if half:
        return Clock(place + 2, value % _HALF_DAY + _HALVES[half])
    low = tokens.low(place + 1)
    known = hour > _HALF_DAY or hour == 0 or tokens[place].text.startswith("0")
    return Clock(place + 1, value, "" if known or low in _AFTER - {"on", "local"} else "of 12")
