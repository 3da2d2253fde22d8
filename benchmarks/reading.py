"""How many files a second are read and ingested, on one core and on two, from texts and pages.

Usage: ./dev bench reading [--keep] [FILES]    (300 of each unless said otherwise)

The texts are the sentences of the bundled articles in another order, so that they are English.
Each figure is the best of three runs in a process of its own that may use so many cores.
"""

import os
import random
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from command_line import parser
from report import keep, machine, markdown

from briefings.composing.recipe import Recipe
from briefings.reading.folder import read

SEEDS = Path(__file__).parents[1] / "seeds" / "articles"
HEAD = ("what", "1 core, files/s", "2 cores, files/s", "times as fast")
RUNS = 3
AT = datetime(2025, 5, 9, tzinfo=UTC)
PARAGRAPHS, SENTENCES = 6, 4


def make_files(folder: Path, count: int) -> None:
    """Write so many texts and so many pages into folders of their own."""
    chance = random.Random(36)  # noqa: S311 - the same files in every run
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    said = [line for text in texts for line in text.replace("\n", " ").split(". ") if line]
    for kind in ("texts", "pages"):
        (folder / kind).mkdir()
    for number in range(count):
        paragraphs = [". ".join(chance.sample(said, SENTENCES)) + "." for _ in range(PARAGRAPHS)]
        (folder / "texts" / f"{number:05}.txt").write_text("\n\n".join(paragraphs), "utf-8")
        (folder / "pages" / f"{number:05}.html").write_text(page(number, paragraphs), "utf-8")


def page(number: int, paragraphs: list[str]) -> str:
    """Return a page with what surrounds an article on one."""
    menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(40))
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<!doctype html><html><head><title>Story {number}</title></head><body>"
        f"<nav><ul>{menu}</ul></nav><article><h1>Story {number}</h1>{body}</article>"
        f"<footer><ul>{menu}</ul></footer></body></html>"
    )


def measure(work: str, folder: str, cores: int) -> None:
    """Print how many files a second one run reads, or reads and stores."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])
    began = time.perf_counter()
    count = ingested(folder) if work == "ingest" else len(list(read([folder], at=AT)))
    print(count / (time.perf_counter() - began))


def ingested(folder: str) -> int:
    """Return how many articles of a folder come to stand in a new store."""
    from bot.library.library import Library  # noqa: PLC0415 - reading is timed without it
    from storage.opening import open_store  # noqa: PLC0415 - the same

    with TemporaryDirectory() as place, closing(open_store(f"sqlite:///{place}/a.db")) as store:
        return Library(store, Recipe()).ingest(read([folder], at=AT)).read


def best(work: str, folder: Path, cores: int) -> float:
    """Return the files a second of the best of `RUNS`."""
    command = [sys.executable, __file__, "--work", work, "--cores", str(cores), str(folder)]
    runs = (
        subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
        for _ in range(RUNS)
    )
    return max(float(run.stdout) for run in runs)


def main() -> None:
    """Measure, print the table, and keep it where that is asked for."""
    given = parser(__doc__)
    given.add_argument("--work", choices=["read", "ingest"], help="measure one run of a folder")
    given.add_argument("--cores", type=int, default=1, help="for that run")
    given.add_argument("files", nargs="?", default="300", help="how many of each, or the folder")
    options = given.parse_args()
    if options.work:
        measure(options.work, options.files, options.cores)
        return
    with TemporaryDirectory() as place:
        make_files(Path(place), int(options.files))
        found = []
        for work in ("read", "ingest"):
            for kind in ("texts", "pages"):
                one, two = (best(work, Path(place, kind), cores) for cores in (1, 2))
                found.append((f"{work} {kind}", f"{one:.0f}", f"{two:.0f}", f"{two / one:.2f}"))
    table = markdown(HEAD, found)
    print(f"{machine()}\n\n{table}")
    if options.keep:
        keep("reading", "./dev bench reading", table)


if __name__ == "__main__":
    main()
