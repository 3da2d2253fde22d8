"""What readers have marked in articles: of each article the passages, and no word between them."""

from collections.abc import Mapping
from typing import Final

_PASSAGES: Final = ("text", "quote", "highlight", "content")
_TITLES: Final = ("title", "readabletitle", "booktitle")
_ADDRESSES: Final = ("sourceurl", "url", "link")

NOTE: Final = "only the passages that somebody marked, not the whole text"


def has_passages(record: Mapping[str, object]) -> bool:
    """Say whether a record, its names written plainly, holds passages of an article."""
    held = record.get("highlights")
    return isinstance(held, list) and any(map(_passage, held))


def marked_fields(record: Mapping[str, object]) -> dict[str, object]:
    """Return the fields of the article that passages are of.

    The program from which they come is no source, and the day when they were marked no date.
    """
    held = record.get("highlights")
    passages = map(_passage, held if isinstance(held, list) else ())
    return {
        "title": next((record[name] for name in _TITLES if record.get(name)), None),
        "url": next((record[name] for name in _ADDRESSES if record.get(name)), None),
        "text": "\n\n".join(dict.fromkeys(filter(None, passages))),
    }


def _passage(held: object) -> str:
    """Return the words of a passage, unless it was taken back."""
    if not isinstance(held, Mapping) or held.get("is_deleted"):
        return ""
    words = (held.get(name) for name in _PASSAGES)
    return next((each.strip() for each in words if isinstance(each, str) and each.strip()), "")
