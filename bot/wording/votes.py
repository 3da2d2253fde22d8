"""What the bot says about votes: that one was noted, and what all of a topic's come to."""

from bot.chat.message import Bullets, Heading, Message, Paragraph, Part
from bot.wording import refusals
from bot.wording.catalogue import _, isolated, ngettext
from bot.wording.phrases import quoted, votes
from briefings.matching.votes import MOST, Leaning, Leanings
from briefings.model import Topic

_MOST_WORDS = 20


def noted(topic_name: str, number: int, lead: int, *, up: bool) -> Message:
    """Say which sentence was voted on, how, and what follows from it."""
    topic, told = f"/{topic_name}", f"[{lead}]"
    said = [
        _("Noted for {topic}: more like {lead}.", topic=topic, lead=told)
        if up
        else _("Noted for {topic}: less like {lead}.", topic=topic, lead=told)
    ]
    if number != lead:
        said.append(_("{number} stands under {lead}.", number=f"[{number}]", lead=told))
    shows = _("{command} shows what the votes come to.", command=f"/votes {topic_name}")
    return _says(*said, _effect(), shows)


def number_wanted(command: str, quoted: int) -> Message:
    """Ask which quotation is meant."""
    numbers = "1" if quoted == 1 else _("1 to {number}", number=quoted)
    return _says(_("Which quotation do you mean?"), refusals.last_brief_has(numbers, command))


def not_a_topic(words: str) -> Message:
    """Say that votes belong to topics, and how to make one."""
    add = "`briefing-bot topics add NAME --term WORD`"
    return _says(
        _("Votes are kept for topics, and {words} is none.", words=repr(words)),
        _("{command} makes one.", command=add),
    )


def topic_wanted() -> Message:
    """Ask whose votes to show."""
    return _says(_("Whose votes should I show? Name a topic: /topics lists them."))


def forgotten(topic: Topic, number: int) -> Message:
    """Say how many votes were forgotten."""
    return _says(_("Forgotten: {votes} on {topic}.", votes=votes(number), topic=f"/{topic.name}"))


def votes_message(topic: Topic, cast: int, leanings: Leanings) -> Message:
    """Show what the votes on a topic come to: which terms and words count more, and which less."""
    name = f"/{topic.name}"
    if not cast:
        none = _("There are no votes on {topic}.", topic=name)
        return _says(none, _("After a brief, /good 1 or /bad 1 adds one."))
    rows = [(isolated(repr(row.written)), _counts(row)) for row in leanings.terms]
    rows += [(quoted(row.written), _counts(row)) for row in leanings.words[:_MOST_WORDS]]
    heading = _("Votes on {topic} ({command})", topic=topic.title, command=name)
    parts: list[Part] = [
        Heading(text=heading),
        Paragraph(text=f"{votes(cast)}. {_meaning(leanings)}"),
    ]
    if rows:
        parts.append(Bullets(rows=tuple(rows)))
    never = _("Nothing is ever ruled out by votes.")
    forget = _("{command} forgets them.", command=f"/votes {topic.name} reset")
    parts.append(Paragraph(text=f"{_effect()} {never} {forget}"))
    return Message(parts=tuple(parts))


def _effect() -> str:
    return _("It changes briefs only where learning is on (the setting LEARN).")


def _meaning(leanings: Leanings) -> str:
    """Say how the rows that follow are meant."""
    if not leanings.rows:
        return _("They lean neither way.")
    meant = _(
        "By how many sentences with it were voted up or down, each of these makes a sentence count "
        "more or less; several multiply, × {least} at least and × {most} at most.",
        least=1 / MOST,
        most=float(MOST),
    )
    left = len(leanings.words) - _MOST_WORDS
    if left <= 0:
        return meant
    others = ngettext(
        "Not listed, as they lean less: {number} word.",
        "Not listed, as they lean less: {number} words.",
        left,
    )
    return f"{meant} {others}"


def _counts(row: Leaning) -> str:
    return _("{up} up, {down} down, × {factor}", up=row.up, down=row.down, factor=float(row.factor))


def _says(*sentences: str) -> Message:
    return Message(parts=(Paragraph(text=" ".join(sentences)),))
