"""What the bot says of the sources that it gathers from: how each is doing, in a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from itertools import groupby
from typing import Final

from bot.chat.message import Button, Buttons, Heading, Message, Paragraph, Part, with_buttons
from bot.library.freshness import name_of
from bot.wording.language.catalogue import _, labels, ngettext, pgettext, sentences
from bot.wording.language.dates import clock, day
from bot.wording.language.isolates import command_text
from bot.wording.parts import bullets, heading
from bot.wording.sources.errors import error_words
from bot.wording.sources.pages import page_of, turning
from briefings.gathering.source import Source, SourceHealth

_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
_LONGEST: Final = 60
"""Characters of a name: with its state it is about a phone's line or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSource:
    """A source as it is listed.

    Attributes:
        number: what it is called in the list of all.
        source: the source.
        health: how its gathering goes.
        family: what people call its publisher, as far as its address tells; or empty.
    """

    number: int
    source: Source
    health: SourceHealth
    family: str = ""

    @property
    def is_failing(self) -> bool:
        """Whether it can't be had now, or is there no more."""
        return self.health.failing is not None or self.health.state == "gone"


def sources_message(
    grouped: Sequence[tuple[str, ListedSource]],
    now: datetime,
    again: str,
    page: int,
    publishers: str | None,
) -> Message:
    """List sources, a page at a time.

    Args:
        grouped: each with what group it is in.
        now: local time.
        again: what asks for the first page.
        page: which one is wanted.
        publishers: after /sources, what lists who publishes; None for no such button.
    """
    shown, page, pages = page_of(grouped, page)
    failing = sum(each.is_failing for _group, each in grouped)
    # NOTE: The heading of /sources.
    parts: list[Part] = [Heading(text=pgettext("heading", "Sources"))]
    parts.append(Paragraph(text=sentences(*_summary(len(grouped), failing))))
    for group, rows in groupby(shown, key=lambda row: row[0]):
        if title := _title(group, is_only=failing == 0 and group == "others"):
            parts.append(heading(title))
        parts.append(bullets(_row(each, now) for _group, each in rows))
    below = [turning(again, page, pages)] if pages > 1 else []
    if publishers:
        # NOTE: A button under /sources: lists who publishes the articles that are kept.
        label = pgettext("button", "Publishers")
        below.append((Button(label=label, ask=f"/sources {publishers}"),))
    return with_buttons(Message(parts=tuple(parts)), Buttons(rows=tuple(below)))


def _summary(number: int, failing: int) -> Iterator[str]:
    # NOTE: Under the heading of /sources. {number}: of sources that articles are gathered from.
    yield ngettext("{number} source.", "{number} sources.", number)
    if failing:
        # NOTE: Under the heading of /sources. {number}: of sources that can't be read now.
        yield ngettext("{number} is failing.", "{number} are failing.", failing)
    # NOTE: Under the heading of /sources. {command}: an example: /sources guardian
    yield _("{command} finds one by its name.", command=command_text("sources guardian"))


def _title(group: str, *, is_only: bool) -> str:
    kind, _space, family = group.partition(" ")
    if kind == "family":
        return family
    if kind == "failing":
        # NOTE: A heading in /sources, above the sources that can't be read now.
        return pgettext("heading", "Failing")
    # NOTE: A heading in /sources, above the sources that are under no other heading.
    return "" if is_only else pgettext("heading of sources", "Others")


def _row(each: ListedSource, now: datetime) -> tuple[str, str]:
    name = name_of(each.source)
    short = name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
    # NOTE: A row of /sources. {number}: its number in the list. {source}: its name.
    term = pgettext("row of /sources", "{number}. {source}", number=each.number, source=short)
    return term, state_of(each.health, now)


def state_of(health: SourceHealth, now: datetime) -> str:
    """Say in a line how a source is doing; `now` is local time."""
    if health.state == "gone":
        # NOTE: After the name of a source: its server says that it was removed for good.
        return _("gone for good")
    if health.state == "paused":
        # NOTE: After the name of a source: it isn't fetched for now.
        return _("paused")
    if health.failing:
        return labels(error_words(health.error), next_try(health, now))
    if health.newest:
        return last_new(health.newest, now)
    if health.tried is None:
        # NOTE: After the name of a source that was added just now.
        return _("not fetched yet")
    # NOTE: After the name of a source that was fetched, and had no article so far.
    return _("nothing new yet")


def last_new(newest: datetime, now: datetime) -> str:
    """Say how long ago a source had something new."""
    past = now - newest
    if past >= _DAY:
        # NOTE: After the name of a source. {day}: when it last had something new, e.g. 9 May 2025.
        return _("last new: {day}", day=day(newest.astimezone(now.tzinfo)))
    if past < _HOUR:
        # NOTE: After the name of a source: it had something new less than an hour ago.
        return _("new within the hour")
    # NOTE: After the name of a source. {number}: hours since it had something new.
    return ngettext("new {number} hour ago", "new {number} hours ago", past // _HOUR)


def next_try(health: SourceHealth, now: datetime) -> str:
    """Say when a source is fetched next."""
    if health.due is None or health.due <= now:
        # NOTE: After what is wrong with a source: it is tried again at once.
        return _("next try now")
    # NOTE: After what is wrong with a source. {time}: when it is tried again: 14:05, or the date
    # and the time.
    return _("next try: {time}", time=_moment(health.due, now))


def _moment(at: datetime, now: datetime) -> str:
    local = at.astimezone(now.tzinfo)
    return clock(local) if local.date() == now.date() else labels(day(local), clock(local))


def source_message(each: ListedSource, now: datetime, *, may_remove: bool) -> Message:
    """Say all there is to say of one source."""
    rows = [row for row in _details(each, now) if row[1]]
    message = Message(parts=(heading(name_of(each.source)), bullets(rows)))
    if not may_remove:
        return message
    # NOTE: A button under a source: it is gathered from no more, after a question.
    label = pgettext("button", "Remove source")
    button = Button(label=label, ask=f"/removesource {each.source.id}")
    return with_buttons(message, Buttons(rows=((button,),)))


def _details(each: ListedSource, now: datetime) -> Iterator[tuple[str, str]]:
    source, health = each.source, each.health
    # NOTE: What is said of a source, before its web address.
    yield pgettext("of a source", "Address"), source.address
    # NOTE: What is said of a source, before how it is doing, e.g. new 3 hours ago.
    yield pgettext("of a source", "State"), state_of(health, now)
    # NOTE: What is said of a source, before when it was last fetched without an error.
    yield pgettext("of a source", "Last fetched"), _at(health.succeeded, now.tzinfo)
    # NOTE: What is said of a source, before when it last had something new.
    yield pgettext("of a source", "Last new"), _at(health.newest, now.tzinfo)
    # NOTE: What is said of a source, before when it began to fail.
    yield pgettext("of a source", "Failing since"), _at(health.failing, now.tzinfo)
    if health.state == "active":
        # NOTE: What is said of a source, before when it is fetched next.
        yield pgettext("of a source", "Next fetch"), _at(health.due, now.tzinfo)
    # NOTE: What is said of a source, before the topics that it may feed.
    yield pgettext("of a source", "Topics"), ", ".join(source.topics)
    # NOTE: What is said of a source, before a note on how far to trust it.
    yield pgettext("of a source", "Trust"), source.trust or ""
    # NOTE: What is said of a source, before a note on what may be done with its texts.
    yield pgettext("of a source", "Licence"), source.licence or ""


def _at(at: datetime | None, zone: tzinfo | None) -> str:
    if at is None:
        return ""
    local = at.astimezone(zone)
    return labels(day(local), clock(local))
