"""What the bot says about a subject: briefs, quotations in context, why they were chosen."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.chat.message import Heading, Message, Paragraph, Part, Quote
from bot.library.combined import is_combined
from bot.library.passages import Passage
from bot.wording.answers import by_topic, chosen_by
from bot.wording.days.windows import covers, newest_before, nothing_from
from bot.wording.language.catalogue import (
    _,
    full_stop,
    labels,
    ngettext,
    pgettext,
    quote_words,
    sentences,
)
from bot.wording.language.dates import day
from bot.wording.language.isolates import command_text
from bot.wording.language.lists import join_and
from bot.wording.language.numbers import percent
from bot.wording.parts import (
    attribution,
    bullets,
    engine_of,
    heading,
    label_excerpts,
    origin_notes,
    quote,
    says,
    similar,
)
from bot.wording.results import counts_as
from briefings.model import Brief, Citation, Point
from briefings.published import instant_of

_MOST_AUTHORS = 3
_AT_A_GLANCE = 3
"""Words that are given of a reason where all points are listed."""
_LITTLE = 0.5
"""Share of the top sentence's weight below which it tells something: the point is a minor one."""


def brief_message(brief: Brief, passages: Sequence[Passage]) -> Message:
    """Return a brief that has points; `passages` are its quotations in their order."""
    upcoming = iter(passages)
    quotes = [quote for point in brief.points for quote in _quotes(point, upcoming)]
    above: list[Part] = [heading(brief.topic.title)]
    if brief.match == "nearest":
        # NOTE: Under someone's own words as heading, above quotations that only come near to them.
        near = _("I found nothing about exactly that. The nearest I have:")
        above.append(Paragraph(text=near))
    if brief.window and brief.window.is_asked and brief.window.widened_to:
        above.append(Paragraph(text=newest_before(brief.window)))
    return Message(parts=(*above, *quotes, Paragraph(text=_footer(brief))))


def on_article(cited: Citation) -> str:
    """Say which article was sent, above a brief on its story."""
    # NOTE: Above a brief: someone sent an article's web address. {article}: its publisher and
    # date, e.g. Reuters · 9 May 2025. {title}: its headline.
    return _(
        "You sent “{title}” ({article}). This is what I have on its story.",
        title=cited.title or "…",
        article=attribution(cited),
    )


def more_message(brief: Brief, passages: Sequence[Passage], had: int) -> Message:
    """Return the points of a brief that come after the first `had`."""
    upcoming = iter(passages)
    by_point = [list(_quotes(point, upcoming)) for point in brief.points]
    quotes = [quote for quotes in by_point[had:] for quote in quotes]
    # NOTE: The heading of /more: further points. {topic}: a topic's title or someone's own words.
    heading = Heading(text=_("More on {topic}", topic=brief.topic.title))
    return Message(parts=(heading, *quotes, Paragraph(text=_footer(brief))))


def more_by_topic() -> Message:
    """Say where there is more than today's brief or a digest has."""
    return says(by_topic())


def no_more(brief: Brief) -> Message:
    """Say that there is nothing else to show."""
    # NOTE: The answer to /more. {topic}: a topic's title or someone's own words, e.g. Trade.
    text = _(
        "That's all I have on “{topic}”; no other sentence adds anything.", topic=brief.topic.title
    )
    return says(text)


@counts_as("nothing_found")
def nothing_found(brief: Brief, nearest: list[str]) -> Message:
    """Say that no article has anything on it: never filled in, and what is similar instead."""
    # NOTE: After "Nothing found".
    near = similar(nearest) if nearest else _("/topics lists my topics.")
    asked = brief.window.asked if brief.window else None
    said = sentences(_searched(brief), nothing_from(asked) if asked else "", near)
    parts = (heading(brief.topic.title), Paragraph(text=said))
    return Message(parts=parts)


def context_message(passages: Sequence[Passage]) -> Message:
    """Return quotations with the text around them, and where they stand."""
    parts: list[Part] = []
    for place in passages:
        cited = place.excerpt.citation
        # NOTE: In place of the title of an article that has none; a heading of /context.
        parts.append(heading(cited.title or pgettext("title of an article", "Untitled")))
        notes = (labels(*place.authors[:_MOST_AUTHORS]), _place(place))
        shown = quote(place, notes=tuple(filter(None, notes)))
        parts.append(replace(shown, before=place.before, after=place.after))
    return Message(parts=tuple(parts))


def _place(place: Passage) -> str:
    if place.excerpt.citation.file:
        # NOTE: In /context, under a quotation. {number}: which paragraph of the article it is in.
        # {file}: the name of the file the article was read from, e.g. news/trade.txt
        return _(
            "Paragraph {number} of {file}",
            number=place.paragraph,
            file=place.excerpt.citation.file,
        )
    # NOTE: In /context, under a quotation. {number}: which paragraph of the article it is in.
    return _("Paragraph {number}", number=place.paragraph)


def why_message(
    brief: Brief, points: Sequence[tuple[int, Point]], *, in_full: bool = False
) -> Message:
    """Say why each point was chosen, by the number of its lead: in short, or with all reasons."""
    each = _reasons if in_full else _main_reasons
    rows = ((f"[{number}]", sentences(*each(point))) for number, point in points)
    # NOTE: The heading of /why. {topic}: a topic's title or someone's own words, e.g. Trade.
    heading = Heading(text=_("Why these sentences: {topic}", topic=brief.topic.title))
    made = chosen_by(brief.method) if is_combined(brief) else _made(brief)
    if in_full:
        return Message(parts=(heading, bullets(rows), Paragraph(text=made)))
    # NOTE: The last sentence of /why. {command}: e.g. /why 2
    further = _(
        "{command} gives every reason for one.", command=command_text(f"why {points[-1][0]}")
    )
    return Message(parts=(heading, bullets(rows), Paragraph(text=sentences(made, further))))


