"""What a digest says: what is new on each topic, what goes on, what no longer stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.chat.message import Heading, Message, Paragraph, Part, Quote
from bot.library.passages import Passage
from bot.subscriptions.digest import Correction, Digest
from bot.subscriptions.news import News
from bot.wording.briefs import labelled, leading_up, outdated, quote
from bot.wording.catalogue import _, isolated, joined, ngettext
from bot.wording.phrases import articles, day, full_day, source, sources
from briefings.model import Excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """When a digest is told, and what came before it.

    Attributes:
        at: when it is for, local time.
        late: whether it is told noticeably later.
        preview: whether someone asked for it, so that it does not count.
        since: when the last one was for, local time; None where this is the first.
        articles: how many articles were read since.
        sources: from how many sources.
        missed: how many digests since were skipped, failed or are in doubt, by that state.
    """

    at: datetime
    late: bool = False
    preview: bool = False
    since: datetime | None = None
    articles: int
    sources: int
    missed: Mapping[str, int] = field(default_factory=dict)


def title(occasion: Occasion) -> str:
    """Return what a digest is called."""
    return _("Briefing, {day}", day=full_day(occasion.at.date()))


def digest_message(digest: Digest, passages: Sequence[Passage], occasion: Occasion) -> Message:
    """Return a digest; `passages` are its quotations in their order."""
    parts: list[Part] = [Heading(text=title(occasion)), Paragraph(text=" ".join(_lead(occasion)))]
    parts += [Paragraph(text=_correction(each)) for each in digest.corrections]
    upcoming = iter(passages)
    for brief, news in digest.sections:
        parts.append(Heading(text=f"{brief.topic.title} ({isolated(f'/{brief.topic.name}')})"))
        parts += [part for one in news for part in _told(one, upcoming)]
    if not digest.sections:
        parts.append(Paragraph(text=_("Nothing new on your topics.")))
    return Message(parts=tuple(parts), tells=() if occasion.preview else digest.tells)


def _lead(occasion: Occasion) -> Iterator[str]:
    many, published = articles(occasion.articles), sources(occasion.sources)
    if occasion.since:
        since = full_day(occasion.since.date())
        yield _(
            "Since {day} I read {articles} of {sources}.",
            day=since,
            articles=many,
            sources=published,
        )
    else:
        yield _("I have read {articles} of {sources}.", articles=many, sources=published)
    if occasion.late:
        yield _("This was due at {time} and comes late.", time=f"{occasion.at:%H:%M}")
    yield from _missed(occasion.missed)
    if occasion.preview:
        yield _("This is a preview: it does not count as told.")


def _missed(missed: Mapping[str, int]) -> Iterator[str]:
    if skipped := missed.get("skipped"):
        yield ngettext(
            "{number} briefing before it was left out, as it would have come too late.",
            "{number} briefings before it were left out, as they would have come too late.",
            skipped,
        )
    if failed := missed.get("failed"):
        yield ngettext(
            "{number} briefing before it could not be sent.",
            "{number} briefings before it could not be sent.",
            failed,
        )
    if doubtful := missed.get("doubt"):
        yield ngettext(
            "{number} briefing before it may not have arrived: what it told is told again.",
            "{number} briefings before it may not have arrived: what they told is told again.",
            doubtful,
        )


def _told(news: News, upcoming: Iterator[Passage]) -> Iterator[Quote]:
    untold = dict(labelled(news.point))
    for excerpt in news.untold:
        before = leading_up(news.point.before if excerpt == news.point.lead else None)
        label = _update(news, excerpt, untold[excerpt]) if news.goes_on else untold[excerpt]
        yield quote(next(upcoming), label=label, before=before)


def _update(news: News, excerpt: Excerpt, label: str | None) -> str:
    """Say what changed of something that the channel knows."""
    if excerpt == news.point.lead:
        figures = [outdated(other) for other in news.point.updates]
        label = joined(_("; "), figures) if figures else _("a new source")
    return joined(" · ", filter(None, (_("Update"), label)))


def _correction(correction: Correction) -> str:
    stated = {
        "source": source(correction.article.source.title if correction.article.source else None),
        "title": correction.article.title or _("Title not stated"),
        "day": day(correction.article.published),
        "words": correction.words,
    }
    if correction.replaced:
        return _(
            "Correction: {source} changed “{title}” ({day}). "
            "What I quoted no longer stands there: “{words}”",
            **stated,
        )
    return _(
        "Correction: {source} withdrew “{title}” ({day}), of which I quoted: “{words}”", **stated
    )
