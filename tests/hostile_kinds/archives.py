"""Zip archives, and what is packed in other ways."""

import gzip
import io
import struct
import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tests.hostile_kinds.kind import FEWER, PROSE, Kind

_MOST = 1 << 20


def packed(members: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    """Return an archive."""
    raw = io.BytesIO()
    with ZipFile(raw, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(ZipInfo(name), content, method)
    return raw.getvalue()


def _overlapping(count: int) -> bytes:
    """Return an archive all members of which have the same bytes (Fifield, WOOT 2019)."""
    content = bytes(40_000_000)
    one = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = one.compress(content) + one.flush()
    sizes = (zlib.crc32(content), len(data), len(content))
    head = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 33, *sizes, 5, 0) + b"a.txt"
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 33, *sizes, 5, *[0] * 6)
    directory = (entry + b"a.txt") * count
    start = len(head) + len(data)
    counts = (count % 65_536, count % 65_536, len(directory), start, 0)
    return head + data + directory + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, *counts)


def _nested(count: int) -> bytes:
    raw = packed({"a.txt": PROSE.encode()})
    for _ in range(count):
        raw = packed({"a.zip": raw}, ZIP_STORED)
    return raw


def _many_nested(count: int) -> bytes:
    inner = packed({f"{n}.txt": PROSE.encode() for n in range(100)})
    return packed({f"{n}.zip": inner for n in range(count)})


def _lying(count: int) -> bytes:
    raw = packed({"a.txt": PROSE.encode() * count})
    return raw.replace(struct.pack("<L", len(PROSE) * count), struct.pack("<L", 5))


ARCHIVES = {
    "zip: padding": Kind(".zip", lambda n: packed({"a.txt": bytes(1_000 * n)}), FEWER),
    "zip: spaces": Kind(".zip", lambda n: packed({"a.txt": b" " * 1_000 * n}), FEWER),
    "zip: overlapping members": Kind(".zip", _overlapping, (1, 10, 100, 1_000)),
    "zip: archive in archive": Kind(".zip", _nested, (1, 2, 3, 10, 100)),
    "zip: archives of archives": Kind(".zip", _many_nested, (1, 10, 100)),
    "zip: members": Kind(
        ".zip", lambda n: packed({f"{i}.txt": b"A text." for i in range(n)}), FEWER
    ),
    "zip: empty members": Kind(
        ".zip", lambda n: packed({f"{i}.txt": b"" for i in range(n)}), FEWER
    ),
    "zip: long name": Kind(".zip", lambda n: packed({"a" * min(n, 65_000): b"A text."})),
    "zip: deep name": Kind(".zip", lambda n: packed({"a/" * min(n, 30_000) + "b": b"A text."})),
    "zip: names that lead out": Kind(
        ".zip", lambda n: packed({"../" * min(n, 20_000) + "b.txt": b"A text."})
    ),
    "zip: lies about sizes": Kind(".zip", _lying, FEWER),
    "zip: cut short": Kind(".zip", lambda n: packed({"a.txt": PROSE.encode() * n})[:-30], FEWER),
    "zip: begins and ends only": Kind(".zip", lambda n: b"PK\3\4" * n + b"PK\5\6" + bytes(18)),
    "zip: hostile members": Kind(
        ".zip",
        lambda n: packed(
            {
                "a.txt": PROSE.encode(),
                "b.html": b"<div>" * n + b"text",
                "c.json": b"[" * n,
                "d.eml": b"From: " + b"(" * n + b"\n\nText.\n",
                "e.txt": PROSE.encode(),
            }
        ),
    ),
    "gzip": Kind(".gz", lambda n: gzip.compress(bytes(min(n * 1_000, 100 * _MOST))), FEWER),
    "gzip named as text": Kind(".txt", lambda n: gzip.compress(bytes(n * 1_000)), FEWER),
    "PDF": Kind(".pdf", lambda n: b"%PDF-1.7\n" + b"1 0 obj\n" * n),
    "RTF": Kind(".rtf", lambda n: b"{\\rtf1" + b"{\\b" * n),
    "no ending": Kind("", lambda n: b"\x7fELF" * n),
}
"""Kinds of archives by name."""
