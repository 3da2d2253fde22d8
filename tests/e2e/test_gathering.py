"""From a feed reader's list to a brief of the day, as a new user meets it: three commands."""

import asyncio
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.fakes.farm_server import Farm, farm
from tests.fakes.feed_farm import Feed, make_feeds

ROOT = Path(__file__).parents[2]
SITES = 170
REPORTED = "The harbour of Tolvik reopened on Monday after a strike of nine days, its owner said."
"""What three of them report."""


def _feeds(now: datetime) -> list[Feed]:
    """Return feeds with posts of the last hours, three of them bad; three report one event."""
    feeds = make_feeds(SITES, bad=3 / SITES)
    reporting = [feed.number for feed in feeds if feed.fault is None][:3]
    return [_anew(feed, now, is_reporting=feed.number in reporting) for feed in feeds]


def _anew(feed: Feed, now: datetime, *, is_reporting: bool) -> Feed:
    first, *others = (
        replace(post, published=now - timedelta(minutes=10 * place))
        for place, post in enumerate(feed.posts)
    )
    if is_reporting:
        first = replace(first, title="Harbour of Tolvik reopens", text=f"{REPORTED} {first.text}")
    return replace(feed, posts=(first, *others))


def _list(served: Farm) -> str:
    """Return the feeds as a reader exports them: in folders, with a bare ampersand in a title."""
    lines = (
        f'<outline text="News & more {feed.number}" type="rss" htmlUrl="" '
        f'xmlUrl="http://127.0.0.1:{served.port}/{feed.number}"/>'
        for feed in served.feeds
    )
    folder = "\n".join(lines)
    return f'<opml version="1.0"><body><outline text="All">\n{folder}\n</outline></body></opml>'


async def _run(folder: Path, served: Farm, *args: str, given: str = "") -> tuple[int, str, str]:
    """Run the program; return its code, what it says and what it complains of."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *args),
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],  # noqa: TID251 - a child's own
            "DATABASE_URL": f"sqlite:///{folder / 'briefing.db'}",
            "PRIVATE_HOSTS": f"127.0.0.1:{served.port}",
            "LISTEN": "",
        },
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await asyncio.wait_for(process.communicate(given.encode()), 240)
    return process.returncode or 0, out.decode(), err.decode()


async def test_three_commands_lead_from_a_list_of_feeds_to_the_news_of_the_day(
    tmp_path: Path,
) -> None:
    """Import, gather, ask: what several report comes first, with who says it."""
    listed = tmp_path / "feeds.opml"
    now = datetime.now(UTC)  # noqa: TID251 - the program's own clock decides what is of today
    async with farm(_feeds(now)) as served:
        listed.write_text(_list(served), "utf-8")
        imported = await _run(tmp_path, served, "sources", "import", str(listed))
        gathered = await _run(tmp_path, served, "gather", "--once")
        _, today, complaints = await _run(tmp_path, served, "run", given="/today\n/sources\n")

    assert (0, f"{SITES} added, 0 there already, 0 refused\n", "") == imported
    assert 1 == gathered[0]
    assert gathered[1].startswith(f"gathered {SITES} sources: 168 fetched, 0 unchanged")
    assert REPORTED in today
    assert "2 of 170" in today
    assert "Traceback" not in today + complaints + gathered[2]
