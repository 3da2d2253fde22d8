import tomllib
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefings.agreement.claims import claim_of
from briefings.agreement.compare import Same, compare
from briefings.agreement.differences import Differs, Updates
from briefings.agreement.side_by_side import SideBySide
from briefings.language.candidates import Candidate
from briefings.language.sentences import sentence_spans
from briefings.model import Article
from briefings.spans import Span
from tests.builders import a_source, an_article

ROOT = Path(__file__).parents[4]
PAIRS = tomllib.loads((ROOT / "tests/agreement_pairs.toml").read_text("utf-8"))["pair"]
SEEDS_DATED = {"000": date(2025, 5, 8), "001": date(2025, 5, 8), "003": date(2025, 5, 9)}
OPENING = "The council of Lisbon met.\n\n"
"""Whom an article introduces: two that introduce nobody never differ."""
WORDS = (
    "harbour bridge minister Lisbon Russia signed announced treaty ferry flood market not will "
    "three-day 13 $4bn 72 hours ceasefire countries workers May 8 Thursday by 2030"
)
SENTENCES = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=14).map(" ".join)


def _candidate(article: Article, span: tuple[int, int]) -> Candidate:
    return Candidate.of(article, Span(*span))


def _said(text: str, voice: str = "Reuters", on: date | None = None) -> Candidate:
    body = f"{OPENING}{text}"
    article = an_article(body, source=a_source(voice), published=on)
    return _candidate(article, (len(OPENING), len(body)))


@cache
def _seed(number: str) -> Article:
    path = next((ROOT / "seeds/articles").glob(f"{number}_*.txt"))
    published = SEEDS_DATED.get(number)
    return an_article(path.read_text("utf-8"), source=a_source(number), published=published)


def _side(pair: dict[str, Any], side: str) -> Candidate:
    words = pair[side]
    if f"{side}_seed" not in pair:
        return _said(words, side, pair.get(f"{side}_on"))
    article = _seed(pair[f"{side}_seed"])
    spans = sentence_spans(article.body)
    return _candidate(article, next(span for span in spans if words in article.body[slice(*span)]))


def _verdict(pair: dict[str, Any]) -> str:
    found = compare(_side(pair, "a"), _side(pair, "b"))
    return {Same: "same", Differs: "differs"}.get(type(found), "neither")


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['kind']}: {pair['a'][:40]}")
def test_never_claims_more_than_a_reader_would(pair: dict[str, Any]) -> None:
    """Whatever is reported as the same, or as different, a reader of both reports, too."""
    assert _verdict(pair) in (pair["says"], "neither")


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['kind']}: {pair['a'][:40]}")
def test_what_is_found_stays_found(pair: dict[str, Any]) -> None:
    """Each pair is found as a reader says, but for those that are known to be missed."""
    assert _verdict(pair) == ("neither" if pair.get("missed") else pair["says"])


@pytest.mark.parametrize("half", [0, 1], ids=["even", "odd"])
def test_finds_most_of_what_a_reader_finds(half: int) -> None:
    """Most agreements and most differences are found, in either half."""
    pairs = PAIRS[half::2]
    there = Counter(pair["says"] for pair in pairs)
    found = Counter(pair["says"] for pair in pairs if _verdict(pair) == pair["says"])
    assert found["same"] / there["same"] >= 0.8
    assert found["differs"] / there["differs"] >= 0.8


@pytest.mark.parametrize(
    "pair",
    [pair for pair in PAIRS if pair["says"] == "differs"],
    ids=lambda pair: f"{pair['kind']}: {pair['ours']}",
)
def test_a_difference_is_told_in_the_words_of_each(pair: dict[str, Any]) -> None:
    """A difference says what differs, by the words that stand in either sentence."""
    expected = Differs(what=pair["what"], ours=pair["ours"], theirs=pair["theirs"])

    assert expected == compare(_side(pair, "a"), _side(pair, "b"))


def test_unequal_figures_of_two_days_are_no_difference() -> None:
    """What two articles of two days state unequally may be two occasions; of one day it is one."""
    words = "Troops from {} countries marched in the parade on Red Square."
    older = _said(words.format(13), on=date(2025, 5, 1))

    assert compare(older, _said(words.format(15), on=date(2025, 5, 2))) is None
    assert isinstance(compare(older, _said(words.format(15), on=date(2025, 5, 1))), Differs)


