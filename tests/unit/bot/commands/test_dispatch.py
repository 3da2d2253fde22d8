"""The commands, asked in words and answered in words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.chat.message import Buttons, Message
from bot.chat.references import reference_of
from bot.chat.request import FORWARDED, TERMINAL, Channel, Request, User
from bot.commands.dispatch import answer, menu
from bot.commands.table import listed
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from bot.wording import chat
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
    Reuters · 9 May 2025
    https://example.org/trade

From 1 article, 9 May 2025."""


@pytest.mark.parametrize(
    "text", ["/trade", "/TRADE", "/trade@our_bot", " /trade now ", "/brief trade", "trade", "Trade"]
)
def test_a_topic_is_asked_for_in_many_ways(ask: Ask, text: str) -> None:
    """The brief is the same however it is asked for, with source, date, place and footer."""
    assert BRIEF == plain(ask(text))


def test_unknown_values_are_shown_so(ask: Ask) -> None:
    """No source, no date: said, not guessed."""
    shown = plain(ask("grain exports"))

    assert "Unknown source · undated" in shown
    assert shown.endswith("From 1 article, undated.")


@pytest.mark.parametrize("text", ["/victory-day", "/victory_day", "/brief victory day"])
def test_nothing_found_is_said(ask: Ask, text: str) -> None:
    """With how much was looked at, and the newest date."""
    assert (
        "Victory Day\n\n"
        "Nothing found. I searched 2 articles (newest: 9 May 2025). /topics lists my topics."
    ) == plain(ask(text))


def test_how_to_run_a_forwarded_command_is_said(ask: Ask) -> None:
    """Platforms ask it in place of the command."""
    assert "I don't run forwarded commands. To run this one, type it yourself." == plain(
        ask(FORWARDED)
    )


@pytest.mark.parametrize(
    "words", ["z*", "5*", "**b**", "a-z*", "x* q*", "🇺*", "a NEAR(b c, 2)", "NEAR! x"]
)
def test_a_prefix_that_is_too_short_is_looked_for_as_a_word(ask: Ask, words: str) -> None:
    """The sign is dropped where nearly every word would match."""
    assert "Nothing found" in plain(ask(f"/brief {words}")) or "I can't search" in plain(
        ask(f"/brief {words}")
    )


def test_nothing_found_names_what_is_near(ask: Ask) -> None:
    """A slip in free words leads to the topic."""
    assert plain(ask("victory parades")).endswith("Similar: /victory-day.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/trad", "I don't know the command /trad. Did you mean /trade?"),
        ("/victory", "I don't know the command /victory. Did you mean /victory-day?"),
        ("/hlep", "I don't know the command /hlep. Did you mean /help?"),
        ("/xyzzy", "I don't know the command /xyzzy. /help lists the commands."),
        ("/brief", "What should I brief you on? For example: /brief gas prices"),
        (
            "/context 1",
            "I haven't shown you a brief yet. Ask for one first: /topics lists the topics.",
        ),
        ("/sources trad", "I have no topic “trad”. Did you mean /trade?"),
        (
            "?!",
            (
                "I can't search for “?!”. Name what it should be about, for example: "
                "/brief gas prices"
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
        "    Paragraph 1 of news/trade.txt\n"
        "    Reuters · 9 May 2025\n"
        "    https://example.org/trade"
    ) == plain(ask(f"/context {reference}"))


@pytest.mark.parametrize("reference", ["2", "0", "-1", "ab", "ffffffff", "²", "1 2"])
def test_context_of_what_is_not_there(ask: Ask, reference: str) -> None:
    """It says which numbers there are."""
    ask("/trade")

    assert f"The last brief has no quotation “{reference}”. There is only quotation 1." == plain(
        ask(f"/context {reference}")
    )


def test_context_without_a_number_asks_for_it(ask: Ask) -> None:
    """A bare command is met with a question."""
    ask("/trade")

    assert (
        "Which quotation do you mean? There is only quotation 1. For example: /context 1"
        == plain(ask("/context"))
    )


def test_sources_are_listed(ask: Ask) -> None:
    """With how many articles each, the unnamed too."""
    assert (
        "Sources\n\n  Reuters         1 article, 9 May 2025\n  Unknown source  1 article, undated"
    ) == "\n".join(sorted(plain(ask("/sources")).splitlines(), key=lambda line: line[2:3] == "U"))
    assert "Sources on Trade\n\n  Reuters  1 article, 9 May 2025" == plain(ask("/sources /trade"))
    assert plain(ask("/sources REUT")).startswith("Sources\n\n  Reuters  ")


def test_verify_says_what_was_checked(ask: Ask) -> None:
    """All quotations of the latest briefs, and that they stand."""
    assert (
        "Checked\n\n"
        "Quotations checked: 1 (briefs: 2; also found in their files: 0). "
        "Every quotation matches word for word."
    ) == plain(ask("/verify"))


@pytest.mark.parametrize("text", ["/help", "/"])
def test_help_is_the_table(library: Library, text: str) -> None:
    """Every command is listed as it is written, with its summary."""
    here = Channel(platform=TERMINAL, id="local")
    owner = Request(channel=here, user=User(id="me"), text=text, role="owner")
    shown = plain(answer(library, owner))

    for usage, summary in listed(TERMINAL, learn=False):
        assert f"  {usage} " in shown
        assert summary in shown


def test_help_begins_with_what_matters_most(ask: Ask) -> None:
    """The rest is under a heading of its own."""
    first, _, further = plain(ask("/help")).partition("\nMore commands\n")
    assert ("/today" in first, "/why" in first, "/why" in further) == (True, False, True)


def test_votes_are_offered_only_where_they_matter(ask: Ask, library: Library) -> None:
    """In the help and in the menu: where the setting LEARN is off they would change nothing."""
    for learn in (False, True):
        library.learn = learn

        assert learn is ("/good <number>" in plain(ask("/help")))
        assert learn is ("votes" in dict(menu(library, "telegram").commands["en"]))


def test_start_topics_and_about_say_what_there_is(ask: Ask) -> None:
    """Welcome with the topics, the list of topics, and how points are chosen."""
    assert "Ask for /trade or /victory-day, or just write" in plain(ask("/start"))
    assert "  /victory-day  Victory Day: parade" in plain(ask("/topics"))
    about = plain(ask("/about"))
    assert "I have read 2 articles (sources: 1; newest: 9 May 2025)." in about
    assert "the “coverage” method" in about


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
        f"[1] “{same}”\n"
        "    Xinhua · 7 May 2025\n"
        "\n"
        "    Also said by AFP\n"
        f"    [2] “{ours}”\n"
        "        AFP · 8 May 2025\n"
    ) in plain(ask("/ceasefire"))


