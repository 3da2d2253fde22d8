"""Plain text, and Markdown with front matter, to articles."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from briefings.errors import ReadingError
from briefings.language.detection import language_of
from briefings.model import Article
from briefings.publisher import choose_publisher, source_of_host
from briefings.reading.containers.front_matter import (
    read_front_matter,
    split_at_front_matter,
)
from briefings.reading.containers.part import Part
from briefings.reading.containers.split import split_text
from briefings.reading.decoding import decode
from briefings.reading.encodings.damage import damage_marks, damage_notes
from briefings.reading.heading import head_of
from briefings.reading.marks import marks_of, merge_marks
from briefings.reading.metadata import Metadata, Place
from briefings.reading.notes.labels import find_labels, find_notes
from briefings.spans import Mark


def read_text(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Yield the articles that a plain text holds: mostly one."""
    try:
        body = decode(raw, file=place.file)
        parts = split_at_front_matter(body, place.file) or split_text(body, place.file)
        yield from read_parts(parts, place) if parts else [article(body, Metadata(), place)]
    except ReadingError as error:
        yield error


def read_markdown(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Yield the articles that a Markdown text holds. Front matter wins over the head of a text.

    Front matter stands between lines of ``---`` (YAML) or ``+++`` (TOML) at the very beginning.
    """
    try:
        body = decode(raw, file=place.file)
        parts = split_at_front_matter(body, place.file)
        metadata, begin = (Metadata(), 0) if parts else read_front_matter(body, place.file)
        if not parts and not begin:
            parts = split_text(body, place.file)
        if parts:
            yield from read_parts(parts, place, markdown=True)
        else:
            yield article(body, metadata, place, markdown=True, begin=begin)
    except ReadingError as error:
        yield error


def read_parts(
    parts: Iterable[Part],
    place: Place,
    kind: str = "",
    find_marks: Callable[[str], Iterable[Mark]] = lambda _: (),
    *,
    markdown: bool = False,
) -> Iterator[Article]:
    """Yield the articles that the parts of a file are.

    The origin of each has its key, not its number: another part put before it changes nothing.

    Args:
        parts: in the order of the file.
        place: the file.
        kind: what the parts are, if there are several kinds: ``quoted``.
        find_marks: finds what else of a text is not quotable.
        markdown: whether to read the texts as Markdown.
    """
    seen: Counter[str] = Counter()
    for number, part in enumerate(parts, 1):
        seen[part.key] += 1
        again = f"-{seen[part.key]}" if seen[part.key] > 1 else ""
        named = f"{kind}-" if kind else ""
        origin = f"{place.origin}#{named}{part.key}{again}" if place.origin else None
        own = replace(place, file=f"{place.file}#{named}{number}", origin=origin)
        marks = find_marks(part.text)
        yield article(
            part.text, part.metadata, own, markdown=markdown, begin=part.begin, marks=marks
        )


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
    head = head_of(text := body[begin:])
    language = metadata.language or language_of(text)
    found = (*head.marks, *marks_of(text, markdown=markdown), *damage_marks(text, language))
    moved = (Mark(start + begin, end + begin, kind) for start, end, kind in found)
    title, url = metadata.title or head.title, metadata.url or head.url
    return Article(
        body=body,
        title=title,
        source=choose_publisher(metadata.source, head.source, source_of_host(url)),
        url=url,
        published=metadata.published or head.published,
        language=language,
        marks=merge_marks(Mark(0, begin, "head"), *moved, *marks),
        labels=tuple(sorted({*metadata.labels, *find_labels(title), *dict(find_notes(text))})),
        file=place.file,
        origin=metadata.origin or place.origin,
        retrieved_at=place.at,
        authors=metadata.authors,
        updated=metadata.updated,
        notes=(*metadata.notes, *damage_notes(text)),
    )
