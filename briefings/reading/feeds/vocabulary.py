"""The names that elements of feeds have, whatever prefix a feed gives their namespaces."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

ATOM: Final = frozenset({"http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"})
"""The namespaces of Atom 1.0 and 0.3."""

RSS_1: Final = "http://purl.org/rss/1.0/"
_RSS_09: Final = frozenset(
    {
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://channel.netscape.com/rdf/simple/0.9/",
        "http://my.netscape.com/publish/formats/rss-0.91.dtd",
        "http://backend.userland.com/rss",
        "http://backend.userland.com/rss2",
        "http://backend.userland.com/RSS2",
        "http://blogs.law.harvard.edu/tech/rss",
        "http://purl.org/net/rss1.1#",
    }
)
_OTHERS: Final[Mapping[str, str]] = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/elements/1.0/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_WORDPRESS: Final = "http://wordpress.org/export/"
_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"

Parts = Mapping[str, Sequence[Element]]
"""The elements within one, in order, by name."""


def name_of(element: Element, *, in_atom: bool) -> str:
    """Return the name of an element: ``title``, ``dc:creator``; ``?:x`` where we don't know it.

    Args:
        element: an element.
        in_atom: whether the whole document is Atom: in RSS, Atom's elements are ``atom:…``.
    """
    namespace, _, local = element.tag.rpartition("}")
    namespace = namespace.removeprefix("{")
    if not namespace or namespace == RSS_1 or namespace in _RSS_09:
        return local
    if namespace in ATOM:
        return local if in_atom else f"atom:{local}"
    if namespace.startswith(_WORDPRESS):
        return f"excerpt:{local}" if namespace.endswith("excerpt/") else local
    return f"{_OTHERS.get(namespace, '?')}:{local}"


def parts_of(element: Element, *, in_atom: bool) -> Parts:
    """Return the elements right below one, by name."""
    parts: defaultdict[str, list[Element]] = defaultdict(list)
    for child in element:
        parts[name_of(child, in_atom=in_atom)].append(child)
    return parts


def text_in(parts: Parts, *names: str) -> str:
    """Return the first text that is no blank below one of `names`, in their order; or nothing."""
    return next(iter(texts_in(parts, *names)), "")


def texts_in(parts: Parts, *names: str) -> list[str]:
    """Return all texts below `names`, in their order, blanks left out."""
    texts = ("".join(part.itertext()).strip() for name in names for part in parts.get(name, ()))
    return [text for text in texts if text]


def base_of(element: Element, base: str) -> str:
    """Return the address from which relative ones in `element` are meant, `base` being outside."""
    stated = element.get(_BASE)
    return join(base, stated.strip()) if stated else base


def language_in(element: Element) -> str:
    """Return the language that an element states for all that is in it, or nothing."""
    return (element.get(_LANGUAGE) or "").strip()


def join(base: str, address: str) -> str:
    """Return an address as an absolute one; what can't be read stays as it is."""
    address = address.strip().translate(_LINE_ENDS).replace(" ", "%20")
    try:
        return urljoin(base, address)
    except ValueError:
        return address


_LINE_ENDS: Final = {ord(sign): None for sign in "\t\r\n"}
"""What browsers take out of an address, too."""
