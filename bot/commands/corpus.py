"""Commands about the corpus: its topics, its sources, and whether the quotations stand."""

from bot.commands.asked import Asked
from bot.desk import Desk
from bot.message import Message
from bot.verification import verify as check
from bot.wording import answers, briefs, refusals


def topics(desk: Desk, _: Asked) -> Message:
    """List the topics."""
    return answers.topics_message(desk.topics())


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
