"""The lines above quoted or forwarded words that say who wrote them, when, and on what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefings.published import Published
from briefings.reading.dates import WRITTEN, parse_date
from briefings.reading.mail.labels import DIVIDERS, LABELS, OPENERS, VERBS, alternatives

_MOST_LINES = 5
"""Lines over which programs wrap "On … wrote:"."""

_LONGEST = 400
"""Code points of such a line, addresses of machines included."""

_MOST_LABELLED = 30
"""Labelled lines of one block; programs write six."""

_MOST_WORDS = 8
"""Words of a writer's name."""

_LABELLED = re.compile(
    r"[ \t]*[*_]{0,2}(?:"
    + "|".join(f"(?P<{part}>{alternatives(labels)})" for part, labels in LABELS.items())
    + r")[ \t\xa0]{0,2}[*_]{0,2}[ \t\xa0]?[:：][*_]{0,2}[ \t\xa0]*(?P<value>.*)",
    re.IGNORECASE,
)
_DIVIDER = re.compile(
    rf"\s*(?:[-_=*]{{2,}}\s*(?:{alternatives(DIVIDERS)})[^\n]{{0,80}}?\s*[-_=*]{{2,}}"
    rf"|(?:{alternatives(DIVIDERS)})\s*[:：])\s*",
    re.IGNORECASE,
)
_RULE = re.compile(r"\s*[-_=]{5,}\s*")
_VERB = re.compile(rf"(?<!\w)(?:{alternatives(VERBS)})(?!\w)", re.IGNORECASE)
_CHINESE_VERB = re.compile(r"写道|寫道|のメール|写[:：]")
_OPENER = re.compile(
    rf"\s*+-*+\s*+(?:(?:{alternatives(OPENERS)})(?!\w)|在|\d|[^\W\d_]{{2,14}}[,.]?\s+\d)",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"(?<=[\w.!?)])(?:\s+|\s*-{2,}\s*)(?=On\s+[^:\n]{0,20}\d)")
