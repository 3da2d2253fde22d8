"""Logs without secrets."""

import json
import logging
import sys

from bot.app.logging import JsonLines, Redacted
from bot.chat.references import ReferenceLogger

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


def test_a_line_of_json_says_when_what_and_about_which_request() -> None:
    """One object a line, errors with their traces; nothing empty, and no secret."""
    log = logging.getLogger("test.json")
    lines: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    handler = Kept()
    handler.setFormatter(JsonLines([TOKEN]))
    log.addHandler(handler)
    try:
        int(f"no such bot: {TOKEN}")
    except ValueError:
        ReferenceLogger(log, "ab12").exception("call %s\nfailed", TOKEN)
    log.warning("late")

    failed, late = map(json.loads, lines)
    assert ("ERROR", "test.json", "ab12") == (
        failed["level"],
        failed["logger"],
        failed["reference"],
    )
    assert "reference ab12: call [secret]\nfailed" == failed["message"]
    assert "no such bot: [secret]" in failed["error"]
    assert {"time", "level", "logger", "message"} == late.keys()
    assert "\n" not in "".join(lines)
