import io
import os
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.folder import read
from briefings.reading.formats import READERS, read_bytes
from briefings.reading.stated import Place

AT = datetime(2025, 5, 10, 6, tzinfo=UTC)
SEEDS = Path(__file__).parents[4] / "seeds" / "articles"
PROSE = "Trade grew by a tenth, the ministry said. "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with articles at several depths, and with what is none."""
    for name in ("b.txt", "a.txt", "deep/er/c.md", ".git/x.txt", ".venv/y.txt", "deep/.z.txt"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PROSE + name, "utf-8")
    return tmp_path / "news"


def found(*paths: str | Path, stdin: bytes | None = None) -> Sequence[Article | ReadingError]:
    """Return all that is found under some paths."""
    stream = io.BytesIO(stdin) if stdin is not None else None
    return list(read([str(path) for path in paths], at=AT, stdin=stream))


def lines(*paths: str | Path, stdin: bytes | None = None) -> list[str]:
    """Return the names of the articles found, and what is refused in its line."""
    findings = found(*paths, stdin=stdin)
    return [str(each) if isinstance(each, ReadingError) else each.file or "" for each in findings]


def test_the_seeds_are_read_as_they_are() -> None:
    """The five seeds are five articles, letter for letter."""
    findings = found(SEEDS)
    files = sorted(SEEDS.glob("*.txt"))
    assert [each.body for each in findings if isinstance(each, Article)] == [
        file.read_text("utf-8") for file in files
    ]
    assert [each.origin for each in findings if isinstance(each, Article)] == list(map(str, files))


def test_a_folder_is_read_by_name(folder: Path) -> None:
    """All below a folder is read in order of the names; what is hidden is left out."""
    assert lines(folder) == [f"{folder}/{name}" for name in ("a.txt", "b.txt", "deep/er/c.md")]


def test_names_are_shown_as_typed(folder: Path) -> None:
    """A relative path is shown as it was typed; where it stands is kept in full."""
    with chdir(folder.parent):
        (article,) = found("news/deep")
    assert isinstance(article, Article)
    assert (article.file, article.origin) == ("news/deep/er/c.md", f"{folder}/deep/er/c.md")
    assert article.retrieved_at == AT


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", ["a.txt", "b.txt"]),
        ("[b-z]*", ["b.txt", "deep/er/c.md"]),
        ("**/*.md", ["deep/er/c.md"]),
        ("**", ["a.txt", "b.txt", "deep/er/c.md"]),
        ("?.txt", ["a.txt", "b.txt"]),
    ],
)
def test_globs(folder: Path, pattern: str, names: list[str]) -> None:
    """A glob stands for what it matches, once and in order, with all below a folder it names."""
    assert lines(folder / pattern) == [f"{folder}/{name}" for name in names]


def test_a_name_that_looks_like_a_glob(folder: Path) -> None:
    """A file that bears the signs of a glob in its name is that file."""
    (folder / "[a].txt").write_text(PROSE, "utf-8")
    assert lines(folder / "[a].txt") == [f"{folder}/[a].txt"]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("nowhere.txt", "no such file or folder — check the path"),
        ("*.pdf", "nothing matches it — check the pattern"),
        ("x**/a", "no valid pattern"),
        ("*/" + "a" * 300, "it can't be read: file name too long"),
        ("a\0b", "no such file or folder"),
    ],
)
def test_paths_that_lead_nowhere(folder: Path, path: str, line: str) -> None:
    """A path or glob with nothing there is refused, not passed over."""
    (refused,) = lines(folder / path)
    assert refused.startswith(f"refused: {folder / path}: {line}")


def test_an_empty_path() -> None:
    """An empty path is not the current folder."""
    assert lines("") == ["refused: '': no such file or folder — check the path"]


def test_an_empty_folder(tmp_path: Path) -> None:
    """A folder without files says so."""
    (refused,) = lines(tmp_path)
    assert "a folder without files to read" in refused


def test_links_stay_inside(folder: Path) -> None:
    """A link is read where it leads to a file of the folder, and refused where it leads out."""
    (folder.parent / "out.txt").write_text(PROSE, "utf-8")
    (folder / "deep" / "in.txt").symlink_to(folder / "a.txt")
    (folder / "deep" / "circle").symlink_to(folder)
    (folder / "deep" / "out.txt").symlink_to(folder.parent / "out.txt")
    (folder / "deep" / "out").symlink_to(folder.parent)
    (folder / "deep" / "nowhere").symlink_to("nowhere")
    for path in (folder / "deep", folder / "deep" / "**"):
        findings = lines(path)
        assert [line for line in findings if line.startswith(f"{folder}")] == [
            f"{folder}/deep/er/c.md"
        ]
    refused = "\n".join(lines(folder))
    assert f"{folder}/deep/in.txt\n" in refused
    assert f"{folder}/deep/out.txt: a link that leads out of the folder" in refused
    assert f"{folder}/deep/out: a link that leads out of the folder" in refused
    assert f"{folder}/deep/nowhere: a link that leads nowhere" in refused
    assert "circle" not in refused


@contextmanager
def as_nobody() -> Iterator[None]:
    """Put root's powers aside for a while."""
    powerful = os.geteuid() == 0
    if powerful:
        os.seteuid(65534)
    try:
        yield
    finally:
        if powerful:
            os.seteuid(0)


