"""The command that tells what came out when: of a topic, an event or a subject."""

from dataclasses import replace
from typing import Final

from bot.chat.message import Message, with_buttons
from bot.commands import briefs
from bot.commands.arguments import takes
from bot.commands.arguments.days import local_time
from bot.commands.command import READING, Command
from bot.commands.corpus import today
from bot.commands.parsing import ParsedCommand
from bot.library.library import Library
from bot.library.overviews.timelines import Timelines
from bot.subscriptions.times.periods import read_period, split_period
from bot.wording import buttons, refusals
from bot.wording.days import timelines
from briefings.errors import TopicError


def timeline(library: Library, command: ParsedCommand) -> Message:
    """Tell of a topic or of some words in order of days, of the days that are named or of all."""
    now = local_time(library, command)
    name, rest = takes.split_topic(library, command.words)
    words, days = split_period(command.words, now)
    if name and (meant := read_period(rest, now)):
        words, days = name, meant
    if not words:
        return timelines.ask_what()
    found = Timelines(library.store, replace(library.recipe, window=days))
    topic = library.find_topic(takes.find_meant_topic(library, words) or words)
    try:
        brief = found.of_topic(topic) if topic else found.of_words(words)
    except TopicError as error:
        return refusals.refuse_words(error)
    if not brief.points:
        return briefs.describe(library, brief)
    library.save_brief(brief)
    library.show(command.channel, brief)
    message = timelines.timeline_message(brief, library.passages(brief))
    return with_buttons(message, buttons.under_timeline(brief, topic))


def brief(library: Library, command: ParsedCommand) -> Message:
    """Brief on what the words name; where they say but days, on what came then."""
    words, days = split_period(command.words, local_time(library, command))
    return today(library, command) if days and not words else briefs.brief(library, command)


ROWS: Final = (
    Command(
        name="timeline",
        takes=takes.topic_or_words,
        arguments="<topic or words>",
        help="what came out when, day by day",
        rights=READING,
        run=timeline,
    ),
    Command(
        name="today",
        takes=takes.days,
        arguments="[days]",
        help="what came since yesterday, by importance",
        rights=READING,
        run=today,
    ),
)
"""The rows of this family in the table of commands."""
