"""What sets a story apart, as the terms of a topic: what its articles share and few others have.

The terms are taken one after another, each the one that adds most articles of the story for the
fewest others, as in Chvátal, *A greedy heuristic for the set-covering problem*, 1979.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, pairwise
from typing import Final, Protocol

from briefings.language.month_names import is_weekday, month_of
from briefings.language.terms import Word, words_of
from briefings.matching.relevance import index_words_of, is_about
from briefings.matching.term import is_capital
from briefings.model import Article, Topic

MOST: Final = 5
"""Terms that are suggested: as many as people read at a glance."""
_ARTICLES: Final = 40
"""Articles of a story that are read, the first that are given."""
_OPENING: Final = 80
"""Words of an article in which its event is named."""
_SHARED: Final = 0.3
"""Share of a story's articles that have a word which can tell of it."""
_SINGLES: Final = 24
"""Words and pairs of words that are looked up in the corpus."""
_COMBINED: Final = 7
"""Of these, how many are also tried two at a time, both in one sentence."""
_PURE: Final = 0.7
"""Share of what a term finds that is to be on the story, or on what it goes on with …"""
_LEAST: Final = 0.4
"""… and below which it is not even taken where there is no better one."""
_COVERED: Final = 0.9
"""Share of a story's articles with which its terms are enough."""
_JOINED: Final = 0.5
"""Articles that a term of two parts has to be better by than a plain one."""
_COMMON: Final = 0.08
"""Share of all articles from which on a word in small letters tells nothing, beside others, too."""

_MANY: Final = 500
"""Articles of which it is not asked any more whether they go on with the story: not all do."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What a term finds: articles of the story, and how many that are not on its affair."""

    term: str
    ours: frozenset[str]
    others: int

    @property
    def purity(self) -> float:
        """Which share of what it finds is of the story or its affair, at least."""
        return len(self.ours) / max(1, len(self.ours) + self.others)

    @property
    def cost(self) -> float:
        """What it must add to be worth it, in articles."""
        return self.others * (1 - _PURE) / _PURE + _JOINED * ("&" in self.term)

    @property
    def is_name(self) -> bool:
        """Whether all its words are written with capitals."""
        return all(map(is_capital, self.term.replace("&", " ").split()))


class Corpus(Protocol):
    """The corpus that a story is to be told from."""

    def find(self, words: Collection[str]) -> frozenset[str]:
        """Return the ids of articles by index words, as `CorpusStore.find_articles` does."""
        ...

    def related(self, articles: Collection[str]) -> Collection[str]:
        """Return those of `articles` that are of the story or of one that it goes on with.

        To find one of them is no mistake.
        """
        ...

    def size(self) -> int:
        """Return how many articles there are."""
        ...


def suggest_terms(story: Sequence[Article], corpus: Corpus) -> tuple[str, ...]:
    """Return terms that find the articles of `story` and few others of `corpus`, at most `MOST`.

    Articles that tell the story best come first. None are returned where nothing sets it apart.
    """
    read = story[:_ARTICLES]
    singles = [_look_up(term, read, corpus) for term in islice(_shared(read), _SINGLES)]
    common = _COMMON * corpus.size()
    telling = [one for one in singles if one.is_name or one.others <= common]
    best = sorted(telling, key=lambda one: (-len(one.ours), one.others, one.term))[:_COMBINED]
    both = (f"{one.term} & {other.term}" for one, other in combinations(best, 2))
    pairs = [_look_up(term, read, corpus) for term in both]
    return _cover({article.id for article in read}, [*singles, *pairs])


def _cover(wanted: set[str], candidates: Sequence[_Found]) -> tuple[str, ...]:
    """Return the terms that together find what is `wanted`, as far as that is to be had."""
    missing, taken = set(wanted), list[str]()
    while len(taken) < MOST and len(missing) > (1 - _COVERED) * len(wanted):
        gains = ((one, len(one.ours & missing)) for one in candidates if one.term not in taken)
        useful = {one: gain for one, gain in gains if gain and one.purity >= _PURE}
        if not useful:
            break
        chosen = max(useful, key=lambda one: (useful[one] - one.cost, one.is_name, one.term))
        taken.append(chosen.term)
        missing -= chosen.ours
    if taken:
        return tuple(taken)
    fair = [one for one in candidates if one.ours and one.purity >= _LEAST]
    best = max(
        fair or candidates, key=lambda one: (one.purity, len(one.ours), one.term), default=None
    )
    return (best.term,) if best else ()


def _look_up(term: str, read: Sequence[Article], corpus: Corpus) -> _Found:
    languages = Counter(article.language for article in read)
    language = languages.most_common(1)[0][0]
    topic = Topic(name="story", title="", terms=(term,), language=language)
    found = corpus.find(index_words_of(topic))
    ours = frozenset(each.id for each in read if each.id in found and is_about(topic, each))
    related = ours if len(found) > _MANY else corpus.related(found)
    return _Found(term, ours, len(found.difference(related)))


def _shared(read: Sequence[Article]) -> Iterator[str]:
    """Yield the words, and pairs of words, that most articles' titles and openings have."""
    having: dict[tuple[str, ...], set[str]] = defaultdict(set)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for article in read:
        title = words_of(article.title or "", article.language)
        opening = words_of(article.body[: _OPENING * 8], article.language)[:_OPENING]
        for words in (title, opening):
            for word in words:
                written[word.stem][_bare(word.text)] += len(read) if words is opening else 1
            for key in _keys(words):
                having[key].add(article.id)
    least = max(2 if len(read) > 1 else 1, _SHARED * len(read))
    shared = [key for key, articles in having.items() if len(articles) >= least]
    for key in sorted(shared, key=lambda key: (-len(having[key]), -len(key), key)):
        yield " ".join(_spelling(written[stem]) for stem in key)


def _keys(words: Sequence[Word]) -> Iterator[tuple[str, ...]]:
    content = [word if _tells(word) else None for word in words]
    yield from ((word.stem,) for word in content if word)
    yield from ((one.stem, two.stem) for one, two in pairwise(content) if one and two)


def _tells(word: Word) -> bool:
    """Return whether a word can say what a text is about: no figure, no stop word, no letter."""
    name = word.text.lower()
    is_date = month_of(name) is not None or is_weekday(name)
    return not word.stop and len(word.stem) > 1 and word.text[0].isalpha() and not is_date


def _bare(text: str) -> str:
    return text.replace("’", "'").removesuffix("'s")


def _spelling(forms: Mapping[str, int]) -> str:
    """Return how a word is mostly written, the shortest of equals."""
    return min(forms, key=lambda form: (-forms[form], len(form), form))
