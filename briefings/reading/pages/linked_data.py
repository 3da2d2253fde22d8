"""The JSON-LD of a page (schema.org): its objects, and the one that is the page's article."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import TypeAlias
from xml.etree.ElementTree import Element

Node: TypeAlias = Mapping[str, object]
"""One object of JSON-LD."""

_ARTICLES = ("Article", "BlogPosting", "Report", "LiveBlogPosting")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
_PARTS = ("@graph", "mainEntity", "mainEntityOfPage")


def read_nodes(tree: Element) -> list[Node]:
    """Return the objects of the page's JSON-LD that stand for themselves; broken JSON has none.

    What is nested deeper, e.g. in a list of related stories, is not about this page.
    """
    found = list(_scripts(tree))
    for value in found:  # it grows while it is walked
        if isinstance(value, list):
            found += value
        elif isinstance(value, dict):
            found += [value.get(part) for part in _PARTS]
    return [value for value in found if isinstance(value, dict)]


def _scripts(tree: Element) -> Iterator[object]:
    for script in tree.iter("script"):
        if not (script.get("type") or "").lower().startswith("application/ld+json"):
            continue
        text = _WRAPPING.sub("", _WRAPPING.sub("", script.text or ""))
        try:
            yield json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue


def kinds(node: Node) -> list[str]:
    """Return the types of an object."""
    value = node.get("@type")
    listed = value if isinstance(value, list) else [value]
    return [kind for kind in listed if isinstance(kind, str)]


def is_article(node: Node) -> bool:
    """Say whether an object is an article of some kind."""
    return any(kind.endswith(_ARTICLES) for kind in kinds(node))


def article_nodes(nodes: Sequence[Node]) -> list[Node]:
    """Return the objects that are articles, each once: SEO plugins state them twice."""
    apart: dict[object, Node] = {}
    for node in filter(is_article, nodes):
        apart.setdefault(text_of(node, "headline") or id(node), node)
    return list(apart.values())


def text_of(node: Node, *names: str) -> str:
    """Return the first text that an object has under one of `names`, on one line, or nothing."""
    for name in names:
        value = node.get(name)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, str) and (text := line_of(value)):
            return text
    return ""


def name_of(value: object, nodes: Sequence[Node]) -> str:
    """Return the name that a value is, has, or refers to by its ``@id``; or nothing."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        same = [node for node in nodes if "@id" in value and node.get("@id") == value["@id"]]
        value = next((node["name"] for node in (value, *same) if node.get("name")), None)
    return line_of(value) if isinstance(value, str) else ""


def line_of(text: str | None) -> str:
    """Return a text on one line, its entities undone: many systems write them twice over."""
    return " ".join(unescape(text or "").split())
