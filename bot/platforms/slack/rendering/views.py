"""Forms as modals and the bot's own page as App Home. Pure."""

import json
from collections.abc import Sequence

from bot.chat.message import Field, Form, Message
from bot.chat.request import Channel, Request
from bot.platforms.slack.payloads import OPEN, PICKED, RESPONSE_URL, VALUE, thread_of
from bot.platforms.slack.rendering.blocks import Block, blocks_of, short_text
from bot.platforms.slack.rendering.commands import MAIN, write_commands
from bot.platforms.slack.rendering.controls import LABEL, actions, buttons_of
from bot.platforms.slack.rendering.texts import shorten
from bot.wording.language.languages import speaking

FORM = "form"
"""What views of forms are called; others are not ours."""
_TITLE = 24
_BLOCKS = 100
"""Most characters of a title and most blocks (docs.slack.dev/reference/views/modal-views)."""
_OPTIONS = 100
"""Most options of a select menu, or of a group in it (…/block-elements/select-menu-element)."""
_LONGEST_LABEL = 2000
_LONGEST_TEXT = 3000


def modal(form: Form, request: Request) -> Block:
    """Return a form as a modal that knows where it was opened from."""
    channel, picker = request.channel, _picker(form, request)
    kept = {
        "ask": form.ask,
        "channel": channel.id,
        "thread": thread_of(channel),
        "place": request.place,
        RESPONSE_URL: request.reply.get(RESPONSE_URL),
        OPEN: request.reply.get(OPEN),
    }
    return {
        "type": "modal",
        "callback_id": FORM,
        "title": short_text(form.title, _TITLE),
        "submit": short_text(form.submit, _TITLE),
        "private_metadata": json.dumps(kept),
        "blocks": [*map(_input, form.fields[: _BLOCKS - len(picker)]), *picker],
    }


def home(message: Message, channel: Channel, word: str = MAIN) -> Block:
    """Return a message as the bot's own page; its buttons answer in `channel`."""
    message = write_commands(message, word, threaded=False)
    said = blocks_of(message.said)
    with speaking(message.language):
        controls = actions(buttons_of(message))
    return {
        "type": "home",
        "private_metadata": json.dumps({"channel": channel.id}),
        "blocks": [*said[: _BLOCKS - len(controls)], *controls],
    }


def _input(field: Field) -> Block:
    return {
        "type": "input",
        "block_id": field.name,
        "optional": True,
        "label": short_text(field.label, _LONGEST_LABEL),
        "element": _select(field) if field.options else _line(field),
    }


def _picker(form: Form, request: Request) -> list[Block]:
    """Return a field for another channel that the person can see."""
    if form.elsewhere is None or request.place != "private":
        return []
    channels = {"include": ["public", "private"], "exclude_bot_users": True}
    element = {"type": "conversations_select", "action_id": VALUE, "filter": channels}
    label = short_text(form.elsewhere, _LONGEST_LABEL)
    return [
        {
            "type": "input",
            "block_id": PICKED,
            "optional": True,
            "label": label,
            "element": element,
        }
    ]


def _line(field: Field) -> Block:
    element: Block = {"type": "plain_text_input", "action_id": VALUE}
    if field.chosen:
        element["initial_value"] = shorten(field.chosen[0], _LONGEST_TEXT)
    return element


def _select(field: Field) -> Block:
    options = [_option(value, label) for value, label in field.options]
    chosen = [option for option in options if option["value"] in field.chosen]
    element: Block = {"action_id": VALUE, **_options(options)}
    if field.many:
        initial = {"initial_options": chosen} if chosen else {}
        return {"type": "multi_static_select", **element, **initial}
    one: Block = {"initial_option": chosen[0]} if chosen else {}
    return {"type": "static_select", **element, **one}


def _options(options: Sequence[Block]) -> Block:
    if len(options) <= _OPTIONS:
        return {"options": list(options)}
    starts = range(0, len(options), _OPTIONS)
    groups = [list(options[start : start + _OPTIONS]) for start in starts]
    return {"option_groups": [{"label": group[0]["text"], "options": group} for group in groups]}


def _option(value: str, label: str) -> Block:
    return {"text": short_text(label, LABEL), "value": value}
