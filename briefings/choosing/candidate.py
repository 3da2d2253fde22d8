"""A sentence that could be quoted, with all that choosing needs to know of it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from briefings.language.quotations import MARKS, quotations, reports_speech
from briefings.language.sentences import paragraph_spans, sentence_spans
from briefings.language.standing import opens_pointing, says_of_what, stands_alone, states
from briefings.language.terms import Token, tokens
from briefings.model import Article, Excerpt, Span

FEWEST_WORDS = 3
"""Content words that a sentence needs to say anything."""
_ENDED: Final = re.compile(r"[.!?…:。！？][\"'”’“»«)\]]*\Z")
"""How a sentence ends that is no heading or caption."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Candidate:
    """One quotable sentence. Equal by identity: two articles that share a sentence are two voices.

    Attributes:
        article: where it stands.
        span: where in the article's body.
        text: the sentence, word for word.
        tokens: its words, in order, offsets relative to `text`.
        position: which of the article's quotable sentences it is, from 0.
        stands_alone: whether a reader understands it without the sentence before.
        states: whether it states something: it is no question and no appeal to the reader.
        introduced: whether it leans on the sentence before by a later word only, and that sentence
            is there to be quoted with it.
        before: the sentence that leads up to one that can't stand alone, where there is one.
        hits: the topic's terms that it matches, as written in the topic.
        relevance: how much it is about the topic, 0 to 1.
        content: the stems that carry meaning.
    """

    article: Article
    span: Span
    text: str
    tokens: tuple[Token, ...]
    position: int
    stands_alone: bool = True
    states: bool = True
    introduced: bool = False
    before: Span | None = None
    hits: tuple[str, ...] = ()
    relevance: float = 0.0
    content: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Gather the stems that carry meaning."""
        stems = frozenset(token.stem for token in self.tokens if not token.stop)
        object.__setattr__(self, "content", stems)

    @property
    def voice(self) -> str:
        """Whose word this is."""
        return self.article.voice

    @property
    def leads_well(self) -> bool:
        """Whether it tells a reader something by itself."""
        return self.stands_alone and self.states

    def overlap(self, other: "Candidate") -> float:
        """Return how much of the shorter sentence's content stands in both, 0 to 1."""
        fewest = min(len(self.content), len(other.content))
        return len(self.content & other.content) / max(1, fewest)

    def excerpt(self) -> Excerpt:
        """Return the sentence as an excerpt."""
        return self.article.quote(*self.span)


def quotable_sentences(article: Article) -> list[Candidate]:
    """Return the sentences of `article` that may be quoted: outside its marks, no mere scraps.

    A sentence that lies wholly in a quotation leans on the one before it where that one shows the
    speaker. Otherwise it stays only where a quotation mark in it shows that somebody speaks:
    without one it would read like the paper's own words.
    """
    found: list[Candidate] = []
    language, previous = article.language, None
    spans = sentence_spans(article.body, language, article.marks)
    for span, speech in zip(spans, _in_quotations(article.body, spans), strict=True):
        text = article.body[span.start : span.end]
        alone = not speech and stands_alone(text, language)
        before = None if alone else _leads_up(article, previous, span, to_speech=speech)
        previous = span, speech
        if speech and before is None and not MARKS.search(text):
            continue
        candidate = Candidate(
            article=article,
            span=span,
            text=text,
            tokens=tokens(text, language),
            position=len(found),
            stands_alone=alone,
            states=states(text, language),
            introduced=before is not None and not opens_pointing(text, language),
            before=before,
        )
        if len(candidate.content) >= FEWEST_WORDS:
            found.append(candidate)
    return found


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


def _leads_up(
    article: Article, previous: tuple[Span, bool] | None, span: Span, *, to_speech: bool
) -> Span | None:
    """Return the sentence before where it adjoins and says itself what the next one leans on."""
    if previous is None:
        return None
    before, is_speech = previous
    text = article.body[before.start : before.end]
    adjoins = not article.body[before.end : span.start].strip()
    if is_speech or not adjoins or not _ENDED.search(text):
        return None
    if to_speech and not reports_speech(text, article.language):
        return None
    return before if says_of_what(text, article.language) else None
