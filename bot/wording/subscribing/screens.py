"""The screens on which a subscription is chosen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.chat.message import Button, Buttons, Heading, Message, Paragraph, with_buttons
from bot.subscriptions.slots import EVERY_DAY
from bot.subscriptions.subscription import Subscription
from bot.subscriptions.words import SubscriptionWords
from bot.subscriptions.zones import FoundZone
from bot.wording.buttons import in_rows
from bot.wording.language.catalogue import _, pgettext, sentences
from bot.wording.language.dates import clock, weekday
from bot.wording.language.zones import city
from bot.wording.parts import says
from bot.wording.subscribing.choices import (
    USUAL_TIMES,
    all_topics,
    back_button,
    day_choices,
    days_label,
    screen_ask,
    times_label,
    title,
    toggle,
    topics_label,
    zone_label,
)
from bot.wording.times import describe, next_line, place_name, zone_line
from briefings.model import Topic

_MOST_TOPICS: Final = 12


def review(subscription: Subscription, local: datetime, due: datetime | None, said: str) -> Message:
    """Show what is chosen, to be confirmed or changed.

    Args:
        subscription: what would be subscribed to.
        local: what time it is in its zone.
        due: when its first digest would be.
        said: words that say the same.
    """
    zone = city(subscription.plan.zone.key)
    parts = (
        Heading(text=title()),
        Paragraph(text=describe(subscription)),
        Paragraph(text=sentences(zone_line(zone, local), next_line(subscription, due))),
    )
    # NOTE: A button: subscribes to what is shown above it.
    confirm = Button(label=pgettext("button", "Confirm"), ask=screen_ask("confirm", said))
    changes = tuple(
        Button(label=label, ask=screen_ask(name, said))
        for name, label in (
            ("topics", topics_label()),
            ("times", times_label()),
            ("days", days_label()),
            ("zones", zone_label()),
        )
    )
    return with_buttons(Message(parts=parts), Buttons(rows=((confirm,), changes[:2], changes[2:])))


def choose_topics(topics: Sequence[Topic], words: SubscriptionWords, page: int) -> Message:
    """Ask on what, a page of topics at a time; each can be chosen and left out again."""
    # NOTE: A question when subscribing, above buttons.
    asked = _("What should your digests be about?")
    pages = max(1, -(-len(topics) // _MOST_TOPICS))
    page = min(max(page, 1), pages)
    here = topics[(page - 1) * _MOST_TOPICS : page * _MOST_TOPICS]
    screen = f"topics-{page}" if pages > 1 else "topics"
    chosen = () if words.everything else tuple(words.topics)
    every = toggle(all_topics(), not chosen, screen_ask(screen, _with_topics(words, ())))
    each = (
        toggle(
            topic.title,
            topic.name in chosen,
            screen_ask(screen, _with_topics(words, _toggled(chosen, topic.name))),
        )
        for topic in here
    )
    further = (
        # NOTE: A button: shows further topics to choose from.
        Button(
            label=pgettext("button", "More topics"),
            ask=screen_ask(f"topics-{page % pages + 1}", words.text),
        ),
    )
    rows = ((every,), *in_rows(each).rows, *((further,) if pages > 1 else ()))
    return _question(asked, rows, words)


def choose_time(words: SubscriptionWords) -> Message:
    """Ask when."""
    # NOTE: A question when subscribing, above buttons with times of day.
    asked = _("When should they arrive?")
    each = [
        Button(label=clock(at), ask=screen_ask("review", replace(words, times={at}).text))
        for at in USUAL_TIMES
    ]
    # NOTE: A button: lets someone write a time of day.
    other = Button(label=pgettext("button", "Another time"), ask=screen_ask("time", words.text))
    return _question(asked, in_rows((*each, other)).rows, words)


def choose_days(words: SubscriptionWords) -> Message:
    """Ask on which days."""
    # NOTE: A question when subscribing, above buttons such as "Every day".
    asked = _("On which days?")
    each = [
        Button(label=label, ask=screen_ask("review", replace(words, weekdays=set(days)).text))
        for label, days in day_choices()
    ]
    # NOTE: A button: lets someone choose days of the week.
    other = Button(label=pgettext("button", "Other days"), ask=screen_ask("weekdays", words.text))
    return _question(asked, in_rows((*each, other)).rows, words)


def choose_weekdays(words: SubscriptionWords) -> Message:
    """Ask on which days of the week; each can be chosen and left out again."""
    each = (
        toggle(
            weekday(number),
            number in words.weekdays,
            screen_ask("weekdays", replace(words, weekdays=words.weekdays ^ {number}).text),
        )
        for number in sorted(EVERY_DAY)
    )
    return _question(_("On which days?"), in_rows(each).rows, words)


def choose_zone(zones: Sequence[FoundZone], words: SubscriptionWords, now: datetime) -> Message:
    """Ask where times are local, each zone with what time it is there."""
    # NOTE: A question when subscribing, above buttons with cities and their times.
    asked = _("What time is it where you are?")
    each = [
        Button(
            # NOTE: A button. {city}: a city, maybe with its country. {time}: the time there.
            label=pgettext(
                "choice",
                "{city} – {time}",
                city=place_name(found),
                time=clock(found.local(now)),
            ),
            ask=screen_ask("review", replace(words, zone=found.zone).text),
        )
        for found in zones
    ]
    # NOTE: A button: lets someone write the name of a city.
    other = Button(label=pgettext("button", "Another city"), ask=screen_ask("city", words.text))
    rows = _in_pairs((*each, other))
    return _question(asked, rows, words, back=words.zone is not None)


def _question(
    asked: str,
    rows: Sequence[tuple[Button, ...]],
    words: SubscriptionWords,
    *,
    back: bool = True,
) -> Message:
    ways_back = ((back_button(words),),) if back else ()
    return with_buttons(says(asked), Buttons(rows=(*rows, *ways_back)))


def _toggled(chosen: Sequence[str], name: str) -> tuple[str, ...]:
    if name in chosen:
        return tuple(each for each in chosen if each != name)
    return (*chosen, name)


def _with_topics(words: SubscriptionWords, names: Sequence[str]) -> str:
    return replace(words, topics=list(names), everything=not names).text


def _in_pairs(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
