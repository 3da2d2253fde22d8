"""How many Slack installs and starts fail beside a program that commits again and again, on SQLite.

Usage: ./dev bench installs [--keep] [INSTALLS]    (200 installs and 20 starts, some minutes)

Each install writes what Slack's OAuth does: a state, its use, the installation and its bot. Each
start opens the store and writes. Both are measured without the queue of writers, as it was, and
with it.
"""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from command_line import parser
from report import keep, machine, markdown
from slack_sdk.oauth.installation_store import Installation

sys.path.insert(0, str(Path(__file__).parents[1]))

from storage.engines.write_queue import WriteQueue
from storage.errors import StorageError
from storage.opening import connect, open_store
from storage.sql.slack.installations import SlackWorkspaces
from tests.busy_writer import busy_writer

INSTALLS, STARTS = 200, 20
HEAD = ("", "of", "failed", "longest s", "commits/s beside")


@contextmanager
def no_turn(self: WriteQueue) -> Iterator[None]:  # noqa: ARG001 - in place of a method
    """Give the turn to whoever asks."""
    yield


async def install(workspaces: SlackWorkspaces, number: int) -> None:
    """Write what an install writes."""
    state = await workspaces.states.async_issue()
    if not await workspaces.states.async_consume(state):
        raise TimeoutError("the state was not found")
    made = Installation(
        app_id="A1",
        team_id=f"T{number}",
        user_id="U1",
        bot_id="B1",
        bot_token="xoxb-1",  # noqa: S106 - none
    )
    await workspaces.installations.async_save(made)


async def start(url: str) -> None:
    """Open the store and write, in a thread."""

    def work() -> None:
        with closing(open_store(url)) as store:
            store.retry_subscriptions()

    await asyncio.to_thread(work)


async def timed(work: Awaitable[None]) -> tuple[bool, float]:
    """Return whether it failed, and after how many seconds it was over."""
    begun = time.monotonic()
    try:
        await work
    except (StorageError, TimeoutError):
        return True, time.monotonic() - begun
    return False, time.monotonic() - begun


async def measured(
    what: str, works: list[Awaitable[None]], commits: Callable[[], int]
) -> tuple[object, ...]:
    """Do all works at once; return their line of the table."""
    before, begun = commits(), time.monotonic()
    ended = await asyncio.gather(*map(timed, works))
    rate = (commits() - before) / (time.monotonic() - begun)
    failed = sum(each for each, _ in ended)
    return what, len(works), failed, f"{max(after for _, after in ended):.1f}", f"{rate:.0f}"


async def rows(how: str, installs: int) -> list[tuple[object, ...]]:
    """Measure installs and starts on a new store."""
    with TemporaryDirectory(dir=Path.cwd()) as made:  # a disk, where /tmp may be memory
        url = f"sqlite:///{made}/store.db"
        open_store(url).close()
        with busy_writer(url) as commits:
            workspaces = SlackWorkspaces(connect(url), "client", "a key")
            found = [
                await measured(
                    f"installs {how}", [install(workspaces, n) for n in range(installs)], commits
                ),
                await measured(f"starts {how}", [start(url) for _ in range(STARTS)], commits),
            ]
            await workspaces.close()
    return found


def main() -> None:
    """Measure, print, and keep where that is asked for."""
    given = parser(__doc__)
    given.add_argument("installs", nargs="?", type=int, default=INSTALLS)
    options = given.parse_args()
    turn = WriteQueue.turn
    WriteQueue.turn = no_turn  # type: ignore[method-assign] # as it was before; in this process only
    found = asyncio.run(rows("without the queue", options.installs))
    WriteQueue.turn = turn  # type: ignore[method-assign]
    found += asyncio.run(rows("with it", options.installs))
    table = markdown(HEAD, found)
    print(machine(), table, sep="\n\n")
    if options.keep:
        print(keep("installs", "./dev bench installs", table))


if __name__ == "__main__":
    main()
