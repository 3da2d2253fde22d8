"""The first step: which sentences lead, as the engine chooses them and the figures are current."""

from collections.abc import Iterable, Sequence
from typing import Final

from briefings.agreement.compare import newest
from briefings.agreement.differences import has_newer
from briefings.composing.sides import Sides
from briefings.language.candidates import Candidate
from briefings.ranking.budget import Budget
from briefings.ranking.engine import Engine, Lead
from briefings.ranking.pool import Pool
from briefings.ranking.repetition import is_repeated, without_repetition
from briefings.ranking.worth import support_of
from briefings.stories.facts.likeness import REPEATS

NEAR_ENOUGH: Final = 0.1
"""Nearness of a sentence that room left over may be spent on."""

SPARE: Final = 5
"""Leads that are asked for beyond the points wanted, as some may state another one otherwise."""
OPENING_NEAR: Final = 0.5
"""Share of a lead's nearness above which a newer article's opening on the same leads instead."""
FEW_ARTICLES: Final = 3
"""Articles of a story up to which each adds one point."""
FIRST: Final = 5
"""Leads of which one may come first for being the newest state …"""
NEARLY_AS_NEAR: Final = 0.8
"""… if it is so near to what was asked, against the first one …"""
STATED: Final = 0.3
"""… what another origin that states it counts, against being an article's first sentence."""


def select_leads(pool: Pool, engine: Engine, budget: Budget, sides: Sides) -> list[Lead]:
    """Return what leads, most important first.

    Where something was asked of one story, room left over goes to what is nearest to it; elsewhere
    only if the engine finds nothing worthwhile, as in a text too short for anything to recur.

    Args:
        pool: the sentences to choose from.
        engine: what chooses.
        budget: how long the leads may get together.
        sides: who states what otherwise.
    """
    shared = budget.shared_among(pool.sentences)
    leads = _undisputed(engine.choose(pool, shared.wider(SPARE)), shared, sides)
    if (pool.is_asked and not pool.tells_several) or not leads:
        leads += map(Lead, _nearest(pool, leads, shared))
    return _newest_state_first(_up_to_date(leads, pool, shared, sides), pool)


def _undisputed(found: Iterable[Lead], budget: Budget, sides: Sides) -> list[Lead]:
    """Return the leads that state nothing otherwise than one before: these stand under it.

    What has overtaken a lead takes its place.
    """
    kept: list[Lead] = []
    for lead in found:
        verdict, at = next(
            (
                (verdict, place)
                for place, other in enumerate(kept)
                if (verdict := sides.between_leads(other.sentence, lead.sentence))
            ),
            (None, len(kept)),
        )
        rest = budget.after(*(other.sentence for n, other in enumerate(kept) if n != at))
        if (verdict is None or has_newer(verdict)) and rest.admits(lead.sentence):
            kept[at : at + 1] = [lead]
    return kept


def _nearest(pool: Pool, leads: Sequence[Lead], budget: Budget) -> list[Candidate]:
    """Return the nearest sentences that fit into what is left and say nothing again."""
    sentences = [lead.sentence for lead in leads]
    grouped = {id(one) for lead in leads for one in (lead.sentence, *lead.group)}
    others = [one for one in pool.nearest_first if id(one) not in grouped]
    near = [
        one
        for one in others
        if pool.nearness(one) >= NEAR_ENOUGH and not any(map(one.goes_on_from, sentences))
    ]
    left = budget.after(*sentences)
    if pool.is_news:
        few = _articles(pool) <= FEW_ARTICLES
        near = [
            one for one in near if one.can_lead or (one.is_statement and one.before and not few)
        ]
        left = left.narrowed(max(0, _most_points(pool) - len(leads)))
    found = list(without_repetition(near, left, pool, sentences))
    if found or leads:
        return found
    return list(without_repetition(others, budget.narrowed(1) if pool.is_news else budget, pool))


def _most_points(pool: Pool) -> int:
    """Return how many points the news of one story may have, most of which one article states.

    As many as there are articles that copy none; of more than three, two more of each further one.
    What a single article has beside the news is mostly filler.
    """
    articles = _articles(pool)
    return max(articles, 2 * articles - FEW_ARTICLES)


def _articles(pool: Pool) -> int:
    """Return how many articles there are that copy no other."""
    return len({pool.copies.get(one.article.id, one.article.id) for one in pool.sentences})


def _up_to_date(leads: Sequence[Lead], pool: Pool, budget: Budget, sides: Sides) -> list[Lead]:
    """Return the leads, in place of each what has overtaken it if there is room."""
    current = list(leads)
    for place, lead in enumerate(leads):
        rest = [other.sentence for at, other in enumerate(current) if at != place]
        taken = set(map(id, rest))
        near = lead.sentence.near(pool.sentences)
        newer = newest(lead.sentence, (one for one in near if id(one) not in taken))
        newer = sides.newest(newer)
        if newer is lead.sentence:
            newer = _opening_of_newer(newer, pool, rest)
        is_other = newer is not lead.sentence and id(newer) not in taken
        if is_other and budget.after(*rest).admits(newer):
            current[place] = Lead(newer, lead.group)
    return current


def _opening_of_newer(one: Candidate, pool: Pool, leads: Sequence[Candidate]) -> Candidate:
    """Return, for an article's first sentence, that of a newer one on the same fact; or itself.

    What another of `leads` says, too, takes nobody's place.
    """
    if one.position:
        return one
    story, near = pool.story(one), pool.nearness(one) * OPENING_NEAR
    newer = [
        other
        for _, other in story.like(one, REPEATS)
        if other.position == 0
        and other.can_lead
        and story.days_behind(other) < story.days_behind(one)
        and pool.nearness(other) > near
        and not is_repeated(other, leads, pool)
    ]
    return min(newer, key=story.days_behind, default=one)


def _newest_state_first(leads: list[Lead], pool: Pool) -> list[Lead]:
    """Return the leads, first the one that tells what the first one's story has come to.

    Of the first few, that is of the newest day what stands foremost in its article and most others
    state. How many leads there are after them changes nothing.
    """
    if not leads:
        return leads
    top = leads[0].sentence
    story, near = pool.story(top), pool.nearness(top) * NEARLY_AS_NEAR
    few = [
        lead
        for lead in leads[:FIRST]
        if pool.story(lead.sentence) is story and pool.nearness(lead.sentence) >= near
    ]
    newest = min(story.days_behind(lead.sentence) for lead in few)
    state = max(
        (lead for lead in few if story.days_behind(lead.sentence) == newest),
        key=lambda lead: _foremost(lead.sentence, pool),
    )
    return [state, *(lead for lead in leads if lead is not state)]


def _foremost(sentence: Candidate, pool: Pool) -> float:
    return 1 / (1 + sentence.position) + STATED * support_of(sentence, pool)
