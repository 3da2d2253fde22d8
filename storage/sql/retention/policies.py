"""A policy for every table of `storage.sql.tables`: what of it is kept, and until when.

`tests/contracts/test_retention.py` asks for one of each table, and docs/retention.md tells people.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

from sqlalchemy import Column, ColumnElement, Table, and_, exists, func, or_, select, union

from storage.ports.retention import Periods
from storage.sql import tables
from storage.sql.absences import IS_GONE
from storage.sql.codec import encode_instant
from storage.sql.corpus.rows import NEWEST

MOST_BRIEFS = 20_000
"""Briefs of earlier days and of questions that are kept: some 100 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutoffs:
    """Until when rows of each period are forgotten, in microseconds since 1970."""

    now: int
    delivered: int
    answered: int
    conversed: int
    utc: datetime
    """Now, without a zone, as slack_sdk writes it."""

    @classmethod
    def at(cls, now: datetime, periods: Periods) -> "Cutoffs":
        """Return those of an instant."""
        return cls(
            now=encode_instant(now),
            delivered=encode_instant(now - periods.delivered),
            answered=encode_instant(now - periods.answered),
            conversed=encode_instant(now - periods.conversed),
            utc=now.astimezone(UTC).replace(tzinfo=None),
        )


Condition: TypeAlias = Callable[[Cutoffs], ColumnElement[bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How long the rows of a table are kept.

    Attributes:
        table: which one.
        old: which rows are forgotten; None: they are kept for good, or go with another's.
        still: what is asked again of rows as they are deleted, as they may be in use since; None:
            the same as `old`.
        unstamped: which rows get the instant in their `noticed`, as of then they are not current.
        children: columns by which rows of other tables go along.
    """

    table: Table
    old: Condition | None = None
    still: Condition | None = None
    unstamped: ColumnElement[bool] | None = None
    children: tuple[Column[str], ...] = ()


def _is_shown() -> ColumnElement[bool]:
    return exists().where(tables.shown.c.brief == tables.briefs.c.id)


def _is_of_old() -> ColumnElement[bool]:
    """Whether a brief is not the one that is ready: of earlier articles, or of a question."""
    briefs, topics = tables.briefs.c, tables.topics.c
    of_topic = exists().where(topics.name == briefs.topic_name)
    return and_(
        briefs.noticed.is_(None),
        briefs.told.is_(None),
        or_(briefs.revision != func.coalesce(NEWEST, 0), ~of_topic),
    )


def _is_old_brief(before: Cutoffs) -> ColumnElement[bool]:
    briefs = tables.briefs.c
    last_kept = (
        select(briefs.made)
        .where(briefs.noticed.is_not(None))
        .order_by(briefs.made.desc())
        .offset(MOST_BRIEFS - 1)
        .limit(1)
        .scalar_subquery()
    )
    too_many = and_(briefs.noticed.is_not(None), briefs.made < last_kept)
    late = or_(briefs.told < before.conversed, briefs.noticed < before.conversed)
    return and_(or_(late, too_many), ~_is_shown())


def _is_free_brief(_: Cutoffs) -> ColumnElement[bool]:
    briefs = tables.briefs.c
    return and_(or_(briefs.told.is_not(None), briefs.noticed.is_not(None)), ~_is_shown())


def _is_old_delivery(before: Cutoffs) -> ColumnElement[bool]:
    deliveries = tables.deliveries.c
    under_way = exists().where(tables.jobs.c.key == deliveries.key)
    settled = or_(deliveries.state != "pending", ~under_way)
    return and_(deliveries.at < before.delivered, settled)


def _is_of_gone(channel: Column[str], before: Cutoffs) -> ColumnElement[bool]:
    """Whether a channel has been out of reach for so long."""
    return exists().where(tables.channels.c.channel == channel, _is_lost(before))


def _is_lost(before: Cutoffs) -> ColumnElement[bool]:
    """Whether nobody could reach a channel for so long; one that is back already is not."""
    return and_(IS_GONE, tables.channels.c.gone_since < before.delivered)


def _is_unused_last(before: Cutoffs) -> ColumnElement[bool]:
    shown = tables.shown.c
    active = select(tables.jobs.c.channel)
    return and_(shown.noticed < before.conversed, shown.channel.not_in(active))


def _is_bare_channel(before: Cutoffs) -> ColumnElement[bool]:
    """Whether nothing is remembered of a channel, or nobody can reach it."""
    channels = tables.channels.c
    chosen = (channels.language, channels.zone, channels.quiet, channels.managers)
    bare = and_(*(column.is_(None) for column in (*chosen, channels.gone_since)))
    return or_(bare, _is_lost(before))


def _is_unused_channel(before: Cutoffs) -> ColumnElement[bool]:
    others = (
        select(table.c.channel)
        for table in tables.metadata.sorted_tables
        if "channel" in table.c and table is not tables.channels
    )
    return and_(_is_bare_channel(before), tables.channels.c.channel.not_in(union(*others)))


def _is_idle_channel(before: Cutoffs) -> ColumnElement[bool]:
    jobs = tables.jobs.c
    busy = exists().where(jobs.channel == tables.channels.c.channel, jobs.ended.is_(None))
    return and_(_is_bare_channel(before), ~busy)


def _is_superseded(table: Table, *same: str) -> Condition:
    """Return whether a later installation is read in place of a row."""
    later = table.alias()
    alike = [later.c[name].is_not_distinct_from(table.c[name]) for name in same]
    newer = and_(
        *alike, later.c.installed_at > table.c.installed_at, later.c.bot_token.is_not(None)
    )
    return lambda _: exists().where(newer)


def _is_bare_entry(before: Cutoffs) -> ColumnElement[bool]:
    """Whether nothing is stored of an entry, and hasn't been for so long."""
    entries = tables.source_entries.c
    return and_(entries.article.is_(None), entries.noted < before.delivered)


_APP = ("client_id", "enterprise_id", "team_id")

POLICIES = (
    # What comes first lets go of what comes later.
    Policy(table=tables.meta),
    Policy(table=tables.articles),
    Policy(table=tables.audiences),
    Policy(table=tables.source_counts),
    Policy(table=tables.topics),
    Policy(table=tables.story_articles),
    Policy(table=tables.stories),
    Policy(table=tables.former_stories),
    Policy(table=tables.story_days),
    Policy(table=tables.sources),
    Policy(table=tables.source_health),
    Policy(table=tables.article_sources),
    Policy(table=tables.source_entries, old=_is_bare_entry),
    Policy(table=tables.votes),
    Policy(table=tables.jobs, old=lambda before: tables.jobs.c.ended < before.answered),
    Policy(table=tables.actions, old=lambda before: tables.actions.c.noted < before.answered),
    Policy(table=tables.deliveries, old=_is_old_delivery),
    Policy(
        table=tables.delivered_quotes,
        old=lambda before: tables.delivered_quotes.c.at < before.delivered,
    ),
    Policy(
        table=tables.shown,
        old=_is_unused_last,
        still=lambda before: tables.shown.c.noticed < before.conversed,
        unstamped=tables.shown.c.noticed.is_(None),
    ),
    Policy(
        table=tables.briefs,
        old=_is_old_brief,
        still=_is_free_brief,
        unstamped=_is_of_old(),
        children=(tables.brief_articles.c.brief,),
    ),
    Policy(table=tables.brief_articles),
    Policy(table=tables.ranked_lists),
    Policy(table=tables.feedback, old=lambda before: tables.feedback.c.at < before.delivered),
    Policy(
        table=tables.subscriptions,
        old=lambda before: _is_of_gone(tables.subscriptions.c.channel, before),
    ),
    Policy(
        table=tables.mutes,
        old=lambda before: or_(
            tables.mutes.c.until < before.now, _is_of_gone(tables.mutes.c.channel, before)
        ),
    ),
    Policy(table=tables.questions, old=lambda before: tables.questions.c.at < before.answered),
    Policy(table=tables.channels, old=_is_unused_channel, still=_is_idle_channel),
    Policy(table=tables.slack_bots, old=_is_superseded(tables.slack_bots, *_APP)),
    Policy(
        table=tables.slack_installations,
        old=_is_superseded(tables.slack_installations, *_APP, "user_id"),
    ),
    Policy(
        table=tables.slack_oauth_states,
        old=lambda before: tables.slack_oauth_states.c.expire_at < before.utc,
    ),
)

POLICY_OF: Mapping[str, Policy] = {policy.table.name: policy for policy in POLICIES}
