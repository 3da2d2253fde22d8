"""What a publisher states of an article in so many words: opinion, satire, corrected."""

import re
from collections.abc import Iterable, Iterator

from briefings.kinds import Label
from briefings.reading.paragraphs import paragraphs
from briefings.spans import Mark

_OPINION = (
    r"opinion|opinions|op[- ]?eds?|guest essay|editorials?|commentary|column|columnists?|letters"
    r"|letter to the editor|viewpoint|comment is free|commentisfree"
    r"|meinung|kommentar|kommentare|leitartikel|kolumne|kolumnen|gastbeitrag|gastkommentar"
    r"|tribune|éditorial|édito|edito|chronique|point de vue|billet|débats"
    r"|opinión|columna|tribuna|artículo de opinión|opinião|coluna|artigo de opinião"
    r"|мнение|мнения|колонка|редакционная статья|думка|думки|редакційна стаття"
    r"|opinia|opinie|komentarz|felieton|opinione|opinioni|editoriale|commento|commentaar"
    r"|görüş|köşe yazısı|köşe yazıları|رأي|آراء|观点|社论|评论"
)
_SATIRE = r"satire|satirical|parody|glosse|satirique|sátira|satira|сатира|hiciv|mizah|ساخر|讽刺"
_WORDS: tuple[tuple[Label, str], ...] = (("opinion", _OPINION), ("satire", _SATIRE))
_TITLES = [
    (
        label,
        re.compile(
            rf"\W{{0,2}}(?:{words})\s*(?:[:|｜：]|\s[-–—]\s)|[^|｜]*[|｜]\s*(?:{words})\W*$",
            re.IGNORECASE,
        ),
    )
    for label, words in _WORDS
]
_SECTIONS = [(label, re.compile(words, re.IGNORECASE)) for label, words in _WORDS]
_KINDS: tuple[tuple[str, Label], ...] = (
    ("OpinionNewsArticle", "opinion"),
    ("SatiricalArticle", "satire"),
    ("LiveBlogPosting", "live"),
)
"""Types of schema.org."""

_SATIRE_NOTE = re.compile(
    r"(?:this|the following)\b[^.]{0,60}\b(?:is|are|was)\b[^.]{0,40}\b(?:satir\w+|parody|spoof)"
    r"|(?:dieser|der folgende)\b[^.]{0,40}\bist\b[^.]{0,30}\bsatir"
    r"|(?:cet article|ce texte)\b[^.]{0,30}\bsatir"
    r"|este (?:artículo|texto|artigo)\b[^.]{0,30}\bs[aá]tir"
    r"|(?:этот|цей) (?:текст|материал|матеріал)\b[^.]{0,30}сатир"
    r"|ten (?:tekst|artykuł)\b[^.]{0,30}\bsatyr",
    re.IGNORECASE,
)
_OPINION_NOTE = re.compile(
    r"(?:the )?(?:views|opinions)\b[^.]{0,30}\bexpressed\b|this is an? (?:opinion|op-ed|editorial)"
    r"|dieser (?:text|beitrag|kommentar) gibt die meinung|las opiniones (?:aquí )?expresadas"
    r"|les opinions exprimées|as opiniões expressas",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"\W{0,3}(?:"
    r"(?:corrections?(?: and clarifications?)?|clarification|erratum|errata|korrektur|berichtigung"
    r"|richtigstellung|rectificatif|corrección|rectificación|fe de erratas|correção|erramos"
    r"|исправление|поправка|уточнение|виправлення|уточнення|sprostowanie|korekta|rettifica|errata"
    r"|correzione|rectificatie|correctie|düzeltme|تصحيح|更正)"
    r"(?:\s*\([^)]{0,40}\)|,?\s(?:appended|issued|added|\w{3,9}\.? \d|\d{1,2}\.? \w)[^:]{0,20})?"
    r"\s*(?:[:：—–]|\s-\s|$)"
    r"|(?:this|the) (?:article|story|post|piece|report|headline)\b[^.]{0,30}\b(?:has been|was|is)\b"
    r"[^.]{0,20}\b(?:corrected|amended|clarified|updated to correct)"
    r"|(?:an?|the) (?:earlier|previous|prior) version of this\b"
    r"|in einer (?:früheren|ersten|vorherigen) (?:version|fassung)"
    r"|une (?:première )?version (?:antérieure|précédente)|una versión (?:anterior|previa)"
    r"|uma versão anterior|в (?:предыдущей|ранней|прежней) версии|у попередній версії"
    r"|we poprzedniej wersji|una versione precedente|in een eerdere versie|bir önceki sürüm"
    r")",
    re.IGNORECASE,
)
_LONGEST = 40
"""Words of a note on the text as a whole."""


def find_labels(
    title: str | None, sections: Iterable[str] = (), kinds: Iterable[str] = ()
) -> set[Label]:
    """Return how a text is labelled by its title, sections (as stated) and schema.org types."""
    found = {label for label, sign in _TITLES if sign.match(title or "")}
    for section in sections:
        for part in re.split("[>/|,;]", section[:200]):
            found |= {label for label, sign in _SECTIONS if sign.fullmatch(part.strip())}
    return found | {label for kind in kinds for ending, label in _KINDS if kind.endswith(ending)}


def find_notes(body: str) -> Iterator[tuple[Label, Mark]]:
    """Yield notes of a text on itself, which are no news: what they say it is, and where."""
    below_heading = False
    for start, end, text, _ in paragraphs(body):
        is_correction = below_heading or bool(_CORRECTION.match(text))
        below_heading = is_correction and not below_heading and len(text.split()) <= _HEADING
        if is_correction:
            yield "corrected", Mark(start, end, "correction")
        elif len(text.split()) <= _LONGEST:
            if _SATIRE_NOTE.match(text):
                yield "satire", Mark(start, end, "notice")
            elif _OPINION_NOTE.match(text):
                yield "opinion", Mark(start, end, "notice")


_HEADING = 4
"""Words of a heading above a correction."""
