"""Supervision: each background job fails alone, and is started again."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from bot.app.supervisor import Supervisor
from bot.chat.errors import ConfigError, PlatformLost
from bot.queue.outage import Outage
from storage.errors import StoreUnreachable

START = datetime(2026, 3, 1, tzinfo=UTC)
AWAY = StoreUnreachable("postgresql://db/news", "connection refused", "see that it runs")
LOST = PlatformLost("slack", "token revoked", "get a new one")


class Panic(BaseException):
    """No exception as others are, as those of PyO3."""


@dataclass
class Doing:
    """A job that ends as it is told each time, and then goes on for ever."""

    ends: list[BaseException | None] = field(default_factory=list)
    after: float = 0
    begun: list[float] = field(default_factory=list)

    async def run(self) -> None:
        """End as told, after a while."""
        self.begun.append(asyncio.get_running_loop().time())
        if not self.ends:
            await asyncio.Event().wait()
        await asyncio.sleep(self.after)
        if (end := self.ends.pop(0)) is not None:
            raise end

    @property
    def pauses(self) -> list[int]:
        """The seconds from each start to the next."""
        return [round(b - a) for a, b in zip(self.begun, self.begun[1:], strict=False)]


def _supervisor(outage: Outage | None = None) -> Supervisor:
    begun = asyncio.get_running_loop().time()
    seconds = asyncio.get_running_loop().time
    return Supervisor(lambda: START + timedelta(seconds=seconds() - begun), outage or Outage())


async def _run_for(supervisor: Supervisor, seconds: float) -> None:
    """Run it for so long.

    Raises:
        BotError: it ended by itself.
    """
    running = asyncio.create_task(supervisor.run())
    await asyncio.wait([running], timeout=seconds)
    if running.done():
        running.result()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


@pytest.mark.parametrize(
    "end",
    [
        ValueError("x"),
        None,  # it returns
        SystemExit(3),
        Panic("in a library that is written in Rust"),
        BaseExceptionGroup("several", [Panic()]),
        asyncio.CancelledError(),  # its own doing
        TimeoutError(),
        ExceptionGroup("several", [ValueError()]),
        AWAY,
        LOST,
        ConfigError("LISTEN", "can't be used", "choose another"),
    ],
    ids=repr,
)
async def test_a_job_that_ends_in_any_way_is_started_again_and_others_go_on(
    end: BaseException | None,
) -> None:
    """An error of any kind, an end, and what a library does that ends its process."""
    failing, other = Doing([end]), Doing()
    supervisor = _supervisor()
    supervisor.add("failing", failing.run)
    supervisor.add("other", other.run)
    await _run_for(supervisor, 10)

    assert (2, 1) == (len(failing.begun), len(other.begun))


async def test_pauses_double_up_to_five_minutes() -> None:
    """And begin anew with a second once the job has run for a minute."""
    failing = Doing([ValueError()] * 12)
    supervisor = _supervisor()
    supervisor.add("failing", failing.run)
    await _run_for(supervisor, 1500)
    assert [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300] == failing.pauses[:11]

    well = Doing([ValueError()] * 3, after=70)
    supervisor.add("well", well.run)
    await _run_for(supervisor, 300)
    assert [71, 71, 71] == well.pauses


async def test_each_kind_of_failure_is_logged_once_and_that_it_works_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Not each try."""
    failing = Doing([ValueError("x")] * 5 + [KeyError()] * 2)
    supervisor = _supervisor()
    supervisor.add("menu", failing.run)
    await _run_for(supervisor, 900)

    assert ["menu failed, and is started again"] * 2 + ["menu works again"] == [
        record.getMessage() for record in caplog.records
    ]


