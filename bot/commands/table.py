"""The table of commands: help, menus, the README and Slack's manifest are made from its rows."""

from collections.abc import Iterator
from typing import Final

from bot.chat.message import Message, with_buttons
from bot.commands import (
    briefs,
    corpus,
    digests,
    help,  # noqa: A004 - the family of /help
    settings,
    status,
    subscribe,
    subscriptions,
    votes,
)
from bot.commands.command import READING, SCHEDULED, SETTINGS, Command, Variant
from bot.commands.parsing import ParsedCommand
from bot.library.library import Library
from bot.library.nearest import nearest
from bot.wording import answers, buttons, refusals
from bot.wording.summaries import summary


def _list_commands(_library: Library, command: ParsedCommand) -> Message:
    """List the commands that the platform has."""
    return answers.help_message(listed(command.channel.platform))


def _brief_topic(library: Library, command: ParsedCommand) -> Message:
    """Brief on the topic that the command is named after, or say that there is no such command."""
    if topic := library.topic_named(command.name):
        return briefs.topic_brief(library, command, topic)
    known = (row.name for row in rows(command.channel.platform) if row.listed and row != TOPIC)
    spellings: dict[str, tuple[str, ...]] = dict.fromkeys(known, ())
    spellings |= {topic.name: (topic.title,) for topic in library.topics()}
    similar = nearest(command.name, spellings)
    return with_buttons(refusals.unknown_command(command.name, similar), buttons.commands(similar))


TOPIC: Final = Command(
    name="<topic>",
    help="the brief of a topic, e.g. /trade",
    rights=READING,
    run=_brief_topic,
)
"""The row of all topics, and of what is no command at all."""

COMMANDS: Final = (
    TOPIC,
    Command(
        name="brief",
        arguments="<topic or words>",
        help="a brief on a topic, or on any words",
        rights=READING,
        run=briefs.brief,
    ),
    Command(
        name="context",
        arguments="<number or article id>",
        help="a quotation of the last brief among the sentences around it",
        rights=READING,
        run=briefs.context,
    ),
    Command(
        name="why",
        arguments="[number]",
        help="why the points of the last brief were chosen",
        rights=READING,
        run=briefs.why,
    ),
    Command(name="topics", help="what I keep briefs on", rights=READING, run=corpus.topics),
    Command(
        name="sources",
        arguments="[topic]",
        help="who published what I have read",
        rights=READING,
        run=corpus.sources,
    ),
    Command(
        name="verify",
        help="read the stored text again and confirm each quotation",
        rights=SETTINGS,
        run=corpus.verify,
    ),
    Command(
        name="good",
        arguments="<number>",
        help="more like that point of the last brief",
        rights=READING,
        run=votes.good,
    ),
    Command(
        name="bad",
        arguments="<number>",
        help="less like that point of the last brief",
        rights=READING,
        run=votes.bad,
    ),
    Command(
        name="votes",
        arguments="<topic> [reset]",
        help="what the votes on a topic come to, or forget them",
        rights=READING,
        variants=(Variant(applies=votes.is_reset, rights=SETTINGS),),
        run=votes.votes,
    ),
    Command(
        name="more",
        help="the points that come next in the last brief",
        rights=READING,
        run=briefs.more,
    ),
    Command(name="today", help="the first point on each topic", rights=READING, run=corpus.today),
    Command(
        name="subscribe",
        arguments="[topics] [times] [days] [zone]",
        help="a briefing of what is new, at your local time",
        rights=SETTINGS,
        platforms=SCHEDULED,
        run=subscribe.subscribe,
    ),
    Command(
        name="subscriptions",
        help="what this channel is subscribed to, and when it comes next",
        rights=READING,
        platforms=SCHEDULED,
        run=subscriptions.subscriptions,
    ),
    Command(
        name="unsubscribe",
        arguments="[number]",
        help="end a subscription",
        rights=SETTINGS,
        platforms=SCHEDULED,
        run=subscriptions.unsubscribe,
    ),
    Command(
        name="digest",
        arguments="[number]",
        help="look at the next briefing now; it does not count",
        rights=READING,
        run=digests.digest,
    ),
    Command(
        name="pause",
        arguments="[number] [7d]",
        help="no briefings for some days, or until /resume",
        rights=SETTINGS,
        platforms=SCHEDULED,
        run=subscriptions.pause,
    ),
    Command(
        name="resume",
        arguments="[number]",
        help="briefings again",
        rights=SETTINGS,
        platforms=SCHEDULED,
        run=subscriptions.resume,
    ),
    Command(
        name="quiet",
        arguments="[22:00-07:00]",
        help="hours in which no briefing comes",
        rights=SETTINGS,
        platforms=SCHEDULED,
        run=subscriptions.quiet,
    ),
    Command(
        name="timezone",
        arguments="[city]",
        help="where the times of this channel are local",
        rights=SETTINGS,
        run=subscriptions.timezone,
    ),
    Command(
        name="mute",
        arguments="<topic> [7d]",
        help="leave a topic out, for some days or until /unmute",
        rights=SETTINGS,
        run=settings.mute,
    ),
    Command(
        name="unmute",
        arguments="<topic>",
        help="take a topic in again",
        rights=SETTINGS,
        run=settings.unmute,
    ),
    Command(
        name="language",
        arguments="[code]",
        help="the language I speak; quotations stay as they are",
        rights=SETTINGS,
        run=settings.language,
    ),
    Command(
        name="settings",
        help="the settings of this channel",
        rights=SETTINGS,
        run=settings.settings,
    ),
    Command(
        name="feedback",
        arguments="<words>",
        help="tell the people who run me what you think",
        rights=READING,
        run=settings.feedback,
    ),
    Command(name="about", help="what I am and how I choose", rights=READING, run=help.about),
    Command(
        name="status",
        help="how briefings went here, and what comes next",
        rights=SETTINGS,
        run=status.status,
    ),
    Command(name="start", help="the welcome", rights=READING, run=help.start),
    Command(name="help", help="this list", rights=READING, run=_list_commands),
    Command(name="home", help="topics and settings", rights=READING, run=corpus.home, listed=False),
    Command(name="show", help="a brief by its id", rights=READING, run=briefs.show, listed=False),
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


def listed(platform: str | None = None) -> list[tuple[str, str]]:
    """Return every command that people are told of, as it is written, with what it does."""
    return [(row.usage, summary(row.help)) for row in rows(platform) if row.listed]
