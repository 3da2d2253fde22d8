"""Pages that show signs of several articles where they can't be told apart: they are refused."""

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from briefings.addresses import split_address
from briefings.errors import ReadingError
from briefings.reading.containers.lines import is_byline, is_press, is_prose, read_day
from briefings.reading.pages.linked_data import line_of
from briefings.reading.pages.markup import all_text
from briefings.reading.pages.stories import Section, find_headed, sections_of, whole
from briefings.reading.paragraphs import ends_sentence, paragraphs

_FEWEST_STORIES, _FEWEST_TEASERS = 2, 3
_TEASER_WORDS = range(5, 81)
"""Words below a heading that leads to another page of the site."""
_LEAST_TEASED = 0.5
"""The share of a text's words that are teasers on a page that lists articles."""

_TITLE_WORDS = range(2, 26)
_OPENING = 60
"""Letters by which the text below a heading is found again in the text taken out of the page."""

_HEADINGS = ("h1", "h2", "h3", "h4")


def check_one_article(tree: Element, body: str, url: str | None, file: str) -> None:
    """Refuse a page that seems to hold several articles, of which none could be cited rightly.

    Args:
        tree: the page.
        body: the text taken out of it as that of its article; only what is in there counts.
        url: the address that the page states.
        file: its name.

    Raises:
        ReadingError: it holds several articles, or lists some.
    """
    sections = sections_of(tree)
    held = _bare(body)
    if _lists_articles(tree, [each for each in sections if _is_in(each, held)], body, url):
        reason = "it lists articles, and none of them is whole"
        raise ReadingError(file, None, reason, "open the articles and save their own pages")
    headed = {_bare(each.text) for each in find_headed(sections) if _is_in(each, held)}
    if max(len(headed), len(_signed_titles(tree, held))) >= _FEWEST_STORIES:
        reason = "it seems to hold several articles, but it isn't clear where each begins"
        raise ReadingError(file, None, reason, "save each article's own page")


def _is_in(section: Section, held: str) -> bool:
    """Say whether the text below a heading is in the text of the article, both without signs."""
    end = _bare(section.text)[-_OPENING:]
    return bool(section.title and end) and end in held


def _lists_articles(tree: Element, held: Sequence[Section], body: str, url: str | None) -> bool:
    """Say whether most of a text stands below headings that lead to other pages of the site."""
    linked = set(_linked_headings(tree, url))
    teasers = [
        (each.title.text, len(whole(each).split()))
        for each in held
        if each.title and each.title.text in linked and len(each.text.split()) in _TEASER_WORDS
    ]
    titles, words = {title for title, _ in teasers}, sum(words for _, words in teasers)
    return len(titles) >= _FEWEST_TEASERS and words >= _LEAST_TEASED * len(body.split())


def _linked_headings(tree: Element, url: str | None) -> Iterator[str]:
    """Yield the headings that are links, or stand within one, to pages of the same host."""
    for link in filter(lambda each: _is_of_site(each.get("href") or "", url), tree.iter("a")):
        yield from (line_of(all_text(each)) for each in link.iter() if each.tag in _HEADINGS)
    for heading in (each for each in tree.iter() if each.tag in _HEADINGS):
        if any(_is_of_site(link.get("href") or "", url) for link in heading.iter("a")):
            yield line_of(all_text(heading))


def _is_of_site(href: str, url: str | None) -> bool:
    """Say whether a link leads to another page of the host that a page states as its own."""
    place, own = split_address(href.strip()), split_address(url or "")
    if place is None or own is None:
        return False
    return bool(place.path) and place.netloc in {"", own.netloc}


def _signed_titles(tree: Element, held: str) -> set[str]:
    """Return the lines of a page above one that says who wrote or published what follows."""
    lines = list(paragraphs(all_text(tree)))
    captions = _bare(" ".join(map(all_text, tree.iter("figure"))))
    return {
        above.text
        for above, line, below in zip(lines, lines[1:], lines[2:], strict=False)
        if len(above.text.split()) in _TITLE_WORDS
        and not ends_sentence(above.text)
        and _bare(above.text) not in captions
        and (is_byline(line.text) or _is_published(line.text))
        and is_prose(below.text)
        and _bare(below.text)[:_OPENING] in held
    }


def _is_published(line: str) -> bool:
    """Say whether a line is a date beside the name of a publisher."""
    day = read_day(line)
    return day is not None and is_press(day.name)


def _bare(text: str) -> str:
    """Return the letters and digits of a text."""
    return re.sub(r"[\W_]+", "", text.casefold())
