"""What the bot says about votes: that one was noted, and what all of a topic's come to."""

from bot.message import Bullets, Heading, Message, Paragraph, Part
from bot.wording.phrases import count
from briefings.choosing.votes import MOST, Leaning, Leanings
from briefings.model import Topic

_MOST_WORDS = 20
_EFFECT = "It changes briefs only where learning is on (the setting LEARN)."


def noted(topic_name: str, number: int, lead: int, *, up: bool) -> Message:
    """Say which sentence was voted on, how, and what follows from it."""
    wanted = "more" if up else "less"
    belongs = "" if number == lead else f" [{number}] stands under [{lead}]."
    said = f"Noted for /{topic_name}: {wanted} like [{lead}].{belongs}"
    return _says(f"{said} {_EFFECT} /votes {topic_name} shows what the votes come to.")


def number_wanted(command: str, quoted: int) -> Message:
    """Ask which quotation is meant."""
    numbers = "1" if quoted == 1 else f"1 to {quoted}"
    return _says(f"Which quotation do you mean? The last brief has {numbers}: /{command} 1.")


def not_a_topic(words: str) -> Message:
    """Say that votes belong to topics, and how to make one."""
    return _says(
        f"Votes are kept for topics, and {words!r} is none.",
        "`briefing-bot topics add NAME --term WORD` makes one.",
    )


def topic_wanted() -> Message:
    """Ask whose votes to show."""
    return _says("Whose votes should I show? Name a topic: /topics lists them.")


def forgotten(topic: Topic, number: int) -> Message:
    """Say how many votes were forgotten."""
    return _says(f"Forgotten: {count(number, 'vote')} on /{topic.name}.")


def votes_message(topic: Topic, cast: int, leanings: Leanings) -> Message:
    """Show what the votes on a topic come to: which terms and words count more, and which less."""
    if not cast:
        return _says(
            f"There are no votes on /{topic.name}. After a brief, /good 1 or /bad 1 adds one."
        )
    rows = [(repr(row.written), _counts(row)) for row in leanings.terms]
    rows += [(f"“{row.written}”", _counts(row)) for row in leanings.words[:_MOST_WORDS]]
    parts: list[Part] = [
        Heading(text=f"Votes on {topic.title} (/{topic.name})"),
        Paragraph(text=f"{count(cast, 'vote')}. {_meaning(leanings)}"),
    ]
    if rows:
        parts.append(Bullets(rows=tuple(rows)))
    forget = f"/votes {topic.name} reset forgets them."
    parts.append(Paragraph(text=f"{_EFFECT} Nothing is ever ruled out by votes. {forget}"))
    return Message(parts=tuple(parts))


def _meaning(leanings: Leanings) -> str:
    """Say how the rows that follow are meant."""
    if not leanings.rows:
        return "They lean neither way."
    left = len(leanings.words) - _MOST_WORDS
    others = f" Not listed, as they lean less: {count(left, 'word')}." if left > 0 else ""
    bounds = f"× {1 / MOST:.2f} at least and × {MOST:.2f} at most"
    return (
        "By how many sentences with it were voted up or down, each of these makes a sentence count "
        f"more or less; several multiply, {bounds}.{others}"
    )


def _counts(row: Leaning) -> str:
    return f"{row.up} up, {row.down} down, × {row.factor:.2f}"


def _says(*sentences: str) -> Message:
    return Message(parts=(Paragraph(text=" ".join(sentences)),))
