"""What the bot says about a subject: briefs, quotations in context, sources, checks."""

from collections.abc import Iterator, Sequence

from bot.chat.message import Bullets, Heading, Message, Paragraph, Part, Quote
from bot.library.passages import Passage
from bot.library.verification import Verification
from bot.wording.catalogue import N_, _, isolated, joined, ngettext, percent
from bot.wording.phrases import (
    any_of,
    articles,
    attribution,
    briefs,
    day,
    quotations,
    quoted,
    source,
)
from briefings.model import Brief, Difference, Excerpt, Point, Topic
from storage.ports.corpus import SourceCount

FLAWS = (
    N_("the stored article says otherwise — ingest it anew"),
    N_("its file has changed since — ingest it anew"),
)
"""Why a quotation does not stand, as `bot.library.verification` says it."""
KINDS = (N_("number"), N_("date"), N_("duration"), N_("name"))
"""What can be stated otherwise, as `briefings.model.DifferenceKind` has it."""


def brief_message(brief: Brief, passages: Sequence[Passage]) -> Message:
    """Return a brief that has points; `passages` are its quotations in their order."""
    upcoming = iter(passages)
    quotes = [quote for point in brief.points for quote in _quotes(point, upcoming)]
    return Message(parts=(Heading(text=brief.topic.title), *quotes, Paragraph(text=_footer(brief))))


def more_message(brief: Brief, passages: Sequence[Passage], had: int) -> Message:
    """Return the points of a brief that come after the first `had`."""
    upcoming = iter(passages)
    by_point = [list(_quotes(point, upcoming)) for point in brief.points]
    quotes = [quote for quotes in by_point[had:] for quote in quotes]
    heading = Heading(text=_("More on {topic}", topic=brief.topic.title))
    return Message(parts=(heading, *quotes, Paragraph(text=_footer(brief))))


def no_more(brief: Brief) -> Message:
    """Say that there is nothing else to tell."""
    said = _(
        "That is all I have on {topic}: no further sentence adds to it.", topic=brief.topic.title
    )
    return Message(parts=(Paragraph(text=said),))


def nothing_found(brief: Brief, nearest: list[str]) -> Message:
    """Say that no article has anything on it: never filled in, and what is near instead."""
    near = (
        _("Near to it: {commands}.", commands=any_of(nearest))
        if nearest
        else _("/topics lists what I brief on.")
    )
    parts = (Heading(text=brief.topic.title), Paragraph(text=_looked(brief)), Paragraph(text=near))
    return Message(parts=parts)


def context_message(passages: Sequence[Passage]) -> Message:
    """Return quotations with the text around them."""
    parts: list[Part] = []
    for place in passages:
        parts.append(Heading(text=place.excerpt.citation.title or _("Title not stated")))
        parts.append(quote(place, before=place.before, after=place.after))
    return Message(parts=tuple(parts))


def why_message(title: str, points: Sequence[tuple[int, Point]]) -> Message:
    """Say why each point was chosen, by the number of its lead."""
    rows = tuple((f"[{number}]", joined(_("; "), _reasons(point))) for number, point in points)
    heading = Heading(text=_("Why these sentences: {topic}", topic=title))
    return Message(parts=(heading, Bullets(rows=rows)))


def sources_message(sources: Sequence[SourceCount], topic: Topic | None) -> Message:
    """Return who publishes what is kept, of a topic or of all."""
    heading = _("Sources on {topic}", topic=topic.title) if topic else _("Sources")
    rows = tuple(
        (
            isolated(source(entry.title)),
            joined(_(", "), (articles(entry.articles), _newest(entry))),
        )
        for entry in sources
    )
    listed = Bullets(rows=rows) if rows else Paragraph(text=_no_article(topic))
    return Message(parts=(Heading(text=heading), listed))


