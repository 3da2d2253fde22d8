"""Topics that are made, tried, changed and removed in a chat."""

from collections.abc import Callable

import pytest

from bot.chat.message import Buttons, Message
from bot.chat.request import Channel, Request, User
from bot.commands.dispatch import answer
from bot.commands.topics.written import MOST_TERMS
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from briefings.spans import Mark
from tests.builders import AT, a_topic, an_article

Ask = Callable[[str], Message]


@pytest.fixture(autouse=True)
def _articles(library: Library) -> None:
    bodies = (
        "Chip makers built a foundry.",
        "Potato chips were sold.",
        "A semiconductor is a thin plate.",
    )
    library.ingest([an_article(body, title=body) for body in bodies])


@pytest.fixture
def ask(library: Library) -> Ask:
    """Return what the library answers to its owner."""

    def asked(text: str) -> Message:
        channel = Channel(platform="telegram", id="1")
        request = Request(channel=channel, user=User(id="9"), text=text, role="owner", at=AT)
        return answer(library, request)

    return asked


def _asks(message: Message) -> dict[str, str]:
    rows = (row for part in message.parts if isinstance(part, Buttons) for row in part.rows)
    return {button.label: button.ask for row in rows for button in row}


def test_a_topic_is_added(ask: Ask, library: Library) -> None:
    """Its name is its command, at once."""
    assert "Added: /chips shows" in plain(ask("/topic add chips: semiconductor, chip*, -potato"))

    made = library.topic("chips")
    assert (("semiconductor", "chip*"), ("potato",)) == (made.terms, made.exclude)
    said = plain(ask("/chips"))
    assert "foundry" in said
    assert "Potato" not in said


def test_a_name_of_several_words_is_a_title(ask: Ask, library: Library) -> None:
    """Its command has hyphens."""
    ask("/topic add Chip makers, and others: chip*")

    assert "Chip makers, and others" == library.topic("chip-makers-and-others").title


def test_trying_shows_what_is_found_and_keeps_nothing(ask: Ask, library: Library) -> None:
    """By each term, too."""
    shown = ask("/topic try chips: semiconductor, chip*")
    said = plain(shown)

    assert "It finds 3 articles" in said
    assert "2 articles · 2 by it alone" in said
    assert () == tuple(library.topics())
    ask(_asks(shown)["Add this topic"])
    assert ["chips"] == [topic.name for topic in library.topics()]


def test_a_term_is_dropped_and_added_by_buttons(ask: Ask, library: Library) -> None:
    """A further one is written as an answer."""
    shown = ask(_asks(ask("/topic try chips: semiconductor, chip*"))["Drop “chip*”"])
    assert "Looks for: semiconductor\n" in plain(shown)
    assert "Reply to this message" in plain(ask(_asks(shown)["Add a term"]))
    shown = ask("foundry")

    assert "Looks for: semiconductor and foundry" in plain(shown)
    ask(_asks(shown)["Add this topic"])
    assert ("semiconductor", "foundry") == library.topic("chips").terms


def test_a_topic_that_is_tried_gets_another_name(ask: Ask) -> None:
    """That is written as an answer, too."""
    ask(_asks(ask("/topic try chips: chip*"))["Another name"])

    assert "Wafers (/wafers)" in plain(ask("wafers"))


def test_a_name_alone_is_asked_for_terms(ask: Ask, library: Library) -> None:
    """What is answered is tried."""
    assert "that “chips” should find" in plain(ask("/topic add chips"))
    shown = ask("chip*, foundry")

    assert "Looks for: chip* and foundry" in plain(shown)
    assert () == tuple(library.topics())


def test_an_answer_to_an_owner_is_not_taken_from_others(ask: Ask, library: Library) -> None:
    """Who writes it has to be who was asked, and an owner still."""
    ask("/topic add chips")
    channel = Channel(platform="telegram", id="1")
    request = Request(channel=channel, user=User(id="9"), text="chip*", role="member", at=AT)

    assert "Only an owner of this bot" in plain(answer(library, request))


