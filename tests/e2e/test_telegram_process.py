"""The bot's process in Telegram: how it is called, and how it ends."""

from pathlib import Path

from tests.bots import free_port, running, telegram_settings
from tests.fakes.telegram_api import telegram_api
from tests.fakes.telegram_rules import Body


def _update(number: int, text: str) -> Body:
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": 1,
            "chat": {"id": 5, "type": "private", "first_name": "Eve"},
            "from": {"id": 5, "is_bot": False, "first_name": "Eve"},
            "text": text,
        },
    }


def test_by_webhook_only_what_carries_the_secret_is_taken(tmp_path: Path) -> None:
    """Telegram calls us where PUBLIC_URL is set; repeats are taken and not answered again."""
    port = free_port()
    with telegram_api() as own:
        own.chat(5)
        settings = {
            "PUBLIC_URL": "https://bot.example",
            "LISTEN": f"127.0.0.1:{port}",
            **telegram_settings(own),
        }
        with running(tmp_path, settings) as started:
            own.eventually(lambda: own.webhook, within=60)
            assert "https://bot.example/telegram" == own.webhook["url"]
            own.webhook["url"] = f"http://127.0.0.1:{port}/telegram"
            statuses = [
                own.push(_update(1, "/trade"), secret="x" * 64),
                own.push(_update(2, "/trade")),
                own.push(_update(2, "/trade")),
            ]
            own.eventually(lambda: own.posted(5))
            assert 0 == started.stop()

        assert [401, 200, 200] == statuses
        assert 1 == len(own.posted(5))


def test_a_refused_token_ends_the_bot_with_a_reason(tmp_path: Path) -> None:
    """Not with silence, and without the token."""
    with telegram_api() as own:
        settings = telegram_settings(own) | {"TELEGRAM_TOKEN": "42:canary-wrong"}
        with running(tmp_path, settings, forked=False) as started:
            assert 1 == started.ended()

        log = started.log.read_text()
        assert (
            "telegram lost: it doesn't recognise the token — copy the token from @BotFather" in log
        )
        assert "canary" not in log


def test_a_token_that_is_revoked_while_polling_ends_the_bot(tmp_path: Path) -> None:
    """The library's own loop would go on in silence."""
    with telegram_api() as own, running(tmp_path, telegram_settings(own)) as started:
        own.eventually(lambda: own.calls("getUpdates"), within=60)
        own.fail("getUpdates", "401", description="Unauthorized")
        own.says(1, "/trade")

        assert 1 == started.ended()


def test_sigterm_ends_the_bot_at_once(tmp_path: Path) -> None:
    """Within five seconds, though a long poll is open."""
    with (
        telegram_api() as own,
        running(tmp_path, telegram_settings(own), forked=False) as started,
    ):
        own.eventually(lambda: own.calls("getUpdates"), within=60)

        assert 0 == started.stop()


def test_a_private_bot_answers_only_whom_it_is_open_to(tmp_path: Path) -> None:
    """Others are told by which name its owner can let them in; owners are always let in.

    What someone found inline is shown to nobody else who types the same.
    """
    with telegram_api() as own:
        settings = telegram_settings(own) | {
            "ALLOWED_CHANNELS": "telegram:-5 telegram:7",
            "OWNERS": "telegram:9",
        }
        with running(tmp_path, settings):
            for chat in (7, 8, 9):
                own.says(chat, "/trade")
            allowed = own.types("tariffs", user=7)
            own.eventually(lambda: own.found(allowed), within=60)
            query = own.types("tariffs", user=8)
            said = [
                own.eventually(lambda chat=chat: own.posted(chat), within=60)[0].text
                for chat in (7, 8, 9)
            ]
            offered = own.eventually(lambda: own.found(query) is not None and [own.found(query)])

    assert "This bot is private. To use it, ask its operator to allow “telegram:8”." == said[1]
    assert said[0].startswith("Trade")
    assert said[2].startswith("Trade")
    assert [[]] == offered


def test_pages_are_turned_in_the_message_that_has_them(tmp_path: Path) -> None:
    """There and back, without a second message; the same pages as before."""
    with telegram_api() as own, running(tmp_path, telegram_settings(own) | {"POINTS": "40"}):
        own.says(7, "/brief russia")
        first = own.eventually(lambda: own.posted(7), within=60)[0]
        own.presses(first, "Next (2/", user=7)
        second = own.eventually(lambda: [m for m in own.posted(7) if m.text != first.text])[0]
        own.presses(second, "‹ Back (1/", user=7)
        own.eventually(lambda: [m for m in own.posted(7) if m.text == first.text])

        assert 1 == len(own.posted(7))
        assert (first.id, first.buttons) == (own.posted(7)[0].id, own.posted(7)[0].buttons)
        assert any(label.startswith("‹ Back (1/") for label in second.labels)
