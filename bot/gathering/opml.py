"""Sources as a list of feeds (OPML 2.0) has them, to take along or to share.

What OPML has no word for stands in attributes of our own, so that what is exported comes back as it
was. Other programs pass over these, and see feeds with their titles.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from functools import partial
from typing import Final, cast, get_args
from xml.sax.saxutils import quoteattr

from bot.chat.errors import SourceError
from bot.gathering.addresses import parse_address
from bot.gathering.editing import LEAST_EVERY, MOST_EVERY
from briefings.errors import ReadingError
from briefings.gathering.source import Source, SourceKind
from briefings.reading.outlines.outline import Outline
from briefings.reading.workers.calls import READ_OPML
from briefings.reading.workers.failures import CallFailed
from briefings.reading.workers.pool import call

NAMESPACE: Final = "urn:briefing-bot:source"
_OWN: Final = ("kind", "every", "full-text", "language", "topics", "trust", "licence", "audience")
_NO_XML: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_HEAD: Final = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:bot="{NAMESPACE}">
  <head>
    <title>Sources</title>
  </head>
  <body>
"""
_TAIL: Final = "  </body>\n</opml>\n"


def encode_opml(sources: Iterable[Source]) -> str:
    """Return sources as OPML, in their order."""
    return _HEAD + "".join(map(_encode, sources)) + _TAIL


def read_opml(raw: bytes, file: str) -> Iterator[Source | ReadingError]:
    """Yield the sources of a list of feeds, each address once, and what of it can't be used.

    Args:
        raw: its bytes, which are parsed in a worker.
        file: its name, for refusals.

    Raises:
        WorkerError: no process can be started to parse it in.
    """
    seen: set[str] = set()
    try:
        for found in call(READ_OPML, raw, file):
            source = _decode(found, file) if isinstance(found, Outline) else found
            if isinstance(source, ReadingError):
                yield source
            elif isinstance(source, Source) and source.id not in seen:
                seen.add(source.id)
                yield source
    except CallFailed as failure:
        yield ReadingError(file, None, failure.reason, failure.remedy)


def _encode(source: Source) -> str:
    is_feed = source.kind == "feed"
    stated = {
        "type": "rss" if is_feed else "link",
        "text": _stated(source.title) or source.address,
        "title": source.title,
        "xmlUrl" if is_feed else "url": source.address,
        "bot:kind": source.kind,
        "bot:every": str(source.every // timedelta(seconds=1)) if source.every else None,
        "bot:full-text": "true" if source.full_text else None,
        "bot:language": source.language,
        "bot:topics": " ".join(source.topics),
        "bot:trust": source.trust,
        "bot:licence": source.licence,
        "bot:audience": source.audience,
    }
    attributes = (
        f"{name}={quoteattr(value)}"
        for name, value in ((name, _stated(value)) for name, value in stated.items())
        if value
    )
    return f"    <outline {' '.join(attributes)}/>\n"


def _stated(value: str | None) -> str:
    """Return what of a value XML can hold; nothing where that says nothing."""
    kept = _NO_XML.sub("", value or "")
    return kept if kept.strip() else ""


def _decode(outline: Outline, file: str) -> Source | ReadingError:
    """Return the source that an outline names, or why there is none."""
    stated = {name: value for name, value in outline.attributes if value.strip()}
    refuse = partial(ReadingError, file, f"line {outline.line}")
    own = {name: stated[f"bot:{name}"] for name in _OWN if f"bot:{name}" in stated}
    if "kind" in own and own["kind"] not in get_args(SourceKind):
        return refuse(f"{own['kind']!r} is no kind of source", "leave that attribute out")
    written = stated.get("xmlurl") or (stated.get("url") if "kind" in own else None)
    if not written:
        remedy = "add its page with `briefing-bot sources add`, which finds the feed"
        return refuse("it has no address of a feed (xmlUrl)", remedy)
    try:
        is_page = stated.get("type", "").lower().startswith("html")  # FreshRSS: HTML+XPath
        kind, address = _place(written, cast("SourceKind | None", own.get("kind")), is_page=is_page)
    except SourceError as error:
        return refuse(f"{error.address}: {error.reason}", error.remedy)
    every = _every(own.get("every"))
    if isinstance(every, str):
        return refuse(every, "write it in seconds, from 300 to 2592000")
    return Source(
        kind=kind,
        address=address,
        title=_title(stated, written),
        every=every,
        full_text=own.get("full-text") == "true",
        language=own.get("language"),
        topics=tuple(own.get("topics", "").split()),
        trust=own.get("trust"),
        licence=own.get("licence"),
        audience=own.get("audience"),
    )


def _place(written: str, own: SourceKind | None, *, is_page: bool) -> tuple[SourceKind, str]:
    """Return the kind and address of a source; what our own export says stays as it is.

    Raises:
        SourceError: nothing can be gathered from there.
    """
    if own in {"folder", "upload"}:
        return own, written
    kind, address = parse_address(written)
    if (kind in {"folder", "mailbox"} or own == "mailbox") and own != kind:
        raise SourceError(written, "it is no feed", "leave it out")
    if own:
        return own, written
    return kind or ("section" if is_page else "feed"), address


def _title(stated: Mapping[str, str], address: str) -> str | None:
    """Return what people call a source: OPML's text; its title where that is only the address."""
    titles: Iterable[str] = filter(None, map(stated.get, ("text", "title")))
    named = (title for title in titles if title.strip() != address.strip())
    return next(named, None) or stated.get("title")


def _every(written: str | None) -> timedelta | str | None:
    """Return how often a source is fetched, or what is wrong with it as it is written."""
    if written is None:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", written):
        return f"{written!r} is no time between two fetches"
    every = timedelta(seconds=int(written))
    return every if LEAST_EVERY <= every <= MOST_EVERY else f"every {written} seconds can't be had"
