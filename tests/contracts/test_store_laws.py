"""What holds for a Store whatever is put into it, on each kind of database."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.language.terms import index_words
from briefings.model import Article
from briefings.publisher import Publisher
from briefings.spans import Mark
from storage.ports.store import Store
from tests.strategies import BODIES

SCALARS = st.characters(codec="utf-8", exclude_characters="\0")
TEXTS = st.text(SCALARS, max_size=60)
OPTIONAL = st.none() | TEXTS
OFFSETS = st.integers(-86_399, 86_399).map(lambda seconds: timezone(timedelta(seconds=seconds)))
INSTANTS = st.builds(  # a fold says nothing of a time with an offset
    lambda at, offset: at.replace(tzinfo=offset, fold=0),
    st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1)),  # noqa: DTZ001 - the offset follows
    OFFSETS,
)
SOURCES = st.builds(Publisher, name=TEXTS, title=TEXTS, home=OPTIONAL, feed=OPTIONAL)
MARKS = st.builds(Mark, st.integers(0, 9), st.integers(10, 99), st.sampled_from(["head", "embed"]))
ARTICLES = st.builds(
    Article,
    body=(BODIES | st.text(SCALARS, max_size=400)).filter(lambda body: "\0" not in body),
    title=OPTIONAL,
    source=st.none() | SOURCES,
    url=OPTIONAL,
    published=st.none() | st.dates() | INSTANTS,
    language=st.none() | st.sampled_from(["en", "de", "xx"]),
    marks=st.lists(MARKS, max_size=3).map(tuple),
    labels=st.sampled_from([(), ("opinion",), ("corrected", "live")]),
    file=OPTIONAL,
    origin=OPTIONAL,
    retrieved_at=st.none() | INSTANTS,
    replaces=OPTIONAL,
)
NUMBERS = count()
"""One store serves all examples of a law, so each example has names of its own."""


law = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@law
@given(articles=st.lists(ARTICLES, max_size=4))
def test_what_is_loaded_is_what_was_kept(store: Store, articles: list[Article]) -> None:
    """Whatever an article holds, it comes back equal, its times with their own offsets."""
    fresh = [replace(article, url=f"{next(NUMBERS)}") for article in articles]

    store.add_articles(fresh)

    for article in fresh:
        kept = store.article(article.id)
        assert (article, repr(article)) == (kept, repr(kept))


STEPS = st.lists(
    st.tuples(
        st.integers(0, 3),  # which text
        st.none() | st.integers(0, 2),  # at which origin
        st.none() | st.integers(0, 3),  # in place of which text
        st.booleans(),  # in the same batch as the step before
    ),
    max_size=8,
)


@law
@given(steps=STEPS)
def test_a_batch_is_as_its_articles_one_by_one(
    store: Store, steps: list[tuple[int, int | None, int | None, bool]]
) -> None:
    """However articles are added, what is current is what the last word on it says."""
    example = next(NUMBERS)
    ids = [Article(body=f"Text {text} of {example}.").id for text in range(4)]
    batches: list[list[Article]] = []
    last: dict[str, Article] = {}
    current: set[str] = set()
    for text, origin, replaces, same_batch in steps:
        article = Article(
            body=f"Text {text} of {example}.",
            origin=None if origin is None else f"{example}/{origin}",
            replaces=None if replaces is None else ids[replaces],
        )
        there = {i for i in current if origin is not None and last[i].origin == article.origin}
        current = current - there - {article.replaces or ""} | {article.id}
        last[article.id] = article
        if not (same_batch and batches):
            batches.append([])
        batches[-1].append(article)

    for batch in batches:
        store.add_articles(batch)

    assert last == {article.id: article for article in store.articles(ids)}
    assert current == store.find_articles(["text"]) & set(ids)
    at = {last[i].origin: i for i in current if last[i].origin}
    assert at == store.current_ids([f"{example}/{origin}" for origin in range(3)])


@law
@given(article=ARTICLES, others=st.lists(TEXTS, max_size=3), cut=st.integers(1, 5))
def test_an_article_is_found_by_each_of_its_words_and_by_no_other(
    store: Store, article: Article, others: list[str], cut: int
) -> None:
    """A whole word finds what has it; a beginning with a star what has a word that begins so."""
    store.add_articles([article])
    words = set(index_words(f"{article.title or ''}\n{article.body}", article.language))

    for word in words:
        assert article.id in store.find_articles([word])
        assert article.id in store.find_articles([f"{word[:cut]}*"])
    for word in {word[:cut] for word in words} | {word.lower() for word in others}:
        if not word.endswith("*"):
            assert (word in words) == (article.id in store.find_articles([word]))
