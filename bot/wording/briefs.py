"""What the bot says about a subject: briefs, quotations in context, sources, checks."""

from collections.abc import Iterator, Sequence

from bot.message import Bullets, Heading, Message, Paragraph, Part, Quote
from bot.passages import Passage
from bot.verification import Verification
from bot.wording.phrases import UNDATED, any_of, attribution, count, day, source
from briefings.language.day_words import explained_days
from briefings.model import Brief, Difference, Excerpt, Point, Topic
from storage.model import SourceCount


def brief_message(brief: Brief, passages: Sequence[Passage]) -> Message:
    """Return a brief that has points; `passages` are its quotations in their order."""
    upcoming = iter(passages)
    quotes = [quote for point in brief.points for quote in _quotes(point, upcoming)]
    return Message(parts=(Heading(text=brief.topic.title), *quotes, Paragraph(text=_footer(brief))))


def nothing_found(brief: Brief, nearest: list[str]) -> Message:
    """Say that no article has anything on it: never filled in, and what is near instead."""
    looked = f"Nothing found. I looked at {count(brief.considered, 'article')}"
    newest = f", the newest of {day(brief.as_of)}" if brief.as_of else ""
    return Message(
        parts=(
            Heading(text=brief.topic.title),
            Paragraph(text=f"{looked}{newest}: no sentence is about this."),
            Paragraph(
                text=f"Near to it: {any_of(nearest)}."
                if nearest
                else "/topics lists what I brief on."
            ),
        ),
    )


def context_message(passages: Sequence[Passage]) -> Message:
    """Return quotations with the text around them."""
    parts: list[Part] = []
    for place in passages:
        parts.append(Heading(text=place.excerpt.citation.title or "Title not stated"))
        parts.append(_quote(place, before=place.before, after=place.after))
    return Message(parts=tuple(parts))


def why_message(title: str, points: Sequence[tuple[int, Point]]) -> Message:
    """Say why each point was chosen, by the number of its lead."""
    rows = tuple((f"[{number}]", "; ".join(_reasons(point))) for number, point in points)
    return Message(parts=(Heading(text=f"Why these sentences: {title}"), Bullets(rows=rows)))


def sources_message(sources: Sequence[SourceCount], topic: Topic | None) -> Message:
    """Return who publishes what is kept, of a topic or of all."""
    about = f" on {topic.title}" if topic else ""
    rows = tuple(
        (source(entry.title), f"{count(entry.articles, 'article')}, {_newest(entry)}")
        for entry in sources
    )
    listed = Bullets(rows=rows) if rows else Paragraph(text=f"No article{about} yet.")
    return Message(parts=(Heading(text=f"Sources{about}"), listed))


def verification_message(found: Verification) -> Message:
    """Say what was checked, and each quotation that does not stand."""
    checked = (
        f"I read the stored text again: {count(found.quotations, 'quotation')} "
        f"in {count(found.briefs, 'brief')}, {found.in_files} of them also in their files."
    )
    if not found.broken:
        verdict = "Each stands word for word."
        return Message(parts=(Heading(text="Checked"), Paragraph(text=f"{checked} {verdict}")))
    rows = tuple(
        (
            f"{place.file or place.article}, {place.start}-{place.end}",
            f"{flaw.topic}: {flaw.reason}",
        )
        for flaw in found.broken
        for place in (flaw.citation,)
    )
    verdict = f"{len(rows)} of them do not stand:"
    return Message(
        parts=(Heading(text="Checked"), Paragraph(text=f"{checked} {verdict}"), Bullets(rows=rows)),
    )


def _newest(entry: SourceCount) -> str:
    return f"newest {day(entry.newest)}" if entry.newest else UNDATED


def _quotes(point: Point, upcoming: Iterator[Passage]) -> Iterator[Quote]:
    yield _quote(next(upcoming), before=f"“{point.before.text}”" if point.before else "")
    for _ in point.support:
        place = next(upcoming)
        yield _quote(place, label=f"also said by {_speaker(place)}")
    for other in point.differs:
        yield _quote(next(upcoming), label=_difference(other))
    for other in point.updates:
        yield _quote(next(upcoming), label=_outdated(other))


def _quote(place: Passage, *, label: str | None = None, before: str = "", after: str = "") -> Quote:
    return Quote(
        excerpt=place.excerpt,
        number=place.number,
        attribution=attribution(place),
        label=label,
        before=before,
        after=after,
        notes=_days(place.excerpt),
    )


def _days(excerpt: Excerpt) -> tuple[str, ...]:
    """Say which day is meant by words like "Thursday", by the date of the article."""
    cited = excerpt.citation
    days = explained_days(excerpt.text, cited.published, cited.language)
    told = {excerpt.text[span.start : span.end]: day(meant) for span, meant in days}
    return (", ".join(f"“{words}” is {meant}" for words, meant in told.items()),) if told else ()


def _reasons(point: Point) -> Iterator[str]:
    if point.why is None:
        yield "chosen by an earlier version, which did not keep its reasons"
        return
    if point.why.terms:
        yield f"is about {_words(point.why.terms)}"
    if point.why.words:
        yield f"tells what others tell, too: {_words(point.why.words)}"
    yield f"adds {point.why.weight:.0%} of what the weightiest sentence adds"
    if point.support:
        yield f"{count(len(point.support), 'other voice')} said the same"
    if point.differs:
        yield f"{count(len(point.differs), 'voice')} differed"
    if point.updates:
        yield "is newer than what others said"
    if point.before:
        yield "is quoted with the sentence before it, on which it leans"


def _words(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _speaker(place: Passage) -> str:
    return place.excerpt.citation.source or "another article (source not stated)"


def _difference(other: Difference) -> str:
    return f"differs ({other.what}): ours “{other.ours}”, theirs “{other.theirs}”"


def _outdated(other: Difference) -> str:
    return f"earlier figure: now “{other.ours}”, then “{other.theirs}”"


def _footer(brief: Brief) -> str:
    as_of = f"As of {day(brief.as_of)}" if brief.as_of else "Undated"
    counts = f"{count(brief.considered, 'article')} considered, {brief.matched} matched"
    return f"{as_of} · {counts} · {brief.method} · sentences quoted unchanged"
