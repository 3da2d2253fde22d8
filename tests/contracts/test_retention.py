"""Every table has a policy: what is old goes, and what is in use stays."""

import asyncio
from collections.abc import Callable
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from slack_sdk.oauth.installation_store import Installation
from sqlalchemy import Connection, event, insert

from briefings.model import Brief
from storage.backup import counts
from storage.ports.conversations.channels import Feedback
from storage.ports.conversations.subscriptions import Claim
from storage.ports.deliveries import Delivery
from storage.ports.queue import Ended, StoredActions
from storage.ports.retention import Periods
from storage.sql.retention import policies
from storage.sql.retention.policies import POLICIES
from storage.sql.slack.installations import SlackWorkspaces
from storage.sql.store import SqlStore
from storage.sql.tables import actions, metadata
from tests.builders import AT, a_brief, a_feed, a_job, a_topic, an_article
from tests.contracts.filling import HERE, a_seen, fill, gather

DAY = timedelta(days=1)
PERIODS = Periods()
DOCS = Path(__file__).parents[2] / "docs" / "retention.md"
STORIES = {"story_articles", "stories", "former_stories", "story_days"}
FOR_GOOD = {"meta", "articles", "topics", "votes", "brief_articles", "ranked_lists", *STORIES}
FOR_GOOD |= {"audiences", "source_counts", "sources", "source_health", "article_sources"}
"""Tables of which nothing is forgotten by itself."""

Prepare = Callable[[SqlStore], object]


def after(store: SqlStore, **days: float) -> dict[str, int]:
    """Have the housekeeping look now, and again so much later; return what it forgot then."""
    store.forget_old(AT, PERIODS)
    return dict(store.forget_old(AT + timedelta(**days), PERIODS))


def _ask(store: SqlStore, words: str = "tea", **changes: object) -> Brief:
    """Store a brief on a question."""
    article = an_article()
    store.add_articles([article])
    brief = a_brief(article, topic=a_topic(words), **changes)
    store.save_brief(brief)
    return brief


def test_every_table_has_a_policy_that_people_can_read() -> None:
    """Each once, and docs/retention.md names it."""
    documented = DOCS.read_text("utf-8")
    names = [policy.table.name for policy in POLICIES]

    assert sorted(metadata.tables) == sorted(names)
    assert [] == [name for name in names if f"`{name}`" not in documented]
    assert FOR_GOOD == {policy.table.name for policy in POLICIES if policy.old is None}


def test_nothing_is_forgotten_of_what_is_in_use(store: SqlStore) -> None:
    """A store with something of everything keeps it all while it is new."""
    fill(store)
    kept = counts(store)
    forgotten = store.forget_old(AT, PERIODS)

    assert {} == forgotten
    assert kept == counts(store)


def test_of_a_store_that_nobody_uses_any_more_only_what_is_for_good_stays(store: SqlStore) -> None:
    """Two years later, in the order in which the one lets go of the other."""
    fill(store, written="{}")
    store.record([Ended(key="open", at=AT)])
    store.mark_gone(HERE, "blocked", AT)
    later = AT + 730 * DAY
    for days in (0, 1, 100):
        store.forget_old(later + days * DAY, PERIODS)
    left = {name for name, many in counts(store).items() if many} | {"meta"}

    last = {"slack_bots", "slack_installations", "briefs", "channels", "source_entries"}
    assert FOR_GOOD | last == left
    # the topic's brief, which is ready, and the channel, which has voted
    assert (1, 1) == (counts(store)["briefs"], counts(store)["channels"])


def _old_brief(store: SqlStore) -> None:
    store.save_topic(a_topic())
    store.add_articles([article := an_article()])
    store.save_brief(a_brief(article))
    store.add_articles([an_article("Another one.")])


def _muted(store: SqlStore) -> None:
    store.save_topic(a_topic())
    store.mute(HERE, "trade", AT + DAY)


def _gone(store: SqlStore) -> None:
    store.subscribe(HERE, "{}", AT)
    store.mark_gone(HERE, "blocked", AT)


def _seen(store: SqlStore) -> None:
    store.record([a_job("a", "slack:C1:1", workspace="T1"), Ended(key="a", at=AT)])


def _skipped(store: SqlStore) -> None:
    store.save_source(a_feed())
    gather(store, a_feed(), entries=[a_seen(None)])


def _installed_twice(store: SqlStore) -> None:
    installations = SlackWorkspaces(store.database, "client", "a key").installations
    for days in (0, 1):
        at = (AT + days * DAY).timestamp()
        stated = {"app_id": "A1", "team_id": "T1", "user_id": "U1", "bot_id": "B1"}
        installed = Installation(**stated, bot_token=f"xoxb-{days}", installed_at=at)
        asyncio.run(installations.async_save(installed))


@pytest.mark.parametrize(
    ("prepare", "table", "days"),
    [
        (_ask, "briefs", 90),
        (_old_brief, "briefs", 90),
        (lambda s: s.set_last_brief(HERE, _ask(s).id), "shown", 90),
        (lambda s: s.add_feedback(Feedback(channel=HERE, text="good", at=AT)), "feedback", 400),
        (lambda s: s.record([StoredActions(actions={"k": "x"}, at=AT)]), "actions", 30),
        (lambda s: s.record([a_job("a"), Ended(key="a", at=AT)]), "jobs", 30),
        (_muted, "mutes", 1),
        (_gone, "subscriptions", 400),
        (_gone, "channels", 400),
        (_seen, "channels", 30),
        (_skipped, "source_entries", 400),
    ],
    ids=["question", "earlier", "last", "feedback", "button", "request", "mute", "subscription",
         "gone", "unused", "entry"],
)  # fmt: skip
def test_what_is_old_goes_once_its_time_is_over(
    store: SqlStore, prepare: Prepare, table: str, days: int
) -> None:
    """Not a minute before; so in each table."""
    prepare(store)

    assert table not in after(store, days=days, minutes=-1)
    assert 1 == store.forget_old(AT + timedelta(days=days, minutes=1), PERIODS)[table]


