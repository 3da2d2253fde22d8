"""Takes courtesy off what someone writes: "hello, could you show me …, please". Pure."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.commands.understanding.tidying import without_marks
from bot.wording.vocabulary.phrases import Phrase, longest_end, longest_start, vocabulary, words

Courtesy: TypeAlias = Literal["greeting", "thanks"]

_PAUSES = frozenset(",.;:!?\n…—–-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What someone asks, without courtesy.

    Attributes:
        words: what is left where whatever may be courtesy is taken off; for topics and commands.
        search: what is left where only that is taken off which is no word of a search.
        courtesy: what there was of it, if any.
        is_question: whether words that ask were among it, or a question mark.
    """

    words: str
    search: str
    courtesy: Courtesy | None
    is_question: bool


def strip_courtesy(text: str) -> Asked:
    """Return what `text` asks, without courtesy."""
    known = vocabulary()
    courtesy: Courtesy | None = None
    if _has(text, known.greetings):
        courtesy = "greeting"
    elif _has(text, known.thanks):
        courtesy = "thanks"
    bare = _strip(text, certain=False)
    return Asked(
        words=bare,
        search=_strip(text, certain=True),
        courtesy=courtesy,
        is_question="?" in text or "؟" in text or _asks(text),
    )


def strip_asking(text: str, *, certain: bool) -> str:
    """Return a text without the words before what it asks for, such as "what about"."""
    asking = vocabulary().asking
    rest = text
    while size := longest_start(found := words(rest), asking):
        is_plain = size == 1 and found[0].folded.isascii()
        if certain and is_plain:
            break
        rest = without_marks(rest[found[size].start :]) if size < len(found) else ""
    return rest


def strip_polite(text: str) -> str:
    """Return the words of a command without "please" and the like behind them."""
    known = vocabulary()
    return _strip_last(text, known.polite | known.fillers)


def _asks(text: str) -> bool:
    bare = without_marks(_strip(text, certain=True, asking=False))
    return strip_asking(bare, certain=True) != bare


def _has(text: str, phrases: frozenset[Phrase]) -> bool:
    found = words(text)
    return bool(longest_start(found, phrases) or longest_end(found, phrases))


def _strip(text: str, *, certain: bool, asking: bool = True) -> str:
    """Return a text without the courtesy at both its ends, until there is no more.

    Where it has to be `certain`, what may be a word of a search is left: "nice" is thanks before a
    comma only.
    """
    known = vocabulary()
    rest, former = without_marks(text), None
    while rest and rest != former:
        former = rest
        rest = _strip_first(rest, certain=certain)
        rest = _strip_last(rest, known.polite if certain else known.polite | known.fillers)
        rest = _strip_farewell(rest, certain=certain)
        if asking:
            rest = strip_asking(rest, certain=certain)
    return rest


def _strip_first(text: str, *, certain: bool) -> str:
    known = vocabulary()
    found = words(text)
    always, sometimes = known.polite, known.greetings | known.thanks | known.fillers
    if size := longest_start(found, always):
        return _after(text, size)
    size = longest_start(found, sometimes)
    turns = tuple(word.folded for word in found[:size]) in known.refusals
    if not size or ((certain or turns) and not _is_apart(text, size)):
        return text
    return _after(text, size)


def _is_apart(text: str, size: int) -> bool:
    """Whether the first words can't belong to what follows: a pause does, or they only greet."""
    known = vocabulary()
    found = words(text)
    if size == len(found):
        return True
    phrase = tuple(word.folded for word in found[:size])
    only_greets = phrase in known.greetings and phrase not in known.time_nouns
    return only_greets or bool(_PAUSES & set(text[found[size - 1].end - 1 : found[size].start]))


def _strip_farewell(text: str, *, certain: bool) -> str:
    """Return a text without thanks behind it; where it has to be certain, only after a pause."""
    known = vocabulary()
    closing = known.thanks | known.greetings
    found = words(text)
    size = longest_end(found, closing)
    between = text[found[-size - 1].end - 1 : found[-size].start] if 0 < size < len(found) else ""
    return text if certain and not _PAUSES & set(between) else _strip_last(text, closing)


def _after(text: str, size: int) -> str:
    found = words(text)
    return without_marks(text[found[size].start :]) if size < len(found) else ""


def _strip_last(text: str, phrases: frozenset[Phrase]) -> str:
    found = words(text)
    size = longest_end(found, phrases)
    if not size:
        return text
    return without_marks(text[: found[-size - 1].end]) if size < len(found) else ""
