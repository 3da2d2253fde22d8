"""Plain text, and Markdown with front matter, to articles."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping

from briefings.errors import ReadingError
from briefings.language.detection import language_of
from briefings.model import Article, Mark
from briefings.reading.decoding import decode
from briefings.reading.fields import read_metadata
from briefings.reading.heading import head_of
from briefings.reading.marks import marks_of, merge_marks
from briefings.reading.metadata import Metadata, Place
from briefings.reading.notes.labels import find_labels, find_notes
from briefings.source import source_of_host

_FRONT = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*\n(?P<matter>.*?)^(?P=fence)[ \t]*(?:\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_FIX = "fix what is between the fences at its top"


def read_text(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Yield the article that a plain text is."""
    try:
        yield article(decode(raw, file=place.file), Metadata(), place)
    except ReadingError as error:
        yield error


def read_markdown(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Yield the article that a Markdown text is. Its front matter wins over its head.

    Front matter stands between lines of ``---`` (YAML) or ``+++`` (TOML) at the very beginning.
    """
    try:
        body = decode(raw, file=place.file)
        metadata, begin = _front_matter(body, place.file)
        yield article(body, metadata, place, markdown=True, begin=begin)
    except ReadingError as error:
        yield error


def article(  # noqa: PLR0913 - what is known beside the text, each by its name
    body: str,
    metadata: Metadata,
    place: Place,
    *,
    markdown: bool = False,
    begin: int = 0,
    marks: Iterable[Mark] = (),
) -> Article:
    r"""Return the article that `body` is, unaltered, with what is not quotable marked.

    Args:
        body: the text, line ends brought to ``\n``.
        metadata: what the format states; field by field it wins over the head of the text.
        place: where it comes from.
        markdown: whether to read the text as Markdown.
        begin: where the text proper begins; what stands before is metadata of the file.
        marks: what else of the body is not quotable.
    """
    text = body[begin:]
    head = head_of(text)
    found = (*head.marks, *marks_of(text, markdown=markdown))
    moved = (Mark(start + begin, end + begin, kind) for start, end, kind in found)
    title, url = metadata.title or head.title, metadata.url or head.url
    labels = {*metadata.labels, *find_labels(title), *dict(find_notes(text))}
    return Article(
        body=body,
        title=title,
        source=metadata.source or head.source or source_of_host(url),
        url=url,
        published=metadata.published or head.published,
        language=metadata.language or language_of(text),
        marks=merge_marks(Mark(0, begin, "head"), *moved, *marks),
        labels=tuple(sorted(labels)),
        file=place.file,
        origin=metadata.origin or place.origin,
        retrieved_at=place.at,
        notes=metadata.notes,
    )


def _front_matter(body: str, file: str) -> tuple[Metadata, int]:
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
        line = re.match(r"line (\d+)", at)
        where = _line(int(line[1]) - 1 if line else matter.count("\n"))
        raise ReadingError(file, where, f"its TOML can't be read: {what}", _FIX) from error


def _yaml(matter: str, file: str) -> Mapping[str, object] | None:
    """Return the fields, or None if it is but prose between two rules."""
    import yaml  # noqa: PLC0415 - few files have front matter

    try:
        # All stays text: YAML would make a Boolean of "no" and fail on a day that does not exist.
        fields = yaml.load(matter, Loader=yaml.BaseLoader) or {}  # noqa: S506 - makes text only
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = f"its YAML can't be read: {getattr(error, 'problem', None) or 'nested too deep'}"
        raise ReadingError(file, _line(mark.line) if mark else None, reason, _FIX) from error
    return fields if isinstance(fields, Mapping) else None


def _line(number: int) -> str:
    """Return the place in the file of a line of the front matter, which follows the fence."""
    return f"line {number + 2}"
