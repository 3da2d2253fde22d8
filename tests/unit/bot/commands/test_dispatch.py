"""The commands, asked in words and answered in words."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.chat.message import Message
from bot.chat.request import TERMINAL, Channel, Request, User
from bot.commands.dispatch import answer
from bot.commands.table import listed
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from storage.errors import StoreUnavailable
from tests.builders import a_source, a_topic, an_article

Ask = Callable[[str], Message]

TRADE = an_article(
    "Trade between the two countries grew by a tenth. Ministers met in Geneva on Monday.",
    url="https://example.org/trade",
)
GRAIN = an_article(
    "Grain exports fell sharply in the south. Farmers blame the long drought.",
    title=None,
    source=None,
    published=None,
    file="news/grain.txt",
)


@pytest.fixture(autouse=True)
def _stocked(library: Library) -> None:
    """Bring two topics and two articles in."""
    library.save_topic(a_topic())
    library.save_topic(a_topic("victory-day", title="Victory Day", terms=("parade",)))
    library.ingest([TRADE, GRAIN])


BRIEF = """\
Trade

[1] “Trade between the two countries grew by a tenth.”
    Reuters · 9 May 2025 · news/trade.txt, paragraph 1
    https://example.org/trade

As of 9 May 2025 · 2 articles considered, 1 matched · coverage, at most 5 points · \
sentences quoted unchanged"""


@pytest.mark.parametrize(
    "text", ["/trade", "/TRADE", "/trade@our_bot", " /trade now ", "/brief trade", "trade", "Trade"]
)
def test_a_topic_is_asked_for_in_many_ways(ask: Ask, text: str) -> None:
    """The brief is the same however it is asked for, with source, date, place and footer."""
    assert BRIEF == plain(ask(text))


def test_unknown_values_are_shown_so(ask: Ask) -> None:
    """No source, no date: said, not guessed."""
    shown = plain(ask("grain exports"))

    assert "source not stated · undated · news/grain.txt, paragraph 1" in shown


@pytest.mark.parametrize("text", ["/victory-day", "/victory_day", "/brief victory day"])
def test_nothing_found_is_said(ask: Ask, text: str) -> None:
    """With how much was looked at, and the newest date."""
    assert (
        "Victory Day\n\n"
        "Nothing found. I looked at 2 articles, the newest of 9 May 2025: "
        "no sentence is about this.\n\n"
        "/topics lists what I brief on."
    ) == plain(ask(text))


def test_nothing_found_names_what_is_near(ask: Ask) -> None:
    """A slip in free words leads to the topic."""
    assert plain(ask("victory parades")).endswith("Near to it: /victory-day.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/trad", "I know no command /trad. Did you mean /trade?"),
        ("/victory", "I know no command /victory. Did you mean /victory-day?"),
        ("/hlep", "I know no command /hlep. Did you mean /help?"),
        ("/xyzzy", "I know no command /xyzzy. /help lists what I answer."),
        (
            "/brief",
            "What should I brief you on? Write for example: /brief power of siberia.",
        ),
        (
            "/context 1",
            "I have shown you no brief yet. Ask for one first: /topics lists them.",
        ),
        ("/sources trad", "I have no topic 'trad'. Did you mean /trade?"),
        (
            "?!",
            (
                "I can't look for '?!': there is no word to look for. "
                "Please name what it should be about, e.g. 'power of siberia'."
            ),
        ),
    ],
)
def test_what_can_not_be_answered_is_said_kindly(ask: Ask, text: str, said: str) -> None:
    """What happened, and what to do instead."""
    assert said == plain(ask(text))


@pytest.mark.parametrize("reference", ["1", "[1]", "#1", TRADE.id, TRADE.id[:6].upper()])
def test_context_shows_the_sentence_among_its_neighbours(ask: Ask, reference: str) -> None:
    """By number, or by the beginning of the article's id."""
    ask("/trade")

    assert (
        "Trade grows\n\n"
        "[1] “Trade between the two countries grew by a tenth.”\n"
        "    Ministers met in Geneva on Monday.\n"
        "    Reuters · 9 May 2025 · news/trade.txt, paragraph 1\n"
        "    https://example.org/trade"
    ) == plain(ask(f"/context {reference}"))


@pytest.mark.parametrize("reference", ["2", "0", "-1", "ab", "ffffffff", "²", "1 2"])
def test_context_of_what_is_not_there(ask: Ask, reference: str) -> None:
    """It says which numbers there are."""
    ask("/trade")

    assert f"The last brief has no quotation {reference!r}. It has number 1 only." == plain(
        ask(f"/context {reference}")
    )


