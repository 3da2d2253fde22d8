"""Writes what is taken from the code, as commands, transcripts and settings are, or from CLDR.

`./dev docs` writes it; `./dev docs --check` names the files that are out of date, and exits with 1.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from pydantic import SecretStr

from bot.app.config import Settings
from bot.chat.plugin import env_name
from bot.chat.request import TERMINAL
from bot.commands.table import listed
from bot.platforms.registry import PLATFORMS
from bot.testing import say

ROOT = Path(__file__).parents[1]
_TRANSCRIPT = re.compile(r"^(› (/[a-z-]+)\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
_EXAMPLE = """\
# Settings of the briefing bot. Copy to .env and change what you need; these are the defaults.
"""


def generate(text: str) -> str:
    """Return a document with the parts that come from the code as they are now."""
    lines = [match[2] for match in _TRANSCRIPT.finditer(text)]
    answers = iter(say(lines, platform=TERMINAL) if lines else ())
    text = _TRANSCRIPT.sub(lambda match: f"{match[1]}{next(answers)}\n", text)
    commands = [f"| `{usage}` | {summary} |" for usage, summary in listed()]
    text = _between(text, "commands", ["| command | what it does |", "|---|---|", *commands])
    settings = [f"| `{name}` | `{default}` | {about} |" for name, default, about in _settings()]
    return _between(
        text, "settings", ["| setting | default | meaning |", "|---|---|---|", *settings]
    )


def example() -> str:
    """Return the example of a file with settings."""
    return _EXAMPLE + "".join(
        f"\n# {about}\n{name}={default}\n" for name, default, about in _settings()
    )


def _between(text: str, mark: str, lines: list[str]) -> str:
    """Return `text` with `lines` between the two comments of that name."""
    pattern = re.compile(rf"(?<=<!-- {mark} -->\n).*?(?=<!-- /{mark} -->)", re.DOTALL)
    return pattern.sub(lambda _: "".join(f"{line}\n" for line in lines), text)


def _settings() -> Iterator[tuple[str, str, str]]:
    """Yield each setting's name, default and description."""
    for model in (Settings, *(plugin.settings for plugin in PLATFORMS)):
        own_first = sorted(model.model_fields, key=lambda name: name not in model.__annotations__)
        for name in own_first:
            field = model.model_fields[name]
            default = field.default
            text = default.get_secret_value() if isinstance(default, SecretStr) else str(default)
            yield env_name(model, name), text, str(field.description)


def main() -> int:
    """Write the documents, or check them; return the exit code."""
    from calendar_names import calendar_names  # noqa: PLC0415 - beside it only as a program

    documents = [ROOT / "README.md", ROOT / "docs" / "configuration.md"]
    texts = {path: generate(path.read_text(encoding="utf-8")) for path in documents}
    texts[ROOT / ".env.example"] = example()
    texts[ROOT / "briefings" / "language" / "calendar_names.txt"] = calendar_names()
    stale = [path for path, text in texts.items() if path.read_text(encoding="utf-8") != text]
    if "--check" not in sys.argv:
        for path in stale:
            path.write_text(texts[path], encoding="utf-8")
        return 0
    for path in stale:
        sys.stderr.write(f"{path.relative_to(ROOT)} is out of date: run `./dev docs`\n")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
