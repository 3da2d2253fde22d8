"""What a topic is about: which sentences match its terms, and why."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

from briefings.choosing.candidate import Candidate, quotable_sentences
from briefings.errors import TopicError
from briefings.language.terms import index_words, tokens
from briefings.model import Article, Excerpt, Topic

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
"""What a topic may be called: a command on every platform, with ``-`` for Telegram's ``_``."""

Word: TypeAlias = tuple[str, str]
"""How a word of a term is matched (``stem``, ``prefix``, ``exact``), and what to."""
Phrase: TypeAlias = tuple[Word, ...]

SHORTEST_PREFIX = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """Why a sentence matches a topic, or nearly does.

    Attributes:
        excerpt: the sentence.
        matched: the terms that it matches; empty for a near-miss.
        near: for a near-miss, what came near, in words.
    """

    excerpt: Excerpt
    matched: tuple[str, ...]
    near: str | None = None


def check(topic: Topic) -> None:
    """Make sure that `topic` can be used.

    Raises:
        TopicError: its name can't be a command, it has no terms, or a term matches nothing.
    """
    if not NAME.fullmatch(topic.name):
        remedy = "use up to 32 small letters a-z, digits and '-', beginning with a letter or digit"
        raise TopicError(topic.name, "the name can't be a command", remedy)
    if not topic.terms:
        raise TopicError(topic.name, "it has no terms", "give it at least one word or phrase")
    for term in (*topic.terms, *topic.exclude):
        phrases = _parse(term, topic.language)
        if not all(phrases):
            remedy = 'write "word", "two words", "stem*" or "a & b"'
            raise TopicError(topic.name, f"term {term!r} lacks a word", remedy)
        if any(kind == "prefix" and len(text) < SHORTEST_PREFIX for kind, text in chain(*phrases)):
            remedy = f"write {SHORTEST_PREFIX} letters or more before '*'"
            raise TopicError(topic.name, f"term {term!r} matches nearly every word", remedy)


def ad_hoc(words: str) -> Topic:
    """Return a topic of free words: the phrase itself, or else all its words in one sentence.

    Raises:
        TopicError: there is no word in it that could be looked for.
    """
    phrase = " ".join(words.replace("&", " ").split())
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
    together = " & ".join(content)
    terms = (phrase, together) if len(found) > 1 and together != phrase else (phrase,)
    return Topic(name=phrase.casefold(), title=phrase, terms=terms)


def index_words_of(topic: Topic) -> frozenset[str]:
    """Return words of which every article with a matching sentence has at least one.

    They are index words, as `Store.find` takes them. Empty means that the index can't tell, and
    every article has to be looked at.
    """
    words = [_rarest(term, topic.language) for term in topic.terms]
    return frozenset(chain(*words)) if all(words) else frozenset()


def matching(topic: Topic, article: Article) -> list[Candidate]:
    """Return the quotable sentences of `article` that are about `topic`, with hits and relevance.

    Relevance is four fifths how many distinct words of the topic's terms are hit (saturating), one
    fifth how much of the article is about the topic.
    """
    if topic.language and article.language and topic.language != article.language:
        return []
    sentences = quotable_sentences(article)
    found = [(candidate, hits) for candidate in sentences if (hits := _hits(topic, candidate))]
    return [
        replace(
            candidate, hits=hits, relevance=_relevance(topic, hits, len(found) / len(sentences))
        )
        for candidate, hits in found
    ]


def touches(topic: Topic, article: Article) -> bool:
    """Tell whether `article` has a sentence about `topic`."""
    return bool(matching(topic, article))


def explain(topic: Topic, articles: Iterable[Article]) -> Iterator[Explained]:
    """Yield which sentences match the topic and why, and which nearly do, in reading order."""
    for article in articles:
        if topic.language and article.language and topic.language != article.language:
            continue
        for candidate in quotable_sentences(article):
            if hits := _hits(topic, candidate):
                yield Explained(excerpt=candidate.excerpt(), matched=hits)
            elif near := _near(topic, candidate):
                yield Explained(excerpt=candidate.excerpt(), matched=(), near=near)