_ANDROID = re.compile(
    r"\s*+-{2,}+\s*+(?:On\s[^\n\d]*+\d(?:[^\n,]*+,)+?\s*+)?(?P<name>[^\n@]{1,80}?)\s+"
    r"(?:wrote|schrieb|napisał\S{0,5}|escribió|escreveu|a écrit)\s*-{2,}\s*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"[<\[(]\s*(?:mailto:)?[^\s<>\[\]()@]++@[^\s<>\[\]()]+[^\n>\])]*[>\])]*"
    r"|[^\s@]{1,64}@[^\s@]{1,255}\.\w+"
)
_QUOTE = re.compile(rf"\s*>(?!\s*(?:{alternatives(VERBS)})\s*:)", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.hH]\d{2}")
_NUMBERS = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_DAY = re.compile(rf"{WRITTEN}|{_NUMBERS}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日")
_EASTERN = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_NOISE = re.compile(
    r"^(?:(?:at|um|Uhr|uhr|à|a|às|as|o|godz|saat|в|о|am|pm|AM|PM|GMT|UTC|CES?T|MES?Z|E[DS]T|P[DS]T"
    r"|tarihinde|użytkownik|пользователь|користувач|heeft|hat|from|on|om|kl|klokka|via|alle|ore"
    r"|las|los|от|від|von|par|z)\.?(?:\s+|$))+"
)
_TAIL = re.compile(
    r"(?<!\s)\s+(?:heeft|hat|ha|a|şunları|şunu|şöyle|tarihinde|adresi|kişi)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """What stands above quoted words.

    Attributes:
        end: the number of the line that the words begin with.
        before: words of the quoting writer in the first line, before the attribution.
        writer: the name; None where there is none, or an address only.
        published: the date, None where none can be read.
        subject: the subject, where it is stated.
    """

    end: int
    before: str = ""
    writer: str | None = None
    published: Published | None = None
    subject: str | None = None


def find_attribution(lines: Sequence[str], start: int) -> Attribution | None:
    """Return the attribution that begins with line `start`, None if none does."""
    first = lines[start]
    if not first.strip():
        return None
    divided = _DIVIDER.fullmatch(first)
    if divided or _RULE.fullmatch(first):
        below = _next_filled(lines, start + 1)
        header = below is not None and (_header(lines, below) or _divider_below(lines, below))
        return header or (Attribution(end=start + 1) if divided else None)
    is_inside = start > 0 and _LABELLED.match(lines[start - 1])  # of a block that is none
    return (None if is_inside else _header(lines, start)) or _sentence(lines, start)


def _divider_below(lines: Sequence[str], start: int) -> Attribution | None:
    return find_attribution(lines, start) if _DIVIDER.fullmatch(lines[start]) else None


def _next_filled(lines: Sequence[str], start: int) -> int | None:
    """Return the first of the next three lines that has text."""
    return next((n for n in range(start, min(start + 3, len(lines))) if lines[n].strip()), None)


def _header(lines: Sequence[str], start: int) -> Attribution | None:
    """Return the attribution that a block of labelled lines is: a sender and one line more."""
    if not _LABELLED.match(lines[start]):
        return None
    fields: dict[str, str] = {}
    end = start
    for number, part, value in _labelled(lines, start):
        fields.setdefault(part, value)
        end = number
    pair = {"sent", "to"} <= fields.keys() or {"sent", "subject"} <= fields.keys()
    if not ("from" in fields and len(fields) > 1) and not pair:
        return None
    return Attribution(
        end=end + 1,
        writer=_name(fields.get("from", "")),
        published=_published(fields.get("sent", "")),
        subject=" ".join(fields.get("subject", "").split()) or None,
    )


def _labelled(lines: Sequence[str], start: int) -> Iterator[tuple[int, str, str]]:
    """Yield the labelled lines of a block, wrapped ones joined: number of the last, part, value."""
    number = start
    for _ in range(_MOST_LABELLED):
        found = _LABELLED.match(lines[number]) if number < len(lines) else None
        if not found:
            return
        value, last = found["value"], number
        following = _continued(lines, number + 1)
        if following is not None:
            value = " ".join([value, *lines[number + 1 : following]])
            last, number = following - 1, following
        else:
            number += 1
        parts = (part for part in LABELS if found[part])
        yield last, next(parts), " ".join(value[:_LONGEST].split()).strip("* ")
        if number < len(lines) and not lines[number].strip():  # as HTML's paragraphs leave it
            below = number + 1
            number = below if below < len(lines) and _LABELLED.match(lines[below]) else len(lines)


def _continued(lines: Sequence[str], start: int) -> int | None:
    """Return where the next label stands if one or two lines of a wrapped value come first."""
    for number in range(start, min(start + 3, len(lines))):
        if not lines[number].strip():
            return None
        if _LABELLED.match(lines[number]):
            return number if number > start else None
    return None


def _sentence(lines: Sequence[str], start: int) -> Attribution | None:
    """Return the attribution that ``On … wrote:`` is, on up to five lines."""
    if len(lines[start]) > _LONGEST:
        return None
    if android := _ANDROID.fullmatch(lines[start]):
        return Attribution(end=start + 1, writer=_name(android["name"]))
    begin = _WITHIN.search(lines[start])
    before = lines[start][: begin.start()] if begin else ""
    joined = lines[start][begin.end() :] if begin else lines[start]
    for number in range(start, min(start + _MOST_LINES, len(lines))):
        if number > start:
            if not _goes_on(lines, number):
                break
            joined = f"{joined.rstrip()} {lines[number].strip()}".rstrip()
        if len(joined) > _LONGEST:
            break
        quoted = _is_quote_next(lines, number + 1)
        opened = number == start or _OPENER.match(joined)
        if opened and _ends(joined, quoted=quoted) and _is_attribution(joined, quoted=quoted):
            return replace(_parse(joined), end=number + 1, before=before.rstrip(" -"))
    return None


def _goes_on(lines: Sequence[str], number: int) -> bool:
    """Say whether a wrapped attribution may go on: a blank line stands before an address only."""
    if not lines[number].strip():
        return number + 1 < len(lines) and lines[number + 1].lstrip().startswith("<")
    return not lines[number].startswith(">") or bool(_VERB.match(lines[number].lstrip("> ")))


def _is_quote_next(lines: Sequence[str], start: int) -> bool:
    below = _next_filled(lines, start)
    return below is not None and bool(_QUOTE.match(lines[below]))


def _ends(text: str, *, quoted: bool) -> bool:
    if text.endswith("--") and _VERB.search(text[-20:]):
        return True
    text = text.rstrip(" *_-")
    return text.endswith((":", "：")) or (quoted and text.endswith(">"))


def _is_attribution(text: str, *, quoted: bool) -> bool:
    """Say whether a line names a writer and a time, or an address, as mail programs do.

    A sentence of prose may say that somebody wrote on a day: a clock, an address or a quotation
    below tells the line of a program from it.
    """
    address, day = _ADDRESS.search(text), _DAY.search(text)
    verb = _VERB.search(text) or _CHINESE_VERB.search(text)
    if verb and address:
        return True
    if verb and (day or quoted):
        return quoted or bool(_OPENER.match(text) and _CLOCK.search(text))
    return bool(address and day and _OPENER.match(text))


def _parse(text: str) -> Attribution:
    day = _DAY.search(text)
    return Attribution(end=0, writer=_writer(text), published=_published(text) if day else None)


def _writer(text: str) -> str | None:
    """Return the name in ``On … wrote:``: before the address, or else beside the verb."""
    if address := _ADDRESS.search(text):
        return _trailing(text[: address.start()])
    if verb := _VERB.search(text) or _CHINESE_VERB.search(text):
        return _trailing(text[: verb.start()]) or _name(text[verb.end() :].strip(" :：*_-"))
    return None


def _trailing(text: str) -> str | None:
    """Return the name that a text ends with, behind its date and time."""
    text = text.rstrip(" \t\"'”»<([，,")
    if quoted := re.search(r"[\"“«]([^\"“”«»]{1,80})$", text):
        return _name(quoted[1])
    name = re.split(r"[\d:，、]|,\s|日|点|时", text)[-1]
    while shorter := _TAIL.sub("", name):
        if shorter == name:
            break
        name = shorter
    if verb := list(_VERB.finditer(name)):
        name = name[verb[-1].end() :]
    return _name(_NOISE.sub("", name.strip(" .;-–—)+")))


def _name(text: str) -> str | None:
    """Return a name without its address, None where there is none."""
    text = _ADDRESS.sub(" ", text).split("<")[0].split("[")[0]
    name = " ".join(text.split()).strip(" \"'“”«»,;:()*_")
    wordy = 0 < len(name.split()) <= _MOST_WORDS and "@" not in name
    return name if wordy and any(map(str.isalpha, name)) and not name.islower() else None


def _published(text: str) -> Published | None:
    """Return the day or instant that a text states; None where it can't be read for sure."""
    text = " ".join(text.split())
    if eastern := _EASTERN.search(text):
        try:
            return date(*map(int, eastern.groups()))
        except ValueError:
            return None
    candidates = [text, *(found[0] for found in _DAY.finditer(text))]
    for candidate in candidates:
        try:
            return parse_date(candidate)
        except ValueError:
            continue
    return None
