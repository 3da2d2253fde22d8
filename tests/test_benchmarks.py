"""Benchmarks that can be run: none dies before it measures, or measures unasked."""

import gzip
import json
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BENCHMARKS = sorted(
    path
    for path in (ROOT / "benchmarks").glob("*.py")
    if 'if __name__ == "__main__"' in path.read_text("utf-8")
)
SENTENCES = (
    "The harbour of Rimo shipped 40,000 tonnes of grain in March, the port authority said.",
    "Grain exports through Rimo fell by a tenth in April after the storm closed its channel.",
    "The minister for ports promised to dredge the channel of Rimo before the autumn harvest.",
)


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have benchmarks find each other, as scripts in one folder do."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))


def _run(monkeypatch: pytest.MonkeyPatch, path: Path, *arguments: str) -> None:
    monkeypatch.setattr("sys.argv", [str(path), *arguments])
    runpy.run_path(str(path), run_name="__main__")


@pytest.mark.parametrize("path", BENCHMARKS, ids=lambda path: path.stem)
def test_help_is_printed_and_nothing_is_measured(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`./dev bench NAME --help` ends at once."""
    with pytest.raises(SystemExit) as end:
        _run(monkeypatch, path, "--help")

    assert 0 == end.value.code
    assert capsys.readouterr().out.startswith("usage: ")


def _write(file: Path, row: dict[str, object]) -> None:
    file.parent.mkdir()
    file.write_bytes(gzip.compress(json.dumps(row).encode()))


def test_the_quality_of_every_engine_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On one event of each set, of our own making."""
    paragraphs = [{"paragraphs": SENTENCES}, {"paragraphs": SENTENCES[::-1]}]
    texts = [{"title": "Rimo", "text": "\n\n".join(SENTENCES)}]
    _write(
        tmp_path / "multinews_validation" / "validation.jsonl.gz",
        {"documents": paragraphs, "references": [SENTENCES[0]]},
    )
    _write(
        tmp_path / "neus" / "val.jsonl.gz",
        {"documents": texts, "reference": {"text": SENTENCES[1]}},
    )
    _run(monkeypatch, ROOT / "benchmarks" / "quality.py", "--limit", "1", str(tmp_path))

    found = capsys.readouterr().out
    assert "Multi-News validation, 1 events, 240 words" in found
    assert "NeuS validation, 1 events, 70 words" in found
    for engine in ("ours", "sumy lexrank", "sumy lsa", "first article", "random"):
        assert 2 == found.count(f"| {engine} ")