def test_forbidden_files_and_folders() -> None:
    """What may not be read is refused by name, and the others are read."""
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root)
        folder.chmod(0o755)
        for name in ("a.txt", "b.txt"):
            (folder / name).write_text(PROSE, "utf-8")
        (folder / "a.txt").chmod(0)
        (folder / "shut").mkdir(mode=0)
        with as_nobody():
            first, second, third = lines(folder)
        reason = "it can't be read: permission denied — check its permissions"
        assert first == f"refused: {folder}/a.txt: {reason}"
        assert second == f"{folder}/b.txt"
        assert third == f"refused: {folder}/shut: {reason}"


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="only Linux has such a file")
def test_a_file_that_fails() -> None:
    """A file that fails while it is read is refused with the system's reason."""
    (refused,) = lines("/proc/self/mem")
    assert refused.startswith("refused: /proc/self/mem: it can't be read: input/output error")


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    """What is neither file nor folder is refused without opening it."""
    os.mkfifo(folder / "pipe.txt")
    assert "not a regular file" in lines(folder / "pipe.txt")[0]


def test_a_name_that_is_no_text(folder: Path) -> None:
    """A file whose name is in no encoding is read, and its name can be printed."""
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text(PROSE, "utf-8")
    assert f"{folder}/caf\\udce9.txt" in lines(folder)


def test_a_huge_file(folder: Path) -> None:
    """A file beyond the limit is refused without reading all of it."""
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(10_000_000_000)
    assert "more than 50,000,000 bytes" in lines(folder / "huge.txt")[0]


