"""The ranked list of each topic's points, as places in articles: the latest alone is kept."""

import json
from typing import Any

from sqlalchemy import bindparam, select

from briefings.model import Brief, Topic
from storage.engines.database import Database
from storage.engines.faults import report_damage
from storage.engines.upsert import upsert
from storage.errors import NotFound
from storage.ports.audiences import Viewer
from storage.ports.briefs import RankedList
from storage.sql.briefs import decode_brief, encode_brief, is_closed, series_of
from storage.sql.corpus.audiences import closed_at
from storage.sql.corpus.routing import is_up_to_date
from storage.sql.corpus.rows import existing_ids
from storage.sql.lru_cache import LruCache
from storage.sql.tables import ranked_lists
from storage.sql.topics.topics import hold_topic

_STAMP = select(ranked_lists.c.id, ranked_lists.c.revision, closed_at().label("closed")).where(
    ranked_lists.c.series == bindparam("series")
)
_WHOLE = select(ranked_lists).where(ranked_lists.c.series == bindparam("series"))
_COLUMNS = [column.name for column in ranked_lists.c if column.name != "series"]


class RankedLists:
    """The part of a `storage.ports.briefs.BriefStore` that briefs are cut of."""

    _database: Database
    viewer: Viewer
    _recent: LruCache[Brief]

    def save_list(self, ranked: RankedList) -> None:
        """Store a ranked list in place of the former one of its topic and method."""
        brief = ranked.brief
        quoted = {excerpt.citation.article for excerpt in brief.quoted}
        series = series_of(brief.topic.name, brief.method, self.viewer)
        row = encode_brief(brief) | {"series": series, "revision": ranked.revision}
        with self._database.writing() as connection:
            hold_topic(connection, brief.topic.name)
            for missing in sorted(quoted - existing_ids(connection, quoted)):
                raise NotFound("article", missing)
            connection.execute(upsert(self._database.dialect, ranked_lists, *_COLUMNS), row)

    def ready_list(self, topic: Topic, method: str, *, outdated: bool = False) -> RankedList | None:
        """Return the ranked list of `topic` by `method`, or None where it may be out of date."""
        series = {"series": series_of(topic.name, method, self.viewer)}
        where = self._database.where
        with self._database.reading() as connection:
            stamp = connection.execute(_STAMP, series).one_or_none()
            if stamp is None or is_closed(stamp):
                return None
            if not outdated and not is_up_to_date(connection, topic.name, stamp.revision):
                return None

            def read() -> Brief:
                row = connection.execute(_WHOLE, series).one()
                with report_damage(where, f"the ranked list of topic {row.topic_name!r}"):
                    cited = cited_in(json.loads(row.points))
                return decode_brief(connection, row, where, cited, self.viewer)

            try:
                brief = self._recent.get(f"list {stamp.id}", read)
            except NotFound:  # it was made before one of its articles was closed
                return None
        if brief.topic != topic:
            return None
        return RankedList(brief=brief, revision=stamp.revision)


def cited_in(points: list[dict[str, Any]]) -> set[str]:
    """Return the ids of the articles that encoded points quote."""
    found: set[str] = set()
    for point in points:
        places = [point["lead"], *point["support"], *filter(None, [point.get("before")])]
        others = (each[3] for each in (*point["differs"], *point.get("updates", ())))
        found.update(article for article, _, _ in (*places, *others))
    return found