def test_context_without_a_number_asks_for_it(ask: Ask) -> None:
    """A bare command is met with a question."""
    ask("/trade")

    assert "Which quotation do you mean? The last brief has number 1 only: /context 1." == plain(
        ask("/context")
    )


def test_sources_are_listed(ask: Ask) -> None:
    """With how many articles each, the unnamed too."""
    assert (
        "Sources\n\n"
        "  Reuters            1 article, newest 9 May 2025\n"
        "  source not stated  1 article, undated"
    ) == "\n".join(sorted(plain(ask("/sources")).splitlines(), key=lambda line: line[2:3] == "s"))
    assert "Sources on Trade\n\n  Reuters  1 article, newest 9 May 2025" == plain(
        ask("/sources /trade")
    )


def test_verify_says_what_was_checked(ask: Ask) -> None:
    """All quotations of the latest briefs, and that they stand."""
    assert (
        "Checked\n\n"
        "I read the stored text again: 1 quotation in 2 briefs, 0 of them also in their files. "
        "Each stands word for word."
    ) == plain(ask("/verify"))


@pytest.mark.parametrize("text", ["/help", "/"])
def test_help_is_the_table(ask: Ask, text: str) -> None:
    """Every command is listed as it is written, with its summary."""
    shown = plain(ask(text))

    for usage, summary in listed(TERMINAL):
        assert f"  {usage} " in shown
        assert summary in shown


def test_start_topics_and_about_say_what_there_is(ask: Ask) -> None:
    """Welcome with the topics, the list of topics, and how points are chosen."""
    assert "Ask for /trade, /victory-day, or just write" in plain(ask("/start"))
    assert "  /victory-day  Victory Day: parade" in plain(ask("/topics"))
    about = plain(ask("/about"))
    assert "I have read 2 articles of 1 source, the newest of 9 May 2025." in about
    assert "coverage, at most 5 points" in about


def test_support_and_difference_stand_under_their_point(ask: Ask, library: Library) -> None:
    """Who says it too, and who says otherwise, each with its own quotation."""
    library.save_topic(a_topic("ceasefire"))
    ours = "Russia announced a three-day ceasefire in Ukraine from May 8 to May 10."
    same = "Moscow has declared a 72-hour ceasefire in Ukraine from May 8 to May 10."
    library.ingest(
        [
            an_article(ours, source=a_source("AFP"), published=date(2025, 5, 8)),
            an_article(same, source=a_source("Xinhua"), published=date(2025, 5, 7)),
        ]
    )

    assert (
        f"[1] “{ours}”\n"
        "    AFP · 8 May 2025 · news/trade.txt, paragraph 1\n"
        "\n"
        "    also said by Xinhua:\n"
        f"    [2] “{same}”\n"
        "        Xinhua · 7 May 2025 · news/trade.txt, paragraph 1\n"
    ) in plain(ask("/ceasefire"))


def test_a_failure_is_said_and_does_not_end_the_talk(library: Library) -> None:
    """What the operator has to mend is said in words."""

    class Unplugged(Library):
        def topics(self) -> list[object]:  # type: ignore[override] # never returns
            raise StoreUnavailable("news", "it is locked", "wait")

    unplugged = Unplugged(library.store, library.recipe)
    request = Request(channel=Channel(platform="x", id="1"), user=User(id="me"), text="/topics")

    assert "That did not work: store unavailable: news: it is locked — wait." == plain(
        answer(unplugged, request)
    )


def test_why_says_what_a_point_was_chosen_for(ask: Ask) -> None:
    """Its terms and its weight, for all points of the last brief or for the one of a number."""
    ask("/trade")

    expected = (
        "Why these sentences: Trade\n\n"
        "  [1]  is about “trade”; tells what others tell, too: “Trade”; "
        "adds 100% of what the weightiest sentence adds"
    )
    assert [expected, expected] == [plain(ask("/why")), plain(ask("/why [1]"))]


def test_why_of_what_is_not_there(ask: Ask) -> None:
    """Before a brief, and of a number that it lacks, it says so."""
    assert "I have shown you no brief yet." in plain(ask("/why"))
    ask("/trade")
    assert "The last brief has no quotation '2'. It has number 1 only." == plain(ask("/why 2"))
