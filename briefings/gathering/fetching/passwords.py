"""Passwords of mailboxes, as their operator sets them."""

from collections.abc import Mapping
from urllib.parse import unquote


def parse_passwords(text: str) -> Mapping[str, str]:
    """Return the passwords of mailboxes, by user and host: ``user@host``.

    Args:
        text: ``user@host=password``, separated by spaces; a space in a password is written ``%20``,
            and a percent sign ``%25``.

    Raises:
        ValueError: one of them isn't so; it doesn't say which, as it may be a password.
    """
    passwords = {}
    for stated in text.split():
        mailbox, _, password = stated.partition("=")
        user, _, host = mailbox.rpartition("@")
        if not (user and host and password):
            raise ValueError("each is user@host=password, with %20 for a space")
        passwords[f"{user}@{host.lower()}"] = unquote(password)
    return passwords
