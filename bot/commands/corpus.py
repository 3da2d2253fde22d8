"""Commands about the corpus: its topics, its sources, and whether the quotations stand."""

from dataclasses import replace

from bot.chat.message import Message, Paragraph, with_buttons
from bot.commands.asked import ParsedCommand
from bot.commands.settings import muted_now
from bot.library.library import Library
from bot.library.verification import verify as check
from bot.subscriptions.subscription import read_subscription
from bot.wording import answers, briefs, buttons, overview, refusals
from bot.wording.subscriptions import next_line


def topics(library: Library, _: ParsedCommand) -> Message:
    """List the topics."""
    return answers.topics_message(library.topics())


def today(library: Library, asked: ParsedCommand) -> Message:
    """Show the first point on each topic that the channel has not muted."""
    muted = muted_now(library.store.channel(asked.home), asked)
    found = [library.brief(topic) for topic in library.topics() if topic.name not in muted]
    leads = [(brief, library.passages(brief)[0]) for brief in found if brief.points]
    if not leads:
        return refusals.no_articles()
    told = overview.today_message(leads)
    return with_buttons(told, buttons.topics([brief.topic for brief, _ in leads]))


def home(library: Library, asked: ParsedCommand) -> Message:
    """Show what there is at a glance: topics, and the way to the settings."""
    state = library.store.channel(asked.home)
    told = overview.home_message(library.topics(), muted_now(state, asked), library.corpus_stats())
    due = [(each.due, each) for each in library.store.subscriptions(str(asked.channel)) if each.due]
    if due:
        at, first = min(due, key=lambda each: each[0])
        upcoming = Paragraph(text=next_line(read_subscription(first.channel, first.written), at))
        told = replace(told, parts=(*told.parts, upcoming))
    return with_buttons(told, buttons.home(library.topics()))


def sources(library: Library, asked: ParsedCommand) -> Message:
    """List the sources, of all that is kept or of a topic."""
    if not asked.words:
        return briefs.sources_message(library.sources(), None)
    topic = library.topic_named(asked.words)
    if topic is None:
        return refusals.no_such_topic(asked.words, library.nearest_topics(asked.words))
    return briefs.sources_message(library.sources(topic), topic)


def verify(library: Library, _: ParsedCommand) -> Message:
    """Read the stored text anew and confirm each quotation."""
    return briefs.verification_message(check(library.store))
