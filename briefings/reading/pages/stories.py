"""HTML with several stories, each below a heading of its own: digest mails, pages of clippings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from xml.etree.ElementTree import Element

from briefings.addresses import is_address
from briefings.language.credits.datelines import find_dateline
from briefings.reading.containers.heads import Head, metadata_of, read_head
from briefings.reading.containers.lines import is_byline
from briefings.reading.containers.part import Part
from briefings.reading.pages.markup import BLOCKS, LINE_ENDS, all_text, pieces, tidy

_LEVELS = {f"h{level}": level for level in range(1, 5)}
_BOLD_LEVEL = 7
"""The level of a title that is no heading, but a link in bold that fills its block."""

_TITLE_WORDS = range(2, 26)
_FEWEST_STORIES = 2
_FEWEST_WORDS = 8
"""Words below a heading that make a story; fewer are a button."""

_LEAST_OF_PAGE = 0.2
"""The share of a page's words that may stand around its stories: below an article, others may."""

_BLANKS = re.compile(r"[^\S\n]+")


class _Title(NamedTuple):
    level: int
    text: str
    url: str | None


class Section(NamedTuple):
    """A heading, None above the first one, and the text up to the next heading."""

    title: _Title | None
    text: str


@dataclass(frozen=True, slots=True)
class Stories:
    """The stories of a mail or page, and the text around them."""

    parts: Sequence[Part]
    rest: str


def find_linked_stories(tree: Element) -> Stories | None:
    """Return the stories whose headings lead to as many pages; None where there are no two."""
    return _find(sections_of(tree), linked=True)


def find_page_stories(tree: Element) -> Stories | None:
    """Return the stories that make up a page, each with a head of its own; None where not.

    Below its heading stands a date, a publisher, who wrote it, or a dateline. A page with
    an article, and others beside it, is of the first alone.
    """
    sections = sections_of(tree)
    found = _find(sections, linked=False)
    if not found:
        return None
    words = sum(len(whole(section).split()) for section in sections)
    return found if len(found.rest.split()) <= _LEAST_OF_PAGE * words else None


def find_headed(sections: Sequence[Section]) -> Sequence[Section]:
    """Return the stories with heads of their own below the headings of one level."""
    return list(_best(sections, linked=False).values())


def _best(sections: Sequence[Section], *, linked: bool) -> dict[int, Section]:
    levels = sorted({section.title.level for section in sections if section.title})
    return max(
        (_stories_at(level, sections, linked=linked) for level in levels), key=len, default={}
    )


def _find(sections: Sequence[Section], *, linked: bool) -> Stories | None:
    best = _best(sections, linked=linked)
    titles = {section.title.text for section in best.values() if section.title}
    places = {section.title.url for section in best.values() if section.title}
    if len(titles) < _FEWEST_STORIES or (linked and len(places) < _FEWEST_STORIES):
        return None
    inside = {number for start, section in best.items() for number in _below(sections, start)}
    rest = [whole(each) for number, each in enumerate(sections) if number not in inside]
    return Stories(_parts(list(best.values())), "\n\n".join(filter(None, rest)))


def _stories_at(level: int, sections: Sequence[Section], *, linked: bool) -> dict[int, Section]:
    """Return what stands below each heading of a level, if it is a story, by its number."""
    stories: dict[int, Section] = {}
    for number, section in enumerate(sections):
        if not section.title or section.title.level != level:
            continue
        below = [whole(sections[each]) for each in _below(sections, number)[1:]]
        text = "\n\n".join(filter(None, [section.text, *below]))
        story = section._replace(text=text)
        if len(text.split()) >= _FEWEST_WORDS and _is_story(story, linked=linked):
            stories[number] = story
    return stories


def _is_story(story: Section, *, linked: bool) -> bool:
    head = _head(story)
    if linked:
        return bool(head and story.title and story.title.url)
    return bool(head and (head.has_day or "source" in head.fields or _is_signed(story, head)))


def _is_signed(story: Section, head: Head) -> bool:
    """Say whether a story says who wrote it, or from where."""
    above = story.text[: head.end].splitlines()
    return any(map(is_byline, above)) or find_dateline(story.text[head.end :]) is not None


def _below(sections: Sequence[Section], start: int) -> range:
    """Return the numbers of a section and of those of lower levels that follow."""
    first = sections[start].title
    level = first.level if first else 0
    end = start + 1
    while end < len(sections) and (title := sections[end].title) and title.level > level:
        end += 1
    return range(start, end)


def whole(section: Section) -> str:
    """Return the heading of a section and its text."""
    title = section.title.text if section.title else ""
    return "\n\n".join(filter(None, (title, section.text)))


def _head(story: Section) -> Head | None:
    """Return what the lines below a heading state; the offset of the prose is within the text."""
    title = story.title.text if story.title else ""
    head = read_head(f"{title}\n{story.text}", len(title) + 1, len(title) + 1 + len(story.text))
    if head:
        head.end -= len(title) + 1
        head.names.insert(0, title)
    return head


def _parts(stories: Sequence[Section]) -> Sequence[Part]:
    heads = [
        _head(story) or Head(names=[story.title.text if story.title else ""]) for story in stories
    ]
    parts: list[Part] = []
    for story, head, metadata in zip(stories, heads, metadata_of(heads), strict=True):
        url = metadata.url or (story.title.url if story.title else None)
        own = replace(metadata, url=url)
        parts.append(Part(text=story.text[head.end :].strip(), metadata=own))
    return parts


def sections_of(tree: Element) -> Sequence[Section]:
    """Return the headings of a page, each with the text below it, in order."""
    sections: list[tuple[_Title | None, list[str]]] = [(None, [])]
    for piece in pieces(tree, _title):
        if isinstance(piece, _Title):
            sections.append((piece, []))
        else:
            sections[-1][1].append(piece)
    return [Section(title, tidy(_BLANKS.sub(" ", "".join(written)))) for title, written in sections]


def _title(element: Element) -> _Title | None:
    """Return the title that an element is: a heading, or a block that a link in bold fills."""
    level = _LEVELS.get(element.tag)
    if level is None and (element.tag not in BLOCKS or not _is_bold_link(element)):
        return None
    text = " ".join(all_text(element).split())
    if not text or (level is None and len(text.split()) not in _TITLE_WORDS):
        return None
    links = (link.get("href") or "" for link in element.iter("a"))
    return _Title(level or _BOLD_LEVEL, text, next(filter(is_address, links), None))


def _is_bold_link(element: Element) -> bool:
    inner = list(element.iter())[1:]
    links = [each for each in inner if each.tag == "a" and is_address(each.get("href") or "")]
    if len(links) != 1 or any(each.tag in BLOCKS or each.tag in LINE_ENDS for each in inner):
        return False
    bold = any(each.tag in ("b", "strong") for each in inner)
    return bold and all_text(links[0]).split() == all_text(element).split()
