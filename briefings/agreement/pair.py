"""Two claims side by side: what they share, and what speaks against comparing them."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final, Literal, TypeAlias

from briefings.agreement.claims import AFTER, Claim, weight
from briefings.agreement.measured import NO, Measured
from briefings.language.synonyms import opposed

Contrast: TypeAlias = Literal["roles", "denial", "opposite", "mood", "figure", "word", "names"]
"""What holds two alike sentences apart; of "names" they tell of different people or things."""

FEWEST: Final = 2
"""With fewer content words in common two sentences have nothing to do with each other."""

OPENING: Final = 2
"""Stems of a sentence's subject: a given name and a surname."""
FAMILIAR: Final = 4
"""So many words in common make up for naming nobody in common."""

_JOINING: Final = frozenset({"and", "or", "nor"})


class Pair:
    """Two claims, and what they share."""

    def __init__(self, one: Claim, other: Claim) -> None:
        """Take the claims side by side."""
        self.one, self.other = one, other

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in either."""
        return self.one.names | self.other.names

    @cached_property
    def shared(self) -> frozenset[str]:
        """The content that stands in both."""
        return self.one.content & self.other.content

    @cached_property
    def words(self) -> int:
        """How many words they share that are no names."""
        return len(self.shared - self.names)

    @cached_property
    def likeness(self) -> float:
        """The Dice coefficient of their content, names at half weight."""
        total = weight(self.one.content, self.names) + weight(self.other.content, self.names)
        shared = weight(self.shared, self.names)
        return 2 * shared / total if total else 0.0

    def nearby(self, ours: Measured, theirs: Measured) -> tuple[float, float]:
        """Return how much of the words around two figures agrees: its weight, and its share."""
        names = self.names | self.one.actors | self.other.actors
        shared = weight(ours.near & theirs.near, names)
        fewer = min(weight(ours.words, names), weight(theirs.words, names))
        return shared, shared / fewer if fewer else 0.0

    @property
    def unrelated(self) -> bool:
        """Whether they have hardly a word in common."""
        return len(self.shared) < FEWEST

    @property
    def strangers(self) -> bool:
        """Whether both name someone and nobody in common, so that they tell of different things.

        Unless they share much else, and one names only whom the other's article names, too.
        """
        one, other = self.one, self.other
        if not (one.actors and other.actors) or not (
            one.actors.isdisjoint(other.actors | other.content)
            and other.actors.isdisjoint(one.content)
        ):
            return False
        named = one.names <= other.known or other.names <= one.known
        return not named or self.words < FAMILIAR

    @property
    def one_story(self) -> bool:
        """Whether one article knows half of those whom the other introduces, as far as it shows.

        Of a sentence that names nobody, only its article tells whom it speaks of.
        """
        one, other = self.one, self.other
        return _acquainted(one, other) or _acquainted(other, one)

    @property
    def of_somebody(self) -> bool:
        """Whether both, or the articles' first sentences, name the same people or places.

        Market reports that name nobody are alike every hour, each about other prices.
        """
        one, other = self.one, self.other
        return not (one.actors | one.introduced).isdisjoint(other.actors | other.introduced)

    @property
    def another_speaker(self) -> bool:
        """Whether each names who speaks, and they are not the same."""
        ours, theirs = self.one.speakers, self.other.speakers
        return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)

    @property
    def another_subject(self) -> bool:
        """Whether they open with another word, and go on alike: "Acme fell", "Apex fell".

        Or with what one has of the other's subject: "Acme's owner fell".
        """
        one, other = self.one, self.other
        if one.subject_owner != other.subject_owner:
            owner = one.subject_owner or other.subject_owner
            return owner in one.stems[:OPENING] and owner in other.stems[:OPENING]
        return (
            one.stems[:1] != other.stems[:1]
            and one.stems[1:2] == other.stems[1:2]
            and one.stems[0] not in other.content
            and other.stems[0] not in one.content
        )

    @property
    def opposed(self) -> bool:
        """Whether one has the opposite of a word of the other."""
        one, other = self.one, self.other
        return opposed(one.content - other.content, other.content - one.content)

    @property
    def roles_reversed(self) -> bool:
        """Whether the first whom both name is another one in each."""
        shared = self.one.names & self.other.names
        first = {next((s for s in c.stems if s in shared), "") for c in (self.one, self.other)}
        return len(first) > 1

    @property
    def one_word_apart(self) -> bool:
        """Whether, between the same words, one has a word where the other has another."""
        size = min(len(self.one.stems), len(self.other.stems))
        return any(
            len(ours) == len(theirs) == 1 and 0 < at < size for at, ours, theirs in self._replaced
        )

    @property
    def others_named(self) -> bool:
        """Whether each names someone where the other names another.

        "Acme cut its price" and "Apex cut its price" are two events. In place of several words
        only a name that the other's article doesn't know is another one.
        """
        one, other = self.one, self.other
        return any(
            _strange(ours, one.names, other, known=max(len(ours), len(theirs)) > 1)
            and _strange(theirs, other.names, one, known=max(len(ours), len(theirs)) > 1)
            for _, ours, theirs in self._replaced
        )

    @cached_property
    def _replaced(self) -> list[tuple[int, tuple[str, ...], tuple[str, ...]]]:
        """Where stems of one stand in place of the other's, and which: ours, theirs."""
        turned = self.one.stems > self.other.stems  # the matcher's ties depend on the order
        first, second = sorted((self.one.stems, self.other.stems))
        replaced = []
        for kind, at, to, begin, end in SequenceMatcher(
            None, first, second, autojunk=False
        ).get_opcodes():
            if kind == "replace":
                ours, theirs = first[at:to], second[begin:end]
                pair = (theirs, ours) if turned else (ours, theirs)
                replaced.append((at if to < len(first) else 0, *pair))
        return replaced

    @cached_property
    def edits(self) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """What stands in one in place of what in the other, stop words included; or in none's."""
        first, second = sorted((self.one.forms, self.other.forms))
        compared = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
        return [
            (first[at:to], second[begin:end])
            for kind, at, to, begin, end in compared
            if kind != "equal"
        ]

    @property
    def content(self) -> frozenset[str]:
        """The content of both together."""
        return self.one.content | self.other.content

    @property
    def denies(self) -> bool:
        """Whether one denies what the other says is so: as often as the other, it is no other."""
        one, other = self.one, self.other
        quoting = one.quotation_spans and other.quotation_spans
        if quoting and _disowns(one) is not _disowns(other):
            return True
        if one.denials == other.denials:
            return False
        return not (one.denied ^ other.denied).isdisjoint(one.content & other.content)

    @property
    def same_mood(self) -> bool:
        """Whether neither denies, or only expects, what the other says is so."""
        one, other = self.one, self.other
        to_come = (one.coming ^ other.coming) & one.content & other.content
        return not self.denies and (one.ahead is other.ahead or not to_come)

    @property
    def same_scene(self) -> bool:
        """Whether both tell of the same people in the same mood, as far as their articles show."""
        one, other = self.one, self.other
        known = one.names <= other.known or other.names <= one.known
        both_name = bool(one.actors) is bool(other.actors)
        return (
            known
            and both_name
            and self.same_mood
            and not self.roles_reversed
            and not self.others_named
        )


