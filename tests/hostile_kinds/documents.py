"""Documents, e-books, web archives and bibliographies that mean harm."""

import gzip
import io
import tarfile
import zlib

from tests.hostile_kinds.kind import FEWER, PROSE, Kind
from tests.packages import book, open_text, packed, word_text
from tests.printing import assembled, column, printed

_MOST = 40_000_000
_RUN = b"<w:r><w:t>Ferries sailed again. </w:t></w:r>"
_BODY = f"<body><p>{PROSE}</p></body>"


def _nested(opening: str, closing: str, count: int) -> str:
    return opening * count + PROSE + closing * count


def _tarred(count: int, name: str = "{}.txt") -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        for number in range(count):
            member = tarfile.TarInfo(name.format(number))
            member.size = len(PROSE)
            archive.addfile(member, io.BytesIO(PROSE.encode()))
    return raw.getvalue()


def _packed_again(count: int) -> bytes:
    raw = PROSE.encode()
    for _ in range(min(count, 1_000)):
        raw = gzip.compress(raw, 1)
    return raw


def _pages(count: int) -> bytes:
    return printed([column([PROSE, str(number)]) for number in range(count)])


def _tree(count: int) -> bytes:
    """Return a PDF whose one page lies as deep in the tree of pages."""
    nodes = [b"<</Type/Catalog/Pages 2 0 R>>"]
    nodes += [b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (3 + each) for each in range(count)]
    return assembled([*nodes, b"<</Type/Page/MediaBox[0 0 9 9]>>"])


def _bomb(count: int) -> bytes:
    """Return a PDF whose page is packed twice."""
    stream = zlib.compress(zlib.compress(bytes(min(1_000 * count, _MOST)), 9), 9)
    return assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
            b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream"
            % (len(stream), stream),
        ]
    )


def _shown(operators: bytes) -> bytes:
    """Return a PDF whose page is drawn so."""
    return printed([column([PROSE])]).replace(b"BT /F1", operators + b" BT /F1")


def _crawled(count: int, header: str = "") -> bytes:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>" + PROSE.encode() * 3
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
        f"{header}Content-Type: application/http; msgtype=response\r\nContent-Length: {len(page)}"
    )
    return (head.encode() + b"\r\n\r\n" + page + b"\r\n\r\n") * count


def _strings(count: int) -> bytes:
    """Return BibTeX whose abstract is twice as long for each of its strings (billion laughs)."""
    named = [f'@string{{a0 = "{PROSE}"}}']
    named += [f"@string{{a{each} = a{each - 1} # a{each - 1}}}" for each in range(1, count)]
    return ("\n".join(named) + f"\n@article{{b, abstract = a{count - 1}}}").encode()


