"""What the bot says about itself: the welcome, help, topics, what it is."""

from collections.abc import Iterable, Sequence

from bot.chat.message import Bullets, Heading, Message, Paragraph
from bot.wording.catalogue import _, isolated, joined
from bot.wording.phrases import articles, day, sources
from briefings.model import Topic
from storage.ports.corpus import CorpusStats


def promise() -> str:
    """Return what the bot does, in short."""
    return _(
        "I brief you from the articles I was given. Every point is a sentence quoted word for "
        "word, with its source, its date and the place where it stands. I write nothing of my own."
    )


def welcome(topics: Sequence[Topic]) -> Message:
    """Return the first thing that someone reads."""
    asked = joined(_(", "), (f"/{topic.name}" for topic in topics))
    ask = (
        _("Ask for {topics}, or just write what you want to read about.", topics=asked)
        if asked
        else _("Just write what you want to read about.")
    )
    lists = _("/help lists all commands.")
    return Message(
        parts=(
            Heading(text=_("Briefing bot")),
            Paragraph(text=promise()),
            Paragraph(text=f"{ask} {lists}"),
        ),
    )


def help_message(commands: Iterable[tuple[str, str]]) -> Message:
    """List the commands, each as it is written with what it does."""
    return Message(
        parts=(
            Heading(text=_("Commands")),
            Bullets(rows=tuple((isolated(usage), said) for usage, said in commands), commands=True),
            Paragraph(text=_("A line without a slash is taken as words to brief on.")),
        ),
    )


def topics_message(topics: Sequence[Topic]) -> Message:
    """List the topics, each by its command."""
    if not topics:
        add = "`briefing-bot topics add NAME --term WORD`"
        none = _("There are no topics yet. {command} makes one.", command=add)
        return Message(parts=(Paragraph(text=none),))
    rows = tuple(
        (isolated(f"/{topic.name}"), f"{topic.title}: {', '.join(topic.terms)}") for topic in topics
    )
    return Message(parts=(Heading(text=_("Topics")), Bullets(rows=rows, commands=True)))


def about_message(held: CorpusStats, method: str, version: str) -> Message:
    """Say what the bot is, how it works, and how much it has read."""
    chosen = _("Points are chosen by {method}; no model rewrites them.", method=method)
    return Message(
        parts=(
            Heading(text=_("Briefing bot {version}", version=version)),
            Paragraph(text=promise()),
            Paragraph(text=f"{known(held)} {chosen}"),
        ),
    )


def known(held: CorpusStats) -> str:
    """Say how much the bot has read."""
    many, published = articles(held.articles), sources(held.sources)
    if not held.newest:
        return _("I have read {articles} of {sources}.", articles=many, sources=published)
    return _(
        "I have read {articles} of {sources}, the newest of {day}.",
        articles=many,
        sources=published,
        day=day(held.newest),
    )
