"""The table of commands: the one truth for help, menus and what is answered."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.commands import briefs, corpus, help, votes  # noqa: A004 - the family of /help
from bot.commands.asked import Asked, taken_apart
from bot.desk import Desk
from bot.errors import EXPECTED
from bot.message import Message
from bot.nearest import nearest
from bot.platform import Request
from bot.wording import answers, refusals


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command: what it is called, what it takes, what it does, and who answers it."""

    name: str
    arguments: str = ""
    summary: str
    answer: Callable[[Desk, Asked], Message]

    @property
    def usage(self) -> str:
        """How it is written."""
        return f"/{self.name} {self.arguments}".rstrip()


def _help(_desk: Desk, _asked: Asked) -> Message:
    """List the commands: the table itself is what help says."""
    topic = ("/<topic>", "the brief of a topic, e.g. /trade")
    return answers.help_message([topic, *((each.usage, each.summary) for each in COMMANDS)])


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
    Command(name="about", summary="what I am and how I choose", answer=help.about),
    Command(name="start", summary="the welcome", answer=help.start),
    Command(name="help", summary="this list", answer=_help),
)

NAMES = frozenset(command.name for command in COMMANDS)
"""What no topic may be called."""


def answer(desk: Desk, request: Request) -> Message:
    """Return what the bot says to `request`. What goes wrong as it may is said, too."""
    asked = taken_apart(request)
    try:
        return _answer(desk, asked)
    except EXPECTED as error:
        return refusals.failed(error)


def _answer(desk: Desk, asked: Asked) -> Message:
    if not asked.command:
        return _help(desk, asked)
    for command in COMMANDS:
        if command.name == asked.command:
            return command.answer(desk, asked)
    if topic := desk.topic_named(asked.command):
        return briefs.topic_brief(desk, asked, topic)
    return refusals.unknown_command(asked.command, _nearest(desk, asked.command))


def _nearest(desk: Desk, name: str) -> list[str]:
    spellings: dict[str, tuple[str, ...]] = dict.fromkeys(NAMES, ())
    spellings |= {topic.name: (topic.title,) for topic in desk.topics()}
    return nearest(name, spellings)
