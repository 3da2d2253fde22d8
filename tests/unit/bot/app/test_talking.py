"""The bot at work on its platforms."""

import asyncio
from dataclasses import dataclass, field

from bot.app.talking import keep_menu
from bot.chat.platform import Menu
from tests.room import Room

TRADE = Menu(commands={"en": [("trade", "Trade")]})
ENERGY = Menu(commands={"en": [("trade", "Trade"), ("energy", "Energy")]})


@dataclass
class _Board(Room):
    """A room that shows a menu."""

    offers: list[Menu] = field(default_factory=list)
    failures: int = 0

    async def offer(self, menu: Menu) -> bool:
        """Keep it; the first times that fails."""
        self.offers.append(menu)
        self.failures -= 1
        return self.failures < 0


async def test_a_menu_is_offered_again_once_it_has_changed() -> None:
    """And not where it stayed as it was, however often it is looked at."""
    board, looks = _Board(), 0

    def menu(_platform: str) -> Menu:
        nonlocal looks
        looks += 1
        return TRADE if looks < 5 else ENERGY

    keeping = asyncio.create_task(keep_menu(board, menu, every=0))
    async with asyncio.timeout(60):
        while looks < 10:  # noqa: ASYNC110 - a thread counts them
            await asyncio.sleep(0)
    keeping.cancel()

    assert [TRADE, ENERGY] == board.offers


async def test_a_menu_that_could_not_be_shown_is_offered_again() -> None:
    """As it is, and until it is shown."""
    board = _Board(failures=2)
    keeping = asyncio.create_task(keep_menu(board, lambda _platform: TRADE, every=0))
    async with asyncio.timeout(60):
        while board.failures > -1:  # noqa: ASYNC110 - the room counts them
            await asyncio.sleep(0)
    keeping.cancel()

    assert [TRADE] * 3 == board.offers
