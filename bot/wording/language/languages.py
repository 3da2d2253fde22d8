"""The languages that the bot speaks, and the one that is spoken now."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

ENGLISH = "en"
LANGUAGES: Mapping[str, str] = {
    ENGLISH: "English",
    "ar": "العربية",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "pt": "Português",
    "ru": "Русский",
    "tr": "Türkçe",
    "uk": "Українська",
    "zh": "中文",
}
"""Each language that the bot speaks, by its code, with its own name."""
RIGHT_TO_LEFT = frozenset({"ar"})

_spoken: ContextVar[str] = ContextVar("spoken", default=ENGLISH)


@contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """Speak `language`, or the nearest one there is, within a `with` statement."""
    former = _spoken.set(nearest_language(language))
    try:
        yield
    finally:
        _spoken.reset(former)


def spoken() -> str:
    """Return the code of the language that is spoken now."""
    return _spoken.get()


def is_english() -> bool:
    """Whether English is spoken now: its formats are written here, as loading babel takes 80 ms."""
    return _spoken.get() == ENGLISH


def nearest_language(locale: str | None) -> str:
    """Return the code of the language for a platform's locale, such as de-AT; else English."""
    code = (locale or "").replace("_", "-").partition("-")[0].casefold()
    return code if code in LANGUAGES else ENGLISH


def find_language(words: str) -> str | None:
    """Return the code of the language that `words` name; None for one that the bot doesn't speak.

    They may be a code (de, pt-BR) or a name in any of the languages: Deutsch, German, немецкий.
    """
    wanted = words.strip().casefold()
    code = wanted.replace("_", "-").partition("-")[0]
    return code if code in LANGUAGES else _names().get(wanted)


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    """Return the code of each language by its names."""
    from babel import Locale  # noqa: PLC0415 - only where a name is looked for

    own = {name.casefold(): code for code, name in LANGUAGES.items()}
    return own | {
        Locale.parse(language).languages[code].casefold(): code
        for language in LANGUAGES
        for code in LANGUAGES
    }
