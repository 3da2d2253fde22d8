"""Logs without secrets."""

import logging
import sys

from bot.redaction import Redacted

TOKEN = "123:AbC/x"  # noqa: S105 - no real one


def _formatted(message: str, *args: object, error: bool = False) -> str:
    trace = sys.exc_info() if error else None
    record = logging.LogRecord("x", logging.INFO, "x.py", 1, message, args, trace)
    return Redacted("%(message)s", [TOKEN, ""]).format(record)


def test_a_secret_is_blotted_out_wherever_it_stands() -> None:
    """In the words, in an argument, and as an address writes it."""
    assert "call [secret]/getMe [secret]" == _formatted("call %s/getMe %s", TOKEN, "123%3AAbC%2Fx")


def test_an_error_shows_no_secret() -> None:
    """Its trace is searched, too."""
    try:
        int(f"no such bot: {TOKEN}")
    except ValueError:
        told = _formatted("failed", error=True)

    assert "no such bot: [secret]" in told
    assert TOKEN not in told
