"""Votes: cast by the numbers of the last brief, shown, and forgotten."""

from collections.abc import Callable

import pytest

from bot.chat.request import Channel
from bot.commands.parsing import ParsedCommand
from bot.commands.votes import bad, good, votes
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from briefings.model import Brief, Point, Topic
from tests.builders import AT, a_brief, a_topic, an_article

HERE = Channel(platform="terminal", id="local")
THERE = Channel(platform="slack", id="C1")
FIRST = an_article("Tariffs on soybeans slow trade. Ministers met.")
SECOND = an_article("Tariffs on soybeans hurt trade with Brazil.", title="Brazil")
THIRD = an_article("Trade in steel was lifted by tariffs. A port shut.", title="Steel")
COMMANDS = {"good": good, "bad": bad, "votes": votes}

Ask = Callable[..., str]


@pytest.fixture
def ask(library: Library) -> Ask:
    """Return what is read in answer to a command, in the channel `HERE` if not told otherwise."""

    def said(text: str, channel: Channel = HERE) -> str:
        name, _, words = text.partition(" ")
        command = ParsedCommand(channel=channel, name=name, words=words, at=AT)
        return plain(COMMANDS[name](library, command))

    return said


@pytest.fixture
def shown(library: Library) -> Brief:
    """Return the brief that both channels were shown: the first point has numbers 1 and 2."""
    library.ingest([FIRST, SECOND, THIRD])
    library.save_topic(a_topic("trade", terms=("trade",)))
    lead, support, other = (article.quote(0, article.body.index(".") + 1) for article in _ALL)
    points = (Point(lead=lead, support=(support,)), Point(lead=other))
    brief = a_brief(topic=library.topic("trade"), points=points)
    library.store.save_brief(brief)
    for channel in (HERE, THERE):
        library.show(channel, brief)
    return brief


_ALL = (FIRST, SECOND, THIRD)


@pytest.mark.usefixtures("shown")
def test_a_vote_is_noted_for_the_points_lead(library: Library, ask: Ask) -> None:
    """Whichever of a point's quotations is named, its lead is what is voted on."""
    said = [ask("good 2"), ask("bad [3]")]

    after = " /votes trade shows what the votes add up to."
    assert [
        f"Noted for /trade: more like [1]. [2] belongs to [1].{after}",
        f"Noted for /trade: less like [3].{after}",
    ] == said
    assert [(THIRD.id, 0, 37, False), (FIRST.id, 0, 31, True)] == [
        (vote.article, vote.start, vote.end, vote.up) for vote in library.store.votes("trade")
    ]


@pytest.mark.usefixtures("shown")
def test_each_channel_has_one_vote_on_a_sentence(library: Library, ask: Ask) -> None:
    """The last word of a channel counts."""
    for command, channel in (("good 1", HERE), ("good 1", THERE), ("bad 2", HERE)):
        ask(command, channel)

    assert [("terminal:local", False), ("slack:C1", True)] == [
        (vote.channel, vote.up) for vote in library.store.votes("trade")
    ]


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "good",
            "Which quotation do you mean? The quotations are numbered 1 to 3. For example: /good 1",
        ),
        ("bad 4", "The last brief has no quotation “4”. The quotations are numbered 1 to 3."),
        ("good 0", "The last brief has no quotation “0”. The quotations are numbered 1 to 3."),
        ("bad -1", "The last brief has no quotation “-1”. The quotations are numbered 1 to 3."),
        ("votes", "Which topic's votes? For example: /votes trade. /topics lists the topics."),
        ("votes trad", "I have no topic “trad”. Did you mean /trade?"),
        ("votes trad reset", "I have no topic “trad”. Did you mean /trade?"),
    ],
)
def test_what_can_not_be_voted_on_is_said(library: Library, ask: Ask, text: str, said: str) -> None:
    """What is wrong is said, with what to do, and no vote is kept."""
    assert said == ask(text)
    assert [] == library.store.votes("trade")


