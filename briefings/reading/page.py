"""HTML pages: the article's text by trafilatura, and only what the page itself states about it."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element  # noqa: S405 - the type alone, see markup.py

from briefings.errors import ReadingError
from briefings.model import Article, Published
from briefings.reading.dates import stated_date
from briefings.reading.decoding import decode
from briefings.reading.fields import stated_of
from briefings.reading.markup import all_text, main_text, parse
from briefings.reading.stated import Place, Stated
from briefings.reading.text import article

PUBLISHED_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "parsely-pub-date",
    "pubdate",
    "publishdate",
)
"""Names of `meta` elements that state the day of publication, surest first."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_PRESCAN = 4096


def read_page(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Read one HTML page."""
    try:
        tree = parse(decode(raw, file=place.file, declared=declared_charset(raw)), place.file)
        body = main_text(tree)
        if not body:
            remedy = "save the page with its text, or the text as .txt"
            raise ReadingError(place.file, None, "no article was found in the page", remedy)
        yield article(body, _stated(tree, place.file), place)
    except ReadingError as error:
        yield error


def declared_charset(raw: bytes) -> str | None:
    """Return the encoding that a `meta` element at the start of a page names (HTML, 4.2.5.4)."""
    found = _CHARSET.search(raw, 0, _PRESCAN)
    return found[1].decode("ascii") if found else None


def _stated(tree: Element, file: str) -> Stated:
    """Gather what the page says of itself: machine-readable statements, no host name, no guess."""
    meta = _meta(tree)
    nodes = _linked_data(tree)
    linked = next((node for node in nodes if _is_article(node)), {})
    publisher = _name(linked.get("publisher"), nodes)
    stated = stated_of(
        {
            "title": meta.get("og:title") or _name(linked.get("headline"), ()) or _heading(tree),
            "source": meta.get("og:site_name") or publisher,
            "url": _url(tree, meta),
            "language": _language(tree),
        },
        file,
        "the page's head",
    )
    return replace(stated, published=_published(tree, meta, linked))


def _meta(tree: Element) -> dict[str, str]:
    """Return what the `meta` elements state, the first of a name, by name in lower case."""
    stated: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if content := " ".join((element.get("content") or "").split()):
            stated.setdefault(name.lower(), content)
    return stated


def _linked_data(tree: Element) -> list[Mapping[str, object]]:
    """Return the nodes of the page's JSON-LD, outermost first; what isn't JSON states nothing."""
    waiting: list[object] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").lower().startswith("application/ld+json"):
            try:
                waiting.append(json.loads(script.text or "", strict=False))
            except (ValueError, RecursionError):
                continue
    nodes: list[Mapping[str, object]] = []
    for found in waiting:  # grows while it is walked
        if isinstance(found, dict):
            nodes.append(found)
            waiting += found.values()
        elif isinstance(found, list):
            waiting += found
    return nodes


def _is_article(node: Mapping[str, object]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and kind.endswith(("Article", "BlogPosting", "Report"))
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _name(value: object, nodes: Sequence[Mapping[str, object]]) -> str | None:
    """Return a JSON-LD value's name: itself, its own, or that of the node it refers to."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or next(
            (node["name"] for node in nodes if node.get("@id") == value.get("@id") and "name" in node),
            None,
        )
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _heading(tree: Element) -> str | None:
    """Return the page's only first-rank heading, or else its title."""
    headings = [text for heading in tree.iter("h1") if (text := all_text(heading))]
    if len(headings) == 1:
        return " ".join(headings[0].split())
    title = next(tree.iter("title"), None)
    return " ".join((title.text or "").split()) or None if title is not None else None


def _url(tree: Element, meta: Mapping[str, str]) -> str | None:
    canonical = [
        link.get("href") or ""
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    return next((url for url in (*canonical, meta.get("og:url", "")) if is_web_address(url)), None)


def is_web_address(url: str) -> bool:
    """Whether `url` is a whole http or https address."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _language(tree: Element) -> str | None:
    code = (tree.get("lang") or "").replace("_", "-").partition("-")[0].lower()
    return code if re.fullmatch("[a-z]{2}", code) else None


def _published(
    tree: Element, meta: Mapping[str, str], linked: Mapping[str, object]
) -> Published | None:
    """Return the day or instant that the page states, the surest statement first."""
    times = {element.get("datetime") or "": element for element in tree.iter("time")}
    labelled = [at for at, time in times.items() if time.get("itemprop") == "datePublished"]
    said = [meta.get(name) for name in PUBLISHED_NAMES[:1]]
    said += [linked.get("datePublished")]
    for text in said:
        ...
    return None
