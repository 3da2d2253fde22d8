"""Documents that are zip archives: OpenDocument texts and e-books."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_OPEN = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("meta", "meta"),
    )
)
_DUBLIN = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of these parts."""
    raw = BytesIO()
    with ZipFile(raw, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return raw.getvalue()


def open_text(body: str, meta: str = "", styles: str = "") -> bytes:
    """Return an OpenDocument text of that markup."""
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_OPEN}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {_OPEN} {_DUBLIN}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
        }
    )


def book(
    chapters: Iterable[str],
    stated: str = "",
    items: str = "",
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """Return an e-book: the markup of the body of each chapter, and what it states."""
    texts = {f"OEBPS/{number}.xhtml": text for number, text in enumerate(chapters, 1)}
    manifest = "".join(
        f'<item id="c{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in range(1, len(texts) + 1)
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(1, len(texts) + 1))
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
            'container"><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles>'
            "</container>",
            "OEBPS/content.opf": f'<package xmlns="http://www.idpf.org/2007/opf" {_DUBLIN}>'
            f"<metadata>{stated}</metadata><manifest>{manifest}{items}</manifest>"
            f"<spine>{spine}</spine></package>",
            **{
                name: f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" '
                f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head>{body}</html>'
                for name, body in texts.items()
            },
            **(parts or {}),
        }
    )


def word_text(body: bytes) -> bytes:
    """Return a Word file of that markup, with as little as one has to have."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
            'package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="'
            f'{types}.document.main+xml"/></Types>',
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            f'relationships"><Relationship Id="r1" Type="{office}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "word/document.xml": b'<w:document xmlns:w="http://schemas.openxmlformats.org/'
            b'wordprocessingml/2006/main"><w:body>' + body + b"</w:body></w:document>",
        }
    )
