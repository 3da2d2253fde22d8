"""What the bot says about its corpus: the sources it has read, and whether quotations match."""

from collections.abc import Iterable, Sequence

from bot.chat.message import Bullets, Buttons, Heading, Message, Paragraph, with_buttons
from bot.library.verification import BrokenQuote, Verification
from bot.wording.language.catalogue import _, ngettext, pgettext, sentences
from bot.wording.language.dates import day
from bot.wording.parts import bullets, source
from bot.wording.refusals import did_you_mean
from bot.wording.sources.pages import page_of, turning
from briefings.model import Topic
from storage.ports.corpus import PublisherCount


def publishers_message(
    publishers: Sequence[PublisherCount],
    topic: Topic | None,
    again: str,
    page: int = 1,
    similar: Sequence[str] = (),
) -> Message:
    """Return who publishes what is kept, on a topic or on all, a page at a time.

    Args:
        publishers: who is listed.
        topic: what they are on, if anything.
        again: what asks for the first page.
        page: which one is wanted.
        similar: names of topics that may have been meant.
    """
    if topic:
        # NOTE: The heading of /sources with a topic. {topic}: its title, e.g. Trade.
        heading = Heading(text=_("Sources on {topic}", topic=topic.title))
    else:
        # NOTE: The heading of /sources.
        heading = Heading(text=pgettext("heading", "Sources"))
    if publishers:
        shown, page, pages = page_of(publishers, page)
        meant = (Paragraph(text=did_you_mean(similar)),) if similar else ()
        message = Message(parts=(heading, _list(shown), *meant))
        turns = Buttons(rows=(turning(again, page, pages),))
        return with_buttons(message, turns) if pages > 1 else message
    if topic:
        # NOTE: The answer to /sources with a topic. {topic}: its title, e.g. Trade.
        none = _("There are no articles on “{topic}” yet.", topic=topic.title)
    else:
        # NOTE: The answer to /sources where nothing was read yet.
        none = _("There are no articles yet.")
    return Message(parts=(heading, Paragraph(text=none)))


def _list(sources: Iterable[PublisherCount]) -> Bullets:
    return bullets((source(each.title), _articles(each)) for each in sources)


def _articles(entry: PublisherCount) -> str:
    if entry.newest is None:
        # NOTE: A row of /sources after a publisher's name: it has no article with a date.
        return ngettext("{number} article, undated", "{number} articles, undated", entry.articles)
    # NOTE: A row of /sources after a publisher's name. {day}: the date of its newest article,
    # e.g. 9 May 2025. No full stop at the end: in some languages the date has one.
    return ngettext(
        "{number} article, {day}",
        "{number} articles, newest {day}",
        entry.articles,
        day=day(entry.newest),
    )


def verification_message(found: Verification) -> Message:
    """Say what was checked, and each quotation that no longer matches."""
    # NOTE: The heading of /verify, which compares all quotations with the stored articles.
    heading = Heading(text=pgettext("heading", "Checked"))
    # NOTE: In /verify. {quotations}, {briefs}, {in_files}: numbers only, of quotations, of the
    # briefs they are in, and of quotations that were also found in the original files.
    checked = _(
        "Quotations checked: {quotations} (briefs: {briefs}; also found in their files: "
        "{in_files}).",
        quotations=found.quotations,
        briefs=found.briefs,
        in_files=found.in_files,
    )
    if not found.broken:
        # NOTE: In /verify.
        verdict = _("Every quotation matches word for word.")
        return Message(parts=(heading, Paragraph(text=sentences(checked, verdict))))
    # NOTE: In /verify, above a list of them. {number}: of quotations.
    verdict = ngettext(
        "{number} no longer matches:", "{number} no longer match:", len(found.broken)
    )
    rows = ((_place(broken), _flaw(broken)) for broken in found.broken)
    return Message(parts=(heading, Paragraph(text=sentences(checked, verdict)), bullets(rows)))


def _place(broken: BrokenQuote) -> str:
    place = broken.citation
    return f"{place.file or place.article}, {place.start}-{place.end}"


def _flaw(broken: BrokenQuote) -> str:
    if broken.reason == "file":
        # NOTE: A row of /verify. {topic}: the name of the brief's topic, e.g. trade.
        return _("“{topic}”: the file has changed since — ingest it again.", topic=broken.topic)
    # NOTE: A row of /verify. {topic}: the name of the brief's topic, e.g. trade.
    return _(
        "“{topic}”: the quotation does not match the stored article — ingest it again.",
        topic=broken.topic,
    )
