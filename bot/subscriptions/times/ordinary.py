"""Words of everyday language that somewhere in the world are a town's name, too."""

from functools import lru_cache

from bot.subscriptions.times.folding import fold
from bot.subscriptions.times.vocabulary import numbers, units
from briefings.language.languages import stop_words

_LANGUAGES = ("en", "de", "fr", "es", "pt", "ru", "uk", "tr", "ar", "zh")


def is_ordinary(word: str) -> bool:
    """Whether `word`, as it is written, means something else than a town: "of", "sur", "час"."""
    return word == word.casefold() and fold(word) in _ordinary()


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    stops = (fold(word) for code in _LANGUAGES for word in stop_words(code))
    return frozenset((*stops, *units(), *numbers()))
