"""After an upgrade: articles that older readers have read are read anew, in the background."""

import asyncio
import logging
from typing import Final

from bot.library.library import Library
from briefings.errors import WorkerError
from briefings.model import Article
from briefings.reading.rereading import Rereader

_MOST: Final = 200
"""Articles at a time: a second or less, in which others may have to wait."""
_PAUSE: Final = 1.0
"""Seconds between, in which others have the machine."""
_EVERY: Final = 3600.0
"""Seconds until another program may have left something to read anew, as a restored backup does."""

_log = logging.getLogger(__name__)


class Rereading:
    """Reads stored articles anew where today's readers have not read them yet.

    It may end at any time: the next one goes on where it was. What is replaced stays stored, so
    that what was quoted of it can still be looked up.
    """

    def __init__(self, library: Library) -> None:
        """Read the articles of `library`."""
        self._library = library
        self._rereader = Rereader()

    async def run(self) -> None:
        """Read all that is outdated, until cancelled.

        Raises:
            StorageError: the store can't be used now.
        """
        if outdated := await asyncio.to_thread(self._library.store.count_outdated):
            _log.info("reading %d stored articles anew", outdated)
        while True:
            more = await asyncio.to_thread(self.step)
            await asyncio.sleep(_PAUSE if more else _EVERY)

    def finish(self) -> None:
        """Read all that is outdated, at once."""
        while self.step():
            pass

    def step(self, most: int = _MOST) -> bool:
        """Read the next articles anew; return whether there may be more."""
        store = self._library.store
        outdated = store.outdated_articles(most)
        changed: list[Article] = []
        withdrawn: list[str] = []
        for stored in outdated.articles:
            readings = self._read(stored)
            changed += (each for each in readings if _differs(each, stored))
            if not readings:
                withdrawn.append(stored.id)
        if changed or withdrawn:
            self._library.replace_articles(changed, withdrawn)
            _log.info("read anew: %d articles, %d withdrawn", len(changed), len(withdrawn))
        store.mark_reread(outdated.upto)
        return outdated.upto is not None

    def _read(self, stored: Article) -> tuple[Article, ...]:
        """Return the readings of one article; itself where a reader fails."""
        try:
            return self._rereader.read(stored)
        except WorkerError:
            raise
        except Exception:  # noqa: BLE001 - one article that no reader can bear is not to stop all others
            _log.exception("can't be read anew, and stays as it is: %s", stored.file)
            return (stored,)


def _differs(reading: Article, stored: Article) -> bool:
    return (reading.id, reading.marks) != (stored.id, stored.marks)
