"""What messages are made of: paragraphs, lists, and quotations with who says so."""

from collections.abc import Iterable, Iterator, Sequence

from bot.chat.message import (
    Bullets,
    Button,
    Buttons,
    Heading,
    Message,
    Paragraph,
    Quote,
    with_buttons,
)
from bot.library.passages import Passage
from bot.wording.language.catalogue import _, labels, ngettext, pgettext, sentences
from bot.wording.language.dates import day
from bot.wording.language.isolates import (
    FIRST_STRONG_ISOLATE,
    POP_ISOLATE,
    command_text,
    isolate,
    runs_otherwise,
    set_direction,
)
from bot.wording.language.lists import join_and, join_or
from briefings.addresses import host_in
from briefings.kinds import Label
from briefings.model import Citation, Difference, Excerpt, Point, Topic

_LONGEST_TITLE = 40
"""Letters of a title that stands for a publisher: with the date it is about a phone's line."""
_LONGEST_WORDS = 40
"""Characters up to which the words that differ are given above a quotation that has them."""


def engine_of(method: str) -> str:
    """Return the name of the engine that chose, from how a brief says that it was made."""
    return method.partition(",")[0]


def says(*each: str) -> Message:
    """Return sentences as a message of one paragraph."""
    return Message(parts=(Paragraph(text=sentences(*each)),))


def undoable(undo: str, *each: str) -> Message:
    """Return sentences with a button that takes back what they confirm."""
    # NOTE: A button: takes back what was just confirmed.
    button = Button(label=pgettext("button", "Undo"), ask=undo)
    return with_buttons(says(*each), Buttons(rows=((button,),)))


def heading(text: str) -> Heading:
    """Return a heading that runs as the language does, whoever wrote it."""
    return Heading(text=set_direction(isolate(text)))


def topic_heading(topic: Topic) -> str:
    """Return a topic's title with its command."""
    # NOTE: A heading. {topic}: a topic's title, e.g. Trade. {command}: its command, e.g. /trade.
    return _("{topic} ({command})", topic=topic.title, command=command_text(topic.name))


def bullets(rows: Iterable[tuple[str, str]], *, commands: bool = False) -> Bullets:
    """Return a list whose terms are isolated, and whose rows all run as the language does."""
    each = ((set_direction(isolate(term)), isolate(text)) for term, text in rows)
    return Bullets(rows=tuple(each), commands=commands)


def quote(
    place: Passage,
    *,
    label: str | None = None,
    before: Excerpt | None = None,
    notes: tuple[str, ...] = (),
    continues: bool = False,
) -> Quote:
    """Return a quotation with all that is said about it; `before` is what its lead depends on."""
    return Quote(
        excerpt=place.excerpt,
        number=place.number,
        attribution=attribution(place.excerpt.citation),
        label=label,
        before=before.text.join(quotation_marks(before.text)) if before else "",
        notes=(*_days(place.excerpt), *notes),
        marks=quotation_marks(place.excerpt.text),
        continues=continues,
    )


def quotation_marks(text: str) -> tuple[str, str]:
    """Return what stands before and after quoted `text`: it is isolated without being altered."""
    # NOTE: The marks around every quoted sentence of an article, and nothing else. {words} stays.
    before, _words, after = pgettext("quotation marks", "“{words}”").partition("{words}")
    if runs_otherwise(text):
        return f"{before}{FIRST_STRONG_ISOLATE}", f"{POP_ISOLATE}{after}"
    return before, after


def attribution(cited: Citation) -> str:
    """Return who says so and when, in one short line: a publisher or host, a date, and labels."""
    host = host_in(cited.url or "").removeprefix("www.")
    who = cited.source or host or _by_title(cited.title)
    return labels(who, day(cited.published), *map(_label, cited.labels))


def _by_title(title: str | None) -> str:
    """Return which article says so, where nothing names its publisher."""
    if not title:
        return source(None)
    short = title if len(title) <= _LONGEST_TITLE else f"{_beginning(title)}…"
    # NOTE: In place of a publisher's name, where an article names none. {title}: its title.
    return _("Article: {title}", title=short)


