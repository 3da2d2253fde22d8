"""Two weeks of digests over a stream of real news: what a channel is told, day by day.

Usage: ./dev bench days [--keep] [--show] [--days 14] [FOLDER]

Of the dated articles in FOLDER the two weeks with most are ingested day by day, and each day's
digest is delivered to a channel with the twenty topics of `./dev bench briefs`. Nothing may be told
twice: no sentence, and no words of a sentence. --show prints the digests, to be read for facts told
again in other words, and what was left out for that.

Then each event that BASIL's articles tell of on several days is followed by a channel of its own,
with the words of its titles for a topic: what is new on the later days is an update mostly.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from command_line import with_folder
from mixed_corpus import dated_articles, day_of, missing_files
from report import keep, machine, markdown

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bot.chat.request import Channel  # noqa: E402
from bot.commands.table import NAMES  # noqa: E402
from bot.library.library import Library  # noqa: E402
from bot.library.topics_file import parse_topics  # noqa: E402
from bot.subscriptions.digest import Digest, digest_for  # noqa: E402
from bot.subscriptions.news import wording  # noqa: E402
from briefings.composing.recipe import Recipe  # noqa: E402
from briefings.language.terms import words_of  # noqa: E402
from briefings.model import Article, Topic  # noqa: E402
from storage.engines.upsert import insert_if_absent  # noqa: E402
from storage.opening import open_store  # noqa: E402
from storage.sql.codec import encode_instant  # noqa: E402
from storage.sql.store import SqlStore  # noqa: E402
from storage.sql.tables import delivered_quotes  # noqa: E402

DATA = ROOT.parent / "shared" / "data"
TOPICS = Path(__file__).with_name("briefs_topics.toml")
POINTS = 5
HERE = Channel(platform="room", id="1")
LONGEST = 21
"""Days within which an event is told; two articles that lie further apart are of two events."""
ROUND_UPS = 2021
"""All articles of BASIL are of earlier years, and all of the round-ups of this one."""
BEFORE = 14
"""Days that the library has read before the first digest."""


def fullest(articles: Sequence[Article], days: int) -> date:
    """Return the first of so many days in a row that have most articles."""
    counts = Counter(map(day_of, articles))
    return max(
        sorted(counts),
        key=lambda first: sum(counts[first + timedelta(days=n)] for n in range(days)),
    )


def lived(  # noqa: PLR0913 - what is told, of what, when
    store: SqlStore,
    articles: Sequence[Article],
    topics: Sequence[Topic],
    first: date,
    days: int,
    *,
    show: bool,
) -> list[list[str]]:
    """Deliver the digests; return a row a day."""
    library = Library(store, Recipe(points=POINTS), NAMES)
    for topic in topics:
        library.save_topic(topic)
    by_day: dict[date, list[Article]] = defaultdict(list)
    for each in articles:
        by_day[day_of(each)].append(each)
    known = [each for n in range(-BEFORE, 0) for each in by_day[first + timedelta(days=n)]]
    places: Counter[tuple[str, int, int]] = Counter()
    words: Counter[str] = Counter()
    rows = []
    for n in range(days):
        today = first + timedelta(days=n)
        now = datetime.combine(today, time(20), UTC)
        library.clock = partial(datetime.combine, today, time(20), UTC)
        came = by_day[today] + (known if n == 0 else [])
        library.ingest(came)
        begun = process_time()
        digest = digest_for(library, HERE, library.topics(), POINTS, now)
        took = process_time() - begun
        rows.append([f"{today}", len(came), *_told(digest, places, words), f"{1_000 * took:.0f}"])
        quotes = [asdict(each) | {"at": encode_instant(now)} for each in digest.delivered_quotes]
        if quotes:
            with store.database.writing() as connection:
                connection.execute(insert_if_absent("sqlite", delivered_quotes), quotes)
        if show:
            _show(today, digest)
    return [[str(cell) for cell in row] for row in rows]


def _told(
    digest: Digest, places: Counter[tuple[str, int, int]], words: Counter[str]
) -> tuple[int, int, int]:
    """Return how many points and updates a digest has, and how many sentences come again."""
    news = [one for _, of_topic in digest.sections for one in of_topic]
    again = 0
    for one in news:
        for each in one.new_excerpts:
            cited = each.citation
            place = cited.article, cited.start, cited.end
            again += bool(places[place] or words[wording(each.text)])
    for one in news:
        for each in one.new_excerpts:
            cited = each.citation
            places[cited.article, cited.start, cited.end] += 1
            words[wording(each.text)] += 1
    return len(news), sum(one.is_update for one in news), again


def _show(today: date, digest: Digest) -> None:
    print(f"\n# {today}")
    for brief, news in digest.sections:
        print(f"\n## {brief.topic.title}")
        for one in news:
            print("UPDATE" if one.is_update else "-", _line(one.new_excerpts[0]))
            for each in one.new_excerpts[1:]:
                print("    also", _line(each))
            for other in one.point.updates:
                print(f"    was {other.theirs!r}, now {other.ours!r}:", _line(other.excerpt))
            for other in one.point.differs:
                print(
                    f"    {other.relation} {other.ours!r} / {other.theirs!r}:", _line(other.excerpt)
                )


def _line(excerpt: object) -> str:
    cited = excerpt.citation  # type: ignore[attr-defined] # an Excerpt
    return f"[{cited.published} {cited.source}] {excerpt.text}"  # type: ignore[attr-defined] # the same


def followed(articles: Sequence[Article], *, show: bool) -> list[str]:
    """Return a row of the events that are told on several days: what was told of all of them."""
    by_event: dict[str | None, list[Article]] = defaultdict(list)
    for each in articles:
        by_event[each.file].append(each)
    several = [told for told in by_event.values() if len(set(map(day_of, told))) > 1]
    events, totals = 0, [0, 0, 0, 0]
    for told in several:
        first, last = min(map(day_of, told)), max(map(day_of, told))
        days = (last - first).days + 1
        if days > LONGEST or not (topic := _topic_of(told)):
            continue
        with TemporaryDirectory() as made, closing(open_store(f"{made}/store.db")) as store:
            rows = lived(store, told, [topic], first, days, show=show)
        events += 1
        totals = [
            total + sum(int(row[column]) for row in rows)
            for column, total in enumerate(totals, start=1)
        ]
    return list(map(str, (events, *totals)))


def _topic_of(articles: Sequence[Article]) -> Topic | None:
    """Return a topic of the words that two of the titles share."""
    titles = [
        {one.text.lower() for one in words_of(each.title or "") if not one.stop}
        for each in articles
    ]
    counts = Counter(word for title in titles for word in title)
    terms = tuple(sorted(word for word, count in counts.items() if count > 1 and len(word) > 2))  # noqa: PLR2004 - a name, not "of"
    return Topic(name="event", title="Event", terms=terms, language="en") if terms else None


def main() -> None:
    """Live through the days, print, and keep where that is asked for."""
    given = with_folder(__doc__, DATA)
    given.add_argument("--show", action="store_true", help="print the digests")
    given.add_argument("--days", type=int, default=14, help="how many")
    options = given.parse_args()
    if missing := missing_files(options.folder):
        print(f"skipped: {missing[0]} is not there")
        return
    articles = dated_articles(options.folder)
    first = fullest(articles, options.days)
    with TemporaryDirectory() as made, closing(open_store(f"{made}/store.db")) as store:
        topics = parse_topics(TOPICS.read_text("utf-8"))
        rows = lived(store, articles, topics, first, options.days, show=options.show)
    head = ("day", "articles", "points", "updates", "told twice", "digest ms")
    table = markdown(head, rows)
    of_basil = [each for each in articles if day_of(each).year < ROUND_UPS]
    of_events = ("events told on several days", "articles", "points", "updates", "told twice")
    table += f"\n\n{markdown(of_events, [followed(of_basil, show=options.show)])}"
    print(machine(), table, sep="\n\n")
    if options.keep:
        print(keep("days", "./dev bench days", table))


if __name__ == "__main__":
    main()
