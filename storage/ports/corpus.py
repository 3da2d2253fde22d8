"""The corpus: articles, immutable, of which the current ones are read and found."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from briefings.model import Article
from briefings.published import Published
from briefings.reading.places.stored import End, StoredArticle
from briefings.window import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusStats:
    """How much there is, in current articles (replaced ones are stored, but not counted).

    Attributes:
        articles: how many.
        sources: of how many.
        replaced: how many are not current any more.
        newest: when the newest one was published.
        oldest: when the oldest one was.
        revision: how often articles were added.
    """

    articles: int
    sources: int
    replaced: int
    newest: Published | None
    oldest: Published | None
    revision: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentCount:
    """What a brief says of the articles it was made from; counted in no time, however many.

    Attributes:
        articles: how many are current.
        newest: when the newest one was published.
        revision: how often articles were added.
    """

    articles: int
    newest: Published | None
    revision: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherCount:
    """How many current articles a source has; `title` is None for those that state none."""

    title: str | None
    articles: int
    newest: Published | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedArticles:
    """Which articles have most of the words that were asked.

    Attributes:
        ids: of current articles, those with most first, the newest of equals.
        having: of each of the words, how many of the stored articles have it.
        articles: how many are stored.
    """

    ids: tuple[str, ...]
    having: tuple[int, ...]
    articles: int


class CorpusStore(Protocol):
    """Articles; also a `briefings.reading.ingest.ArticleStore`."""

    def existing_ids(self, ids: Collection[str]) -> frozenset[str]:
        """Return those of `ids` that are stored, replaced or not."""
        ...

    def current_ids(self, origins: Collection[str]) -> Mapping[str, str]:
        """Return, for each of `origins` that has one, the id of its current article."""
        ...

    def add_articles(self, articles: Sequence[Article]) -> None:
        """Store `articles` and make them findable, all or none.

        What an article `replaces` stays stored, but is no longer current. An article that is
        stored already becomes current again and takes the origin, file, marks and replaces it is
        given; its body never changes. A later article of the batch wins over an earlier one of its
        origin. Of several writers at one origin the last to commit wins.
        """
        ...

    def stored_articles(self, ids: Collection[str]) -> Mapping[str, StoredArticle]:
        """Return what is known of those of `ids` that are stored, replaced or not, by id."""
        ...

    def list_articles(self, *, ended: bool = False) -> Sequence[StoredArticle]:
        """Return the current articles, or those that `ended`, newest first, then by id."""
        ...

    def move_articles(self, moved: Iterable[StoredArticle]) -> None:
        """Remember the `file` and `origin` of articles, which are read elsewhere now."""
        ...

    def end_articles(self, ids: Collection[str], end: End) -> int:
        """Make current articles no longer current, for this reason; return how many.

        They stay stored. One that was read again after it was missing becomes current again;
        the others only by `resume_articles`.
        """
        ...

    def resume_articles(self, ids: Collection[str]) -> int:
        """Make articles current again that ended; return how many.

        One whose origin has another current article by now stays as it is.
        """
        ...

    def article(self, article_id: str) -> Article:
        """Return the article as it was added.

        Raises:
            NotFound: there is none with this id.
        """
        ...

    def find_addresses(self, urls: Collection[str]) -> Sequence[str]:
        """Return the ids of the current articles at any of some web addresses, the newest first."""
        ...

    def articles(self, ids: Collection[str] | None = None) -> Iterator[Article]:
        """Yield current articles (or the stored ones of `ids`), newest first, then by id."""
        ...

    def find_articles(
        self, words: Collection[str], window: Window | None = None, most: int | None = None
    ) -> frozenset[str]:
        """Return ids of the current articles in which any of `words` occurs, title or body.

        `words` are index words as `briefings.language.terms.index_words` makes them; one that
        ends in ``*`` stands for every word that begins so, and one with blanks for all of its parts
        together. Of a `window` those that it may cover
        are returned, some of the days beside it among them; `most` are the newest.
        """
        ...

    def rank_articles(
        self, asked: Sequence[Collection[str]], most: int, window: Window | None = None
    ) -> RankedArticles:
        """Return the current articles with most of what was asked, at most so many.

        Of a `window` those that it may cover are ranked, some of the days beside it among them.

        `asked` are words, each with its other forms, as `find_articles` takes them. A word weighs
        by `briefings.matching.rarity.rarity_of`, in the title twice. Of frequent words not all the
        articles are looked at, so that an answer takes no longer in a large store.
        """
        ...

    def count_current(self) -> CurrentCount:
        """Return how many articles are current, and the date of the newest."""
        ...

    def corpus_stats(self) -> CorpusStats:
        """Return how much is stored."""
        ...

    def publishers(self) -> Sequence[PublisherCount]:
        """Return the sources of current articles, most articles first, then by title."""
        ...

    def count_arrivals(self, since: datetime) -> tuple[int, int]:
        """Return how many current articles were read after `since`, and from how many sources."""
        ...
