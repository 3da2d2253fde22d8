"""What of a text is not quotable: credits, embedded posts, headings, lead-ins, navigation, code."""

import re
from collections.abc import Iterator, Mapping, Sequence

from briefings.kinds import MarkKind
from briefings.language.abbreviations import words
from briefings.language.agencies import AGENCY
from briefings.reading.notes.labels import find_notes
from briefings.reading.notes.notices import find_notices
from briefings.reading.paragraphs import BULLET, Paragraph, ends_sentence, paragraphs
from briefings.spans import Mark

_PICTURES = (
    r"(?:Getty(?:\ Images)?|Shutterstock|EPA(?:-EFE)?|iStock(?:photo)?|Alamy(?:\ Stock\ Photo)?"
    r"|ZUMA(?:\ Press)?|NurPhoto|Imago|WireImage|SIPA|AP\ Photo|(?i:pool))"
)
_NAME = r"[A-Z][\w.'’-]{0,60}(?:\ [A-Z][\w.'’-]{0,60}){0,3}"

_OPENINGS: Mapping[MarkKind, re.Pattern[str]] = {
    "credit": re.compile(
        r"""
        (?:file\ )?(?:photo(?:graph)?|image|picture|illustration|graphic|video)s?
            (?:\ (?:credit|by|courtesy|source|caption)s?)*\ ?[:|/©]
        | (?:photo|image|picture)s?\ (?:by|courtesy|credit)\b
        | image\ (?:caption|copyright|source)\b | media\ (?:caption|playback)\b
        | (?:hide|toggle)\ caption | (?:credits?|caption|photographer):
        | file\ ?[-–—]\ ?(?=[A-Z“"])(?:[^\n]{0,400}?\bfile\ photo\b)?
        | in\ this\ (?:[\w.,'’]{1,20}\ ){0,6}(?:photo|image|picture)\b
        | © | \(c\)\ # the sign, as typed
        """,
        re.VERBOSE | re.IGNORECASE,
    ),
    "navigation": re.compile(
        r"""
        (?:https?://|www\.)\S+$
        | (?:read|see|watch|listen|also\ read|related|more|recommended|tags?|topics|filed\ under)
            (?:\ (?:more|also|next|this|on|to|stories|articles|news|coverage|reading))*\ ?(?::|$)
        | (?:click|tap)\ (?:here|to)\b
        | (?:share|print|e-?mail|bookmark|save|tweet)(?:\ (?:this|on|via|with|article|story)\b|$)
        | (?:subscribe|sign\ (?:up|in)|log\ in|register)(?:\ (?:to|for|now|today|here|with|or)\b|$)
        | (?:follow|join|contact)\ (?:us|our|me)\b
        | (?:skip\ to|back\ to\ top|(?:continue|keep)\ reading|story\ continue[sd])\b
        | (?:show|load)\ more\b
        | (?:advertisements?|advertising|sponsored|promoted)(?:\ (?:content|by\b.{0,40}|[-–—]))?$
        | advertisement\ (?:continue|story)\b
        | please\ (?:enable|sign|log)\b
        | (?:privacy|cookie)\ (?:policy|settings)(?:$|\ [|&]) | accept\ (?:all\ )?cookies\b
        | terms\ (?:of|and)\ (?:use|service|conditions)\b | copyright\ (?:©|\(c\)|\d{4}\b)
        | (?:[^|›»•·]{1,40}[|›»•·]){2,}[^|›»•·]{0,40}$
        | [^|.]{1,40}\ \|\ [^|.]{1,40}$
        """,
        re.VERBOSE | re.IGNORECASE,
    ),
}
_ENDINGS: Mapping[MarkKind, re.Pattern[str]] = {
    "credit": re.compile(
        rf"""
        (?i:[(\[](?:AP\ |AFP\ |file\ )?(?:photo|image|picture)s?\b[^()\[\]]*[)\]]\.?$)
        | (?i:[(\[][^()\[\]]{{0,80}}\bphotograph(?:er|y)[)\]]$)
        | \b(?:{AGENCY}|{_PICTURES})/{_NAME}(?:/{_NAME}){{0,9}}(?<!\.)[)\]]?$
        | \b{_NAME}\ ?/\ ?(?:{AGENCY}|{_PICTURES})[)\]]?$
        | [,|©(\[]\ ?{_PICTURES}[)\]]?$
        | [,|©]\ ?{AGENCY}$
        """,
        re.VERBOSE,
    ),
    "navigation": re.compile(
        r"\b(?:all rights reserved|continue reading the main story)\b", re.IGNORECASE
    ),
}
_HEADS: Mapping[MarkKind, tuple[str, ...]] = {
    "credit": (
        *words("file photo image picture illustration graphic video media hide toggle credit"),
        *words("caption © (c)"),
        "in this",
    ),
    "navigation": (
        *words("http www. read see watch listen also related more recommended tag topics filed"),
        *words(
            "click tap share print email e-mail bookmark save tweet subscribe sign log register"
        ),
        *words("follow join contact skip back continue keep story show load advert sponsored"),
        *words("promoted please privacy cookie accept terms copyright"),
    ),
}
"""What a paragraph begins with, in small letters, that one of the `_OPENINGS` may match …"""
_BARS = frozenset("|›»•·")
"""… or has in it, if it is a line of links."""
_AGENCY_ENDS = (
    *words("Reuters REUTERS AFP France-Presse AP Press UPI dpa DPA TASS RIA Novosti Sputnik ANSA"),
    *words("Interfax Xinhua Kyodo News Yonhap Anadolu Agency Bloomberg EFE PTI ANI IANS Ukrinform"),
    *words("Getty Images Shutterstock EPA iStock iStockphoto Alamy Photo ZUMA NurPhoto Imago"),
    *words("WireImage SIPA pool Pool POOL"),
)
"""How the names of agencies end, which a credit may end with that has no bracket and no slash."""
_SIGN_OFF = re.compile(
    r"[—–-]{1,2}\s*[^\n@—]{0,60}\(@\w{1,15}\)"
    r"(?:\s+[^\W\d_]{3,12}\.?\s\d{1,2},?\s\d{4}|\s+\d{1,2}\s[^\W\d_]{3,12}\.?,?\s\d{4})?"
)
_EMBED = re.compile(
    rf"{_SIGN_OFF.pattern}|\bpic\.(?:twitter|x)\.com/|(?<![\w.])t\.co/\w"
    r"|View this post on Instagram|A post shared by\b",
)
_PART_OF_EMBED = re.compile(r"^[—–]\s|(?<!\w)@\w|^#\w")
_EMBED_SIGNS = ("(@", "pic.twitter.com/", "pic.x.com/", "t.co/", "on Instagram", "A post shared by")
"""Of which every `_EMBED` has one."""
_LAST_SENTENCE = re.compile(r"""(?:[a-z0-9%]{3}[.!?]|[.!?][”"’)])\s+(?=[A-Z0-9“"‘(])""")
_BLOCKS: Mapping[str, MarkKind] = {
    "fence": "code",
    "code_block": "code",
    "table_open": "code",
    "html_block": "code",
    "heading_open": "heading",
}
_HEADING_WORDS, _CAPTION_WORDS = 15, 60
"""The longest heading, and the longest paragraph that a credit or a link spoils as a whole."""

