"""How well the article is told from the rest of a page: ours beside trafilatura as it comes.

Usage: ./dev bench pages [FOLDER]    (FOLDER holds Zyte's article extraction benchmark: its
ground-truth.json and html/*.html.gz; ../shared/data/article_extraction unless said otherwise)

Precision, recall and F1 of words, each page counting the same.
"""

import gzip
import json
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean

import trafilatura
from command_line import with_folder
from foreign.words import scores

from briefings.model import Article
from briefings.reading.feeds.entry import SourcePlace
from briefings.reading.feeds.full_text import read_page_of
from briefings.reading.metadata import Place
from briefings.reading.pages.page import read_page

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "article_extraction"
PLACE = Place(file="page.html", origin=None, at=datetime(2025, 1, 1, tzinfo=UTC))


def ours(page: bytes) -> str:
    """Return the body that we read."""
    found = next(read_page(page, PLACE))
    return found.body if isinstance(found, Article) else ""


def as_fetched(page: bytes) -> str:
    """Return the body that we read of a page that we fetch, where its publisher lets us."""
    found = next(read_page_of(page, SourcePlace(url="https://example.org/a", at=PLACE.at)))
    return found.body if isinstance(found, Article) else ""


def plain_trafilatura(page: bytes) -> str:
    """Return what trafilatura extracts with no option set."""
    return trafilatura.extract(page) or ""


def measured(read: Callable[[bytes], str], pages: Mapping[str, tuple[bytes, str]]) -> str:
    """Return one line of the table."""
    begin = time.perf_counter()
    found = {name: read(page) for name, (page, _) in pages.items()}
    rate = len(pages) / (time.perf_counter() - begin)
    columns = zip(*(scores(found[name], gold) for name, (_, gold) in pages.items()), strict=True)
    means = "".join(f"{fmean(column):>11.3f}" for column in columns)
    return f"{read.__name__.replace('_', ' '):<18}{means}{rate:>11.0f}"


def main() -> None:
    """Print the table."""
    folder = with_folder(__doc__, FOLDER, keeps=False).parse_args().folder
    if not (folder / "ground-truth.json").exists():
        print(f"skipped: no article extraction benchmark in {folder}")
        return
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    pages = {
        name: (gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()), gold)
        for name, gold in ((name, page["articleBody"]) for name, page in truth.items())
    }
    print(f"{f'{len(pages)} pages':<18}  precision     recall         F1    pages/s")
    for read in (ours, as_fetched, plain_trafilatura):
        print(measured(read, pages))


if __name__ == "__main__":
    main()
