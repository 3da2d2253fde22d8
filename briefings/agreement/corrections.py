"""Which sentences their own publisher has corrected since."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefings.language.candidates import Candidate
from briefings.language.sentences import sentence_spans
from briefings.language.terms import words_of
from briefings.model import Article
from briefings.published import instant_of

_FORMER = re.compile(
    r"\b(?:(?:earlier|previous|prior|original|first) version|originally|incorrectly|wrongly"
    r"|mis\w+ed|früheren|ursprünglich|fälschlich|irrtümlich|version (?:antérieure|précédente)"
    r"|par erreur|versión anterior|por error|versão anterior|por erro|erróneamente"
    r"|erroneamente|ошибочно|предыдущей|помилково|попередній|wcześniejszej|błędnie"
    r"|versione precedente)",
    re.IGNORECASE,
)
"""What a note says before it repeats what was wrong."""
_FRAME = "An earlier previous version of this article story said stated that was correction"
_SHARE = 0.5
"""Share of a sentence's content words that the wrong statement has, too, if it is about it."""


class Correction(NamedTuple):
    """What a publisher takes back.

    Attributes:
        article: the one with the note.
        wrong: the content words of what was wrong.
        only_wrong: those of them that what is right has not.
        only_right: what is right has, and what was wrong has not.
    """

    article: Article
    wrong: frozenset[str]
    only_wrong: frozenset[str]
    only_right: frozenset[str]


def corrected(sentences: Sequence[Candidate]) -> frozenset[int]:
    """Return the identities (`id()`) of those of `sentences` that a later note takes back.

    A note counts for the older articles of its own publisher, and only where it says what was
    wrong in words that the sentence has, and what is right has not.
    """
    articles = {one.article.id: one.article for one in sentences}
    found = [each for article in articles.values() for each in _corrections(article)]
    return frozenset(id(one) for one in sentences if any(_takes_back(each, one) for each in found))


def _corrections(article: Article) -> Iterator[Correction]:
    for start, end, kind in article.marks:
        if kind != "correction":
            continue
        note = article.body[start:end]
        spans = sentence_spans(note, article.language)
        said = [note[a:b] for a, b in spans]
        former = next((one for one in said if _FORMER.search(one)), None)
        if former:
            language = article.language
            wrong = _content(former, language) - _content(_FRAME, language)
            right = _content(" ".join(one for one in said if one is not former), language)
            yield Correction(article, wrong, wrong - right, right - wrong)


def _content(text: str, language: str | None) -> frozenset[str]:
    return frozenset(stem for _, stem, stop in words_of(text, language) if not stop)


def _takes_back(correction: Correction, sentence: Candidate) -> bool:
    noted, article = correction.article, sentence.article
    if article.id == noted.id or article.voices.isdisjoint(noted.voices):
        return False
    if instant_of(article.published) > instant_of(noted.published):
        return False
    content = sentence.content
    shared = len(content & correction.wrong)
    return (
        bool(correction.only_wrong)
        and correction.only_wrong <= content
        and correction.only_right.isdisjoint(content)
        and shared >= _SHARE * len(content)
    )
