"""What gzip, bzip2, xz and tar have packed."""

import bz2
import gzip
import lzma
import tarfile
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import pytest

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.archives import compressed, tars
from briefings.reading.archives.allowance import Allowance
from briefings.reading.archives.tars import unpack_tar
from briefings.reading.formats import read_bytes
from briefings.reading.metadata import Place

AT = datetime(2025, 6, 10, 6, tzinfo=UTC)
TEXT = b"Ferries sailed again on Monday."
PACKERS: list[Callable[[bytes], bytes]] = [gzip.compress, bz2.compress, lzma.compress]


def read(raw: bytes, file: str) -> list[Article | ReadingError]:
    """Return what is found in a file of that name."""
    return list(read_bytes(raw, Place(file=file, origin=f"/in/{file}", at=AT)))


def tarred(**members: bytes) -> bytes:
    """Return a tar archive; a double underscore stands for a full stop."""
    raw = BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name.replace("__", "."))
            member.size = len(content)
            archive.addfile(member, BytesIO(content))
    return raw.getvalue()


def linked(kind: bytes, name: str = "a.txt") -> bytes:
    """Return a tar archive of one member that is no file."""
    raw = BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        member = tarfile.TarInfo(name)
        member.type, member.linkname = kind, "/etc/passwd"
        archive.addfile(member)
    return raw.getvalue()


@pytest.mark.parametrize("pack", PACKERS)
def test_one_packed_file_is_read_as_what_it_is(pack: Callable[[bytes], bytes]) -> None:
    """Its name is that of the packed one without the last ending, and says how it is read."""
    (found,) = read(pack(b'{"text": "Ferries sailed again on Monday."}'), "feed.json.gz")
    assert isinstance(found, Article)
    assert found.body == TEXT.decode()
    assert found.file == "feed.json.gz/feed.json#1"


@pytest.mark.parametrize("file", ["news.tar.gz", "news.tgz", "news", "news.txt", "news.bin"])
@pytest.mark.parametrize("pack", [bytes, *PACKERS])
def test_an_archive_is_known_by_its_bytes(pack: Callable[[bytes], bytes], file: str) -> None:
    """However it is packed and named; of its members each is read by its own name."""
    raw = pack(tarred(a__txt=TEXT, b__json=b'{"text": "Fares rose by a tenth."}', __hidden=TEXT))
    if pack is bytes and file == "news.txt":
        return  # what is named as text, and isn't packed, is taken for text
    first, second = read(raw, file)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.file, first.origin) == (f"{file}/a.txt", f"/in/{file}/a.txt")
    assert (second.file, second.body) == (f"{file}/b.json#1", "Fares rose by a tenth.")


def test_several_packed_in_a_row_are_one_file() -> None:
    """As logs and crawlers append."""
    (found,) = read(gzip.compress(b"Ferries sailed ") + gzip.compress(b"again."), "a.txt.gz")
    assert isinstance(found, Article)
    assert found.body == "Ferries sailed again."


@pytest.mark.parametrize("pack", PACKERS)
def test_a_bomb_is_refused_before_it_is_unpacked(pack: Callable[[bytes], bytes]) -> None:
    """Its bytes are counted as they come out."""
    (refused,) = read(pack(bytes(30_000_000)), "a.txt.gz")
    assert isinstance(refused, ReadingError)
    assert "it unpacks to more than 200 bytes for one packed" in refused.reason


@pytest.mark.parametrize("pack", PACKERS)
def test_what_is_cut_short_is_refused(pack: Callable[[bytes], bytes]) -> None:
    """And not read as the beginning that is there."""
    (refused,) = read(pack(TEXT * 99)[:-10], "a.txt.gz")
    assert isinstance(refused, ReadingError)
    assert refused.reason == "it can't be unpacked to its end"


def test_what_is_packed_again_and_again_is_refused() -> None:
    """One level is unpacked, as of zips."""
    raw = TEXT
    for _ in range(4):
        raw = gzip.compress(raw)
    (refused,) = read(raw, "a.gz.gz.gz.gz")
    assert isinstance(refused, ReadingError)
    assert "an archive inside of an archive's archive" in refused.reason


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE])
def test_a_member_that_is_no_file_is_refused(kind: bytes) -> None:
    """No link of an archive is followed."""
    (refused,) = read(linked(kind), "a.tar")
    assert isinstance(refused, ReadingError)
    assert "not a" in refused.reason


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "b/../../a.txt"])
def test_a_member_that_leads_out_is_refused(name: str) -> None:
    """Though nothing is written anywhere: its name would be shown."""
    (refused,) = read(linked(tarfile.REGTYPE, name), "a.tar")
    assert isinstance(refused, ReadingError)
    assert refused.reason == "its path leads out of the archive"


def test_a_tar_cut_short_gives_what_was_whole() -> None:
    """And says that it is broken."""
    *found, refused = read(tarred(a__txt=TEXT, b__txt=TEXT * 9_999)[:100_000], "a.tar")
    assert [each.file for each in found if isinstance(each, Article)] == ["a.tar/a.txt"]
    assert isinstance(refused, ReadingError)
    assert "broken archive" in refused.reason


def test_members_are_counted() -> None:
    """An archive may hold so many, whatever their size."""
    raw = tarred(a__txt=TEXT, b__txt=TEXT)
    *_, refused = unpack_tar(
        BytesIO(raw), Place(file="a.tar", origin=None, at=AT), Allowance(members=1)
    )
    assert isinstance(refused, ReadingError)
    assert refused.reason == "too many files in one archive"


def test_a_member_too_large_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is one that is packed alone; those after it are read."""
    for module in (compressed, tars):
        monkeypatch.setattr(module, "LARGEST_MEMBER", 100)
    refused, found = read(tarred(a__txt=TEXT * 9, b__txt=TEXT), "a.tar")
    assert "it unpacks to more than 100 bytes" in str(refused)
    assert isinstance(found, Article)
    (refused,) = read(gzip.compress(TEXT * 9), "a.txt.gz")
    assert "it unpacks to more than 100 bytes" in str(refused)
