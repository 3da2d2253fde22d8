"""What was composed as the points of a brief, in reading order."""

from collections.abc import Iterable, Mapping

from briefings.composing.recipe import Order
from briefings.composing.support import Composed
from briefings.language.candidates import Candidate
from briefings.model import Article, Difference, Excerpt, Point, Reason
from briefings.published import instant_of
from briefings.stories.values.disagreements import Disagreement


def points_of(
    composed: Iterable[Composed], terms: Mapping[int, tuple[str, ...]], order: Order
) -> tuple[Point, ...]:
    """Return the points in reading order.

    Args:
        composed: what is said, most important first.
        terms: by a sentence's identity, the topic's terms that it matches.
        order: what comes first.
    """
    shown = _dated_first(list(composed))
    if order == "time":
        shown.sort(key=lambda one: -_day(one.statement.lead.article))
    above = [None, *(one.statement.lead for one in shown)]
    return tuple(
        _point(one, terms.get(id(one.statement.lead), ()), previous)
        for one, previous in zip(shown, above, strict=False)
    )


def _dated_first(shown: list[Composed]) -> list[Composed]:
    """Return what is said, the first of it dated: what is undated never leads what is dated."""
    dated = (at for at, one in enumerate(shown) if one.statement.lead.article.published)
    first = next(dated, 0)
    return [*shown[first : first + 1], *shown[:first], *shown[first + 1 :]]


def _day(article: Article) -> int:
    return instant_of(article.published).date().toordinal()


def _point(one: Composed, terms: tuple[str, ...], previous: Candidate | None) -> Point:
    said = one.statement
    return Point(
        lead=said.lead.excerpt(),
        support=tuple(other.excerpt() for other in said.support),
        differs=differences_of(said.differs),
        updates=differences_of(said.updates),
        before=_leading_up_to(said.lead, previous),
        why=Reason(terms=terms, words=one.gain.words, weight=one.gain.weight),
        origins=one.origins,
    )


def differences_of(
    found: Iterable[tuple[Candidate, Disagreement]],
) -> tuple[Difference, ...]:
    """Return who states something otherwise, and how, as a point shows it."""
    return tuple(
        Difference(
            what=how.what,
            ours=how.ours,
            theirs=how.theirs,
            excerpt=other.excerpt(),
            relation=how.relation,
        )
        for other, how in found
    )


def _leading_up_to(lead: Candidate, previous: Candidate | None) -> Excerpt | None:
    """Return the sentence that the lead leans on, unless that has just been read."""
    if lead.before is None or (previous and lead.goes_on_from(previous)):
        return None
    return lead.article.quote(*lead.before)
