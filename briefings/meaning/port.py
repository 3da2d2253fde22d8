"""What compares meanings: a promise that a model keeps, and that no room has to know more of."""

from typing import Protocol


class Meaning(Protocol):
    """Compares texts by what they mean. The same two give the same in every order and process."""

    @property
    def digest(self) -> str:
        """Name the model and its very weights: two briefs that it read are made alike."""
        ...

    def reads(self, language: str | None) -> bool:
        """Tell whether it knows a language, by its ISO 639-1 code; None stands for English."""
        ...

    def nearness(self, one: str, other: str) -> float:
        """Return how near two texts are, −1 to 1, with three decimals; it is symmetric.

        Raises:
            MeaningError: the model can't be used.
        """
        ...
