"""JSON, JSON Lines, CSV, references and subtitles."""

from json import dumps

from tests.hostile_kinds.kind import EDGES, FEWER, PROSE, Kind, utf8

_LETTER, _DIVIDER, _NO_NUMBER = "A", ", ", "NaN, "
_RECORD = dumps({"title": "A title", "text": PROSE})


def _json(pattern: str, after: str = "", ending: str = ".json") -> Kind:
    return Kind(ending, lambda n: utf8(f"{pattern * n}{after * n}"))


def _field(name: str, pattern: str) -> Kind:
    """Return the kind of a record in one of whose fields a pattern is repeated."""
    return Kind(
        ".json", lambda n: utf8(f'{{"text": "{PROSE}", "{name}": {pattern.replace("%", "1" * n)}}}')
    )


def _table(pattern: str, head: str = "title,text\n") -> Kind:
    return Kind(".csv", lambda n: utf8(f"{head}A,{PROSE}\n{pattern * n}\n"))


RECORDS = {
    "JSON: deep lists": _json("[", "]"),
    "JSON: open lists": _json("["),
    "JSON: deep objects": _json('{"data":', "}"),
    "JSON: deep objects, ended": Kind(".json", lambda n: utf8('{"data":' * n + _RECORD + "}" * n)),
    "JSON: lists of posts in lists": Kind(
        ".json", lambda n: utf8('{"db":[{"data":' * n + _RECORD + "}]}" * n), FEWER
    ),
    "JSON: long whole number": _field("id", "%"),
    "JSON: long fraction": _field("date", "0.%"),
    "JSON: large power": _field("date", "1e%"),
    "JSON: long date": _field("date", '"%"'),
    "JSON: no numbers": Kind(
        ".json", lambda n: utf8(f'{{"text": "{PROSE}", "date": [{_NO_NUMBER * n}-Infinity]}}')
    ),
    "JSON: many names": Kind(
        ".json",
        lambda n: utf8("{" + "".join(f'"a{i}": 1, ' for i in range(n)) + f'"text": "{PROSE}"}}'),
    ),
    "JSON: one long name": _field("%", "1"),
    "JSON: lone surrogates": Kind(".json", lambda n: utf8('{"text": "\\ud800' + "a" * n + '"}')),
    "JSON: zero characters": Kind(".json", lambda n: utf8('{"text": "a' + "\\u0000" * n + '"}')),
    "JSON: text in parts": Kind(
        ".json", lambda n: utf8('{"text": [' + '"A part.",' * n + '"The last part."]}')
    ),
    "JSON: page as text": Kind(".json", lambda n: utf8(dumps({"text": f"{'<div>' * n}{PROSE}"}))),
    "JSON: feed with a long title": Kind(
        ".json",
        lambda n: utf8(
            f'{{"version": "https://jsonfeed.org/version/1", "title": "{_LETTER * n}",'
            f' "items": [{_DIVIDER.join([_RECORD] * min(n, 3_000))}]}}'
        ),
        FEWER,
    ),
    "JSON: edges of time": Kind(
        ".json",
        lambda n: utf8(f'{{"text": "{PROSE}", "date": "{EDGES[n]}"}}'),
        tuple(range(len(EDGES))),
    ),
    "JSON: times as numbers": Kind(
        ".json",
        lambda n: utf8(f'{{"text": "{PROSE}", "date": {(-1) ** n * 10**n}}}'),
        (0, 5, 9, 10, 11, 12, 13, 16, 17, 20, 40),
    ),
    "JSON Lines: bad lines": _json("{\n", ending=".jsonl"),
    "JSON Lines: no objects": _json("1\n", ending=".jsonl"),
    "JSON Lines: empty objects": _json("{}\n", ending=".jsonl"),
    "JSON Lines: good lines": _json(f"{_RECORD}\n", ending=".jsonl"),
    "JSON Lines: deep lines": Kind(
        ".jsonl", lambda n: utf8(f"{_RECORD}\n{'[' * n}\n{_RECORD}\n" * 3)
    ),
    "CSV: columns": Kind(".csv", lambda n: utf8(f"text{',a' * n}\nA text{',b' * n}\n")),
    "CSV: open quotation": _table('"a,b\n'),
    "CSV: quotation marks": _table('"a""b",'),
    "CSV: long field": Kind(".csv", lambda n: utf8(f"title,text\nA,{'word ' * 20 * n}\n")),
    "CSV: rows": _table("A,B\n"),
    "CSV: rows too long": _table("A,B,C\n"),
    "CSV: empty rows": _table(",\n"),
    "CSV: zero characters": _table("A,\0\n"),
    "CSV: carriage returns": _table("A,B\r\r\n"),
    "CSV: pages": _table("A,<p>B<br>C</p>\n"),
    "CSV: dates": _table(f"A,B,{EDGES[1]}\n", "title,text,date\n"),
    "RIS: tags": Kind(".ris", lambda n: utf8("TY  - JOUR\n" + "AB  - a\n" * n + "ER  - \n")),
    "RIS: lines": Kind(
        ".ris", lambda n: utf8("TY  - JOUR\nAB  - a\n" + "a line\n" * n + "ER  - \n")
    ),
    "RIS: entries": Kind(".ris", lambda n: utf8(f"TY  - JOUR\nAB  - {PROSE}\nER  - \n\n" * n)),
    "RIS: open entry": Kind(".ris", lambda n: utf8("TY  - JOUR\n" * n)),
    "subtitles: cues": Kind(
        ".srt", lambda n: utf8("1\n00:00:01,000 --> 00:00:02,000\nSome words\n\n" * n)
    ),
    "subtitles: long time": Kind(
        ".vtt", lambda n: utf8(f"WEBVTT\n\n{'9' * n}:00:00.000 --> 99:99:99.999\n{PROSE}\n")
    ),
    "subtitles: open tags": Kind(
        ".vtt", lambda n: utf8(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{'<c.' * n}{PROSE}\n")
    ),
    "subtitles: one long cue": Kind(
        ".srt", lambda n: utf8("1\n00:00:01,000 --> 00:00:02,000\n" + "word\n" * n)
    ),
}
"""Kinds of records by name."""