def _beginning(title: str) -> str:
    """Return whole words of a long title, or as many letters where it has no spaces."""
    begun = title[: _LONGEST_TITLE + 1]
    return begun.rpartition(" ")[0].strip() or title[:_LONGEST_TITLE]


def _label(label: Label) -> str:
    """Return how a publisher labels an article."""
    match label:
        case "opinion":
            # NOTE: After publisher and date of a quotation: its publisher labels the article as
            # opinion. One word in small letters.
            return pgettext("label of an article", "opinion")
        case "satire":
            # NOTE: After publisher and date of a quotation: its publisher labels the article as
            # satire. One word in small letters.
            return pgettext("label of an article", "satire")
        case "corrected":
            # NOTE: After publisher and date of a quotation: its publisher has corrected the
            # article. One or two words in small letters.
            return pgettext("label of an article", "corrected")
        case "live":
            # NOTE: After publisher and date of a quotation: the page is written on as things
            # happen. One or two words in small letters.
            return pgettext("label of an article", "live coverage")
        case "excerpts":
            # NOTE: After publisher and date of a quotation: of the article there are only the
            # passages that somebody has marked. One word in small letters.
            return pgettext("label of an article", "excerpts")


def source(title: str | None) -> str:
    """Return who says so."""
    # NOTE: In place of a publisher's name, where an article names none.
    return title or pgettext("publisher of an article", "Unknown source")


def _days(excerpt: Excerpt) -> tuple[str, ...]:
    """Say which day is meant by words like "Thursday", by the date of the article."""
    meant = {excerpt.text[start:end]: day(on) for start, end, on in excerpt.days}
    # NOTE: Under a quotation: which date a word in it means. {words}: e.g. Thursday, as quoted
    # (in any language). {day}: e.g. 8 May 2025. No full stop at the end.
    return tuple(_("“{words}” is {day}", words=words, day=on) for words, on in meant.items())


def similar(names: Sequence[str]) -> str:
    """Say which commands are similar."""
    # NOTE: Offers commands where none matched. {commands}: /trade, /energy or /military.
    return _("Similar: {commands}.", commands=join_or(command_text(name) for name in names))


def for_example(*commands: str) -> str:
    """Show how a command is written."""
    # NOTE: The last sentence of an answer: how a command is written. {command}: e.g. /context 1, or
    # several: /pause 7d or /pause 2026-12-24. No full stop at the end.
    return _(
        "For example: {command}",
        command=join_or(command_text(each.removeprefix("/")) for each in commands),
    )


def unclear(words: str) -> str:
    """Say that `words` mean nothing here."""
    # NOTE: {words}: what someone wrote. An example follows.
    return _("I don't understand “{words}”.", words=words)


def label_excerpts(point: Point) -> Iterator[tuple[Excerpt, str | None]]:
    """Yield what a point quotes, in order, each with how it relates to the lead."""
    yield point.lead, None
    for said in point.support:
        yield said, _also(said)
    for other in point.differs:
        yield other.excerpt, _difference(other)
    for other in point.updates:
        yield other.excerpt, update_label(other)


def origin_notes(point: Point) -> tuple[str, ...]:
    """Say how many articles have a point, and from how few origins, where that is known."""
    if point.origins is None:
        return ()
    articles, names = point.origins.articles, point.origins.names
    if len(names) == 1:
        # NOTE: Under a quotation: several publishers printed it, all from one. {number}: of
        # articles, two or more. {origin}: a news agency or who had it first, e.g. Reuters. No full
        # stop at the end.
        said = ngettext(
            "{number} article, 1 origin ({origin})",
            "{number} articles, 1 origin ({origin})",
            articles,
            origin=names[0],
        )
        return (said,)
    # NOTE: Under a quotation: several publishers say it, some of them from one origin. {number}: of
    # articles, three or more. {origins}: e.g. Reuters and The Times. No full stop at the end.
    several = ngettext(
        "{number} article, origins: {origins}",
        "{number} articles, origins: {origins}",
        articles,
        origins=join_and(names),
    )
    return (several,)


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
