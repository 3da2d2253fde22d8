"""A sentence that could be quoted, with all that choosing needs to know of it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from briefings.language.days.day_words import find_days
from briefings.language.quotations import MARKS, quotations, reports_speech
from briefings.language.remembering import remembered
from briefings.language.sentences import paragraph_spans, sentence_spans
from briefings.language.standalone import (
    has_pointing_opening,
    is_self_explanatory,
    is_standalone,
    is_statement,
)
from briefings.language.terms import Token, Word, tokens, words_of
from briefings.model import Article, Excerpt
from briefings.spans import Span

FEWEST_WORDS = 3
"""Content words that a sentence needs to say anything."""
LONGEST: Final = 2_000
"""Characters of a sentence that can be quoted: what goes on for longer is a table, a code or a
flood, and reading its figures and days would take ever longer. In news the longest has 700."""
FAR: Final = 0.15
"""Dice coefficient of stems below which synonyms and figures can't make two sentences alike."""
_ENDED: Final = re.compile(r"[.!?…:。！？][\"'”’“»«)\]]*\Z")
"""How a sentence ends that is no heading or caption."""
_CACHED: Final = 4096
"""Sentences of which is remembered how they stand."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Candidate:
    """One quotable sentence. Equal by identity: two articles that share a sentence are two voices.

    How it stands is worked out when it is asked: few sentences come as far as that.

    Attributes:
        article: where it stands.
        span: where in the article's body.
        text: the sentence, word for word.
        words: its words, in order.
        telling: the stems of those that carry meaning, in order.
        content: the same as a set.
        position: which of the article's quotable sentences it is, from 0.
        speech: whether it lies wholly in a quotation of several sentences.
        previous: the sentence before, unless that is such a speech.
    """

    article: Article
    span: Span
    text: str
    words: tuple[Word, ...]
    telling: tuple[str, ...]
    content: frozenset[str]
    position: int
    speech: bool = False
    previous: Span | None = None

    @classmethod
    def of(
        cls,
        article: Article,
        span: Span,
        position: int = 0,
        *,
        speech: bool = False,
        previous: Span | None = None,
    ) -> "Candidate":
        """Return the sentence of `article` that stands at `span`."""
        text = article.body[span.start : span.end]
        words = words_of(text, article.language)
        telling = tuple([stem for _, stem, stop in words if not stop])
        return cls(
            article=article,
            span=span,
            text=text,
            words=words,
            telling=telling,
            content=frozenset(telling),
            position=position,
            speech=speech,
            previous=previous,
        )

    @property
    def voice(self) -> str:
        """Whose word this is."""
        return self.article.voice

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its words in order, offsets relative to its text."""
        return tokens(self.text, self.article.language)

    @property
    def is_standalone(self) -> bool:
        """Whether a reader understands it without the sentence before."""
        return not self.speech and _is_standalone(self.text, self.article.language)

    @property
    def is_statement(self) -> bool:
        """Whether it states something: it is no question and no appeal to the reader."""
        return is_statement(self.text, self.article.language)

    @property
    def can_lead(self) -> bool:
        """Whether it tells a reader something by itself."""
        return self.is_standalone and self.is_statement

    @property
    def before(self) -> Span | None:
        """The sentence that leads up to one that can't stand alone, where there is one."""
        if self.previous is None or self.is_standalone:
            return None
        leads_up = _leads_up(self.article, self.previous, self.span, to_speech=self.speech)
        return self.previous if leads_up else None

    def goes_on_from(self, other: "Candidate") -> bool:
        """Tell whether `other` is the sentence that leads up to this one."""
        return self.article.id == other.article.id and self.before == other.span

    @property
    def is_introduced(self) -> bool:
        """Whether it leans on the sentence before by a later word only, and that one is there."""
        return self.before is not None and not has_pointing_opening(
            self.text, self.article.language
        )

    def overlap(self, other: "Candidate") -> float:
        """Return how much of the shorter sentence's content stands in both, 0 to 1."""
        fewest = min(len(self.content), len(other.content))
        return len(self.content & other.content) / max(1, fewest)

    def near(self, others: Iterable["Candidate"]) -> list["Candidate"]:
        """Return those of `others` that share enough with it to say anything alike, in order."""
        content, size = self.content, len(self.content)
        return [
            other
            for other in others
            if 2 * len(content & other.content) >= FAR * (size + len(other.content))
        ]

    def excerpt(self) -> Excerpt:
        """Return the sentence as an excerpt, with the days that its words mean."""
        article = self.article
        day = None if self.speech else article.reference_date
        days = find_days(self.text, day, article.language)
        return article.quote(*self.span, days)


def length_of(article: Article) -> int:
    """Return how many characters an article has, for who remembers what was made of it."""
    return len(article.body)


@remembered(length_of)
def known_sentences(article: Article) -> tuple[Candidate, ...]:
    """Return `quotable_sentences`, at hand for what was asked of lately.

    Articles that are equal in all they state share them: not for two that are told apart otherwise.
    """
    return tuple(quotable_sentences(article))


def quotable_sentences(article: Article) -> list[Candidate]:
    """Return the sentences of `article` that may be quoted: outside its marks, no mere scraps.

    A sentence that lies wholly in a quotation leans on the one before it where that one shows the
    speaker. Otherwise it stays only where a quotation mark in it shows that somebody speaks:
    without one it would read like the paper's own words.
    """
    found: list[Candidate] = []
    for span, speech, previous in _divided(article):
        candidate = Candidate.of(article, span, len(found), speech=speech, previous=previous)
        if len(candidate.content) < FEWEST_WORDS:
            continue
        if not speech or MARKS.search(candidate.text) or candidate.before:
            found.append(candidate)
    return found


def _divided(article: Article) -> Iterator[tuple[Span, bool, Span | None]]:
    """Yield each sentence, whether it is all speech, and the one before it unless that is."""
    every = sentence_spans(article.body, article.language, article.marks)
    spans = [span for span in every if span.end - span.start <= LONGEST]
    previous = None
    for span, speech in zip(spans, _in_quotations(article.body, spans), strict=True):
        yield span, speech, previous
        previous = None if speech else span


def _in_quotations(body: str, spans: Sequence[Span]) -> list[bool]:
    """Return of each sentence whether it lies wholly in a quotation; never if all of them do."""
    if not MARKS.search(body):
        return [False] * len(spans)
    quoted = quotations(body, paragraph_spans(body))
    inside = []
    for start, end in spans:
        at = bisect_right(quoted, (start, len(body))) - 1
        inside.append(at >= 0 and end <= quoted[at].end)
    return [False] * len(spans) if all(inside) else inside


_is_standalone = lru_cache(maxsize=_CACHED)(is_standalone)


def _leads_up(article: Article, before: Span, span: Span, *, to_speech: bool) -> bool:
    """Tell whether a sentence adjoins the next one and says itself what that one leans on."""
    text = article.body[before.start : before.end]
    if article.body[before.end : span.start].strip() or not _ENDED.search(text):
        return False
    if to_speech and not reports_speech(text, article.language):
        return False
    return is_self_explanatory(text, article.language)
