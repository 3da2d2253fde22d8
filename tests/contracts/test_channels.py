"""What a store remembers of channels, and what is said about the bot."""

from datetime import timedelta

import pytest

from bot.chat.request import Channel
from briefings.matching.votes import Vote
from storage.errors import NotFound
from storage.ports.conversations.channels import ChannelState, Feedback, Gone
from storage.ports.conversations.subscriptions import Claim
from storage.ports.deliveries import DeliveredQuote, Delivery
from storage.ports.queue import DeliveryResult, Ended
from storage.ports.store import Store
from storage.sql.tables import metadata
from tests.builders import AT, a_brief, a_job, a_topic, an_article

LATER = AT + timedelta(days=1)


def test_nothing_is_remembered_of_an_unknown_channel(store: Store) -> None:
    """All has a default."""
    assert ChannelState() == store.channel("telegram:1")


def test_a_language_is_remembered_until_it_is_left_to_the_platform(store: Store) -> None:
    """Other channels keep their own."""
    store.set_language("telegram:1", "de")
    store.set_language("telegram:2", "fr")
    assert "de" == store.channel("telegram:1").language

    store.set_language("telegram:1", None)
    assert (None, "fr") == (
        store.channel("telegram:1").language,
        store.channel("telegram:2").language,
    )


def test_a_channel_is_gone_since_the_first_time(store: Store) -> None:
    """The first reason stands, until the channel is back."""
    store.set_language("telegram:1", "de")
    store.mark_gone("telegram:1", "blocked", AT)
    store.mark_gone("telegram:1", "still blocked", LATER)
    assert Gone(since=AT, reason="blocked") == store.channel("telegram:1").gone

    assert store.mark_back("telegram:1", LATER, AT)
    assert ChannelState(language="de", away_since=AT) == store.channel("telegram:1")
    assert not store.mark_back("telegram:1", LATER, AT)
    store.mark_told_back("telegram:1")
    assert ChannelState(language="de") == store.channel("telegram:1")


def test_topics_are_muted_for_a_time_or_until_they_are_unmuted(store: Store) -> None:
    """The last word counts; an unknown topic is refused; a topic takes its mutes along."""
    for name in ("energy", "trade"):
        store.save_topic(a_topic(name))
    store.mute("telegram:1", "trade", LATER)
    store.mute("telegram:1", "trade", None)
    store.mute("telegram:1", "energy", LATER)
    assert {"energy": LATER, "trade": None} == store.channel("telegram:1").muted

    store.unmute("telegram:1", "trade")
    store.remove_topic("energy")
    assert {} == store.channel("telegram:1").muted
    with pytest.raises(NotFound):
        store.mute("telegram:1", "nothing", None)


def _lived_in(store: Store, channel: str) -> None:
    """Leave a trace of a channel in every table that names channels."""
    article, topic = an_article(), a_topic()
    store.add_articles([article])
    store.save_topic(topic)
    brief = a_brief(article, topic=topic)
    store.save_brief(brief)
    store.set_last_brief(channel, brief.id)
    cited = brief.points[0].lead.citation
    store.vote(
        Vote(
            topic=topic.name,
            article=article.id,
            start=cited.start,
            end=cited.end,
            channel=channel,
            up=True,
        )
    )
    store.record([a_job(f"k{channel}", channel, workspace="T1")])
    store.set_language(channel, "de")
    store.mute(channel, topic.name, None)
    store.add_feedback(Feedback(channel=channel, text="good", at=AT))
    _delivered(store, channel, article.id)


def _delivered(store: Store, channel: str, article: str) -> None:
    number, key = store.subscribe(channel, "{}", AT), f"slot:{channel}"
    delivery = Delivery(key=key, subscription=number, channel=channel, slot="x", at=AT)
    store.claim([Claim(number=number, due=AT, next=None, deliveries=[delivery], job=None)])
    told = DeliveredQuote(channel=channel, article=article, start=0, end=1)
    result = DeliveryResult(outcome="sent", quotes=[told])
    store.record([Ended(key=key, at=AT, result=result)])


def _named(store: Store) -> set[tuple[str, str]]:
    """Return which channels each table names."""
    with store._database.reading() as connection:
        return {
            (table.name, name)
            for table in metadata.sorted_tables
            if "channel" in table.c
            for name in connection.scalars(table.select().with_only_columns(table.c.channel))
        }


DIGESTS = ("subscriptions", "deliveries", "told")
TABLES = ("jobs", "shown", "votes", "channels", "mutes", "feedback", *DIGESTS)


def test_every_table_that_names_channels_is_lived_in_here(store: Store) -> None:
    """A new one has to be told of to the tests below."""
    _lived_in(store, "telegram:1")

    assert {(table, "telegram:1") for table in TABLES} == _named(store)


