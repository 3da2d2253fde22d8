"""A term of a topic: how it is written, and where it stands among the words of a text.

A term is a word or phrase (matched by stem), ``stem*`` (any word that begins so), ``a & b`` (both
in one sentence), or ``a NEAR b``; a word in CAPITALS matches capitals only, as does a
name such as Turkey that means something else in small letters. One that ends in ``?``
has other meanings, too, and counts only where something shows that the topic is meant.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import Final, NamedTuple, TypeAlias

from briefings.language.terms import Word, index_words, is_chinese, starts_of, words_of

ParsedCommand: TypeAlias = tuple[str, str]
"""How a word of a term is matched (stem, prefix, exact, name, within), and what to."""
Phrase: TypeAlias = tuple[ParsedCommand, ...]

SHORTEST_PREFIX: Final = 2
WITHIN: Final = 8
"""Words within which ``a NEAR b`` looks."""
WIDEST: Final = 99

_DOUBT: Final = "?"
_UNSTEMMED: Final = "und"
_NAMESAKES: Final = (
    "alphabet amazon apple bush chad chase chile china cologne cork dell drake ford gap guinea "
    "intel java jersey lima lotus mars meta mustang oracle panama pence puma shell slack swift "
    "target trump turkey twitter venus windows zoom"
)
"""Names that mean something else in small letters. Whoever writes one with a capital asks for what
bears the name; other words have a capital because they were typed first, and mean the same."""
_NEAR: Final = re.compile(r"NEAR(?:/(\S*))?")


class Part(NamedTuple):
    """What a sentence must have: a phrase, and another at most `within` words from it, if any."""

    phrase: Phrase
    other: Phrase = ()
    within: int = 0


class Words:
    """The words of a text in order, and where each of them stands."""

    def __init__(self, words: Sequence[Word]) -> None:
        """Take the words of a text."""
        self._words = words

    def __len__(self) -> int:
        return len(self._words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words."""
        return frozenset(self._stems)

    @cached_property
    def distinct(self) -> frozenset[str]:
        """The words as they are written."""
        return frozenset(self._written)

    @cached_property
    def lowered(self) -> list[str]:
        """The words in small letters, in order."""
        return list(map(str.lower, self._written))

    @cached_property
    def _stems(self) -> list[str]:
        return [stem for _, stem, _ in self._words]

    @cached_property
    def _written(self) -> list[str]:
        return [written for written, _, _ in self._words]

    @cached_property
    def _exact(self) -> dict[str, list[int]]:
        return _places(self._written)

    def written(self, place: int) -> str:
        """Return the word at `place` as it stands in the text."""
        return self._written[place]

    def starts(self, text: str) -> list[int]:
        """Return where in `text`, whose words these are, each of them begins."""
        return starts_of(self._words, text)

    def at(self, asked: ParsedCommand) -> Sequence[int]:
        """Return the places of a word that is asked for, from 0, in order."""
        kind, text = asked
        if kind == "name":
            return [at for at in self.at(("stem", text)) if is_capital(self._written[at])]
        if kind == "stem":
            stems = self._stems
            return (
                [place for place, stem in enumerate(stems) if stem == text] if text in stems else ()
            )
        if kind == "exact":
            return self._exact.get(text, ())
        if kind == "within":
            longer = (places for written, places in self._exact.items() if text in written)
            return sorted(chain.from_iterable(longer))
        return [place for place, word in enumerate(self.lowered) if word.startswith(text)]

    def of(self, phrase: Phrase) -> Sequence[int]:
        """Return where `phrase` begins, its words following each other."""
        first, *others = phrase
        starts = self.at(first)
        for offset, word in enumerate(others, start=1):
            if not starts:
                return ()
            places = set(self.at(word))
            starts = [start for start in starts if start + offset in places]
        return starts


def is_name(written: str) -> bool:
    """Tell whether a word is a name that means something else in small letters."""
    return written.istitle() and written.lower() in _NAMESAKES.split()


def is_capital(written: str) -> bool:
    """Tell whether a word of a text begins with a capital, as a name does."""
    return written[:1].isupper()


def is_doubtful(term: str) -> bool:
    """Tell whether a term has other meanings, too, so that it counts only where it is meant."""
    return term.rstrip().endswith(_DOUBT)


def without_doubt(term: str) -> str:
    """Return a term as people read it, without the sign that it has other meanings."""
    return term.rstrip().rstrip(_DOUBT).rstrip()


@lru_cache(maxsize=4096)
def parse(term: str, language: str | None) -> tuple[Part, ...]:
    """Return what a sentence must all have to match `term`, its words stemmed as of `language`.

    Raises:
        ValueError: it is no term; the message says why.
    """
    return tuple(_part(part, language) for part in without_doubt(term).split("&"))


