"""What stands where a sentence has what looks like a figure: an amount, or nothing to count."""

from typing import Final, Literal, NamedTuple, TypeAlias

from briefings.language.numbers.tokens.lexer import Tokens

AmountKind: TypeAlias = Literal[
    "number", "money", "percent", "fraction", "duration", "ordinal", "score", "time", "name"
]


class Amount(NamedTuple):
    """An amount as it stands in a text.

    Attributes:
        start: where its words begin.
        end: where they end.
        kind: what sort of amount it is.
        value: in units of `unit`; the first end of a range or score.
        unit: "USD", "%", "m³", "barrel/day", … or "" for a bare number; "hour" of a duration up
            to weeks, "month" of a longer one; of a name, the letters beside its figure.
        high: the other end of a range or score, None of all else.
        loose: whether it is told loosely, as in "hundreds".
    """

    start: int
    end: int
    kind: AmountKind
    value: float
    unit: str
    high: float | None = None
    loose: bool = False


class Piece(NamedTuple):
    """What was read at a token.

    Attributes:
        begin: place of its first token.
        end: place of the token after it.
        amount: what it is, None where it counts nothing.
        read: whether it was understood.
        number: what its numeral alone stands for.
        scale: by what the numeral's last word multiplies, 1 for none.
    """

    begin: int
    end: int
    amount: Amount | None = None
    read: bool = True
    number: float = 0.0
    scale: float = 1.0

    @property
    def is_bare(self) -> bool:
        """Whether it is a number without a unit."""
        return self.amount is not None and self.amount.kind == "number" and not self.amount.unit


def piece(  # noqa: PLR0913, PLR0917 - what an amount is made of
    tokens: Tokens,
    begin: int,
    end: int,
    kind: AmountKind,
    value: float,
    unit: str = "",
    *,
    high: float | None = None,
    number: float | None = None,
    scale: float = 1.0,
    loose: bool = False,
) -> Piece:
    """Return a piece with an amount from the token at `begin` to the one before `end`."""
    amount = Amount(tokens[begin].start, tokens[end - 1].end, kind, value, unit, high, loose)
    return Piece(begin, end, amount, number=value if number is None else number, scale=scale)


def unread(begin: int, end: int) -> Piece:
    """Return a piece that was not understood."""
    return Piece(begin, end, read=False)


FRACTIONS_IN: Final = frozenset("/½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
