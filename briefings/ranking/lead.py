"""What an engine chooses."""

from typing import NamedTuple

from briefings.language.candidates import Candidate


class Lead(NamedTuple):
    """A sentence that leads.

    Attributes:
        sentence: the sentence.
        group: those that the engine takes to say the same in other words; mostly none.
    """

    sentence: Candidate
    group: tuple[Candidate, ...] = ()
