"""What the bot says about a subject: briefs, quotations in context, why they were chosen."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.chat.message import Heading, Message, Paragraph, Part, Quote
from bot.library.passages import Passage
from bot.wording.language.catalogue import _, labels, ngettext, pgettext, quote_words, sentences
from bot.wording.language.dates import day
from bot.wording.language.lists import join_and
from bot.wording.language.numbers import percent
from bot.wording.parts import attribution, bullets, engine_of, quote, says, similar
from bot.wording.results import counts_as
from briefings.model import Brief, Citation, Difference, Excerpt, Point
from briefings.published import instant_of

_LONGEST_WORDS = 40
"""Characters up to which the words that differ are given above a quotation that has them."""


def brief_message(brief: Brief, passages: Sequence[Passage]) -> Message:
    """Return a brief that has points; `passages` are its quotations in their order."""
    upcoming = iter(passages)
    quotes = [quote for point in brief.points for quote in _quotes(point, upcoming)]
    above: list[Part] = [Heading(text=brief.topic.title)]
    if brief.match == "nearest":
        # NOTE: Under someone's own words as heading, above quotations that only come near to them.
        near = _("I found nothing about exactly that. The nearest I have:")
        above.append(Paragraph(text=near))
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
    parts = (Heading(text=brief.topic.title), Paragraph(text=sentences(_searched(brief), near)))
    return Message(parts=parts)


def context_message(passages: Sequence[Passage]) -> Message:
    """Return quotations with the text around them, and where they stand."""
    parts: list[Part] = []
    for place in passages:
        cited = place.excerpt.citation
        # NOTE: In place of the title of an article that has none; a heading of /context.
        parts.append(Heading(text=cited.title or pgettext("title of an article", "Untitled")))
        shown = quote(place, notes=(_place(place),))
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


def why_message(brief: Brief, points: Sequence[tuple[int, Point]]) -> Message:
    """Say why each point was chosen, by the number of its lead."""
    rows = ((f"[{number}]", sentences(*_reasons(point))) for number, point in points)
    # NOTE: The heading of /why. {topic}: a topic's title or someone's own words, e.g. Trade.
    heading = Heading(text=_("Why these sentences: {topic}", topic=brief.topic.title))
    # NOTE: The last line of /why: how the brief was made. {method}: the technical name of the
    # method, e.g. coverage. {considered}, {matched}: numbers of articles that were searched, and
    # that have something on the topic.
    made = _(
        "Method: {method}. Articles searched: {considered}; on the topic: {matched}.",
        method=engine_of(brief.method),
        considered=brief.considered,
        matched=brief.matched,
    )
    return Message(parts=(heading, bullets(rows), Paragraph(text=made)))


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


def label_excerpts(point: Point) -> Iterator[tuple[Excerpt, str | None]]:
    """Yield what a point quotes, in order, each with how it relates to the lead."""
    yield point.lead, None
    for said in point.support:
        yield said, _also(said)
    for other in point.differs:
        yield other.excerpt, _difference(other)
    for other in point.updates:
        yield other.excerpt, update_label(other)


def _quotes(point: Point, upcoming: Iterator[Passage]) -> Iterator[Quote]:
    for excerpt, label in label_excerpts(point):
        before = point.before if excerpt is point.lead else None
        continues = excerpt is not point.lead
        yield quote(next(upcoming), label=label, before=before, continues=continues)


def _also(said: Excerpt) -> str:
    if said.citation.source:
        # NOTE: A line above a quotation: another publisher reports the same. {source}: its name,
        # e.g. Reuters. No full stop or colon at the end.
        return _("Also said by {source}", source=said.citation.source)
    # NOTE: A line above a quotation: another article, whose publisher isn't known, reports the
    # same. No full stop or colon at the end.
    return _("Also said in another article")


def _difference(other: Difference) -> str:
    if other.relation == "side-by-side":
        return _otherwise(other)
    ours, theirs = other.ours, other.theirs
    match other.what:
        case "number":
            # NOTE: A line above a quotation that states another number than the main one above it.
            # {ours}: as quoted above, e.g. 10%. {theirs}: as quoted below this line, e.g. 12%.
            # No full stop at the end.
            return _(
                "Disagrees on the number: “{ours}” above, “{theirs}” here", ours=ours, theirs=theirs
            )
        case "date":
            # NOTE: A line above a quotation that states another date than the main one above it.
            # {ours}: as quoted above, e.g. 9 May. {theirs}: as quoted below this line.
            return _(
                "Disagrees on the date: “{ours}” above, “{theirs}” here", ours=ours, theirs=theirs
            )
        case "duration":
            # NOTE: A line above a quotation that states another length of time than the main one.
            # {ours}: as quoted above, e.g. 90 days. {theirs}: as quoted below this line.
            return _(
                "Disagrees on the length of time: “{ours}” above, “{theirs}” here",
                ours=ours,
                theirs=theirs,
            )
        case "name":
            # NOTE: A line above a quotation that names someone or something else than the main one.
            # {ours}: as quoted above, e.g. Geneva. {theirs}: as quoted below this line.
            return _(
                "Disagrees on the name: “{ours}” above, “{theirs}” here", ours=ours, theirs=theirs
            )
        case "claim":
            return _otherwise(other)


def _otherwise(other: Difference) -> str:
    """Say that a source reports it differently, and by which words if these are few."""
    if other.excerpt.citation.source:
        # NOTE: A line above a quotation: another publisher contradicts the main one above it, or
        # words it so that the two must be read side by side; which is right is not said.
        # {source}: its name, e.g. Reuters. No full stop or colon at the end.
        by = _("Reported differently by {source}", source=other.excerpt.citation.source)
    else:
        # NOTE: The same, of an article whose publisher isn't known. No full stop or colon.
        by = _("Reported differently in another article")
    if max(len(other.ours), len(other.theirs)) > _LONGEST_WORDS:
        return by
    # NOTE: After "Reported differently by Reuters ·": the words that are not the same in the two.
    # {ours}: as quoted above, e.g. approved. {theirs}: as quoted below this line, e.g. rejected.
    words = _("“{ours}” above, “{theirs}” here", ours=other.ours, theirs=other.theirs)
    return labels(by, words)


def update_label(other: Difference) -> str:
    """Say which figure or date is newer than what an earlier text said."""
    # NOTE: A line above an older quotation. {then}: a number, date or name in it that is out of
    # date, e.g. 10%. {now}: what the newer quotation says, e.g. 12%. No full stop at the end.
    return _("Superseded: “{then}” (now “{now}”)", now=other.ours, then=other.theirs)


def _reasons(point: Point) -> Iterator[str]:
    if point.why is None:
        # NOTE: A row of /why for a brief made by an older version of the bot.
        yield _("This was chosen by an earlier version of the bot, which kept no reasons.")
        return
    if point.why.terms:
        # NOTE: A reason in /why: which words of the topic the sentence has. {words}: e.g. “tariff”
        # and “steel”, in quotation marks.
        yield _("Matches {words}.", words=_words(point.why.terms))
    if point.why.words:
        # NOTE: A reason in /why: other articles have these words, too. {words}: e.g. “tariffs”
        # and “steel”, in quotation marks.
        yield _("Also reported elsewhere: {words}.", words=_words(point.why.words))
    # NOTE: A reason in /why: how much the sentence adds to the brief. {share}: e.g. 80%.
    yield _("Contributes {share} as much as the top sentence.", share=percent(point.why.weight))
    if agreeing := len(point.support):
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
    if point.before:
        # NOTE: A reason in /why: the sentence is quoted with the one before it.
        yield _("It is shown with the previous sentence, which it depends on.")


def _words(words: Sequence[str]) -> str:
    return join_and(quote_words(word) for word in words)


def _footer(brief: Brief) -> str:
    """Say how many articles are quoted, and of when the newest is."""
    published = {each.citation.article: each.citation.published for each in brief.quoted}
    newest = max(filter(None, published.values()), key=instant_of, default=None)
    if newest is None:
        # NOTE: The last line of a brief. {number}: of articles that are quoted, none with a date.
        # No full stop at the end.
        return ngettext(
            "From {number} article, undated", "From {number} articles, undated", len(published)
        )
    # NOTE: The last line of a brief. {number}: of articles that are quoted. {day}: the date of the
    # newest, e.g. 9 May 2025. No full stop at the end: in some languages the date has one.
    return ngettext(
        "From {number} article, {day}",
        "From {number} articles, newest {day}",
        len(published),
        day=day(newest),
    )
