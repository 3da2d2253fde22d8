"""What is fuzzed: for each target samples, the words of its grammar, and what reads it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import Final

from briefings.reading.feeds.entry import SourcePlace
from briefings.reading.feeds.read import read_source
from briefings.reading.formats import read_bytes
from briefings.reading.metadata import Place
from tests.feeds import TEXT, atom, rss
from tests.fuzz.mutating import mutated
from tests.packages import book, open_text, packed, word_text
from tests.printing import column, printed

AT: Final = datetime(2025, 6, 10, 6, tzinfo=UTC)
PROSE: Final = (
    "Ferries sailed again on Monday after a strike of two weeks, the harbour master said."
)


def _source(raw: bytes, file: str) -> Iterable[object]:
    return read_source(raw, SourcePlace(url=f"https://post.example/{file}", at=AT))


def _file(raw: bytes, file: str) -> Iterable[object]:
    return read_bytes(raw, Place(file=file, origin=f"/in/{file}", at=AT))


def _packed(raw: bytes, ending: str) -> bytes:
    return _PACKERS[ending](raw) if ending in _PACKERS else raw


@dataclass(frozen=True, slots=True)
class Target:
    """One kind of input.

    Attributes:
        share: how many of a hundred inputs are of it, as far as they are quick to read.
        samples: well-formed ones, by the ending of their name.
        tokens: words of its grammar.
        read: what reads bytes, given the name of their file.
    """

    share: int
    samples: Mapping[str, Sequence[bytes]]
    tokens: Sequence[bytes]
    read: Callable[[bytes, str], Iterable[object]] = _file

    def input(self, random: Random) -> tuple[bytes, str]:
        """Return an input, and the name of its file."""
        ending = random.choice(sorted(self.samples))
        raw = mutated(self.samples[ending], self.tokens, random)
        return _packed(raw, ending), f"a{ending}"


def _encoded(*texts: str) -> tuple[bytes, ...]:
    return tuple(text.encode() for text in texts)


_ITEM: Final = (
    "<item><title>Sailing &amp; fares</title><link>https://post.example/1?utm_source=a</link>"
    f"<guid>1</guid><pubDate>Tue, 03 Jun 2025 08:00:00 GMT</pubDate>{TEXT}"
    "<dc:creator>Lee</dc:creator><source url='https://a.example/'>Post</source></item>"
)
_CHANNEL: Final = "<title>Post</title><language>en</language><ttl>60</ttl>"
_ENTRY: Final = (
    "<entry><title type='html'>Sailing</title><id>1</id><link href='/1'/>"
    "<published>2025-06-03T08:00:00Z</published><author><name>Lee</name></author>"
    f"<content type='html'>&lt;p&gt;{PROSE}&lt;/p&gt;</content></entry>"
)
_JSON_FEED: Final = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "language": "en", "items":'
    ' [{"id": "1", "url": "https://post.example/1", "title": "Sailing",'
    ' "content_html": "<p>A text.</p>",'
    ' "date_published": "2025-06-03T08:00:00Z", "authors": [{"name": "Lee"}]}]}'
)
_RECORD: Final = (
    f'[{{"title": "Sailing", "text": "{PROSE}", "date": "2025-06-03", "url":'
    ' "https://post.example/1", "source": {"name": "Post"}, "id": 1, "language": "en-GB"}]'
)
_MAIL: Final = (
    "From: Evening Post <news@post.example>\nTo: a@b.example\nSubject: =?utf-8?q?F=C3=A4hre?=\n"
    "Date: Tue, 3 Jun 2025 08:00:00 +0000\nMessage-ID: <1@post.example>\nMIME-Version: 1.0\n"
)
_MULTIPART: Final = (
    f"{_MAIL}Content-Type: multipart/alternative; boundary=b\n\n--b\n"
    f"Content-Type: text/plain; charset=utf-8\n\n{PROSE}\n--b\nContent-Type: text/html\n"
    f"Content-Transfer-Encoding: quoted-printable\n\n<p>{PROSE}</p>\n--b--\n"
)
_QUOTING: Final = f"{_MAIL}\nYes.\n\nOn Mon, 2 Jun 2025, Lee <l@a.example> wrote:\n> {PROSE}\n"
_PAGE: Final = (
    "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Sailing - Post</title>"
    '<meta property="og:title" content="Sailing"><meta property="og:site_name" content="Post">'
    '<link rel=canonical href="https://post.example/1"><script type="application/ld+json">'
    '{"@type": "NewsArticle", "headline": "Sailing", "datePublished": "2025-06-03"}</script>'
    f"</head><body><article><h1>Sailing</h1><p>{PROSE}</p><p>{PROSE}</p></article></body></html>"
)
_HEADS: Final = (
    (
        "---\ntitle: Sailing\nlanguage: en\nsource: Post\ndate: 2025-06-03\ntags: [a, b]\n---\n\n"
        "# A\n\n"
    ),
    "+++\ntitle = 'Sailing'\nlanguage = 'en'\ndate = 2025-06-03T08:00:00Z\n[extra]\na = 1\n+++\n\n",
    "Sailing\n\nSource: Post\nPublished: 3 June 2025\nhttps://post.example/1\n\n",
)
_RIS: Final = f"TY  - NEWS\nTI  - Sailing\nT2  - Post\nDA  - 2025/06/03/\nAB  - {PROSE}\nER  - \n"
_BIBTEX: Final = '@article{a, title={{Sailing}}, year=2025, abstract={F{\\"a}hren \\emph{sail}.}}'
_WORD: Final = f"<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>{PROSE}</w:t></w:r></w:p>"
_RICH: Final = r"{\rtf1\ansi\ansicpg1252{\info{\title A}}\pard Ferries {\b sail}. \u8364? \'e4\par}"
_OPEN: Final = (
    "<text:h>Sailing</text:h><text:p>Ferries<text:s/>sail<text:note>a</text:note>.</text:p>"
)

_PACKERS: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    ".docx": word_text,
    ".odt": lambda raw: open_text(raw.decode("utf-8", "replace")),
    ".epub": lambda raw: book([raw.decode("utf-8", "replace")]),
    ".zip": lambda raw: packed({"a.txt": raw}),
}
"""What makes a file of a part of it: most changes of what is packed only break the packing."""

TARGETS: Final[Mapping[str, Target]] = {
    "feed": Target(
        15,
        {
            ".rss": _encoded(rss(_ITEM, _CHANNEL)),
            ".atom": _encoded(atom(_ENTRY, "<title>Post</title>", "xml:lang='en'")),
            ".json": _encoded(_JSON_FEED),
        },
        _encoded(
            "<item>", "</item>", "<entry>", "<link>", "<link href='", "<guid isPermaLink='true'>",
            "<content:encoded>", "<pubDate>", "xml:base='//a'", "<source>", "<title type='xhtml'>",
            "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "xmlns:x='y'", "javascript:alert(1)",
            '"items":', "<media:group>", "<textinput>", "<image>", "<div style='", "a@b.c (",
            "[", "{", '"',
        ),
        _source,
    ),
    "page": Target(
        1,
        {".html": _encoded(_PAGE)},
        _encoded(
            "<div>", "</div>", "<p>", "<table>", "<script>", "<svg>", "<math>", "<template>",
            "<base href='//x'>", "<meta charset=utf-7>", '{"@graph":[', "<time datetime='", "<h2>",
            "<article>", "<!--", "style='display:none'", "hidden", "<plaintext>", "<a href='/2'>",
        ),
    ),
    "mail": Target(
        6,
        {
            ".eml": _encoded(_MULTIPART, _QUOTING, f"{_MAIL}\n{PROSE}\n"),
            ".mbox": _encoded(f"From a@b Tue\n{_MAIL}\n{PROSE}\n\nFrom a@b Tue\n{_QUOTING}"),
            ".mhtml": _encoded(_MULTIPART),
        },
        _encoded(
            "From: ", "=?utf-8?q?", "?=", "=?x?b?", "(", "<a@b>", "boundary=", "--b\n", "> ",
            "\nOn ", "Content-Type: message/rfc822\n", "charset=utf-16",
            "Content-Transfer-Encoding: base64\n",
            "filename*0*=", "Date: ", "\nFrom ", "-----Original Message-----\n", "wrote:\n",
        ),
    ),
    "record": Target(
        59,
        {
            ".json": _encoded(_RECORD, f'{{"articles": {_RECORD}}}'),
            ".jsonl": _encoded(_RECORD[1:-1] + "\n" + _RECORD[1:-1]),
            ".csv": _encoded(
                f'title,text,date,language\nA,"{PROSE}",2025-06-03,en\nB,"{PROSE}",\n'
            ),
        },
        _encoded(
            "[", "{", "}", '"', '"text":', '"db":[{', '"highlights":[{"text":"', "null", "true",
            ",", "\\", '""', ";", "\t", "text", "date", ",,,,", "<p>", "&amp;", "-", ":",
        ),
    ),
    "reference": Target(
        1,
        {
            ".ris": _encoded(_RIS),
            ".bib": _encoded(_BIBTEX),
            ".srt": _encoded(f"1\n00:00:01,000 --> 00:00:02,000\n{PROSE}\n"),
        },
        _encoded(
            "@article{", "@string{a=", "@comment{", "ER  - \n", "TY  - ", "AB  - ", "-->", "{", "}",
            "\\emph{", '\\"', "#", "=", ",", "WEBVTT\n", "00:00:01.000", "<v A>", "{\\an8}", "$",
        ),
    ),
    "front matter": Target(
        14,
        {".md": tuple((head + PROSE).encode() for head in _HEADS)},
        _encoded(
            "---\n", "+++\n", "title: ", "&a ", "*a", "<<: *a", "!!python/object:os.system ",
            "!!set ", "date: ", "? ", "- ", "[[", "'''", "| \n", "{a: ", "```\n", "# ",
            "Source: ", "\t",
        ),
    ),
    "document": Target(
        4,
        {
            ".docx": _encoded(_WORD),
            ".odt": _encoded(_OPEN),
            ".epub": _encoded(f"<body><h1>A</h1><p>{PROSE}</p></body>"),
            ".rtf": _encoded(_RICH),
            ".pdf": (printed([column([PROSE[:40], PROSE[40:]])], {"Title": "A"}),),
            ".zip": _encoded(PROSE),
        },
        _encoded(
            "<w:p>", "</w:p>", "<w:del>", "<w:t>", "<text:p>", "<text:s/>", "<body>", "<p>",
            "{\\b ", "}", "\\u-1?", "\\bin99999999 ", "{\\*\\", "<</Length 9>>", "stream\n",
            "endobj\n",
            "1 0 R", "[", "<<", "/Filter/FlateDecode", "BT ", " Tj", " Tm", "/Kids[2 0 R]",
        ),
    ),
}  # fmt: skip
"""By name; commands are fuzzed by `tests.fuzzing`, which answers them."""
