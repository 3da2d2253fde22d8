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

    async def offer(self, menu: Menu) -> None:
        """Keep it."""
        self.offers.append(menu)


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
