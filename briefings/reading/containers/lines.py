"""The lines above an article in a file of several: a date, a publisher, a labelled field, prose."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from briefings.language.agencies import AGENCY
from briefings.language.alternatives import alternatives
from briefings.language.month_names import is_weekday
from briefings.published import Published
from briefings.reading.dates import WRITTEN, parse_date
from briefings.reading.paragraphs import ends_sentence

_LONGEST_DATE, _LONGEST_NAME = 70, 100
_MOST_WORDS, _LEAST_PROSE = 8, 6
"""The longest name of a publisher, and the shortest sentence, in words."""

_LONGEST_HEADING, _MOST_CAPITALS = 25, 5
_SMALL = frozenset(("of", "and", "the", "for", "de", "du", "la", "le", "der", "des", "del", "y"))
_UNSPACED_WORDS, _UNSPACED = 2, 15
"""How few words a sentence has, and how many code points, in a script without spaces."""

LABELS: Mapping[str, tuple[str, ...]] = {
    "title": (
        *("title", "headline", "titel", "überschrift", "schlagzeile", "titre", "título", "titular"),
        *("titolo", "tytuł", "заголовок", "название", "назва", "başlık", "标题", "العنوان"),
    ),
    "source": (
        *("source", "publication", "publication title", "publisher", "newspaper", "outlet"),
        *("published in", "source name", "quelle", "zeitung", "medium", "publikation", "titel der"),
        *("publikationstitel", "titre de la publication", "titre de publication", "journal"),
        *("média", "fuente", "título de publicación", "título de la publicación", "periódico"),
        *("medio", "fonte", "jornal", "veículo", "título da publicação", "źródło", "gazeta"),
        *("источник", "издание", "джерело", "видання", "kaynak", "gazete", "来源", "المصدر"),
    ),
    "date": (
        *("date", "publication date", "published", "pub date", "date published", "datum"),
        *("veröffentlicht", "veröffentlicht am", "erscheinungsdatum", "publikationsdatum"),
        *("veröffentlichungsdatum", "date de publication", "publié le", "fecha", "publicado"),
        *("fecha de publicación", "data", "data de publicação", "data publikacji", "дата"),
        *("дата публикации", "опубликовано", "дата публікації", "опубліковано", "tarih"),
        *("yayın tarihi", "日期", "发布日期", "التاريخ"),
    ),
    "url": ("url", "link", "document url", "url du document", "url de documento", "weblink"),
    "identity": (
        *("accession number", "document id", "proquest document id", "id des dokuments"),
        *("identifiant proquest", "id del documento de proquest", "proquest-dokument-id", "id"),
    ),
    "text": (
        *("full text", "body", "text", "volltext", "texte intégral", "texte", "texto completo"),
        *("texto", "testo", "полный текст", "текст", "повний текст", "treść", "pełny tekst"),
        *("tam metin", "metin", "正文", "全文", "النص"),
    ),
    "other": (
        *("author", "authors", "by", "byline", "autor", "auteur", "автор", "yazar", "section"),
        *("rubrik", "rubrique", "ressort", "sección", "seção", "length", "länge", "longueur"),
        *("extensión", "longitud", "language", "sprache", "langue", "idioma", "język", "язык"),
        *("page", "pages", "seite", "pg", "edition", "ausgabe", "édition", "edición", "dateline"),
        *("highlight", "graphic", "load-date", "update", "date-chargement", "fecha-carga"),
        *("ladedatum", "publication-type", "type-publication", "tipo-publicación", "subject"),
        *("publikationstyp", "zeitungstyp", "location", "company", "company / organization"),
        *("abstract", "issn", "source type", "publication subject", "country of publication"),
        *("database", "copyright", "document type", "last updated", "place of publication"),
        *("keywords", "tags", "type", "jurnal-code", "journal code", "volume", "issue"),
        *("publication info", "publikationsinfo", "informations sur la publication"),
        *("información de publicación", "informação da publicação", "credit", "links", "deck"),
        *("classification", "organization", "industry", "geographic", "person", "correction"),
    ),
}
"""For each field, the labels that exports and collections write before it, in ten languages."""


LABELLED = re.compile(
    r"[ \t]*[*_]{0,2}(?:"
    + "|".join(f"(?P<{field}>{alternatives(labels, ' +')})" for field, labels in LABELS.items())
    + r")[ \t\xa0]?[*_]{0,2}[ \t\xa0]*[:：][*_]{0,2}[ \t]*(?P<value>.*)",
    re.IGNORECASE,
)
RULE = re.compile(r"[ \t]*([-=*_~#—–+])(?:[ \t]*\1){2,}[ \t]*")
COUNT = re.compile(
    r"\s*(?:\S{1,12}\s*:\s*)?\d[\d.,\s]*\s?"
    r"(?:words|Wörter|mots|palabras|palavras|parole|woorden|слова?|слів|słów|kelime|字)\.?\s*",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(
    r"\s*(?:©|\(c\)|copyright\b|all rights reserved|alle rechte vorbehalten|tous droits réservés"
    r"|todos los derechos reservados|todos os direitos reservados|все права защищены"
    r"|усі права захищені|wszelkie prawa zastrzeżone|tüm hakları saklıdır).*",
    re.IGNORECASE,
)
PAGE = re.compile(
    r"\s*(?:page|seite|página|pág\.?|стр\.?|сторінка|strona|sayfa|s\.|p\.)\s*\d+"
    r"(?:\s*(?:of|von|de|sur|из|з|z|/)\s*\d+)?\s*",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"\s*\d{1,2}[:.h]\d{2}(?::\d{2})?\s*+(?:(?:[ap]\.?m\.?|Uhr|GMT|UTC|[A-Z]{2,4})\s*+)?"
)
BYLINE = re.compile(
    r"\s*(?:[Bb]y|BY|Von|von|Par|par|Por|por|Di|di|Door|door|Автор:?|Yazan:?)\s+[A-ZÄÖÜÉА-Я].{1,80}"
)
ADDRESS = re.compile(r"\s*<?(https?://[^\s<>]+)>?\s*")
_ARTICLE = re.compile(
    r"(?:the|der|die|das|le|la|les|el|il|o|os|de|het)\s\w|l['’]\w|\S+\.(?:com|org|net|de|fr)$",
    re.IGNORECASE,
)
_AGENCY = re.compile(rf"\b{AGENCY}\b")
_PRESS = re.compile(
    r"""
    \b(?:gazette|courier|times|post|news|herald|journal|tribune|daily|weekly|chronicle|mail|star
      |telegraph|guardian|observer|standard|sun|mirror|express|press|review|record|register|globe
      |examiner|bulletin|monitor|sentinel|argus|echo|independent|dispatch|inquirer|advertiser
      |mercury|reporter|wire|agency|radio|tv|television|broadcasting|magazine|today|online|ledger
      |leader|messenger|digest|brief|letter|sunday|morning|evening|bugle|beacon|banner|voice|argus
      |abendblatt|presse|bote|kurier|merkur|spiegel|welt|echo|nachrichten|anzeiger|rundschau
      |monde|figaro|dépêche|courrier|matin|nouvelles|libération|écho|progrès|voix|républicain
      |país|mundo|diario|periódico|noticias|correo|prensa|heraldo|vanguardia|nación|tiempo
      |jornal|folha|correio|diário|notícias|gazeta|estado|público|corriere|repubblica|stampa
      |dziennik|kurier|wiadomości|rzeczpospolita|gazetesi|haber|postası|sabah|krant|dagblad)\b
    | \w(?:zeitung|blatt|anzeiger|nachrichten|post|presse|bote|kurier|rundschau|spiegel)\b
    | газета|новост|известия|ведомости|вестник|правда|вісті|новини|курьер|кур['’ʼ]?єр|время|голос
    | 报|日報|新闻|社$
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Day(NamedTuple):
    """A line that is a date, whether it can be read or not; what else it says is a name."""

    published: Published | None
    name: str = ""


def is_press(name: str) -> bool:
    """Say whether a name sounds like a newspaper's, an agency's or a station's."""
    return any(sign.search(name) for sign in (_PRESS, _AGENCY)) or bool(_ARTICLE.match(name))


def is_surely_press(name: str) -> bool:
    """Say whether a line can hardly be a title: a word of the press among capitals alone."""
    words = name.split()
    capital = all(not word[0].islower() or word in _SMALL for word in words)
    return capital and len(words) <= _MOST_CAPITALS and bool(_PRESS.search(name))


def read_day(line: str) -> Day | None:
    """Return the date that a line consists of, beside a name at most; None if it isn't one."""
    text = line.strip().strip("()[]*_ \t")
    if len(text) > _LONGEST_NAME or text.isdigit() or not any(map(str.isdigit, text)):
        return None
    if len(text) <= _LONGEST_DATE:
        try:
            return Day(parse_date(text))
        except ValueError:
            pass
    found = re.search(rf"{WRITTEN}|(?<!\d)\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}(?!\d)", text)
    if not found:
        return None
    name = _without_weekday(text[: found.start()] + " " + text[found.end() :])
    if name and not is_name(name):
        return None
    try:
        return Day(parse_date(found[0]), name)
    except ValueError:
        return Day(None, name)


def _without_weekday(text: str) -> str:
    words = re.sub(r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?", " ", text).split()
    kept = (word for word in words if not is_weekday(word.strip(",.()").casefold()))
    return " ".join(kept).strip(" ,;|·•–—-()[]/")


def is_name(text: str) -> bool:
    """Say whether a line could be the name of a publisher: few words, the first a capital one."""
    words = text.split()
    return (
        0 < len(words) <= _MOST_WORDS
        and not text[0].islower()
        and any(map(str.isalpha, text))
        and not text.endswith((".", "!", "?", ":", ";", ","))
    )


def is_byline(line: str) -> bool:
    """Say whether a line is who wrote the article below it, and no sentence that begins so."""
    return (
        bool(BYLINE.fullmatch(line))
        and len(line.split()) <= _MOST_WORDS
        and not ends_sentence(line.rstrip())
    )


def is_prose(line: str) -> bool:
    """Say whether a line is a sentence, or the beginning of one that is wrapped."""
    words = len(line.split())
    wordy = words >= _LEAST_PROSE or (words <= _UNSPACED_WORDS and len(line) >= _UNSPACED)
    sentence = wordy and ends_sentence(line.rstrip())
    return (sentence or words > _LONGEST_HEADING) and not COPYRIGHT.fullmatch(line)


def stripped_end(text: str, begin: int, end: int) -> int:
    """Return where a stretch of text ends without the white space at its end."""
    while end > begin and text[end - 1].isspace():
        end -= 1
    return end


def value_of(found: re.Match[str]) -> tuple[str, str]:
    """Return which field a labelled line is, and what it says."""
    field = next(name for name in LABELS if found[name])
    return field, " ".join(found["value"].split()).strip("*_ ")
