"""What is wrong with a picture is named."""

import zlib

from tests.pictures.chromium import Shot, is_blank


def _png(rows: list[bytes]) -> bytes:
    raw = zlib.compress(b"".join(b"\0" + row for row in rows))
    chunk = len(raw).to_bytes(4) + b"IDAT" + raw + b"sum "
    return b"\x89PNG\r\n\x1a\n" + chunk


def test_a_picture_of_one_colour_is_blank() -> None:
    """Whatever the colour; one with something on it is not."""
    assert is_blank(_png([b"\xd5\xe0\xd0" * 9] * 9))
    assert not is_blank(_png([b"\xd5\xe0\xd0" * 9] * 8 + [bytes(range(27))]))


def test_what_is_wrong_with_a_picture_is_said() -> None:
    """What is cut, too wide or blank."""
    shot = Shot(_png([b"\0\0\0" * 9]), 398, ("Why these?",))

    assert [
        "cut on a button: Why these?",
        "398 px wide — at most 390",
        "nothing is on it",
    ] == shot.faults
    assert [] == Shot(_png([bytes(range(27))]), 390, ()).faults
