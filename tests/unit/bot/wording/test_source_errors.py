"""Why a source can't be had is said in the language that is spoken."""

import pytest

from bot.platforms.terminal.render import plain
from bot.wording.language.languages import LANGUAGES, speaking
from bot.wording.sources.adding import refused
from bot.wording.sources.errors import error_words
from bot.wording.sources.reading import unread

REASONS = (
    "the server answered 503",
    "it took longer than 20 seconds",
    "no address is found for this host",
    "its certificate isn't valid (self-signed certificate)",
    "this address is not public",
    "its robots.txt asks us not to fetch it",
    "reading it takes more than 512 MB of memory",
    "the server asked us to wait",
    "MAILBOX_PASSWORDS has no password for it",
    "it holds no feed",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_of_trouble_has_its_words(language: str) -> None:
    """In English it is what was found out, elsewhere what kind of trouble that is."""
    with speaking(language):
        said = [error_words(reason) for reason in REASONS]

    assert len(REASONS) == len(set(said))
    assert (language == "en") == (list(REASONS) == said)
    assert (language == "en") == ("the" in " ".join(said).split())
    assert "503" in said[0]


def test_what_nobody_knows_is_not_said() -> None:
    """A source that was never tried has no error."""
    assert "" == error_words(None)


def test_a_refused_address_is_refused_in_one_language() -> None:
    """The answers to /addsource and /read say why in the language of the rest."""
    with speaking("de"):
        said = [plain(refused("a.example", REASONS[4])), plain(unread("a.example", REASONS[4:]))]

    assert all("darf nicht abgerufen werden" in each for each in said), said
    assert not any("public" in each for each in said)
