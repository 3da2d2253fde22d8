"""The table of commands: the one truth for help, menus and what is answered."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.chat.errors import EXPECTED
from bot.chat.message import Message, Paragraph, with_buttons
from bot.chat.platform import Menu
from bot.chat.request import Request, Role
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
from bot.commands.asked import ParsedCommand, parse_command
from bot.commands.rights import TOPIC, least, may
from bot.library.library import Library
from bot.library.nearest import nearest
from bot.wording import answers, buttons, chat, refusals
from bot.wording.catalogue import LANGUAGES, speaking, spoken
from bot.wording.summaries import summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command: what it is called, what it takes, what it does, and who answers it.

    One that is not `listed` is for buttons and platforms: people need not know of it.
    """

    name: str
    arguments: str = ""
    summary: str
    answer: Callable[[Library, ParsedCommand], Message]
    listed: bool = True

    @property
    def usage(self) -> str:
        """How it is written."""
        return f"/{self.name} {self.arguments}".rstrip()


def _help(_library: Library, _asked: ParsedCommand) -> Message:
    """List the commands: the table itself is what help says."""
    return answers.help_message(listed())


COMMANDS = (
    Command(
        name="brief",
        arguments="<topic or words>",
        summary="a brief on a topic, or on any words",
        answer=briefs.brief,
    ),
    Command(
        name="context",
        arguments="<number or article id>",
        summary="a quotation of the last brief among the sentences around it",
        answer=briefs.context,
    ),
    Command(
        name="why",
        arguments="[number]",
        summary="why the points of the last brief were chosen",
        answer=briefs.why,
    ),
    Command(name="topics", summary="what I keep briefs on", answer=corpus.topics),
    Command(
        name="sources",
        arguments="[topic]",
        summary="who published what I have read",
        answer=corpus.sources,
    ),
    Command(
        name="verify",
        summary="read the stored text again and confirm each quotation",
        answer=corpus.verify,
    ),
    Command(
        name="good",
        arguments="<number>",
        summary="more like that point of the last brief",
        answer=votes.good,
    ),
    Command(
        name="bad",
        arguments="<number>",
        summary="less like that point of the last brief",
        answer=votes.bad,
    ),
    Command(
        name="votes",
        arguments="<topic> [reset]",
        summary="what the votes on a topic come to, or forget them",
        answer=votes.votes,
    ),
    Command(name="more", summary="the points that come next in the last brief", answer=briefs.more),
    Command(name="today", summary="the first point on each topic", answer=corpus.today),
    Command(
        name="subscribe",
        arguments="[topics] [times] [days] [zone]",
        summary="a briefing of what is new, at your local time",
        answer=subscriptions.subscribe,
    ),
    Command(
        name="subscriptions",
        summary="what this channel is subscribed to, and when it comes next",
        answer=subscriptions.subscriptions,
    ),
    Command(
        name="unsubscribe",
        arguments="[number]",
        summary="end a subscription",
        answer=subscriptions.unsubscribe,
    ),
    Command(
        name="digest",
        arguments="[number]",
        summary="look at the next briefing now; it does not count",
        answer=digests.digest,
    ),
    Command(
        name="pause",
        arguments="[number] [7d]",
        summary="no briefings for some days, or until /resume",
        answer=subscriptions.pause,
    ),
    Command(
        name="resume",
        arguments="[number]",
        summary="briefings again",
        answer=subscriptions.resume,
    ),
    Command(
        name="quiet",
        arguments="[22:00-07:00]",
        summary="hours in which no briefing comes",
        answer=subscriptions.quiet,
    ),
    Command(
        name="timezone",
        arguments="[city]",
        summary="where the times of this channel are local",
        answer=subscriptions.timezone,
    ),
    Command(
        name="mute",
        arguments="<topic> [7d]",
        summary="leave a topic out, for some days or until /unmute",
        answer=settings.mute,
    ),
    Command(
        name="unmute", arguments="<topic>", summary="take a topic in again", answer=settings.unmute
    ),
    Command(
        name="language",
        arguments="[code]",
        summary="the language I speak; quotations stay as they are",
        answer=settings.language,
    ),
    Command(name="settings", summary="the settings of this channel", answer=settings.settings),
    Command(
        name="feedback",
        arguments="<words>",
        summary="tell the people who run me what you think",
        answer=settings.feedback,
    ),
    Command(name="about", summary="what I am and how I choose", answer=help.about),
    Command(
        name="status", summary="how briefings went here, and what comes next", answer=status.status
    ),
    Command(name="start", summary="the welcome", answer=help.start),
    Command(name="help", summary="this list", answer=_help),
    Command(name="home", summary="topics and settings", answer=corpus.home, listed=False),
    Command(name="show", summary="a brief by its id", answer=briefs.show, listed=False),
)

