"""The words of articles, findable: FTS5 in SQLite, tsvector in PostgreSQL, the same answers.

Words are index words as `briefings.language.terms` makes them, so neither database stems, splits or
folds anything itself: a word is found as it was put in. Its first 64 characters count.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial

from sqlalchemy import ColumnElement, Connection, Select, false, select, text

from briefings.window import Window
from storage.engines.chunks import chunks
from storage.sql.corpus.windows import UNDATED, is_dated_in, key_range
from storage.sql.tables import articles

_LETTERS = 64
_TSVECTOR_BYTES = 900_000
"""Beyond 1 MB a tsvector loses words and does not say so; no real text has half as many."""
_IN_TITLE = "="
"""Before a word of the title; no index word has a sign."""
_USABLE = re.compile(r"[^\x00-\x20\x7f\ud800-\udfff]+")
"""No index word has a space or a control character, and no database stores half a character."""

# FTS5 writes its index out after an INSERT … SELECT, and at each key that is not the greatest so
# far: one VALUES a row, in order of key, is three times as quick.
_PUT_FTS5 = "INSERT INTO article_words (rowid, words) VALUES (?, ?)"
# https://sqlite.org/fts5.html#the_delete_all_command: the one way to empty a contentless table.
_FORGET_FTS5 = "INSERT INTO article_words (article_words) VALUES ('delete-all')"
# https://sqlite.org/fts5.html#the_delete_command: the way for one row without contents.
_DELETE_FTS5 = "INSERT INTO article_words (article_words, rowid, words) VALUES ('delete', ?, ?)"
_DELETE_TSVECTOR = text("DELETE FROM article_words WHERE article = ANY(:keys)")
_PUT_TSVECTOR = text(
    "INSERT INTO article_words (article, words) "
    "VALUES (:article, array_to_tsvector(CAST(:words AS text[])))",
)
_KEYS_FTS5 = "SELECT rowid AS pk FROM article_words WHERE article_words MATCH :words_{}"
_KEYS_TSVECTOR = (
    "SELECT DISTINCT article AS pk FROM article_words WHERE words @@ CAST(:words_{} AS tsquery)"
)


def put_words(connection: Connection, words: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Make new articles findable.

    Args:
        connection: one that is writing.
        words: the key of each article and its index words, in order of key.
    """
    cut = ((article, [word[:_LETTERS] for word in theirs]) for article, theirs in words)
    for part in chunks(cut):
        if connection.dialect.name == "sqlite":
            joined = [(key, " ".join(theirs)) for key, theirs in part]
            connection.exec_driver_sql(_PUT_FTS5, joined)
        elif rows := [
            {"article": key, "words": some} for key, theirs in part for some in _parts(theirs)
        ]:
            connection.execute(_PUT_TSVECTOR, rows)


def _parts(words: Sequence[str]) -> Iterator[list[str]]:
    """Yield the words of an article in parts, each of a size that a tsvector holds."""
    part: list[str] = []
    size = 0
    for word in words:
        size += len(word.encode()) + 1
        if size > _TSVECTOR_BYTES:
            yield part
            part, size = [], len(word.encode()) + 1
        part.append(word)
    if part:
        yield part


