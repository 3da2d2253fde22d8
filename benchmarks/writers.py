"""How long writers on one PostgreSQL wait for each other: with row locks, and with one lock.

Usage: ./dev bench writers [--keep]    (about a minute)

One lock that every write takes is what the store did before. The server syncs each commit.
"""

import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from os import getpid
from pathlib import Path
from statistics import median
from tempfile import gettempdir
from threading import Barrier, Event

from sqlalchemy import Connection, text

sys.path.insert(0, str(Path(__file__).parents[1]))

from command_line import parser
from ingest import made_up_articles
from report import keep, markdown

from briefings.matching.votes import Vote
from storage.engines.addresses import parse_address
from storage.engines.postgresql import PostgresqlDatabase
from storage.sql.store import SqlStore
from tests.builders import a_brief, a_topic, an_article
from tests.contracts.postgres import Postgres

WRITERS = 8
WRITES = 150
BATCH = 500
ARTICLE = an_article()

Write = Callable[[SqlStore, int, int], object]


class OneLock(PostgresqlDatabase):
    """A server's database of which every writer locks the whole."""

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection to write with, one at a time."""
        with super().writing() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(1)"))
            yield connection


def vote(store: SqlStore, writer: int, number: int) -> None:
    """Vote on a sentence of one's own."""
    channel = f"telegram:{writer}"
    store.vote(Vote(topic="trade", article=ARTICLE.id, start=0, end=number + 1, channel=channel,
                    up=True))  # fmt: skip


WRITES_OF: dict[str, Write] = {
    "votes": vote,
    "languages": lambda store, writer, number: store.set_language(f"room:{writer}:{number}", "de"),
    "briefs": lambda store, writer, number: store.save_brief(
        a_brief(ARTICLE, method=f"{writer} {number}")
    ),
}


def rate(kind: type[PostgresqlDatabase], url: str, write: Write) -> float:
    """Return how many writes a second all writers together have done."""
    begin = Barrier(WRITERS + 1)

    def run(writer: int) -> None:
        with closing(opened(kind, url)) as store:
            store.topics()  # connects
            begin.wait()
            for number in range(WRITES):
                write(store, writer, number)

    with ThreadPoolExecutor(WRITERS) as pool:
        running = [pool.submit(run, writer) for writer in range(WRITERS)]
        begin.wait()
        began = time.perf_counter()
        for each in running:
            each.result()
    return WRITERS * WRITES / (time.perf_counter() - began)


def waits(kind: type[PostgresqlDatabase], url: str) -> list[float]:
    """Return how many milliseconds small writes take while articles come in, in order of size."""
    over, articles = Event(), list(made_up_articles(10 * BATCH))

    def ingest() -> None:
        with closing(opened(kind, url)) as store:
            for start in range(0, len(articles), BATCH):
                store.add_articles(articles[start : start + BATCH])
        over.set()

    taken: list[float] = []
    with ThreadPoolExecutor(1) as pool, closing(opened(kind, url)) as store:
        adding = pool.submit(ingest)
        while not over.is_set() and not adding.done():
            began = time.perf_counter()
            store.set_language("telegram:1", f"{len(taken)}")
            taken.append(1000 * (time.perf_counter() - began))
        adding.result()
    return sorted(taken)


def opened(kind: type[PostgresqlDatabase], url: str) -> SqlStore:
    """Return a store whose tables are there."""
    return SqlStore(kind(*parse_address(url), patience=60.0))


def main() -> None:
    """Measure, print and keep."""
    options = parser(__doc__).parse_args()
    postgres = Postgres(Path(gettempdir(), f"postgres-writers-{getpid()}"), "bench")
    postgres.admin.execute("ALTER SYSTEM RESET fsync")
    postgres.admin.execute("SELECT pg_reload_conf()")
    try:
        rows = [row(name, postgres, write) for name, write in WRITES_OF.items()]
        small = [waits(kind, fresh(postgres)) for kind in (OneLock, PostgresqlDatabase)]
    finally:
        postgres.stop()
    head = (f"{WRITERS} writers, writes a second", "one lock", "row locks", "times")
    meanwhile = [
        (what, *(f"{pick(each):,.1f}" for each in small))
        for what, pick in (("median", median), ("longest", max))
    ]
    table = markdown(head, rows)
    table += "\n\n" + markdown(
        (f"ms of a small write while {BATCH} articles a commit come in", "one lock", "row locks"),
        meanwhile,
    )
    print(table)
    if options.keep:
        keep("writers", "./dev bench writers --keep", table)


def row(name: str, postgres: Postgres, write: Write) -> tuple[str, str, str, str]:
    """Return what one kind of write comes to with each kind of lock."""
    one, many = (rate(kind, fresh(postgres), write) for kind in (OneLock, PostgresqlDatabase))
    return name, f"{one:,.0f}", f"{many:,.0f}", f"{many / one:.1f}"


def fresh(postgres: Postgres) -> str:
    """Return the address of a store with an article and a topic."""
    url = postgres.store()
    with closing(opened(PostgresqlDatabase, url)) as store:
        store.add_articles([ARTICLE])
        store.save_topic(a_topic())
    return url


if __name__ == "__main__":
    main()
