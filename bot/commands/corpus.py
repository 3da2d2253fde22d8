"""Commands about the corpus: its topics, its sources, and whether the quotations stand."""

from dataclasses import replace

from bot.commands.asked import Asked
from bot.commands.settings import muted_now
from bot.desk import Desk
from bot.message import Message, Paragraph, with_buttons
from bot.subscription import read_subscription
from bot.verification import verify as check
from bot.wording import answers, briefs, buttons, overview, refusals
from bot.wording.subscriptions import next_line


def topics(desk: Desk, _: Asked) -> Message:
    """List the topics."""
    return answers.topics_message(desk.topics())


def today(desk: Desk, asked: Asked) -> Message:
    """Show the first point on each topic that the channel has not muted."""
    muted = muted_now(desk.store.channel(asked.home), asked)
    found = [desk.brief(topic) for topic in desk.topics() if topic.name not in muted]
    leads = [(brief, desk.passages(brief)[0]) for brief in found if brief.points]
    if not leads:
        return refusals.no_articles()
    told = overview.today_message(leads)
    return with_buttons(told, buttons.topics([brief.topic for brief, _ in leads]))


def home(desk: Desk, asked: Asked) -> Message:
    """Show what there is at a glance: topics, and the way to the settings."""
    state = desk.store.channel(asked.home)
    told = overview.home_message(desk.topics(), muted_now(state, asked), desk.holdings())
    due = [(each.due, each) for each in desk.store.subscriptions(str(asked.channel)) if each.due]
    if due:
        at, first = min(due, key=lambda each: each[0])
        upcoming = Paragraph(text=next_line(read_subscription(first.channel, first.written), at))
        told = replace(told, parts=(*told.parts, upcoming))
    return with_buttons(told, buttons.home(desk.topics()))


def sources(desk: Desk, asked: Asked) -> Message:
    """List the sources, of all that is kept or of a topic."""
    if not asked.words:
        return briefs.sources_message(desk.sources(), None)
    topic = desk.topic_named(asked.words)
    if topic is None:
        return refusals.no_such_topic(asked.words, desk.nearest_topics(asked.words))
    return briefs.sources_message(desk.sources(topic), topic)


def verify(desk: Desk, _: Asked) -> Message:
    """Read the stored text anew and confirm each quotation."""
    return briefs.verification_message(check(desk.store))
