"""A Message as Slack messages: a head, and a thread for what doesn't fit. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

from bot.chat.actions import action_of
from bot.chat.message import Form, Message
from bot.chat.request import Request
from bot.platforms.slack.payloads import is_private, thread_of
from bot.platforms.slack.rendering.blocks import Block, context, grouped_blocks, size_of, words_of
from bot.platforms.slack.rendering.commands import MAIN, write_commands
from bot.platforms.slack.rendering.controls import actions, buttons_of
from bot.platforms.slack.rendering.rendered import SlackRendered
from bot.platforms.slack.rendering.texts import escape
from bot.platforms.slack.rendering.views import modal
from bot.wording import chat
from bot.wording.language.languages import speaking

_BLOCKS = 50
"""Most blocks of a message (docs.slack.dev/reference/block-kit/blocks)."""
_SIZE = 12_000
"""Bytes of a message's blocks: over some 13,200 with what each block adds, Slack answers
msg_blocks_too_long (github.com/slackapi/bolt-js/issues/2509 and 2867; no page names it)."""
_PER_BLOCK = 130
_HEAD_SIZE = 4_000
"""Bytes of a head that a thread follows: it is read at a glance."""
_TEXT = 3_800
"""Characters of the text beside the blocks: 4,000 are advised at most
(docs.slack.dev/reference/methods/chat.postMessage)."""
_AT_HAND = 256
"""Messages that need not be rendered again: what is asked for is mostly the same few."""

Unit: TypeAlias = list[Block]
"""Blocks that stay together."""


def render(message: Message, request: Request, word: str = MAIN) -> SlackRendered:
    """Return `message` as Slack messages, as an answer to `request`.

    `word` is the slash command that takes all others as its words.
    """
    within = thread_of(request.channel) is not None
    message = _with_commands(message, word, threaded=within)
    forms = [part for part in message.parts if isinstance(part, Form)]
    messages, encoded = _whole(message, threaded=not (is_private(request) or within))
    return SlackRendered(
        messages=messages,
        actions=encoded,
        view=modal(forms[0], request) if forms else None,
        in_place=message.in_place,
    )


@lru_cache(_AT_HAND)
def _with_commands(message: Message, word: str, *, threaded: bool) -> Message:
    return write_commands(message, word, threaded=threaded)


@lru_cache(_AT_HAND)
def _whole(message: Message, *, threaded: bool) -> tuple[tuple[Block, ...], Mapping[str, str]]:
    """Return all messages, and what their buttons do."""
    buttons = buttons_of(message)
    encoded = {each.key: each.encoded for row in buttons.rows for each in map(action_of, row)}
    with speaking(message.language):
        return tuple(_messages(message, actions(buttons), threaded=threaded)), encoded


def _messages(message: Message, controls: Unit, *, threaded: bool) -> list[Block]:
    units = list(_units(message))
    everything = _flatten(units)
    if _fits([*everything, *controls], _SIZE):
        return [_native([*everything, *controls])]
    note = [context(chat.continuation())] if threaded else []
    head, rest = _fill(units, _HEAD_SIZE, _BLOCKS - len(controls) - len(note))
    messages = [_native([*_flatten(head), *note, *controls])]
    while rest:
        part, rest = _fill(rest, _SIZE, _BLOCKS)
        messages.append(_native(_flatten(part)))
    return messages


def _units(message: Message) -> Iterator[Unit]:
    """Yield what is read together, or else its parts, or else their blocks."""
    for group in grouped_blocks(message.said):
        if _fits(_flatten(group), _SIZE):
            yield _flatten(group)
        else:
            for unit in group:
                yield from [unit] if _fits(unit, _SIZE) else ([block] for block in unit)


def _fill(units: Sequence[Unit], size: int, blocks: int) -> tuple[list[Unit], Sequence[Unit]]:
    """Return the units that fit into a message of that size, at least one, and the rest."""
    number = 1
    while number < len(units) and _fits(_flatten(units[: number + 1]), size, blocks):
        number += 1
    return list(units[:number]), units[number:]


def _fits(blocks: Unit, size: int, most: int = _BLOCKS) -> bool:
    return len(blocks) <= most and size_of(blocks) + _PER_BLOCK * len(blocks) <= size


def _flatten(units: Iterable[Unit]) -> Unit:
    return list(chain.from_iterable(units))


def _native(blocks: Unit) -> Block:
    blocks = blocks or [context("…")]  # a message without words is refused
    said = "\n".join(words for words in map(words_of, blocks) if words)
    return {"text": escape(said, _TEXT), "blocks": blocks}