def test_a_topic_is_edited_and_that_is_undone(ask: Ask, library: Library) -> None:
    """It then has those terms and no others; its context and its title stay."""
    before = a_topic(
        "chips", title="Fabs", terms=("iron?",), exclude=("ore",), context=("furnace",)
    )
    library.save_topic(before)
    changed = ask("/topic edit chips: semiconductor")
    after = library.topic("chips")

    assert (("semiconductor",), (), ("furnace",), "Fabs") == (
        after.terms,
        after.exclude,
        after.context,
        after.title,
    )
    ask(_asks(changed)["Undo"])
    assert before == library.topic("chips")


def test_editing_without_terms_shows_the_topic(ask: Ask, library: Library) -> None:
    """With what changes it; a change is kept only when that is said."""
    library.save_topic(a_topic("chips", terms=("chip*", "semiconductor")))
    shown = ask("/topic edit chips")
    assert "Save the change" not in _asks(shown)
    changed = ask(_asks(shown)["Drop “semiconductor”"])
    assert ("chip*", "semiconductor") == library.topic("chips").terms
    ask(_asks(changed)["Save the change"])

    assert ("chip*",) == library.topic("chips").terms


def test_a_topic_is_removed_after_a_question(ask: Ask, library: Library) -> None:
    """Not before."""
    library.save_topic(a_topic("chips"))
    asked = ask("/topic remove chips")
    assert ["chips"] == [topic.name for topic in library.topics()]
    ask(_asks(asked)["Remove it"])

    assert () == tuple(library.topics())


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("/topic", "adds a topic: a name"),
        ("/topic add", "adds a topic: a name"),
        ("/topic add : x", "adds a topic: a name"),
        ("/topic add чипы: x", "“чипы” can't be a command."),
        ("/topic add today: x", "/today is already a command of mine."),
        ("/topic add chips: a*", "“a*” would find nearly every word."),
        ("/topic add chips: x, ???", "“???” has no word to look for."),
        ("/topic add chips: a NEAR b NEAR c", "Close together is written “chip NEAR export”"),
        ("/topic add chips: a NEAR/0 b", "Close together is written “chip NEAR export”"),
        ("/topic add chips: x, -?", "“?” has no word to look for."),
        ("/topic add chips: " + "x" * 200, "is too long for a term."),
        ("/topic add chips: " + ",".join(map(str, range(99))), f"{MOST_TERMS} is the most"),
        ("/topic edit wafers: x", "I have no topic “wafers”."),
        ("/topic remove wafers", "I have no topic “wafers”."),
        ("/topic wafers", "I have no topic “wafers”."),
    ],
)
def test_what_can_not_be_is_refused_with_the_way_out(
    ask: Ask, library: Library, line: str, reason: str
) -> None:
    """And nothing is kept."""
    assert reason in plain(ask(line))
    assert () == tuple(library.topics())


def test_what_there_is_already_is_not_added_again(ask: Ask, library: Library) -> None:
    """It is shown how to change it."""
    library.save_topic(a_topic("chips", terms=("chip*",)))

    assert "/topic edit chips shows it" in plain(ask("/topic add Chips: foundry"))
    assert ("chip*",) == library.topic("chips").terms


def test_help_leaves_out_what_only_owners_may_do(ask: Ask, library: Library) -> None:
    """To all others it is of no use; what admins do stays, as somebody in a group is one."""
    channel = Channel(platform="telegram", id="1")
    request = Request(channel=channel, user=User(id="9"), text="/help", role="member", at=AT)
    shown = plain(answer(library, request))

    assert "/topic [" not in shown
    assert "/verify" in shown
    assert "/topic [" in plain(ask("/help"))


def test_an_article_without_a_title_is_called_by_its_first_sentence(
    ask: Ask, library: Library
) -> None:
    """Not by what its file begins with."""
    body = "Date: 2025-05-08\n\nA wafer plant was opened at Lindmouth by its mayor on Monday."
    library.ingest([an_article(body, title=None, marks=(Mark(0, 16, "head"),))])

    shown = plain(ask("/topic try wafers: wafer"))
    assert "“A wafer plant was opened at Lindmouth" in shown