def delete_words(connection: Connection, words: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Make articles no longer findable.

    Args:
        connection: one that is writing.
        words: the key of each article and its index words, as they were put in.
    """
    for part in chunks(words):
        if connection.dialect.name == "sqlite":
            joined = [(key, " ".join(word[:_LETTERS] for word in theirs)) for key, theirs in part]
            connection.exec_driver_sql(_DELETE_FTS5, joined)
        else:
            keys = [key for key, _ in part]
            connection.execute(_DELETE_TSVECTOR, {"keys": keys})


def forget_words(connection: Connection) -> None:
    """Empty the index."""
    if connection.dialect.name == "sqlite":
        # https://sqlite.org/fts5.html#the_delete_all_command: the one way without contents
        connection.exec_driver_sql(
            "INSERT INTO article_words (article_words) VALUES ('delete-all')"
        )
    else:
        connection.exec_driver_sql("DELETE FROM article_words")


def find_words(
    connection: Connection,
    words: Collection[str],
    window: Window | None = None,
    most: int | None = None,
    current: Sequence[ColumnElement[bool]] = (articles.c.current,),
) -> frozenset[str]:
    """Return ids of the current articles with any of `words`; ``stem*`` is all that begin so.

    Of words with blanks between, an article has all.

    Args:
        connection: one that is reading.
        words: index words.
        window: the days that are wanted.
        most: how many, the newest.
        current: conditions, of which an article that is current has one.
    """
    keys = partial(keys_of, connection, [words])
    newest = (articles.c.published_at.desc(), articles.c.id)
    found: list[tuple[int, str]] = []
    for each in _wanted(connection, keys, window, current):
        ordered = each.order_by(*newest).limit(most) if most else each
        found += [(-at, article) for at, article in connection.execute(ordered)]
    return frozenset(article for _, article in (sorted(found)[:most] if most else found))


def _wanted(
    connection: Connection,
    keys: Callable[..., Select[int]],
    window: Window | None,
    current: Sequence[ColumnElement[bool]],
) -> Iterator[Select[int, str]]:
    """Yield what selects the current articles of a window that have some words."""
    for which in current:
        those = select(articles.c.published_at, articles.c.id).where(which)
        if window is None:
            yield those.where(articles.c.pk.in_(keys()))
            continue
        dated = is_dated_in(window)
        between = key_range(connection, which, dated)
        yield those.where(dated, articles.c.pk.in_(keys(between)))
        undated = articles.c.published_at == UNDATED
        if not window.is_asked and connection.scalar(select(those.where(undated).exists())):
            yield those.where(undated, articles.c.pk.in_(keys()))


def keys_of(
    connection: Connection,
    words: Iterable[Collection[str]],
    between: tuple[int, int] | None = None,
    hidden: Select[int] | None = None,
) -> Select[int]:
    """Return what selects the keys of the articles that have any of each of `words`.

    Those that are `hidden` are left out.

    Articles come about as they are published: those of a short time are `between` two near keys, so
    that the rest of the index needs no look.
    """
    sqlite = connection.dialect.name == "sqlite"
    queries = [_query(any_of, sqlite=sqlite) for any_of in words]
    if not all(queries):
        return select(articles.c.pk).where(false())
    if sqlite:
        queries = [" AND ".join(f"({query})" for query in queries)]
    one = _KEYS_FTS5 if sqlite else _KEYS_TSVECTOR
    selected = " INTERSECT ".join(one.format(number) for number in range(len(queries)))
    values = {f"words_{number}": query for number, query in enumerate(queries)}
    found = text(selected).bindparams(**values).columns(articles.c.pk).subquery()
    keys = select(found.c.pk)
    if hidden is not None:
        keys = keys.where(found.c.pk.not_in(hidden))
    return keys.where(found.c.pk.between(*between)) if between else keys


def in_title(words: Iterable[str]) -> list[str]:
    """Return what stands in the index for `words` in a title."""
    return [f"{_IN_TITLE}{word}" for word in words]


def _query(words: Iterable[str], *, sqlite: bool) -> str:
    """Return the words as the database takes them; empty where none can be looked for."""
    term, both, either = (_fts5_term, " AND ", " OR ") if sqlite else (_tsquery_term, " & ", " | ")
    wanted = {
        tuple((one.removesuffix("*")[:_LETTERS].lower(), one.endswith("*")) for one in each.split())
        for each in words
    }
    usable = sorted(
        each for each in wanted if each and all(_USABLE.fullmatch(stem) for stem, _ in each)
    )
    together = (both.join(term(stem, begins=begins) for stem, begins in each) for each in usable)
    return either.join(f"({each})" for each in together)


def _fts5_term(stem: str, *, begins: bool) -> str:
    """Quote as https://sqlite.org/fts5.html#fts5_strings says."""
    quoted = stem.replace('"', '""')
    return f'"{quoted}"*' if begins else f'"{quoted}"'


def _tsquery_term(stem: str, *, begins: bool) -> str:
    """Quote as https://www.postgresql.org/docs/18/datatype-textsearch.html says of a tsquery."""
    quoted = stem.replace("\\", "\\\\").replace("'", "''")
    return f"'{quoted}':*" if begins else f"'{quoted}'"
