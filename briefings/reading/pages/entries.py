"""Pages that hold more than one article: live pages by their entries, and several stories."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from briefings.addresses import is_address
from briefings.published import Published
from briefings.publisher import Publisher
from briefings.reading.dates import WRITTEN, parse_date
from briefings.reading.fields import source_titled
from briefings.reading.pages.dates import find_published
from briefings.reading.pages.linked_data import Node, line_of, text_of
from briefings.reading.pages.markup import all_text, parse

_FEWEST_WORDS = 8
"""Words of an entry; a shorter one is a button or a teaser."""
_STORY_WORDS = 15
"""Words of the paragraphs of one of several stories; a shorter one is a teaser."""
_FEWEST_ENTRIES = 2
_HEADINGS = ("h1", "h2", "h3", "h4")
_PROSE = ("p", "li", "blockquote")
_LINES = ("p", "span", "div", "small")
_WHOLE_WORDS, _WHOLE_PARAGRAPHS = 60, 2
"""Words and paragraphs below a linked heading that are a whole story; fewer are its opening."""
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|»|→)\s*$")
_NO_STORY = re.compile(
    r"comment|discussion|respond|related|recommend|promo|newsletter|subscri|sidebar|widget|teaser",
    re.IGNORECASE,
)
_STORY = re.compile(r"article|story|post|entry|news-?item", re.IGNORECASE)
_BYLINE = re.compile(
    rf"(?:(?P<source>[^,|·–—\d]{{2,60}}?)\s*(?:[,|·–—]|\s-)\s*)?"
    rf"(?:[A-Z][a-z]+day,? )?(?P<date>{WRITTEN})"
)
"""``Harbour Gazette, 5 May 2025``"""

_LIVE_TITLE = re.compile(
    r"\blive\s*(?:[:|–—-]|$|updates?\b|blog\b|coverage\b|ticker\b|text\b)|^live\b(?=\W)|\bliveblog\b"
    r"|\blive-?ticker\b|\bticker\b|\bas it happened\b|\ben direct\b|\ben vivo\b|\bao vivo\b"
    r"|minuto a minuto|\bin diretta\b|онлайн-трансляц|(?:прямая|текстовая) трансляция"
    r"|текстова трансляція|\bнаживо\b|\bna żywo\b|\bcanlı\b|直播|مباشر",
    re.IGNORECASE,
)


class Entry(NamedTuple):
    """An entry of a live page, or one of several stories; None is what it doesn't state."""

    text: str
    title: str | None
    published: Published | None
    anchor: str | None = None
    source: Publisher | None = None
    url: str | None = None


def is_live(tree: Element, title: str | None, nodes: Iterable[Node]) -> bool:
    """Say whether a page says that it is written on as things happen."""
    titles = [title or "", *(line_of(all_text(heading)) for heading in tree.iter("h1"))]
    kinds = (str(node.get("@type")) for node in nodes)
    return (
        any(map(_LIVE_TITLE.search, titles))
        or any("LiveBlogPosting" in kind for kind in kinds)
        or bool(_marked(tree))
    )


def find_entries(tree: Element, nodes: Sequence[Node], *, live: bool, is_one: bool) -> list[Entry]:
    """Return the entries of a live page, in order, or the stories of a page of several.

    Nothing where there are fewer than two, or where it can't be told where each ends: each has to
    have a date of its own on a live page, and a heading and prose of its own on any other.

    Args:
        tree: the page.
        nodes: the objects of its JSON-LD.
        live: whether the page says that it is written on as things happen.
        is_one: whether the page says that it is one article: others on it are beside it.
    """
    found = _linked(nodes)
    if len(found) < _FEWEST_ENTRIES and (live or not is_one):
        elements = _live_elements(tree) if live else _stories(tree)
        groups = (list(element.iter()) for element in elements)
        found = [
            entry for group in (groups if elements else _flat(tree)) if (entry := _entry(group))
        ]
    whole = all(entry.published if live else entry.title for entry in found)
    return found if len(found) >= _FEWEST_ENTRIES and whole else []


def _linked(nodes: Sequence[Node]) -> list[Entry]:
    """Return the entries that JSON-LD has with their text."""
    updates: list[object] = []
    for node in nodes:
        listed = node.get("liveBlogUpdate")
        updates += listed if isinstance(listed, list) else [listed]
    return [_of_node(update) for update in updates if isinstance(update, dict) and _text(update)]


def _of_node(node: Node) -> Entry:
    published = find_published(Element("none"), {}, node, among_many=True)
    anchor = text_of(node, "url", "@id").partition("#")[2]
    return Entry(_text(node), text_of(node, "headline") or None, published, anchor or None)


def _text(node: Node) -> str:
    body = node.get("articleBody")
    text = all_text(parse(body, "")) if isinstance(body, str) and body.strip() else ""
    return text if len(text.split()) >= _FEWEST_WORDS else ""


