"""What the bot says when it can't do what was asked: what happened, and what to do instead."""

from collections.abc import Sequence

from bot.chat.message import Message
from bot.wording.language.catalogue import _, ngettext
from bot.wording.language.isolates import command_text
from bot.wording.language.lists import join_or
from bot.wording.parts import for_example, says
from bot.wording.results import counts_as
from briefings.errors import TopicError


@counts_as("unknown_command")
def unknown_command(name: str, nearest: list[str]) -> Message:
    """Say that there is no such command, and which are similar."""
    # NOTE: {command}: what someone wrote, e.g. /tarde. A question or a hint follows.
    text = _("I don't know the command {command}.", command=f"/{name}")
    # NOTE: After "I don't know the command".
    return says(text, did_you_mean(nearest) or _("/help lists the commands."))


@counts_as("unknown_command")
def suggest(commands: list[str]) -> Message:
    """Ask whether a command was meant, with what was written after it."""
    # NOTE: After "Did you mean {commands}?".
    return says(did_you_mean(commands), _("/help lists the commands."))


def ignored(command: str, words: str) -> str:
    """Say which words after a command it did not understand."""
    # NOTE: Above an answer: words that were not used. {words}: what someone wrote, e.g. foo bar.
    # {command}: the command that it stood after, e.g. /topics.
    return _(
        "I didn't understand “{words}” after {command}, so I ignored it.",
        words=words,
        command=command_text(command),
    )


def ignored_time(words: str) -> str:
    """Say that it isn't known which days are meant."""
    # NOTE: Above a brief. {words}: a time as someone wrote it, e.g. next week or 31 February.
    return _("I can't tell which past days “{words}” means, so I ignored it.", words=words)


def ignored_number(words: str, most: int) -> str:
    """Say that no brief has so many points."""
    # NOTE: Above a brief. {words}: a number as someone wrote it, e.g. 500. {most}: e.g. 20.
    return _("I show 1 to {most} points at a time, so I ignored “{words}”.", words=words, most=most)


@counts_as("nothing_found")
def address_not_held(url: str) -> Message:
    """Say that there is no article of that address."""
    # NOTE: The answer to a web address that someone sent. {address}: e.g. https://example.org/a
    text = _("I don't have the article at {address}.", address=url)
    # NOTE: After "I don't have the article at {address}."
    hint = _("Write its headline, and I'll look for others on its story.")
    return says(text, hint)


@counts_as("bad_arguments")
def ask_words() -> Message:
    """Ask what to brief on."""
    # NOTE: The answer to /brief without words. {command}: an example, e.g. /brief gas prices
    text = _(
        "What should I brief you on? For example: {command}",
        command=command_text("brief gas prices"),
    )
    return says(text)


@counts_as("bad_arguments")
def ask_number(quoted: int, command: str = "context") -> Message:
    """Ask which quotation is meant."""
    if not quoted:
        return no_brief_shown()
    # NOTE: Asked where a command needs a number; an example follows.
    return says(_("Which quotation do you mean?"), _numbers(quoted), for_example(f"/{command} 1"))


@counts_as("bad_arguments")
def no_brief_shown() -> Message:
    """Say that there is nothing yet whose context could be shown."""
    # NOTE: The answer to /context, /why or /more before there was a brief.
    return says(_("I haven't shown you a brief yet. Ask for one first: /topics lists the topics."))


@counts_as("bad_arguments")
def no_such_quotation(number: str, quoted: int) -> Message:
    """Say that the last brief has no such quotation."""
    # NOTE: {number}: what someone wrote in place of a quotation's number, e.g. 12.
    return says(_("The last brief has no quotation “{number}”.", number=number), _numbers(quoted))


@counts_as("bad_arguments")
def no_such_topic(words: str, nearest: list[str]) -> Message:
    """Say that there is no such topic, and which are similar."""
    # NOTE: {topic}: what someone wrote, e.g. tarde. A question or a hint follows.
    text = _("I have no topic “{topic}”.", topic=words)
    # NOTE: After "I have no topic".
    return says(text, did_you_mean(nearest) or _("/topics lists the topics."))


@counts_as("nothing_found")
def no_articles() -> Message:
    """Say that there is nothing to brief on, and how to change that."""
    # NOTE: Said where nothing was read yet. {command}: `briefing-bot ingest PATH`, which the
    # operator types on the server.
    return says(
        _("I have no articles yet. {command} adds some.", command="`briefing-bot ingest PATH`")
    )


@counts_as("bad_arguments")
def refuse_words(error: TopicError) -> Message:
    """Say that nothing can be looked for, and what to write instead."""
    # NOTE: {words}: what someone wrote, e.g. "???" or "the". {command}: an example.
    text = _(
        "I can't search for “{words}”. Name what it should be about, for example: {command}",
        words=error.topic,
        command=command_text("brief gas prices"),
    )
    return says(text)


@counts_as("not_available")
def not_forwarded() -> Message:
    """Say that a forwarded command is not run, and what to do."""
    # NOTE: Said when someone forwards another person's command to the bot.
    return says(_("I don't run forwarded commands. To run this one, type it yourself."))


@counts_as("not_available")
def not_on_this_platform(name: str) -> Message:
    """Say that a command isn't offered here."""
    # NOTE: {command}: a command that another platform has, e.g. /subscribe in a terminal.
    text = _("The command {command} isn't available here.", command=command_text(name))
    # NOTE: After "I don't know the command" or "The command isn't available here".
    return says(text, _("/help lists the commands."))


def did_you_mean(nearest: Sequence[str]) -> str:
    """Ask whether one of these commands was meant; empty without any."""
    if not nearest:
        return ""
    # NOTE: After "I don't know the command" or "I have no topic". {commands}: /trade or /energy.
    return _("Did you mean {commands}?", commands=join_or(command_text(name) for name in nearest))


def _numbers(quoted: int) -> str:
    # NOTE: Says which numbers the quotations of the last brief have. The singular may drop {number}
    # only where it means exactly one.
    return ngettext(
        "There is only quotation 1.", "The quotations are numbered 1 to {number}.", quoted
    )
