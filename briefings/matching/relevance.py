"""What a topic is about: which sentences match its terms, and why."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, product
from math import prod
from typing import Final

from briefings.errors import TopicError
from briefings.language.candidates import Candidate, known_sentences, length_of
from briefings.language.remembering import remembered
from briefings.language.terms import tokens, words_of
from briefings.matching.doubt import meant
from briefings.matching.term import (
    ParsedCommand,
    Part,
    Words,
    index_words_by_piece,
    is_doubtful,
    parse,
    phrases,
    places,
    plain,
    without_doubt,
)
from briefings.matching.terms import Terms
from briefings.model import Article, Excerpt, Topic

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
"""What a topic may be called: a command on every platform, with ``-`` for Telegram's ``_``."""

LAST: Final = 0.8
"""Share of a sentence after which a term stands at its end …"""
IN_PASSING: Final = 0.7
"""… and what the sentence is about the topic then, against another."""
_STEMMED: Final = ("de", "fr", "es", "pt", "ru", "uk", "pl", "tr", "ar", "zh")
"""Languages whose forms of a word are looked up if the topic is in no certain language."""
_MOST_FORMS: Final = 12
"""Combinations of forms of a term's words; where there are more, its longest word has to do."""
_TOPICS: Final = 2_048
"""Topics whose terms are remembered, for each language that they are looked for in."""
_CODE: Final = re.compile(r"[a-z]{2,3}")
_SYNTAX: Final = 'write "word", "two words", "stem*", "a & b", "a NEAR b" or "a NEAR/3 b"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """Why a sentence matches a topic, or nearly does.

    Attributes:
        excerpt: the sentence.
        matched: the terms that it matches; empty for a near-miss.
        near: for a near-miss, what came near, in words.
        relevance: how much it is about the topic, 0 to 1; 0 for a near-miss.
    """

    excerpt: Excerpt
    matched: tuple[str, ...]
    near: str | None = None
    relevance: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Match:
    """A sentence that is about a topic.

    Attributes:
        sentence: the sentence.
        hits: the topic's terms that it matches, as people read them.
        relevance: how much it is about the topic, 0 to 1.
        is_certain: whether one of them has no other meaning.
        places: which of its words they stand on, as far as that is known.
    """

    sentence: Candidate
    hits: tuple[str, ...]
    relevance: float
    is_certain: bool = True
    places: frozenset[int] = frozenset()


def check(topic: Topic) -> None:
    """Make sure that `topic` can be used.

    Raises:
        TopicError: its name can't be a command, it has no terms, or a term matches nothing.
    """
    if not NAME.fullmatch(topic.name):
        remedy = "use up to 32 small letters a-z, digits and '-', beginning with a letter or digit"
        raise TopicError(topic.name, "the name can't be a command", remedy)
    if not topic.terms and not any(terms for _, terms in topic.terms_in):
        raise TopicError(topic.name, "it has no terms", "give it at least one word or phrase")
    for code, _ in topic.terms_in:
        if not _CODE.fullmatch(code):
            remedy = 'write its ISO 639-1 code, e.g. "de"'
            raise TopicError(topic.name, f"{code!r} is not a language", remedy)
    others = ((term, topic.language) for term in (*topic.exclude, *topic.context))
    for term, language in (*_terms(topic), *others):
        try:
            parse(term, language)
        except ValueError as error:
            raise TopicError(topic.name, f"term {term!r} {error}", _SYNTAX) from error


def ad_hoc_topic(words: str) -> Topic:
    """Return a topic of free words: the phrase itself, or else all its words in one sentence.

    Raises:
        TopicError: there is no word in it that could be looked for.
    """
    phrase = plain(words)
    found = tokens(phrase)
    content = list(
        dict.fromkeys(phrase[token.start : token.end] for token in found if not token.stop)
    )
    if not content:
        raise TopicError(
            words,
            "there is no word to look for",
            "name what it should be about, e.g. 'power of siberia'",
        )
    together = " & ".join(map(plain, content))
    terms = (phrase, together) if len(found) > 1 and together != phrase else (phrase,)
    return Topic(name=phrase.casefold(), title=phrase, terms=terms)


def index_words_of(topic: Topic) -> frozenset[str]:
    """Return words of which every article with a matching sentence has at least one.

    They are index words, as `Store.find_articles` takes them: of several with blanks between, such
    an article has all. Empty means that the index can't tell, and every article has to be looked
    at.
    """
    words = [_indexed(term, language) for term, language in _terms(topic)]
    return frozenset().union(*words) if all(words) else frozenset()


@lru_cache(maxsize=_TOPICS)
def terms_for(topic: Topic, language: str | None) -> Terms:
    """Return the terms that count in a text of `language`, with what each asks for.

    These are the topic's own, unless they are in another language, and those that it has for this
    one. They count in a text of unknown language.
    """
    code = _code(language)
    terms: dict[str, tuple[Part, ...]] = {}
    if not (code and topic.language) or code == _code(topic.language):
        terms = {term: parse(term, topic.language or language) for term in topic.terms}
    for other, further in topic.terms_in:
        if _code(other) == code:
            terms |= {term: parse(term, language) for term in further}
    return Terms(terms)


@lru_cache(maxsize=_TOPICS)
def context_for(topic: Topic, language: str | None) -> Terms:
    """Return what shows in a text of `language` that a doubtful term is meant."""
    code = _code(language)
    if code and topic.language and code != _code(topic.language):
        return Terms()
    return Terms({term: parse(term, topic.language or language) for term in topic.context})


@lru_cache(maxsize=_TOPICS)
def excluded_for(topic: Topic, language: str | None) -> Terms:
    """Return the terms that rule a sentence out in a text of `language`."""
    return Terms({term: parse(term, topic.language or language) for term in topic.exclude})


@remembered(length_of)
def told_words(article: Article) -> tuple[Words, ...]:
    """Return the words of an article: of its title, then of each quotable sentence."""
    title = words_of(article.title or "", article.language)
    return tuple(map(Words, (title, *(sentence.words for sentence in known_sentences(article)))))


def find_matches(topic: Topic, article: Article) -> list[Match]:
    """Return the quotable sentences of `article` that are about `topic`.

    Relevance is four fifths how many of the topic's terms are hit (saturating; one in another
    counts once), one fifth how much of the article is about the topic. It is less where the only
    term stands at the end: "…, amid a trade war" tells where something else happened.
    """
    terms = terms_for(topic, article.language)
    if not terms:
        return []
    ruling_out = excluded_for(topic, article.language)
    sentences = known_sentences(article)
    title, *told = told_words(article)
    hits = [_hits(terms, ruling_out, words) for words in told]
    if any(map(is_doubtful, chain.from_iterable(hits))):
        context, all_told = context_for(topic, article.language), [title, *told]
        shows = cache(lambda place: bool(context.found_in(all_told[place])))
        hits = meant([_hits(terms, ruling_out, title), *hits], shows)[1:]
    found = sum(map(bool, hits))
    return [
        Match(
            sentence=sentence,
            hits=tuple(map(without_doubt, of_one)),
            relevance=_relevance([terms[term] for term in of_one], words, found / len(sentences)),
            is_certain=not all(map(is_doubtful, of_one)),
        )
        for sentence, words, of_one in zip(sentences, told, hits, strict=True)
        if of_one
    ]


def is_about(topic: Topic, article: Article) -> bool:
    """Tell whether `article` has a sentence about `topic`."""
    return bool(find_matches(topic, article))


def explain(topic: Topic, articles: Iterable[Article]) -> Iterator[Explained]:
    """Yield which sentences match the topic and why, and which nearly do, in reading order."""
    for article in articles:
        terms = terms_for(topic, article.language)
        if not terms:
            continue
        ruling_out = excluded_for(topic, article.language)
        matched = {match.sentence.span: match for match in find_matches(topic, article)}
        for sentence in known_sentences(article):
            excerpt = sentence.excerpt()
            if found := matched.get(sentence.span):
                yield Explained(excerpt=excerpt, matched=found.hits, relevance=found.relevance)
            elif near := _near(terms, ruling_out, Words(sentence.words)):
                yield Explained(excerpt=excerpt, matched=(), near=near)


def _terms(topic: Topic) -> list[tuple[str, str | None]]:
    """Return all terms, each with the language that it is in."""
    own = [(term, topic.language) for term in topic.terms]
    return [*own, *((term, code) for code, terms in topic.terms_in for term in terms)]


def _indexed(term: str, language: str | None) -> frozenset[str]:
    """Return index words of `term`; in any language's articles if it is in no certain one."""
    own = index_words_by_piece(term, language)
    codes = () if language or not any(own) else _STEMMED
    readings = [own, *(index_words_by_piece(term, code) for code in codes)]
    pieces = [
        sorted(frozenset().union(*forms))
        for forms in zip(*readings, strict=True)
        if all(forms)  # in some language it may be a word that no index has
    ]
    if not pieces or prod(map(len, pieces)) > _MOST_FORMS:
        return frozenset().union(*(max(each, key=_length, default=[]) for each in readings))
    return frozenset(" ".join(sorted(set(forms))) for forms in product(*pieces))