@pytest.mark.parametrize("lives", ["telegram:1", "telegram:1:7"])
def test_a_moved_channel_is_renamed_everywhere(store: Store, lives: str) -> None:
    """Its threads, too; those whose name only begins alike are not it."""
    _lived_in(store, lives)
    _lived_in(store, "telegram:12")

    store.move_channel("telegram:1", "telegram:-100")

    now = lives.replace("telegram:1", "telegram:-100")
    assert {(t, name) for t in TABLES for name in (now, "telegram:12")} == _named(store)


def test_what_both_have_the_new_one_keeps(store: Store) -> None:
    """A language that was chosen under the new name is not overwritten."""
    for channel, language in (("telegram:1", "de"), ("telegram:-100", "fr")):
        _lived_in(store, channel)
        store.set_language(channel, language)

    store.move_channel("telegram:1", "telegram:-100")

    assert "fr" == store.channel("telegram:-100").language
    assert {(table, "telegram:-100") for table in TABLES} == _named(store)


def test_a_forgotten_channel_leaves_no_trace(store: Store) -> None:
    """Nor do its threads; others stay."""
    for channel in ("telegram:1", "telegram:1:7", "telegram:12"):
        _lived_in(store, channel)

    store.forget_channel("telegram:1")

    assert {(table, "telegram:12") for table in TABLES} == _named(store)


def test_a_channel_is_another_where_one_letter_is_a_capital(store: Store) -> None:
    """Ids are compared letter by letter, those of channels that have threads too."""
    names = [str(Channel(platform="p", id=i, thread="1")) for i in ("c%_", "C%_", "cXX", "c:%")]
    for name in names:
        store.set_language(name, "de")

    store.forget_channel(str(Channel(platform="p", id="c%_")))
    store.move_channel(str(Channel(platform="p", id="c:%")), "p:new")

    kept = [name for name in (*names, "p:new:1") if store.channel(name).language]
    assert ["p:C%25_:1", "p:cXX:1", "p:new:1"] == kept


def test_a_forgotten_workspace_leaves_no_trace(store: Store) -> None:
    """All channels that its requests came from, on its platform alone."""
    for channel in ("slack:C1", "slack:C2", "telegram:1"):
        _lived_in(store, channel)

    store.forget_workspace("slack", "T1")

    assert {(table, "telegram:1") for table in TABLES} == _named(store)


def test_a_workspace_takes_along_what_was_set_in_a_thread(store: Store) -> None:
    """A language that is chosen in a thread is the whole channel's."""
    store.record([a_job("a", "slack:C1:5.0", workspace="T1")])
    store.set_language("slack:C1", "de")
    store.set_language("slack:C11", "de")
    store.forget_workspace("slack", "T1")

    assert {("channels", "slack:C11")} == _named(store)


def test_a_workspace_takes_along_channels_that_were_known_before_it(store: Store) -> None:
    """Its first request may come later than what else is known of a channel."""
    store.set_language("slack:C1", "de")
    store.record([a_job("a", "slack:C1", workspace="T1"), a_job("b", "slack:C1", workspace="T1")])
    store.forget_workspace("slack", "T1")

    assert set() == _named(store)


def test_feedback_is_counted_by_channel_since_then(store: Store) -> None:
    """That of others is not, nor what came before."""
    for days, channel in (
        (0, "telegram:1"),
        (1, "telegram:1"),
        (2, "telegram:1"),
        (2, "telegram:9"),
    ):
        at = AT + timedelta(days=days)
        store.add_feedback(Feedback(channel=channel, text="good", at=at))

    assert (2, 1) == tuple(
        store.count_feedback("telegram:1", AT + timedelta(days=d)) for d in (0, 1)
    )


def test_feedback_is_kept_latest_first(store: Store) -> None:
    """With where and when."""
    first = Feedback(channel="telegram:1", text="good", at=AT)
    second = Feedback(channel="slack:C1", text="better", at=LATER)
    store.add_feedback(first)
    store.add_feedback(second)

    assert [second, first] == store.feedback()


def test_showing_the_same_brief_again_needs_no_commit(store: Store) -> None:
    """A busy channel that is told the same again writes nothing."""
    article = an_article()
    store.add_articles([article])
    brief = a_brief(article)
    store.save_brief(brief)
    store.set_last_brief("telegram:1", brief.id)

    with store._database.writing():  # whoever else wanted to write would have to wait
        store.set_last_brief("telegram:1", brief.id)

    assert brief == store.last_brief("telegram:1")


def test_what_a_channel_chose_for_its_digests_is_remembered(store: Store) -> None:
    """Each setting by itself, whether the channel is subscribed or not; it moves along."""
    store.set_zone("telegram:1", "Asia/Tokyo")
    store.set_quiet("telegram:1", "22:00-07:00")
    store.set_managers("telegram:1", "admins")
    store.move_channel("telegram:1", "telegram:-1001")

    chosen = ChannelState(zone="Asia/Tokyo", quiet="22:00-07:00", managers="admins")
    assert chosen == store.channel("telegram:-1001")

    store.set_quiet("telegram:-1001", None)
    assert (None, "Asia/Tokyo") == (
        store.channel("telegram:-1001").quiet,
        store.channel("telegram:-1001").zone,
    )