def test_a_later_figure_of_a_growing_count_updates_the_earlier() -> None:
    """A count that grows is brought up to date by the newer article, whoever is asked first."""
    words = "The earthquake killed {} people in the mountain province."
    older = _said(words.format(80), on=date(2025, 5, 1))
    newer = _said(words.format(112), on=date(2025, 5, 3))

    assert Updates(what="number", ours="112", theirs="80", newer=True) == compare(newer, older)
    assert Updates(what="number", ours="80", theirs="112", newer=False) == compare(older, newer)


@pytest.mark.parametrize("on", [None, date(2025, 7, 1)])
def test_a_count_is_updated_by_a_later_article_of_the_same_weeks_only(on: date | None) -> None:
    """Without two dates, or months apart, unequal growing counts say nothing."""
    words = "The earthquake killed {} people in the mountain province."
    older = _said(words.format(80), on=date(2025, 5, 1))

    assert compare(older, _said(words.format(112), on=on)) is None


def test_unequal_growing_counts_of_one_day_stand_side_by_side() -> None:
    """None of them is known to be newer, and none may hide the other."""
    words = "The earthquake killed {} people in the mountain province."
    one, other = (_said(words.format(dead), on=date(2025, 5, 1)) for dead in (80, 112))
    expected = SideBySide(reason="figure", what="number", ours="80", theirs="112")

    assert expected == compare(one, other)


def test_a_name_has_one_spelling() -> None:
    """However a name or a word is spelt, two sentences say the same with it."""
    one = _said("On Monday Zelenskiy praised the defence of the harbour near Kharkiv.")
    other = _said("On Monday Zelenskyy praised the defense of the harbor near Kharkiv.")

    assert Same(reason="wording") == compare(one, other)


def test_another_name_in_the_same_place_is_another_event() -> None:
    """Two firms that do the same neither agree nor differ."""
    one = _said("On Monday Acme raised its price of heating oil in the harbour by 10 dollars.", "A")
    other = _said(
        "On Monday Apex raised its price of heating oil in the harbour by 12 dollars.", "B"
    )

    assert compare(one, other) is None


def test_a_figure_that_one_denies_ties_nothing_together() -> None:
    """An equal figure is no agreement where one says that it was not so."""
    words = "The council of Lisbon {} $12 million on the new harbour bridge."
    spent, denied = _said(words.format("spent")), _said(words.format("never spent"), "B")

    assert Same(reason="wording") == compare(spent, _said(words.format("spent"), "B"))
    assert isinstance(compare(spent, denied), SideBySide)
    assert isinstance(compare(denied, _said(words.format("never spent"), "C")), Same)


def test_a_question_says_nothing() -> None:
    """What one asks, the other doesn't say, however like the words are."""
    words = "the harbour bridge could have collapsed 35 years ago"

    assert compare(_said(f"{words}?".capitalize()), _said(f"{words}.".capitalize(), "B")) is None
    assert isinstance(compare(_said(f"{words}?"), _said(f"Surely {words}?", "B")), Same)


def _told_after(opening: str, sentence: str) -> Candidate:
    body = f"{opening} {sentence}"
    return _candidate(an_article(body, source=a_source(opening)), (len(opening) + 1, len(body)))


@pytest.mark.parametrize(
    ("opening", "same"),
    [("The shares of Acme Steel fell.", True), ("The shares of Borealis Paper fell.", False)],
)
def test_a_sentence_that_names_nobody_is_of_whom_its_article_is(
    opening: str, *, same: bool
) -> None:
    """The same routine words about another company are another event."""
    one = _told_after("The board of Acme Steel met.", "The fee comprises 3/8 pct for selling.")
    other = _told_after(opening, "The fee comprises 3/8 pct for selling.")

    assert same is isinstance(compare(one, other), Same)


@pytest.mark.parametrize(
    ("opening", "differs"), [("city of Lisbon met.", True), ("port closed.", False)]
)
def test_reports_that_name_nobody_never_differ(opening: str, *, differs: bool) -> None:
    """Prices of two markets are told in the same words, each about its own."""
    words = "Cattle prices rose {} dollars in active trade at the morning market."
    one, other = (_told_after(f"The {opening}", words.format(price)) for price in ("3.50", "2.25"))

    assert differs is isinstance(compare(one, other), Differs)


