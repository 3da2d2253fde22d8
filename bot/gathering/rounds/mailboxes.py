"""A mailbox of newsletters: the letters that came since the last round are read."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from bot.gathering.rounds.storing import keep, seen_before
from bot.gathering.rounds.visit import Visit, Visited
from briefings.errors import ReadingError
from briefings.gathering.fetching.letters import Letter
from briefings.gathering.fetching.mailbox import Letters
from briefings.gathering.outcomes import Failed, Fetched, Refused, Unchanged
from briefings.gathering.schedule import NOTHING_READ, Read, after
from briefings.model import Article
from briefings.reading.feeds.entry import Entry
from briefings.reading.metadata import Place
from briefings.reading.workers.files import read_in_worker

_READ_TO_THE_END: Final = "mailbox"
"""Stands for the body that a mailbox doesn't have: how far it was read is in its validators."""
_NO_MAILBOXES: Final = Failed(reason="mailboxes aren't read here")


async def visit_mailbox(here: Visit) -> Visited:
    """Read the new letters of a mailbox, and store what they hold.

    Raises:
        StorageError: the store can't be used now.
        WorkerError: no process can be started to read in.
    """
    source, health = here.source, here.health
    here.events.emit("fetching")
    outcome: Letters | Unchanged | Failed | Refused = _NO_MAILBOXES
    if here.mailboxes:
        outcome = await here.mailboxes.fetch(source.address, validators=health.validators)
    here.events.emit("fetched")
    if isinstance(outcome, (Failed, Refused)):
        return here.report(outcome), after(source, health, outcome, NOTHING_READ, here.now)
    letters = outcome.letters if isinstance(outcome, Letters) else ()
    fetched = Fetched(url=source.address, body=b"", validators=outcome.validators)
    read = Read(body=_READ_TO_THE_END, has_more=isinstance(outcome, Letters) and outcome.has_more)
    here.events.emit("parsing")
    found = await here.threads.read(partial(_read, here, letters))
    here.events.emit("parsed")
    here.refusals += (each for each in found if isinstance(each, ReadingError))
    entries = [each for each in found if isinstance(each, Entry)]
    if not entries:
        result = fetched if letters else Unchanged()
        return here.report(result), after(source, health, fetched, read, here.now)
    seen = await here.threads.store(partial(seen_before, here, entries))
    return await here.threads.store(partial(keep, here, fetched, read, entries, seen))


def _read(here: Visit, letters: Sequence[Letter]) -> list[Entry | ReadingError]:
    return [found for letter in letters for found in _entries(here, letter)]


def _entries(here: Visit, letter: Letter) -> Iterator[Entry | ReadingError]:
    """Yield what a letter holds, each article with a key of its own, and what can't be read."""
    origin = f"{here.source.address}#{letter.key}"
    place = Place(file=f"letter {letter.key}.eml", origin=origin, at=here.now)
    articles = 0
    for found in read_in_worker(letter.body, place):
        if isinstance(found, Article):
            articles += 1
            key = letter.key if articles == 1 else f"{letter.key}#{articles}"
            yield Entry(key=key, article=found, url=found.url, digest=found.id, summary_only=False)
        else:
            yield found
