"""Two claims side by side: what they share, and what speaks against comparing them."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from briefings.choosing.claims import Claim, weight
from briefings.language.synonyms import opposed

FEWEST: Final = 2
"""With fewer content words in common two sentences have nothing to do with each other."""
FAMILIAR: Final = 4
"""So many words in common make up for naming nobody in common."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, and what they share."""

    one: Claim
    other: Claim

    @property
    def names(self) -> frozenset[str]:
        """The names in either."""
        return self.one.names | self.other.names

    @property
    def words(self) -> int:
        """How many words they share that are no names."""
        return len((self.one.content & self.other.content) - self.names)

    @property
    def likeness(self) -> float:
        """The Dice coefficient of their content, names at half weight."""
        total = weight(self.one.content, self.names) + weight(self.other.content, self.names)
        shared = weight(self.one.content & self.other.content, self.names)
        return 2 * shared / total if total else 0.0

    @property
    def unrelated(self) -> bool:
        """Whether they have hardly a word in common."""
        return len(self.one.content & self.other.content) < FEWEST

    @property
    def strangers(self) -> bool:
        """Whether both name someone and nobody in common, so that they tell of different things.

        Unless they share much else, and one names only whom the other's article names, too.
        """
        one, other = self.one, self.other
        if not (one.actors and other.actors) or not one.actors.isdisjoint(other.actors):
            return False
        named = one.names <= other.known or other.names <= one.known
        return not named or self.words < FAMILIAR

    @property
    def at_odds(self) -> bool:
        """Whether one word makes the difference: another subject, or an opposite."""
        one, other = self.one, self.other
        ours, theirs = one.content - other.content, other.content - one.content
        another_subject = (
            one.stems[:1] != other.stems[:1]
            and one.stems[1:2] == other.stems[1:2]
            and ours.issuperset(one.stems[:1])
            and theirs.issuperset(other.stems[:1])
        )
        return another_subject or opposed(ours, theirs)

    @property
    def roles_reversed(self) -> bool:
        """Whether the first whom both name is another one in each."""
        shared = self.one.names & self.other.names
        first = {next((s for s in c.stems if s in shared), "") for c in (self.one, self.other)}
        return len(first) > 1

    @property
    def one_word_apart(self) -> bool:
        """Whether, between the same words, one has a word where the other has another."""
        one, other = sorted((self.one.stems, self.other.stems))  # the matcher's ties depend on it
        steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
        return any(
            kind == "replace" and to - at == 1 and end - begin == 1 and to < len(one) and at > 0
            for kind, at, to, begin, end in steps
        )

    @property
    def same_mood(self) -> bool:
        """Whether both affirm or both deny the same, and both tell what was or what may be."""
        one, other = self.one, self.other
        if one.denied != other.denied and one.denied.isdisjoint(other.denied):
            return False
        return one.negated is other.negated and one.ahead is other.ahead

    @property
    def same_scene(self) -> bool:
        """Whether the mood is the same, and whoever one names acts in the other, too."""
        both_name = bool(self.one.actors) is bool(self.other.actors)
        return self.same_mood and both_name and not self.roles_reversed
