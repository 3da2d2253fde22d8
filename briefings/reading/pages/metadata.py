"""What an HTML page states about itself in so many words: no host name, no guess."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias
from xml.etree.ElementTree import Element

from briefings.published import Published
from briefings.reading.dates import parse_date
from briefings.reading.fields import is_address
from briefings.reading.pages.markup import all_text

Node: TypeAlias = Mapping[str, object]
"""One object of JSON-LD."""

PUBLISHED_NAMES = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.issued",
    "pubdate",
    "publishdate",
)
"""Names of `meta` elements that state when the text was published."""


def find_metadata(tree: Element) -> dict[str, str]:
    """Return the title, source, url and language that a page states, by those names.

    Sources in order: Open Graph (ogp.me), JSON-LD (schema.org), then the elements of HTML itself.
    """
    meta, nodes = _meta(tree), _linked_data(tree)
    linked = _linked_article(nodes)
    addresses = (*_canonical(tree), meta.get("og:url", ""))
    title = meta.get("og:title") or _name(linked.get("headline"), nodes) or _heading(tree)
    source = meta.get("og:site_name") or _name(linked.get("publisher"), nodes)
    if source:
        title = re.sub(rf" [|–—-] {re.escape(source)}$", "", title)
    fields = {
        "title": title,
        "source": source,
        "url": next(filter(is_address, addresses), None),
        "language": tree.get("lang"),
    }
    return {name: value for name, value in fields.items() if value}


def find_published(tree: Element) -> Published | None:
    """Return when a page states that its text was published; an unreadable date states nothing."""
    meta = _meta(tree)
    linked = _linked_article(_linked_data(tree)).get("datePublished")
    said = [meta[name] for name in PUBLISHED_NAMES if name in meta]
    said += [linked] if isinstance(linked, str) else []
    return next(_dates([*said, *_times(tree)]), None)


def _dates(texts: Iterable[str]) -> Iterator[Published]:
    for text in texts:
        try:
            published = parse_date(text)
        except ValueError:
            continue
        if published.year > date.min.year:  # what some publishing systems write for "never"
            yield published


def _meta(tree: Element) -> dict[str, str]:
    """Return what the `meta` elements state, the first of a name, by name in lower case."""
    fields: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if content := _line(element.get("content")):
            fields.setdefault(name.lower(), content)
    return fields


def _linked_data(tree: Element) -> list[Node]:
    """Return the objects of the page's JSON-LD that stand for themselves; broken JSON has none.

    What is nested deeper, e.g. in a list of related stories, is not about this page.
    """
    found: list[object] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").lower().startswith("application/ld+json"):
            try:
                found.append(json.loads(script.text or "", strict=False))
            except (ValueError, RecursionError):
                continue
    for value in found:  # it grows while it is walked
        if isinstance(value, list):
            found += value
        elif isinstance(value, dict):
            found += [value.get("@graph"), value.get("mainEntity")]
    return [value for value in found if isinstance(value, dict)]


def _linked_article(nodes: Sequence[Node]) -> Node:
    for node in nodes:
        kinds = node.get("@type")
        for kind in kinds if isinstance(kinds, list) else [kinds]:
            if isinstance(kind, str) and kind.endswith(("Article", "BlogPosting", "Report")):
                return node
    return {}


def _name(value: object, nodes: Sequence[Node]) -> str | None:
    """Return the name that a JSON-LD value is, has, or refers to by its ``@id``."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        same = [node for node in nodes if "@id" in value and node.get("@id") == value["@id"]]
        value = next((node["name"] for node in (value, *same) if node.get("name")), None)
    return _line(value) if isinstance(value, str) else None


def _canonical(tree: Element) -> Iterator[str]:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield (link.get("href") or "").strip()


def _heading(tree: Element) -> str:
    """Return the page's heading where it has just one, or else its title."""
    headings = [text for heading in tree.iter("h1") if (text := _line(all_text(heading)))]
    title = next(tree.iter("title"), None)
    return headings[0] if len(headings) == 1 else _line(title.text if title is not None else None)


def _times(tree: Element) -> Iterator[str]:
    """Return the `time` elements labelled as publication, or the only one outside of a paragraph.

    A time inside a paragraph is part of the story, and of several times any could be the one.
    """
    told = {time for paragraph in tree.iter("p") for time in paragraph.iter("time")}
    times = [time for time in tree.iter("time") if time.get("datetime")]
    for time in times:
        if time.get("itemprop") == "datePublished" or time.get("pubdate") is not None:
            yield time.get("datetime", "")
    loose = {time.get("datetime", "") for time in times if time not in told}
    if len(loose) == 1:
        yield from loose


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
