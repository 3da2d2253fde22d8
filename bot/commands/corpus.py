"""Commands about the corpus: its topics, its sources, and the check of its quotations."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.chat.message import Message, Paragraph, with_buttons
from bot.commands.arguments.days import local_time
from bot.commands.gathering.freshness import with_freshness
from bot.commands.parsing import ParsedCommand
from bot.commands.settings import muted_topics
from bot.library.combined import combine
from bot.library.library import Library
from bot.library.overviews.today import Today
from bot.library.verification import verify as check
from bot.subscriptions.subscription import readable
from bot.subscriptions.times.periods import read_period
from bot.wording import answers, buttons, refusals
from bot.wording import corpus as wording
from bot.wording.times import next_line
from briefings.model import Brief, Point, Topic
from briefings.window import Window


def topics(library: Library, _: ParsedCommand) -> Message:
    """List the topics."""
    return answers.topics_message(library.topics())


def today(library: Library, command: ParsedCommand) -> Message:
    """Show what came since yesterday, or on the days that are named, by importance.

    Where nothing did, it is the first point on each topic. Topics that the channel has muted are
    left out.
    """
    muted = muted_topics(library.store.channel(command.home), command.at)
    topics = [topic for topic in library.topics() if topic.name not in muted]
    others = [topic for topic in library.topics() if topic.name in muted]
    now = local_time(library, command)
    asked = read_period(command.words, now) if command.words else None
    since_yesterday = Window(since=now.date() - timedelta(days=1), is_asked=True)
    news = Today(library.store, library.recipe, asked or since_yesterday)
    is_known = bool(command.now or library.clock())
    sections = news.sections(topics, others) if is_known else []
    if not sections:
        return _newest_on_topics(library, command, topics, asked)
    whole = news.brief(answers.today_title(), sections)
    told = [(section.topic, section.points) for section in sections]
    return _show_today(library, command, whole, told)


def _newest_on_topics(
    library: Library, command: ParsedCommand, topics: Sequence[Topic], asked: Window | None
) -> Message:
    """Show the first point on each topic, as nothing came on the days that were `asked` for."""
    found = [library.brief(topic, now=command.now) for topic in topics]
    shown = [brief for brief in found if brief.points]
    if not shown:
        return refusals.no_articles()
    leads = [replace(brief.points[0], support=(), differs=(), updates=()) for brief in shown]
    whole = combine("today", answers.today_title(), shown, leads)
    told = [(brief.topic, [lead]) for brief, lead in zip(shown, leads, strict=True)]
    return _show_today(library, command, whole, told, asked)


def _show_today(
    library: Library,
    command: ParsedCommand,
    whole: Brief,
    told: Sequence[tuple[Topic | None, Sequence[Point]]],
    asked: Window | None = None,
) -> Message:
    library.save_brief(whole)
    library.show(command.channel, whole)
    message = answers.today_message(told, whole, library.passages(whole), asked)
    message = with_freshness(library, message, command)
    return with_buttons(message, buttons.under_today([topic for topic, _ in told if topic]))


def home(library: Library, command: ParsedCommand) -> Message:
    """Show what there is at a glance: topics, and the way to the settings."""
    state = library.store.channel(command.home)
    message = answers.home_message(
        library.topics(), muted_topics(state, command.at), library.corpus_stats()
    )
    existing = readable(library.store.subscriptions(str(command.channel)))
    due = [(stored.due, subscription) for stored, subscription in existing if stored.due]
    if due:
        at, first = min(due, key=lambda each: each[0])
        upcoming = Paragraph(text=next_line(first, at))
        message = replace(message, parts=(*message.parts, upcoming))
    return with_buttons(message, buttons.home(library.topics()))


def verify(library: Library, _: ParsedCommand) -> Message:
    """Read the stored text again and check each quotation."""
    return wording.verification_message(check(library.store))
