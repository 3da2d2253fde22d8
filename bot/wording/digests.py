"""What a digest says: what is new on each topic, what changed, what is no longer true."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.chat.message import Heading, Message, Paragraph, Part, Quote
from bot.library.freshness import Freshness
from bot.library.passages import Passage
from bot.subscriptions.digest import Correction, Digest
from bot.subscriptions.news import News
from bot.wording.gathering.freshness import freshness_line
from bot.wording.language.catalogue import _, labels, ngettext, pgettext, quote_words, sentences
from bot.wording.language.dates import clock, day, full_day
from bot.wording.language.isolates import command_text
from bot.wording.parts import (
    heading,
    label_excerpts,
    origin_notes,
    quote,
    topic_heading,
    update_label,
)
from briefings.model import Excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """When a digest is sent, and what came before it.

    Attributes:
        at: when it is for, local time.
        late: whether it is sent noticeably later.
        preview: whether someone asked for it, so that its points come again.
        is_subscribed: whether it is of a subscription, which can be changed or ended.
        since: when the last one was for, local time; None where this is the first.
        articles: how many articles were read since.
        sources: from how many sources.
        missed: how many digests since were skipped, failed or are in doubt, by that state.
        freshness: how the sources are doing; None where nothing is gathered.
    """

    at: datetime
    late: bool = False
    preview: bool = False
    is_subscribed: bool = False
    since: datetime | None = None
    articles: int
    sources: int
    missed: Mapping[str, int] = field(default_factory=dict)
    freshness: Freshness | None = None


def title(occasion: Occasion) -> str:
    """Return what a digest is called."""
    # NOTE: The heading of a digest. {day}: e.g. Friday, 9 May 2025; keep it behind the colon.
    return _("Digest: {day}", day=full_day(occasion.at.date()))


def digest_message(
    digest: Digest, passages: Sequence[Passage], occasion: Occasion, also: Sequence[Part] = ()
) -> Message:
    """Return a digest; `passages` are its quotations in their order, `also` what else is new."""
    lead = _lead(occasion) if digest.sections else _no_news(occasion)
    parts: list[Part] = [Heading(text=title(occasion)), Paragraph(text=sentences(*lead))]
    parts += [Paragraph(text=_correction(each)) for each in digest.corrections]
    upcoming = iter(passages)
    for brief, news in digest.sections:
        parts.append(heading(topic_heading(brief.topic)))
        parts += [part for one in news for part in _quotes(one, upcoming)]
    parts += also
    if occasion.is_subscribed:
        # NOTE: The last line of a digest. {command}: /subscriptions. No full stop at the end.
        ways = _("Change or end this digest: {command}", command=command_text("subscriptions"))
        parts.append(Paragraph(text=ways))
    quotes = () if occasion.preview else digest.delivered_quotes
    return Message(parts=tuple(parts), delivered_quotes=quotes)


def _lead(occasion: Occasion) -> Iterator[str]:
    if occasion.since:
        # NOTE: The first sentence of a digest. {number}: of new articles. {sources}: of their
        # publishers, only the number. {day}: e.g. Friday, 9 May 2025; keep it in the brackets.
        yield ngettext(
            "I have read {number} new article since the last digest ({day}; sources: {sources}).",
            "I have read {number} new articles since the last digest ({day}; sources: {sources}).",
            occasion.articles,
            day=full_day(occasion.since.date()),
            sources=occasion.sources,
        )
    else:
        # NOTE: The first sentence of a chat's first digest. {number}: of articles. {sources}: of
        # their publishers, only the number.
        yield ngettext(
            "I have read {number} article (sources: {sources}).",
            "I have read {number} articles (sources: {sources}).",
            occasion.articles,
            sources=occasion.sources,
        )
    yield from _asides(occasion)
    if occasion.preview:
        # NOTE: In a digest that someone looks at before it is due (/digest).
        yield _("This is a preview. These points will still be in your next digest.")


def _no_news(occasion: Occasion) -> Iterator[str]:
    # NOTE: In a digest that has no points.
    yield _("Nothing new on your topics.")
    yield from _asides(occasion)


def _asides(occasion: Occasion) -> Iterator[str]:
    """Yield how fresh a digest is, and what went wrong with it or with those before."""
    if occasion.freshness:
        yield freshness_line(occasion.freshness, occasion.at.tzinfo, occasion.at)
    if occasion.late:
        # NOTE: In a digest that comes late. {time}: e.g. 07:30.
        yield _("This digest was due at {time}; sorry it's late.", time=clock(occasion.at))
    yield from _missed(occasion.missed)


def _missed(missed: Mapping[str, int]) -> Iterator[str]:
    if skipped := missed.get("skipped"):
        # NOTE: In a digest. {number}: of earlier digests that were not sent.
        yield ngettext(
            "{number} earlier digest was skipped because it would have arrived too late.",
            "{number} earlier digests were skipped because they would have arrived too late.",
            skipped,
        )
    if failed := missed.get("failed"):
        # NOTE: In a digest. {number}: of earlier digests that were not sent.
        yield ngettext(
            "{number} earlier digest could not be sent.",
            "{number} earlier digests could not be sent.",
            failed,
        )
    if doubtful := missed.get("doubt"):
        # NOTE: In a digest. {number}: of earlier digests.
        yield ngettext(
            "{number} earlier digest may not have reached you, so its points are repeated here.",
            "{number} earlier digests may not have reached you, so their points are repeated here.",
            doubtful,
        )


def _quotes(news: News, upcoming: Iterator[Passage]) -> Iterator[Quote]:
    by_excerpt = dict(label_excerpts(news.point))
    for place, excerpt in enumerate(news.new_excerpts):
        is_lead = excerpt == news.point.lead
        before = news.point.before if is_lead else None
        notes = origin_notes(news.point) if is_lead else ()
        label = by_excerpt[excerpt]
        if news.is_update:
            label = _update(news, excerpt, label)
        yield quote(next(upcoming), label=label, before=before, notes=notes, continues=place > 0)


def _update(news: News, excerpt: Excerpt, label: str | None) -> str:
    """Say what changed of something that the channel knows."""
    # NOTE: A label above a quotation in a digest, before another label: it adds to a point of an
    # earlier digest: "Update · Also said by Reuters".
    update = pgettext("label", "Update")
    if excerpt != news.point.lead:
        return labels(update, label or "")
    return labels(update, *map(update_label, news.point.updates))


def _correction(correction: Correction) -> str:
    article = correction.article
    if correction.replaced:
        # NOTE: In a digest. {words}: a sentence that an earlier digest quoted. The article's
        # title, publisher and date follow.
        text = _(
            "Correction: an article has changed and no longer says: “{words}”",
            words=correction.words,
        )
    else:
        # NOTE: In a digest. {words}: a sentence that an earlier digest quoted. The article's
        # title, publisher and date follow.
        text = _(
            "Correction: an article has been withdrawn. I had quoted: “{words}”",
            words=correction.words,
        )
    publisher = article.source.title if article.source else ""
    headline = quote_words(article.title) if article.title else ""
    return labels(text, headline, publisher, day(article.published))