_TAIL = 200
"""Code points at the end of a paragraph in which a credit stands."""

_POST = 400
"""Code points of a post as embedded: 280 of its own, then a link, a name and a date."""


def marks_of(body: str, *, markdown: bool = False) -> tuple[Mark, ...]:
    """Return the stretches of `body` that are not quotable, in order, none overlapping.

    Args:
        body: the text.
        markdown: whether fences, tables and other Markdown blocks mean what they mean there.
    """
    read = list(paragraphs(body))
    code = _code(body) if markdown else ()
    embeds = _embeds(read) if any(sign in body for sign in _EMBED_SIGNS) else ()
    notes = (*(mark for _, mark in find_notes(body)), *find_notices(body))
    return merge_marks(*code, *embeds, *(mark for each in read for mark in _marks(each)), *notes)


def merge_marks(*marks: Mark) -> tuple[Mark, ...]:
    """Return `marks` in order, none overlapping: of two that do, the later loses its beginning."""
    apart: list[Mark] = []
    end = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.end > max(mark.start, end):
            apart.append(mark._replace(start=max(mark.start, end)))
            end = mark.end
    return tuple(apart)


def kind_of(text: str) -> MarkKind | None:
    """Return why no word of a paragraph is quotable, None if some of it is."""
    found = _stretch(text)
    return found.kind if found and found.end - found.start == len(text) else None


