"""The welcome, and links to the bot: to a topic, or to subscribe (``?start=subscribe_trade_0800``).

Telegram takes at most 64 of ``A-Za-z0-9_-`` after ``start=`` and ``startgroup=``.
"""

import re
from dataclasses import replace

from bot.chat.message import Message, with_buttons
from bot.commands import briefs
from bot.commands.arguments.takes import linked_topic
from bot.commands.parsing import ParsedCommand
from bot.commands.subscribing.drafts import draft_of
from bot.commands.subscribing.screens import first_screen
from bot.library.library import Library
from bot.wording import answers, buttons
from bot.wording.subscribing.questions import not_understood

_LINK = re.compile(r"subscribe(?:[_-]+(?P<rest>[\w-]*))?", re.IGNORECASE)
_CLOCK = re.compile(r"^([01]\d|2[0-3])([0-5]\d)$")


def start(library: Library, command: ParsedCommand) -> Message:
    """Greet, and say how to begin; a link may name the topic to begin with, or a subscription."""
    if is_to_subscribe(command):
        return subscribe_by_link(library, command)
    if topic := linked_topic(library, command.words):
        return briefs.topic_brief(library, command, topic)
    return with_buttons(answers.welcome(library.topics()), buttons.welcome())


def is_to_subscribe(command: ParsedCommand) -> bool:
    """Whether a link asks to subscribe, as in `?start=subscribe_trade_0800`."""
    return link_words(command.words) is not None


def link_words(payload: str) -> str | None:
    """Return what a link says of a subscription, as it is typed; None: it is no such link."""
    found = _LINK.fullmatch(payload.strip())
    if found is None:
        return None
    words = (found["rest"] or "").split("_")
    return " ".join(_CLOCK.sub(r"\1:\2", word) for word in words).strip()


def subscribe_by_link(library: Library, command: ParsedCommand) -> Message:
    """Show what a link would subscribe to, to be confirmed: whoever made it is someone else."""
    words = link_words(command.words) or ""
    draft = draft_of(library, command, words)
    if draft.words.unknown:
        first = draft.words.unknown[0]
        return not_understood(first, library.similar_topics(first))
    return first_screen(library, replace(command, words=words), draft)
