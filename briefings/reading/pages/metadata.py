"""What an HTML page states about itself in so many words: no host name, no guess."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from briefings.addresses import is_address, page_of
from briefings.reading.fields import read_metadata
from briefings.reading.metadata import Metadata
from briefings.reading.notes.labels import find_labels
from briefings.reading.notes.people import people_in
from briefings.reading.pages.dates import find_published, find_updated
from briefings.reading.pages.linked_data import (
    Node,
    article_nodes,
    kinds,
    line_of,
    name_of,
    read_nodes,
    text_of,
)
from briefings.reading.pages.markup import all_text
from briefings.reading.pages.titles import best_title

_PUBLISHERS = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher")
_AUTHORS = ("author", "parsely-author", "sailthru.author", "article:author", "dc.creator", "byl")
_SECTIONS = ("article:section", "section", "parsely-section", "cxenseparse:articlesection")


def find_metadata(tree: Element) -> Metadata:
    """Return what a page states of its article.

    Sources in order: JSON-LD and microdata (schema.org), Open Graph (ogp.me), other `meta`
    elements, then the elements of HTML itself.
    """
    meta, nodes = read_meta(tree), read_nodes(tree)
    headings = [line_of(all_text(heading)) for heading in tree.iter("h1")]
    article = _article(nodes, (meta.get("og:title", ""), *headings))
    publisher = name_of(article.get("publisher"), nodes)
    source = next(filter(None, (_site(meta), publisher)), None)
    element = next(tree.iter("title"), None)
    title = best_title(
        (text_of(article, "headline", "name"), _microdata_headline(tree), meta.get("og:title", "")),
        headings,
        line_of(element.text if element is not None else None),
        (meta.get("og:site_name", ""), publisher),
    )
    fields = {
        "title": title,
        "source": source,
        "url": next(filter(is_address, (*_canonical(tree), meta.get("og:url", ""))), None),
        "language": tree.get("lang"),
    }
    stated = read_metadata({name: value for name, value in fields.items() if value})
    sections = [*_texts(article.get("articleSection")), *(meta.get(name, "") for name in _SECTIONS)]
    labels = find_labels(None, sections, [*kinds(article), *_genres(article)])
    published = find_published(tree, meta, article)
    origin = page_of(stated.url)
    return replace(
        stated,
        published=published,
        labels=frozenset(labels),
        origin=origin,
        authors=people_in(_authors(meta, article, nodes)),
        updated=find_updated(meta, article),
    )


def is_one(tree: Element, nodes: list[Node]) -> bool:
    """Say whether a page says that it is one article, and not a list of some."""
    meta = read_meta(tree)
    return (
        meta.get("og:type", "").lower() == "article"
        or any(name.startswith("article:") for name in meta)
        or len(article_nodes(nodes)) == 1
    )


def read_meta(tree: Element) -> dict[str, str]:
    """Return what the `meta` elements state, the first of a name, by name in lower case."""
    fields: dict[str, str] = {}
    for element in tree.iter("meta"):
        for names in ("property", "name", "itemprop"):
            for name in (element.get(names) or "").lower().split():
                if content := line_of(element.get("content")):
                    fields.setdefault(name, content)
    return fields


def _article(nodes: list[Node], titles: Iterable[str]) -> Node:
    """Return the object that is the page's article: the one with its title, or the first."""
    found = article_nodes(nodes)
    named = [node for node in found if text_of(node, "headline") in set(filter(None, titles))]
    return next(iter((*named, *found)), {})


def _site(meta: dict[str, str]) -> str:
    named = (meta.get(name, "") for name in _PUBLISHERS)
    return next((name for name in named if name and not is_address(name)), "")


def _microdata_headline(tree: Element) -> str:
    """Return the headline of microdata, where the page has just one."""
    found = {
        line_of(element.get("content") or all_text(element))
        for element in tree.iter()
        if (element.get("itemprop") or "").lower() == "headline"
    }
    return found.pop() if len(found) == 1 else ""


def _genres(article: Node) -> list[str]:
    """Return what a genre of the article would be called among the types of schema.org."""
    genres = " ".join(_texts(article.get("genre"))).lower()
    named = (("satire", "SatiricalArticle"), ("opinion", "OpinionNewsArticle"))
    return [kind for word, kind in named if word in genres]


def _authors(meta: dict[str, str], article: Node, nodes: list[Node]) -> list[str]:
    """Return who wrote the article: JSON-LD names each, `meta` elements all in one."""
    stated = article.get("author")
    people = stated if isinstance(stated, list) else [stated]
    named = [name for person in people if (name := name_of(person, nodes))]
    return named or [meta[name] for name in _AUTHORS if name in meta][:1]


def _texts(value: object) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    return [text for text in listed if isinstance(text, str)]


def _canonical(tree: Element) -> Iterator[str]:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield (link.get("href") or "").strip()
