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
    subscriptions,
    votes,
)
from bot.commands.command import DIGESTS, READING, SCHEDULED, SETTINGS, Command, Variant
from bot.commands.parsing import ParsedCommand
from bot.commands.subscribing import links, screens, subscribe, typed
from bot.library.library import Library
from bot.library.similar import find_similar
from bot.wording import answers, buttons, refusals
from bot.wording.summaries import arguments, summary

_FIRST: Final = frozenset({"<topic>", "brief", "today", "subscribe", "settings"})
"""What /help lists first."""


def _list_commands(library: Library, command: ParsedCommand) -> Message:
    """List the commands that the platform has."""
    shown = list(listed_rows(command.channel.platform, learn=library.learn))
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
    help="a brief on that topic, e.g. /trade",
    rights=READING,
    run=_brief_topic,
)
"""The row of all topics, and of what is no command at all."""

COMMANDS: Final = (
    TOPIC,
    Command(
        name="brief",
        arguments="<topic or words>",
        help="a brief on a topic or on any words",
        rights=READING,
        run=briefs.brief,
    ),
    Command(
        name="context",
        arguments="<number or article id>",
        help="a quotation in context",
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
    Command(name="topics", help="the topics", rights=READING, run=corpus.topics),
    Command(
        name="sources",
        arguments="[topic]",
        help="the sources I have read",
        rights=READING,
        run=corpus.sources,
    ),
    Command(
        name="verify",
        help="check every quotation against the stored text",
        rights=SETTINGS,
        run=corpus.verify,
    ),
    Command(
        name="good",
        arguments="<number>",
        help="vote for a point of the last brief",
        rights=READING,
        learns=True,
        run=votes.good,
    ),
    Command(
        name="bad",
        arguments="<number>",
        help="vote against a point of the last brief",
        rights=READING,
        learns=True,
        run=votes.bad,
    ),
    Command(
        name="votes",
        arguments="<topic> [reset]",
        help="show or reset the votes on a topic",
        rights=READING,
        variants=(Variant(applies=votes.is_reset, rights=SETTINGS),),
        learns=True,
        run=votes.votes,
    ),
    Command(
        name="more",
        help="more points of the last brief",
        rights=READING,
        run=briefs.more,
    ),
    Command(name="today", help="the top point on each topic", rights=READING, run=corpus.today),
    Command(
        name="subscribe",
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
        arguments="[number]",
        help="end a subscription",
        rights=DIGESTS,
        platforms=SCHEDULED,
        run=subscriptions.unsubscribe,
    ),
    Command(
        name="digest",
        arguments="[number]",
        help="preview your next digest",
        rights=READING,
        run=digests.digest,
    ),
    Command(
        name="pause",
        arguments="[number] [7d]",
        help="pause digests for some days, or until /resume",
        rights=DIGESTS,
        platforms=SCHEDULED,
        run=subscriptions.pause,
    ),
    Command(
        name="resume",
        arguments="[number]",
        help="restart paused digests",
        rights=DIGESTS,
        platforms=SCHEDULED,
        run=subscriptions.resume,
    ),
    Command(
        name="quiet",
        arguments="[22:00-07:00]",
        help="show or set hours without digests",
        rights=DIGESTS,
        platforms=SCHEDULED,
        run=subscriptions.quiet,
    ),
    Command(
        name="timezone",
        arguments="[city]",
        help="show or set the time zone",
        rights=DIGESTS,
        run=subscriptions.timezone,
    ),
    Command(
        name="mute",
        arguments="<topic> [7d]",
        help="mute a topic for some days, or until /unmute",
        rights=DIGESTS,
        run=settings.mute,
    ),
    Command(
        name="unmute",
        arguments="<topic>",
        help="unmute a topic",
        rights=DIGESTS,
        run=settings.unmute,
    ),
    Command(
        name="language",
        arguments="[code]",
        help="show or set my language; quotations aren't translated",
        rights=DIGESTS,
        run=settings.language,
    ),
    Command(
        name="settings",
        help="this chat's settings",
        rights=DIGESTS,
        variants=(Variant(applies=settings.is_about_managers, rights=SETTINGS),),
        run=settings.settings,
    ),
    Command(
        name="feedback",
        arguments="<words>",
        help="send feedback to the operator",
        rights=READING,
        run=settings.feedback,
    ),
    Command(name="about", help="what I am and how I choose points", rights=READING, run=help.about),
    Command(
        name="status",
        help="recent and upcoming digests",
        rights=SETTINGS,
        run=status.status,
    ),
    Command(
        name="start",
        help="the welcome message",
        rights=READING,
        variants=(Variant(applies=links.is_to_subscribe, rights=DIGESTS),),
        run=links.start,
    ),
    Command(name="help", help="this list", rights=READING, run=_list_commands),
    Command(name="home", help="topics and settings", rights=READING, run=corpus.home, listed=False),
    Command(
        name="forwarded",
        help="how to run a command that was forwarded",
        rights=READING,
        run=help.forwarded,
        listed=False,
    ),
    Command(
        name="subscribing",
        help="a screen on which a subscription is chosen",
        rights=DIGESTS,
        platforms=SCHEDULED,
        run=screens.choose,
        listed=False,
    ),
    Command(
        name="typed",
        help="what someone wrote who was asked to",
        rights=DIGESTS,
        platforms=SCHEDULED,
        run=typed.answer_question,
        listed=False,
    ),
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
