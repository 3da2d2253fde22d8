"""What a store knows of the entries of a source, before it is decided what is new."""

from collections.abc import Collection, Iterable, Mapping

from bot.gathering.rounds.deciding import Known, is_ended, places_of
from briefings.gathering.source import Source
from briefings.model import Article
from briefings.reading.feeds.entry import Entry
from briefings.reading.places.stored import StoredArticle
from storage.ports.audiences import OPERATOR
from storage.ports.sources import SeenEntry
from storage.ports.store import Store


def ended_places(store: Store) -> frozenset[str]:
    """Return the addresses and origins of what an operator has removed or withdrawn."""
    ended = filter(is_ended, store.seen_by(OPERATOR).list_articles(ended=True))
    return frozenset(place for each in ended for place in (each.origin, each.url) if place)


def look_up(
    store: Store,
    source: Source,
    entries: Collection[Entry],
    seen: Mapping[str, SeenEntry],
    ended: frozenset[str],
) -> Known:
    """Return what is known of entries of a source.

    Args:
        store: where articles are.
        source: whose entries they are.
        entries: they.
        seen: those that were gathered before, as they were.
        ended: the places of articles that an operator removed or withdrew.
    """
    store = store.seen_by(source.audience)
    articles = [entry.article for entry in entries if entry.article]
    current = _current(store, articles)
    before = {each.article for each in seen.values() if each.article}
    ids = {article.id for article in articles}
    stored = store.stored_articles(ids | before | set(current.values()))
    texts = {article.id: article for article in store.articles(set(current.values()))}
    return Known(
        seen=seen,
        current={place: each for place, each in current.items() if each in texts},
        stored=stored,
        texts=texts,
        own=_own(store, source, (stored[each] for each in texts if each in stored)),
        ended=ended,
    )


def _current(store: Store, articles: Iterable[Article]) -> Mapping[str, str]:
    """Return the id of the current article at each place where one of `articles` would be."""
    places = {place for article in articles for place in places_of(article)}
    current = dict(store.current_ids(places))
    at = store.find_addresses(places - current.keys())
    for each in store.stored_articles(at).values():
        if each.url:
            current.setdefault(each.url, each.id)
    return current


def _own(store: Store, source: Source, stored: Iterable[StoredArticle]) -> frozenset[str]:
    """Return which articles have the text that `source` brought."""
    files = {each.id: each.file for each in stored}
    through = store.sources_of(files)
    return frozenset(
        each
        for each, file in files.items()
        if file == source.address or list(through.get(each, ())) == [source.id]
    )
