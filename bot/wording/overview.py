"""What the bot shows at a glance: the first point on each topic, and its own page."""

from collections.abc import Sequence

from bot.chat.message import Bullets, Heading, Message, Paragraph, Part, Quote
from bot.library.passages import Passage
from bot.wording.answers import known
from bot.wording.catalogue import _, isolated
from bot.wording.phrases import attribution, day
from briefings.model import Brief, Topic
from storage.ports.corpus import CorpusStats


def today_message(leads: Sequence[tuple[Brief, Passage]]) -> Message:
    """Return the first point of each brief under its topic."""
    parts: list[Part] = []
    for brief, lead in leads:
        parts.append(Heading(text=f"{brief.topic.title} (/{brief.topic.name})"))
        parts.append(Quote(excerpt=lead.excerpt, number=lead.number, attribution=attribution(lead)))
    newest = next((brief.as_of for brief, _lead in leads if brief.as_of), None)
    if newest:
        parts.append(
            Paragraph(
                text=_("As of {day}. A topic's command shows all its points.", day=day(newest))
            )
        )
    return Message(parts=tuple(parts))


def home_message(topics: Sequence[Topic], muted: Sequence[str], held: CorpusStats) -> Message:
    """Return the bot's own page: what it has read, and what it briefs on."""
    rows = tuple(
        (
            isolated(f"/{topic.name}"),
            _("{topic} (muted)", topic=topic.title) if topic.name in muted else topic.title,
        )
        for topic in topics
    )
    return Message(
        parts=(
            Heading(text=_("Briefing bot")),
            Paragraph(text=known(held)),
            Bullets(rows=rows, commands=True),
        )
    )
