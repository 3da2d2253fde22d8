"""What the bundled corpus must give, asked as a user asks: by processes of our own program."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bot.library.bundled import bundled_topics
from tests.forking import ROOT, run_bot

SEEDS = ROOT / "seeds" / "articles"


def run(
    *arguments: str, store: Path, seed: str = "", stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run `briefing-bot ARGUMENTS` on a store of its own, in a process of its own."""
    hashes = {"PYTHONHASHSEED": seed} if seed else {}
    settings = {"DATABASE_URL": f"sqlite:///{store}", **hashes}
    return run_bot(arguments, store.parent, settings, stdin)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store into which the five articles were ingested."""
    path = tmp_path_factory.mktemp("store") / "briefing.db"
    done = run("ingest", str(SEEDS), store=path)
    assert (0, "") == (done.returncode, done.stderr)
    return path


def brief(store: Path, *arguments: str, seed: str = "") -> dict[str, Any]:
    """Return the JSON of a brief."""
    done = run("brief", *arguments, "--format", "json", store=store, seed=seed)
    assert (0, "") == (done.returncode, done.stderr)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def excerpts(said: dict[str, Any]) -> list[dict[str, Any]]:
    """Return every excerpt of a brief."""
    return [
        excerpt
        for point in said["points"]
        for excerpt in (
            point["lead"],
            *point["support"],
            *(other["excerpt"] for other in point["differs"]),
        )
    ]


def files(said: dict[str, Any]) -> set[str]:
    """Return the names of the files that a brief cites."""
    return {Path(citation["file"]).name[:3] for citation in said["citations"]}


def test_ceasefire_gives_the_four_sentences_that_speak_of_it(store: Path) -> None:
    """Four sentences from three articles, the three days and the 72 hours as agreeing."""
    said = brief(store, "ceasefire")

    assert len(said["points"]) <= 4
    assert {
        ("A three-day ceasefire", "hostilities."),
        ("Ukrainian officials reported", "ceasefire."),
        ("Putin announced a", "truce."),
        ("But talks have", "progress."),
    } <= {
        (" ".join(words[:3]), words[-1])
        for words in (excerpt["text"].split() for excerpt in excerpts(said))
    }
    assert {"001", "002", "003"} == files(said)
    together = [
        {excerpt["text"].split()[1] for excerpt in (point["lead"], *point["support"])}
        for point in said["points"]
        if point["support"]
    ]
    assert [{"three-day", "announced"}] == together


def test_trade_gives_six_good_points_from_four_articles(store: Path) -> None:
    """No heading, no tweet, no credit; each point about trade."""
    said = brief(store, "trade", "--points", "6")
    texts = [excerpt["text"] for excerpt in excerpts(said)]

    assert 6 == len(said["points"])
    assert 4 <= len(files(said))
    assert [] == [text for text in texts if "trad" not in text.lower() and "tariff" not in text]
    assert [] == [
        text
        for text in texts
        if text[-1] not in '.”"' or "pic.twitter" in text or "@" in text or "Shutterstock" in text
    ]


def test_energy_gives_at_least_four_articles(store: Path) -> None:
    """Oil, gas and pipelines are spoken of in four of the five."""
    assert {"000", "001", "002", "004"} == files(brief(store, "energy", "--points", "8"))


@pytest.mark.parametrize(
    "topic", ["trade", "ceasefire", "energy", "sanctions", "military", "diplomacy", "victory-day"]
)
def test_every_quote_stands_letter_for_letter_in_its_file(store: Path, topic: str) -> None:
    """Offsets point into the file's text, and numbers to its citation."""
    said = brief(store, topic, "--points", "10")
    cited = {citation["number"]: citation for citation in said["citations"]}

    assert said["points"]
    for excerpt in excerpts(said):
        body = Path(cited[excerpt["citation"]]["file"]).read_text(encoding="utf-8")
        assert body[excerpt["start"] : excerpt["end"]] == excerpt["text"]


@pytest.mark.parametrize(
    ("number", "source", "published"),
    [
        ("000", None, "2025-05-08"),
        ("001", None, "2025-05-08"),
        ("002", None, None),
        ("003", "Reuters", "2025-05-09"),
        ("004", "Realist English", None),
    ],
)
def test_source_and_date_are_those_stated_and_no_other(
    store: Path, number: str, source: str | None, published: str | None
) -> None:
    """What an article does not state is null."""
    said = brief(store, "victory-day", "--points", "20")
    stated = {
        (citation["source"], citation["published"])
        for citation in said["citations"]
        if Path(citation["file"]).name.startswith(number)
    }

    assert {(source, published)} == stated


def test_the_same_in_gives_the_same_out(store: Path, tmp_path: Path) -> None:
    """Twice, in another store, in another order, with another hash seed: byte for byte."""
    other = tmp_path / "other.db"
    for name in sorted(SEEDS.iterdir(), reverse=True):
        assert 0 == run("ingest", str(name), store=other, seed="7").returncode
    again = run("ingest", str(SEEDS), store=other, seed="8")
    assert "5 unchanged" in again.stdout
    outputs = {
        run("brief", "trade", "--format", "json", store=path, seed=seed).stdout
        for path in (store, other)
        for seed in ("1", "2")
    }

    assert 1 == len(outputs)


def test_free_words_make_a_brief(store: Path) -> None:
    """`brief "power of siberia"` quotes the two articles that speak of it."""
    assert {"000", "001"} == files(brief(store, "power of siberia"))


def test_nothing_found_is_said_as_nothing_found(store: Path) -> None:
    """No point is made up: it says how many articles were looked at and the newest date."""
    done = run("brief", "volcano eruption", store=store)

    assert 0 == done.returncode
    assert "5 articles" in done.stdout
    assert "9 May 2025" in done.stdout
    assert [] == brief(store, "volcano eruption")["points"]


def test_the_readme_shows_what_the_bot_says(tmp_path: Path) -> None:
    """README's transcripts, one of each bundled topic, are what a newcomer gets, line for line."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"^› (/[a-z-]+)\n(.+?)```", readme, re.MULTILINE | re.DOTALL))
    done = run("run", store=tmp_path / "new.db", stdin="".join(f"{asked}\n" for asked in shown))

    assert {f"/{topic.name}" for topic in bundled_topics()} == set(shown)
    assert (0, "\n\n".join(map(str.strip, shown.values()))) == (
        done.returncode,
        re.sub(r"\n{2,}", "\n\n", done.stdout).strip(),
    )
