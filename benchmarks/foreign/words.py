"""How alike two texts are by their words, and how a page is read for that."""

import re
from collections import Counter
from datetime import UTC, datetime

from briefings.model import Article
from briefings.reading.metadata import Place
from briefings.reading.pages.page import read_page

PLACE = Place(file="page.html", origin=None, at=datetime(2026, 1, 1, tzinfo=UTC))


def scores(found: str, gold: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the words of `found`."""
    mine, right = (Counter(re.findall(r"\w+", text.casefold())) for text in (found, gold))
    shared = (mine & right).total()
    precision = shared / max(mine.total(), 1)
    recall = shared / max(right.total(), 1)
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


def read_articles(page: bytes) -> list[Article]:
    """Return the articles that we read in a page; none where it is refused."""
    return [found for found in read_page(page, PLACE) if isinstance(found, Article)]


def body(articles: list[Article]) -> str:
    """Return all their text."""
    return "\n\n".join(article.body for article in articles)
