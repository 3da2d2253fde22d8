"""From the articles that may be on a topic to what a brief of some days is made of."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from briefings.composing.material import (
    Told,
    most_important,
    on_topic,
    read_material,
    stories_of,
)
from briefings.model import Article, Topic
from briefings.window import Window


class Gathered(NamedTuple):
    """What a brief is made of.

    Attributes:
        told: what the articles that it is made of have on the topic, newest first.
        stories: by an article's id, the story that it tells.
        window: the days that are shown.
        matched: how many articles of these days have something on the topic.
    """

    told: Sequence[Told]
    stories: Mapping[str, str]
    window: Window | None
    matched: int


def gather(  # noqa: PLR0913 - as `build_brief`
    topic: Topic,
    articles: Iterable[Article],
    stories: Mapping[str, str] | None,
    window: Window | None,
    *,
    considered: int,
    in_passing: bool,
) -> Gathered:
    """Return what the most important stories of some days say on a topic.

    Args:
        topic: what the brief is about.
        articles: those that may have something on it.
        stories: by an article's id, the story that it tells; None where that isn't known.
        window: the days wanted, if not all; widened if they have nothing on it.
        considered: how many articles there are.
        in_passing: whether articles that only mention it are better than nothing.
    """
    told = read_material(topic, articles)
    known = stories_of(told) if stories is None else stories
    related = on_topic(told, known, considered=considered, in_passing=in_passing)
    shown, within = _within(window, related)
    return Gathered(most_important(within, known), known, shown, len(within))


def _within(window: Window | None, told: list[Told]) -> tuple[Window | None, list[Told]]:
    """Return the window that is shown, and what was told in it."""
    dates = [one.article.published for one in told]
    shown = window.fit(dates) if window else None
    if shown is None:
        return None, told
    return shown, [one for one, at in zip(told, dates, strict=True) if shown.has(at)]
