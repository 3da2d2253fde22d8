"""What of a page no reader sees: hidden by an attribute, by its style, or by a usual class."""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

UNSEEN = frozenset({"noscript", "template"})
"""Elements that a browser that runs scripts doesn't show."""

_CODE = frozenset({"script", "style"})

_UNSEEN_VALUES: Mapping[str, re.Pattern[str]] = {
    "display": re.compile("none"),
    "visibility": re.compile("hidden|collapse"),
    "opacity": re.compile(r"0(?:\.0*)?%?"),
    "font-size": re.compile("(?:0(?:px|pt|em|rem|%)?|1px)"),
    "max-height": re.compile("0(?:px|pt|em|rem|%)?"),
    "line-height": re.compile("0(?:px)?"),
    "text-indent": re.compile(r"-\d{3,}(?:px|em|%)?"),
    "left": re.compile(r"-\d{4,}px"),
    "clip": re.compile(r"rect\([01](?:px)?[ ,)].*"),
    "clip-path": re.compile(r"inset\((?:50|100)%\)|circle\(0(?:px|%)?\)"),
    "transform": re.compile(r"scale\(0(?:, ?0)?\)"),
    "mso-hide": re.compile("all"),
}
_FLAT = re.compile("[01](?:px)?")
_UNSEEN_CLASS = re.compile(
    r"(?:^|\})\s*\.([\w-]+)\s*\{[^{}]{0,300}?\b(?:display\s*:\s*none|visibility\s*:\s*hidden)"
)
_FOR_SOME = re.compile(r"@media[^{]{0,200}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_LONGEST_RULES = 200_000
_LONGEST_STYLE = 1000
"""Code points of a style that are looked at."""

_CLASSES = frozenset(
    (  # noqa: SIM905 - a word a line is a page of them
        "sr-only visually-hidden visuallyhidden screen-reader-text screenreader screen-reader-only"
        " screen-reader element-invisible u-hidden is-hidden hidden-text a11y-hidden"
        " assistive-text preheader"
    ).split()
)
_SHOWN_LATER = "paywall"
"""The class by which publishers tell search engines what their subscribers see (schema.org)."""
_STREAMED = "S:"
"""How React names what its script moves to its place as the page comes in."""
_MOST = 0.5


def is_hidden(element: Element) -> bool:
    """Say whether a browser shows nothing of `element`."""
    if element.tag in UNSEEN or (element.tag == "dialog" and element.get("open") is None):
        return True
    get = element.get
    classes = (get("class") or "").lower().split()
    if _SHOWN_LATER in classes or (get("id") or "").startswith(_STREAMED):
        return False
    if get("hidden") is not None and get("hidden") != "until-found":
        return True
    if (get("aria-hidden") or "").lower() == "true":
        return True
    style = get("style")
    if style and _is_unseen(style):
        return True
    return not _CLASSES.isdisjoint(classes)


def drop_hidden(tree: Element) -> None:
    """Take out of `tree` what no reader sees.

    What holds most of the page's text stays: where a wall or a script hides the whole article,
    who saved the page had seen it.
    """
    unseen = frozenset(_UNSEEN_CLASS.findall(_own_rules(tree)))
    found = list(_hidden(tree, unseen))
    if not found:
        return
    size = _prose(tree)
    for parent, element in found:
        if element.tag in UNSEEN or not size or _prose(element) < _MOST * size:
            remove(parent, element)


def remove(parent: Element, element: Element) -> None:
    """Take `element` out of its parent; the text behind it stays."""
    tail = element.tail
    position = list(parent).index(element)
    if tail and position:
        parent[position - 1].tail = (parent[position - 1].tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)


def _own_rules(tree: Element) -> str:
    """Return the page's own rules for all screens: those for some stand in braces of their own."""
    rules = "\n".join(style.text or "" for style in tree.iter("style"))[:_LONGEST_RULES]
    return _FOR_SOME.sub("", rules)


def _hidden(parent: Element, unseen: frozenset[str]) -> Iterator[tuple[Element, Element]]:
    """Yield hidden elements and their parents, the outermost only."""
    waiting = [parent]
    while waiting:
        parent = waiting.pop()
        for element in parent:
            if element.tag in _CODE or callable(element.tag):  # a comment has no name
                continue
            classes = (element.get("class") or "").split()
            if is_hidden(element) or not unseen.isdisjoint(classes):
                yield parent, element
            else:
                waiting.append(element)


def _prose(tree: Element) -> int:
    """Return how many code points the paragraphs of `tree` have."""
    return sum(len("".join(paragraph.itertext())) for paragraph in tree.iter("p"))


def _is_unseen(style: str) -> bool:
    """Say whether a style lets nothing be seen, by one value or by an area of none."""
    parts = (part.partition(":") for part in style[:_LONGEST_STYLE].lower().split(";"))
    values = {name.strip(): value.replace("!important", "").strip() for name, _, value in parts}
    if any(name in values and of.fullmatch(values[name]) for name, of in _UNSEEN_VALUES.items()):
        return True
    shade = values.get("color")
    if shade and shade in (values.get("background"), values.get("background-color")):
        return True
    flat = any(_FLAT.fullmatch(values.get(side, "")) for side in ("height", "width"))
    return flat and values.get("overflow") == "hidden"
