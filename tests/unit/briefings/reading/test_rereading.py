"""Stored articles are read anew from their files, or else from what is stored of them."""

from dataclasses import replace
from pathlib import Path

from briefings.model import Article
from briefings.reading.folder import read
from briefings.reading.rereading import Rereader
from briefings.spans import Mark
from tests.builders import AT, a_source, an_article

TEXT = "Harbour opens\n\nBy A. Writer\n\n5 May 2025\n\nThe harbour opened on Monday."
MAIL = (
    "From: {0} <a@example.org>\nSubject: {0}\nDate: Mon, 5 May 2025 08:00:00 +0000\n"
    "Message-ID: <{0}@example.org>\n\n{1}\n"
)


def read_file(path: Path) -> list[Article]:
    """Return the articles of a file, as today's readers read it."""
    return [each for each in read([str(path)], at=AT) if isinstance(each, Article)]


def test_what_is_read_as_before_stays_itself(tmp_path: Path) -> None:
    """The same article, with what it replaced."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    stored = replace(read_file(tmp_path / "a.txt")[0], replaces="0123456789abcdef")

    assert (stored,) == Rereader().read(stored)


def test_a_file_that_is_there_is_read_anew(tmp_path: Path) -> None:
    """What today's reader finds in it takes the place of what an older one did."""
    (tmp_path / "a.html").write_text(
        "<html><head><title>Harbour opens</title></head><body><article><h1>Harbour opens</h1>"
        f"<p>{'The harbour opened on Monday. ' * 9}</p></article></body></html>",
        "utf-8",
    )
    [today] = read_file(tmp_path / "a.html")
    stored = replace(today, title=None)

    assert (replace(today, replaces=stored.id),) == Rereader().read(stored)


def test_a_text_whose_file_is_gone_is_read_from_the_store(tmp_path: Path) -> None:
    """What its head states is found there."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    [today] = read_file(tmp_path / "a.txt")
    (tmp_path / "a.txt").unlink()
    stored = replace(today, published=None, marks=())

    assert (replace(today, replaces=stored.id),) == Rereader().read(stored)


def test_what_a_record_stated_is_kept(tmp_path: Path) -> None:
    """Of other formats only the text is stored: title, source and date stay what they were."""
    stored = an_article(
        "The harbour opened. Trade grew.",
        file=f"{tmp_path}/gone.jsonl#3",
        source=a_source("Harbour Gazette"),
        language="en",
        marks=(Mark(0, 19, "head"),),
    )

    assert (stored,) == Rereader().read(stored)


def test_a_mail_is_found_among_its_neighbours(tmp_path: Path) -> None:
    """By where it was: its mailbox is read once for all of them."""
    box = tmp_path / "box.mbox"
    mails = [MAIL.format(name, f"News of {name} came.") for name in ("One", "Two")]
    box.write_text("".join(f"From a Mon May  5 08:00:00 2025\n{mail}\n" for mail in mails), "utf-8")
    one, two = read_file(box)
    rereader = Rereader()

    for today in (one, two):
        stored = replace(today, title=None)
        assert (replace(today, replaces=stored.id),) == rereader.read(stored)
    box.unlink()
    assert (one,) == rereader.read(one)


def test_what_readers_refuse_now_is_nothing(tmp_path: Path) -> None:
    """A file that holds no text any reader takes has no article."""
    (tmp_path / "a.html").write_text("<html><body></body></html>", "utf-8")
    stored = an_article(file=str(tmp_path / "a.html"), origin=str(tmp_path / "a.html"))

    assert () == Rereader().read(stored)