def _marks(paragraph: Paragraph) -> Iterator[Mark]:
    """Yield what of a paragraph that stands by itself is not quotable."""
    start, text = paragraph.start, paragraph.text
    if bullet := BULLET.match(text):
        yield Mark(start, start + bullet.end(), "bullet")
        start, text = start + bullet.end(), text[bullet.end() :]
    if found := _stretch(text):
        yield Mark(start + found.start, start + found.end, found.kind)


def _stretch(text: str) -> Mark | None:
    """Return the stretch of a paragraph that is not quotable, in offsets into the paragraph."""
    if spoilt := _spoilt(text):
        return spoilt
    if text.endswith((":", "：")):
        sentences = [found.end() for found in _LAST_SENTENCE.finditer(text)]
        return Mark(sentences[-1] if sentences else 0, len(text), "lead-in")
    asks = text.endswith("?") and not re.search(r"[.!?]\s", text)
    bare = (asks or not ends_sentence(text)) and len(text.split()) <= _HEADING_WORDS
    return Mark(0, len(text), "heading") if bare or text.startswith("#") else None


def _spoilt(text: str) -> Mark | None:
    """Return what a credit or a link spoils: of a long paragraph but the words themselves."""
    for kind in _OPENINGS:
        if found := _spoils(text, kind):
            short = len(text.split()) <= _CAPTION_WORDS
            return Mark(0, len(text), kind) if short else Mark(*found.span(), kind)
    return None


def _spoils(text: str, kind: MarkKind) -> re.Match[str] | None:
    """Return what is at the beginning or the end of a paragraph; most show at a glance none."""
    tail = max(0, len(text) - _TAIL)
    if kind == "credit":
        opens = text[:12].lower().startswith(_HEADS[kind])
        last = text.rstrip(".")[-1:]
        ends = last in ")]" or text.find("/", tail) >= 0 or text.endswith(_AGENCY_ENDS)
    else:
        opens = text[:12].lower().startswith(_HEADS[kind]) or not _BARS.isdisjoint(text)
        ends = "rights reserved" in text[tail:].lower() or "main story" in text[tail:].lower()
    found = _OPENINGS[kind].match(text) if opens else None
    return found or (_ENDINGS[kind].search(text, tail) if ends else None)


def _embeds(read: Sequence[Paragraph]) -> Iterator[Mark]:
    """Yield posts of social networks, from what introduces them to their signature."""
    free = 0
    for number, paragraph in enumerate(read):
        if not _EMBED.search(paragraph.text):
            continue
        first = _first_of_embed(read, number, free)
        yield Mark(read[first].start, paragraph.start + _signed(paragraph.text), "embed")
        free = number + 1


def _first_of_embed(read: Sequence[Paragraph], number: int, free: int) -> int:
    """Return where the post that ends in paragraph `number` begins, not before `free`."""
    first = number
    if _SIGN_OFF.match(read[first].text) and first > free:
        first -= 1
    while first > free and _PART_OF_EMBED.search(read[first - 1].text):
        first -= 1
    if first > free and read[first - 1].text.endswith(":"):
        whole = read[number].end - read[first - 1].start <= _POST
        first -= whole  # a longer one is prose of the article, whose last sentence leads in
    return first


def _signed(text: str) -> int:
    """Return where the signature of a post ends: a text may go on behind it."""
    ends = [found.end() for found in _SIGN_OFF.finditer(text)]
    return len(text) if not ends or _EMBED.search(text, ends[-1]) else ends[-1]


def _code(body: str) -> Iterator[Mark]:
    """Yield Markdown's own blocks that hold no prose."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only Markdown needs it

    starts = [0, *(found.end() for found in re.finditer("\n", body))]
    ends = [*(start - 1 for start in starts[1:]), len(body)]
    # A lone carriage return would count as a line end there, and not here.
    for token in MarkdownIt("commonmark").enable("table").parse(body.replace("\r", " ")):
        kind = _BLOCKS.get(token.type)
        if kind and token.map:
            first, behind = token.map
            yield Mark(starts[first], ends[behind - 1], kind)