async def test_a_store_that_is_away_is_logged_once_for_all_jobs(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Each is tried again within 15 s, so that all goes on soon."""
    jobs = [Doing([AWAY] * 12) for _ in range(5)]
    supervisor = _supervisor()
    for number, job in enumerate(jobs):
        supervisor.add(f"{number}", job.run)
    await _run_for(supervisor, 300)

    assert 1 == len(caplog.records)
    assert {15} == {max(job.pauses) for job in jobs}


async def test_one_lost_platform_is_shown_and_tried_slowly_while_the_other_goes_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Until it has worked again for a minute."""
    slack, telegram = Doing([LOST] * 3), Doing()
    supervisor = _supervisor()
    supervisor.add("slack", slack.run, is_platform=True)
    supervisor.add("telegram", telegram.run, is_platform=True)
    running = asyncio.create_task(supervisor.run())
    await asyncio.sleep(1)
    shown = supervisor.states()[0]
    assert ("lost", 1, str(LOST)) == (shown.state, shown.failures, shown.error)
    assert START + timedelta(seconds=60) == shown.next_try

    await asyncio.sleep(60 + 120 + 240 + 30)
    assert ("lost", "running") == tuple(each.state for each in supervisor.states())
    await asyncio.sleep(60)
    shown = supervisor.states()[0]
    running.cancel()

    assert [60, 120, 240] == slack.pauses
    assert ("running", 0, "", 3) == (shown.state, shown.failures, shown.error, shown.restarts)
    assert 1 == caplog.text.count("slack lost: token revoked")
    assert "slack works again" in caplog.text


async def test_the_last_lost_platform_ends_the_bot_with_its_reason() -> None:
    """Also where the other was lost long before, and is being tried again just now."""
    slack, telegram = Doing([LOST], after=0), Doing([LOST], after=65)
    supervisor = _supervisor()
    supervisor.add("slack", slack.run, is_platform=True)
    supervisor.add("telegram", telegram.run, is_platform=True)

    with pytest.raises(PlatformLost, match="slack lost: token revoked"):
        await _run_for(supervisor, 1000)


async def test_a_platform_that_may_end_ends_the_bot_with_the_last() -> None:
    """As a terminal does with its input; one that is lost does not keep it."""
    slack, terminal, first = Doing([LOST] * 9), Doing([None], after=90), Doing([None], after=5)
    supervisor = _supervisor()
    supervisor.add("slack", slack.run, is_platform=True)
    supervisor.add("terminal", terminal.run, is_platform=True, may_end=True)
    supervisor.add("first", first.run, is_platform=True, may_end=True)
    running = asyncio.create_task(supervisor.run())
    await asyncio.sleep(80)
    assert not running.done()
    await running

    assert (1, 1) == (len(terminal.begun), len(first.begun))


async def test_a_job_that_must_start_ends_the_bot_only_at_the_start() -> None:
    """Such as a web server on a taken port; later it is tried again."""
    taken = ConfigError("LISTEN", "can't be used", "choose another")
    supervisor = _supervisor()
    supervisor.add("web server", Doing([taken]).run, must_start=True)
    with pytest.raises(ConfigError):
        await _run_for(supervisor, 10)

    later = Doing([ValueError(), taken], after=70)
    supervisor = _supervisor()
    supervisor.add("web server", later.run, must_start=True)
    await _run_for(supervisor, 200)
    assert 3 == len(later.begun)


async def test_states_name_no_secret_host_or_path() -> None:
    """What is not ours to word is named by its kind."""
    supervisor = _supervisor()
    for name, error in (("a", AWAY), ("b", OSError("/srv/token=abc")), ("c", LOST)):
        supervisor.add(name, Doing([error] * 9).run)
    running = asyncio.create_task(supervisor.run())
    await asyncio.sleep(0.5)
    shown = {each.name: (each.state, each.error) for each in supervisor.states()}
    running.cancel()

    assert {
        "a": ("waiting", "the database could not be used"),
        "b": ("waiting", "OSError"),
        "c": ("waiting", str(LOST)),
    } == shown


async def test_a_stop_ends_all_jobs_at_once() -> None:
    """Those that run, and those that wait for their next try."""
    ended: list[str] = []

    def noting(name: str) -> Callable[[], Awaitable[None]]:
        async def run() -> None:
            try:
                await asyncio.Event().wait()
            finally:
                ended.append(name)

        return run

    supervisor = _supervisor()
    supervisor.add("a", noting("a"))
    supervisor.add("failing", Doing([ValueError()] * 9).run)
    supervisor.add("b", noting("b"))
    await _run_for(supervisor, 20)

    assert ["a", "b"] == ended
