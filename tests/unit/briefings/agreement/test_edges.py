"""Where a rule ends: the last mark of a quotation, the shortest text, the longest sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.agreement.claims import claim_of, longest_run
from briefings.agreement.compare import Same, Verdict, compare
from briefings.agreement.contrast import is_one_frame, is_word_replaced, roles_turned
from briefings.agreement.copies import near_copies
from briefings.agreement.figures import clashes, unmatched
from briefings.agreement.measured import Measured
from briefings.agreement.pair import Pair, is_list_reordered
from briefings.agreement.side_by_side import side_by_side
from briefings.language.candidates import Candidate, quotable_sentences
from briefings.spans import Span
from tests.builders import a_source, an_article

OPENING = "In Lisbon Costa met Reis."


def _sentence(text: str, voice: str = "A") -> Candidate:
    body = f"{OPENING}\n\n{text}"
    article = an_article(body, source=a_source(voice))
    return Candidate.of(article, Span(len(OPENING) + 2, len(body)))


def _pair(one: str, other: str) -> Pair:
    return Pair(claim_of(_sentence(one)), claim_of(_sentence(other, "B")))


def _verdict(one: str, other: str) -> Verdict:
    return compare(_sentence(one), _sentence(other, "B"))


def _measured(text: str) -> tuple[Measured, ...]:
    return claim_of(_sentence(text)).measured


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Porto heard “bridges are closed forever”sailors wept.", (("bridg", "close", "forev"),)),
        ("Porto heard (“a bridge is closed forever”) today.", (("bridg", "close", "forev"),)),
        ("Porto heard it:“bridges are closed forever” today.", (("bridg", "close", "forev"),)),
        ("Bridges are closed forever,” he said.", (("bridg", "close", "forev"),)),
        ("“Bridges are closed forever,” he said.", (("bridg", "close", "forev"),)),
    ],
)
def test_a_quotation_ends_where_its_mark_closes(
    text: str, quotes: tuple[tuple[str, ...], ...]
) -> None:
    """One that an earlier sentence opened begins with this one; a bracket before it opens none."""
    assert quotes == claim_of(_sentence(text)).quotes


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Harbours were closed by a” he said.", ["Harbours were closed by a”"]),
        ("I” he said “wait outside”.", ["I”", "“wait outside”"]),
        ("“…bridges are closed,” he said.", ["“…bridges are closed,”"]),
        ("“ Bridges are closed ” he said.", ["“ Bridges are closed ”"]),
        ("He said “bridges are closed", ["“bridges are closed"]),
        ("He said so.", []),
    ],
)
def test_quotations_stand_from_mark_to_mark(text: str, quoted: list[str]) -> None:
    """Or from where the sentence begins, and to where it ends."""
    assert quoted == [text[slice(*span)] for span in claim_of(_sentence(text)).quotation_spans]


def test_who_speaks_within_a_quotation_is_no_speaker_of_it() -> None:
    """Even where an earlier sentence opened it."""
    claim = claim_of(_sentence("Costa said the harbour stays closed,” Reis added."))

    assert {"rei"} == claim.speakers


@pytest.mark.parametrize(
    ("text", "denials"),
    [
        ("The boat left.", 0),
        ("No boat left.", 1),
        ("No boat left, and the tram never came.", 2),
    ],
)
def test_each_denial_counts_once(text: str, denials: int) -> None:
    """What denies twice is told from what denies once."""
    assert denials == claim_of(_sentence(text)).denials


REIS = "{} told reporters near a windy quay that {} while tourists photographed gulls, {} said."
COSTA = "Beside a bakery {} read aloud from papers: {} and customers laughed, {} said."
WORDS = "“nobody rebuilds wooden harbours before winter”"


def test_two_speakers_of_one_quotation_do_not_say_the_same() -> None:
    """Without the second speaker, or with the first again, they do."""
    one = REIS.format("Reis", WORDS, "Reis")

    assert Same(reason="quote") == _verdict(one, COSTA.format("Reis", WORDS, "Reis"))
    assert not isinstance(_verdict(one, COSTA.format("Costa", WORDS, "Costa")), Same)
    assert not isinstance(_verdict(COSTA.format("Costa", WORDS, "Costa"), one), Same)


def test_a_quotation_that_one_denies_is_not_the_same() -> None:
    """Who never said it does not say it."""
    words = "“they rebuild wooden harbours before winter”"
    one, other = REIS.format("Reis", words, "Reis"), COSTA.format("Reis", words, "Reis")
    denial = one.replace("told reporters near a windy quay that", "near a windy quay denied that")

    assert Same(reason="quote") == _verdict(one, other)
    assert not isinstance(_verdict(denial, other), Same)
    assert not isinstance(_verdict(other, denial), Same)


QUAY = (
    "Reis told reporters near a windy quay that {} while tourists photographed gulls and old "
    "ferries crossed slowly toward Lisbon suburbs, where sleepy clerks waited under umbrellas "
    "with soaked parcels, tickets and maps."
)
BAKERY = (
    "Beside a bakery an actor read aloud from papers: {} and customers laughed politely, ordered "
    "buns, praised the oven and drove home through fog, past mills, barns and fields."
)


@pytest.mark.parametrize("marks", ['""', "“”"])
def test_a_quotation_ties_sentences_with_few_words_in_common(marks: str) -> None:
    """In straight marks or in curly ones, in either sentence."""
    quoted = f"{marks[0]}{WORDS[1:-1]}{marks[1]}"

    assert Same(reason="quote") == _verdict(QUAY.format(quoted), BAKERY.format(quoted))
    assert Same(reason="quote") == _verdict(QUAY.format(WORDS), BAKERY.format(quoted))


FRAME = "The council of Porto dropped the toll on the old bridge over the river at night"


@pytest.mark.parametrize(
    ("other", "holds"),
    [
        (FRAME.replace("toll", "fee"), True),
        (FRAME.replace("toll", "fee").replace("river", "bay"), True),
        (FRAME.replace("toll", "fee").replace("river", "bay").replace("council", "duke"), False),
    ],
)
def test_a_frame_has_two_gaps_at_most(other: str, *, holds: bool) -> None:
    """With three it is another sentence, however long."""
    assert holds is is_one_frame(_pair(f"{FRAME}.", f"{other}."))


@pytest.mark.parametrize(
    ("other", "holds"),
    [
        ("Porto buried the plan.", True),
        ("Porto quickly buried the plan.", True),
        ("Porto quickly buried sank the plan.", False),
    ],
)
def test_two_words_stand_for_one_and_three_do_not(other: str, *, holds: bool) -> None:
    """A phrase of three words tells more than the word in its place."""
    assert holds is is_word_replaced(_pair("Porto praised the plan.", other))


def test_a_verb_far_from_to_be_is_no_passive() -> None:
    """Who "was there to visit" did it."""
    one, other = "Peru was there to visit Chile.", "Chile has visited Peru."

    assert roles_turned(_pair(one, other))
    assert roles_turned(_pair(other, one))


def _copies(one: str, other: str) -> int:
    articles = [an_article(text, source=a_source(text)) for text in (one, other)]
    return len(near_copies([quotable_sentences(article) for article in articles]))


@pytest.mark.parametrize(("words", "copied"), [(8, 0), (11, 0), (19, 0), (20, 1)])
def test_a_short_text_with_one_word_changed_is_no_copy(words: int, copied: int) -> None:
    """Below twenty-one words, of which twenty pairs, only the same words are."""
    text = " ".join(f"word{number}" for number in range(words))

    assert copied == _copies(f"{text} lamp.", f"{text} tram.")
    assert _copies(f"{text} lamp.", f"{text} lamp!") == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It left (boats drew 40 guests).", {"boat", "drew", "guest"}),
        ("It drew 40 guests(boats left).", {"drew", "guest"}),
        ("It drew 40%guests.", {"drew", "guest"}),
    ],
)
def test_the_words_of_a_figure_begin_right_at_a_mark(text: str, words: set[str]) -> None:
    """At a bracket, or at the sign of the figure itself."""
    assert [words] == [one.words for one in _measured(text)]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("It opens in 2030.", "It opens in 2035.", 1),
        ("It opens in March.", "It opens in July.", 1),
        ("It opens in the third quarter.", "It opens in the second quarter.", 1),
        ("It opened yesterday.", "It lasted 3 days.", 0),
        ("It flew a Boeing 737.", "It flew a 747.", 0),
        ("It flew a Boeing 737.", "It flew a 737.", 0),
    ],
)
def test_figures_clash_within_their_kind(one: str, other: str, found: int) -> None:
    """Years, months and quarters with their like; a name with nothing."""
    assert found == len(list(clashes(_measured(one), _measured(other))))
    assert found == len(list(clashes(_measured(other), _measured(one))))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It flew an F-16.", "It flew 16 jets."),
        ("It flew a Boeing 737.", "It flew 737 km."),
        ("It flew a Boeing 737.", "It flew a 747."),
    ],
)
def test_a_name_with_a_figure_matches_no_other_amount(one: str, other: str) -> None:
    """Nor a count, nor a length, nor another bare number."""
    assert unmatched(_measured(one), _measured(other)) == 2
    assert unmatched(_measured(other), _measured(one)) == 2


LONG = tuple(
    ("red", "boat", "old")[(at + 1).bit_count() % 2 - at.bit_count() % 2 + 1] for at in range(240)
)
"""Three words that come again and again, and no stretch twice in a row (Thue, 1912)."""


@given(st.integers(1, len(LONG) - 2))
def test_one_word_apart_is_found_in_the_longest_sentence(at: int) -> None:
    """However often its words come again."""
    other = " ".join((*LONG[:at], "lamp", *LONG[at + 1 :]))
    pair = _pair(f"A {' '.join(LONG)}.", f"A {other}.")

    assert {(LONG[at],), ("lamp",)} == set(pair.edits[0])
    assert len(pair.edits) == 1
    assert pair.one_word_apart


def test_the_longest_run_may_be_of_frequent_words() -> None:
    """A long quotation says the same words again and again."""
    assert LONG == longest_run(("lamp", *LONG), ("gull", "quay", *LONG))


@pytest.mark.parametrize(
    ("one", "other", "reordered"),
    [
        ("Sailors of Peru and Chile left.", "Sailors of Chile and Peru left.", True),
        ("Sailors of Peru, Chile and Faro left.", "Sailors of Faro, Chile and Peru left.", True),
        ("Sailors of Peru and Chile left.", "Sailors of Chile and Faro left.", False),
        ("It told Peru Chile would wait.", "It told Chile Peru would wait.", False),
        ("Sailors of Peru and Chile left.", "Sailors of Peru and Chile left.", False),
        ("Red and blue boats left.", "Blue and red boats left.", True),
        ("Red old and blue boats left.", "Blue old and red boats left.", False),
    ],
)
def test_a_list_has_the_same_names_around_what_joins_them(
    one: str, other: str, *, reordered: bool
) -> None:
    """Another name, or no "and" between them, makes it no list; nor do words that are no names."""
    assert reordered is is_list_reordered(_pair(one, other))
    assert reordered is is_list_reordered(_pair(other, one))


@pytest.mark.parametrize(
    ("ours", "theirs", "what"),
    [
        ("for 3 days", "for 9 days", "duration"),
        ("on May 3", "on May 8", "date"),
        ("with 40 guests", "with 90 guests", "number"),
        ("for $40 million", "for $90 million", "number"),
    ],
)
def test_what_stands_side_by_side_is_told_by_its_kind(ours: str, theirs: str, what: str) -> None:
    """A length of time and a day are such; all else is a number."""
    words = "The old mill of Lisbon was open {} in winter."
    one, other = (_sentence(words.format(each)) for each in (ours, theirs))
    pair = Pair(claim_of(one), claim_of(other))
    contrary = list(clashes(pair.one.measured, pair.other.measured))
    found = side_by_side(one, other, pair, "figure", contrary)

    assert found
    assert what == found.what
