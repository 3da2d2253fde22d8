"""What a sentence claims: its words, names, quotations and figures in a form to be compared."""

import pytest

from briefings.agreement.claims import Claim, claim_of, longest_run, weight
from briefings.language.candidates import Candidate
from briefings.spans import Span
from tests.builders import an_article

OPENING = "The council of Lisbon met."


def claim(text: str, opening: str = OPENING) -> Claim:
    """Return the claim of a sentence that an article has after its opening."""
    body = f"{opening}\n\n{text}"
    return claim_of(Candidate.of(an_article(body), Span(len(opening) + 2, len(body))))


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("The boat left the port.", ("boat", "left", "port")),
        ("The boat left, sailors said.", ("boat", "left", "sailor")),
        ("The boat left on 8 May with 40 guests.", ("boat", "left", "guest")),
        ("LISBON (Reuters) - The boat left.", ("boat", "left")),
        ("LI — The boat left.", ("boat", "left")),
        ("Lisbon - The boat left.", ("lisbon", "boat", "left")),
        ("A boat left 40ports.", ("boat", "left", "40port")),
        ("LISBON (Reuters) - A boat left with 40 men.", ("boat", "left", "men")),
    ],
)
def test_only_words_with_a_meaning_are_compared(text: str, stems: tuple[str, ...]) -> None:
    """No stop word, no "said", no figure and no dateline is among them."""
    assert stems == claim(text).stems


@pytest.mark.parametrize(
    ("text", "opening", "names"),
    [
        ("The boat reached Porto.", OPENING, {"porto"}),
        ("Porto waited.", OPENING, set()),
        ("Porto waited.", "The port of Porto closed.", {"porto"}),
        ("Porto Marble waited.", OPENING, {"porto", "marbl"}),
        ("Yesterday in Porto the boat waited.", OPENING, {"porto"}),
        ("The Russian boat waited.", OPENING, {"rusia"}),
    ],
)
def test_a_name_has_a_capital_that_its_place_does_not_give_it(
    text: str, opening: str, names: set[str]
) -> None:
    """The first word is one where another capital follows, or where the article shows it."""
    assert names == claim(text, opening).names


@pytest.mark.parametrize(
    ("opening", "introduced", "known"),
    [
        ("The council of Lisbon met.", {"lisbon"}, {"lisbon"}),
        ("Council members met. Later Porto agreed.", set(), {"porto"}),
        ("LISBON (Reuters) - The union of Porto met.", {"porto"}, {"porto"}),
        ("Lisbon met the city of Lisbon.", {"lisbon"}, {"lisbon"}),
        ("Russia met the union.", {"rusia"}, set()),
        ("The union met Santos.", {"santo"}, {"santo"}),
    ],
)
def test_an_article_introduces_whom_its_first_sentence_names(
    opening: str, introduced: set[str], known: set[str]
) -> None:
    """And knows all whom it names anywhere."""
    found = claim("The boat waited there.", opening)

    assert (introduced, known) == (found.introduced, found.known)


def test_a_leader_acts_for_a_state_where_the_article_presents_him() -> None:
    """By his name alone, too; a name that nobody presents is only itself."""
    presented = claim("On the eve Putin spoke.", "Russian President Vladimir Putin met the press.")

    assert {"putin", "rusia"} == presented.actors
    assert {"putin"} == claim("On the eve Putin spoke.").actors
    assert {"putin"} == claim(
        "On the eve Putin spoke.", "Acme President Vladimir Putin met."
    ).actors


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("He said “the old bridge is closed”.", (("old", "bridg", "close"),)),
        ('He said "the old bridge is closed" twice.', (("old", "bridg", "close"),)),
        ("He said “the bridge”.", ()),
        (
            "“Bridges are closed now,” he said, “and boats wait outside”.",
            (("bridg", "close"), ("boat", "wait", "outsid")),
        ),
        ("Porto heard “bridges are closed forever”", (("bridg", "close", "forev"),)),
    ],
)
def test_a_quotation_is_its_words_in_order(text: str, quotes: tuple[tuple[str, ...], ...]) -> None:
    """Of some length, in whatever marks, from its first word to its last."""
    assert quotes == claim(text).quotes


