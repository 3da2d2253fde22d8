"""What people name as a source, however they write it."""

from pathlib import Path

import pytest

from bot.chat.errors import SourceError
from bot.gathering.addresses import parse_address


@pytest.mark.parametrize(
    ("written", "kind", "address"),
    [
        ("https://News.Example:443/Feed#top", None, "https://news.example/Feed"),
        (" http://news.example ", None, "http://news.example/"),
        ("HTTP://news.example:8080/a?b=C", None, "http://news.example:8080/a?b=C"),
        ("http://[::1]:8080/f", None, "http://[::1]:8080/f"),
        ("news.example/feed", None, "https://news.example/feed"),
        ("news.example:8080", None, "https://news.example:8080/"),
        ("feed://news.example/rss", None, "http://news.example/rss"),
        ("feed:https://news.example/rss", None, "https://news.example/rss"),
        ("https://t.me/Durov", "telegram", "https://t.me/s/Durov"),
        ("t.me/s/durov/", "telegram", "https://t.me/s/durov"),
        ("https://t.me/joinchat/x", None, "https://t.me/joinchat/x"),
        ("imaps://me@Mail.Example/News", "mailbox", "imaps://me@mail.example/News"),
        ("imaps://me%40a.example@mail.example", "mailbox", "imaps://me%40a.example@mail.example"),
    ],
)
def test_an_address_is_kept_in_one_way(written: str, kind: str | None, address: str) -> None:
    """Its kind is known where the address tells it, and it is read the same again."""
    assert (kind, address) == parse_address(written) == parse_address(address)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "neither an address nor a folder"),
        ("trade", "neither an address nor a folder"),
        ("javascript:alert(1)", "javascript: is not read"),
        ("ftp://a.example/x", "ftp: is not read"),
        ("file:///nowhere/at/all", "no such folder"),
        ("https://", "can't be read"),
        ("https://a.example:99999/", "can't be read"),
        ("https://a.example/a b", "can't be read"),
        ("https://a.example\\@b.example/", "can't be read"),
        ("https://me:secret@a.example/f", "a user or password in it"),
        ("imaps://mail.example/News", "lacks its user"),
        ("imaps://me:secret@mail.example/News", "a password in it"),
    ],
)
def test_what_nothing_can_be_gathered_from_is_refused(written: str, reason: str) -> None:
    """In words, without what is secret."""
    with pytest.raises(SourceError) as refused:
        parse_address(written)

    assert reason in refused.value.reason
    assert "secret" not in str(refused.value)


def test_a_folder_is_a_source_and_a_file_is_not(tmp_path: Path) -> None:
    """A file is read once, by another command."""
    file = tmp_path / "a.xml"
    file.write_text("x")

    for written in (f"{tmp_path}", f"file://{tmp_path}", f"{tmp_path}/../{tmp_path.name}"):
        assert ("folder", str(tmp_path)) == parse_address(written)
    with pytest.raises(SourceError, match="briefing-bot ingest"):
        parse_address(str(file))
