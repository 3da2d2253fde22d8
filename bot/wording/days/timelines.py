"""What the bot says of a timeline: quotations under the days on which they came out."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.chat.message import Heading, Message, Paragraph, Part
from bot.library.passages import Passage
from bot.wording.days.windows import covers
from bot.wording.language.catalogue import _, pgettext, sentences
from bot.wording.language.dates import day
from bot.wording.language.isolates import command_text
from bot.wording.parts import heading, label_excerpts, origin_notes, quote, says
from bot.wording.results import counts_as
from briefings.model import Brief, Point
from briefings.published import Published, day_of


def timeline_message(brief: Brief, passages: Sequence[Passage]) -> Message:
    """Return the points of a timeline under their days; `passages` are its quotations."""
    upcoming = iter(passages)
    # NOTE: The heading of /timeline. {topic}: a topic's title or someone's own words, e.g. Trade.
    parts: list[Part] = [heading(_("Timeline: {topic}", topic=brief.topic.title))]
    for published, points in groupby(brief.points, key=_day):
        # NOTE: A heading in /timeline, above what has no date; it comes last.
        said = day(published) if published else pgettext("heading of a timeline", "Undated")
        parts.append(Heading(text=said))
        parts += [part for point in points for part in _quotes(point, upcoming)]
    # NOTE: The last line of /timeline.
    order = _("Each under the day on which it was published.")
    return Message(parts=(*parts, Paragraph(text=sentences(order, covers(brief.window)))))


def _quotes(point: Point, upcoming: Iterator[Passage]) -> Iterator[Part]:
    for excerpt, label in label_excerpts(point):
        is_lead = excerpt is point.lead
        before = point.before if is_lead else None
        notes = origin_notes(point) if is_lead else ()
        yield quote(next(upcoming), label=label, before=before, notes=notes, continues=not is_lead)


def _day(point: Point) -> Published | None:
    published = point.lead.citation.published
    return day_of(published) if published else None


@counts_as("bad_arguments")
def ask_what() -> Message:
    """Ask what the timeline should be on."""
    # NOTE: The answer to /timeline without words. {command}: an example, e.g. /timeline trade
    text = _(
        "What should the timeline be on? For example: {command}",
        command=command_text("timeline trade"),
    )
    return says(text)
