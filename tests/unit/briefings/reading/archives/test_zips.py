import io
import stat
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import ReadingError
from briefings.reading.archives.allowance import Allowance
from briefings.reading.archives.zips import unpack_zip
from briefings.reading.metadata import Begun, Place
from tests.hostile_files import hostile_file

PLACE = Place(file="news.zip", origin="/in/news.zip", at=datetime(2025, 5, 10, 6, tzinfo=UTC))
ENCRYPTED = 0x1


def packed(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    """Return an archive."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members:
            archive.writestr(member, content)
    return raw.getvalue()


def opened(
    raw: bytes, place: Place, allowance: Allowance
) -> Sequence[tuple[bytes, Place] | ReadingError]:
    """Return what is unpacked, without the notes that a member begins."""
    return [each for each in unpack_zip(raw, place, allowance) if not isinstance(each, Begun)]


def members(raw: bytes, allowance: Allowance | None = None) -> Sequence[tuple[bytes, str]]:
    """Return the content and name of each member, if none is refused."""
    found = list(opened(raw, PLACE, allowance or Allowance()))
    assert [str(member) for member in found if isinstance(member, ReadingError)] == []
    return [(m[0], m[1].file) for m in found if isinstance(m, tuple)]


def refusal(raw: bytes, allowance: Allowance | None = None) -> str:
    """Return the one line that refuses an archive or its one member."""
    (found,) = opened(raw, PLACE, allowance or Allowance())
    assert isinstance(found, ReadingError)
    return str(found)


def a_link() -> zipfile.ZipInfo:
    """Return the head of a member that is a symbolic link."""
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return link


def locked(raw: bytes) -> bytes:
    """Return an archive with its one member marked as encrypted."""
    at = raw.index(b"PK\x01\x02") + 8
    return raw[:at] + bytes([raw[at] | ENCRYPTED]) + raw[at + 1 :]


def test_members_are_unpacked_by_name() -> None:
    """Members come in order of their names, each told where it stands; hidden ones do not."""
    raw = packed(("b.txt", b"B"), ("a/c.txt", b"C"), (".git/x", b"X"), ("__MACOSX/b.txt", b"Y"))
    assert members(raw) == [(b"C", "news.zip/a/c.txt"), (b"B", "news.zip/b.txt")]
    (first, _) = opened(raw, PLACE, Allowance())
    assert not isinstance(first, ReadingError)
    assert first[1].origin == "/in/news.zip/a/c.txt"


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (packed(("../a.txt", b"A")), "news.zip/../a.txt: its path leads out"),
        (packed(("/etc/a.txt", b"A")), "its path leads out"),
        (packed(("C:/a.txt", b"A")), "its path leads out"),
        (packed(("a\\..\\..\\b.txt", b"A")), "its path leads out"),
        (packed((a_link(), b"/etc/passwd")), "a link, not a file"),
        (locked(packed(("a.txt", b"A"))), ": encrypted — pack it without"),
        (packed(("a.txt", b"A" * 10_000_000)), "more than 200 bytes for one packed"),
        (b"PK\x03\x04 and no more", "broken archive"),
        (packed(("a.txt", b"Trade grew. "))[:-30], "broken archive"),
        (b"", "broken archive"),
    ],
    ids=("up", "root", "drive", "backslash", "link", "locked", "bomb", "scrap", "cut", "empty"),
)
def test_refused_archives(raw: bytes, line: str) -> None:
    """What leads out, is locked, linked, broken or blown up is refused with reason and remedy."""
    assert line in refusal(raw)


def test_a_lying_head_is_caught() -> None:
    """A member that says it is small is cut off by what it holds, not by what it says."""
    raw = bytearray(packed(("a.txt", b"A" * 3_000)))
    at = raw.index(b"PK\x01\x02") + 24
    raw[at : at + 4] = (10).to_bytes(4, "little")
    assert "broken member" in refusal(bytes(raw))


def test_a_bad_member_leaves_the_others() -> None:
    """One refused member is one line, and the others are unpacked."""
    raw = bytearray(packed(("a.txt", b"Trade grew."), ("b.txt", b"B")))
    raw[raw.index(b"a.txt") + 6] ^= 0xFF
    refused, found = opened(bytes(raw), PLACE, Allowance())
    assert "news.zip/a.txt: broken member" in str(refused)
    assert not isinstance(found, ReadingError)


def test_allowances_are_shared() -> None:
    """What one archive uses up is no longer there for the next."""
    allowance = Allowance(members=3, size=25)
    assert len(members(packed(("a", b"0123456789"), ("b", b"0123456789")), allowance)) == 2
    assert "with those before it" in refusal(packed(("c", b"0123456789")), allowance)
    assert "1 files, where 0 are the most" in refusal(packed(("d", b"0")), allowance)


def test_files_that_share_their_bytes_are_refused_at_once() -> None:
    """Ten thousand names of one file are no archive, whatever each would unpack to."""
    (found,) = unpack_zip(hostile_file("zip: overlapping members", 100).raw, PLACE, Allowance())

    assert "refused: news.zip: its files have bytes in common — pack it again" == str(found)


@given(st.binary(), st.integers(0, 200), st.binary(max_size=4))
def test_any_bytes_are_unpacked_or_refused(raw: bytes, at: int, noise: bytes) -> None:
    """Whatever the bytes, bare or inside of a true archive, there are members or refusals."""
    true = packed(("a.txt", b"Trade grew."), ("b/c.txt", raw))
    for damaged in (raw, true[:at] + noise + true[at + len(noise) :]):
        for found in opened(damaged, PLACE, Allowance()):
            assert isinstance(found, tuple | ReadingError)
