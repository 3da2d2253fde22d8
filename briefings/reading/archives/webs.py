"""Web archives (WARC): the pages that a crawler fetched, each at its address."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, Final

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from briefings.addresses import is_address, page_of
from briefings.errors import ReadingError
from briefings.reading.archives.allowance import CHUNK, LARGEST_MEMBER, Allowance, Unpacked
from briefings.reading.metadata import Begun, Place

_SIGN: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}WARC/\d")
_PAGES: Final = re.compile(r"\s*+(?:text/html|application/xhtml\+xml)\b", re.IGNORECASE)
_FETCHED: Final = "200"


def is_web_archive(head: bytes) -> bool:
    """Say whether bytes begin as a web archive does."""
    return bool(_SIGN.match(head))


def unpack_web_archive(stream: BinaryIO, place: Place, allowance: Allowance) -> Unpacked:
    """Yield the pages of an archive; pictures, scripts and what was not found are passed over.

    Args:
        stream: the archive, read once from its beginning to its end.
        place: where it is.
        allowance: what may still be unpacked.
    """
    try:
        for number, record in enumerate(_pages(stream), 1):
            allowance.take_member(place.file)
            yield Begun(file=f"{place.file}#{number}")
            yield _page(record, number, place, allowance)
    except ReadingError as error:
        yield error
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - the library promises no errors of its own
        yield ReadingError(place.file, None, "a broken web archive (WARC)", "fetch it again")


def _pages(stream: BinaryIO) -> Iterator[ArcWarcRecord]:
    """Yield the records of pages that were there."""
    for record in ArchiveIterator(stream):
        if not is_address(_address(record) or ""):
            continue
        http = record.http_headers
        fetched = record.rec_type == "response" and http and http.get_statuscode() == _FETCHED
        if (fetched or record.rec_type == "resource") and _PAGES.match(_media(record)):
            yield record


def _address(record: ArcWarcRecord) -> str | None:
    found = record.rec_headers.get_header("WARC-Target-URI")
    return found.strip().removeprefix("<").removesuffix(">") if found else None


def _media(record: ArcWarcRecord) -> str:
    headers = record.http_headers or record.rec_headers
    return headers.get_header("Content-Type") or ""


def _page(
    record: ArcWarcRecord, number: int, place: Place, allowance: Allowance
) -> tuple[bytes, Place] | ReadingError:
    file, url = f"{place.file}#{number}", _address(record)
    content = bytearray()
    stream = record.content_stream()
    while piece := stream.read(CHUNK):
        content += piece
        if len(content) > LARGEST_MEMBER:
            reason = f"a page of more than {LARGEST_MEMBER:,} bytes"
            return ReadingError(file, None, reason, "leave it out")
    allowance.size -= len(content)
    own = replace(place, file=file, origin=page_of(url), url=url, media=_media(record))
    return bytes(content), own
