"""Bytes changed by chance, as a parser's enemies and bad lines change them."""

from collections.abc import Sequence
from random import Random
from typing import Final

MOST_CHANGES: Final = 6
LONGEST: Final = 40_000
USUAL: Final = 3_000
"""Bytes of an input: a few are long, as what is slow shows in those."""
_LONG_ONES: Final = 0.005
_FLIPS: Final = 0.6
_REPEATED: Final = (2, 3, 10, 50)
_ODD: Final = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x1b$B", b"\r",
    b"\x85", "\u2028\u202e\ufffe".encode(), b"&#0;", b"&#xD800;", b"&#x110000;", b"&a;", b"%",
    b"\\u0000",
    b"\\ud83d", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<?", b'"', b"'", b"<", b">", b"/", b"=",
    b"-1", b"0", b"9" * 30, b"1e999", b"0000-00-00", b"9999-12-31T23:59:59-14:00", b"NaN", b" ",
    b"\n\n",
)  # fmt: skip
"""What no text needs, and any may hold."""


def mutated(samples: Sequence[bytes], tokens: Sequence[bytes], random: Random) -> bytes:
    """Return one of `samples`, changed in one to six places.

    Args:
        samples: well-formed inputs.
        tokens: words of their grammar.
        random: chance; the same in the same state gives the same.
    """
    raw = bytearray(random.choice(samples))
    is_long = random.random() < _LONG_ONES
    for _ in range(random.randint(1, MOST_CHANGES)):
        _change(raw, samples, tokens, random)
        if is_long:
            at = random.randint(0, len(raw))
            raw[at:at] = random.choice(tokens) * random.randint(100, 5_000)
    return bytes(raw[: LONGEST if is_long else USUAL])


def _change(
    raw: bytearray, samples: Sequence[bytes], tokens: Sequence[bytes], random: Random
) -> None:
    """Change one place: put a word or more in, repeat, take away, or go on as another sample."""
    at = random.randint(0, len(raw))
    end = min(len(raw), at + random.choice((1, 2, 5, 20, 200)))
    other = random.choice(samples)
    put = (
        random.choice(tokens),
        random.choice(_ODD),
        bytes(raw[at:end]) * random.choice(_REPEATED),
        random.choice(tokens) * random.choice(_REPEATED),
    )
    match random.randrange(4 + len(put)):
        case 0:
            raw[at:end] = b""
        case 1:
            raw[at:end] = random.randbytes(end - at)
        case 2:
            raw[at:] = other[random.randint(0, len(other)) :]
        case 3:
            _flip(raw, at, random)
        case number:
            raw[at:at] = put[number - 4]


def _flip(raw: bytearray, at: int, random: Random) -> None:
    """Change a bit, or take away all that follows."""
    if at < len(raw) and random.random() < _FLIPS:
        raw[at] ^= 1 << random.randrange(8)
    else:
        del raw[at:]
