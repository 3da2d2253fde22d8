"""What the bot says about the days that a brief covers."""

from bot.wording.language.catalogue import _, full_stop, sentences
from bot.wording.language.dates import day
from briefings.window import DAYS, Window


def covers(window: Window | None) -> str:
    """Say which days a brief covers; empty where it looked at all times, or that is said above."""
    if window is None or (window.is_asked and window.widened_to):
        return ""
    if window.widened_to:
        # NOTE: The last line of a brief on a topic: older articles are quoted, as there are no
        # newer ones. {days}: always 14.
        return _(
            "I have nothing on this from the last {days} days, so older articles are shown.",
            days=DAYS,
        )
    if not window.is_asked:
        # NOTE: The last line of a brief on a topic. {days}: always 14.
        return _("This covers the last {days} days.", days=DAYS)
    return full_stop(_days(window))


def nothing_from(window: Window) -> str:
    """Say that the days that were asked for have nothing, and which these are."""
    return full_stop(_no_days(window))


def newest_before(window: Window) -> str:
    """Say that the days that were asked for have nothing, above what is shown instead."""
    # NOTE: After "I have nothing on this from 3 May 2025 to 9 May 2025." Quotations follow.
    return sentences(nothing_from(window), _("The newest before that:"))


def _days(window: Window) -> str:
    if window.since and window.since == window.until:
        # NOTE: The last line of a brief. {day}: the only day it covers, e.g. 9 May 2025. No full
        # stop at the end.
        return _("This covers {day}", day=day(window.since))
    if window.since and window.until:
        # NOTE: The last line of a brief. {first}, {last}: the days it covers, e.g. 3 May 2025 and
        # 9 May 2025. No full stop at the end.
        return _("This covers {first} to {last}", first=day(window.since), last=day(window.until))
    if window.since:
        # NOTE: The last line of a brief. {day}: e.g. 3 May 2025. No full stop at the end.
        return _("This covers everything since {day}", day=day(window.since))
    # NOTE: The last line of a brief. {day}: e.g. 9 May 2025. No full stop at the end.
    return _("This covers everything up to {day}", day=day(window.until))


def _no_days(window: Window) -> str:
    if window.since and window.since == window.until:
        # NOTE: Someone asked for a brief of one day. {day}: e.g. 9 May 2025. No full stop at the
        # end.
        return _("I have nothing on this from {day}", day=day(window.since))
    if window.since and window.until:
        # NOTE: Someone asked for a brief of some days. {first}, {last}: e.g. 3 May 2025 and 9 May
        # 2025. No full stop at the end.
        return _(
            "I have nothing on this from {first} to {last}",
            first=day(window.since),
            last=day(window.until),
        )
    if window.since:
        # NOTE: Someone asked for a brief of what came since a day. {day}: e.g. 3 May 2025. No full
        # stop at the end.
        return _("I have nothing on this since {day}", day=day(window.since))
    # NOTE: Someone asked for a brief of what came up to a day. {day}: e.g. 9 May 2025. No full
    # stop at the end.
    return _("I have nothing on this up to {day}", day=day(window.until))
