"""Which articles have most of the words that were asked, the same ones in each kind of database.

Neither database's own ranking is asked, as no two agree: the index only tells which articles have
a word. What is rare weighs more, and a word in the title twice.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from heapq import nlargest
from itertools import chain
from typing import Final, TypeAlias

from sqlalchemy import ColumnElement, Connection, Select, func, select

from briefings.matching.rarity import rarity_of
from briefings.window import Window
from storage.engines.chunks import chunks
from storage.ports.audiences import Viewer
from storage.ports.corpus import RankedArticles
from storage.sql.corpus.audiences import current_parts, hidden_keys, is_current
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
_SelectKeys: TypeAlias = Callable[[Iterable[_Words]], Select[int]]


def rank_articles(  # noqa: PLR0913 - those of the port, and two with defaults
    connection: Connection,
    asked: Sequence[Collection[str]],
    most: int,
    window: Window | None = None,
    *,
    few: int = FEW,
    viewer: Viewer = None,
) -> RankedArticles:
    """Return the current articles with most of what was asked: see `storage.ports.corpus`.

    What `viewer` may not see counts for nothing, as if it were not stored.
    """
    select_keys, total = _seen_by(connection, viewer)
    keys, having = _find_each(connection, asked, select_keys, few)
    order = sorted((count, number) for number, count in enumerate(having) if count)
    known = [asked[number] for _, number in order]
    rare = _count_rare([count for count, _ in order], few)
    among = [list(chain.from_iterable(known[:rare]))] if rare else []
    lists = [keys[number] for _, number in order[:rare]]
    looked_at = set(chain.from_iterable(lists or _newest(connection, viewer, known, window)))
    current = is_current(viewer)
    inside = keys_in(connection, looked_at, window, current) if window else looked_at
    scores = dict.fromkeys(inside, 0.0)
    for place, (count, number) in enumerate(order):
        weight = rarity_of(count, total)
        for words in (asked[number], in_title(asked[number])):
            found: Iterable[int]
            if place < rare and words is asked[number]:
                found = keys[number]
            elif rare:
                wanted = select_keys([words] if place < rare else [words, *among])
                found = [key for (key,) in connection.execute(wanted).fetchall()]  # each once
            else:
                found = _having(connection, words, scores)
            for key in found:
                if key in scores:
                    scores[key] += weight
    ids = _best(connection, scores, most, current)
    return RankedArticles(ids=tuple(ids), having=tuple(having), articles=total)


def _find_each(
    connection: Connection, asked: Sequence[_Words], select_keys: _SelectKeys, few: int
) -> tuple[list[Sequence[int]], list[int]]:
    """Return the articles with each word, or one more than `few` of them, and how many have it."""
    keys = [connection.scalars(select_keys([words]).limit(few + 1)).all() for words in asked]
    having = [
        len(some) if len(some) <= few else _count(connection, select_keys([words]))
        for some, words in zip(keys, asked, strict=True)
    ]
    return keys, having


def _seen_by(connection: Connection, viewer: Viewer) -> tuple[_SelectKeys, int]:
    """Return what selects the articles with some words that someone may see, and how many exist."""
    total = connection.scalar(select(func.count()).select_from(articles)) or 0
    hidden = hidden_keys(viewer)
    many = connection.scalar(select(func.count()).select_from(hidden.subquery())) or 0
    return partial(keys_of, connection, hidden=hidden if many else None), total - many


def _count(connection: Connection, keys: Select[int]) -> int:
    return connection.scalar(select(func.count()).select_from(keys.subquery())) or 0


def _count_rare(having: Iterable[int], few: int) -> int:
    """Return of how many words, the rarest first, all the articles are looked at."""
    looked_at = rare = 0
    for count in having:
        looked_at += count
        if count > few or looked_at > few * WORDS:
            break
        rare += 1
    return rare


def _having(connection: Connection, words: _Words, keys: Iterable[int]) -> Iterable[int]:
    """Return which of the articles of `keys` have any of `words`, however many others have."""
    found = keys_of(connection, [words]).subquery()
    computed = found.c.pk + 0  # by the bare key, FTS5 looks for the words again for each key
    for part in chunks(keys):
        yield from connection.scalars(select(found.c.pk).where(computed.in_(part)))


def _newest(
    connection: Connection, viewer: Viewer, asked: Sequence[_Words], window: Window | None
) -> Iterator[Sequence[int]]:
    """Yield the newest articles with all that was asked, and the newest with the rarest of it."""
    newest = articles.c.published_at.desc(), articles.c.id.desc()  # the index itself, backwards
    for which in current_parts(viewer):
        current = select(articles.c.pk).where(which).order_by(*newest).limit(NEWEST)
        if window:
            current = current.where(is_in(window))
        for words in (asked, asked[:1])[: len(asked)]:
            among = (articles.c.pk + 0).in_(keys_of(connection, words))  # by the bare key all are
            yield connection.scalars(current.where(among)).all()


def _best(
    connection: Connection, scores: dict[int, float], most: int, current: ColumnElement[bool]
) -> list[str]:
    """Return the ids of the current articles with the best scores, the newest of equals first.

    Args:
        connection: one that is reading.
        scores: by an article's key; those of articles that are no longer current, too.
        most: how many.
        current: whether an article is.
    """
    scores = {key: round(score, 6) for key, score in scores.items()}
    worst = min(nlargest(2 * most, scores.values()), default=0.0)  # some are no longer current
    columns = (articles.c.pk, articles.c.published_at, articles.c.id)
    seen = select(*columns).where(current)
    ranked = [
        (-scores[key], -published_at, article)
        for part in chunks(key for key, score in scores.items() if score >= worst)
        for key, published_at, article in connection.execute(seen.where(articles.c.pk.in_(part)))
    ]
    return [article for _, _, article in sorted(ranked)[:most]]