def places(parts: Iterable[Part], words: Words) -> list[int]:
    """Return where the parts of a term stand in a text, in order; none unless all of them do."""
    found: set[int] = set()
    for part in parts:
        here = _standing(part, words)
        if not here:
            return []
        found.update(here)
    return sorted(found)


def all_places(parts: Sequence[Part], words: Words) -> set[int]:
    """Return the places of all words of a term where it stands; none for the pair ``a & b``.

    Such a pair stands in one sentence, and no sentences are known here.
    """
    if len(parts) > 1:
        return set()
    longest = max(map(len, phrases(parts)))
    return {place + n for place in places(parts, words) for n in range(longest)}


def phrases(parts: Iterable[Part]) -> list[Phrase]:
    """Return all phrases of a term."""
    return [phrase for part in parts for phrase in (part.phrase, part.other) if phrase]


def index_words_by_piece(term: str, language: str | None) -> list[list[str]]:
    """Return the index words of each word of a term, of which a text has one; none: who knows."""
    written = without_doubt(term).replace("&", " ")
    pieces = [piece for piece in written.split() if not _NEAR.fullmatch(piece)]
    return [_indexed(piece, language) for piece in pieces]


def plain(words: str) -> str:
    """Return `words` without what means something in a term, so that they can be one."""
    return " ".join(map(_plain, without_doubt(words).replace("&", " ").split()))


def _plain(piece: str) -> str:
    """Return a piece without its meaning; the sign of a prefix stays where it can be used."""
    if _NEAR.fullmatch(piece):
        return piece.lower()
    found = words_of(piece, None) if piece.endswith("*") else []
    is_short = bool(found) and len(found[-1][0]) < SHORTEST_PREFIX
    return piece.rstrip("*") if is_short else piece


def _part(text: str, language: str | None) -> Part:
    pieces = text.split()
    signs = [place for place, piece in enumerate(pieces) if _NEAR.fullmatch(piece)]
    if not signs:
        return Part(_phrase(pieces, language))
    if len(signs) > 1:
        raise ValueError("has NEAR twice in one part")
    at = signs[0]
    one, other = _phrase(pieces[:at], language), _phrase(pieces[at + 1 :], language)
    return Part(one, other, _within(pieces[at]))


def _within(sign: str) -> int:
    number = sign.removeprefix("NEAR")
    if not number:
        return WITHIN
    if not re.fullmatch(r"/[0-9]{1,2}", number) or not 1 <= int(number[1:]) <= WIDEST:
        raise ValueError(f"has {sign!r}, which is not NEAR/1 to NEAR/{WIDEST}")
    return int(number[1:])


def _phrase(pieces: Sequence[str], language: str | None) -> Phrase:
    words = [word for piece in pieces for word in _words(piece, language)]
    if not words:
        raise ValueError("lacks a word")
    return tuple(words)


def _words(piece: str, language: str | None) -> list[ParsedCommand]:
    words: list[ParsedCommand] = []
    found = words_of(piece, language)
    for place, (text, stem, _) in enumerate(found, start=1):
        if piece.endswith("*") and place == len(found):
            if len(text) < SHORTEST_PREFIX:
                raise ValueError("matches nearly every word")
            words.append(("prefix", text.lower()))
        elif is_chinese(text):
            words.append(("within", text))  # it writes compounds without a blank
        elif len(text) > 1 and text.isupper():
            words.append(("exact", text))
        elif is_name(text):
            words.append(("name", stem))
        else:
            words.append(("stem", stem))
    return words


def _standing(part: Part, words: Words) -> Sequence[int]:
    """Return where the part begins; for NEAR, where either phrase does beside the other."""
    ones = words.of(part.phrase)
    if not part.other or not ones:
        return ones
    others = words.of(part.other)
    near = [
        (one, other)
        for one in ones
        for other in others
        if _gap(one, len(part.phrase), other, len(part.other)) in range(1, part.within + 1)
    ]
    return sorted({place for pair in near for place in pair})


def _gap(one: int, length: int, other: int, length_of_other: int) -> int:
    """Return how many words lie from the end of the one to the start of the other; 1 is next."""
    return max(other - (one + length), one - (other + length_of_other)) + 1


def _places(written: Iterable[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(written):
        found[word].append(place)
    return found


def _indexed(piece: str, language: str | None) -> list[str]:
    if piece.endswith("*"):
        whole = piece.removesuffix("*")
        begun = index_words(whole, _UNSTEMMED) if whole.isalnum() else []
        return [f"{begun[0]}*"] if len(begun) == 1 and index_words(whole, language) else []
    return index_words(piece, language)