def _made(brief: Brief) -> str:
    # NOTE: The last line of /why: how the brief was made. {method}: the technical name of the
    # method, e.g. coverage. {considered}, {matched}: numbers of articles that were searched, and
    # that have something on the topic.
    return _(
        "Method: {method}. Articles searched: {considered}; on the topic: {matched}.",
        method=engine_of(brief.method),
        considered=brief.considered,
        matched=brief.matched,
    )


def _searched(brief: Brief) -> str:
    if not brief.as_of:
        # NOTE: Said where no sentence matches. {number}: how many articles were searched.
        return ngettext(
            "Nothing found. I searched {number} article.",
            "Nothing found. I searched {number} articles.",
            brief.considered,
        )
    # NOTE: Said where no sentence matches. {number}: how many articles were searched.
    # {day}: the date of the newest of them, e.g. 9 May 2025.
    return ngettext(
        "Nothing found. I searched {number} article (newest: {day}).",
        "Nothing found. I searched {number} articles (newest: {day}).",
        brief.considered,
        day=day(brief.as_of),
    )


def _quotes(point: Point, upcoming: Iterator[Passage]) -> Iterator[Quote]:
    for excerpt, label in label_excerpts(point):
        before = point.before if excerpt is point.lead else None
        continues = excerpt is not point.lead
        notes = () if continues else origin_notes(point)
        yield quote(next(upcoming), label=label, before=before, notes=notes, continues=continues)


def _main_reasons(point: Point) -> Iterator[str]:
    """Yield what sets a point apart, in about a line."""
    if point.why is None:
        yield from _reasons(point)
        return
    if point.why.terms or point.why.words:
        terms, words = point.why.terms[:_AT_A_GLANCE], point.why.words[:_AT_A_GLANCE]
        yield from _words_reasons(terms, () if terms else words)
    if point.why.weight < _LITTLE or not (point.why.terms or point.why.words):
        yield _weight_reason(point.why.weight)
    yield from _others_reasons(point)


def _reasons(point: Point) -> Iterator[str]:
    if point.why is None:
        # NOTE: A row of /why for a brief made by an older version of the bot.
        yield _("This was chosen by an earlier version of the bot, which kept no reasons.")
        return
    yield from _words_reasons(point.why.terms, point.why.words)
    yield _weight_reason(point.why.weight)
    yield from _others_reasons(point)
    if point.before:
        # NOTE: A reason in /why: the sentence is quoted with the one before it.
        yield _("It is shown with the previous sentence, which it depends on.")


def _words_reasons(terms: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    if terms:
        # NOTE: A reason in /why: which words of the topic the sentence has. {words}: e.g. “tariff”
        # and “steel”, in quotation marks.
        yield _("Matches {words}.", words=_words(terms))
    if words:
        # NOTE: A reason in /why: other articles have these words, too. {words}: e.g. “tariffs”
        # and “steel”, in quotation marks.
        yield _("Also reported elsewhere: {words}.", words=_words(words))


def _weight_reason(weight: float) -> str:
    # NOTE: A reason in /why: how much the sentence adds to the brief. {share}: e.g. 80%.
    return _("Contributes {share} as much as the top sentence.", share=percent(weight))


def _others_reasons(point: Point) -> Iterator[str]:
    agreeing = len(point.origins.names) - 1 if point.origins else len(point.support)
    if agreeing:
        # NOTE: A reason in /why. {number}: of other sources.
        yield ngettext(
            "{number} other source says the same.",
            "{number} other sources say the same.",
            agreeing,
        )
    if differing := sum(other.relation != "side-by-side" for other in point.differs):
        # NOTE: A reason in /why. {number}: of sources that say something else.
        yield ngettext("{number} source disagrees.", "{number} sources disagree.", differing)
    if point.updates:
        # NOTE: A reason in /why.
        yield _("It is newer than what others say.")


def _words(words: Sequence[str]) -> str:
    return join_and(quote_words(word) for word in words)


def _footer(brief: Brief) -> str:
    """Say how many articles are quoted, of when the newest is, and which days were looked at."""
    return sentences(_quoted_articles(brief), covers(brief.window))


def _quoted_articles(brief: Brief) -> str:
    """Say how many articles are quoted, and of when the newest is."""
    published = {each.citation.article: each.citation.published for each in brief.quoted}
    newest = max(filter(None, published.values()), key=instant_of, default=None)
    if newest is None:
        # NOTE: The last line of a brief. {number}: of articles that are quoted, none with a date.
        # No full stop at the end.
        return full_stop(
            ngettext(
                "From {number} article, undated", "From {number} articles, undated", len(published)
            )
        )
    # NOTE: The last line of a brief. {number}: of articles that are quoted. {day}: the date of the
    # newest, e.g. 9 May 2025. No full stop at the end: in some languages the date has one.
    said = ngettext(
        "From {number} article, {day}",
        "From {number} articles, newest {day}",
        len(published),
        day=day(newest),
    )
    return full_stop(said)