def _relevance(topic: Topic, hits: Iterable[str], share: float) -> float:
    words = {word for term in hits for word in chain(*_parse(term, topic.language))}
    return round(0.8 * len(words) / (len(words) + 1) + 0.2 * share, 6)


def _hits(topic: Topic, candidate: Candidate) -> tuple[str, ...]:
    if _matched(topic.exclude, topic, candidate):
        return ()
    return _matched(topic.terms, topic, candidate)


def _matched(terms: Iterable[str], topic: Topic, candidate: Candidate) -> tuple[str, ...]:
    """Return those of `terms` that the sentence matches, in the language of the topic or text."""
    words = _words(candidate)
    language = topic.language or candidate.article.language
    return tuple(term for term in terms if _matches(_parse(term, language), words))


def _near(topic: Topic, candidate: Candidate) -> str | None:
    """Say what of the topic stands in the sentence although it does not match."""
    if _matched(topic.terms, topic, candidate):
        (ruled_out_by, *_) = _matched(topic.exclude, topic, candidate)
        return f"ruled out by {ruled_out_by!r}"
    words = _words(candidate)
    for term in topic.terms:
        parts = chain(*_parse(term, topic.language or candidate.article.language))
        telling = max(parts, key=lambda part: len(part[1]))
        if _stands((telling,), words):
            return f"has {telling[1]!r} of {term!r}"
    return None


@lru_cache(maxsize=4096)
def _parse(term: str, language: str | None) -> tuple[Phrase, ...]:
    """Return the phrases that a sentence must all have."""
    return tuple(_phrase(part, language) for part in term.split("&"))


def _phrase(part: str, language: str | None) -> Phrase:
    words: list[Word] = []
    for piece in part.split():
        found = tokens(piece, language)
        for token in found:
            text = piece[token.start : token.end]
            if piece.endswith("*") and token is found[-1]:
                words.append(("prefix", text.casefold()))
            elif len(text) > 1 and text.isupper():
                words.append(("exact", text))
            else:
                words.append(("stem", token.stem))
    return tuple(words)


def _words(candidate: Candidate) -> Sequence[tuple[str, str]]:
    """Return each word of the sentence as (stem, as written)."""
    text = candidate.text
    return [(token.stem, text[token.start : token.end]) for token in candidate.tokens]


def _matches(phrases: tuple[Phrase, ...], words: Sequence[tuple[str, str]]) -> bool:
    return all(phrase and _stands(phrase, words) for phrase in phrases)


def _stands(phrase: Phrase, words: Sequence[tuple[str, str]]) -> bool:
    """Tell whether the words of `phrase` follow each other somewhere in `words`."""
    for start in range(len(words) - len(phrase) + 1):
        if all(_fits(wanted, words[start + n]) for n, wanted in enumerate(phrase)):
            return True
    return False


def _fits(wanted: Word, word: tuple[str, str]) -> bool:
    kind, text = wanted
    stem, written = word
    if kind == "stem":
        return stem == text
    if kind == "exact":
        return written == text
    return written.casefold().startswith(text)


def _rarest(term: str, language: str | None) -> list[str]:
    """Return the index words of a term's longest word, as longer words are rarer."""
    pieces = term.replace("&", " ").split()
    return max((_indexed(piece, language) for piece in pieces), key=_weight, default=[])


def _indexed(piece: str, language: str | None) -> list[str]:
    if piece.endswith("*"):
        whole = piece.removesuffix("*").casefold()
        return [f"{whole}*"] if index_words(whole, language) and whole.isalnum() else []
    return index_words(piece, language)


def _weight(words: list[str]) -> tuple[int, list[str]]:
    return max(map(len, words), default=0), words
