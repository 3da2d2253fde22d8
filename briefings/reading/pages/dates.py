"""When a page states that its text was published."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from xml.etree.ElementTree import Element

from briefings.published import Published
from briefings.reading.dates import parse_date
from briefings.reading.pages.linked_data import Node, text_of
from briefings.reading.pages.markup import all_text

PUBLISHED_NAMES = (
    *("article:published_time", "article:published", "og:article:published_time"),
    *("og:published_time", "datepublished", "parsely-pub-date", "dc.date.issued", "dcterms.issued"),
    *("citation_publication_date", "citation_online_date", "bt:pubdate", "sailthru.date"),
    *("cxenseparse:recs:publishtime", "article.published", "publication_date", "publish_date"),
    *("publish-date", "pubdate", "publishdate", "publicationdate", "originalpublicationdate"),
    *("rnews:datepublished", "prism.publicationdate", "dc.date.published", "dc.date.created"),
    "published_time",
)
"""Names of `meta` elements that state when the text was published, signs between words aside."""

UPDATED_NAMES = (
    *("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified"),
    *("dc.date.modified", "last-modified", "lastmod", "revised"),
)
"""Names of `meta` elements that state when the text was edited last."""

LAST_NAMES = ("date", "dc.date", "dcterms.date")
"""Names that state no more than a date; they count where nothing else does."""

_UPDATED = re.compile(r"updat|modif|edit|aktualis|mise?-a-jour|actualiz|atualiz", re.IGNORECASE)
_PUBLISHED = re.compile(r"(?:^|[\s_-])(?:date-?)?(?:published|publish|pubdate)(?:$|[\s_-])")
_ELSEWHERE = frozenset({"p", "aside", "table", "figure", "footer", "nav", "blockquote", "dl"})
"""Elements whose times are part of the story, or of what stands beside it."""
_BESIDE = re.compile(
    r"infobox|related|sidebar|teaser|card|recommend|comment|event|calendar|widget|promo|footer",
    re.IGNORECASE,
)
_JAVA = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) [\d:]{8} [A-Z]{1,5} (\d{4})")
"""``Fri Apr 28 19:20:36 CEST 2023``"""


def find_published(
    tree: Element, meta: Mapping[str, str], article: Node, *, among_many: bool = False
) -> Published | None:
    """Return when the page's article was published; an unreadable date states nothing.

    JSON-LD and microdata come first: many systems write the last update as
    ``article:published_time``.

    Args:
        tree: the page, or the part of it that is one of several articles.
        meta: the `meta` elements' content, by name.
        article: the object of JSON-LD that is the article.
        among_many: whether the page has several articles, so that `meta` is not about this one.
    """
    names = {plain_name(name): text for name, text in meta.items()}
    stated = [text_of(article, "datePublished"), *_microdata(tree)]
    if not among_many:
        stated += [names.get(plain_name(name), "") for name in PUBLISHED_NAMES]
    stated += _times(tree)
    if not among_many:
        stated += [text_of(article, "dateCreated"), text_of(article, "uploadDate")]
        stated += [names.get(plain_name(name), "") for name in LAST_NAMES]
    return next(_dates(stated), None)


def find_updated(meta: Mapping[str, str], article: Node) -> Published | None:
    """Return when a page states that its article was edited last."""
    names = {plain_name(name): text for name, text in meta.items()}
    stated = (names.get(plain_name(name), "") for name in UPDATED_NAMES)
    return next(_dates((text_of(article, "dateModified"), *stated)), None)


def plain_name(name: str) -> str:
    """Return a name without the signs between its words: systems differ in them."""
    return re.sub(r"[\W_]+", "", name.lower())


def _dates(texts: Iterable[str]) -> Iterator[Published]:
    for text in texts:
        java = _JAVA.fullmatch(text)
        try:
            published = parse_date("{1} {0} {2}".format(*java.groups()) if java else text)
        except ValueError:
            continue
        if published.year > date.min.year:  # what some publishing systems write for "never"
            yield published


def _microdata(tree: Element) -> Iterator[str]:
    for element in tree.iter():
        if (element.get("itemprop") or "").lower() == "datepublished":
            yield element.get("datetime") or element.get("content") or ""


def _times(tree: Element) -> Iterator[str]:
    """Return the `time` elements labelled as publication, or the only one outside of the story.

    A time inside a paragraph is part of the story, one in a box or a list of links is of something
    else, and of several times any could be the one.
    """
    times = [time for time in tree.iter("time") if time.get("datetime")]
    if not times:
        return
    inside = {
        time
        for element in tree.iter()
        if element is not tree and (element.tag in _ELSEWHERE or is_beside(element))
        for time in element.iter("time")
    }
    times = [time for time in times if time not in inside]
    for time in times:
        if time.get("pubdate") is not None or _PUBLISHED.search(time.get("class") or ""):
            yield time.get("datetime", "")
    loose = {time.get("datetime", "") for time in times if not _is_update(time)}
    if len(loose) == 1:
        yield from loose


def is_beside(element: Element) -> bool:
    """Say whether an element is so called as what stands beside an article is."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag not in {"html", "body", "main", "article"} and bool(_BESIDE.search(named))


def _is_update(time: Element) -> bool:
    named = " ".join((time.get("class") or "", time.get("itemprop") or "", all_text(time)[:40]))
    return bool(_UPDATED.search(named))
