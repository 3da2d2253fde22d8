"""What is planned in one sentence of a story, and done in another."""

from datetime import date
from typing import Final

import pytest

from briefings.agreement.differences import Updates
from briefings.language.candidates import Candidate, quotable_sentences
from briefings.stories.facts.likeness import Likeness
from briefings.stories.values.disagreements import Disagreement, Disagreements
from briefings.stories.values.stages import deeds_of, plans_of
from tests.builders import a_source, an_article

FIRST, SECOND = date(2025, 5, 1), date(2025, 5, 2)
REST: Final = (
    "Trains between Lisbon and Porto were late all day.\n\n"
    "Schools near the river stay closed until the water has gone."
)


def _sentence(text: str, voice: str = "A", on: date | None = None) -> Candidate:
    article = an_article(f"{text}\n\n{REST}", source=a_source(voice), published=on)
    return quotable_sentences(article)[0]


def _between(one: Candidate, other: Candidate) -> Disagreement | None:
    articles = (one.article, other.article)
    sentences = [one, other]
    sentences += [each for article in articles for each in quotable_sentences(article)[1:]]
    return Disagreements(Likeness(sentences)).between(one, other)


PLAN: Final = "The council is expected to approve a reward of the harbour fund for witnesses."
DEED: Final = "A reward of the harbour fund for witnesses was approved by the council."


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The council is expected to approve a reward.", {"aprov"}),
        ("The two leaders will sign a treaty.", {"sign"}),
        ("The leaders are on the verge of announcing a truce.", {"anounc"}),
        ("Ada Moe said that she would plead guilty.", {"plead"}),
        ("Ada Moe vowed to rebuild the bridge.", {"rebuild"}),
        ("The man of the harbour has not yet been charged.", {"charg"}),
        ("The vote was set for a formal hearing.", {"hear"}),
        ("The board is deciding whether to veto the bill.", {"veto"}),
        ("Ada Moe faced pressure from many corners to veto the bill.", {"veto"}),
        ("The mayor introduced a motion for a reward.", {"propos"}),
        ("Ada Moe has until Friday to decide whether to sign or veto it.", {"sign", "veto"}),
        ("Crews were not able to evacuate the boys.", {"evacu"}),
        ("Ada Moe refused to apologize for it.", {"apolog"}),
        ("Attempts to rescue the boys of the cave have failed.", {"rescu"}),
        ("Two boys are still missing after the flood.", {"find"}),
        ("The owner took first steps toward filing lawsuits.", {"file"}),
        ("The owner notified the court that he may file a lawsuit.", {"file"}),
        ("Two boys went missing on Monday.", set()),
        ("Attempts to rescue the boys of the cave went well.", set()),
        ("The tower may collapse.", set()),
        ("If it rained, the bridge would collapse.", set()),
        ("The council approved a reward.", set()),
        ("The council will have to wait.", set()),
    ],
)
def test_a_plan_is_a_verb_after_words_of_the_future(text: str, verbs: set[str]) -> None:
    """A condition is none, and neither is a verb that says little."""
    assert verbs <= {plan.verb for plan in plans_of(_sentence(text))}
    assert verbs or not plans_of(_sentence(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The council approved a reward on Monday.", ["approved"]),
        ("A reward was approved by the council.", ["was approved"]),
        ("The family sued the owner of the bridge.", ["sued"]),
        ("The council voted on Monday to pay the bill.", ["voted"]),
        (
            "Ada Moe announced her decision to veto it.",
            ["announced her decision to veto", "announced"],
        ),
        (
            "The council moved on, voting 9-2 to override the mayor.",
            ["voting 9-2 to override", "moved"],
        ),
        ("Among its outcomes was the signing of a pact.", ["was the signing of"]),
        ("It is safe, the agency said in approving its use.", ["said in approving its"]),
        ("It is the first step in filing a suit.", []),
        ("The agency gave its final approval on Monday.", ["gave its final approval"]),
        ("The revised version of the bill is long.", []),
        ("The tower can open if the council approved it.", []),
        ("The council-approved tower is tall.", []),
        ("The tower costs $2 million authorized for the bridge.", []),
        ("Ada Moe read it in a notice issued on Monday.", []),
        ("The council had approved a bridge long ago.", []),
        ("Nobody can cross until it is repaired again.", []),
        ("The bridge planned by the council is long.", []),
        ("The council never approved a reward.", []),
    ],
)
def test_a_deed_is_a_verb_that_says_what_was_done(text: str, words: list[str]) -> None:
    """What describes a noun, was done before, or is denied or awaited is none."""
    sentence = _sentence(text)
    assert words == [deed.words(sentence) for deed in deeds_of(sentence)]


def test_what_was_planned_is_overtaken_by_what_was_done() -> None:
    """Whichever comes first in the brief, the deed is the newer state."""
    plan, deed = _sentence(PLAN), _sentence(DEED, "B")
    ours, theirs = "is expected to approve", "was approved"
    assert Updates(what="claim", ours=ours, theirs=theirs, newer=False) == _between(plan, deed)
    assert Updates(what="claim", ours=theirs, theirs=ours, newer=True) == _between(deed, plan)


