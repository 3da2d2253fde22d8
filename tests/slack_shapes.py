"""What Slack's blocks hold, and whether Slack takes them."""

import json
from collections.abc import Iterator
from typing import Any

from slack_sdk.models.blocks import Block as SdkBlock

from bot.platforms.slack.rendering.rendered import SlackRendered


def blocks(message: SlackRendered) -> list[dict[str, Any]]:
    """Return the blocks of all messages, in order."""
    return [block for each in message.messages for block in each["blocks"]]


def nodes(block: object, kind: str) -> Iterator[dict[str, Any]]:
    """Yield all objects of a kind, in order."""
    if isinstance(block, dict):
        if block.get("type") == kind:
            yield block
        for value in block.values():
            yield from nodes(value, kind)
    elif isinstance(block, list):
        for each in block:
            yield from nodes(each, kind)


def quoted(message: SlackRendered) -> list[str]:
    """Return what stands between the marks of each quotation, put together."""
    texts = [
        element["text"]
        for quote in nodes(blocks(message), "rich_text_quote")
        for element in quote["elements"]
        if "style" not in element
    ]
    together: list[str] = []
    inside = False
    for text in texts:
        if text == "“" and not inside:
            together.append("")
            inside = True
        elif text == "”" and inside:
            inside = False
        else:
            together[-1] += text
    return together


def check(message: SlackRendered) -> None:
    """Fail if Slack would refuse it, as far as its pages and its library say."""
    for each in message.messages:
        assert 0 < len(each["text"]) <= 3_800
        assert 0 < len(each["blocks"]) <= 50
        assert 13_000 >= len(json.dumps(each["blocks"], ensure_ascii=False).encode())
        for block in each["blocks"]:
            parsed = SdkBlock.parse(block)
            assert parsed is not None
            parsed.validate_json()
            assert block == parsed.to_dict()
            sizes = [len(text["text"]) for text in nodes(block, "text")]
            assert 3_100 >= sum(sizes)
            assert all(sizes)
        ids = [node["action_id"] for node in nodes(each["blocks"], "button")]
        ids += [node["action_id"] for node in nodes(each["blocks"], "static_select")]
        assert len(ids) == len(set(ids))
