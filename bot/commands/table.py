"""The table of commands: help, menus, the README and Slack's manifest are made from its rows."""

from collections.abc import Iterator
from typing import Final

from bot.chat.message import Message, with_buttons
from bot.commands import (
    briefs,
    digests,
    help,  # noqa: A004 - the family of /help
    settings,
    status,
    subscriptions,
    timelines,
    votes,
)
from bot.commands.arguments import takes
from bot.commands.command import DIGESTS, OWNERS, READING, SCHEDULED, SETTINGS, Command, Variant
from bot.commands.parsing import ParsedCommand
from bot.commands.sources.rows import ROWS as SOURCES
from bot.commands.subscribing import links, screens, subscribe, typed
from bot.commands.topics.rows import ROWS as TOPICS
from bot.commands.unlisted import UNLISTED
from bot.library.library import Library
from bot.library.similar import find_similar
from bot.wording import answers, buttons, refusals
from bot.wording.summaries import arguments, summary
from bot.wording.vocabulary.phrases import vocabulary, words

_FIRST: Final = frozenset({"<topic>", "brief", "today", "subscribe", "settings"})
"""What /help lists first."""


def _takes_command(library: Library, command: ParsedCommand) -> takes.Arguments:
    """Take the name of a command or a topic, with or without its slash, or a phrase for one."""
    name = command.words.removeprefix("/").casefold().replace("_", "-")
    name = vocabulary().commands.get(tuple(word.folded for word in words(name)), name)
    if name in _BY_NAME or library.find_topic(name):
        return takes.Arguments(used=name)
    return takes.Arguments(unused=command.words)


def _list_commands(library: Library, command: ParsedCommand) -> Message:
    """List the commands that the platform has, or say what one does."""
    if name := command.words:
        row = _BY_NAME.get(name, TOPIC)
        return answers.help_on(f"/{name}" if row is TOPIC else _usage(row), summary(row.help))
    rows = listed_rows(command.channel.platform, learn=library.learn)
    shown = [row for row in rows if command.role == "owner" or row.rights != OWNERS]
    first = [_described(row) for row in shown if row.name in _FIRST]
    further = [_described(row) for row in shown if row.name not in _FIRST]
    return answers.help_message(first, further)


def _brief_topic(library: Library, command: ParsedCommand) -> Message:
    """Brief on the topic that the command is named after, or say that there is no such command."""
    if topic := library.find_topic(command.name):
        return briefs.topic_brief(library, command, topic)
    shown = listed_rows(command.channel.platform, learn=library.learn)
    known = (row.name for row in shown if row != TOPIC)
    spellings: dict[str, tuple[str, ...]] = dict.fromkeys(known, ())
    spellings |= {topic.name: (topic.title,) for topic in library.topics()}
    similar = find_similar(command.name, spellings)
    return with_buttons(refusals.unknown_command(command.name, similar), buttons.commands(similar))


TOPIC: Final = Command(
    name="<topic>",
    takes=takes.points_and_days,
    help="a brief on that topic, e.g. /trade or /trade last week",
    rights=READING,
    run=_brief_topic,
)
"""The row of all topics, and of what is no command at all."""

