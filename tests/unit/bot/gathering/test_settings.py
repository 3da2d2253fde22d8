"""The settings of gathering."""

import pytest

from bot.app.config import load_settings
from briefings.gathering.fetching.passwords import parse_passwords


@pytest.mark.parametrize(
    "contact", ["", "news@example.org", "https://example.org/bot?a=b", "http://[::1]/", "a+b@c.d"]
)
def test_a_contact_is_a_web_or_mail_address(contact: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both are told to servers as they are."""
    monkeypatch.setenv("CONTACT", contact)

    assert contact == load_settings().contact


def test_passwords_are_those_of_users_at_hosts() -> None:
    """A user may be a mail address itself, and a password have any sign in it."""
    text = "ann@Imap.example=a=b%20c%25 news@example.org@imap.example=%C3%A9@x"

    assert {
        "ann@imap.example": "a=b c%",
        "news@example.org@imap.example": "é@x",
    } == parse_passwords(text)


def test_no_password_is_ever_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each password is a secret by itself, as it is told to the server."""
    monkeypatch.setenv("MAILBOX_PASSWORDS", "a@b=one%20two c@d=three")

    settings = load_settings()
    assert {"one two", "three"} <= set(settings.secrets)
    assert "three" not in repr(settings)
