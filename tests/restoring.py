"""A restore that is killed where it calls the system or the database: what is there afterwards?"""

import os
import signal
import sys
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType

from bot.app.recovery import restore
from storage.opening import open_store
from tests.builders import AT, a_job, a_topic, an_article

FORMER, BACKUP = "former", "backup"
_OURS = ("/storage/", "/bot/app/recovery")


def make_store(url: str, name: str) -> None:
    """Make a store whose topic, articles and job are known by a name."""
    with closing(open_store(url)) as store:
        store.save_topic(a_topic(name))
        bodies = [f"The {name} says that trade grew by {number} percent." for number in range(20)]
        store.add_articles([an_article(body) for body in bodies])
        store.record([a_job(name)])


def name_of(url: str) -> str | None:
    """Return by which name a store is known if all of it is there, and no more; None: else."""
    with closing(open_store(url)) as store:
        names = {topic.name for topic in store.topics()}
        bodies = [article.body.split()[1] for article in store.articles()]
        found = store.find_articles(["trade"])
        waiting = [job.key for job in store.take_up("telegram", AT)]
    for name, jobs in ((FORMER, [FORMER]), (BACKUP, [])):  # what was due is not restored
        if (names, bodies, waiting) == ({name}, [name] * 20, jobs) and len(found) == len(bodies):
            return name
    return None


def killed_at(place: int, backup: Path, url: str) -> bool:
    """Restore in a process that dies at a place, counted from 0; return whether it died."""
    receive, send = get_context("fork").Pipe(duplex=False)
    child = get_context("fork").Process(target=_restore, args=(send, place, backup, url))
    child.start()
    child.join()
    receive.close()
    if child.exitcode not in {0, -signal.SIGKILL}:
        raise RuntimeError(f"the restore has failed: {child.exitcode}")
    return child.exitcode != 0


def count_places(backup: Path, url: str) -> int:
    """Restore, and return at how many places that may be ended."""
    receive, send = get_context("fork").Pipe(duplex=False)
    child = get_context("fork").Process(target=_restore, args=(send, -1, backup, url))
    child.start()
    places: int = receive.recv()
    child.join()
    return places


def _restore(send: Connection, place: int, backup: Path, url: str) -> None:
    """Restore; die before the call in C of our own code that has this number."""
    calls = 0

    def count(frame: FrameType, what: str, _: object) -> None:
        nonlocal calls
        if what == "c_call" and any(each in frame.f_code.co_filename for each in _OURS):
            if calls == place:
                os.kill(os.getpid(), signal.SIGKILL)
            calls += 1

    sys.setprofile(count)
    restore(backup, url, AT, lambda _: None)
    sys.setprofile(None)
    send.send(calls)
