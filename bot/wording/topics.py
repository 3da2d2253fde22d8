"""What the bot says about how a topic matches."""

from collections.abc import Iterable, Sequence

from bot.message import Bullets, Heading, Message, Paragraph, Part
from bot.wording.phrases import count
from briefings.choosing.relevance import Explained
from briefings.model import Topic

_MOST_NEAR_MISSES = 20


def explained_message(topic: Topic, explained: Sequence[Explained]) -> Message:
    """Say which sentences match the topic and why, and which nearly do."""
    matching = [one for one in explained if one.matched]
    missed = [one for one in explained if not one.matched]
    articles = len({one.excerpt.citation.article for one in matching})
    found = f"{count(len(matching), 'sentence')} in {count(articles, 'article')} match."
    parts: list[Part] = [Heading(text=f"{topic.title} (/{topic.name})"), Paragraph(text=found)]
    if matching:
        parts.append(_rows((", ".join(one.matched), one) for one in matching))
    if missed:
        shown = missed[:_MOST_NEAR_MISSES]
        first = f", the first {len(shown)} of {len(missed)}" if len(shown) < len(missed) else ""
        parts.append(Paragraph(text=f"Near-misses{first}:"))
        parts.append(_rows((one.near or "", one) for one in shown))
    return Message(parts=tuple(parts))


def _rows(reasons: Iterable[tuple[str, Explained]]) -> Bullets:
    return Bullets(rows=tuple((f"[{why}]", _placed(one)) for why, one in reasons))


def _placed(one: Explained) -> str:
    cited = one.excerpt.citation
    return f"“{one.excerpt.text}” {cited.file or cited.article}"
