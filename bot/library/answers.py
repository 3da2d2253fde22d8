"""Answers to free words, in tiers: about them, the nearest there is, or nothing."""

from dataclasses import replace
from typing import Final

from briefings.composing.answer import build_answer
from briefings.composing.brief import build_brief
from briefings.composing.recipe import Recipe
from briefings.matching.asked import Asked, read_question
from briefings.matching.nearest import WHOLE, Near, nearest_first, verdict_of
from briefings.matching.relevance import ad_hoc_topic
from briefings.model import Brief
from storage.ports.store import Store

CANDIDATES: Final = 40
"""Articles that are read for a question, those with most of its words."""
SUBJECT: Final = 2
"""Words that name a subject; more of them tell of an event, which no sentence need have whole."""


def answer(store: Store, words: str, recipe: Recipe) -> Brief:
    """Return a brief on `words`, which says by its `match` how far it answers them.

    A subject is answered by the sentences that name it, an event by what its articles say. What
    neither is about is answered by the nearest that there is.

    Raises:
        TopicError: there is no word in them to look for.
        EngineError: the recipe names no engine.
    """
    topic, asked = ad_hoc_topic(words), read_question(words)
    stats = store.count_current()
    nearest = find_nearest(store, asked)
    verdict = verdict_of(nearest)
    if verdict == "nearest" or len(asked.words) <= SUBJECT:
        found = [near.article for near in nearest if near.passage >= WHOLE]
        brief = build_brief(topic, found, recipe, considered=stats.articles, as_of=stats.newest)
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
    )
    return brief if brief.points else replace(brief, match="nothing")


def find_nearest(store: Store, asked: Asked) -> list[Near]:
    """Return the articles that have most of what is asked, the nearest first."""
    ranked = store.rank_articles(asked.index_words, CANDIDATES)
    articles = {article.id: article for article in store.articles(ranked.ids)}
    in_order = [articles[article] for article in ranked.ids]
    return nearest_first(asked, in_order, ranked.having, ranked.articles)