DOCUMENTS = {
    "docx: runs": Kind(".docx", lambda n: word_text(b"<w:p>" + _RUN * n + b"</w:p>")),
    "docx: paragraphs": Kind(".docx", lambda n: word_text((b"<w:p>" + _RUN + b"</w:p>") * n)),
    "docx: tables in tables": Kind(
        ".docx",
        lambda n: word_text(b"<w:tbl><w:tr><w:tc>" * n + _RUN + b"</w:tc></w:tr></w:tbl>" * n),
    ),
    "docx: elements left open": Kind(".docx", lambda n: word_text(b"<w:p>" * n)),
    "docx: spaces": Kind(".docx", lambda n: word_text(b" " * 1_000 * n), FEWER),
    "docx: parts": Kind(
        ".docx",
        lambda n: packed(
            {"[Content_Types].xml": "", **{f"word/document{i}.xml": "" for i in range(n)}}
        ),
        FEWER,
    ),
    "odt: spans in spans": Kind(
        ".odt", lambda n: open_text(f"<text:p>{_nested('<text:span>', '</text:span>', n)}</text:p>")
    ),
    "odt: paragraphs": Kind(".odt", lambda n: open_text(f"<text:p>{PROSE}</text:p>" * n)),
    "odt: a space many times": Kind(
        ".odt", lambda n: open_text(f"<text:p>{PROSE}<text:s text:c='{n}0000'/></text:p>")
    ),
    "epub: chapters": Kind(".epub", lambda n: book([_BODY] * n), FEWER),
    "epub: deep chapter": Kind(".epub", lambda n: book([_nested("<div>", "</div>", n)])),
    "epub: items": Kind(".epub", lambda n: book([_BODY], items="<item/>" * n)),
    "rtf: groups": Kind(".rtf", lambda n: b"{\\rtf1 " + b"{\\b a" * n + b"}" * n + b"}"),
    "rtf: hidden groups": Kind(".rtf", lambda n: b"{\\rtf1 " + b"{\\v " * n + b"A text.}"),
    "rtf: binary": Kind(".rtf", lambda n: b"{\\rtf1{\\pict\\bin" + b"9" * n + b" }A text.}"),
    "rtf: letters": Kind(".rtf", lambda n: b"{\\rtf1 " + b"\\u8364?\\'e4" * n + b"}"),
    "rtf: links": Kind(
        ".rtf", lambda n: b"{\\rtf1 " + b'{\\field{\\*\\fldinst{HYPERLINK "a"}}' * n + b"A text.}"
    ),
    "PDF: pages": Kind(".pdf", _pages, FEWER),
    "PDF: deep tree": Kind(".pdf", _tree, FEWER),
    "PDF: packed twice": Kind(".pdf", _bomb, FEWER),
    "PDF: arrays in arrays": Kind(".pdf", lambda n: _shown(b"[" * n)),
    "PDF: dictionaries in dictionaries": Kind(".pdf", lambda n: _shown(b"<<" * n)),
    "PDF: states": Kind(".pdf", lambda n: _shown(b"q " * n)),
    "PDF: strings": Kind(".pdf", lambda n: _shown(b"(" * n)),
    "PDF: header only": Kind(".pdf", lambda n: b"%PDF-1.7\n" * n),
    "tar: members": Kind(".tar", _tarred, FEWER),
    "tar: deep names": Kind(".tar", lambda n: _tarred(1, "a/" * min(n, 10_000) + "b.txt")),
    "tar: names that lead out": Kind(".tar", lambda n: _tarred(1, "../" * min(n, 10_000) + "b")),
    "tar: cut short": Kind(".tar", lambda n: _tarred(n)[:-11_000], FEWER),
    "tar.gz: padding": Kind(".tar.gz", lambda n: gzip.compress(_tarred(1) + bytes(n)), FEWER),
    "gzip in gzip": Kind(".gz", _packed_again, FEWER),
    "warc: records": Kind(".warc", _crawled, FEWER),
    "warc: long header": Kind(".warc", lambda n: _crawled(1, f"X: {'a' * n}\r\n")),
    "warc: headers": Kind(".warc", lambda n: _crawled(1, "X: a\r\n" * n)),
    "warc: no end": Kind(".warc", lambda n: b"WARC/1.0\r\n" * n),
    "BibTeX: braces": Kind(".bib", lambda n: b"@article{a, abstract = " + b"{" * n + b"}"),
    "BibTeX: entries": Kind(".bib", lambda n: b"@article{a, abstract={A text.}}\n" * n, FEWER),
    "BibTeX: strings of strings": Kind(".bib", _strings, (1, 5, 10, 15, 60)),
    "BibTeX: accents": Kind(".bib", lambda n: b"@a{a, abstract={" + b'{\\"a}' * n + b"}}", FEWER),
    "MHTML: parts": Kind(
        ".mhtml",
        lambda n: (
            b"Content-Type: multipart/related; boundary=b\n\n"
            + b"--b\nContent-Type: text/plain\n\nA\n" * n
        ),
    ),
}
"""Kinds of documents by name."""
