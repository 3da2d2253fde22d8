"""What slash commands ask: those of the manifest, and of older ones."""

import pytest

from bot.commands.parsing import parse_command
from bot.platforms.slack.events import command
from bot.platforms.slack.manifest import manifest


def _asked(name: str, words: str = "", word: str = "brief") -> tuple[str, str]:
    payload = {
        "command": name,
        "text": words,
        "team_id": "T1",
        "channel_id": "C1",
        "user_id": "U1",
        "trigger_id": "1.2",
    }
    parsed = parse_command(command(payload, "U0BOT", word))
    return parsed.name, parsed.words


@pytest.mark.parametrize("word", ["brief", "news"])
def test_the_command_takes_everything_as_its_words(word: str) -> None:
    """Whatever the operator calls it."""
    name = manifest(word, ())["features"]["slash_commands"][0]["command"]

    assert ("brief", "gas prices") == _asked(name, "gas prices", word)
    assert ("mute", "trade") == _asked(name, "/mute trade", word)


@pytest.mark.parametrize("words", ["", " "])
@pytest.mark.parametrize("word", ["brief", "news"])
def test_the_command_alone_shows_the_bots_own_page(word: str, words: str) -> None:
    """Who types it so has yet to learn what there is."""
    assert ("home", "") == _asked(f"/{word}", words, word)


@pytest.mark.parametrize("word", ["brief", "news"])
@pytest.mark.parametrize("former", ["/help", "/more", "/start", "/subscribe", "/trade"])
def test_commands_of_an_older_manifest_stay_answered(former: str, word: str) -> None:
    """They are what they always were, with their words."""
    assert (former.removeprefix("/"), "8am") == _asked(former, "8am", word)


def test_brief_stays_answered_where_the_operator_chose_another_word() -> None:
    """It was in the manifest that the workspace installed."""
    assert ("brief", "gas prices") == _asked("/brief", "gas prices", "news")