COMMANDS: Final = (
    TOPIC,
    Command(
        name="brief",
        takes=takes.anything,
        arguments="<topic or words>",
        help="a brief on a topic or on any words",
        rights=READING,
        run=timelines.brief,
    ),
    Command(
        name="context",
        takes=takes.quotation_or_article,
        arguments="<number or article id>",
        help="a quotation in context",
        rights=READING,
        run=briefs.context,
    ),
    Command(
        name="why",
        takes=takes.quotations,
        arguments="[number]",
        help="why the points of the last brief were chosen",
        rights=READING,
        run=briefs.why,
    ),
    *TOPICS,
    *SOURCES,
    *votes.ROWS,
    Command(
        name="more",
        takes=takes.points,
        help="more points of the last brief",
        rights=READING,
        run=briefs.more,
    ),
    *timelines.ROWS,
    Command(
        name="subscribe",
        takes=takes.subscription,
        arguments="[topics] [times] [days] [zone]",
        help="get a digest of what's new, at your local time",
        rights=DIGESTS,
        platforms=SCHEDULED,
        run=subscribe.subscribe,
    ),
    Command(
        name="subscriptions",
        help="this chat's subscriptions and their next digests",
        rights=READING,
        platforms=SCHEDULED,
        run=subscriptions.subscriptions,
    ),
    Command(
        name="unsubscribe",
        takes=takes.subscribed,
        arguments="[number or all]",
        help="end a subscription, or all",
        rights=DIGESTS,
        platforms=SCHEDULED,
        run=subscriptions.unsubscribe,
    ),
    Command(
        name="digest",
        takes=takes.previewed,
        arguments="[number]",
        help="preview your next digest",
        rights=READING,
        run=digests.digest,
    ),
    Command(
        name="pause",
        takes=takes.pause,
        arguments="[number] [7d]",
        help="pause digests for some days, or until /resume",
        rights=DIGESTS,
        platforms=SCHEDULED,
        run=subscriptions.pause,
    ),
    Command(
        name="resume",
        takes=takes.number,
        arguments="[number]",
        help="restart paused digests",
        rights=DIGESTS,
        platforms=SCHEDULED,
        run=subscriptions.resume,
    ),
    Command(
        name="quiet",
        takes=takes.hours,
        arguments="[22:00-07:00]",
        help="show or set hours without digests",
        rights=DIGESTS,
        platforms=SCHEDULED,
        run=subscriptions.quiet,
    ),
    Command(
        name="timezone",
        takes=takes.zone,
        arguments="[city]",
        help="show or set the time zone",
        rights=DIGESTS,
        run=subscriptions.timezone,
    ),
    Command(
        name="mute",
        takes=takes.muted_topic,
        arguments="<topic> [7d]",
        help="mute a topic for some days, or until /unmute",
        rights=DIGESTS,
        run=settings.mute,
    ),
    Command(
        name="unmute",
        takes=takes.topic,
        arguments="<topic>",
        help="unmute a topic",
        rights=DIGESTS,
        run=settings.unmute,
    ),
    Command(
        name="language",
        takes=takes.language,
        arguments="[code]",
        help="show or set my language; quotations aren't translated",
        rights=DIGESTS,
        run=settings.language,
    ),
    Command(
        name="settings",
        takes=takes.form,
        help="this chat's settings",
        rights=DIGESTS,
        variants=(Variant(applies=settings.is_about_managers, rights=SETTINGS),),
        run=settings.settings,
    ),
    Command(
        name="feedback",
        takes=takes.anything,
        arguments="<words>",
        help="send feedback to the operator",
        rights=READING,
        run=settings.feedback,
    ),
    Command(name="about", help="what I am and how I choose points", rights=READING, run=help.about),
    Command(name="status", help="recent and upcoming digests", rights=SETTINGS, run=status.status),
    Command(
        name="start",
        takes=takes.link,
        help="the welcome message",
        rights=READING,
        variants=(Variant(applies=links.is_to_subscribe, rights=DIGESTS),),
        run=links.start,
    ),
    Command(
        name="help", takes=_takes_command, help="this list", rights=READING, run=_list_commands
    ),
    Command(
        name="subscribing",
        takes=takes.anything,
        help="a screen on which a subscription is chosen",
        rights=DIGESTS,
        platforms=SCHEDULED,
        run=screens.choose,
        listed=False,
    ),
    Command(
        name="typed",
        takes=takes.anything,
        help="what someone wrote who was asked to",
        rights=DIGESTS,
        platforms=SCHEDULED,
        run=typed.answer_question,
        listed=False,
    ),
    *UNLISTED,
)

_BY_NAME: Final = {row.name: row for row in COMMANDS}
NAMES: Final = frozenset(_BY_NAME) - {TOPIC.name}
"""What no topic may be called."""


def row_of(command: ParsedCommand) -> Command:
    """Return the row that answers `command`."""
    return _BY_NAME.get(command.name, TOPIC)


def rows(platform: str | None = None) -> Iterator[Command]:
    """Yield the rows that `platform` has; all of them without one."""
    return (row for row in COMMANDS if row.platforms.have(platform))


def listed_rows(platform: str | None = None, *, learn: bool = True) -> Iterator[Command]:
    """Yield the rows that people are told of; votes only where the bot is to `learn` from them."""
    return (row for row in rows(platform) if row.listed and (learn or not row.learns))


def listed(platform: str | None = None, *, learn: bool = True) -> list[tuple[str, str]]:
    """Return what those rows do, and how each is written."""
    return [_described(row) for row in listed_rows(platform, learn=learn)]


def _described(row: Command) -> tuple[str, str]:
    return _usage(row), summary(row.help)


def _usage(row: Command) -> str:
    """Return how a command is written, with what it takes in the language that is spoken."""
    name = arguments(row.name) if row is TOPIC else row.name
    return f"/{name} {arguments(row.arguments)}".rstrip()
