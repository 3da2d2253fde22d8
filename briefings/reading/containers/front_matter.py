"""Front matter: what Markdown states about itself, at its top and below other articles."""

import re
import tomllib
from collections.abc import Mapping, Sequence

from briefings.errors import ReadingError
from briefings.reading.containers.part import Part
from briefings.reading.fields import FIELDS, plain_name, read_metadata
from briefings.reading.metadata import Metadata

_FRONT = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*\n(?P<matter>.*?)^(?P=fence)[ \t]*(?:\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_LATER = re.compile(
    r"^(?P<fence>---|\+\+\+)[ \t]*\n(?P<matter>(?:[\w-]+[ \t]*[:=][^\n]*\n|[ \t-][^\n]*\n){2,40}?)"
    r"(?P=fence)[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)
"""Front matter further down: fields alone, as a section may stand between two rules."""

_FIELD = re.compile(r"([^\W\d][\w -]{0,40}):[ \t]+([^\s\[{&*!|>].*)")
"""A line that says what it says also to who knows no YAML."""
_FIX = "fix what is between the fences at its top"
_NAMES = {plain_name(name) for names in FIELDS.values() for name in names}


def split_at_front_matter(text: str, file: str) -> Sequence[Part]:
    """Return the articles of a text, each below front matter; empty where there are no two.

    Raises:
        ReadingError: one front matter can't be read.
    """
    starts = [found.start() for found in _LATER.finditer(text) if _is_front(found)]
    if len(starts) < 2:  # noqa: PLR2004 - of one article
        return ()
    parts: list[Part] = []
    for start, stop in zip(starts, [*starts[1:], len(text)], strict=True):
        body = text[start:stop].rstrip()
        metadata, begin = read_front_matter(body, file)
        parts.append(Part(text=body, metadata=metadata, begin=begin))
    return parts


def _is_front(found: re.Match[str]) -> bool:
    """Say whether two or more of the fields are those of an article."""
    names = re.findall(r"^[ \t]*([\w-]+)[ \t]*[:=]", found["matter"], re.MULTILINE)
    return len(_NAMES & {plain_name(name) for name in names}) > 1


def read_front_matter(body: str, file: str) -> tuple[Metadata, int]:
    """Return what the front matter of `body` states, and where it ends."""
    front = _FRONT.match(body)
    if not front:
        return Metadata(), 0
    matter = front["matter"]
    fields = _toml(matter, file) if front["fence"] == "+++" else _yaml(matter, file)
    if fields is None:
        return Metadata(), 0
    if not body[front.end() :].strip():
        raise ReadingError(file, None, "nothing but front matter", "add the text below it")
    return read_metadata(fields), front.end()


def _toml(matter: str, file: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(matter)
    except (ValueError, RecursionError) as error:  # the parser's own, or a number too long
        what, _, at = str(error).partition(" (at ")
        what = what if isinstance(error, tomllib.TOMLDecodeError) else _problem(error)
        line = re.match(r"line (\d+)", at)
        where = _line(int(line[1]) - 1 if line else matter.count("\n"))
        raise ReadingError(file, where, f"its TOML can't be read: {what}", _FIX) from error


def _yaml(matter: str, file: str) -> Mapping[str, object] | None:
    """Return the fields, or None if it is but prose between two rules."""
    import yaml  # noqa: PLC0415 - few files have front matter

    try:
        # All stays text: YAML would make a Boolean of "no" and fail on a day that does not exist.
        fields = yaml.load(matter, Loader=yaml.BaseLoader) or {}  # noqa: S506 - makes text only
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        if flat := _flat(matter):
            return flat
        mark = getattr(error, "problem_mark", None)
        reason = f"its YAML can't be read: {getattr(error, 'problem', None) or _problem(error)}"
        raise ReadingError(file, _line(mark.line) if mark else None, reason, _FIX) from error
    return fields if isinstance(fields, Mapping) else None


def _problem(error: Exception) -> str:
    """Return what is wrong where the parser itself doesn't say."""
    deep = isinstance(error, RecursionError)
    return "nested too deep" if deep else "an escape or number in it is beyond all bounds"


def _flat(matter: str) -> Mapping[str, str]:
    """Return fields that are a line each, for a title with a colon in it; empty if one is not."""
    lines = [line for line in matter.splitlines() if line.strip()]
    found = [_FIELD.fullmatch(line) for line in lines]
    return {each[1]: each[2].strip() for each in found if each} if all(found) else {}


def _line(number: int) -> str:
    """Return the place in the file of a line of the front matter, which follows the fence."""
    return f"line {number + 2}"
