"""How a topic matches: for operators, who test it on the command line; in English only."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePath

from bot.chat.message import Bullets, Heading, Message, Paragraph, Part
from bot.wording.language.numbers import count
from briefings.matching.relevance import Explained
from briefings.matching.term import without_doubt
from briefings.model import Topic

_SHOWN = 7
"""Matches that a person is asked to judge: enough to see a precision, few enough for a screen."""
_NEAR_MISSES = 3
_MOST = 0.6
"""Share of the matches that one term should not bring alone, where there are several terms."""


def explained_message(
    topic: Topic, explained: Sequence[Explained], about: Collection[str] | None = None
) -> Message:
    """Say how well the topic matches: by each term, by a sample to judge, and by near-misses.

    Args:
        topic: the topic.
        explained: which sentences match it and why, or nearly do.
        about: ids of the articles that are about it; the others mention it in passing.
    """
    matching = [one for one in explained if one.matched]
    missed = [one for one in explained if not one.matched]
    title = f"{topic.title} (/{topic.name})"
    parts: list[Part] = [Heading(text=title), Paragraph(text=_found(matching))]
    if about is not None and matching:
        parts.append(Paragraph(text=_judged(matching, about)))
    parts.extend(_by_term(_terms(topic, explained), matching))
    if matching:
        parts.append(Paragraph(text=_how_to_judge(len(matching))))
        parts.append(_rows((", ".join(one.matched), one) for one in _spread(matching)))
    if missed:
        shown = missed[:_NEAR_MISSES]
        parts.append(Paragraph(text=_near_misses(len(shown), len(missed))))
        parts.append(_rows((one.near or "", one) for one in shown))
    return Message(parts=tuple(parts))


def _found(matching: Sequence[Explained]) -> str:
    number = len(matching)
    verb = "matches" if number == 1 else "match"
    return f"{count(number, 'sentence')} in {count(_articles(matching), 'article')} {verb}."


def _judged(matching: Sequence[Explained], about: Collection[str]) -> str:
    """Say how many articles are about the topic, and name one that only mentions it."""
    passing = [one for one in matching if one.excerpt.citation.article not in about]
    if not passing:
        return "All of these articles are about the topic by title, opening or number of matches."
    number = _articles(passing)
    verb = "mentions" if number == 1 else "mention"
    return (
        f"{_articles(matching) - number:,} of these articles "
        f"are about the topic by title, opening or number of matches; {number:,} only {verb} it, "
        f"and count where their story is about it: {_placed('in passing', passing[0])}"
    )


def _near_misses(shown: int, missed: int) -> str:
    return "Near-misses:" if shown == missed else f"Near-misses, the first {shown} of {missed:,}:"


def _by_term(terms: Iterable[str], matching: Sequence[Explained]) -> Iterable[Part]:
    """Say how many sentences each term brings, and how many of them it brings alone."""
    by_term = {term: [one for one in matching if term in one.matched] for term in terms}
    alone = Counter(one.matched[0] for one in matching if len(one.matched) == 1)
    used = sorted((t for t in by_term if by_term[t]), key=lambda term: -len(by_term[term]))
    if used:
        each = ", ".join(_brings(term, len(by_term[term]), alone[term]) for term in used)
        yield Paragraph(text=f"By term: {each}.")
    if idle := [term for term in by_term if not by_term[term]]:
        yield Paragraph(text=f"Matches nothing: {', '.join(idle)}.")
    for term in used:
        if len(by_term) > 1 and alone[term] > _MOST * len(matching):
            yield Paragraph(text=_broad(term, alone[term], len(matching)))


def _broad(term: str, alone: int, matches: int) -> str:
    return (
        f"“{term}” alone brings {alone:,} of {matches:,}. If many of them are off the topic, "
        f"ask for more (“{term} NEAR …”) or exclude a phrase."
    )


def _brings(term: str, found: int, alone: int) -> str:
    return f"{term} {found:,} ({alone:,} alone)" if alone else f"{term} {found:,}"


def _terms(topic: Topic, explained: Iterable[Explained]) -> list[str]:
    """Return the topic's own terms and those for the languages of what is explained."""
    languages = {one.excerpt.citation.language or "" for one in explained}
    codes = {language.lower().replace("_", "-").partition("-")[0] for language in languages}
    further = (term for code, terms in topic.terms_in if code in codes for term in terms)
    return list(dict.fromkeys(map(without_doubt, (*topic.terms, *further))))


def _articles(found: Iterable[Explained]) -> int:
    return len({one.excerpt.citation.article for one in found})


def _how_to_judge(matches: int) -> str:
    shown = min(matches, _SHOWN)
    costs = f"each that is off the topic takes {round(100 / shown)} % off the precision:"
    if shown == matches:
        return f"Strongest first; {costs}"
    return f"{shown} of them, evenly from strong to weak; {costs}"


def _spread(matching: Sequence[Explained]) -> list[Explained]:
    """Return matches from the strongest to the weakest, evenly."""
    ranked = sorted(matching, key=lambda one: -one.relevance)
    if len(ranked) <= _SHOWN:
        return ranked
    return [ranked[n * (len(ranked) - 1) // (_SHOWN - 1)] for n in range(_SHOWN)]


def _rows(reasons: Iterable[tuple[str, Explained]]) -> Bullets:
    numbered = enumerate(reasons, start=1)
    return Bullets(rows=tuple((f"{n}.", _placed(why, one)) for n, (why, one) in numbered))


def _placed(why: str, one: Explained) -> str:
    cited = one.excerpt.citation
    place = PurePath(cited.file).name if cited.file else cited.article
    return f"“{one.excerpt.text}” [{why}] {place}"
