"""Answers to free words, in tiers: about them, the nearest there is, or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.library.stories.affairs import affairs_of
from briefings.composing.answer import build_answer, may_be_quoted
from briefings.composing.brief import build_brief
from briefings.composing.recipe import Recipe
from briefings.composing.reranking import rerank
from briefings.matching.asked import Asked, read_question
from briefings.matching.nearest import WHOLE, Near, nearest_first, verdict_of
from briefings.matching.relevance import ad_hoc_topic
from briefings.meaning.port import Meaning
from briefings.model import Article, Brief, Topic
from briefings.stories.grouping.whole import name_stories
from briefings.window import Window, usual_window
from storage.ports.store import Store

CANDIDATES: Final = 40
"""Articles that are read for a question, those with most of its words."""
SUBJECT: Final = 2
"""Words that name a subject; more of them tell of an event, which no sentence need have whole."""


def answer(store: Store, words: str, recipe: Recipe, now: datetime | None = None) -> Brief:
    """Return a brief on `words`, which says by its `match` how far it answers them.

    A subject is answered by the sentences that name it, an event by what its articles say. What
    neither is about is answered by the nearest that there is. A subject is told of the usual days,
    where there is something; an event is asked for by its name, whenever it was.

    Args:
        store: where the articles are.
        words: what was asked.
        recipe: how the brief is composed, and the days that were asked for.
        now: from when the usual days are counted back; None to look at all times.

    Raises:
        TopicError: there is no word in them to look for.
        EngineError: the recipe names no engine.
    """
    topic, asked = ad_hoc_topic(words), read_question(words)
    stats = store.count_current()
    nearest, window = _nearest_in(store, asked, recipe.window, recipe.meaning)
    verdict = verdict_of(nearest)
    if verdict == "nearest" or len(asked.words) <= SUBJECT:
        found = [near.article for near in nearest if near.passage >= WHOLE]
        brief = _on_subject(store, topic, found, recipe, window or _recent(found, now))
        if brief.points:
            return replace(brief, match="about")
    brief = build_answer(
        topic,
        asked,
        nearest,
        recipe,
        match=verdict,
        considered=stats.articles,
        as_of=stats.newest,
        stories=_stories_of(store, nearest),
        window=window,
    )
    return brief if brief.points else replace(brief, match="nothing")


def _stories_of(store: Store, nearest: Sequence[Near]) -> Mapping[str, str]:
    """Return the story of each article, by its id.

    Where the store doesn't know them all yet, of those that may be quoted.
    """
    known = affairs_of(store, [near.article.id for near in nearest])
    if known is not None:
        return known
    return name_stories(near.article for near in nearest if may_be_quoted(near, nearest))


def _on_subject(
    store: Store, topic: Topic, found: Sequence[Article], recipe: Recipe, window: Window | None
) -> Brief:
    """Return a brief of the sentences that name the subject, in the articles found."""
    stats = store.count_current()
    return build_brief(
        topic,
        found,
        recipe,
        considered=stats.articles,
        as_of=stats.newest,
        stories=affairs_of(store, [article.id for article in found]),
        window=window,
    )


def _nearest_in(
    store: Store, asked: Asked, window: Window | None, meaning: Meaning | None
) -> tuple[list[Near], Window | None]:
    """Return the nearest articles of the days that were asked for, or before them if none is near.

    With them the days that are shown.
    """
    nearest = find_nearest(store, asked, window, meaning)
    verdict = verdict_of(nearest)
    if window is None or verdict == "about":
        return nearest, window
    before = find_nearest(store, asked, replace(window, since=None), meaning)
    dated = [near for near in before if near.article.published]
    if not dated or verdict_of(dated) in {verdict, "nothing"}:
        return nearest, window
    shown = window.fit([dated[0].article.published]) or window
    return [near for near in dated if shown.has(near.article.published)], shown


def _recent(articles: Sequence[Article], now: datetime | None) -> Window | None:
    """Return the usual window, if it covers any of the articles."""
    usual = usual_window(now) if now else None
    dates = [article.published for article in articles if article.published]
    return usual if usual and any(map(usual.has, dates)) else None


def find_nearest(
    store: Store, asked: Asked, window: Window | None = None, meaning: Meaning | None = None
) -> list[Near]:
    """Return the articles (of a window) that have most of what is asked, the nearest first."""
    ranked = store.rank_articles(asked.index_words, CANDIDATES, window)
    articles = {article.id: article for article in store.articles(ranked.ids)}
    found = [articles[article] for article in ranked.ids]
    in_order = [each for each in found if window is None or window.has(each.published)]
    nearest = nearest_first(asked, in_order, ranked.having, ranked.articles)
    return rerank(asked, nearest, meaning) if meaning else nearest