def test_there_is_nothing_to_vote_on_before_a_brief(ask: Ask) -> None:
    """The way to a brief is said."""
    said = "I haven't shown you a brief yet. Ask for one first: /topics lists the topics."

    assert [said, said] == [ask("good 1"), ask("bad")]


def test_a_brief_on_free_words_takes_no_votes(library: Library, ask: Ask) -> None:
    """Votes are a topic's; how to make one is said."""
    library.ingest([FIRST])
    library.show(HERE, library.brief_on("soybeans"))

    assert (
        "You can only vote on topics, and “soybeans” isn't one. "
        "`briefing-bot topics add NAME --term WORD` adds a topic."
    ) == ask("good 1")


def test_a_vote_after_a_digest_is_for_the_topic_of_the_point(library: Library, ask: Ask) -> None:
    """A digest is of several topics: the sentence says of which."""
    library.ingest([FIRST, SECOND, THIRD])
    for name in ("brazil", "steel"):
        library.save_topic(a_topic(name, terms=(name,)))
    points = tuple(Point(lead=each.quote(0, each.body.index(".") + 1)) for each in (SECOND, THIRD))
    title = Topic(name="digest", title="Digest", terms=())
    digest = a_brief(topic=title, points=points)
    library.store.save_brief(digest)
    library.show(HERE, digest)

    assert ask("good 2").startswith("Noted for /steel: more like [2].")
    assert [(THIRD.id, True)] == [(vote.article, vote.up) for vote in library.store.votes("steel")]


VOTES = """\
Votes on Trade (/trade)

3 votes. Sentences with these words now rank higher or lower, according to the votes. Where \
several words apply, their factors multiply (at least × 0.67, at most × 1.50).

  trade       2 up, 1 down, × 1.05
  “soybeans”  2 up, 0 down, × 1.12
  “Tariffs”   2 up, 1 down, × 1.05

Votes never rule anything out. /votes trade reset deletes them."""


def test_what_the_votes_come_to_is_shown_and_forgotten(
    library: Library, ask: Ask, shown: Brief
) -> None:
    """Terms and words with their sentences and factor; after a reset there are none."""
    points = (*shown.points, Point(lead=shown.points[0].support[0]))
    library.store.save_brief(longer := a_brief(topic=shown.topic, points=points))
    library.show(HERE, longer)
    for command in ("good 1", "bad 3", "good 4"):
        ask(command)

    assert VOTES == ask("votes Trade")
    assert "Deleted 3 votes on /trade." == ask("votes trade RESET")
    assert "There are no votes on /trade. After a brief, /good 1 or /bad 1 adds one." == ask(
        "votes trade"
    )


@pytest.mark.usefixtures("shown")
def test_votes_that_come_to_nothing_are_said_to(library: Library, ask: Ask) -> None:
    """Even votes lean neither way, nor do those on what the topic is no longer about."""
    ask("good 1", HERE)
    ask("bad 1", THERE)
    even = ask("votes trade")
    ask("good 1", THERE)
    library.save_topic(a_topic("trade", terms=("ministers",)))

    assert [True, True] == [
        "2 votes. They cancel each other out." in said for said in (even, ask("votes trade"))
    ]


@pytest.mark.usefixtures("shown")
def test_many_words_are_cut_short(library: Library, ask: Ask) -> None:
    """Twenty words that lean most are listed, and how many more there are is said."""
    words = " ".join(f"word{'abcdefghijklmnopqrstuvwxyz'[n]}x" for n in range(22))
    bodies = (f"Trade {words}.", f"Some trade {words}.")
    library.ingest(long := [an_article(body, title=body) for body in bodies])
    points = tuple(Point(lead=article.quote(0, len(article.body))) for article in long)
    library.store.save_brief(brief := a_brief(topic=library.topic("trade"), points=points))
    library.show(HERE, brief)
    ask("good 1")
    ask("good 2")
    said = ask("votes trade")

    assert (20, True) == (
        said.count("  “"),
        "2 words with less effect are not listed." in said,
    )