def is_list_reordered(pair: Pair) -> bool:
    """Tell whether two sentences are one but for the order of what "and" or "or" joins.

    Of more than two, or of more words than one, only names are known to be a list.
    """
    one, other = pair.one.forms, pair.other.forms
    pairs = zip(one, other, strict=False)
    apart = [at for at, (ours, theirs) in enumerate(pairs) if ours != theirs]
    if len(one) != len(other) or not apart:
        return False
    ours, theirs = (forms[apart[0] : apart[-1] + 1] for forms in (one, other))
    if sorted(ours) != sorted(theirs) or _JOINING.isdisjoint(ours):
        return False
    return pair.names >= {*ours} - _JOINING or ours[1:-1] in [(word,) for word in _JOINING]


def _disowns(claim: Claim) -> bool:
    """Tell whether it denies what it quotes: a denial leads up to a quotation, as "denied that"."""
    between = [
        claim.text[denial.end() : begin].split()
        for begin, _ in claim.quotation_spans
        for denial in NO.finditer(claim.text, 0, begin)
    ]
    return any(len(words) <= AFTER and "," not in "".join(words) for words in between)


def _acquainted(one: Claim, other: Claim) -> bool:
    """Tell whether the other's article knows half of those whom the article of `one` introduces."""
    known = other.known | other.introduced | other.content
    return 2 * len(one.introduced & known) >= len(one.introduced)


def _strange(stems: Iterable[str], names: frozenset[str], other: Claim, *, known: bool) -> bool:
    """Tell whether a name is among `stems`, and none the other has or, if that counts, knows."""
    named = names.intersection(stems)
    return bool(named) and named.isdisjoint(other.content | (other.known if known else frozenset()))
