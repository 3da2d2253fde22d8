"""A sentence that could be quoted, with all that choosing needs to know of it."""

from dataclasses import dataclass, field

from briefings.language.sentences import sentence_spans
from briefings.language.standing import stands_alone
from briefings.language.terms import Token, tokens
from briefings.model import Article, Excerpt, Span

FEWEST_WORDS = 3
"""Content words that a sentence needs to say anything."""


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

    def overlap(self, other: "Candidate") -> float:
        """Return how much of the shorter sentence's content stands in both, 0 to 1."""
        fewest = min(len(self.content), len(other.content))
        return len(self.content & other.content) / max(1, fewest)

    def excerpt(self) -> Excerpt:
        """Return the sentence as an excerpt."""
        return self.article.quote(*self.span)


def quotable_sentences(article: Article) -> list[Candidate]:
    """Return the sentences of `article` that may be quoted: outside its marks, no mere scraps."""
    found: list[Candidate] = []
    for span in sentence_spans(article.body, article.language, article.marks):
        text = article.body[span.start : span.end]
        candidate = Candidate(
            article=article,
            span=span,
            text=text,
            tokens=tokens(text, article.language),
            position=len(found),
            stands_alone=stands_alone(text, article.language),
        )
        if len(candidate.content) >= FEWEST_WORDS:
            found.append(candidate)
    return found
