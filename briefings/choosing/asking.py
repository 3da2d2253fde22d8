"""What is asked: how near each sentence is to it, and whether the documents answer it at all.

Nearness is to the words asked widened by those that come with them (pseudo-relevance feedback:
Rocchio, *Relevance feedback in information retrieval*, 1971; Lavrenko & Croft, *Relevance-Based
Language Models*, 2001). Whether there is an answer is judged by the words asked alone, as words
that were guessed prove nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from math import log, log1p, sqrt
from typing import Final

from briefings.choosing.candidate import Candidate
from briefings.language.terms import tokens

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

FEEDBACK: Final = 60
"""Sentences that widen what was asked …"""
FEEDBACK_SHARE: Final = 0.1
"""… and their share of all, where that is fewer."""
WIDER: Final = 100
"""Words that it is widened by."""
ASKED: Final = 0.3
"""Share of the words asked in the widened question; the rest is feedback."""

SHORTEST_NAME: Final = 5
"""Letters of a name that its people are recognised by."""

_PEOPLE: Final = ("n", "an", "ian")
_ASKING: Final = (
    "address answer avail cover describ detail discuss explain explor identifi includ mention "
    "question report summar summari talk tell topic"
)
"""Stems of what a question says of itself or of the texts, not of the world."""


def asked_words(about: str, language: str | None = None) -> tuple[str, ...]:
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
    asked = asked_words(about, _language(candidates))
    found = _found(asked, candidates)
    if len(asked) > SHORT:
        return any(_passes(sentences, len(asked)) for sentences in found)
    weight = {stem: min(_rarity(candidates, _forms(stem)).values()) for stem in asked}
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
    """Return how near each sentence is to what was asked, 0 to 1, in the order given."""
    return _nearness(asked_words(about, _language(candidates)), candidates)


def _language(candidates: Iterable[Candidate]) -> str | None:
    """Return the language that most sentences are in: a question is taken to be in it, too."""
    languages = Counter(candidate.article.language for candidate in candidates)
    return max(languages, key=languages.__getitem__, default=None)


def _found(asked: Sequence[str], candidates: Sequence[Candidate]) -> list[list[set[str]]]:
    """Return which of the words asked each sentence has, document by document."""
    forms = {stem: _forms(stem) for stem in asked}
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


def _forms(stem: str) -> tuple[str, ...]:
    """Return `stem` and what a country and its people may make of each other: Ukraine, Ukrainian.

    Too bold for ranking, but "no answer" must not hang on a suffix.
    """
    if len(stem) < SHORTEST_NAME:
        return (stem,)
    shorter = [
        stem.removesuffix(ending)
        for ending in _PEOPLE
        if stem.endswith(ending) and len(stem) - len(ending) >= SHORTEST_NAME
    ]
    return (stem, *(stem + ending for ending in _PEOPLE), *shorter)


def _nearness(asked: Iterable[str], candidates: Sequence[Candidate]) -> list[float]:
    """Return how near each sentence is to the stems `asked`, 0 to 1, in the order given."""
    counts = [Counter(t.stem for t in c.tokens if not t.stop) for c in candidates]
    weights = _rarity(candidates, (stem for count in counts for stem in count))
    sentences = [
        _unit({stem: (1 + log(n)) * weights[stem] for stem, n in count.items()}) for count in counts
    ]
    words = _unit({stem: weights[stem] for stem in asked if stem in weights})
    near = [_product(words, sentence) for sentence in sentences]
    wider = _unit(_widened(words, near, sentences))
    found = [_product(wider, sentence) for sentence in sentences]
    most = max(found, default=0.0)
    return [value / most for value in found] if most else found


def _rarity(candidates: Sequence[Candidate], stems: Iterable[str]) -> dict[str, float]:
    """Return the inverse document frequency of `stems`, a sentence being a document."""
    found = Counter(stem for candidate in candidates for stem in candidate.content)
    return {stem: log1p(len(candidates) / (found[stem] + 0.5)) for stem in stems}


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    """Return `vector` with the length 1; empty where it has none."""
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {stem: weight / length for stem, weight in vector.items()} if length else {}


def _product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the scalar product."""
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * more[stem] for stem, weight in fewer.items() if stem in more)


def _widened(
    asked: Mapping[str, float], near: Sequence[float], sentences: Sequence[Mapping[str, float]]
) -> dict[str, float]:
    """Return the words asked together with the telling words of the sentences nearest to them."""
    count = min(FEEDBACK, max(1, round(FEEDBACK_SHARE * len(sentences))))
    total: dict[str, float] = defaultdict(float)
    for index in nlargest(count, range(len(sentences)), key=near.__getitem__):
        for stem, weight in sentences[index].items():
            total[stem] += near[index] * weight
    widest = _unit(dict(nlargest(WIDER, total.items(), key=lambda item: (item[1], item[0]))))
    wider = {stem: (1 - ASKED) * weight for stem, weight in widest.items()}
    for stem, weight in asked.items():
        wider[stem] = wider.get(stem, 0.0) + ASKED * weight
    return wider
