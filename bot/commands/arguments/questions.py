"""Finds the topic that a question is about, where it says nothing else."""

from collections.abc import Iterable, Iterator, Sequence

from bot.library.library import Library
from bot.wording.language.languages import LANGUAGES, spoken
from bot.wording.vocabulary.phrases import fold, vocabulary
from briefings.language.terms import Token, has_chinese, tokens
from briefings.matching.term import without_doubt
from briefings.model import Topic

_CHINESE = "zh"


def find_topic_asked(library: Library, *texts: str, is_question: bool = False) -> str | None:
    """Return the name of the topic that is all that one of `texts` asks about.

    Its words are the topic's name or title besides words that don't say what a question is about;
    or of a question, one term of this topic and of no other. Without a question that is so of a
    term in another language than the topic's own: it is how the topic is called there.
    """
    for each in dict.fromkeys(texts):
        for language in _languages(each):
            if name := _find_topic(library.topics(), each, language, is_question=is_question):
                return name
    return None


def find_topic_called(library: Library, word: str) -> str | None:
    """Return the name of the topic that one word is a term of, in another language than its own."""
    for language in _languages(word):
        stems, written = _forms(word, language)
        having = [
            topic.name
            for topic in library.topics()
            if written and _is_one_of(_terms_in(topic, language), written, stems, language)
        ]
        if len(having) == 1:
            return having[0]
    return None


def _find_topic(
    topics: Sequence[Topic], text: str, language: str, *, is_question: bool
) -> str | None:
    """Return the name of the topic that is all that a text in this language is about."""
    stems, written = _forms(text, language)
    if not written:
        return None
    for topic in topics:
        names = (topic.name.replace("-", " "), topic.title)
        if stems in [_stems(name, language) for name in names]:
            return topic.name
    having = [
        each
        for each in topics
        if _has_term(each, written, language)
        and (is_question or not _has_term(each, written, None))
    ]
    return having[0].name if len(having) == 1 else None


def _languages(text: str) -> list[str]:
    """Return the languages that a text may be in, that of who writes it first."""
    others = (code for code in LANGUAGES if code != _CHINESE)
    return [_CHINESE] if has_chinese(text) else list(dict.fromkeys((spoken(), *others)))


def _forms(text: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that say what a text is about: their stems, and as they are written."""
    content = _content(text, language)
    written = tuple(text[token.start : token.end].casefold() for token in content)
    return tuple(token.stem for token in content), written


def _content(text: str, language: str) -> tuple[Token, ...]:
    """Return the words that say what a text is about."""
    idle = vocabulary().idle
    found = tokens(text, language)
    return tuple(
        token
        for token in found
        if not token.stop and (fold(text[token.start : token.end]),) not in idle
    )


def _stems(text: str, language: str | None) -> tuple[str, ...]:
    """Return the stems of a name's words; small words count only where there are no others."""
    found = tokens(text, language)
    return tuple(token.stem for token in found if not token.stop) or tuple(
        token.stem for token in found
    )


def _has_term(topic: Topic, written: tuple[str, ...], language: str | None) -> bool:
    """Whether words are one of the topic's terms that is a word, a phrase or how they begin."""
    stems = _stems(" ".join(written), language)
    return _is_one_of(_plain_terms(topic, language), written, stems, language)


def _is_one_of(
    terms: Iterable[str], written: tuple[str, ...], stems: tuple[str, ...], language: str | None
) -> bool:
    return any(_is_term(term, written, stems, language) for term in terms)


def _is_term(
    term: str, written: tuple[str, ...], stems: tuple[str, ...], language: str | None
) -> bool:
    if not term.endswith("*"):
        return stems == _stems(term, language)
    *before, beginning = term[:-1].split()
    begins = written[-1].startswith(beginning.casefold())
    return begins and stems[:-1] == _stems(" ".join(before), language)


def _plain_terms(topic: Topic, language: str | None) -> Iterator[str]:
    """Yield the terms in no particular language, or in this one, that are words or phrases.

    Capitals are to be written so.
    """
    for term in (*topic.terms, *_terms_in(topic, language)):
        if "&" not in term and " NEAR" not in term and not term.isupper():
            yield without_doubt(term)


def _terms_in(topic: Topic, language: str | None) -> tuple[str, ...]:
    return tuple(term for code, terms in topic.terms_in if code == language for term in terms)
