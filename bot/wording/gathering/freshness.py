"""How fresh a brief or a digest is, in a line: when sources were fetched last, and which fail."""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from bot.library.freshness import Freshness
from bot.wording.language.catalogue import _, ngettext, sentences
from bot.wording.language.dates import clock, day
from bot.wording.language.isolates import command_text
from bot.wording.language.lists import join_and


def freshness_line(freshness: Freshness, zone: tzinfo | None, now: datetime | None) -> str:
    """Return how fresh an answer is that is given `now`, with times of a zone."""
    return sentences(_checked(freshness, zone, now), *_failing(freshness))


def _checked(freshness: Freshness, zone: tzinfo | None, now: datetime | None) -> str:
    at = freshness.checked.astimezone(zone)
    if now and now.astimezone(at.tzinfo).date() != at.date():
        # NOTE: Under a brief or in a digest: when the sources were fetched last, where that was not
        # today. {day}: e.g. 9 May 2025; keep it in the brackets. {time}: e.g. 07:42.
        return _("Sources last checked at {time} ({day}).", time=clock(at), day=day(at))
    # NOTE: Under a brief or in a digest: when the sources were fetched last, today. {time}: e.g.
    # 07:42.
    return _("Sources checked at {time}.", time=clock(at))


def _failing(freshness: Freshness) -> Iterator[str]:
    if not freshness.failing:
        return
    if freshness.failing > len(freshness.names):
        # NOTE: After when the sources were fetched last. {number}: of sources that can't be
        # read now, of {sources} in all. {names}: a few of them, e.g. BBC, AFP and Reuters.
        # {command}: /sources, which lists them all.
        yield ngettext(
            "{number} of {sources} is failing, for example: {names} ({command}).",
            "{number} of {sources} are failing, for example: {names} ({command}).",
            freshness.failing,
            sources=freshness.sources,
            names=join_and(freshness.names),
            command=command_text("sources"),
        )
        return
    # NOTE: After when the sources were fetched last. {number}: of sources that can't be read
    # now, of {sources} in all. {names}: their names, e.g. BBC and AFP.
    yield ngettext(
        "{number} of {sources} is failing: {names}.",
        "{number} of {sources} are failing: {names}.",
        freshness.failing,
        sources=freshness.sources,
        names=join_and(freshness.names),
    )
