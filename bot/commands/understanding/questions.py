"""Finds the topic that a question is about, where it says nothing else."""

from collections.abc import Iterator

from bot.commands.understanding.courtesy import Asked
from bot.library.library import Library
from bot.wording.language.languages import LANGUAGES, spoken
from bot.wording.vocabulary.phrases import fold, vocabulary
from briefings.language.terms import has_chinese, tokens
from briefings.model import Topic

_CHINESE = "zh"


def find_topic_asked(library: Library, text: str, asked: Asked) -> str | None:
    """Return the name of the topic that is all that `text` asks about.

    Its words are the topic's name or title besides words that don't say what a question is about;
    or of a question, one term of this topic and of no other.
    """
    topics = library.topics()
    for language in _languages(text):
        content = _content(text, language)
        if not content:
            continue
        for topic in topics:
            names = (topic.name.replace("-", " "), topic.title)
            if content in [_stems(name, language) for name in names]:
                return topic.name
        if asked.is_question:
            having = [each for each in topics if _has_term(each, content, language)]
            if len(having) == 1:
                return having[0].name
    return None


def _languages(text: str) -> list[str]:
    """Return the languages that a text may be in, that of who writes it first."""
    others = (code for code in LANGUAGES if code != _CHINESE)
    return [_CHINESE] if has_chinese(text) else list(dict.fromkeys((spoken(), *others)))


def _content(text: str, language: str) -> tuple[str, ...]:
    """Return the stems of the words that say what a text is about."""
    idle = vocabulary().idle
    found = tokens(text, language)
    return tuple(
        token.stem
        for token in found
        if not token.stop and (fold(text[token.start : token.end]),) not in idle
    )


def _stems(text: str, language: str) -> tuple[str, ...]:
    return tuple(token.stem for token in tokens(text, language))


def _has_term(topic: Topic, content: tuple[str, ...], language: str) -> bool:
    """Whether the words are one of the topic's terms that is a word or a phrase."""
    return any(content == _stems(term, language) for term in _plain_terms(topic, language))


def _plain_terms(topic: Topic, language: str) -> Iterator[str]:
    """Yield the terms that are words or phrases; capitals are to be written so."""
    theirs = (terms for code, terms in topic.terms_in if code == language)
    for term in (*topic.terms, *(term for terms in theirs for term in terms)):
        if not any(sign in term for sign in "&*") and " NEAR" not in term and not term.isupper():
            yield term
