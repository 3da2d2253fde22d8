"""What is asked: how near each sentence is to it, and whether the documents answer it at all.

Nearness is to the words asked widened by those that come with them (pseudo-relevance feedback, see
`vectors`). Whether there is an answer is judged by the words asked alone, as words that were
guessed prove nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import nlargest
from math import sqrt
from typing import Final

from briefings.language.candidates import Candidate
from briefings.language.terms import tokens
from briefings.matching.broadening import broaden, lift
from briefings.matching.vectors import Vectors, rarity, unit

SHORT: Final = 5
"""Words of a question that one sentence can have; longer ones ask for many things."""
PASSAGE: Final = 3
"""Sentences in a row that must hold enough of a longer question …"""
ENOUGH: Final = 5
"""… and so many words of it are, however long it is."""
ALL: Final = 0.9
"""Share of what was asked that one sentence must cover to be an answer by itself …"""
MOST: Final = 0.57
"""… or the best sentences of the two best documents, on average."""

SEVERAL: Final = 3
"""Documents from which on what they have in common tells what matters …"""
PART: Final = 1 / 3
"""… where each has such a share of what was asked."""

ASKED: Final = 0.3
"""Share of the words asked in the widened question; the rest is feedback."""

SHORTEST_NAME: Final = 5
"""Letters of a name that its people are recognised by."""

_HYPHENED: Final = {
    "ceasefir": ("ceas",),
    "ceas": ("ceasefir",),
    "email": ("mail",),
    "mail": ("email",),
}
"""Stems of words that are written in one or in two, each with the part of the other that tells."""
_PEOPLE: Final = ("n", "an", "ian")
_ASKING: Final = (
    "address answer avail cover describ detail discuss explain explor identifi includ mention "
    "question report summar summari talk tell topic"
)
"""Stems of what a question says of itself or of the texts, not of the world."""


def question_words(about: str, language: str | None = None) -> tuple[str, ...]:
    """Return the distinct stems that `about` asks for, without those that only ask."""
    content = dict.fromkeys(token.stem for token in tokens(about, language) if not token.stop)
    return tuple(stem for stem in content if stem not in _ASKING.split()) or tuple(content)


def is_answered(about: str, candidates: Sequence[Candidate]) -> bool:
    """Tell whether some sentences are about what was asked.

    To a short question it takes one sentence with nearly all of its words, or two documents with
    most of them, each word weighing its inverse document frequency. A long one asks for many
    things, of which no sentence tells all: a passage must have the square root of its words, and
    `ENOUGH` are enough, as a narrative of many lines is asked of texts that were chosen for it.
    """
    asked = question_words(about, _language(candidates))
    found = _found(asked, candidates)
    if len(asked) > SHORT:
        return any(_passes(sentences, len(asked)) for sentences in found)
    weight = _weights(asked, candidates)
    whole = sum(weight.values())
    if not found or not whole:
        return False
    best = [
        max(sum(weight[stem] for stem in asked if stem in sentence) for sentence in sentences)
        for sentences in found
    ]
    shares = [covered / whole for covered in nlargest(2, best)]
    return shares[0] >= ALL or sum(shares) / len(shares) >= MOST


def relevance(about: str, candidates: Sequence[Candidate]) -> list[float]:
    """Return how near each sentence is to what was asked, 0 to 1, in the order given.

    A question that asks for many things is about what its documents have in common, too. So is a
    short one that each of several documents tells of: then it does not tell them apart.
    """
    asked = question_words(about, _language(candidates))
    near = _nearness(asked, candidates)
    if len(asked) > SHORT:
        return broaden(near, candidates)
    return lift(near) if _all_tell(asked, candidates) else near


def _all_tell(asked: Sequence[str], candidates: Sequence[Candidate]) -> bool:
    """Tell whether there are several documents, and each has a part of what was asked."""
    found = _found(asked, candidates)
    if len(found) < SEVERAL:
        return False
    weight = _weights(asked, candidates)
    least = PART * sum(weight.values())
    return all(
        sum(weight[stem] for stem in set[str]().union(*sentences)) >= least for sentences in found
    )


def _weights(asked: Sequence[str], candidates: Sequence[Candidate]) -> dict[str, float]:
    """Return the inverse document frequency of each word asked, that of its commonest form."""
    return {stem: min(rarity(candidates, forms_of(stem)).values()) for stem in asked}


def _language(candidates: Iterable[Candidate]) -> str | None:
    """Return the language that most sentences are in: a question is taken to be in it, too."""
    languages = Counter(candidate.article.language for candidate in candidates)
    return max(languages, key=languages.__getitem__, default=None)


def _found(asked: Sequence[str], candidates: Sequence[Candidate]) -> list[list[set[str]]]:
    """Return which of the words asked each sentence has, document by document."""
    forms = {stem: forms_of(stem) for stem in asked}
    found: dict[int, list[set[str]]] = defaultdict(list)
    for candidate in candidates:
        has = {stem for stem in asked if not candidate.content.isdisjoint(forms[stem])}
        found[id(candidate.article)].append(has)
    return list(found.values())


def _passes(sentences: Sequence[set[str]], asked: int) -> bool:
    """Tell whether some sentences in a row have enough of so many words asked."""
    enough = min(sqrt(asked), ENOUGH)
    return any(
        len(set[str]().union(*sentences[at : at + PASSAGE])) >= enough
        for at in range(len(sentences))
    )


def forms_of(stem: str) -> tuple[str, ...]:
    """Return `stem` and what a country and its people may make of each other: Ukraine, Ukrainian.

    Too bold for ranking, but "no answer" must not hang on a suffix, or on a hyphen.
    """
    whole = (stem, *_HYPHENED.get(stem, ()))
    if len(stem) < SHORTEST_NAME:
        return whole
    shorter = [
        stem.removesuffix(ending)
        for ending in _PEOPLE
        if stem.endswith(ending) and len(stem) - len(ending) >= SHORTEST_NAME
    ]
    return (*whole, *(stem + ending for ending in _PEOPLE), *shorter)


def _nearness(asked: Iterable[str], candidates: Sequence[Candidate]) -> list[float]:
    """Return how near each sentence is to the stems `asked`, widened by what the nearest tell."""
    vectors = Vectors(candidates)
    words = unit(rarity(candidates, _known(asked, candidates)))
    feedback = unit(vectors.telling(vectors.products(words)))
    wider = {stem: (1 - ASKED) * weight for stem, weight in feedback.items()}
    for stem, weight in words.items():
        wider[stem] = wider.get(stem, 0.0) + ASKED * weight
    return vectors.nearness(unit(wider))


def _known(asked: Iterable[str], candidates: Sequence[Candidate]) -> list[str]:
    """Return those of the stems `asked` that stand somewhere."""
    return [stem for stem in asked if any(stem in candidate.content for candidate in candidates)]