NAMES = frozenset(command.name for command in COMMANDS)
"""What no topic may be called."""

_LANGUAGES = ("en", *(code for code in LANGUAGES if code != "en"))


def answer(library: Library, request: Request) -> Message:
    """Return what the bot says to `request`. What goes wrong as it may is said, too."""
    asked = parse_command(request)
    try:
        state = library.store.channel(asked.home)
        with speaking(state.language or asked.language):
            said = _said(library, asked, request)
            if said.language != spoken():
                said = replace(said, language=spoken())
            if state.gone is None:
                return said
            library.store.mark_back(asked.home)
            note = Paragraph(text=chat.back_again(state.gone.since, state.gone.reason))
            return replace(said, parts=(note, *said.parts))
    except EXPECTED as error:
        if request.digest:  # an excuse is no digest
            raise
        return refusals.failed(error)


def _said(library: Library, asked: ParsedCommand, request: Request) -> Message:
    """Answer by what asks: a digest needs no rights, as whoever subscribed had them."""
    if request.digest:
        return digests.deliver_digest(library, asked, request.digest)
    return _permitted(library, asked, request)


def needs(request: Request) -> Role:
    """Return the role that `request` needs; for what nobody may do, that of an owner."""
    asked = parse_command(request)
    return least(_row(asked), asked.place) or "owner"


def menu(library: Library) -> Menu:
    """Return what platforms offer while someone types: topics first, then the commands."""
    topics = [(topic.name, topic.title) for topic in library.topics()]
    return Menu(
        commands={code: [*topics, *_summaries(code)] for code in _LANGUAGES},
        admin_commands=frozenset(name for name in NAMES if least(name, "group") == "admin"),
    )


def listed() -> list[tuple[str, str]]:
    """Return every command that people are told of, as it is written, with what it does."""
    topic = ("/<topic>", summary("the brief of a topic, e.g. /trade"))
    return [topic, *((each.usage, summary(each.summary)) for each in COMMANDS if each.listed)]


def _summaries(language: str) -> list[tuple[str, str]]:
    with speaking(language):
        return [(each.name, summary(each.summary)) for each in COMMANDS if each.listed]


def _row(asked: ParsedCommand) -> str:
    """Return the row of rights that a question falls under."""
    if asked.command == "votes" and votes.resets(asked):
        return "votes reset"
    return asked.command if asked.command in NAMES else TOPIC


def _permitted(library: Library, asked: ParsedCommand, request: Request) -> Message:
    if request.press is not None and not request.text:
        return with_buttons(chat.expired(), buttons.home(library.topics()))
    row = _row(asked)
    if may(request.role, row, asked.place):
        return _answer(library, asked)
    if request.role == "stranger":
        return chat.not_here(asked.home)
    return chat.admins_only()


def _answer(library: Library, asked: ParsedCommand) -> Message:
    for command in COMMANDS:
        if command.name == asked.command:
            return command.answer(library, asked)
    if topic := library.topic_named(asked.command):
        return briefs.topic_brief(library, asked, topic)
    near = _nearest(library, asked.command)
    return with_buttons(refusals.unknown_command(asked.command, near), buttons.commands(near))


def _nearest(library: Library, name: str) -> list[str]:
    known = (command.name for command in COMMANDS if command.listed)
    spellings: dict[str, tuple[str, ...]] = dict.fromkeys(known, ())
    spellings |= {topic.name: (topic.title,) for topic in library.topics()}
    return nearest(name, spellings)
