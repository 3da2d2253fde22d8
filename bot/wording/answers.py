"""What the bot says about itself: the welcome, help, topics, what it is, its own page."""

from collections.abc import Iterable, Sequence

from bot.chat.message import Heading, Message, Paragraph, Part
from bot.library.passages import Passage
from bot.wording.days.windows import covers, nothing_from
from bot.wording.language.catalogue import _, full_stop, ngettext, pgettext, sentences
from bot.wording.language.dates import day
from bot.wording.language.isolates import command_text
from bot.wording.language.lists import join_and, join_or
from bot.wording.parts import bullets, engine_of, heading, origin_notes, quote, says, topic_heading
from briefings.matching.term import without_doubt
from briefings.model import Brief, Point, Topic
from briefings.window import Window
from storage.ports.corpus import CorpusStats

_AT_A_GLANCE = 20
"""Topics in one list; of more, no page parts one of the lists."""
_TERMS = 8
"""Terms of a topic that a list of topics names."""


def promise() -> str:
    """Return what the bot does, in short."""
    # NOTE: What the bot is, in the welcome (/start) and in /about.
    return _(
        "My briefs come from the articles I have been given. Every point is a sentence quoted word "
        "for word, with its source and date. I add nothing of my own."
    )


def welcome(topics: Sequence[Topic]) -> Message:
    """Return the first thing that someone reads."""
    ask = _ask(topics)
    # NOTE: In the welcome, the last sentence.
    lists = _("/help lists all commands.")
    parts = (_name(), Paragraph(text=promise()), Paragraph(text=sentences(ask, lists)))
    return Message(parts=parts)


def greeting(topics: Sequence[Topic]) -> Message:
    """Return the answer to a greeting, with what can be asked."""
    # NOTE: The answer to a greeting such as "good morning". What can be asked follows.
    hello = _("Hello!")
    # NOTE: In the answers to a greeting and to thanks, the last sentence.
    lists = _("/help lists all commands.")
    return says(hello, _ask(topics), lists)


def friendly(topics: Sequence[Topic], *, has_brief: bool) -> Message:
    """Return the answer to thanks, "ok" or a farewell, with what can be asked next."""
    # NOTE: The answer to thanks, "ok", a thumb up or a farewell. A hint follows.
    here = _("I'm here whenever you need me.")
    # NOTE: After "I'm here whenever you need me", where a brief was shown before.
    more = _("/more shows more points of the last brief.")
    return says(here, more if has_brief else _ask(topics))


def _ask(topics: Sequence[Topic]) -> str:
    if topics:
        # NOTE: In the welcome. {topics}: commands in a list with "or": /trade, /energy or /war.
        return _(
            "Ask for {topics}, or just write what you want to read about.",
            topics=join_or(command_text(topic.name) for topic in topics),
        )
    # NOTE: In the welcome, where there are no topics yet.
    return _("Just write what you want to read about.")


def help_message(first: Iterable[tuple[str, str]], further: Iterable[tuple[str, str]]) -> Message:
    """List the commands, those that matter most first, each as it is written with what it does."""
    # NOTE: Under the first commands of /help.
    free = _("Anything you write without a slash is looked up in the articles.")
    return Message(
        parts=(
            # NOTE: The heading of /help.
            Heading(text=pgettext("heading", "Commands")),
            bullets(first, commands=True),
            Paragraph(text=free),
            # NOTE: A heading in /help, above the commands that are used less often.
            Heading(text=pgettext("heading", "More commands")),
            bullets(further, commands=True),
        ),
    )


def help_on(usage: str, does: str) -> Message:
    """Say what one command does, with how it is written."""
    return Message(parts=(bullets([(usage, does)], commands=True),))


def topics_message(topics: Sequence[Topic]) -> Message:
    """List the topics, each by its command."""
    if not topics:
        # NOTE: The answer to /topics where there are none. {command}: `briefing-bot topics add …`,
        # what the operator types on the server.
        text = _(
            "There are no topics yet. {command} adds one.",
            command="`briefing-bot topics add NAME --term WORD`",
        )
        return says(text)
    rows = [(command_text(topic.name), _row(topic)) for topic in topics]
    # NOTE: The heading of /topics.
    heading = Heading(text=pgettext("heading", "Topics"))
    starts = range(0, len(rows), _AT_A_GLANCE)
    lists = (bullets(rows[at : at + _AT_A_GLANCE], commands=True) for at in starts)
    return Message(parts=(heading, *lists), again="/topics")


