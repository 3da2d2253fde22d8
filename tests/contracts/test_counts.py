"""What is kept of how many there are is what there is."""

from collections import Counter
from dataclasses import replace
from datetime import date
from random import Random

from storage.ports.store import Store
from tests.builders import a_source, an_article


def test_counts_are_kept_whatever_comes_and_goes(store: Store) -> None:
    """Batches, edits, undone edits, moves, ends and resumptions, in any order."""
    chance = Random(18)  # noqa: S311 - the same steps each time
    texts = [
        replace(
            an_article(f"Text {number}.", published=date(2025, 5, 1 + number)),
            source=a_source(f"Publisher {number % 3}") if number % 4 else None,
        )
        for number in range(12)
    ]
    for _ in range(40):
        some = chance.sample(texts, 3)
        step = chance.randrange(4)
        if step < 2:
            origins = (f"/{chance.randrange(5)}" for _ in some)
            store.add_articles([replace(a, origin=o) for a, o in zip(some, origins, strict=True)])
        elif step == 2:
            store.end_articles([each.id for each in some], "withdrawn")
        else:
            store.resume_articles([each.id for each in some])

        current = list(store.articles())
        titles = [each.source.title if each.source else None for each in current]
        newest = {title: day for each, title in zip(current[::-1], titles[::-1], strict=True)
                  for day in [each.published]}  # fmt: skip
        kept = {each.title: (each.articles, each.newest) for each in store.publishers()}
        stats = store.corpus_stats()
        stored = len(store.existing_ids([each.id for each in texts]))
        assert {title: (many, newest[title]) for title, many in Counter(titles).items()} == kept
        assert len(current) == stats.articles == store.count_current().articles
        assert (len({*titles} - {None}), stored) == (stats.sources, stats.articles + stats.replaced)
