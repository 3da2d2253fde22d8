"""The menu of commands that Telegram shows while someone types."""

import pytest
from telegram import (
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeDefault,
)

from bot.chat.platform import Menu
from bot.platforms.telegram.menu import bot_commands, scoped_commands


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("trade", ["trade"]),
        ("victory-day", ["victory_day"]),
        ("a" * 32, ["a" * 32]),
        ("a" * 33, []),
        ("торговля", []),
        ("Trade", []),
        ("trade war", []),
        ("", []),
    ],
)
def test_what_telegram_takes_for_a_name_is_listed(name: str, shown: list[str]) -> None:
    """Other topics can be typed as well: they are left out, not the whole menu refused."""
    assert shown == [each.command for each in bot_commands([(name, "what it does")])]


def test_a_menu_is_no_longer_than_telegram_takes() -> None:
    """A hundred commands, 256 letters each; a command that says nothing says its name."""
    commands = bot_commands([(f"c{number}", "x" * 300 if number else "") for number in range(120)])

    assert (100, "c0") == (len(commands), commands[0].description)
    assert {256} == {len(each.description) for each in commands[1:]}


def test_members_of_groups_are_not_shown_what_only_admins_may() -> None:
    """Admins are, and so is whoever talks with the bot alone; each language has its own menu."""
    menu = Menu(
        commands={"en": [("trade", "Trade"), ("mute", "Mute")], "de": [("mute", "Stumm")]},
        admin_commands=frozenset({"mute"}),
    )
    shown = {
        (type(scope), language): [each.command for each in commands]
        for scope, language, commands in scoped_commands(menu)
    }

    assert {
        (BotCommandScopeDefault, None): ["trade", "mute"],
        (BotCommandScopeAllGroupChats, None): ["trade"],
        (BotCommandScopeAllChatAdministrators, None): ["trade", "mute"],
        (BotCommandScopeDefault, "de"): ["mute"],
        (BotCommandScopeAllGroupChats, "de"): [],
        (BotCommandScopeAllChatAdministrators, "de"): ["mute"],
    } == shown
