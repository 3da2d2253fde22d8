"""Exports of press databases (Factiva, Nexis, ProQuest) as text, in their users' languages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefings.addresses import is_address
from briefings.reading.containers.heads import each_line
from briefings.reading.containers.lines import (
    ADDRESS,
    BYLINE,
    CLOCK,
    COPYRIGHT,
    COUNT,
    LABELLED,
    PAGE,
    RULE,
    Day,
    is_press,
    is_prose,
    read_day,
    stripped_end,
    value_of,
)
from briefings.reading.containers.part import Part
from briefings.reading.fields import source_titled
from briefings.reading.metadata import Metadata

_FACTIVA = re.compile(
    r"^[ \t]*(?:AN[ \t]*)?(?:Documento?|Dokument|Документ|Belge|文件|文档)[ \t]+"
    r"(?P<id>[A-Z0-9]{4,12}\d{8}[a-z0-9]{6,14})[ \t]*$",
    re.MULTILINE,
)
_NUMBERED = re.compile(
    r"^[ \t\f]*(?:\d+ (?:of|von|de|sur|di|z) \d+ (?:DOCUMENTS?|DOKUMENT(?:E|EN)?|DOCUMENTOS?)"
    r"|(?:Document|Dokument|Documento) \d+ (?:of|von|de|sur|di) \d+)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_ENDED = re.compile(
    r"^[ \t\f]*(?:End of Document|Ende des Dokuments|Dokumentende|Fin du document"
    r"|Fin del documento|Fim do documento|Fine del documento|Конец документа"
    r"|Koniec dokumentu|Belgenin sonu)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_CODED = re.compile(
    r"^(?P<code>HD|BY|CR|WC|PD|ET|SN|SC|ED|SE|PG|LA|CY|LP|TD|CO|IN|NS|RE|PUB|AN|CT|RF|IPD|IPC|CLM"
    r"|ART|DLM|VOL|NT|PT)(?:[ \t]+(?P<value>\S.*)?|)$",
    re.MULTILINE,
)
_EDITION = re.compile(
    r"(?=.*\b(?:edition|ausgabe|édition|edición|edição|edizione|wydanie|выпуск)\b).*",
    re.IGNORECASE,
)
_BODY = re.compile(r"[ \t]*(?:Body|Text|Volltext|Corps|Cuerpo|Texto|Texte)[ \t]*+(?::[ \t]*+)?")
_CLASSES = re.compile(
    r"[ \t]*(?:Classification|Klassifizierung|Clasificación|Notes|Graphic)[ \t]*", re.IGNORECASE
)
_CODE = re.compile(r"[A-Z0-9]{2,12}|\d{1,4}|[A-Z]\d{1,3}")
_NOTES = (BYLINE, CLOCK, COPYRIGHT, COUNT, PAGE, RULE, _CLASSES)


def split_export(text: str) -> Sequence[Part]:
    """Return the articles of an export; empty where the text is none."""
    if _FACTIVA.search(text):
        return tuple(filter(None, map(_factiva, _pieces(text, _FACTIVA))))
    if _NUMBERED.search(text) or _ENDED.search(text):
        pieces = _pieces(text, re.compile(f"{_NUMBERED.pattern}|{_ENDED.pattern}", _NUMBERED.flags))
        return tuple(filter(None, map(_numbered, pieces)))
    return ()


def _pieces(text: str, border: re.Pattern[str]) -> Iterator[tuple[str, str | None]]:
    """Yield what stands between borders, with the identity that the border below states."""
    start = 0
    for found in border.finditer(text):
        yield text[start : found.start()].strip("\n"), found.groupdict().get("id")
        start = found.end()
    yield text[start:].strip("\n"), None


def _factiva(piece: tuple[str, str | None]) -> Part | None:
    """Read one article of Factiva's: title, count of words, date, publisher, code, rights, text."""
    text, identity = piece
    if len(_CODED.findall(text)) > 3:  # noqa: PLR2004 - fewer may be capitals in a text
        return _coded(text, identity)
    lines = [(at, line.strip()) for at, line in each_line(text, 0, len(text)) if line.strip()]
    count = next((n for n, (_, line) in enumerate(lines) if COUNT.fullmatch(line)), None)
    if not count or identity is None:
        return None
    titles = [line for _, line in lines[:count]]
    below = lines[count + 1 :]
    prose = next((n for n, (_, line) in enumerate(below) if is_prose(line)), None)
    if prose is None:
        return None
    head = [line for _, line in below[:prose]]
    dated = next((n for n, line in enumerate(head) if read_day(line)), None)
    day = read_day(head[dated]) if dated is not None else None
    names = [] if dated is None else list(filter(_is_publisher, head[dated + 1 :]))
    metadata = Metadata(
        title=_longest_of_two(titles),
        source=source_titled(names[0]) if names else None,
        published=day.published if day else None,
    )
    return Part(text=text, metadata=metadata, identity=identity, begin=below[prose][0])


