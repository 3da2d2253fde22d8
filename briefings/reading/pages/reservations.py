"""What a page's publisher reserves: no index, no excerpts, no mining, no reading without a fee."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from briefings.reading.pages.hidden import remove
from briefings.reading.pages.linked_data import Node

LONGEST_EXCERPT: Final = 500
"""Characters of the longest sentence that we show; whoever allows fewer allows none of some."""

_ROBOTS: Final = ("robots", "briefingbot", "briefing-bot")
"""The names by which ``meta`` and ``X-Robots-Tag`` speak to us."""
_NO_INDEX: Final = "its publisher wants it in no index (noindex)"
_NO_EXCERPTS: Final = "its publisher wants no excerpts of it (nosnippet)"
_SHORT_EXCERPTS: Final = "its publisher wants no excerpts of more than {} characters (max-snippet)"
_NO_MINING: Final = "its publisher reserves the mining of its text (tdm-reservation)"
_SHORTEST: Final = re.compile(r"max-snippet\s*:\s*(\d{1,9})")
_NAMED: Final = re.compile(r"\s*([\w-]{1,40})\s*:(?!\s*-?\d)\s*(.*)")
"""A rule for one robot: ``googlebot: noindex``; not ``max-snippet: 5``."""
_RESERVED: Final = re.compile(r"tdm-reservation\s*[:=]\s*1\b")
_SELECTOR: Final = re.compile(r"\s*(?:[a-z]{1,12})?([.#])([\w-]{1,80})\s*", re.IGNORECASE)


def reservation(tree: Element, headers: Iterable[str] = ()) -> str | None:
    """Return why a page may not be quoted from, by what it and its server reserve; else None.

    Args:
        tree: the page.
        headers: the values of ``X-Robots-Tag``, and ``tdm-reservation: 1``, in small letters.
    """
    headers = list(headers)
    if any(_RESERVED.match(header.strip()) for header in headers) or _reserves_mining(tree):
        return _NO_MINING
    rules = [rule for header in headers for rule in _for_us(header)]
    for meta in tree.iter("meta"):
        if (meta.get("name") or "").lower().strip() in _ROBOTS:
            rules += _split(meta.get("content") or "")
    return next(filter(None, map(_reason, rules)), None)


def _reserves_mining(tree: Element) -> bool:
    named = (meta for meta in tree.iter("meta") if _name(meta) == "tdm-reservation")
    return any((meta.get("content") or "").strip() == "1" for meta in named)


def _name(meta: Element) -> str:
    return (meta.get("name") or meta.get("http-equiv") or "").lower().strip()


def _for_us(header: str) -> Iterator[str]:
    """Yield the rules of a header that hold for every robot, or for ours."""
    found = _NAMED.fullmatch(header)
    if not found:
        yield from _split(header)
    elif found[1] in _ROBOTS:
        yield from _split(found[2])


def _split(rules: str) -> list[str]:
    return [rule.strip() for rule in rules.lower().split(",")]


def _reason(rule: str) -> str | None:
    if rule in {"noindex", "none"}:
        return _NO_INDEX
    if rule == "nosnippet":
        return _NO_EXCERPTS
    most = _SHORTEST.fullmatch(rule)
    return _SHORT_EXCERPTS.format(most[1]) if most and int(most[1]) < LONGEST_EXCERPT else None


def is_free(node: Node) -> bool:
    """Say whether an article is for everyone, by what its object of schema.org says."""
    return str(node.get("isAccessibleForFree", True)).strip().lower() not in {"false", "no", "0"}


def drop_reserved(tree: Element, nodes: Sequence[Node]) -> bool:
    """Take out of a page what isn't for excerpts, or only for those who pay.

    Returns:
        Whether the page says which parts are only for those who pay.
    """
    signs = [_SELECTOR.fullmatch(each) for node in nodes for each in _paid_parts(node)]
    classes = {sign[2] for sign in signs if sign and sign[1] == "."}
    ids = {sign[2] for sign in signs if sign and sign[1] == "#"}
    found = [
        (parent, element)
        for parent in tree.iter()
        for element in parent
        if element.get("data-nosnippet") is not None
        or element.get("id") in ids
        or not classes.isdisjoint((element.get("class") or "").split())
    ]
    for parent, element in found:
        remove(parent, element)
    return bool(classes or ids)


def _paid_parts(node: Node) -> Iterator[str]:
    """Yield how a page selects the parts of an article that aren't free."""
    parts = node.get("hasPart")
    for part in parts if isinstance(parts, list) else [parts]:
        if isinstance(part, Mapping) and not is_free(part):
            chosen = part.get("cssSelector")
            for each in chosen if isinstance(chosen, list) else [chosen]:
                yield from each.split(",") if isinstance(each, str) else ()