def _row(topic: Topic) -> str:
    # NOTE: A row of /topics, after the topic's command. {topic}: its title, e.g. Trade.
    # {terms}: the words it looks for, as the operator wrote them: tariff, “trade war” and export.
    terms = [without_doubt(term) for term in topic.terms]
    shown = ", ".join([*terms[:_TERMS], "…"]) if len(terms) > _TERMS else join_and(terms)
    return _("{topic}: {terms}", topic=topic.title, terms=shown)


def about_message(stats: CorpusStats, method: str, version: str) -> Message:
    """Say what the bot is, how it works, and how much it has read."""
    # NOTE: The heading of /about. {version}: e.g. 0.1.0.
    heading = Heading(text=_("Briefing bot {version}", version=version))
    read = sentences(reads(stats), chosen_by(method))
    return Message(parts=(heading, Paragraph(text=promise()), Paragraph(text=read)))


def chosen_by(method: str) -> str:
    """Say how points are chosen."""
    # NOTE: In /about and /why. {method}: the technical name of the method, e.g. coverage.
    return _(
        "Points are chosen by the “{method}” method. No language model rewrites them.",
        method=engine_of(method),
    )


def reads(stats: CorpusStats) -> str:
    """Say how much the bot has read."""
    if not stats.newest:
        # NOTE: In /about and in the first digest. {number}: articles. {sources}: how many
        # publishers, only the number.
        return ngettext(
            "I have read {number} article (sources: {sources}).",
            "I have read {number} articles (sources: {sources}).",
            stats.articles,
            sources=stats.sources,
        )
    # NOTE: In /about and on the bot's own page. {number}: articles. {sources}: how many
    # publishers, only the number. {day}: the date of the newest article, e.g. 9 May 2025.
    return ngettext(
        "I have read {number} article (sources: {sources}; newest: {day}).",
        "I have read {number} articles (sources: {sources}; newest: {day}).",
        stats.articles,
        sources=stats.sources,
        day=day(stats.newest),
    )


def today_title() -> str:
    """Return what today's brief is called, where it is asked about."""
    # NOTE: What /today showed, as a heading of /why names it: "Why these sentences: Today".
    return pgettext("heading", "Today")


def today_message(
    told: Iterable[tuple[Topic | None, Sequence[Point]]],
    today: Brief,
    passages: Iterable[Passage],
    asked: Window | None = None,
) -> Message:
    """Return what came, under its topics; `today` has all points.

    Args:
        told: the points on each topic, and those on none of them.
        today: the brief that they are numbered in.
        passages: its quotations.
        asked: the days that were asked for, if nothing came on them.
    """
    upcoming = iter(passages)
    parts: list[Part] = []
    for topic, points in told:
        parts.append(heading(topic_heading(topic) if topic else _other_news()))
        parts += [
            quote(next(upcoming), before=point.before, notes=origin_notes(point))
            for point in points
        ]
    newest = today.as_of
    # NOTE: Under /today, the last line. {day}: the date of the newest article, e.g. 9 May 2025.
    # No full stop at the end: in some languages the date has one.
    read = full_stop(_("Newest article: {day}", day=day(newest))) if newest else ""
    if not today.window:
        nothing = nothing_from(asked) if asked else _nothing_new()
        parts.insert(0, Paragraph(text=sentences(nothing, _newest_follow())))
    return Message(
        parts=(*parts, Paragraph(text=sentences(by_topic(), covers(today.window), read)))
    )


def _other_news() -> str:
    # NOTE: A heading in /today, above what is on none of the topics.
    return pgettext("heading", "Other news")


def _nothing_new() -> str:
    # NOTE: Above /today, where no article has come since yesterday, so that older ones are shown.
    return _("Nothing has come in since yesterday.")


def _newest_follow() -> str:
    # NOTE: Above /today, after "Nothing has come in since yesterday." or the like; below it stand
    # the topics, each with one quotation.
    return _("This is the newest on each topic.")


def by_topic() -> str:
    """Say where all points of a topic are."""
    # NOTE: Under /today, which shows one point of each topic.
    return _("Each topic's command shows all its points.")


def home_message(topics: Sequence[Topic], muted: Sequence[str], stats: CorpusStats) -> Message:
    """Return the bot's own page: what it has read, and what it briefs on."""
    rows = ((command_text(each.name), _home_row(each, each.name in muted)) for each in topics)
    return Message(parts=(_name(), Paragraph(text=reads(stats)), bullets(rows, commands=True)))


def _home_row(topic: Topic, muted: bool) -> str:  # noqa: FBT001 - one of two rows
    if not muted:
        return topic.title
    # NOTE: A row on the bot's own page in Slack. {topic}: the title of a topic that is muted here.
    return _("{topic} (muted)", topic=topic.title)


def _name() -> Heading:
    # NOTE: The bot's name: the heading of the welcome and of its own page.
    return Heading(text=_("Briefing bot"))