def zipped(**members: bytes) -> bytes:
    """Return an archive; a double underscore stands for a full stop."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return raw.getvalue()


def test_archives_one_in_another(folder: Path) -> None:
    """An archive is read like a folder, with one inside of it, and no deeper."""
    inner = zipped(c__jsonl=b'{"text": "C."}', d__zip=zipped(e__txt=b"E."))
    (folder / "news.zip").write_bytes(zipped(a__txt=b"A.", b__zip=inner, x__png=b"\x89PNG\0"))
    name = f"{folder}/news.zip"
    article, record, deep, picture = lines(name)
    assert (article, record) == (f"{name}/a.txt", f"{name}/b.zip/c.jsonl#1")
    assert f"{name}/b.zip/d.zip: an archive inside of an archive's archive" in deep
    assert f"{name}/x.png: binary" in picture


LETTER = b"Message-ID: <1@a>\nSubject: Trade grows\n\n"


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        (PROSE.encode(), ["standard input"]),
        (b'{"text": "A."}\n{"text": "B."}\n', ["standard input#1", "standard input#2"]),
        (b' [\n{"text": "A."}]', ["standard input#1"]),
        (b"[Source: Reuters] Trade grew.", ["standard input"]),
        (b"<!DOCTYPE html><html><p>" + PROSE.encode() * 9, ["standard input"]),
        (LETTER + PROSE.encode(), ["standard input"]),
        (b"From a@b May\n" + LETTER + PROSE.encode(), ["standard input#1"]),
        (zipped(a__txt=b"A."), ["standard input/a.txt"]),
    ],
    ids=["text", "jsonl", "json", "bracket", "html", "mail", "mbox", "zip"],
)
def test_standard_input_is_known_by_its_content(raw: bytes, names: list[str]) -> None:
    """Standard input is read in the format that it begins like, and has no origin."""
    assert lines("-", stdin=raw) == names
    findings = found("-", stdin=raw)
    assert [each.origin for each in findings if isinstance(each, Article)] == [None] * len(names)
    assert not any(isinstance(each, Article) and "<" in each.body for each in findings)


def test_no_standard_input() -> None:
    """Where there is no standard input, to ask for it is refused."""
    assert lines("-")[0].startswith("refused: -: there is no standard input")


@pytest.mark.parametrize(
    ("name", "raw", "readable"),
    [
        ("a.v2", PROSE.encode(), True),
        ("README", PROSE.encode(), True),
        ("page.txt", b"<html><head></head><body><p>" + PROSE.encode() * 9, True),
        ("a.JSON", b'{"text": "A."}', True),
        ("feed.xml", b"<?xml version='1.0'?><rss><channel/></rss>", False),
        ("a.pdf", b"%PDF-1.7\n1 0 obj", False),
        ("a.docx", zipped(a__txt=b"A."), False),
    ],
)
def test_other_names_are_judged_by_content(name: str, raw: bytes, readable: object) -> None:
    """Text is read under any name; what else is in no known format is told what the formats are."""
    (finding,) = read_bytes(raw, Place(file=name, origin=None, at=AT))
    if readable:
        assert isinstance(finding, Article)
        assert "<" not in finding.body
    else:
        assert "use one of the formats .txt, .text, .md" in str(finding)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.json", b'{"articles": []}'),
        ("a.csv", b"title,text\n"),
        ("a.mbox", b"\n"),
        ("a.zip", zipped(__hidden=b"A.")),
    ],
)
def test_a_container_of_nothing(name: str, raw: bytes) -> None:
    """A list, table, mailbox or archive without an article is not passed over in silence."""
    (finding,) = read_bytes(raw, Place(file=name, origin=None, at=AT))
    assert str(finding).startswith(f"refused: {name}: it holds no article")


@pytest.mark.parametrize("text", ["A \\ud83d", "A \\u0000", "B"])
def test_escapes_that_are_no_character(text: str) -> None:
    """A record with half a character or a null, which no database takes, is refused."""
    raw = f'{{"id": "\\ud83d", "text": "{text}"}}'.encode()
    (finding,) = read_bytes(raw, Place(file="a.json", origin="/a.json", at=AT))
    assert "stands for no character" in str(finding)


ENDINGS = st.sampled_from(
    [*(ending for ending in READERS if "htm" not in ending), ".zip", "", ".x"]
)


@given(ENDINGS, st.binary() | st.text().map(str.encode))
def test_any_bytes_are_read_or_refused(ending: str, raw: bytes) -> None:
    """Whatever the bytes and the name, there are articles that a database takes, or refusals."""
    findings = list(read_bytes(raw, Place(file=f"a{ending}", origin="/a", at=AT)))
    for finding in findings:
        if isinstance(finding, Article):
            assert finding.body.encode().strip()