def _length(words: Sequence[str]) -> tuple[int, list[str]]:
    """Return what orders words of a term: longer ones are rarer."""
    return max(map(len, words), default=0), list(words)


def _code(language: str | None) -> str | None:
    """Return the code of `language` in small letters without its region."""
    return language.lower().replace("_", "-").partition("-")[0] if language else None


def _hits(terms: Terms, ruling_out: Terms, words: Words) -> tuple[str, ...]:
    hits = terms.found_in(words)
    return () if hits and ruling_out.found_in(words) else hits


def _relevance(hits: Sequence[Sequence[Part]], words: Words, share: float) -> float:
    """Return how much a sentence with these terms is about the topic.

    Args:
        hits: what each of the terms asks for.
        words: those of the sentence.
        share: how much of its article has terms of the topic.
    """
    asked = [{word for phrase in phrases(parts) for word in phrase} for parts in hits]
    counted: set[ParsedCommand] = set()
    many = 0
    for one in sorted(asked, key=len, reverse=True):
        many += counted.isdisjoint(one)
        counted |= one
    is_last = many == 1 and min(map(min, (places(parts, words) for parts in hits))) >= LAST * len(
        words
    )
    return round((0.8 * many / (many + 1) + 0.2 * share) * (IN_PASSING if is_last else 1), 6)


def _near(terms: Terms, ruling_out: Terms, words: Words) -> str | None:
    """Say what of the topic stands in a sentence although it does not match."""
    if had := terms.found_in(words):
        if ruled := ruling_out.found_in(words):
            return f"ruled out by {ruled[0]!r}"
        return f"has {without_doubt(had[0])!r}, but nothing shows that it is meant"
    for term, parts in terms.items():
        asked = [word for phrase in phrases(parts) for word in phrase]
        telling = max(asked, key=lambda word: len(word[1]))
        if found := words.at(telling):
            return f"has {words.written(found[0])!r}, not all of {without_doubt(term)!r}"
    return None
