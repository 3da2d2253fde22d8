"""Headers of messages: which are read, and what is done about those that can't be."""

import math
from email.errors import MessageError
from email.message import Message

from briefings.errors import ReadingError

LONGEST_SUBJECT = 20_000
LONGEST_HEADER = 4_000
"""Characters of a header that is read: the library takes the square of the time for some.

Of 20,000 quotation marks in a Content-Type it would take all the seconds that a file may take."""

HEADER_FAULTS = (
    MessageError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    NameError,
    OverflowError,
    RecursionError,
)
"""What the standard library's parser raises at malformed headers and parts."""

_HEADERS = frozenset(
    (  # noqa: SIM905 - a word a line is a page of them
        "from subject date message-id in-reply-to archived-at list-post content-type"
        " content-disposition content-transfer-encoding"
    ).split()
)
"""Headers that are read; others may be as long as they like."""


def refuse_long_headers(message: Message, file: str) -> None:
    """Refuse a message with a header, of its own or of a part, that is too long to be read.

    Raises:
        ReadingError: it has one.
    """
    for part in message.walk():
        for name, value in part.raw_items():
            if len(value) > _longest(name.casefold()):
                reason = f"its header {name} has {len(value):,} characters"
                raise ReadingError(file, None, reason, "shorten it, or save the text as .txt")


def empty_broken_headers(message: Message) -> list[str]:
    """Empty the headers of a message and its parts that the library's parser fails on.

    Returns:
        their names, each once.
    """
    emptied: dict[str, None] = {}
    for part in message.walk():
        for name in dict.fromkeys(part.keys()):
            if name.casefold() in _HEADERS and not _is_sound(part, name):
                emptied[name] = None
                del part[name]
                part[name] = ""  # a message without any is none
    return list(emptied)


def _longest(name: str) -> float:
    if name == "subject":
        return LONGEST_SUBJECT
    return LONGEST_HEADER if name in _HEADERS else math.inf


def _is_sound(part: Message, name: str) -> bool:
    try:
        header = part[name]
        _ = [address.display_name for address in getattr(header, "addresses", ())]
    except HEADER_FAULTS:
        return False
    return True
