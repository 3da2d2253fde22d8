"""What Slack refuses in messages and views, told as Slack tells it. Pure.

Limits: docs.slack.dev/reference/block-kit (blocks, block-elements, composition-objects) and
docs.slack.dev/reference/views. Letters count as UTF-16 units, the most they may be.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any, TypeAlias

from tests.fakes.slack_world import Body, Refused, size_of

Check: TypeAlias = Callable[[str, Any], Iterator[str]]

_MESSAGE_BYTES = 13_200
"""Over that, Slack answers msg_blocks_too_long (github.com/slackapi/bolt-js/issues/2509)."""


def letters(most: int, least: int = 1) -> Check:
    """Return a check of a string."""

    def check(at: str, value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
        if not isinstance(value, str):
            yield f"must be a string [json-pointer:{at}]"
        elif (size := len(value.encode("utf-16-le", "surrogatepass")) // 2) < least:
            yield f"must be more than {least - 1} characters [json-pointer:{at}]"
        elif size > most:
            yield f"must be less than {most + 1} characters [json-pointer:{at}]"

    return check


def among(*allowed: object) -> Check:
    """Return a check of a value that is one of a few."""

    def check(at: str, value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
        if value not in allowed:
            yield f"must be one of {list(allowed)} [json-pointer:{at}]"

    return check


def many(each: Check, most: int, least: int = 1) -> Check:
    """Return a check of a list."""

    def check(at: str, value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
        if not isinstance(value, list):
            yield f"must be an array [json-pointer:{at}]"
        elif len(value) > most:
            yield f"no more than {most} items allowed [json-pointer:{at}]"
        elif len(value) < least:
            yield f"no fewer than {least} items allowed [json-pointer:{at}]"
        else:
            for place, item in enumerate(value):
                yield from each(f"{at}/{place}", item)

    return check


def thing(fields: Mapping[str, Check]) -> Check:
    """Return a check of an object; a field whose name ends in "?" may be left out."""
    checks = {name.rstrip("?"): check for name, check in fields.items()}
    needed = [name for name in fields if not name.endswith("?")]

    def check(at: str, value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
        if not isinstance(value, dict):
            yield f"must be an object [json-pointer:{at}]"
            return
        yield from (f"missing required field: {name} [json-pointer:{at}]"
                    for name in needed if name not in value)  # fmt: skip
        for name, item in value.items():
            if name in checks:
                yield from checks[name](f"{at}/{name}", item)
            elif name != "type":
                yield f"invalid additional property: {name} [json-pointer:{at}]"

    return check


def typed(**kinds: Mapping[str, Check]) -> Check:
    """Return a check of an object that its `type` tells from others."""
    checks = {kind: thing(fields) for kind, fields in kinds.items()}

    def check(at: str, value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
        kind = value.get("type") if isinstance(value, dict) else None
        if kind in checks:
            yield from checks[kind](at, value)
        else:
            yield f"unsupported type: {kind} [json-pointer:{at}]"

    return check


def _plain(most: int) -> Check:
    return typed(plain_text={"text": letters(most), "emoji?": _FLAG})


def _worded(most: int) -> Check:
    return typed(
        plain_text={"text": letters(most), "emoji?": _FLAG},
        mrkdwn={"text": letters(most), "verbatim?": _FLAG},
    )


_FLAG = among(*map(bool, range(2)))
_ID = {"action_id?": letters(255)}
_OPTION = thing({"text": _plain(75), "value": letters(150), "description?": _plain(75)})
_GROUP = thing({"label": _plain(75), "options": many(_OPTION, 100)})
_STYLE = thing({f"{name}?": _FLAG for name in ("bold", "italic", "strike", "code")})
_CONFIRM = thing({"title": _plain(100), "text": _worded(300), "confirm": _plain(30),
                  "deny": _plain(30), "style?": among("primary", "danger")})  # fmt: skip

_BUTTON = {**_ID, "text": _plain(75), "value?": letters(2000), "url?": letters(3000),
           "style?": among("primary", "danger"), "confirm?": _CONFIRM,
           "accessibility_label?": letters(75)}  # fmt: skip
_OVERFLOW = {**_ID, "options": many(_OPTION, 5, 2), "confirm?": _CONFIRM}
_SELECT = {**_ID, "placeholder?": _plain(150), "options?": many(_OPTION, 100),
           "option_groups?": many(_GROUP, 100), "initial_option?": _OPTION}  # fmt: skip
_MULTI = {**{name: check for name, check in _SELECT.items() if name != "initial_option?"},
          "initial_options?": many(_OPTION, 100)}  # fmt: skip
_LINE = {**_ID, "initial_value?": letters(3000), "multiline?": _FLAG,
         "placeholder?": _plain(150)}  # fmt: skip
_FILTER = thing({"include?": many(among("im", "mpim", "private", "public"), 4),
                 "exclude_bot_users?": _FLAG,
                 "exclude_external_shared_channels?": _FLAG})  # fmt: skip
_PICKER = {**_ID, "placeholder?": _plain(150), "initial_conversation?": letters(255),
           "filter?": _FILTER}  # fmt: skip
_PRESSED = typed(button=_BUTTON, overflow=_OVERFLOW, static_select=_SELECT,
                 multi_static_select=_MULTI)  # fmt: skip
_FILLED = typed(plain_text_input=_LINE, static_select=_SELECT, multi_static_select=_MULTI,
                conversations_select=_PICKER)  # fmt: skip

_INLINE = typed(
    text={"text": letters(3000), "style?": _STYLE},
    link={"url": letters(3000), "text?": letters(3000), "style?": _STYLE},
    emoji={"name": letters(100)},
)
_SECTION = {"elements": many(_INLINE, 1000, 0)}
_RICH = typed(
    rich_text_section=_SECTION,
    rich_text_quote={**_SECTION, "border?": among(0, 1)},
    rich_text_preformatted={**_SECTION, "border?": among(0, 1)},
    rich_text_list={"elements": many(typed(rich_text_section=_SECTION), 1000),
                    "style": among("bullet", "ordered"), "indent?": among(*range(9))},
)  # fmt: skip

_BLOCK = {"block_id?": letters(255)}
BLOCK = typed(
    section={**_BLOCK, "text?": _worded(3000), "fields?": many(_worded(2000), 10),
             "accessory?": _PRESSED, "expand?": _FLAG},
    header={**_BLOCK, "text": _plain(150)},
    context={**_BLOCK, "elements": many(_worded(3000), 10)},
    actions={**_BLOCK, "elements": many(_PRESSED, 25)},
    divider=_BLOCK,
    input={**_BLOCK, "label": _plain(2000), "element": _FILLED, "hint?": _plain(2000),
           "optional?": _FLAG},
    rich_text={**_BLOCK, "elements": many(_RICH, 1000)},
)  # fmt: skip

_VIEW = {"type": among("modal", "home"), "blocks": many(BLOCK, 100, 0),
         "private_metadata?": letters(3000, 0), "callback_id?": letters(255),
         "external_id?": letters(255)}  # fmt: skip
_MODAL = {**_VIEW, "title": _plain(24), "submit?": _plain(24), "close?": _plain(24),
          "clear_on_close?": _FLAG, "notify_on_close?": _FLAG}  # fmt: skip


def check_message(body: Body) -> None:
    """Let a message pass.

    Raises:
        Refused: Slack would not take it.
    """
    text, blocks = body.get("text") or "", body.get("blocks") or []
    if not text and not blocks:
        raise Refused("no_text")
    if len(text) > 40_000:
        raise Refused("msg_too_long")
    if complaints := [*many(BLOCK, 50, 0)("/blocks", blocks)]:
        raise Refused("invalid_blocks", *complaints)
    _check_ids(blocks)
    if size_of(blocks) > _MESSAGE_BYTES:
        raise Refused("msg_blocks_too_long")
    _check_metadata(body.get("metadata"))


def check_view(view: object, kind: str) -> None:
    """Let a view pass.

    Raises:
        Refused: Slack would not take it.
    """
    if not isinstance(view, dict) or view.get("type") != kind:
        raise Refused("invalid_arguments", f"must be a {kind} [json-pointer:/view/type]")
    if complaints := [*thing(_MODAL if kind == "modal" else _VIEW)("/view", view)]:
        raise Refused("invalid_arguments", *complaints)
    blocks = view["blocks"]
    if any(block["type"] == "input" for block in blocks) and not view.get("submit"):
        raise Refused("invalid_arguments", "missing required field: submit [json-pointer:/view]")
    _check_ids(blocks)
    if size_of(view) > 250_000:
        raise Refused("view_too_large")


def _check_ids(blocks: list[Body]) -> None:
    named = [block["block_id"] for block in blocks if "block_id" in block]
    if doubled := _doubled(named):
        raise Refused("invalid_blocks", f"block_id {doubled} already exists [json-pointer:/blocks]")
    for place, block in enumerate(blocks):
        elements = block.get("elements", []) if block["type"] == "actions" else []
        if doubled := _doubled([each["action_id"] for each in elements if "action_id" in each]):
            at = f"[json-pointer:/blocks/{place}/elements]"
            raise Refused("invalid_blocks", f"action_id {doubled} already exists {at}")
        missing = [each for each in chain(elements, [block.get("element")]) if _offerless(each)]
        if block["type"] == "section" and not block.keys() & {"text", "fields"}:
            missing = [block]
        if missing:
            raise Refused(
                "invalid_blocks", f"missing required field [json-pointer:/blocks/{place}]"
            )


def _offerless(element: Body | None) -> bool:
    if element is None or not element["type"].endswith("static_select"):
        return False
    return len(element.keys() & {"options", "option_groups"}) != 1


def _doubled(names: list[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]


def _check_metadata(metadata: object) -> None:
    match metadata or None:
        case None:
            return
        case {"event_type": str(name), "event_payload": dict(payload)} if name:
            if size_of(payload) > 16_000:
                raise Refused("metadata_too_large")
        case _:
            raise Refused("invalid_metadata_format")