def test_a_failure_is_said_and_does_not_end_the_talk(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    """The operator's text is in the log, under the reference that the user is given."""

    class Unplugged(Library):
        def topics(self) -> list[object]:  # type: ignore[override] # never returns
            raise StoreUnavailable("news", "it is locked", "wait")

    unplugged = Unplugged(library.store, library.recipe)
    request = Request(channel=Channel(platform="x", id="1"), user=User(id="me"), text="/topics")

    shown = plain(answer(unplugged, request))

    assert shown.startswith("Something went wrong. Please try again.")
    assert f"reference {reference_of(request.key)}." in shown
    assert "it is locked" not in shown
    assert f"reference {reference_of(request.key)}: x:1: store unavailable: news" in caplog.text


def test_why_says_what_a_point_was_chosen_for(ask: Ask) -> None:
    """Its terms for all points of the last brief, and every reason for the one of a number."""
    ask("/trade")

    heading = "Why these sentences: Trade\n\n  [1]  Matches “trade”."
    made = "Method: coverage. Articles searched: 2; on the topic: 1."
    reasons = "Also reported elsewhere: “Trade”. Contributes 100% as much as the top sentence."
    assert f"{heading}\n\n{made} /why 1 gives every reason for one." == plain(ask("/why"))
    assert f"{heading} {reasons}\n\n{made}" == plain(ask("/why [1]"))


def test_why_of_what_is_not_there(ask: Ask) -> None:
    """Before a brief, and of a number that it lacks, it says so."""
    assert "I haven't shown you a brief yet." in plain(ask("/why"))
    ask("/trade")
    assert "The last brief has no quotation “2”. There is only quotation 1." == plain(ask("/why 2"))


@pytest.mark.parametrize("typed", ["/hom", "/sho", "/<topi>", "/homee"])
def test_what_only_buttons_ask_is_suggested_to_nobody(ask: Ask, typed: str) -> None:
    """It is neither listed nor said to be similar; other commands are."""
    said = ask(typed)
    suggested = {each.ask for part in said.parts if isinstance(part, Buttons)
                 for row in part.rows for each in row}  # fmt: skip

    assert not {"/home", "/show", "/<topic>"} & suggested
    assert not any(name in usage for usage, _ in listed() for name in ("/home", "/show"))
    assert "/help" in {each.ask for part in ask("/hlp").parts if isinstance(part, Buttons)
                       for row in part.rows for each in row}  # fmt: skip


def test_a_button_that_is_known_no_more_says_so_and_offers_others(library: Library) -> None:
    """After a month nobody knows what it did. One that is known is answered."""
    channel = Channel(platform="telegram", id="1")
    pressed = Request(channel=channel, user=User(id="9"), text="", press="k")
    said = answer(library, pressed)
    [offered] = [part for part in said.parts if isinstance(part, Buttons)]

    assert plain(chat.expired_button()) == plain(said)
    assert {"/trade", "/victory-day"} <= {each.ask for row in offered.rows for each in row}
    assert BRIEF == plain(answer(library, replace(pressed, text="/trade")))
    stranger = answer(library, replace(pressed, role="stranger"))
    assert plain(chat.not_here("telegram:1")) == plain(stranger)
