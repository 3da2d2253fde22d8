"""Writes the generated parts of README.md: the table of commands and the transcripts.

`./dev docs` writes them; `./dev docs --check` exits with 1 where they are out of date.
"""

import re
import sys
from pathlib import Path

from bot.chat.request import TERMINAL
from bot.commands.table import listed
from bot.testing import say

README = Path(__file__).parents[1] / "README.md"
_TABLE = re.compile(r"(?<=<!-- commands -->\n).*?(?=<!-- /commands -->)", re.DOTALL)
_TRANSCRIPT = re.compile(r"^(› (/[a-z-]+)\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)


def generate(text: str) -> str:
    """Return the README with its generated parts as the code has them now."""
    rows = [f"| `{usage}` | {summary} |" for usage, summary in listed()]
    table = "\n".join(("| command | what it does |", "|---|---|", *rows, ""))
    lines = [match[2] for match in _TRANSCRIPT.finditer(text)]
    answers = iter(say(lines, platform=TERMINAL))
    text = _TRANSCRIPT.sub(lambda match: f"{match[1]}{next(answers)}\n", text)
    return _TABLE.sub(lambda _: table, text)


def main() -> int:
    """Write README.md, or check it; return the exit code."""
    text = README.read_text(encoding="utf-8")
    generated = generate(text)
    if "--check" not in sys.argv:
        README.write_text(generated, encoding="utf-8")
        return 0
    if text != generated:
        sys.stderr.write("README.md is out of date: run `./dev docs`\n")
    return int(text != generated)


if __name__ == "__main__":
    sys.exit(main())
