"""A quantity, as it stands in a text."""

from math import inf
from typing import Final, Literal, NamedTuple, TypeAlias

from briefings.language.numbers.tokens.pieces import AmountKind

QuantityKind: TypeAlias = AmountKind | Literal["date"]
Bound: TypeAlias = Literal["", "about", "at least", "at most"]

_TURNS_OF_PHRASE: Final = {"ordinal": 3, "number": 1}
"""Values up to which ordinals and numbers are words like others."""
_PERIODS_BY_NAME: Final = frozenset({"quarter", "period"})
"""Units of dates that are told in words."""


class Quantity(NamedTuple):
    """A quantity as it stands in a text.

    Attributes:
        start: where its words begin, with "more than" or "by" before the numeral.
        end: where they end.
        kind: what sort of quantity it is; only those of one kind and unit compare.
        value: in units of `unit`; the first end of a range or score.
        unit: "USD", "%", "m³", …, or "" for a bare number; "hour" of a duration up to weeks,
            "month" of a longer one; a date's `Precision`; the letters of a name.
        bound: how the value is qualified.
        of: stems of the thing that is counted or qualified, in text order; may be empty.
        high: the other end of a range or score, None of all else.
    """

    start: int
    end: int
    kind: QuantityKind
    value: float
    unit: str
    bound: Bound
    of: tuple[str, ...]
    high: float | None = None

    @property
    def ends(self) -> tuple[float, float]:
        """Its least and its most."""
        high = self.value if self.high is None else self.high
        return min(self.value, high), max(self.value, high)


def is_in_words(text: str, quantity: Quantity) -> bool:
    """Tell whether a quantity of `text` is told in words like others: "first", "a week"."""
    start, end, kind, value, unit = quantity[:5]
    if kind in ("name", "fraction") or unit in _PERIODS_BY_NAME or quantity.high is not None:
        return True
    if kind == "duration":
        return text[start:end].casefold().startswith(("a ", "an "))
    return value <= _TURNS_OF_PHRASE.get(kind, -inf)