def _longest_of_two(titles: Sequence[str]) -> str:
    """Return the title: the first line, or the second where the first but names a section."""
    section = len(titles) > 1 and len(titles[0].split()) < 3 <= len(titles[1].split())  # noqa: PLR2004
    return titles[1] if section and not BYLINE.fullmatch(titles[1]) else titles[0]


def _is_publisher(line: str) -> bool:
    notes = any(note.fullmatch(line) for note in (*_NOTES, _CODE))
    return not notes and not read_day(line)


def _coded(text: str, identity: str | None) -> Part | None:
    """Read one article whose fields bear Factiva's codes of two capitals."""
    found = list(_CODED.finditer(text))
    stops = [*(each.start() for each in found[1:]), len(text)]
    fields: dict[str, tuple[int, int]] = {}
    for each, stop in zip(found, stops, strict=True):
        start = each.start("value") if each["value"] else each.end()
        fields.setdefault(each["code"], (start, stop))
    spans = [fields[code] for code in ("LP", "TD") if code in fields]
    if not spans:
        return None
    values = {code: " ".join(text[a:b].split()) for code, (a, b) in fields.items()}
    day = read_day(values.get("PD", ""))
    metadata = Metadata(
        title=values.get("HD"),
        source=source_titled(values["SN"]) if values.get("SN") else None,
        published=day.published if day else None,
    )
    begin, end = spans[0][0], spans[-1][1]
    begin += len(text[begin:end]) - len(text[begin:end].lstrip())
    return Part(text=text[:end].rstrip(), metadata=metadata, identity=identity, begin=begin)


@dataclass(slots=True)
class _Seen:
    """What has been seen of an article: the fields and lines of its head, and where its text is."""

    fields: dict[str, str] = field(default_factory=dict)
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    day: Day | None = None
    begin: int | None = None
    end: int | None = None
    is_labelled: bool = False


def _numbered(piece: tuple[str, str | None]) -> Part | None:
    """Read one article of Nexis' or ProQuest's: bare lines, labelled ones, text, more of these."""
    text, _ = piece
    seen = _Seen()
    for at, line in each_line(text, 0, len(text)):
        if found := LABELLED.match(line):
            _see_field(seen, at, found)
        elif seen.begin is None and line.strip():
            _see_line(seen, at, line)
    if seen.begin is None or not text[seen.begin :].strip():
        return None
    day = seen.day or read_day(seen.fields.get("date", ""))
    title, source = _title_and_source(seen)
    url = seen.fields.get("url")
    metadata = Metadata(
        title=title,
        source=source_titled(source) if source else None,
        url=url if url and is_address(url) else None,
        published=day.published if day else None,
    )
    return Part(
        text=text[: seen.end or _end_of_text(text, seen.begin)].rstrip(),
        metadata=metadata,
        identity=seen.fields.get("identity"),
        begin=seen.begin,
    )


def _see_field(seen: _Seen, at: int, found: re.Match[str]) -> None:
    name, value = value_of(found)
    if name == "text" and not seen.is_labelled:
        seen.begin, seen.is_labelled = at + found.start("value"), True
        return
    if seen.is_labelled and seen.end is None:
        seen.end = at
    if seen.begin is None or seen.is_labelled:
        seen.fields.setdefault(name, value)


def _see_line(seen: _Seen, at: int, line: str) -> None:
    bare = line.strip()
    if _BODY.fullmatch(line):
        seen.begin = at + len(line)
    elif any(note.fullmatch(bare) for note in (*_NOTES, _EDITION, ADDRESS)):
        pass
    elif is_prose(bare):
        seen.begin = at
    elif day := read_day(bare):
        if seen.below and not seen.fields:  # what came before was the cover of the export
            seen.above, seen.below = seen.below, []
            seen.day = day
        seen.day = seen.day or day
    else:
        (seen.below if seen.day else seen.above).append(bare)


def _title_and_source(seen: _Seen) -> tuple[str | None, str | None]:
    """Return title and publisher: labelled, or by where they stand about the date.

    Nexis wrote publisher, date, title; it writes title, publisher, date today.
    """
    above, below = seen.above, seen.below
    title, source = seen.fields.get("title"), seen.fields.get("source")
    if title or source or not (above or below):
        return title or next(iter((*above, *below)), None), source
    if below and above and (len(above) == 1 or is_press(above[0])):
        return below[-1], above[0]
    if len(above) > 1:
        return above[-2], above[-1]
    return next(iter((*above, *below)), None), None


def _end_of_text(text: str, begin: int) -> int:
    """Return where the text ends; labelled lines and claims of rights below are no part of it."""
    end = stripped_end(text, begin, len(text))
    while end > begin:
        line = text.rfind("\n", begin, end) + 1 or begin
        bare = text[line:end]
        notes = any(note.fullmatch(bare) for note in (*_NOTES, ADDRESS)) or read_day(bare)
        if line <= begin or not (notes or LABELLED.match(bare)):
            return end
        end = stripped_end(text, begin, line)
    return end
