"""Verbs of plans and deeds: irregular past forms, which say too little, and what settles what.

English only, each as its stem in the one form that claims have.
"""

from functools import cache
from typing import Final

from briefings.language.synonyms import forms_in, one_form
from briefings.language.terms import tokens

_IRREGULAR: Final = (
    "won lost sent built broke broken shot took taken gave given fell fallen found held met left "
    "put came went began begun paid struck hit cut set led fled bought caught fought taught sold "
    "sought spoke spoken chose chosen wrote written drove driven rode threw thrown flew flown grew "
    "drew drawn withdrew withdrawn swore sworn stood shut spent kept swept dealt beat beaten quit "
    "split spread freed overrode overridden"
)
_SAYS_LITTLE: Final = (
    "do have be get go make take use see say tell know think look like want need let keep help "
    "come seem become work give put try call ask happen mean continue remain include cause "
    "comment respond provide allow show feel turn serve serving lead leading face faces run "
    "receive require protect"
)
_SETTLED: Final = (
    "vote: vote approve pass adopt reject override defeat",
    "propose: approve pass adopt reject enact",
    "sign: sign veto",
    "decide: decide sign veto approve reject rule",
    "consider: approve pass adopt reject",
    "appear: appear arraign plead",
    "charge: charge arraign indict",
    "cover: discuss",
    "resign: step",
    "testify: testify tell",
    "identify: identify name charge arrest",
    "sue: sue file",
    "find: find found recover rescue locate",
)
"""What settles what was planned, where that is no form of the same verb."""
_ALIKE: Final = (
    "override overrode",
    "resign quit retire",
    "pick choose select nominate appoint name tap",
    "buy acquire purchase",
    "ban bar prohibit outlaw",
    "approve authorize authorise clear",
    "pass adopt",
    "fire dismiss oust",
    "cut slash reduce lower",
    "raise hike increase",
    "launch begin start",
    "impose levy slap",
    "end lift halt",
    "withdraw pull",
    "send deploy dispatch",
    "release publish unveil announce",
    "release free",
    "rescue evacuate free",
    "meet discuss",
    "engage discuss meet",
    "address discuss",
)
"""Verbs of which each may tell that what another one plans is done."""

_PAPERS: Final = (
    "bill measure legislation act law package budget resolution statute amendment motion proposal"
)


@cache
def stem_of(word: str) -> str:
    """Return the stem of a word in its one form; "" where it has none."""
    found = tokens(word)
    return one_form(found[0].stem) if found else ""


@cache
def irregular() -> frozenset[str]:
    """Return past forms that don't end in "ed", in small letters."""
    return frozenset(_IRREGULAR.split())


@cache
def slight() -> frozenset[str]:
    """Return the stems of verbs that say too little for a plan or a deed."""
    return forms_in(_SAYS_LITTLE)


@cache
def papers() -> frozenset[str]:
    """Return the stems of what one paper is called in turn: a bill, the measure, this act."""
    return forms_in(_PAPERS)


@cache
def settles() -> dict[str, frozenset[str]]:
    """Return by which verbs each plan may be settled, besides its own."""
    found: dict[str, set[str]] = {}
    for row in _SETTLED:
        plan, deeds = row.split(": ")
        found.setdefault(stem_of(plan), set()).update(forms_in(deeds))
    for row in _ALIKE:
        stems = forms_in(row)
        for stem in stems:
            found.setdefault(stem, set()).update(stems)
    return {plan: frozenset(deeds) for plan, deeds in found.items()}


def is_settled_by(plan: str, deed: str) -> bool:
    """Tell whether a deed's verb may tell that what the plan's says is done."""
    return deed == plan or deed in settles().get(plan, ())
