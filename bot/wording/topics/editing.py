"""What the bot says of a topic that is tried, made, changed or removed in a chat."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.chat.message import Button, Buttons, Heading, Message, Paragraph, Part, with_buttons
from bot.library.overviews.trials import LOOKED_AT, Trial
from bot.wording.buttons import in_rows, subscribe
from bot.wording.language.catalogue import _, labels, ngettext, pgettext, quote_words
from bot.wording.language.dates import day
from bot.wording.language.isolates import command_text
from bot.wording.language.lists import join_and
from bot.wording.parts import bullets, heading, says, topic_heading
from bot.wording.sources.headlines import headline
from briefings.matching.term import without_doubt
from briefings.model import Article, Topic

_SHOWN: Final = 3
"""Articles that are shown of those that a topic finds."""
_TERMS: Final = 8
"""Terms that have a button to drop them."""
_LONGEST: Final = 24
"""Characters of a term on a button."""


def trial_message(trial: Trial, keep: Button | None, changes: Sequence[Button]) -> Message:
    """Show what a topic finds.

    Args:
        trial: what that is.
        keep: the button that adds or changes the topic; None where nothing would change.
        changes: the buttons that show it otherwise.
    """
    topic = trial.topic
    parts: list[Part] = [heading(topic_heading(topic)), *_looks_for(topic)]
    parts.append(Paragraph(text=_found(trial)))
    if trial.articles:
        parts.append(bullets(map(_row, trial.articles[:_SHOWN])))
    if len(topic.terms) > 1:
        # NOTE: A heading where a topic is tried, above its terms and how many articles each finds.
        parts.append(Heading(text=pgettext("heading", "Its terms")))
        parts.append(bullets((_bare(term), _by_term(trial, _bare(term))) for term in topic.terms))
    first = ((keep,),) if keep else ()
    buttons = Buttons(rows=(*first, *in_rows(changes, 2).rows))
    return with_buttons(Message(parts=tuple(parts)), buttons)


def _looks_for(topic: Topic) -> Iterator[Part]:
    # NOTE: Where a topic is tried or changed. {terms}: the words that it looks for, in a list, e.g.
    # semiconductor and chip*. No full stop at the end.
    text = _("Looks for: {terms}", terms=join_and(map(_bare, topic.terms)))
    yield Paragraph(text=text)
    if topic.exclude:
        # NOTE: Where a topic is tried or changed. {terms}: words that rule a sentence out, in a
        # list. No full stop at the end.
        yield Paragraph(text=_("Leaves out sentences with: {terms}", terms=join_and(topic.exclude)))


def _found(trial: Trial) -> str:
    number = len(trial.articles)
    if not number:
        # NOTE: Where a topic is tried.
        return _("It finds no article.")
    if not trial.is_whole:
        # NOTE: Where a topic is tried that finds very much. {number}: articles about it.
        # {looked}: how many were looked at, a round number. {publishers}: how many, a number only.
        return ngettext(
            "Of the newest {looked} articles with these words, {number} is about it "
            "(publishers: {publishers}).",
            "Of the newest {looked} articles with these words, {number} are about it "
            "(publishers: {publishers}).",
            number,
            looked=LOOKED_AT,
            publishers=trial.publishers,
        )
    # NOTE: Where a topic is tried. {number}: articles about it. {publishers}: how many, a number
    # only. {day}: the date of the newest article, e.g. 9 May 2025; keep it in the brackets.
    return ngettext(
        "It finds {number} article (publishers: {publishers}; newest: {day}).",
        "It finds {number} articles (publishers: {publishers}; newest: {day}).",
        number,
        publishers=trial.publishers,
        day=day(trial.articles[0].published),
    )


def _row(article: Article) -> tuple[str, str]:
    publisher = article.source.title if article.source else ""
    return headline(article), labels(publisher, day(article.published))


def _by_term(trial: Trial, term: str) -> str:
    found, alone = trial.by_term.get(term, (0, 0))
    if not found:
        # NOTE: After a term of a topic that is tried: no article has it.
        return _("no article")
    # NOTE: After a term of a topic that is tried: in how many of the articles it is found.
    articles = ngettext("{number} article", "{number} articles", found)
    if not alone:
        return articles
    # NOTE: After a term of a topic that is tried, after "12 articles ·": {number}: how many of
    # these articles no other term finds.
    return labels(articles, ngettext("{number} by it alone", "{number} by it alone", alone))


def _bare(term: str) -> str:
    return without_doubt(term)


def keep_button(ask: str, *, is_new: bool) -> Button:
    """Return the button that keeps a topic as it is shown."""
    if is_new:
        # NOTE: A button under a topic that is tried: adds it.
        return Button(label=pgettext("button", "Add this topic"), ask=ask)
    # NOTE: A button under a topic that is tried: changes the stored one to this.
    return Button(label=pgettext("button", "Save the change"), ask=ask)


def change_buttons(drops: Sequence[tuple[str, str]], more: str, name: str | None) -> list[Button]:
    """Return the buttons that change a topic which is tried.

    Args:
        drops: terms, each with what asks to leave it out.
        more: what asks for a further term.
        name: what asks for another name; None where it has to stay.
    """
    shown = ((term, ask) for term, ask in drops[:_TERMS])
    each = [Button(label=_drop(_bare(term)), ask=ask) for term, ask in shown]
    # NOTE: A button under a topic that is tried: lets someone write a further word for it.
    each.append(Button(label=pgettext("button", "Add a term"), ask=more))
    if name:
        # NOTE: A button under a topic that is tried: lets someone write another name for it.
        each.append(Button(label=pgettext("button", "Another name"), ask=name))
    return each


def _drop(term: str) -> str:
    short = term if len(term) <= _LONGEST else f"{term[:_LONGEST]}…"
    # NOTE: A button under a topic that is tried: leaves a term out. {term}: e.g. chip*
    return pgettext("button", "Drop “{term}”", term=short)


def remove_button(ask: str) -> Button:
    """Return the button that removes a topic, after a question."""
    # NOTE: A button under a topic: removes it, after asking whether that is meant.
    return Button(label=pgettext("button", "Remove topic"), ask=ask)


def ask_term(name: str) -> Message:
    """Ask for a further term to be written."""
    # NOTE: Asks someone who makes a topic for a further word. {topic}: its name, e.g. chips.
    text = _("Reply to this message with a word or phrase that “{topic}” should find.", topic=name)
    # NOTE: After the question for words of a topic; what may be written. {start}: an example,
    # chip*. {both}: another one, chip & export.
    hint = _(
        "Every word that begins so: {start}. Both in one sentence: {both}. Several are separated "
        "by commas.",
        start=quote_words("chip*"),
        both=quote_words("chip & export"),
    )
    return says(text, hint)


def ask_name() -> Message:
    """Ask for another name to be written."""
    # NOTE: Asks someone who makes a topic what it should be called. {name}: an example, chips.
    text = _(
        "Reply to this message with a short name, such as {name}: it becomes a command.",
        name=quote_words("chips"),
    )
    return says(text)


def confirm_added(topic: Topic) -> Message:
    """Say that there is a topic now."""
    # NOTE: The answer to /topic add. {command}: the new topic's command, e.g. /chips.
    text = _("Added: {command} shows a brief on it.", command=command_text(topic.name))
    brief = Button(label=topic.title, ask=f"/{topic.name}")
    return with_buttons(says(text), Buttons(rows=((brief, subscribe(topic.name)),)))


def confirm_edited(topic: Topic, undo: str) -> Message:
    """Say that a topic was changed, and how to take that back."""
    # NOTE: The answer to /topic edit. {command}: the topic's command, e.g. /chips.
    text = _("Changed: {command} shows the new brief.", command=command_text(topic.name))
    # NOTE: A button: takes back what was just confirmed.
    back = Button(label=pgettext("button", "Undo"), ask=undo)
    brief = Button(label=topic.title, ask=f"/{topic.name}")
    return with_buttons(says(text), Buttons(rows=((brief, back),)))


def ask_remove(topic: Topic, ask: str) -> Message:
    """Ask whether a topic is to be removed."""
    # NOTE: Asks before a topic is removed, above a button. {topic}: its title, e.g. Trade.
    text = _("Remove the topic “{topic}” for everyone?", topic=topic.title)
    # NOTE: After the question whether a topic is to be removed.
    then = _("Subscriptions to it stay, but find nothing any more.")
    # NOTE: A button: removes a topic.
    button = Button(label=pgettext("button", "Remove it"), ask=ask)
    return with_buttons(says(text, then), Buttons(rows=((button,),)))


def confirm_removed(topic: Topic) -> Message:
    """Say that a topic is no more."""
    # NOTE: The answer to /topic remove. {topic}: its title, e.g. Trade.
    return says(_("The topic “{topic}” has been removed.", topic=topic.title))
