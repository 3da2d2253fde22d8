"""What the bot says about itself: the welcome, help, topics, what it is."""

from collections.abc import Iterable, Sequence

from bot.message import Bullets, Heading, Message, Paragraph
from bot.wording.phrases import count, day
from briefings.model import Topic
from storage.model import Holdings

_ANY_WORDS = "Just write what you want to read about."
PROMISE = (
    "I brief you from the articles I was given. Every point is a sentence quoted word for word, "
    "with its source, its date and the place where it stands. I write nothing of my own."
)


def welcome(topics: Sequence[Topic]) -> Message:
    """Return the first thing that someone reads."""
    asked = ", ".join(f"/{topic.name}" for topic in topics)
    ask = f"Ask for {asked}, or just write what you want to read about." if asked else _ANY_WORDS
    return Message(
        parts=(
            Heading(text="Briefing bot"),
            Paragraph(text=PROMISE),
            Paragraph(text=f"{ask} /help lists all commands."),
        ),
    )


def help_message(commands: Iterable[tuple[str, str]]) -> Message:
    """List the commands, each as it is written with what it does."""
    return Message(
        parts=(
            Heading(text="Commands"),
            Bullets(rows=tuple(commands)),
            Paragraph(text="A line without a slash is taken as words to brief on."),
        ),
    )


def topics_message(topics: Sequence[Topic]) -> Message:
    """List the topics, each by its command."""
    if not topics:
        add = "briefing-bot topics add NAME --term WORD"
        return Message(parts=(Paragraph(text=f"There are no topics yet. `{add}` makes one."),))
    rows = tuple((f"/{topic.name}", f"{topic.title}: {', '.join(topic.terms)}") for topic in topics)
    return Message(parts=(Heading(text="Topics"), Bullets(rows=rows)))


def about_message(held: Holdings, method: str, version: str) -> Message:
    """Say what the bot is, how it works, and how much it has read."""
    known = f"I have read {count(held.articles, 'article')} of {count(held.sources, 'source')}"
    newest = f", the newest of {day(held.newest)}" if held.newest else ""
    return Message(
        parts=(
            Heading(text=f"Briefing bot {version}"),
            Paragraph(text=PROMISE),
            Paragraph(
                text=f"{known}{newest}. Points are chosen by {method}; no model rewrites them."
            ),
        ),
    )
