"""From bytes to text: encoding and line ends."""

import codecs
import re

from briefings.errors import ReadingError
from briefings.reading.encodings.damage import LOST

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""What these labels mean in practice, see https://encoding.spec.whatwg.org/#names-and-labels."""

_MISREAD = re.compile(r"[\x80-\x9f]")
"""Control characters that nobody writes, but that a wrong one-byte encoding yields."""

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_RUN = re.compile(rb"[\x80-\xff]{2}")
_SPARSE = 0.03
"""Below this share of bytes beyond ASCII, or where none has another beside it, a detector has too
little to go by: it reads the four bytes of a Latin-1 "café" as UTF-16."""

_PADDED = re.compile(r"(?<!\x00)(?:\x00++(?=\s|\Z)|(?<=\s)\x00++)")
_PADDING = 0.01
"""Zero bytes in a text that a crash or a copy left in it."""

_SHORTEST = 32
"""Bytes below which a detector guesses: it reads "Порт открыт." in Windows-1251 as Chinese."""

_HOLES = 0.25
"""UTF-16 in Latin letters is half zero bytes; ASCII with fewer among it is none."""


_CHARSET = re.compile(rb"""<\?xml[^>]{0,80}encoding\s*=\s*["']([\w.:-]{1,40})""")


def xml_charset(raw: bytes) -> str | None:
    """Return the charset that an XML declaration names, or None."""
    found = _CHARSET.search(raw, 0, 200)
    return found[1].decode() if found else None


def decode(raw: bytes, *, file: str, declared: str | None = None) -> str:
    r"""Return the text of `raw`, line ends brought to ``\n``.

    A byte order mark is taken at its word, then UTF-8 is tried, also with a few bytes that are
    wrong, then the declared charset, then the encodings of one byte in which the words are words,
    then what charset-normalizer detects.

    Args:
        raw: the bytes.
        file: their name, for the refusal.
        declared: the charset that a header or a page claims; a wrong one is passed over.

    Raises:
        ReadingError: the bytes are empty, are no text, or are text in no encoding known.
    """
    text = _text(raw, declared)
    if text is None:
        if b"\x00" in raw or _is_binary(raw):
            raise ReadingError(file, None, "binary, not text", "give a text file")
        raise ReadingError(file, None, "unknown encoding", "save it as UTF-8")
    if not text.strip():
        raise ReadingError(file, None, "empty", "give it some text or leave it out")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(raw: bytes, declared: str | None) -> str | None:
    for mark, encoding in _MARKED:
        if raw.startswith(mark):
            return _decoded(raw, encoding)
    stated = [_known(declared)] if declared else []
    # Charsets that switch by escape sequences are ASCII to the eye, so also valid UTF-8.
    for encoding in (*stated, "utf-8") if b"\x1b" in raw else ("utf-8",):
        if (text := _decoded(raw, encoding)) is not None:
            return text
    if (text := _damaged_utf8(raw)) is not None:
        return text
    declarations = (_decoded(raw, encoding) for encoding in stated)
    return next((text for text in declarations if text is not None), None) or _detected(raw)


def _damaged_utf8(raw: bytes) -> str | None:
    """Return the text of bytes that are UTF-8 but for a few, each of which stands as U+FFFD.

    In no other encoding do as many letters look like sequences of UTF-8 by chance as do not.
    """
    text = raw.decode("utf-8", "replace")
    lost, holes = text.count(LOST), text.count("\x00")
    sound = sum(not letter.isascii() for letter in text) - lost
    if lost > sound or holes > _PADDING * len(text):
        return None
    return _PADDED.sub("", text).replace("\x00", LOST)


def _known(declared: str) -> str:
    """Return the codec that `declared` means, UTF-8 where it means none."""
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return "utf-8"
    return _MEANT.get(name, name)


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        text = raw.decode(encoding)
    except (LookupError, ValueError):
        return None
    if "\x00" in text or (not encoding.startswith("utf") and _MISREAD.search(text)):
        return None
    return text


def _detected(raw: bytes) -> str | None:
    from briefings.reading.encodings.one_byte import (  # noqa: PLC0415 - most files never need it
        decode_one_byte,
        decode_other_alphabet,
    )

    beyond = len(_BEYOND_ASCII.findall(raw))
    if b"\x00" in raw:
        if not beyond and raw.count(0) < _HOLES * len(raw):
            return None
    elif (text := decode_one_byte(raw)) or (text := decode_other_alphabet(raw)):
        return text
    elif beyond < _SPARSE * len(raw) or not _RUN.search(raw) or len(raw) < _SHORTEST:
        return None
    from charset_normalizer import from_bytes  # noqa: PLC0415 - most files never need it

    found = from_bytes(raw).best()
    return _decoded(raw, found.encoding) if found else None


def _is_binary(raw: bytes) -> bool:
    from charset_normalizer import is_binary  # noqa: PLC0415 - most files never need it

    return is_binary(raw)
