"""What amounts are in, besides money: measures, lengths of time, and rates of them."""

from typing import Final, Literal, NamedTuple, TypeAlias

from briefings.language.numbers.tokens.lexer import Tokens
from briefings.language.numbers.units.measures import ABBREVIATIONS, MEASURES

LENGTHS: Final = {
    "second": (1 / 3600, "hour"),
    "minute": (1 / 60, "hour"),
    "hour": (1.0, "hour"),
    "day": (24.0, "hour"),
    "week": (168.0, "hour"),
    "fortnight": (336.0, "hour"),
    "month": (1.0, "month"),
    "year": (12.0, "month"),
    "decade": (120.0, "month"),
    "century": (1200.0, "month"),
    "centurie": (1200.0, "month"),
}
"""How long each is: in hours up to weeks, in months from there."""
_SHORT_LENGTHS: Final = {
    "sec": "second",
    "min": "minute",
    "hr": "hour",
    "h": "hour",
    "wk": "week",
    "yr": "year",
}
_HEAT: Final = {
    "c": "°C",
    "celsius": "°C",
    "celcius": "°C",
    "centigrade": "°C",
    "f": "°F",
    "fahrenheit": "°F",
    "farenheit": "°F",
}
_POWERS: Final = {"²": "²", "³": "³", "2": "²", "3": "³"}
_SHARES: Final = frozenset({"percent", "pct", "percents", "percentage"})
_AGES: Final = frozenset({"old", "olds"})
_LONG: Final = frozenset({"thick", "long", "wide", "tall", "deep", "high"})
_PER: Final = frozenset({"per", "a", "an", "each", "/", "every"})
_LONGEST: Final = 2


UnitKind: TypeAlias = Literal["percent", "duration", "number"]


class Unit(NamedTuple):
    """A unit after a numeral.

    Attributes:
        end: place of the token after it.
        kind: what sort of unit it is.
        unit: its one name.
        size: by what it multiplies, as lengths of time have two units only.
    """

    end: int
    kind: UnitKind
    unit: str
    size: float = 1.0


def unit_after(tokens: Tokens, place: int) -> Unit | None:  # noqa: PLR0911 - one form after the other
    """Return the unit that begins at a token, right after a numeral."""
    token = tokens[place]
    if token.text in ("%", "％"):
        return Unit(place + 1, "percent", "%")
    if token.text in "°º" and token.text:
        return _degrees(tokens, place + 1)
    if tokens.dashed(place):
        place += 1
    elif token.kind != "word":
        return None
    if share := _share(tokens, place):
        return share
    if tokens.low(place) == "yo":
        return Unit(place + 1, "number", "year of age")
    if tokens.low(place) == "in" and tokens[place - 1].kind == "number":
        ends = tokens[place + 1].kind == "mark" or tokens.low(place + 1) in _LONG
        return Unit(place + 1, "number", "inch") if ends else None
    return _slashed(tokens, place) or _length(tokens, place) or _measure(tokens, place)


def length_at(tokens: Tokens, place: int) -> tuple[int, float, str] | None:
    """Return the place after a word for a length of time, how long it is, and in what."""
    low = tokens.low(place)
    name = _SHORT_LENGTHS.get(low) or _SHORT_LENGTHS.get(low.removesuffix("s")) or low
    known = LENGTHS.get(name) or LENGTHS.get(name.removesuffix("s").removesuffix("'"))
    return (place + 1, *known) if known else None


def rate_after(tokens: Tokens, place: int) -> tuple[int, str] | None:
    """Return the place after "a day" or "per hour", and "/day" or "/hour"."""
    if tokens.low(place) not in _PER:
        return None
    low = tokens.low(place + 1)
    name = _SHORT_LENGTHS.get(low, low)
    if tokens[place + 1].kind != "word" or name not in LENGTHS or name == "second":
        return None
    if tokens.low(place + 2) in ("ago", "later", "earlier", "before", "after", "and"):
        return None
    return place + 2, f"/{name}"


def _share(tokens: Tokens, place: int) -> Unit | None:
    low = tokens.low(place)
    at = place + 1
    if low in ("per", "p"):
        if tokens.low(place + 1) not in ("cent", "c"):
            return None
        at = place + 2
    elif low not in _SHARES:
        return None
    if tokens.low(at) in ("point", "points"):
        return Unit(at + 1, "number", "percentage point")
    return Unit(at, "percent", "%")


def _length(tokens: Tokens, place: int) -> Unit | None:
    found = length_at(tokens, place)
    if found is None:
        return None
    end, size, unit = found
    old = tokens.after_dash(end)
    if tokens.low(old) in _AGES or (tokens.low(end), tokens.low(end + 1)) == ("of", "age"):
        name = tokens.low(place).removesuffix("s")
        after = old + 1 if tokens.low(old) in _AGES else end + 2
        return Unit(after, "number", f"{name} of age")
    return Unit(end, "duration", unit, size)


def _degrees(tokens: Tokens, place: int) -> Unit:
    heat = _HEAT.get(tokens.low(place))
    if heat and (len(tokens.low(place)) > 1 or tokens[place].text.isupper() or tokens.glued(place)):
        return Unit(place + 1, "number", heat)
    return Unit(place, "number", "degree")


def _measure(tokens: Tokens, place: int) -> Unit | None:
    """Return the measure of the longest name that begins at a token."""
    for count in range(_LONGEST, 0, -1):
        last = place + count - 1
        if count > 1 and tokens.dashed(place + 1):  # "square-foot"
            last += 1
        written = [tokens[at] for at in sorted({place, last})]
        if any(token.kind != "word" for token in written):
            continue
        name = " ".join(token.low for token in written)
        unit = MEASURES.get(name) or MEASURES.get(name.removesuffix("s"))
        if unit == "degree":
            low = tokens.low(last + 1)
            heat = _HEAT.get(low)
            if heat:
                return Unit(last + 2, "number", heat)
        if unit is None:
            unit = _abbreviated(tokens, place, count)
        if unit:
            return _powered(tokens, last + 1, unit)
    return None


def _abbreviated(tokens: Tokens, place: int, count: int) -> str | None:
    text = " ".join(tokens[at].text for at in range(place, place + count))
    unit = ABBREVIATIONS.get(text) or ABBREVIATIONS.get(text.removesuffix("."))
    if len(text) == 1 and not tokens.glued(place) and text not in ("g", "L", "t", "m", "V", "W"):
        return None
    return unit


def _slashed(tokens: Tokens, place: int) -> Unit | None:
    if tokens.low(place + 1) == "/":
        unit = ABBREVIATIONS.get("".join(tokens[at].text for at in range(place, place + 3)))
        return Unit(place + 3, "number", unit) if unit else None
    if tokens.low(place) in ("lb", "mi") and tokens.low(place + 1) == "-":
        unit = ABBREVIATIONS.get("".join(tokens[at].text for at in range(place, place + 3)))
        return Unit(place + 3, "number", unit) if unit else None
    return None


def _powered(tokens: Tokens, place: int, unit: str) -> Unit:
    """Take in the power of "km²" and "km2", and the hour of "km/h"."""
    token = tokens[place]
    if tokens.low(place) == "/" and tokens.low(place + 1) in ("h", "hr", "hour"):
        return Unit(place + 2, "number", f"{unit}/hour")
    power = _POWERS.get(token.text) if tokens.glued(place) else None
    return (
        Unit(place + 1, "number", f"{unit.replace('metre', 'm')}{power}")
        if power
        else Unit(place, "number", unit)
    )