def _live_elements(tree: Element) -> list[Element]:
    """Return the elements that are entries: marked as such, or alike and each with its time."""
    return _marked(tree) or max(_alike(tree, _has_one_time), key=len, default=[])


def _marked(tree: Element) -> list[Element]:
    return [e for e in tree.iter() if "liveblogupdate" in (e.get("itemprop") or "").lower()]


def _alike(tree: Element, is_entry: Callable[[Element], bool]) -> Iterator[list[Element]]:
    """Yield groups of elements under one parent, of one tag and class, that are all entries."""
    for parent in tree.iter():
        if len(parent) < _FEWEST_ENTRIES:
            continue
        kinds = Counter(map(_kind, parent))
        ((kind, number),) = kinds.most_common(1)
        if number >= _FEWEST_ENTRIES and kind[0] in {"article", "section", "div", "li"}:
            group = [child for child in parent if _kind(child) == kind]
            if all(map(is_entry, group)):
                yield group


def _kind(element: Element) -> tuple[object, str]:
    classes = (element.get("class") or "").split()
    return element.tag, classes[0] if classes else ""


def _has_one_time(element: Element) -> bool:
    times = {time.get("datetime") for time in element.iter("time") if time.get("datetime")}
    return len(times) == 1 and len(all_text(element).split()) >= _FEWEST_WORDS


def _stories(tree: Element) -> list[Element]:
    """Return the outermost `article` elements that are stories, or others that are so called."""
    found: list[Element] = []
    inside = {inner for each in tree.iter() if _is_no_story(each) for inner in each.iter()}
    for element in tree.iter("article"):
        if element not in inside and _is_story(element):
            found.append(element)
            inside |= set(element.iter("article"))
    return found or max(_alike(tree, _is_called_story), key=len, default=[])


def _is_called_story(element: Element) -> bool:
    named = f"{element.get('class') or ''} {element.get('itemtype') or ''}"
    return bool(_STORY.search(named)) and not _is_no_story(element) and _is_story(element)


def _is_no_story(element: Element) -> bool:
    """Say whether an element is so called as comments and promotions are, or stands aside."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    parts = element.tag not in {"html", "body", "main"} and bool(_NO_STORY.search(named))
    return parts or element.tag == "aside"


def _flat(tree: Element) -> Iterator[list[Element]]:
    """Yield what stands below each heading, where all headings of one parent have a date below."""
    for parent in tree.iter():
        tags = Counter(child.tag for child in parent if child.tag in _HEADINGS)
        if not tags or max(tags.values()) < _FEWEST_ENTRIES:
            continue
        ((tag, _),) = tags.most_common(1)
        children = list(parent)
        begins = [n for n, child in enumerate(children) if child.tag == tag]
        parts = [children[a:b] for a, b in zip(begins, [*begins[1:], len(children)], strict=True)]
        groups = [[each for child in part for each in child.iter()] for part in parts]
        if all(_published(group) for group in groups):
            yield from groups
            return


def _is_story(element: Element) -> bool:
    heading = _heading(element.iter())
    if heading is None:
        return False
    prose = [text for paragraph in element.iter("p") if (text := all_text(paragraph))]
    words = sum(len(text.split()) for text in prose)
    if any(True for _ in heading.iter("a")):  # it leads to the story itself, which may be here
        cut = any(_CUT.search(text) for text in prose[-2:])
        return words >= _WHOLE_WORDS and len(prose) >= _WHOLE_PARAGRAPHS and not cut
    return words >= _STORY_WORDS


def _heading(elements: Iterable[Element]) -> Element | None:
    return next((each for each in elements if each.tag in _HEADINGS), None)


def _published(elements: Sequence[Element]) -> Published | None:
    """Return the date of the first time or line that states one."""
    for element in elements:
        if element.tag == "time" and (stated := element.get("datetime")):
            return _date(stated)
        if element.tag in _LINES and (byline := _BYLINE.fullmatch(line_of(all_text(element)))):
            return _date(byline["date"])
    return None


def _date(text: str) -> Published | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _entry(elements: Sequence[Element]) -> Entry | None:
    """Return what elements hold, without their heading, their clock and their byline."""
    heading = _heading(elements)
    title = line_of(all_text(heading)) if heading is not None else ""
    lines = [(all_text(each), each) for each in elements if each.tag in _PROSE]
    bylines = [found for text, _ in lines if (found := _BYLINE.fullmatch(line_of(text)))]
    prose = [text for text, _ in lines if text and not _BYLINE.fullmatch(line_of(text))]
    text = "\n\n".join(prose) or all_text(elements[0])
    if len(text.split()) < _FEWEST_WORDS:
        return None
    links = (a.get("href") or "" for a in (heading.iter("a") if heading is not None else ()))
    source = next((found["source"] for found in bylines if found["source"]), None)
    return Entry(
        text=text,
        title=title or None,
        published=_published(elements),
        anchor=next((each.get("id") for each in elements if each.get("id")), None),
        source=source_titled(source) if source else None,
        url=next(filter(is_address, links), None),
    )
