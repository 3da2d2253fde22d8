"""Long lists a page at a time, each page in place of the one before."""

from collections.abc import Sequence
from typing import Final, TypeVar

from bot.chat.message import Button
from bot.wording.buttons import next_page, previous_page

ROWS: Final = 15
"""Rows of a page: as many as a phone's screen shows."""

Row = TypeVar("Row")


def page_of(rows: Sequence[Row], page: int) -> tuple[Sequence[Row], int, int]:
    """Return the rows of a page, its number, which is one that there is, and how many there are."""
    pages = max(1, -(-len(rows) // ROWS))
    page = min(max(page, 1), pages)
    return rows[(page - 1) * ROWS : page * ROWS], page, pages


def turning(again: str, page: int, pages: int) -> tuple[Button, ...]:
    """Return what turns to the page before and after; `again` asks for the first one."""
    turns = []
    if page > 1:
        turns.append(Button(label=previous_page(page - 1, pages), ask=f"{again} page {page - 1}"))
    if page < pages:
        turns.append(Button(label=next_page(page + 1, pages), ask=f"{again} page {page + 1}"))
    return tuple(turns)
