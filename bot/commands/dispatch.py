"""Answers requests: finds the row of a command, checks rights and platform, runs it."""

import logging
from dataclasses import replace

from bot.chat.errors import EXPECTED
from bot.chat.message import Message, Paragraph, with_buttons
from bot.chat.platform import Menu
from bot.chat.references import ReferenceLogger, reference_of
from bot.chat.request import Request, Role
from bot.commands import digests, notices
from bot.commands.arguments.days import MOST_POINTS
from bot.commands.arguments.takes import is_time
from bot.commands.command import OWNERS, RANK, Command
from bot.commands.parsing import DEFAULT_COMMAND, ParsedCommand, parse_command, parse_number
from bot.commands.subscribing.typed import close_question, typed_answer
from bot.commands.table import COMMANDS, TOPIC, listed_rows, row_of
from bot.commands.understanding import door
from bot.library.library import Library
from bot.subscriptions.chosen import managers_of
from bot.wording import buttons, chat, refusals
from bot.wording.language.languages import LANGUAGES, speaking, spoken
from bot.wording.parts import unclear
from bot.wording.subscribing.questions import not_yours
from bot.wording.summaries import summary
from storage.ports.conversations.channels import Managers

_log = logging.getLogger(__name__)
_LANGUAGES = ("en", *(code for code in LANGUAGES if code != "en"))


def answer(library: Library, request: Request) -> Message:
    """Return what the bot says to `request`, errors that can be expected among it."""
    command = parse_command(request)
    try:
        library = library.seen_by(command.channel.audience)
        state = library.store.channel(command.home)
        with speaking(state.language or command.language):
            command = _understand(library, request)
            message = _answer(
                library, command, request, managers_of(state, command.channel.platform)
            )
            if message.language != spoken():
                message = replace(message, language=spoken())
            return replace(message, away_since=state.away_since) if state.away_since else message
    except EXPECTED as error:
        if not request.is_awaited:  # an apology is no digest
            raise
        reference = reference_of(request.key)
        ReferenceLogger(_log, reference).warning("%s: %s", request.channel, error)
        with speaking(command.language):
            return chat.something_failed(reference)


def required_role(library: Library, request: Request) -> Role:
    """Return the least role that may ask for `request`, whatever its words turn out to mean.

    Raises:
        StorageError: it can't be looked up what the channel decided.
    """
    if request.is_of_another:
        return "admin"
    command = typed_answer(library, request, parse_command(request))
    meant = (command, *door.possible_commands(request))
    rights = [row_of(each).rights_for(each) for each in meant]
    managers: Managers = "admins"
    if any(each.is_for_managers for each in rights):
        state = library.store.channel(command.home)
        managers = managers_of(state, command.channel.platform)
    needed = (each.required(command.place, managers) for each in rights)
    return max(needed, key=RANK.__getitem__)


def _understand(library: Library, request: Request) -> ParsedCommand:
    """Return what a request means; where something was asked, a search is the answer to that."""
    meant = door.understand(library, request, row_of)
    if meant.name not in {DEFAULT_COMMAND, door.SUGGESTION} or request.lookup:
        return meant
    said = parse_command(request)
    typed = typed_answer(library, request, said)
    return meant if typed == said else typed


def menu(library: Library, platform: str) -> Menu:
    """Return what `platform` offers while someone types: topics first, then the commands."""
    topics = [(topic.name, topic.title) for topic in library.topics()]
    learn = library.learn
    return Menu(
        commands={code: [*topics, *_summaries(code, platform, learn)] for code in _LANGUAGES},
        admin_commands=frozenset(
            row.name
            for row in COMMANDS
            if row.listed and RANK[row.rights.required("group")] >= RANK["admin"]
        ),
        arguments={
            **{row.name: [name for name, _ in topics] for row in COMMANDS if _takes_topics(row)},
            "language": list(LANGUAGES),
        },
    )


def _takes_topics(row: Command) -> bool:
    return row is not TOPIC and "topic" in row.arguments


def _summaries(language: str, platform: str, learn: bool) -> list[tuple[str, str]]:  # noqa: FBT001 - as the library has it
    with speaking(language):
        return [
            (row.name, summary(row.help))
            for row in listed_rows(platform, learn=learn)
            if row is not TOPIC
        ]


def _answer(
    library: Library, command: ParsedCommand, request: Request, managers: Managers
) -> Message:
    if request.digest:  # needs no rights: whoever subscribed had them
        return digests.deliver_digest(library, command, request.digest)
    if request.notice:
        return notices.notice(library, command, request.notice)
    row = row_of(command)
    rights = row.rights_for(command)
    if not rights.allow(request.role, command.place, managers) or _is_refused(request):
        return _refuse(command, request)
    if request.press is not None and not request.text:
        return with_buttons(chat.expired_button(), buttons.home(library.topics()))
    if not row.platforms.have(command.channel.platform):
        return row.platforms.notice(row.name)
    close_question(library, command)
    message = row.run(library, command)
    is_known = row.takes(library, command).are_known
    return _with_note(message, command, is_known=is_known)


def _with_note(message: Message, command: ParsedCommand, *, is_known: bool) -> Message:
    """Return an answer below the words that were not understood, where it doesn't name them."""
    refuses = message.result == "bad_arguments" and not is_known
    is_named = any(end in str(message.parts) for end in _endings(command.words))
    if message.result == "unknown_command" or not (command.unused or (refuses and not is_named)):
        return message
    if not command.unused:
        note = unclear(command.words)
    elif row_of(command) is TOPIC and is_time(command.unused):
        note = refusals.ignored_time(command.unused)
    elif row_of(command) is TOPIC and parse_number(command.unused) is not None:
        note = refusals.ignored_number(command.unused, MOST_POINTS)
    else:
        note = refusals.ignored(command.name, command.unused)
    return replace(message, parts=(Paragraph(text=note), *message.parts))


def _endings(words: str) -> list[str]:
    """Return what stands after each space, and all of it: an answer names what it doesn't know."""
    each = words.replace("_", " ").split()
    return [" ".join(each[n:]) for n in range(len(each))] + each


def _is_refused(request: Request) -> bool:
    """Whether a button was pressed that is for another person and admins alone."""
    return request.is_of_another and request.role not in {"admin", "owner"}


def _refuse(command: ParsedCommand, request: Request) -> Message:
    if request.role == "stranger":
        return chat.not_here(command.home)
    if row_of(command).rights == OWNERS:
        return chat.owners_only()
    return not_yours() if request.is_of_another else chat.admins_only()
