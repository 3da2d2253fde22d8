import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Event, Timer

import pytest

from briefings.errors import ReadingError, WorkerError
from briefings.model import Article
from briefings.publisher import Publisher
from briefings.reading.workers.failures import CallCancelled, CallFailed
from briefings.reading.workers.limits import MOST_MEMORY, Limits
from briefings.reading.workers.pool import call, end_workers, start_worker
from briefings.spans import Mark

CALLS = "tests.hostile_calls"
LONG = Limits(cpu=30, wall=60)
"""Seconds for what ends by itself, however busy the machine is."""


@pytest.fixture(autouse=True)
def _no_worker_stays() -> Iterator[None]:
    yield
    end_workers()


def answers(name: str, *arguments: object, limits: Limits = LONG) -> list[object]:
    """Return what a call yields in a worker."""
    return list(call(f"{CALLS}:{name}", *arguments, limits=limits))


def failure(name: str, *arguments: object, limits: Limits = LONG) -> str:
    """Return why a call fails."""
    with pytest.raises(CallFailed) as failed:
        answers(name, *arguments, limits=limits)
    return str(failed.value)


def is_running(number: int) -> bool:
    """Whether there is such a process; one that only waits to be buried has ended."""
    shown = subprocess.run(
        ["/bin/ps", "-o", "stat=", "-p", str(number)], capture_output=True, check=False
    )
    return shown.stdout[:1] not in {b"", b"Z"}


def process() -> object:
    """Return the process id of the worker that answers now."""
    return answers("describe_process")[2]


@pytest.mark.parametrize(
    ("name", "limits", "reason"),
    [
        ("compute", Limits(cpu=0.3, wall=60), "reading it takes more than 0.3 seconds of comp"),
        ("wait", Limits(cpu=30, wall=0.6), "reading it takes more than 0.6 seconds"),
        ("stand_still", Limits(cpu=30, wall=0.6), "reading it takes more than 0.6 seconds"),
    ],
)
def test_what_never_ends_is_ended(name: str, limits: Limits, reason: str) -> None:
    """A worker that computes, waits or stands still for too long is killed, and it is said why."""
    assert failure(name, limits=limits).startswith(reason)


@pytest.fixture
def one_busy_core() -> Iterator[None]:
    """All that this process starts has one core, which others keep busy."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    others = [subprocess.Popen([sys.executable, "-S", "-c", "while True: pass"]) for _ in range(4)]
    yield
    for other in others:
        other.kill()
        other.wait()
    os.sched_setaffinity(0, cores)


@pytest.mark.usefixtures("one_busy_core")
def test_a_busy_machine_refuses_no_file() -> None:
    """The time in which a worker waits for a core is not that of the file."""
    assert answers("compute_for", 0.5, limits=Limits(cpu=30, wall=1))


@pytest.mark.parametrize(
    ("name", "arguments", "reason"),
    [
        ("take_memory", (600,), "reading it takes more than 512 MB of memory"),
        ("return_bytes", (300,), "reading it takes more than 512 MB of memory"),
        ("return_bytes", (65,), "it unpacks to many times its size"),
        ("count_on", (), "it unpacks to many times its size"),
        ("recurse", (), "its reader failed (RecursionError)"),
        ("fail", (), "its reader failed (LookupError)"),
        ("panic", (), "its reader failed (BaseException)"),
        ("crash", (), "its reader crashed (SIGSEGV)"),
        ("kill", (), "the system stopped its reader, perhaps for lack of memory"),
        ("leave", (), "its reader crashed (exit code 0)"),
        ("return_code", (), "its reader failed (UnpicklingError)"),
        ("write_file", ("/dev/shm/hostile",), "its reader failed (OSError)"),  # noqa: S108 - refused
    ],
)
def test_whatever_goes_wrong_is_said(name: str, arguments: tuple[object, ...], reason: str) -> None:
    """Each kind of end is a failure of that call in plain words, and the next call is answered."""
    assert failure(name, *arguments).startswith(f"{reason} — ")
    assert [7] == answers("echo", 7)


def test_a_failure_shows_nothing_of_the_text() -> None:
    """The message of an unexpected error may hold words of the text: only its name is passed on."""
    assert "secret" not in failure("fail")


def test_memory_stays_below_the_limit_however_much_was_read_before() -> None:
    """What a worker held before doesn't add to what a call may take."""
    for _ in range(3):
        answers("take_memory", 250)
        (peak,) = answers("peak_memory")
        assert isinstance(peak, int)
        assert peak <= MOST_MEMORY