def verification_message(found: Verification) -> Message:
    """Say what was checked, and each quotation that does not stand."""
    checked = _(
        "I read the stored text again: {quotations} in {briefs}, "
        "{in_files} of them also in their files.",
        quotations=quotations(found.quotations),
        briefs=briefs(found.briefs),
        in_files=found.in_files,
    )
    if not found.broken:
        verdict = _("Each stands word for word.")
        return Message(parts=(Heading(text=_("Checked")), Paragraph(text=f"{checked} {verdict}")))
    rows = tuple(
        (
            isolated(f"{place.file or place.article}, {place.start}-{place.end}"),
            _("{topic}: {reason}", topic=flaw.topic, reason=_(flaw.reason)),
        )
        for flaw in found.broken
        for place in (flaw.citation,)
    )
    verdict = ngettext(
        "{number} of them do not stand:", "{number} of them do not stand:", len(rows)
    )
    return Message(
        parts=(
            Heading(text=_("Checked")),
            Paragraph(text=f"{checked} {verdict}"),
            Bullets(rows=rows),
        ),
    )


def _looked(brief: Brief) -> str:
    many = articles(brief.considered)
    if not brief.as_of:
        return _("Nothing found. I looked at {articles}: no sentence is about this.", articles=many)
    return _(
        "Nothing found. I looked at {articles}, the newest of {day}: no sentence is about this.",
        articles=many,
        day=day(brief.as_of),
    )


def _no_article(topic: Topic | None) -> str:
    return _("No article on {topic} yet.", topic=topic.title) if topic else _("No article yet.")


def _newest(entry: SourceCount) -> str:
    return _("newest {day}", day=day(entry.newest)) if entry.newest else day(None)


def labelled(point: Point) -> Iterator[tuple[Excerpt, str | None]]:
    """Yield what a point quotes, in order, each with how it relates to the lead."""
    yield point.lead, None
    for said in point.support:
        yield said, _("also said by {source}", source=_speaker(said))
    for other in point.differs:
        yield other.excerpt, _difference(other)
    for other in point.updates:
        yield other.excerpt, outdated(other)


def _quotes(point: Point, upcoming: Iterator[Passage]) -> Iterator[Quote]:
    for excerpt, label in labelled(point):
        leans = point.before if excerpt is point.lead else None
        yield quote(next(upcoming), label=label, before=leading_up(leans))


def leading_up(before: Excerpt | None) -> str:
    """Return the sentence that a lead leans on, as it is shown before it."""
    return f"“{before.text}”" if before else ""


def quote(place: Passage, *, label: str | None = None, before: str = "", after: str = "") -> Quote:
    """Return a quotation with all that is said about it."""
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
    found = {excerpt.text[start:end]: day(meant) for start, end, meant in excerpt.days}
    said = [_("“{words}” is {day}", words=words, day=meant) for words, meant in found.items()]
    return (joined(_(", "), said),) if said else ()


def _reasons(point: Point) -> Iterator[str]:
    if point.why is None:
        yield _("chosen by an earlier version, which did not keep its reasons")
        return
    if point.why.terms:
        yield _("is about {words}", words=_words(point.why.terms))
    if point.why.words:
        yield _("tells what others tell, too: {words}", words=_words(point.why.words))
    yield _("adds {share} of what the weightiest sentence adds", share=percent(point.why.weight))
    if said := len(point.support):
        yield ngettext(
            "{number} other voice said the same", "{number} other voices said the same", said
        )
    if differing := len(point.differs):
        yield ngettext("{number} voice differed", "{number} voices differed", differing)
    if point.updates:
        yield _("is newer than what others said")
    if point.before:
        yield _("is quoted with the sentence before it, on which it leans")


def _words(words: Sequence[str]) -> str:
    return joined(_(", "), (quoted(word) for word in words))


def _speaker(said: Excerpt) -> str:
    return said.citation.source or _("another article (source not stated)")


def _difference(other: Difference) -> str:
    return _(
        "differs ({kind}): ours “{ours}”, theirs “{theirs}”",
        kind=_(other.what),
        ours=other.ours,
        theirs=other.theirs,
    )


def outdated(other: Difference) -> str:
    """Say which figure is newer than what an earlier text stated."""
    return _("earlier figure: now “{now}”, then “{then}”", now=other.ours, then=other.theirs)


def _footer(brief: Brief) -> str:
    as_of = _("As of {day}", day=day(brief.as_of)) if brief.as_of else _("Undated")
    considered = ngettext(
        "{number} article considered", "{number} articles considered", brief.considered
    )
    matched = ngettext("{number} matched", "{number} matched", brief.matched)
    counts = joined(_(", "), (considered, matched))
    return joined(" · ", (as_of, counts, brief.method, _("sentences quoted unchanged")))
