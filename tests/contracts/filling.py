"""A store with something in every table."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

from slack_sdk.oauth.installation_store import Installation

from briefings.gathering.source import Source, SourceHealth
from briefings.matching.votes import Vote
from briefings.model import Article
from storage.ports.briefs import RankedList
from storage.ports.conversations.channels import Feedback
from storage.ports.conversations.subscriptions import Claim
from storage.ports.deliveries import DeliveredQuote, Delivery
from storage.ports.queue import DeliveryResult, Ended, Sending, StoredActions
from storage.ports.sources import Gathering, SeenEntry
from storage.sql.slack.installations import SlackWorkspaces
from storage.sql.store import SqlStore
from tests.builders import AT, a_brief, a_feed, a_job, a_topic, an_article

HERE = "telegram:1"


def fill(store: SqlStore, written: str = "{}") -> int:
    """Keep something of everything; return the number of a subscription `written` so."""
    article = an_article()
    store.add_articles([article])
    store.seen_by(HERE).add_articles([an_article("Only here is this read.", file="mine")])
    topic, brief = a_topic(), a_brief(article)
    store.save_topic(topic)
    store.save_brief(brief)
    store.save_list(RankedList(brief=a_brief(article, method="a list"), revision=1))
    store.save_brief(a_brief(article, method="as a digest"), delivered_at=AT)
    store.set_last_brief(HERE, brief.id)
    place = {"article": article.id, "start": 0, "end": 5}
    store.vote(Vote(topic=topic.name, channel=HERE, up=True, **place))
    store.mute(HERE, topic.name, AT + timedelta(days=7))
    store.set_language(HERE, "uk")
    store.ask_question(HERE, "9", "city", AT)
    store.add_feedback(Feedback(channel=HERE, text="good", at=AT))
    _tell_stories(store, article.id)
    kept = store.subscribe(HERE, written, AT)
    ended = store.subscribe(HERE, written, AT)
    sent = Delivery(key="done", subscription=ended, channel=HERE, slot="s", at=AT)
    store.claim([Claim(number=ended, due=AT, next=None, deliveries=[sent], job=None)])
    store.unsubscribe(ended)
    store.record([a_job("open", HERE), StoredActions(actions={"button": "more"}, at=AT)])
    store.record([Sending(key="open", at=AT)])
    told = DeliveredQuote(channel=HERE, **place)
    result = DeliveryResult(outcome="sent", quotes=[told])
    store.record([Ended(key="done", at=AT, result=result)])
    _install(store)
    store.save_source(a_feed())
    gather(store, a_feed(), entries=[a_seen(article)])
    return kept


def _tell_stories(store: SqlStore, article: str) -> None:
    """Have the article in a story that was another before, and in a thread."""
    store.note_articles()
    store.save_stories({article: "1" * 16})
    store.save_stories({article: article})
    store.save_threads({article: "2" * 16})


def a_seen(article: Article | None, key: str = "1", digest: str = "a") -> SeenEntry:
    """Return an entry that was gathered."""
    return SeenEntry(key=key, digest=digest, article=article.id if article else None)


def gather(
    store: SqlStore,
    source: Source,
    articles: Sequence[Article] = (),
    entries: Sequence[SeenEntry] | None = None,
    health: SourceHealth | None = None,
) -> None:
    """Store what a fetch of a source brought: an entry an article."""
    seen = [a_seen(article, article.id) for article in articles] if entries is None else entries
    store.save_gathering(
        Gathering(
            source=source.id,
            health=health or SourceHealth(tried=AT, succeeded=AT),
            articles=articles,
            entries=seen,
        )
    )


def _install(store: SqlStore) -> None:
    workspaces = SlackWorkspaces(store.database, "client", "a key")
    stated = {"app_id": "A1", "team_id": "T1", "user_id": "U1", "bot_token": "xoxb-1"}
    installation = Installation(**stated, bot_id="B1", installed_at=AT.timestamp())
    asyncio.run(workspaces.installations.async_save(installation))
    asyncio.run(workspaces.states.async_issue())
