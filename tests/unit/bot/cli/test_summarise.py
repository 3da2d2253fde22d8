import json
from pathlib import Path

import pytest

from bot.cli import summarise


def test_a_line_that_ends_its_reader_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is refused in one line, and those after it are condensed."""
    monkeypatch.setattr(summarise, "READ_LINE", "tests.hostile_calls:read_line_or_crash")
    texts = ("Grain prices rose by a tenth.", "crash", "Steel prices fell by a tenth.")
    lines = [json.dumps({"id": text, "documents": [{"text": text}]}) for text in texts]
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join(lines), "utf-8")

    code = summarise.summarise(["--batch", str(batch)])
    said = capsys.readouterr()

    assert 1 == code
    assert [texts[0], texts[2]] == [json.loads(line)["id"] for line in said.out.splitlines()]
    assert said.err.startswith("refused: batch, line 2: its reader crashed (SIGSEGV) — ")
