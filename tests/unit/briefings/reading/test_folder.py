import io
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.folder import read

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


def test_standard_input_is_read() -> None:
    """Standard input is read in the format that it begins like, and has no origin."""
    (article,) = found("-", stdin=b'{"text": "A."}')
    assert isinstance(article, Article)
    assert (article.file, article.body, article.origin) == ("standard input#1", "A.", None)


def test_no_standard_input() -> None:
    """Where there is no standard input, to ask for it is refused."""
    assert lines("-")[0].startswith("refused: -: there is no standard input")
