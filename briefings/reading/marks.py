"""What of a text is not quotable: credits, embedded posts, headings, lead-ins, navigation, code."""

import re
from collections.abc import Iterator, Mapping, Sequence

from briefings.model import Mark, MarkKind
from briefings.reading.paragraphs import BULLET, Paragraph, ends_sentence, paragraphs

AGENCY = (
    r"(?:Reuters|REUTERS|Thomson\ Reuters|AFP|Agence\ France-Presse|AP|Associated\ Press|UPI|dpa|DPA"
    r"|TASS|RIA(?:\ Novosti)?|Sputnik|Interfax|Xinhua|Kyodo(?:\ News)?|Yonhap|Anadolu(?:\ Agency)?"
    r"|Bloomberg|ANSA|EFE|PTI|ANI|IANS|Ukrinform)"
)
"""News agencies, which a dateline or a credit may name without further words."""

_PICTURES = (
    r"(?:Getty(?:\ Images)?|Shutterstock|EPA(?:-EFE)?|iStock(?:photo)?|Alamy(?:\ Stock\ Photo)?"
    r"|ZUMA(?:\ Press)?|NurPhoto|Imago|WireImage|SIPA|AP\ Photo|(?i:pool))"
)
_NAME = r"[A-Z][\w.'’-]*(?:\ [A-Z][\w.'’-]*){0,3}"

_CREDIT = re.compile(
    rf"""
    ^(?:file\ )?(?:photo(?:graph)?|image|picture|illustration|graphic|video)s?
        (?:\ (?:credit|by|courtesy|source|caption)s?)*\ ?[:|/©]
    | ^(?:photo|image|picture)s?\ (?:by|courtesy|credit)\b
    | ^(?:credits?|caption|photographer):
    | ^(?:©|\(c\)\ )
    | [(\[](?:AP\ |AFP\ |file\ )?(?:photo|image|picture)s?\b[^()\[\]]*[)\]]\.?$
    | (?-i:\b(?:{AGENCY}|{_PICTURES})/{_NAME}(?:/{_NAME})*[)\]]?$)
    | (?-i:\b{_NAME}\ ?/\ ?(?:{AGENCY}|{_PICTURES})[)\]]?$)
    | (?-i:[,|©(\[]\ ?{_PICTURES}[)\]]?$)
    | (?-i:[,|©]\ ?{AGENCY}$)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NAVIGATION = re.compile(
    r"""
    ^(?:https?://|www\.)\S+$
    | ^(?:read|see|watch|listen|also\ read|read\ also|related|more|recommended|tags?|topics|filed\ under)
        (?:\ (?:more|also|next|this|on|to|stories|articles|news|coverage|reading))*\ ?(?::|$)
    | ^(?:click|tap)\ (?:here|to)\b
    | ^(?:share|print|email|e-mail|bookmark|save|tweet)(?:\ (?:this|on|via|with|article|story)\b|$)
    | ^(?:subscribe|sign\ (?:up|in)|log\ in|register)(?:\ (?:to|for|now|today|here|with|or|our)\b|$)
    | ^(?:follow|join|contact)\ (?:us|our|me)\b
    | ^(?:skip\ to|back\ to\ top|continue\ reading|story\ continues|keep\ reading|show\ more|load\ more)
    | ^(?:advertisements?|advertising|sponsored(?:\ content)?|promoted)\b.{0,40}$
    | ^(?:privacy\ policy|terms\ (?:of|and)|cookie\ (?:policy|settings)|accept\ (?:all\ )?cookies)
    | ^copyright\b
    | \ball\ rights\ reserved\b
    | ^(?:[^|›»•·]{1,40}\ ?[|›»•·]\ ?){2,}[^|›»•·]{0,40}$
    | ^[^|.]{1,40}\ \|\ [^|.]{1,40}$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"[—–-]{1,2}\s*[^\n@—]{0,60}\(@\w{1,15}\)"
    r"(?:\s+[^\W\d_]{3,12}\.?\s\d{1,2},?\s\d{4}|\s+\d{1,2}\s[^\W\d_]{3,12}\.?,?\s\d{4})?"
)
_EMBED = re.compile(
    rf"{_SIGN_OFF.pattern}|\bpic\.(?:twitter|x)\.com/|(?<![\w.])t\.co/\w"
    r"|View this post on Instagram|A post shared by\b",
)
_PART_OF_EMBED = re.compile(r"^[—–]\s|(?<!\w)@\w|^#\w")
_LAST_SENTENCE = re.compile(r"""(?<=[a-z0-9%”"’)]{2}[.!?]|[.!?][”"’)])\s+(?=[A-Z0-9“"‘(])""")
_BLOCKS: Mapping[str, MarkKind] = {
    "fence": "code",
    "code_block": "code",
    "table_open": "code",
    "html_block": "code",
    "heading_open": "heading",
}
_HEADING_WORDS, _QUESTION_WORDS = 15, 8
"""The longest heading that is taken for one, and the longest that asks."""


def marks_of(body: str, *, markdown: bool = False) -> tuple[Mark, ...]:
    """Return the stretches of `body` that are not quotable, in order, none overlapping.

    Args:
        body: the text.
        markdown: whether fences, tables and other Markdown blocks mean what they mean there.
    """
    code = tuple(_code(body)) if markdown else ()
    read = [
        paragraph
        for paragraph in paragraphs(body)
        if not any(mark.start <= paragraph.start < mark.end for mark in code)
    ]
    embeds = _embeds(read)
    return merged(*code, *embeds, *(mark for paragraph in read for mark in _marks(paragraph)))


def merged(*marks: Mark) -> tuple[Mark, ...]:
    """Return `marks` in order, none overlapping: where two do, the later one is cut short."""
    apart: list[Mark] = []
    end = 0
    for mark in sorted(marks):
        if mark.end > max(mark.start, end):
            apart.append(mark._replace(start=max(mark.start, end)))
            end = mark.end
    return tuple(apart)


def kind_of(text: str) -> MarkKind | None:
    """Return why a whole paragraph is not quotable, None if it is."""
    if _CREDIT.search(text):
        return "credit"
    if _NAVIGATION.search(text):
        return "navigation"
    if text.endswith((":", "：")):
        return "lead-in"
    return "heading" if text.startswith("#") or is_heading(text) else None


def is_heading(text: str) -> bool:
    """Say whether a paragraph is too short to be one, and no sentence."""
    words = len(text.split())
    if text.endswith("?"):
        return words <= _QUESTION_WORDS
    return words <= _HEADING_WORDS and not ends_sentence(text)


def _marks(paragraph: Paragraph) -> Iterator[Mark]:
    """Yield what of a paragraph that stands by itself is not quotable."""
    start, text = paragraph.start, paragraph.text
    if bullet := BULLET.match(text):
        yield Mark(start, start + bullet.end(), "head")
        start, text = start + bullet.end(), text[bullet.end() :]
    kind = kind_of(text)
    if kind == "lead-in":
        sentences = [found.end() for found in _LAST_SENTENCE.finditer(text)]
        start += sentences[-1] if sentences else 0
    if kind:
        yield Mark(start, paragraph.end, kind)


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
        first -= 1
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
