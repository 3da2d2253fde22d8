"""What Tab completes at the prompt."""

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from bot.chat.platform import Menu
from bot.platforms.terminal.prompt import MenuCompleter

MENU = Menu(
    commands={
        "en": [("trade", "Trade"), ("victory-day", "Victory Day"), ("today", "the top points")],
        "de": [("trade", "Handel")],
    },
    arguments={"mute": ["trade", "victory-day"], "language": ["de", "en"]},
)


def _completed(typed: str, language: str = "en") -> list[str]:
    """Return the lines that Tab offers."""
    completer = MenuCompleter(lambda: MENU, lambda: language)
    found = completer.get_completions(Document(typed), CompleteEvent(completion_requested=True))
    return [typed[: len(typed) + each.start_position] + each.text for each in found]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("/t", ["/trade", "/today"]),
        ("/vic", ["/victory-day"]),
        ("t", ["/trade", "/today"]),
        ("TR", ["/trade"]),
        ("", ["/trade", "/victory-day", "/today"]),
        ("/mute ", ["/mute trade", "/mute victory-day"]),
        ("/mute v", ["/mute victory-day"]),
        ("/mute V", ["/mute victory-day"]),
        ("/mute /tr", ["/mute trade"]),
        ("/mute trade, v", ["/mute trade, victory-day"]),
        ("/mute trade,v", ["/mute trade,victory-day"]),
        ("/language d", ["/language de"]),
        ("/help t", []),
        ("peace t", []),
        (" ", []),
        ("/zebra", []),
    ],
)
def test_tab_completes_commands_topics_and_arguments(typed: str, offered: list[str]) -> None:
    """Whatever the case, with and without a slash."""
    assert offered == _completed(typed)


def test_what_is_offered_is_explained_in_the_language_that_is_spoken() -> None:
    """Or in English, where there is no other."""
    completer = MenuCompleter(lambda: MENU, lambda: "de")
    (found,) = completer.get_completions(Document("/tr"), CompleteEvent())

    assert "Handel" == found.display_meta_text
    assert ["/today"] == _completed("/to", "xx")
