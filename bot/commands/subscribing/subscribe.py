"""The command that subscribes a channel: by a whole line at once, or screen by screen."""

import re
from urllib.parse import unquote

from bot.chat.message import Message, with_form
from bot.commands.parsing import ParsedCommand
from bot.commands.subscribing.drafts import draft_of
from bot.commands.subscribing.screens import first_screen, store_subscription
from bot.library.library import Library
from bot.wording.subscribing.form import form as form_of
from bot.wording.subscribing.questions import not_understood

_FIELD = re.compile(r"\b(?:topics|times|days|further|zone)=")
"""The names of a form's fields, which stand before what was filled in."""


def subscribe(library: Library, command: ParsedCommand) -> Message:
    """Subscribe this channel, or show what would be subscribed to, to be changed or confirmed."""
    draft = draft_of(library, command, unquote(_FIELD.sub(" ", command.words)))
    words = draft.words
    if words.unknown:
        first = words.unknown[0]
        return not_understood(first, library.similar_topics(first))
    if draft.is_complete:
        return store_subscription(library, command, draft)
    form = form_of(library.topics(), words.zone or library.zone, words.topics)
    return with_form(first_screen(library, command, draft), form)
