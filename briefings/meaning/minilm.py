"""all-MiniLM-L6-v2 in int8, out of an installed wheel: how near two English texts are in meaning.

Wang et al., *MiniLM: Deep Self-Attention Distillation*, 2020, trained for sentences as Reimers &
Gurevych, *Sentence-BERT*, 2019. Nothing is loaded before the first comparison, and nothing leaves
this machine. A processor with other instructions may round otherwise: then the third decimal of a
nearness can differ.
"""

from dataclasses import dataclass
from typing import Final

NAME: Final = "all-MiniLM-L6-v2"
SHA256: Final = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""Digest of the weights: of others nobody has measured what they find."""


@dataclass(frozen=True, slots=True)
class MiniLM:
    """Compares English texts. It has no state of its own: all of a process share one model."""

    @property
    def digest(self) -> str:
        """Name the model and its weights."""
        return f"{NAME} {SHA256[:8]}"

    def reads(self, language: str | None) -> bool:
        """Tell whether a text of that language can be compared."""
        return language in {None, "en"}

    def nearness(self, one: str, other: str) -> float:
        """Return the cosine of two texts, with three decimals.

        Raises:
            MeaningError: the model can't be used.
        """
        from briefings.meaning.encoder import cosine  # noqa: PLC0415 - numpy: decision 21

        return cosine(one, other, SHA256)

    def check(self) -> None:
        """Look whether the model is installed, and is the one.

        Raises:
            MeaningError: it isn't.
        """
        from briefings.meaning.encoder import find_weights  # noqa: PLC0415 - the same

        find_weights(SHA256)
