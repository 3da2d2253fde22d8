"""What those who look after sources are told of the ones that have failed for days."""

from collections.abc import Sequence
from datetime import tzinfo

from bot.chat.message import Heading, Message, Paragraph
from bot.library.freshness import name_of
from bot.wording.language.catalogue import _, labels, ngettext
from bot.wording.language.dates import day
from bot.wording.language.isolates import command_text
from bot.wording.parts import bullets
from bot.wording.sources.errors import error_words
from briefings.gathering.source import Source, SourceHealth


def sources_failing(failing: Sequence[tuple[Source, SourceHealth]], zone: tzinfo | None) -> Message:
    """Say which sources have failed for days, and why."""
    # NOTE: The heading of a message to those who look after the bot's sources. {number}: of sources
    # that can't be read, each for three days or more. Their names and the errors follow.
    heading = ngettext(
        "{number} source has been failing for days",
        "{number} sources have been failing for days",
        len(failing),
    )
    rows = ((name_of(source), _trouble(health, zone)) for source, health in failing)
    # NOTE: The last line of a message on sources that fail. {command}: /sources.
    line = _(
        "I keep trying. {command} shows how every source is doing.", command=command_text("sources")
    )
    return Message(parts=(Heading(text=heading), bullets(rows), Paragraph(text=line)))


def _trouble(health: SourceHealth, zone: tzinfo | None) -> str:
    if health.state == "gone":
        # NOTE: Behind the name of a source: its server says that it was removed for good.
        return _("Gone for good; I no longer fetch it.")
    if health.failing is None:
        return ""
    since = health.failing.astimezone(zone).date()
    # NOTE: Behind the name of a source and what is wrong with it. {day}: e.g. 9 May 2025. No
    # capital, no full stop.
    return labels(error_words(health.error), _("failing since {day}", day=day(since)))
