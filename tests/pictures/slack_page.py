"""Messages, forms and the page of the app in Slack as HTML that looks like them: Block Kit."""

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from tests.fakes.slack_world import Body, Shown

_MENU = 12
"""Options of a menu that are shown."""
_WRAPPED = (("bold", "b"), ("italic", "i"), ("strike", "s"), ("code", "code"))


def message(shown: Shown) -> str:
    """Return a message of the bot: its blocks, or its text where it has none."""
    inside = blocks(shown.blocks) or f"<div class=text dir=auto>{escape(shown.text)}</div>"
    aside = "<div class=small>Only visible to you</div>" if shown.kind == "ephemeral" else ""
    return (
        f"<div class=post><div class=face>B</div><div class=said>{_NAME}{aside}{inside}</div></div>"
    )


_NAME = "<div class=name><b>Briefing</b> <span class=app>APP</span></div>"


def own(text: str) -> str:
    """Return what a person wrote."""
    said = f"<div class=name><b>Ada</b></div><div class=text dir=auto>{escape(text)}</div>"
    return f"<div class=post><div class='face me'>A</div><div class=said>{said}</div></div>"


def view(shown: Shown) -> str:
    """Return a form with its title and its buttons, or the page of the app."""
    body = shown.body
    inside = blocks(shown.blocks)
    if body["type"] == "home":
        return f"<div class=home>{inside}</div>"
    keys = "".join(
        f"<span class='button {kind}'><span class=label>{_text(body[kind])}</span></span>"
        for kind in ("close", "submit")
        if kind in body
    )
    head = f"<div class=title dir=auto>{_text(body['title'])}</div>"
    return f"<div class=modal>{head}{inside}<div class=foot>{keys}</div></div>"


def blocks(given: Iterable[Body]) -> str:
    """Return blocks, one under the other.

    Raises:
        KeyError: a block or an element of a kind that has no picture yet.
    """
    return "".join(_BLOCKS[block["type"]](block) for block in given)


def _text(text: Body) -> str:
    return escape(str(text["text"]))


def _header(block: Body) -> str:
    return f"<h3 dir=auto>{_text(block['text'])}</h3>"


def _section(block: Body) -> str:
    said = _text(block["text"]) if "text" in block else ""
    fields = "".join(f"<div>{_text(field)}</div>" for field in block.get("fields", []))
    beside = _element(block["accessory"]) if "accessory" in block else ""
    return f"<div class=section><div class=text dir=auto>{said}{fields}</div>{beside}</div>"


def _context(block: Body) -> str:
    said = " ".join(map(_small, block["elements"]))
    return f"<div class='small text' dir=auto>{said}</div>"


def _small(text: Body) -> str:
    said = str(text["text"])
    if text["type"] == "mrkdwn" and (link := re.fullmatch(r"<[^|]*\|([^>]*)>", said)):
        return f"<a>{link[1]}</a>"
    return escape(said)


def _actions(block: Body) -> str:
    menus = (each for each in block["elements"] if each["type"] == "static_select")
    inside = "".join(map(_element, block["elements"])) + "".join(map(_options, menus))
    return f"<div class=actions>{inside}</div>"


def _options(element: Body) -> str:
    """Return what a menu offers, as if it were open."""
    groups = element.get("option_groups", [])
    options = element.get("options") or [each for group in groups for each in group["options"]]
    rows = "".join(f"<div>{_text(each['text'])}</div>" for each in options[:_MENU])
    rest = "<div>…</div>" if len(options) > _MENU else ""
    return f"<div class='menu small' dir=auto>{rows}{rest}</div>"


def _input(block: Body) -> str:
    hint = f"<div class=small dir=auto>{_text(block['hint'])}</div>" if "hint" in block else ""
    label = f"<div class=fieldname dir=auto>{_text(block['label'])}</div>"
    return f"<div class=field>{label}{_element(block['element'])}{hint}</div>"


def _divider(_block: Body) -> str:
    return "<hr>"


def _rich(block: Body) -> str:
    return "".join(_RICH[each["type"]](each) for each in block["elements"])


def _spans(element: Body) -> str:
    return "".join(map(_span, element["elements"]))


def _span(element: Body) -> str:
    said = escape(str(element.get("text", element.get("url", ""))))
    for style, tag in _WRAPPED:
        if element.get("style", {}).get(style):
            said = f"<{tag}>{said}</{tag}>"
    return {"text": said, "link": f"<a>{said}</a>"}[element["type"]]


def _list(element: Body) -> str:
    tag = "ol" if element["style"] == "ordered" else "ul"
    rows = "".join(f"<li dir=auto>{_spans(row)}</li>" for row in element["elements"])
    return f"<{tag}>{rows}</{tag}>"


def _element(element: Body) -> str:
    return _ELEMENTS[element["type"]](element)


def _button(element: Body) -> str:
    style = element.get("style", "")
    return f"<span class='button {style}'><span class=label>{_text(element['text'])}</span></span>"


def _overflow(element: Body) -> str:
    rows = "".join(f"<div>{_text(each['text'])}</div>" for each in element["options"])
    return f"<span class=button>⋮</span><div class='menu small' dir=auto>{rows}</div>"


def _select(element: Body) -> str:
    chosen = element.get("initial_options") or [element.get("initial_option")]
    said = ", ".join(_text(each["text"]) for each in chosen if each)
    empty = _text(element["placeholder"]) if "placeholder" in element else "—"
    return f"<div class=select dir=auto>{said or empty} ▾</div>"


def _line(element: Body) -> str:
    empty = _text(element["placeholder"]) if "placeholder" in element else ""
    said = escape(element.get("initial_value", "")) or empty
    return f"<div class=select dir=auto>{said}&nbsp;</div>"


def _choices(element: Body) -> str:
    chosen = element.get("initial_options") or [element.get("initial_option")]
    rows = (("☑" if each in chosen else "☐", _text(each["text"])) for each in element["options"])
    return "".join(f"<div class=choice dir=auto>{box} {said}</div>" for box, said in rows)


_Draw = Callable[[dict[str, Any]], str]
_BLOCKS: Mapping[str, _Draw] = {
    "header": _header, "section": _section, "context": _context, "actions": _actions,
    "input": _input, "divider": _divider, "rich_text": _rich,
}  # fmt: skip
_RICH: Mapping[str, _Draw] = {
    "rich_text_section": lambda each: f"<div class=text dir=auto>{_spans(each)}</div>",
    "rich_text_quote": lambda each: f"<blockquote dir=auto>{_spans(each)}</blockquote>",
    "rich_text_preformatted": lambda each: f"<pre dir=auto>{_spans(each)}</pre>",
    "rich_text_list": _list,
}
_ELEMENTS: Mapping[str, _Draw] = {
    "button": _button, "overflow": _overflow, "static_select": _select,
    "multi_static_select": _select, "external_select": _select, "multi_external_select": _select,
    "conversations_select": _select, "channels_select": _select, "users_select": _select,
    "timepicker": _select, "plain_text_input": _line, "checkboxes": _choices,
    "radio_buttons": _choices,
}  # fmt: skip
