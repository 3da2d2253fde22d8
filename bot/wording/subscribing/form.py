"""All that can be chosen when subscribing as one form, where a place has forms."""

from collections.abc import Sequence

from bot.chat.message import Field, Form
from bot.subscriptions.words import SubscriptionWords
from bot.wording.chat import save
from bot.wording.language.catalogue import pgettext
from bot.wording.language.dates import clock
from bot.wording.subscribing.choices import (
    USUAL_TIMES,
    all_topics,
    day_choices,
    days_label,
    times_label,
    title,
    topics_label,
    zone_label,
)
from briefings.model import Topic


def form(topics: Sequence[Topic], zone: str, said: Sequence[str]) -> Form:
    """Return all that can be chosen as one form; `said` are the topics named so far."""
    names = tuple((topic.name, topic.title) for topic in topics)
    times = tuple((f"{at:%H:%M}", clock(at)) for at in USUAL_TIMES)
    days = tuple((_day_words(chosen), label) for label, chosen in day_choices())
    # NOTE: A field of the form to subscribe, for what no choice above it has.
    further_label = pgettext("setting", "Other times, such as 06:45 12:30")
    # NOTE: A field of the form to subscribe in Slack, where one person is alone with the bot.
    elsewhere_label = pgettext("setting", "Channel, if not for you alone")
    return Form(
        title=title(),
        ask="/subscribe",
        submit=save(),
        elsewhere=elsewhere_label,
        fields=(
            Field(
                name="topics",
                label=topics_label(),
                options=(("all", all_topics()), *names),
                chosen=tuple(said) or ("all",),
                many=True,
            ),
            Field(name="times", label=times_label(), options=times, chosen=(times[2][0],)),
            Field(name="days", label=days_label(), options=days, chosen=(days[0][0],)),
            Field(name="further", label=further_label),
            Field(name="zone", label=zone_label(), chosen=(zone,)),
        ),
    )


def _day_words(days: frozenset[int]) -> str:
    """Return the words that choose days, in a form."""
    return SubscriptionWords(weekdays=set(days)).text or "daily"