def test_only_the_last_installation_of_a_workspace_is_kept(store: SqlStore) -> None:
    """The one that is read: its token is the one that is found."""
    _installed_twice(store)
    forgotten = after(store, minutes=1)
    installations = SlackWorkspaces(store.database, "client", "a key").installations
    bot = asyncio.run(installations.async_find_bot(enterprise_id=None, team_id="T1"))

    assert {} == forgotten  # the first look took them
    assert (1, 1) == tuple(counts(store)[f"slack_{name}"] for name in ("bots", "installations"))
    assert "xoxb-1" == bot.bot_token


def test_the_brief_that_a_channel_saw_last_stays_as_long_as_that_is_known(store: SqlStore) -> None:
    """However old; it goes with the channel's memory of it."""
    brief = _ask(store)
    store.set_last_brief(HERE, brief.id)
    store.record([a_job("a", HERE)])  # under way: somebody is there

    assert {} == after(store, days=1000)
    assert brief == store.last_brief(HERE)


def test_a_ready_brief_stays_for_good(store: SqlStore) -> None:
    """As long as its topic is there and no article came."""
    store.save_topic(a_topic())
    store.add_articles([article := an_article()])
    brief = a_brief(article)
    store.save_brief(brief)
    forgotten = after(store, days=1000)

    assert "briefs" not in forgotten
    assert brief == store.ready_brief(brief.topic, brief.method)


def test_a_question_asked_again_is_kept_anew(store: SqlStore) -> None:
    """Its time begins when it was asked last."""
    _ask(store)
    store.forget_old(AT, PERIODS)
    _ask(store)
    store.forget_old(AT + 80 * DAY, PERIODS)

    assert {} == store.forget_old(AT + 100 * DAY, PERIODS)
    assert {"briefs": 1} == store.forget_old(AT + 171 * DAY, PERIODS)


def test_no_more_briefs_on_questions_are_kept_than_fit(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The oldest go first, but for what a channel saw last."""
    monkeypatch.setattr(policies, "MOST_BRIEFS", 3)
    asked = [_ask(store, f"tea-{number}") for number in range(6)]
    store.set_last_brief(HERE, asked[0].id)

    store.forget_old(AT, PERIODS)

    assert [asked[number].id for number in (5, 4, 3, 0)] == [each.id for each in store.briefs()]


@pytest.mark.parametrize(
    "choose",
    [
        lambda store: store.set_language(HERE, "uk"),
        lambda store: store.set_zone(HERE, "Asia/Tokyo"),
        lambda store: store.set_quiet(HERE, "22:00-07:00"),
        lambda store: store.set_managers(HERE, "admins"),
    ],
)
def test_what_a_channel_chose_is_kept(store: SqlStore, choose: Prepare) -> None:
    """Each by itself, though nobody has been there for years."""
    choose(store)
    chosen = store.channel(HERE)

    assert {} == after(store, days=2000)
    assert chosen == store.channel(HERE)


def test_a_question_is_forgotten_in_time(store: SqlStore) -> None:
    """It stopped counting long before."""
    store.ask_question(HERE, "9", "city", AT)

    assert {"questions": 1} == after(store, days=31)


def test_a_channel_stays_known_while_anything_of_it_is(store: SqlStore) -> None:
    """Its workspace has to be known when that sends the bot away."""
    _seen(store)
    store.subscribe("slack:C1:1", "{}", AT)
    assert "channels" not in after(store, days=2000)
    store.forget_workspace("slack", "T1")

    assert [] == store.subscriptions("slack:C1:1")


def test_a_channel_that_is_back_keeps_its_subscriptions(store: SqlStore) -> None:
    """However long it was gone, and though its people don't know yet that it is back."""
    _gone(store)
    store.mark_back(HERE, AT + 399 * DAY, AT + 399 * DAY)

    assert {} == after(store, days=2000)
    assert 1 == len(store.subscriptions(HERE))


@pytest.mark.parametrize("job", [True, False])
def test_a_pending_delivery_is_kept_while_its_job_is(store: SqlStore, *, job: bool) -> None:
    """One whose job is no more would wait for ever, and goes."""
    number = store.subscribe(HERE, "{}", AT)
    delivery = Delivery(key="slot", subscription=number, channel=HERE, slot="s", at=AT)
    work = a_job("slot", HERE) if job else None
    store.claim([Claim(number=number, due=AT, next=None, deliveries=[delivery], job=work)])

    assert ({} if job else {"deliveries": 1}) == after(store, days=401)


def test_others_write_between_short_transactions(store: SqlStore) -> None:
    """Many old rows are deleted in parts, none of which takes long."""
    many = 2_000
    rows = [{"key": f"{n}", "encoded": "{}", "noted": 1} for n in range(many)]
    with store.database.writing() as connection:
        connection.execute(insert(actions), rows)
    deleted: list[int] = []

    def note(_: Connection, cursor: object, statement: str, *__: object) -> None:
        if statement.startswith("DELETE FROM actions"):
            deleted.append(cursor.rowcount)  # type: ignore[attr-defined]

    event.listen(store.database._engine, "after_cursor_execute", note)
    store.forget_old(AT.astimezone(UTC), PERIODS)

    assert many == sum(deleted)
    assert 100 >= max(deleted)