@pytest.mark.parametrize("occasion", ["further", "late"])
def test_figures_of_two_occasions_never_differ(occasion: str) -> None:
    """A further loan is another loan."""
    words = "The regulator granted the bank a{}loan of {} million dollars over its lending."
    one = _said(words.format(" ", 90))

    assert isinstance(compare(one, _said(words.format(" ", 30), "B")), Differs)
    assert compare(one, _said(words.format(f" {occasion} ", 30), "B")) is None


def test_a_full_name_at_the_start_is_a_name() -> None:
    """Two firms that file the same are two, though nothing but their names differs."""
    words = "{} filed a registration statement of 100 million dollars of debentures due 1992."

    one, other = (_said(words.format(name)) for name in ("Witan Corp", "Adeline Paper Inc"))

    assert compare(one, other) is None


def test_another_subject_is_another_event_though_both_articles_know_both() -> None:
    """A name in the very place of another is another subject, even in one round-up."""
    opening = "The oil firms Acme and Borealis met on Monday."
    words = "The rise brings the posted price of {} for the light grade to 17.50 dollars a barrel."

    one, other = (_told_after(opening, words.format(name)) for name in ("Acme", "Borealis"))

    assert compare(one, other) is None


def test_a_sentence_with_more_figures_tells_of_more() -> None:
    """Unequal figures are no difference where another figure shows a second thing."""
    words = "The regulator fined the bank ${} million over its lending practices"
    one = _said(f"{words.format(12)}.")

    assert isinstance(compare(one, _said(f"{words.format(20)}.", "B")), Differs)
    assert compare(one, _said(f"{words.format(20)} for the 3rd time.", "B")) is None


@pytest.mark.parametrize(("day", "differs"), [("Thursday", True), ("Tuesday", False)])
def test_articles_of_two_days_differ_about_a_day_that_both_name(day: str, *, differs: bool) -> None:
    """What happened on one day is one event, whenever it is told."""
    one = _said("The ferry fire on Thursday caused $12 million in damage.", on=date(2025, 5, 9))
    other = f"The ferry fire on {day} caused $20 million in damage."

    assert differs is isinstance(compare(one, _said(other, "B", date(2025, 5, 10))), Differs)


def test_today_is_another_day_tomorrow() -> None:
    """What each of two days' articles says of its today is of two days."""
    words = "The central bank forecast a flat position in the money market today."
    one = _said(words, on=date(2025, 5, 8))

    assert isinstance(compare(one, _said(words, "B", date(2025, 5, 8))), Same)
    assert compare(one, _said(words, "B", date(2025, 5, 9))) is None


def test_a_leader_speaks_for_the_state() -> None:
    """What "Putin" did, Russia did, where the article presents him as its president."""
    russia = _said("A three-day ceasefire declared by Russia coincided with the parade.")
    eve = "On the eve Putin announced a 72-hour ceasefire."
    body = f"{OPENING}Russian President Vladimir Putin spoke. {eve}"
    presented = _candidate(an_article(body), (body.index(eve), len(body)))

    assert isinstance(compare(russia, presented), Same)
    assert compare(russia, _said(eve)) is None


@given(SENTENCES, SENTENCES, st.sampled_from([None, date(2025, 5, 3)]))
@example("harbour bridge 2030", "harbour harbour bridge by 2030", None)
def test_the_verdict_mirrors(a: str, b: str, on: date | None) -> None:
    """Whoever is asked first, the verdict is the same, with ours and theirs changed over."""
    one, other = _said(a, "A", date(2025, 5, 1)), _said(b, "B", on)
    there, back = compare(one, other), compare(other, one)
    if isinstance(there, Differs | Updates | SideBySide):
        there = replace(there, ours=there.theirs, theirs=there.ours)
    if isinstance(there, Updates):
        there = replace(there, newer=not there.newer)

    assert there == back


@given(SENTENCES)
@example("harbour bridge not")
def test_the_same_words_say_the_same(sentence: str) -> None:
    """Two sources that print one sentence say the same, if it says anything."""
    one, other = _said(sentence, "A"), _said(f"{sentence}.", "B")
    if len(claim_of(one).content) > 1:
        assert isinstance(compare(one, other), Same)


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_no_article_contradicts_itself(number: str) -> None:
    """Between the sentences of one bundled article there is no difference."""
    article = _seed(number)
    said = [_candidate(article, span) for span in sentence_spans(article.body)]

    assert [] == [1 for a in said for b in said if isinstance(compare(a, b), Differs)]
