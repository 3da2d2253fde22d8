"""The commands that list the biggest stories, and make a topic of one."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.chat.message import Message
from bot.commands.parsing import ParsedCommand, parse_number
from bot.commands.topics.editing import show_trial
from bot.library.library import Library
from bot.library.overviews.stories import BigStory, stories_brief
from bot.library.stories.suggested import suggest_topic
from bot.wording import refusals
from bot.wording.topics import stories as wording
from briefings.model import Topic
from briefings.published import instant_of

DAYS: Final = timedelta(days=3)
"""How far back stories are looked for."""
_MOST: Final = 10


def stories(library: Library, command: ParsedCommand) -> Message:
    """List the biggest stories of the last days that no topic covers, or those on a topic."""
    topic = library.find_topic(command.words) if command.words else None
    if command.words and not topic:
        return refusals.no_such_topic(command.words, library.similar_topics(command.words))
    newest = library.store.count_current().newest
    now = command.now or library.clock()
    since = max(now or instant_of(newest), datetime.min.replace(tzinfo=UTC) + DAYS) - DAYS
    found = _biggest(library, topic, since)
    if not found and newest and instant_of(newest) < since:
        since = instant_of(newest) - DAYS
        found = _biggest(library, topic, since)
    if not found:
        return wording.no_stories(topic) if newest else refusals.no_articles()
    brief = stories_brief(wording.stories_title(topic), found, newest, library.recipe)
    library.save_brief(brief)
    library.show(command.channel, brief)
    may_follow = command.role == "owner"
    return wording.stories_message(found, brief, since, topic=topic, now=now, may_follow=may_follow)


def _biggest(library: Library, topic: Topic | None, since: datetime) -> Sequence[BigStory]:
    biggest = library.big_stories
    return biggest.on(topic, since, _MOST) if topic else biggest.uncovered(since, _MOST)


def follow(library: Library, command: ParsedCommand) -> Message:
    """Show a topic that follows a story: that of a quotation of the last list or brief."""
    brief = library.find_brief(command.channel, command.brief)
    if not command.words or brief is None:
        return wording.ask_story(brief)
    number = parse_number(command.words.strip("[]#"))
    if number is None or not 1 <= number <= len(brief.excerpts):
        return wording.no_such_story(command.words, len(brief.excerpts))
    article = brief.excerpts[number - 1].citation.article
    topic = suggest_topic(library.store, article, library.reserved)
    return show_trial(library, command, topic) if topic else wording.nothing_apart()
