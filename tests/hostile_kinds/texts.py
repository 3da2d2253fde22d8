"""Plain texts: what sentence borders, heads, marks and encodings have to bear."""

import random

from tests.hostile_kinds.kind import PROSE, Kind, utf8


def _random_bytes(count: int) -> bytes:
    return random.Random(count).randbytes(10 * count)  # noqa: S311 - the same in every run


def _text(pattern: str, around: str = PROSE) -> Kind:
    """Return the kind that repeats a pattern between two sentences."""
    return Kind(".txt", lambda n: utf8(f"{around}{pattern * n} {around}"))


TEXTS = {
    "one long word": Kind(".txt", lambda n: utf8(f"{'a' * n}. {PROSE}\n\n{'a' * n}. {PROSE}")),
    "two words of mixed letters": Kind(".txt", lambda n: utf8(f"{'aB1' * n} {'Ba1' * n}")),
    "one line": Kind(".txt", lambda n: utf8(PROSE.replace(".", ",") * min(4 * n, 390_000))),
    "many sentences": Kind(".txt", lambda n: utf8(PROSE * n)),
    "many lines": Kind(".txt", lambda n: utf8("a line\n" * 10 * n)),
    "many paragraphs": Kind(".txt", lambda n: utf8("A line.\n\n" * n)),
    "blank lines": Kind(".txt", lambda n: utf8(f"{PROSE}{chr(10) * 10 * n}{PROSE}")),
    "spaces": _text(" " * 10),
    "tabs and odd spaces": _text("\t\u00a0\u3000\u2028\u0085"),
    "spaces at line ends": _text("word  \t \n"),
    "zero bytes": Kind(".txt", lambda n: PROSE.encode() + b"\0" * n + PROSE.encode()),
    "zero byte between letters": Kind(".txt", lambda n: b"a\0b " * n),
    "lone surrogates": _text("\ud800"),
    "bidi controls": _text("\u202e\u2066a\u2069\u202c"),
    "zero-width": _text("\u200b\u200d\ufeff\u00ad"),
    "combining marks": _text("a" + "\u0301\u0323" * 5),
    "joined emoji": _text("\U0001f469\u200d"),
    "control characters": _text("\x01\x1b[31m\x07\x7f\x9b"),
    "random bytes": Kind(".txt", _random_bytes),
    "broken UTF-8": Kind(".txt", lambda n: b"word \xe2\x82 \xf0\x9f \xff" * n),
    "overlong UTF-8": Kind(".txt", lambda n: b"\xc0\xaf\xe0\x80\xaf\xf8\x88" * n + b" word"),
    "odd UTF-16": Kind(".txt", lambda n: b"\xff\xfe" + PROSE.encode("utf-16-le") * n + b"a"),
    "UTF-32 beyond Unicode": Kind(".txt", lambda n: b"\xff\xfe\0\0" + b"\xff\xff\xff\x7f" * n),
    "escapes of ISO 2022": Kind(".txt", lambda n: b"\x1b$B!!\x1b(B" * n),
    "Latin-1 letters": Kind(".txt", lambda n: "Müller à Zürich naïf ".encode("latin-1") * n),
    "open quotations": _text("“„«‘"),
    "straight quotations": _text("\"a' "),
    "open parentheses": _text("(["),
    "closed parentheses": _text("(a) [b] "),
    "dots": _text("."),
    "abbreviations": _text("U.S. Gen. Dr. J. R. "),
    "ends of sentences": _text("A?! B... "),
    "digits": _text("1234567890"),
    "groups of digits": _text("1,234,567.89 "),
    "dates": _text("8 May 2025, 08/05/2025, "),
    "days": _text("on Friday last week, "),
    "ranges": _text("1-2-3–4—5 "),
    "addresses": _text("https://a.example/b?c=d&e#f "),
    "mail addresses": _text("a@b.example,"),
    "one long address": Kind(".txt", lambda n: utf8(f"https://a.example/{'a/' * n} {PROSE}")),
    "rules between texts": _text("\n-----\n"),
    "equal signs below": _text("\nTitle\n=====\n"),
    "heads": _text("\nTitle: a\nDate: 8 May 2025\nSource: Reuters\n\n"),
    "bylines": _text("\nBy A B and C D\n"),
    "datelines": _text("LONDON, May 8 (Reuters) - "),
    "capitals": _text("ABC DEF "),
    "hyphens at line ends": _text("word-\n"),
    "stars": _text("* * *\n"),
    "pipes": _text("|a|b"),
    "quoted lines": _text("\n>>> a"),
    "deep quoted line": Kind(".txt", lambda n: utf8(f"{PROSE}\n{'> ' * n}{PROSE}")),
    "Chinese without an end": _text("中文字句子"),
    "Thai without spaces": _text("ภาษาไทย"),
    "signs of other formats": _text("<a{[#%@\\"),
    "beginnings of other formats": Kind(".txt", lambda n: utf8("<!-- " * n + "<html")),
    "head lines like mail": Kind(".txt", lambda n: utf8("A: b\n" * n + PROSE)),
}
"""Kinds of plain text by name."""
