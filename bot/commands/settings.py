"""Commands about a channel's own settings: its language, its topics, and what its people say."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import cast, get_args
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from bot.chat.message import Message
from bot.commands.parsing import ParsedCommand
from bot.library.library import Library
from bot.library.limits import FEEDBACK_A_DAY, FEEDBACK_LENGTH
from bot.subscriptions.chosen import managers_of
from bot.subscriptions.times.durations import read_end
from bot.wording import chat, refusals
from bot.wording.language.languages import LANGUAGES, find_language, speaking
from storage.ports.conversations.channels import ChannelState, Feedback, Managers

_AUTOMATIC = "auto"
_DAY = timedelta(days=1)


def language(library: Library, command: ParsedCommand) -> Message:
    """Show the languages, or change to another one."""
    if not command.words:
        return chat.language_menu(library.store.channel(command.home).language)
    chosen = find_language(command.words)
    if chosen is None and command.words.casefold() != _AUTOMATIC:
        return chat.language_unknown(command.words)
    library.store.set_language(command.home, chosen)
    with speaking(chosen or command.language):
        return chat.language_set(chosen)


def mute(library: Library, command: ParsedCommand) -> Message:
    """Leave a topic out, for some days or until it is unmuted."""
    if not command.words:
        return settings(library, command)
    name, rest = _split_topic(library, command.words)
    topic = library.find_topic(name)
    if topic is None:
        return refusals.no_such_topic(name, library.similar_topics(name))
    state = library.store.channel(command.home)
    zone = state.zone or command.zone or library.zone
    until = read_end(rest, command.at.astimezone(ZoneInfo(zone)))
    if rest and until is None:
        return chat.mute_unclear(topic, rest)
    library.store.mute(command.home, topic.name, until.astimezone(UTC) if until else None)
    return chat.confirm_mute(topic, until and until.astimezone(ZoneInfo(zone)))


def _split_topic(library: Library, words: str) -> tuple[str, str]:
    """Return the topic with which `words` begin, the longest there is, and what follows it."""
    each = words.split()
    for length in range(len(each), 0, -1):
        name = " ".join(each[:length])
        if library.find_topic(name):
            return name, " ".join(each[length:])
    return words, ""


def unmute(library: Library, command: ParsedCommand) -> Message:
    """Include a topic again."""
    if not command.words:
        return settings(library, command)
    topic = library.find_topic(command.words)
    if topic is None:
        return refusals.no_such_topic(command.words, library.similar_topics(command.words))
    library.store.unmute(command.home, topic.name)
    return chat.confirm_unmute(topic)


def settings(library: Library, command: ParsedCommand) -> Message:
    """Show the channel's settings, or change them as a form says."""
    values = _parse_form(command.words)
    if values:
        _apply_form(library, command, values)
    state = library.store.channel(command.home)
    managers = managers_of(state, command.channel.platform) if command.place == "group" else None
    with speaking(state.language or command.language):
        return chat.settings_message(
            state.language, muted_topics(state, command.at), library.topics(), managers
        )


def is_about_managers(command: ParsedCommand) -> bool:
    """Whether the command changes who may change the channel's digests: only admins do."""
    return _new_managers(_parse_form(command.words)) is not None


def _new_managers(values: Mapping[str, list[str]]) -> Managers | None:
    """Return who is to change digests; a form says in the field's name who does so far."""
    for name, chosen in values.items():
        field, _, former = name.partition("-")
        if field == "managers" and chosen and chosen[0] in get_args(Managers):
            return cast("Managers", chosen[0]) if chosen[0] != former else None
    return None


def feedback(library: Library, command: ParsedCommand) -> Message:
    """Keep what someone says about the bot, for its owner."""
    if not command.words:
        return chat.ask_feedback()
    if len(command.words) > FEEDBACK_LENGTH:
        return chat.feedback_too_long(FEEDBACK_LENGTH)
    channel = str(command.channel)
    if library.store.count_feedback(channel, command.at - _DAY) >= FEEDBACK_A_DAY:
        return chat.feedback_enough()
    library.store.add_feedback(Feedback(channel=channel, text=command.words, at=command.at))
    return chat.feedback_thanks()


def _parse_form(words: str) -> Mapping[str, list[str]]:
    """Read ``name=value`` pairs as a form hands them in."""
    pairs = (pair.partition("=") for pair in words.split() if "=" in pair)
    return {name: [unquote(value) for value in text.split(",") if value] for name, _, text in pairs}


def _apply_form(library: Library, command: ParsedCommand, values: Mapping[str, list[str]]) -> None:
    if "language" in values:
        wanted = "".join(values["language"][:1])
        library.store.set_language(command.home, wanted if wanted in LANGUAGES else None)
    managers = _new_managers(values)
    if managers and command.place == "group":
        library.store.set_managers(command.home, managers)
    if "muted" in values:
        before = set(muted_topics(library.store.channel(command.home), command.at))
        chosen = {topic.name for topic in library.topics()} & set(values["muted"])
        for name in sorted(chosen - before):
            library.store.mute(command.home, name, None)
        for name in sorted(before - chosen):
            library.store.unmute(command.home, name)


def muted_topics(state: ChannelState, at: datetime) -> list[str]:
    """Return the names of the topics that are muted at that time."""
    muted = state.muted.items()
    return sorted(name for name, until in muted if until is None or until > at)
