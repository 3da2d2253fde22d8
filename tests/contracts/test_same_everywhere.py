"""The same articles give the same briefs, byte for byte, wherever and however they come."""

import json
import subprocess
import sys
from pathlib import Path

from tests.contracts.postgres import Postgres
from tests.processes import ROOT

_BRIEFS = """
import json, random, sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from bot.exports.brief_json import brief_json
from bot.library.bundled import bundled_articles, bundled_topics
from bot.library.library import Library
from bot.library.overviews.timelines import Timelines
from briefings.composing.recipe import Recipe
from briefings.model import Topic
from storage.opening import open_store
from tests.contracts.test_stories import WORDS, a_stream

now = datetime(2025, 3, 20, 12, tzinfo=UTC)
mixed = [*a_stream(3), *bundled_articles(now)]
random.Random(sys.argv[2]).shuffle(mixed)
with closing(open_store(sys.argv[1])) as store:
    library = Library(store, Recipe(points=10))
    for topic in bundled_topics():
        library.save_topic(topic)
    library.save_topic(Topic(name="ferry", title="Ferries", terms=("ferry", "harbour")))
    size = int(sys.argv[3])
    for start in range(0, len(mixed), size):
        library.ingest(mixed[start:start + size])
    for _ in library.stories.settle():
        pass
    for topic in library.topics():
        library.save_topic(topic)
    briefs = [library.brief(topic, now=now) for topic in library.topics()]
    briefs += [library.brief_on(words, now=now) for words in ("Who signed?", "ferry harbour")]
    briefs += [Timelines(store, library.recipe).of_topic(topic) for topic in library.topics()]
    print(json.dumps([brief_json(brief) for brief in briefs]))
"""


def _briefs(url: str, order: str, size: int) -> list[str]:
    """Return the briefs that a process of its own makes of articles that come in some order."""
    command = [sys.executable, "-c", _BRIEFS, url, order, str(size)]
    environment = {"PYTHONHASHSEED": order, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    found: list[str] = json.loads(ran.stdout)
    return found


def test_briefs_are_the_same_byte_for_byte(tmp_path: Path, postgres: Postgres) -> None:
    """Over the order and number in which articles come, process, hash seed and database."""
    sqlite = _briefs(f"sqlite:///{tmp_path}/store.db", "1", 1_000)

    assert sqlite == _briefs(f"sqlite:///{tmp_path}/other.db", "2", 25)
    assert sqlite == _briefs(postgres.empty(), "3", 40)
    assert any(json.loads(brief)["points"] for brief in sqlite)
