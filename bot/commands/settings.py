"""Commands about a channel's own settings: its language, its topics, and what its people say."""

import re
from collections.abc import Mapping
from datetime import timedelta
from urllib.parse import unquote

from bot.chat.message import Message
from bot.commands.asked import ParsedCommand
from bot.library.library import Library
from bot.wording import chat, refusals
from bot.wording.catalogue import LANGUAGES, speaking
from storage.ports.channels import ChannelState, Feedback

_AS_THE_PLATFORM = "auto"
_LONGEST_FEEDBACK = 2000
_DAYS = re.compile(r"(?P<topic>.+)\s(?P<days>[1-9]\d{0,2})d", re.IGNORECASE)


def language(library: Library, asked: ParsedCommand) -> Message:
    """Show the languages, or speak another one from now on."""
    wanted = asked.words.casefold()
    if not wanted:
        return chat.language_menu(library.store.channel(asked.home).language)
    if wanted != _AS_THE_PLATFORM and wanted not in LANGUAGES:
        return chat.language_unknown(asked.words)
    chosen = None if wanted == _AS_THE_PLATFORM else wanted
    library.store.set_language(asked.home, chosen)
    with speaking(chosen or asked.language):
        return chat.language_set(chosen)


def mute(library: Library, asked: ParsedCommand) -> Message:
    """Leave a topic out, for some days or until it is unmuted."""
    if not asked.words:
        return settings(library, asked)
    limited = _DAYS.fullmatch(asked.words)
    name = limited["topic"] if limited else asked.words
    topic = library.topic_named(name)
    if topic is None:
        return refusals.no_such_topic(name, library.nearest_topics(name))
    until = asked.at + timedelta(days=int(limited["days"])) if limited else None
    library.store.mute(asked.home, topic.name, until)
    return chat.muted(topic, until)


def unmute(library: Library, asked: ParsedCommand) -> Message:
    """Take a topic in again."""
    if not asked.words:
        return settings(library, asked)
    topic = library.topic_named(asked.words)
    if topic is None:
        return refusals.no_such_topic(asked.words, library.nearest_topics(asked.words))
    library.store.unmute(asked.home, topic.name)
    return chat.unmuted(topic)


def settings(library: Library, asked: ParsedCommand) -> Message:
    """Show the channel's settings, or take in what a form says."""
    given = _form(asked.words)
    if given:
        _take_in(library, asked, given)
    state = library.store.channel(asked.home)
    with speaking(state.language or asked.language):
        return chat.settings_message(state.language, muted_now(state, asked), library.topics())


def feedback(library: Library, asked: ParsedCommand) -> Message:
    """Keep what someone says about the bot, for its owner."""
    if not asked.words:
        return chat.feedback_wanted()
    said = Feedback(channel=str(asked.channel), text=asked.words[:_LONGEST_FEEDBACK], at=asked.at)
    library.store.add_feedback(said)
    return chat.feedback_thanks()


def _form(words: str) -> Mapping[str, list[str]]:
    """Read ``name=value`` pairs as a form hands them in."""
    pairs = (pair.partition("=") for pair in words.split() if "=" in pair)
    return {
        name: [unquote(value) for value in values.split(",") if value] for name, _, values in pairs
    }


def _take_in(library: Library, asked: ParsedCommand, given: Mapping[str, list[str]]) -> None:
    if "language" in given:
        wanted = "".join(given["language"][:1])
        library.store.set_language(asked.home, wanted if wanted in LANGUAGES else None)
    if "muted" in given:
        before = set(muted_now(library.store.channel(asked.home), asked))
        wished = {topic.name for topic in library.topics()} & set(given["muted"])
        for name in sorted(wished - before):
            library.store.mute(asked.home, name, None)
        for name in sorted(before - wished):
            library.store.unmute(asked.home, name)


def muted_now(state: ChannelState, asked: ParsedCommand) -> list[str]:
    """Return the topics that are muted now."""
    muted = state.muted.items()
    return sorted(name for name, until in muted if until is None or until > asked.at)
