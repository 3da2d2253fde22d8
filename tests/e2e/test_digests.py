"""Digests on their way: on time, once, also where the bot is killed at each of its steps."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.crashes import CASES, flaws, killed, reference, subscribed
from tests.places import place

ON_POSTGRESQL = ("claimed", "sent", "recovered")


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the bot is a process of its own, with its own clock


@cache
def _reference(platform: str) -> list[str]:
    with TemporaryDirectory() as folder:
        return reference(Path(folder), platform, _now())


@pytest.mark.parametrize(("platform", "point"), CASES)
def test_a_kill_loses_no_digest_and_repeats_none_unmarked(
    tmp_path: Path, platform: str, point: str
) -> None:
    """Eight channels, the third that gets there dies: each has its digest, whole and in order."""
    url = f"sqlite:///{tmp_path}/store.db"
    with place(platform) as here:
        subscribed(url, here.channels, _now())
        assert killed(tmp_path, url, here, point, 3)
        assert [] == flaws(here, point, _reference(platform))


@pytest.mark.parametrize("platform", ["telegram", "slack"])
@pytest.mark.parametrize("point", ON_POSTGRESQL)
def test_the_same_on_each_database(tmp_path: Path, url: str, platform: str, point: str) -> None:
    """What a dead process left is taken up once its lease is over."""
    with place(platform) as here:
        subscribed(url, here.channels, _now())
        assert killed(tmp_path, url, here, point, 5)
        assert [] == flaws(here, point, _reference(platform))
