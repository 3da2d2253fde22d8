"""Makes up text to time with: the word frequencies of news on one matter, the same in every run."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate

from briefings.composing.brief import build_brief
from briefings.composing.recipe import Recipe
from briefings.language.languages import stop_words
from briefings.language.terms import tokens
from briefings.model import Article, Brief, Topic
from briefings.publisher import Publisher

MATTER = "trade"
"""The word that each sentence of an article has, so that a brief has them all to choose from."""
VOCABULARY = 30_000
HEAD = 10
"""Zipf-Mandelbrot: word r is as frequent as 1 / (r + HEAD), so that 13 % of sentences share one."""
STOPS, NAMES, FIGURES = 0.42, 0.08, 0.03
"""Shares of all words: stop words, words with a capital, figures."""
LENGTH = 26
"""Sentences of an article."""
SOURCES = 40
FIRST_DAY = date(2025, 5, 1)


def sentences(count: int, seed: int = 20_04) -> list[str]:
    """Return sentences of made-up words, 4 to 60 long and 21 on average.

    Whatever the seed, the words are the same ones.
    """
    chance = random.Random(20_04)  # noqa: S311 - no secret
    syllables = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
    words = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(VOCABULARY)]
    stops = sorted(stop_words("en"))
    chance = random.Random(seed)  # noqa: S311 - no secret
    weights = list(accumulate(1 / (rank + HEAD) for rank in range(VOCABULARY)))
    made = []
    for _ in range(count):
        length = min(60, max(4, round(chance.lognormvariate(2.95, 0.45))))
        content = chance.choices(words, cum_weights=weights, k=length)
        said = " ".join(_varied(word, stops, chance) for word in content)
        made.append(f"{said[0].upper()}{said[1:]}.")
    return made


def articles(texts: Sequence[str]) -> Iterator[Article]:
    """Yield the articles that sentences make, of many sources and one month."""
    for number, start in enumerate(range(0, len(texts), LENGTH)):
        source = f"Source {number % SOURCES}"
        said = (text.replace(".", f" {MATTER}.") for text in texts[start : start + LENGTH])
        yield Article(
            body=" ".join(said),
            source=Publisher(name=source.casefold(), title=source),
            published=FIRST_DAY + timedelta(days=number % 30),
        )


def numbered(texts: Sequence[str]) -> list[list[int]]:
    """Return the content words of each text as numbers, as ranking hands them over."""
    numbers: dict[str, int] = {}
    return [
        [numbers.setdefault(word.stem, len(numbers)) for word in tokens(text) if not word.stop]
        for text in texts
    ]


def brief(about: Sequence[Article]) -> Brief:
    """Return a brief of the usual length by the default engine."""
    topic = Topic(name=MATTER, title=MATTER.title(), terms=(MATTER,))
    return build_brief(topic, about, Recipe(), considered=len(about), as_of=None)


def _varied(word: str, stops: Sequence[str], chance: random.Random) -> str:
    """Return the word, or what stands there instead."""
    lot = chance.random()
    if lot < STOPS:
        return chance.choice(stops)
    if lot < STOPS + NAMES:
        return word.capitalize()
    return str(chance.randint(2, 999)) if lot < STOPS + NAMES + FIGURES else word