def test_memory_is_watched_where_the_system_holds_no_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As on macOS: the parent asks what its worker takes, and ends it."""
    monkeypatch.setattr("briefings.reading.workers.limits._STATM", Path("/nowhere"))
    monkeypatch.setattr("briefings.reading.workers.worker.MOST_MEMORY", 1 << 20)

    assert failure("wait").startswith("reading it takes more than 512 MB of memory")


def test_a_worker_has_no_secrets_and_nothing_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """It gets neither the environment nor the open files and connections of its parent."""
    monkeypatch.setenv("TELEGRAM_TOKEN", "1:secret")
    with Path("pyproject.toml").open(encoding="utf-8") as file:
        os.set_inheritable(file.fileno(), True)  # noqa: FBT003 - the library's own form
        environment, files, _ = answers("describe_process")

    assert isinstance(environment, dict)
    assert isinstance(files, list)
    assert {"LC_CTYPE"} >= set(environment)
    assert {"pipe", "/dev/null"} >= {str(name).partition(":")[0] for name in files}


def test_a_worker_is_used_again() -> None:
    """Calls that go well share a process; one that fails takes its worker with it."""
    first = process()
    assert first == process()
    failure("fail")
    assert first != process()


def test_a_worker_that_has_ended_is_replaced() -> None:
    """A worker that ended while it waited costs no call: another answers."""
    start_worker()
    first = process()
    assert isinstance(first, int)
    os.kill(first, signal.SIGKILL)
    with suppress(CallFailed):  # it may not have ended yet
        process()
    assert first != process()


def test_values_come_back_as_they_were() -> None:
    """All that articles and refusals hold survives the way back."""
    here = timezone(timedelta(hours=5, minutes=30))
    values = [
        Article(
            body="Two words. \U0001f600",
            title="A title",
            source=Publisher(name="a", title="A"),
            url="https://example.org/a",
            published=datetime(2025, 5, 8, 9, 30, tzinfo=here),
            language="en",
            marks=(Mark(0, 3, "head"),),
            labels=("live",),
            file="a.txt",
            origin="/a.txt",
            retrieved_at=datetime(2025, 5, 9, tzinfo=UTC),
            notes=("one",),
        ),
        ReadingError("a.txt", "line 3", "broken", "mend it"),
    ]
    returned = [answers("echo", value)[0] for value in values]
    assert values[0] == returned[0]
    assert str(values[1]) == str(returned[1])


def test_who_wants_no_answer_is_not_kept_waiting() -> None:
    """A call ends soon after it is cancelled, and so does its worker."""
    stop = Event()
    Timer(0.2, stop.set).start()
    with pytest.raises(CallCancelled):
        list(call(f"{CALLS}:wait", limits=LONG, stop=stop))


def test_a_generator_that_is_left_ends_its_worker() -> None:
    """What a call would still yield is not computed."""
    first = process()
    counting = call(f"{CALLS}:count_on", limits=LONG)
    assert 0 == next(counting)
    del counting
    assert first != process()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_worker_ends_with_its_parent(number: signal.Signals) -> None:
    """Also one that is busy, whether the parent is killed or interrupted."""
    script = (
        "from briefings.reading.workers.pool import call\n"
        f"from tests.hostile_calls import *\n"
        f"print(*list(call('{CALLS}:describe_process'))[2:], flush=True)\n"
        f"list(call('{CALLS}:wait'))\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parents[5],
    )
    with parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.send_signal(number)
    until = time.monotonic() + 10
    while is_running(worker) and time.monotonic() < until:
        time.sleep(0.01)
    assert not is_running(worker)


def test_no_process_to_be_had_is_an_error_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are not blamed where no worker can be started at all."""
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(WorkerError, match="no process can be started"):
        answers("echo", 1)


def test_a_python_without_our_code_is_an_error_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A worker that ends before it is ready blames no file either."""
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(broken))
    with pytest.raises(WorkerError, match="exit code 3"):
        answers("echo", 1)
