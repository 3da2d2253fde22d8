"""PDF files as programs make them: lines of text at their places."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

Printed: TypeAlias = tuple[float, float, float, str]
"""Where a line begins, in points from the left and the bottom; its size; its text."""


def column(
    lines: Iterable[str], top: float = 700.0, size: float = 10.0, x: float = 72.0
) -> list[Printed]:
    """Return lines one below the other; an empty one is the gap between two paragraphs."""
    return [(x, top - 1.2 * size * number, size, line) for number, line in enumerate(lines) if line]


def printed(pages: Iterable[Sequence[Printed]], info: Mapping[str, str] | None = None) -> bytes:
    """Return a PDF of these pages, in Helvetica."""
    contents = [_content(page) for page in pages]
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(contents), kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, content in enumerate(contents):
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>"
            b"/Contents %d 0 R>>" % (5 + 2 * number),
            b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        ]
    stated = "".join(f"/{name}({value})" for name, value in (info or {}).items())
    objects.append(f"<<{stated}>>".encode("cp1252"))
    return assembled(objects, info=len(objects))


def assembled(objects: Sequence[bytes], info: int = 0) -> bytes:
    """Return a PDF of these objects, numbered from 1, the first of them the catalogue."""
    raw = b"%PDF-1.7\n"
    starts = []
    for number, content in enumerate(objects, 1):
        starts.append(len(raw))
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    trailer = b"/Info %d 0 R" % info if info else b""
    return raw + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\n"
        b"startxref\n%d\n%%%%EOF" % (len(objects) + 1, table, len(objects) + 1, trailer, len(raw))
    )


def _content(page: Sequence[Printed]) -> bytes:
    shown = [f"/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj" for x, y, size, text in page]
    return f"BT {' '.join(shown)} ET".encode("cp1252")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
