"""E-mail and mailboxes."""

from base64 import b64encode

from tests.hostile_kinds.kind import EDGES, FEWER, PROSE, Kind, utf8

_HEAD = "From: A B <a@b.example>\nSubject: A subject\nDate: Thu, 8 May 2025 10:00:00 +0000\n"


def _mail(header: str, pattern: str, after: str = "") -> Kind:
    """Return the kind of a message one header of which repeats a pattern."""
    return Kind(".eml", lambda n: utf8(f"{header}{pattern * n}{after}\n{_HEAD}\n{PROSE}\n"))


def _body(pattern: str, headers: str = "", after: str = "") -> Kind:
    return Kind(".eml", lambda n: utf8(f"{_HEAD}{headers}\n{PROSE}\n{pattern * n}{after}\n"))


def _multipart(pattern: str) -> Kind:
    return _body(pattern, "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n")


def _nested(count: int) -> bytes:
    message = f"{_HEAD}\n{PROSE}\n"
    for _ in range(count):
        message = f"{_HEAD}MIME-Version: 1.0\nContent-Type: message/rfc822\n\n{message}"
    return utf8(message)


def _parts_in_parts(count: int) -> bytes:
    parts = [f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(count)]
    return utf8(f"{_HEAD}MIME-Version: 1.0\n{''.join(parts)}Content-Type: text/plain\n\n{PROSE}")


def _attached(count: int) -> bytes:
    part = f"--a\nContent-Type: message/rfc822\n\n{_HEAD}\n{PROSE}\n\n"
    head = f"{_HEAD}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n"
    return utf8(f"{head}{part * count}--a--\n")


def _encoded(encoding: str, raw: bytes) -> Kind:
    headers = f"MIME-Version: 1.0\nContent-Transfer-Encoding: {encoding}\n"
    return Kind(".eml", lambda n: utf8(f"{_HEAD}{headers}\n") + raw * n)


MAILS = {
    "mail: open comments in From": _mail("From: ", "("),
    "mail: open quotations in From": _mail("From: ", '"\\'),
    "mail: brackets in From": _mail("From: ", "<"),
    "mail: groups in From": _mail("From: ", "a:b@c,"),
    "mail: addresses": _mail("To: ", "A B <a@b.example>, "),
    "mail: words encoded": _mail("Subject: ", "=?utf-8?q?a=20b?= "),
    "mail: words encoded on lines": _mail("Subject: ", "=?utf-8?b?YWJj?=\n "),
    "mail: open encoded word": _mail("Subject: =?utf-8?q?", "=20"),
    "mail: questions in a subject": _mail("Subject: ", "=?"),
    "mail: long subject": _mail("Subject: ", "a word "),
    "mail: replies": _mail("Subject: ", "Re: "),
    "mail: forwards": _mail("Subject: ", "Fwd: Re[2]: "),
    "mail: many headers": _mail("", "X-A: b\n"),
    "mail: many equal headers": _mail("", "Subject: a\n"),
    "mail: folded header": _mail("Subject: a", "\n b"),
    "mail: header without a name": _mail("", ": a\n"),
    "mail: comments in Date": _mail("Date: Thu, 8 May 2025 10:00 ", "("),
    "mail: long Date": _mail("Date: ", "1 "),
    "mail: offsets": _mail("Date: Thu, 8 May 2025 10:00:00 +", "9"),
    "mail: edges of time": Kind(
        ".eml",
        lambda n: utf8(f"From: A <a@b.example>\nDate: {EDGES[n]}\nSubject: A\n\n{PROSE}\n"),
        tuple(range(len(EDGES))),
    ),
    "mail: long Message-ID": _mail("Message-ID: <", "a.", "@b>"),
    "mail: open Message-ID": _mail("Message-ID: ", "[<"),
    "mail: references": _mail("References: ", "<a@b>\n "),
    "mail: parameters": _mail("MIME-Version: 1.0\nContent-Type: text/plain", "; a=b"),
    "mail: parameters in parts": Kind(
        ".eml",
        lambda n: utf8(
            "MIME-Version: 1.0\nContent-Type: text/plain"
            + "".join(f";\n name*{i}*=a%20" for i in range(n))
            + f"\n{_HEAD}\n{PROSE}"
        ),
    ),
    "mail: quotations in a type": _mail('MIME-Version: 1.0\nContent-Type: text/plain; a="', '\\"'),
    "mail: charset": _mail("MIME-Version: 1.0\nContent-Type: text/plain; charset=", "a"),
    "mail: message in message": Kind(".eml", _nested, FEWER),
    "mail: parts in parts": Kind(".eml", _parts_in_parts, FEWER),
    "mail: attached messages": Kind(".eml", _attached, FEWER),
    "mail: parts": _multipart("--a\nContent-Type: text/plain\n\nWords.\n"),
    "mail: empty parts": _multipart("--a\n"),
    "mail: long boundary": _mail(
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=", "a"
    ),
    "mail: base64": _encoded("base64", b64encode(PROSE.encode()) + b"\n"),
    "mail: broken base64": _encoded("base64", b"=*a"),
    "mail: quoted-printable": _encoded("quoted-printable", b"=20=C3=\n="),
    "mail: uuencoded": _encoded("x-uuencode", b"begin 644 a\nM!\n"),
    "mail: quoted lines": _body("> a line\n"),
    "mail: deep quotations": Kind(".eml", lambda n: utf8(f"{_HEAD}\n{PROSE}\n{'>' * n} a\n")),
    "mail: attributions": _body("On Thu, 8 May 2025, A B wrote:\n> a line\n\n"),
    "mail: forwarded in text": _body("---------- Forwarded message ----------\nFrom: A\n\n"),
    "mail: page": _body("<p>A<br>", "MIME-Version: 1.0\nContent-Type: text/html\n"),
    "mail: deep page": _body("<blockquote>", "MIME-Version: 1.0\nContent-Type: text/html\n"),
    "mail: signatures": _body("-- \nA B\n"),
    "mail: headers only": Kind(".eml", lambda n: utf8("Subject: a\n" * n)),
    "mailbox: messages": Kind(
        ".mbox",
        lambda n: utf8(f"From a@b.example Thu May  8 10:00:00 2025\n{_HEAD}\n{PROSE}\n\n" * n),
        FEWER,
    ),
    "mailbox: beginnings": Kind(".mbox", lambda n: utf8("From a@b 10:00\n" * n)),
    "mailbox: quoted beginnings": Kind(
        ".mbox", lambda n: utf8(f"From a@b 10:00\n{_HEAD}\n{'>From ' * n}\n")
    ),
}
"""Kinds of mail by name."""
