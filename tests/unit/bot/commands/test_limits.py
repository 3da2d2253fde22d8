"""What is kept for one channel, user or operator is bounded; whoever reaches a bound hears so."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat.request import Channel
from bot.commands.parsing import ParsedCommand
from bot.commands.settings import feedback
from bot.commands.votes import good
from bot.library import limits
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from briefings.errors import TopicError
from briefings.matching.votes import Vote
from tests.builders import AT, a_brief, a_topic, an_article

DOCS = Path(__file__).parents[4] / "docs" / "retention.md"
HERE, THERE = Channel(platform="slack", id="C1"), Channel(platform="slack", id="C2")
NEXT_DAY = timedelta(days=1, minutes=1)


def _say(library: Library, words: str, channel: Channel = HERE, **later: timedelta) -> str:
    at = AT + later.get("later", timedelta())
    return plain(
        feedback(library, ParsedCommand(channel=channel, name="feedback", words=words, at=at))
    )


def test_people_can_read_every_limit() -> None:
    """docs/retention.md has the same numbers."""
    documented = DOCS.read_text("utf-8")
    numbers = [value for name, value in vars(limits).items() if name.isupper()]

    assert 6 == len(numbers)
    assert [] == [each for each in numbers if f"| {each:,} " not in documented]


def test_feedback_that_is_too_long_is_refused_whole(library: Library) -> None:
    """Nothing of it is cut off unsaid."""
    longest = "x" * limits.FEEDBACK_LENGTH
    said = _say(library, longest + "y"), _say(library, longest)

    assert ("That is too long. Please keep it under 2,000 characters.",
            "Thank you. The operator will read it.") == said  # fmt: skip
    assert [longest] == [each.text for each in library.store.feedback()]


def test_a_channel_sends_so_much_feedback_a_day(library: Library) -> None:
    """Another one, or the next day, is as free as ever."""
    said = [_say(library, f"{n}") for n in range(limits.FEEDBACK_A_DAY + 1)]

    assert ["That's all the feedback I can take from this chat today. Please try tomorrow."] == [
        each for each in said if not each.startswith("Thank you.")
    ]
    assert _say(library, "hello", THERE).startswith("Thank you.")
    assert _say(library, "hello", later=NEXT_DAY).startswith("Thank you.")


def test_a_channel_votes_on_so_many_sentences_of_a_topic(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may change its mind on those; another channel votes as before."""
    monkeypatch.setattr("bot.commands.votes.VOTES", 2)
    article = an_article()
    library.ingest([article])
    library.save_topic(a_topic())
    brief = a_brief(article, topic=library.topic("trade"))
    library.store.save_brief(brief)
    for channel in (HERE, THERE):
        library.show(channel, brief)
    for start in (20, 30):
        library.store.vote(Vote(topic="trade", article=article.id, start=start, end=start + 5,
                                channel=str(HERE), up=True))  # fmt: skip

    def vote(channel: Channel) -> str:
        return plain(good(library, ParsedCommand(channel=channel, name="good", words="1", at=AT)))

    refused = "This chat has voted on as many sentences of /trade as I can remember."
    assert refused == vote(HERE)
    assert refused != vote(THERE)
    library.store.forget_votes("trade")
    assert refused not in {vote(HERE), vote(HERE)}


def test_an_operator_adds_so_many_topics(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then one has to go first; changing one is always possible."""
    monkeypatch.setattr("bot.library.library.TOPICS", 2)
    for name in ("trade", "grain"):
        library.add_topic(a_topic(name))

    with pytest.raises(TopicError, match="there are 2 topics — remove one first"):
        library.add_topic(a_topic("oil"))
    library.save_topic(a_topic("trade", title="Commerce"))
    assert ["grain", "trade"] == [topic.name for topic in library.topics()]
