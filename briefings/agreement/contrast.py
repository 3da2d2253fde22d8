"""What holds two alike sentences apart: roles turned, a denial, an opposite, another word.

Two sentences may share all but a word, and contradict each other by it. Each rule finds one such
kind by the words' order and place, so that it needs no list of what may be said: the few lists are
of words that have no other meaning than their contrast.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from briefings.agreement.apart.opposites import excludes
from briefings.agreement.claims import SAYING, Claim
from briefings.agreement.names import CACHED
from briefings.agreement.pair import Contrast, Pair, is_list_reordered

ALIKE: Final = 0.6
"""Likeness from which two sentences are on one thing, whatever else they say of it."""
TURNED: Final = 0.9
"""Likeness from which another name that comes first is another actor, unless the passive is why."""
FEWEST: Final = 3
"""Words that both have, at least, names included."""
FRAMED: Final = 0.7
"""Share of the longer sentence's words that the other has in the same order: one frame …"""
EDITS: Final = 2
"""… in which so many stretches at most are others (names that change places are two) …"""
EDITED: Final = 4
"""… of so many words at most."""
ROLES: Final = 0.7
"""Likeness from which names in another order mean roles turned, not another turn of phrase …"""
ROLES_OF_WORDS: Final = 0.9
"""… and words that are no names."""
PHRASE: Final = 2
"""Words that stand for one: "struck down" against "upheld"."""
SWAPPED: Final = 2
SHORT: Final = 6
"""Words in common up to which one word in place of another makes another statement."""

_BEING: Final = frozenset({"is", "are", "was", "were", "be", "been", "being"})


def contrast(pair: Pair) -> Contrast | None:
    """Return what holds two sentences apart that are alike, or None where nothing does."""
    if pair.one.forms == pair.other.forms:
        return None
    if pair.likeness >= ROLES and roles_turned(pair):
        return "roles"
    if pair.denies:
        return "denial"
    if pair.opposed or excludes(pair.one, pair.other, pair.edits):
        return "opposite"
    return None if pair.same_mood else "mood"


@lru_cache(maxsize=CACHED)
def agents(claim: Claim) -> frozenset[tuple[str, str]]:
    """Return what is done by whom in the passive: the verb, and who stands after "by"."""
    forms = claim.forms
    return frozenset(
        (verb, agent)
        for at, form in enumerate(forms)
        if form == "by"
        and at
        and (
            verb := next((one for one in forms[at - 1 : at - 3 : -1] if one in claim.content), None)
        )
        and not _BEING.isdisjoint(forms[max(0, at - 4) : at - 1])
        and (agent := next((one for one in forms[at + 1 :] if one in claim.content), None))
    )


@lru_cache(maxsize=CACHED)
def _passives(claim: Claim) -> frozenset[str]:
    """Return what may be done to somebody in it: the words shortly after a form of "to be"."""
    forms = claim.forms
    return frozenset(
        form
        for at, form in enumerate(forms)
        if form in claim.content and not _BEING.isdisjoint(forms[max(0, at - 2) : at])
    )


def is_one_frame(pair: Pair) -> bool:
    """Tell whether two sentences are one but for a few words, or have all words in common."""
    one, other = pair.one.forms, pair.other.forms
    if min(len(one), len(other)) < FRAMED * max(len(one), len(other)):
        return False
    edits = pair.edits
    edited = sum(len(stretch) for edit in edits for stretch in edit)
    in_place = (len(one) + len(other) - edited) / 2
    few = len(edits) <= EDITS and all(len(stretch) <= EDITED for edit in edits for stretch in edit)
    same_words = sorted(one) == sorted(other)
    return same_words or (few and in_place >= FRAMED * max(len(one), len(other)))


def is_word_replaced(pair: Pair) -> bool:
    """Tell whether all but one word or phrase is the same, and that has a meaning of its own.

    In long sentences an editor's other word is likelier; who is said to say it is no such word.
    """
    if pair.words > SHORT or len(pair.edits) != 1:
        return False
    if any(_says(claim, stretch) for claim in (pair.one, pair.other) for stretch in pair.edits[0]):
        return False
    return all(
        len(stretch) <= PHRASE and not pair.content.isdisjoint(stretch) for stretch in pair.edits[0]
    )


def _says(claim: Claim, stretch: Sequence[str]) -> bool:
    """Tell whether these words of a sentence have its verb of saying, or stand beside it."""
    forms, size = [form for form in claim.forms if form not in {"a", "an", "the"}], len(stretch)
    places = (at for at in range(len(forms)) if size and forms[at : at + size] == [*stretch])
    return any(not SAYING.isdisjoint(forms[max(0, at - 1) : at + size + 1]) for at in places)


def roles_turned(pair: Pair) -> bool:
    """Tell whether who did it and to whom are turned round: by order, or by the passive.

    Two names in each other's place, or three words in the opposite order, of which one may be the
    verb, are no phrase that was moved ("on Monday …"). "A was accused by B" turns the order, and
    not the roles.
    """
    if is_list_reordered(pair):
        return False
    turned = _swapped(pair) or _turned(pair)
    passive = [
        (verb, agent)
        for claim, acting in ((pair.one, pair.other), (pair.other, pair.one))
        for verb, agent in sorted(agents(claim))
        if verb not in {done for done, _ in agents(acting)}
    ]
    if passive:
        return not turned and any(_is_same_order(pair, verb, agent) for verb, agent in passive)
    return turned


def _swapped(pair: Pair) -> bool:
    """Tell whether two sentences are one but for two words that change places."""
    one, other = pair.one.forms, pair.other.forms
    if len(one) != len(other):
        return False
    apart = [(ours, theirs) for ours, theirs in zip(one, other, strict=True) if ours != theirs]
    return len(apart) == SWAPPED and apart[0] == apart[1][::-1] and pair.content >= {*apart[0]}


def _turned(pair: Pair) -> bool:
    """Tell whether three words that stand once in each stand the other way round.

    What is done in the passive in one of them alone is no verb that both stand around.
    """
    ours, theirs = _single_places(pair.one), _single_places(pair.other)
    shared = sorted(ours.keys() & theirs.keys(), key=ours.__getitem__)
    whom = pair.names if pair.likeness < ROLES_OF_WORDS else pair.shared
    said_last = pair.one.names_speaker_last or pair.other.names_speaker_last
    suffered = _passives(pair.one) ^ _passives(pair.other)
    return any(
        any(form in whom and theirs[form] > theirs[verb] for form in shared[:at])
        and any(form in whom and theirs[form] < theirs[verb] for form in shared[at + 1 :])
        for at, verb in enumerate(shared)
        if verb not in suffered and (verb not in SAYING or not said_last)
    )


def _single_places(claim: Claim) -> dict[str, int]:
    """Map each word with a meaning that a sentence has once, or says, to its place."""
    telling = [form for form in claim.forms if form in claim.content or form in SAYING]
    return {form: place for place, form in enumerate(telling) if telling.count(form) == 1}


def _is_same_order(pair: Pair, verb: str, agent: str) -> bool:
    """Tell whether the sentence without the passive has its agent after the verb as well."""
    for claim in (pair.one, pair.other):
        if (verb, agent) not in agents(claim):
            forms = claim.forms
            if agent in {by_whom for _, by_whom in agents(claim)}:
                return False
            at = forms.index(verb) if verb in forms else len(forms)
            acting = agent in forms[at + 1 :] and "by" not in forms[at + 1 : at + 3]
            return acting and any(form in pair.shared for form in forms[:at])
    return False
