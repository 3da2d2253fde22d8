"""Which articles have most of the words that were asked, the same ones in each kind of database.

Neither database's own ranking is asked, as no two agree: the index only tells which articles have
a word. What is rare weighs more, and a word in the title twice.
"""

from collections.abc import Collection, Iterable, Sequence
from heapq import nlargest
from itertools import chain
from typing import Final, TypeAlias

from sqlalchemy import Connection, func, select

from briefings.matching.rarity import rarity_of
from briefings.window import Window
from storage.engines.chunks import chunks
from storage.ports.corpus import RankedArticles
from storage.sql.corpus.search import in_title, keys_of
from storage.sql.corpus.windows import is_in, keys_in
from storage.sql.tables import articles

FEW: Final = 2_000
"""Articles with a word that are all looked at; of a more frequent one those with a rarer, too."""
WORDS: Final = 3
"""Of so many words with so many articles all are looked at, of more where they have fewer."""
NEWEST: Final = 250
"""Articles that are looked at where every word is frequent."""

_Words: TypeAlias = Collection[str]
"""A word and its other forms."""


def rank_articles(
    connection: Connection,
    asked: Sequence[Collection[str]],
    most: int,
    window: Window | None = None,
    *,
    few: int = FEW,
) -> RankedArticles:
    """Return the current articles with most of what was asked: see `storage.ports.corpus`."""
    total = connection.scalar(select(func.count()).select_from(articles)) or 0
    keys = [_few_keys(connection, words, few) for words in asked]
    having = [
        len(some) if len(some) <= few else _count(connection, words)
        for some, words in zip(keys, asked, strict=True)
    ]
    order = sorted((count, number) for number, count in enumerate(having) if count)
    known = [asked[number] for _, number in order]
    rare = _count_rare([count for count, _ in order], few)
    among = [list(chain.from_iterable(known[:rare]))] if rare else []
    lists = [keys[number] for _, number in order[:rare]] or [_newest(connection, known, window)]
    looked_at = dict.fromkeys(chain.from_iterable(lists))
    scores = dict.fromkeys(keys_in(connection, looked_at, window) if window else looked_at, 0.0)
    for place, (count, number) in enumerate(order):
        weight = rarity_of(count, total)
        for words in (asked[number], in_title(asked[number])):
            found: Iterable[int]
            if place < rare and words is asked[number]:
                found = keys[number]
            elif rare:
                found = _keys(connection, [words] if place < rare else [words, *among])
            else:
                found = _having(connection, words, scores)
            for key in found:
                if key in scores:
                    scores[key] += weight
    ids = _best(connection, {key: round(score, 6) for key, score in scores.items()}, most)
    return RankedArticles(ids=tuple(ids), having=tuple(having), articles=total)


def _few_keys(connection: Connection, words: _Words, few: int) -> Sequence[int]:
    """Return the keys of the articles with any of `words`, or one more than `few` of them."""
    return connection.scalars(keys_of(connection, [words]).limit(few + 1)).all()


def _count(connection: Connection, words: _Words) -> int:
    found = keys_of(connection, [words]).subquery()
    return connection.scalar(select(func.count()).select_from(found)) or 0


def _count_rare(having: Iterable[int], few: int) -> int:
    """Return of how many words, the rarest first, all the articles are looked at."""
    looked_at = rare = 0
    for count in having:
        looked_at += count
        if count > few or looked_at > few * WORDS:
            break
        rare += 1
    return rare


def _keys(connection: Connection, words: Iterable[_Words]) -> list[int]:
    """Return the keys of the articles with any of each of `words`, each once."""
    return [key for (key,) in connection.execute(keys_of(connection, words)).fetchall()]


def _having(connection: Connection, words: _Words, keys: Iterable[int]) -> Iterable[int]:
    """Return which of the articles of `keys` have any of `words`, however many others have."""
    found = keys_of(connection, [words]).subquery()
    computed = found.c.pk + 0  # by the bare key, FTS5 looks for the words again for each key
    for part in chunks(keys):
        yield from connection.scalars(select(found.c.pk).where(computed.in_(part)))


def _newest(connection: Connection, asked: Sequence[_Words], window: Window | None) -> list[int]:
    """Return the newest articles with all that was asked, and the newest with the rarest of it."""
    newest = articles.c.published_at.desc(), articles.c.id.desc()  # the index itself, backwards
    current = select(articles.c.pk).where(articles.c.current).order_by(*newest).limit(NEWEST)
    if window:
        current = current.where(is_in(window))
    found: list[int] = []
    for words in (asked, asked[:1])[: len(asked)]:
        among = (articles.c.pk + 0).in_(keys_of(connection, words))  # by the bare key all are read
        found += connection.scalars(current.where(among))
    return found


def _best(connection: Connection, scores: dict[int, float], most: int) -> list[str]:
    """Return the ids of the current articles with the best scores, the newest of equals first.

    Args:
        connection: one that is reading.
        scores: by an article's key; those of articles that are no longer current, too.
        most: how many.
    """
    worst = min(nlargest(2 * most, scores.values()), default=0.0)  # some are no longer current
    columns = (articles.c.pk, articles.c.published_at, articles.c.id)
    current = select(*columns).where(articles.c.current)
    ranked = [
        (-scores[key], -published_at, article)
        for part in chunks(key for key, score in scores.items() if score >= worst)
        for key, published_at, article in connection.execute(current.where(articles.c.pk.in_(part)))
    ]
    return [article for _, _, article in sorted(ranked)[:most]]