@pytest.mark.parametrize(
    ("text", "denied", "coming", "ahead", "asks"),
    [
        ("The boat left the port.", set(), set(), False, False),
        (
            "The boat never left the old port of Porto.",
            {"left", "old", "port"},
            set(),
            False,
            False,
        ),
        ("It will open the old port of Porto.", set(), {"open", "old", "port"}, True, False),
        ("The boat plans no stop.", {"stop"}, {"stop"}, True, False),
        ("Did the boat leave?", set(), set(), False, True),
        ("He asked “did it leave?”", set(), set(), False, True),
        ("Did it leave? It did.", set(), set(), False, False),
        ("It didn't sink.", {"sink"}, set(), False, False),
    ],
)
def test_what_follows_a_denial_or_a_plan_is_denied_or_to_come(
    text: str, denied: set[str], coming: set[str], *, ahead: bool, asks: bool
) -> None:
    """The three words with a meaning after it; a question is told by its end."""
    found = claim(text)

    assert (denied, coming, ahead, asks) == (found.denied, found.coming, found.ahead, found.asks)


@pytest.mark.parametrize(
    ("text", "words", "verb"),
    [
        (
            "The old boat drew 40 tickets to guests.",
            {"old", "boat", "drew", "ticket", "guest"},
            "drew",
        ),
        ("40 tickets went.", {"ticket", "went"}, ""),
        (
            "The boat left; the tram drew 40 tickets; guests came.",
            {"tram", "drew", "ticket"},
            "drew",
        ),
        ("The boat left while the tram drew 40 tickets.", {"tram", "drew", "ticket"}, "drew"),
        (
            "A big red old fast safe boat drew 40 tickets.",
            {"red", "old", "fast", "safe", "boat", "drew", "ticket"},
            "drew",
        ),
        (
            "It drew 40 tickets, hats, flags, cups, maps, pins, pens and books.",
            {"drew", "ticket"},
            "drew",
        ),
        (
            "It drew 40 tickets hats flags cups maps pins pens.",
            {"drew", "ticket", "hat", "flag", "cup", "map", "pin"},
            "drew",
        ),
    ],
)
def test_a_figure_is_about_the_words_around_it_in_its_clause(
    text: str, words: set[str], verb: str
) -> None:
    """Six on either side at most, and the one right before it is what was done."""
    [found] = claim(text).measured

    assert (words, verb) == (found.words, found.verb)


@pytest.mark.parametrize(
    ("text", "negated", "ahead", "aside"),
    [
        ("It drew 40 tickets.", False, False, False),
        ("It never drew 40 tickets.", True, False, False),
        ("It never stopped; the tram drew 40 tickets.", False, False, False),
        ("The tram drew 40 tickets; it never stopped.", False, False, False),
        ("It will sell 40 tickets.", False, True, False),
        ("It will stop; the tram drew 40 tickets.", False, False, False),
        ("The tram drew 40 tickets, but it will stop.", False, False, False),
        ("A raid in which 40 died shocked Porto.", False, False, True),
        ("It drew 40 tickets after the raid.", False, False, False),
    ],
)
def test_a_figure_is_denied_to_come_or_an_aside_by_its_own_clause(
    text: str, *, negated: bool, ahead: bool, aside: bool
) -> None:
    """What other clauses deny or expect is not of it; an aside begins before it."""
    [found] = claim(text).measured

    assert (negated, ahead, aside) == (found.negated, found.ahead, found.aside)


def test_a_sentence_without_figures_measures_nothing() -> None:
    """There is nothing to relate."""
    assert () == claim("The boat left the port.").measured


def test_a_leader_near_a_figure_stands_for_the_state() -> None:
    """The figure is near both."""
    text = "Putin led 40 ships."
    [found] = claim(text, "Russian President Vladimir Putin met the press.").measured

    assert {"putin", "led", "ship"} == found.words
    assert {"putin", "led", "ship", "rusia"} == found.near


def test_names_weigh_half() -> None:
    """Everyone in the news of a day has the same ones."""
    assert 2.5 == weight(frozenset({"porto", "boat", "left"}), frozenset({"porto", "lisbon"}))
    assert 0 == weight(frozenset(), frozenset({"porto"}))


def test_the_longest_run_is_found_from_either_side() -> None:
    """Words in a row that stand in both."""
    one, other = ("a", "b", "c", "x", "d", "e"), ("d", "e", "y", "a", "b", "c")

    assert ("a", "b", "c") == longest_run(one, other) == longest_run(other, one)
    assert () == longest_run(("a",), ("b",))
