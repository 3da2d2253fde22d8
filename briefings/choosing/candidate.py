"""A sentence that could be quoted, with all that choosing needs to know of it."""

from dataclasses import dataclass, field

from briefings.language.terms import Token
from briefings.model import Article, Excerpt, Span


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
        hits: the topic's terms that it matches, as written in the topic.
        relevance: how much it is about the topic, 0 to 1.
    """

    article: Article
    span: Span
    text: str
    tokens: tuple[Token, ...]
    position: int
    stands_alone: bool = True
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

    def excerpt(self) -> Excerpt:
        """Return the sentence as an excerpt."""
        return self.article.quote(*self.span)
