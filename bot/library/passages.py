"""Where a quotation stands in its article: which paragraph, and the words around it."""

from bisect import bisect_right
from dataclasses import dataclass

from briefings.language.sentences import paragraph_spans
from briefings.model import Article, Brief, Excerpt
from storage.ports.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A quotation in its place.

    Attributes:
        excerpt: the quotation.
        number: what `/context` calls it.
        paragraph: which paragraph of the article it begins in, from 1.
        before: the text that leads up to it, word for word.
        after: the text that follows it, word for word.
        authors: who wrote its article, as stated.
    """

    excerpt: Excerpt
    number: int
    paragraph: int
    before: str
    after: str
    authors: tuple[str, ...] = ()


def find_passages(store: Store, brief: Brief) -> tuple[Passage, ...]:
    """Return all that `brief` quotes, each in its place in its article."""
    cited = {excerpt.citation.article for excerpt in brief.quoted}
    articles = {article.id: article for article in store.articles(cited)}
    return tuple(
        passage(articles[excerpt.citation.article], excerpt, number)
        for number, excerpt in enumerate(brief.excerpts, start=1)
    )


def passage(article: Article, excerpt: Excerpt, number: int) -> Passage:
    """Return `excerpt` with the rest of its paragraph.

    Where nothing of its paragraph stands before it (or after it), the neighbouring paragraph is
    taken, so that there is always something to read it by.
    """
    start, end = excerpt.citation.start, excerpt.citation.end
    paragraphs = paragraph_spans(article.body)
    starts = [span.start for span in paragraphs]
    first = max(bisect_right(starts, start) - 1, 0)
    last = max(bisect_right(starts, end - 1) - 1, 0)
    before = article.body[starts[first] : start].strip()
    after = article.body[end : paragraphs[last].end].strip()
    if not before and first > 0:
        before = article.body[slice(*paragraphs[first - 1])]
    if not after and last + 1 < len(paragraphs):
        after = article.body[slice(*paragraphs[last + 1])]
    return Passage(
        excerpt=excerpt,
        number=number,
        paragraph=first + 1,
        before=before,
        after=after,
        authors=article.authors,
    )
