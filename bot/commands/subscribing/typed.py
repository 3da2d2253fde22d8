"""What someone writes when they were asked for a city or a time, as the command that it means."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.chat.message import Message
from bot.chat.request import Request
from bot.commands.parsing import DEFAULT_COMMAND, ParsedCommand
from bot.commands.subscribing.drafts import draft_of
from bot.commands.subscribing.screens import choose, of_owner
from bot.commands.subscribing.zones import search_zones
from bot.library.library import Library
from bot.subscriptions.words import parse_words
from bot.subscriptions.zones import find_zone
from bot.wording.subscribing import questions
from bot.wording.subscribing import screens as wording

NAME: Final = "typed"
_OPEN: Final = timedelta(minutes=10)
"""How long a question waits for its answer."""
_FIRST: Final = datetime.min.replace(tzinfo=UTC) + _OPEN
"""No request is before it, but that of a platform that says of none when it came in."""
_MOST_WORDS: Final = 4
"""Words of an answer: more ask something else."""


def typed_answer(library: Library, request: Request, command: ParsedCommand) -> ParsedCommand:
    """Return the command that an answer to an open question means; any other one as it is.

    Commands, topics, and what is too long for an answer are asked as ever. A question that is a
    command is asked for what follows it, on a line of its own.
    """
    if command.name != DEFAULT_COMMAND or request.press is not None or not request.is_awaited:
        return command
    words = command.words
    is_question = "?" in words or len(words.split()) > _MOST_WORDS
    if not words or is_question or request.text.lstrip().startswith("/"):
        return command
    question = open_question(library, command)
    if question is None or library.find_topic(words):
        return command
    said = f"{question}\n{words}"
    if not question.startswith("/"):
        return replace(command, name=NAME, words=said)
    name, _, rest = said[1:].partition(" ")
    return replace(command, name=name, words=rest)


def open_question(library: Library, command: ParsedCommand) -> str | None:
    """Return what whoever asks was asked to write, and hasn't yet."""
    since = max(command.at, _FIRST) - _OPEN
    return library.store.open_question(str(command.channel), command.user or "", since)


def close_question(library: Library, command: ParsedCommand) -> None:
    """Expect no answer any more from someone who asked for something else."""
    if open_question(library, command) is not None:
        library.store.close_question(str(command.channel), command.user or "")


def answer_question(library: Library, command: ParsedCommand) -> Message:
    """Take what was written for what it was asked for: the first line says what that was."""
    question, _, said = command.words.partition("\n")
    name, _, chosen = question.partition(" ")
    answer = _ANSWERS.get(name)
    if answer is None or not said:
        return choose(library, replace(command, words=f"review {chosen}"))
    return of_owner(answer(library, command, chosen, said), command)


def _city(library: Library, command: ParsedCommand, chosen: str, said: str) -> Message:
    draft = draft_of(library, command, chosen)
    if zone := find_zone(said):
        draft.words.zone = zone
        return choose(library, replace(command, words=f"review {draft.words.text}"))
    zones = search_zones(said, command.at)
    if not zones:
        _ask_again(library, command, "city", chosen)
        return questions.with_back(questions.city_unknown(said), draft.words)
    return wording.choose_zone(zones, draft.words, command.at)


def _time(library: Library, command: ParsedCommand, chosen: str, said: str) -> Message:
    draft = draft_of(library, command, chosen)
    times = parse_words(said, lambda _: None).times
    if not times:
        _ask_again(library, command, "time", chosen)
        return questions.with_back(questions.time_unknown(said), draft.words)
    draft.words.times = times
    return choose(library, replace(command, words=f"review {draft.words.text}"))


def _ask_again(library: Library, command: ParsedCommand, name: str, chosen: str) -> None:
    question = f"{name} {chosen}".strip()
    library.store.ask_question(str(command.channel), command.user or "", question, command.at)


_ANSWERS: Final[Mapping[str, Callable[[Library, ParsedCommand, str, str], Message]]] = {
    "city": _city,
    "time": _time,
}
