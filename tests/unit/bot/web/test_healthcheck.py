"""What the health check makes of replies, however odd."""

import pytest

from bot.web import healthcheck


@pytest.mark.parametrize(
    ("status", "body", "text"),
    [
        (200, b'{"ready": true, "checks": []}', "ready"),
        (
            503,
            b'{"checks": [{"name": "database", "ok": false, "detail": "gone"}, {"ok": true}]}',
            "not ready: database: gone",
        ),
        (200, b"<html>", "unhealthy: another program answers at a:1"),
        (200, b"[]", "unhealthy: another program answers at a:1"),
        (200, b'{"checks": [1]}', "unhealthy: another program answers at a:1"),
        (404, b'{"detail": "Not Found"}', "unhealthy: another program answers at a:1"),
        (200, b"\xff\xfe", "unhealthy: another program answers at a:1"),
    ],
)
def test_a_reply_becomes_one_line(status: int, body: bytes, text: str) -> None:
    """Only a bot that says that it is ready is well."""
    report = healthcheck._ready(status, body, "a:1")

    assert (text == "ready", text) == (report.ok, report.text)