def test_a_vote_is_settled_by_what_was_approved() -> None:
    """The outcome need not be told by the verb of the plan."""
    plan = _sentence("The council is set to vote on a reward of the harbour fund for witnesses.")
    found = _between(plan, _sentence(DEED, "B"))
    assert isinstance(found, Updates)
    assert "is set to vote" == found.ours


def test_a_plan_of_a_later_day_is_another_plan() -> None:
    """What is said to come the day after was not done the day before."""
    assert _between(_sentence(PLAN, on=SECOND), _sentence(DEED, "B", FIRST)) is None
    assert _between(_sentence(PLAN, on=FIRST), _sentence(DEED, "B", SECOND)) is not None


def test_what_others_did_does_not_settle_a_plan() -> None:
    """Each sentence names somebody whom the other doesn't."""
    plan = _sentence("Bo Moe will plead guilty of fraud before the judge.")
    found = _between(plan, _sentence("Ada Roe pleaded guilty of theft on the bridge.", "B"))
    assert found is None


def test_one_verb_alone_settles_no_plan() -> None:
    """Both clauses have to share what else they tell of."""
    plan = _sentence("The council is expected to approve a reward.")
    assert _between(plan, _sentence("Engineers approved the bridge.", "B")) is None


SPOKEN: Final = '"Somebody goes to court and then they are taken away by the guards," {} said.'
KNOWN: Final = " Others of the town saw Ada Moe and Bo Roe at the gate."


def test_the_same_quotation_of_two_speakers_differs_by_the_name() -> None:
    """Where both articles know both, only one of them can be right."""
    one = _sentence(SPOKEN.format("Ada Moe") + KNOWN)
    found = _between(one, _sentence(SPOKEN.format("Bo Roe") + KNOWN, "B"))
    assert found is not None
    assert ("name", "Ada Moe", "Bo Roe") == (found.what, found.ours, found.theirs)


@pytest.mark.parametrize(
    ("speaker", "more"), [("Bo Roe", ""), ("Moe", KNOWN), ("A lawyer of the Roe Fund", KNOWN)]
)
def test_a_speaker_who_may_be_the_same_is_no_difference(speaker: str, more: str) -> None:
    """One whom neither article knows beside the other, another form of a name, or an office."""
    one = _sentence(SPOKEN.format("Ada Moe") + more)
    assert _between(one, _sentence(SPOKEN.format(speaker) + more, "B")) is None


def test_a_meeting_with_another_settles_no_plan() -> None:
    """Whom the plan names after its verb, the deed names there, too."""
    plan = _sentence("Ada Moe plans to meet Bo Roe of the harbour fund at the town hall today.")
    other = "Ada Moe met {} of the harbour fund at the town hall today."
    assert _between(plan, _sentence(other.format("Cy Poe"), "B")) is None
    assert _between(plan, _sentence(other.format("Bo Roe"), "B")) is not None


def test_what_a_sentence_says_is_done_it_does_not_plan() -> None:
    """It looks back on a plan of before."""
    plan = _sentence(
        "A reward of the fund for witnesses, first expected to be approved, was approved."
    )
    assert _between(plan, _sentence(DEED, "B")) is None


def test_one_paper_is_called_a_bill_and_a_measure() -> None:
    """What is signed is shared, whatever it is called."""
    plan = _sentence("Crowds wait on the quay for hours: the mayor will sign the measure.")
    deed = "Crowds wait on the quay no more: Ada Moe signed the {}."
    assert _between(plan, _sentence(deed.format("bill"), "B")) is not None
    assert _between(plan, _sentence(deed.format("wall"), "B")) is None


def test_a_decision_that_is_reversed_is_not_the_plan() -> None:
    """Unless the plan was on that decision."""
    deed = "The council reversed the decision on elephants of the zoo."
    for noun, is_one in (("ban", False), ("decision", True)):
        said = f"Ada Moe said that the council would reverse the {noun} on elephants of the zoo."
        found = _between(_sentence(said), _sentence(deed, "B"))
        assert is_one is (found is not None)


def test_what_names_others_is_settled_where_the_same_is_done() -> None:
    """Who announced the truce is told otherwise; what was announced is the truce."""
    plan = _sentence(
        "Lisbon is on the verge of announcing a truce in the conflict over the harbour."
    )
    deed = "Bo Roe on Monday announced {} in a long conflict, and wants to fight crime."
    assert _between(plan, _sentence(deed.format("a truce"), "B")) is not None
    assert _between(plan, _sentence(deed.format("a tax"), "B")) is None


def test_what_nobody_will_do_is_no_plan() -> None:
    """Neither is what the later sentence plans as well."""
    none = _sentence("No more money of the fund for witnesses will be approved by the council.")
    assert _between(none, _sentence(DEED, "B")) is None
    both = f"{DEED[:-1]}, and more will be approved."
    assert _between(_sentence(PLAN), _sentence(both, "B")) is None
