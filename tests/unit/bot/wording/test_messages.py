"""Every message with hard values, in every language: the laws of docs/translating.md."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, time
from functools import lru_cache
from itertools import chain
from typing import Final

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from bot.wording.language.catalogue import DOMAIN, FOLDER, _, ngettext, pgettext, sentences
from bot.wording.language.dates import clock, day, full_day, weekday
from bot.wording.language.languages import LANGUAGES, speaking
from bot.wording.language.lists import join_and, join_or
from bot.wording.language.missing import missing
from bot.wording.language.numbers import percent
from bot.wording.language.template import template
from bot.wording.language.zones import city

COUNTS: Final = (0, 1, 2, 3, 5, 11, 21, 22, 100, 101, 1_000_000)
NAMES: Final = ("The Guardian", "BBC", "الجزيرة", "Le Monde")
WORDS: Final = ("“a “quoted” word”", "تجارة", "trade {number} %s", "C++", "?")
FIRST, SECOND = date(2025, 5, 1), date(2025, 5, 2)
ZONES: Final = ("Europe/Kyiv", "America/St_Johns", "UTC")
FIELD: Final = re.compile(r"\{(\w+)\}")
NOT_OURS: Final = re.compile(r"\u2068[^\u2069]*\u2069|`[^`]*`|(?<!\w)/[a-z][a-z-]*|<[^>]*>")
"""What is no word of the bot's: isolated text, what is typed on a server, commands, arguments."""
TYPOGRAPHY: Final = (
    r"\.\.(?!\.)",
    "。 ",
    "？ ",
    "！ ",
    " 。",
    "[:：] ?[:：]",
    r" [.,](?!\w)",
    "  ",
)
BANNED: Final[Mapping[str, tuple[str, ...]]] = {
    "de": (r"\b(?:Sie|Ihnen|Ihre?[nmrs]?)\b", "werktags"),
    "fr": (r" [;:?!»]", r"« ", r"\w'\w", "Bon retour", r"\b(?:tu|ton|ta|tes)\b"),
    "es": (r"\b(?:usted(?:es)?|Escriba|Pida|su|sus)\b", "Bienvenido"),
    "pt": (r"\w-(?:os|as|se|lo|la)\b", "à volta", r"\b(?:tu|teu|tua|ficheiro)\b"),
    "ru": ("рассылк", r"\b[Тт]ы\b"),
    "uk": ("розсилк", r"\w'\w", r"\b[Тт]и\b"),
    "ar": (r"صوت", r"[;?]|,(?!\d)", "أيام العمل"),
    "zh": ("快报", r"[\u4e00-\u9fff][,;?!.]", "[你]"),
}
LATIN_WORDS: Final = {
    "trade",
    "Telegram",
    "Slack",
    "bot",
    "Bot",
    "OK",
    "UTC",
    "LEARN",
    "id",
    "coverage",
    "reset",
}
NOT_LATIN: Final = ("ar", "ru", "uk", "zh")


def _values(name: str, turn: int) -> str | int | float:
    """Return a hard value for a field, as the code that fills it in would."""
    days = (FIRST, SECOND)
    by_name = {
        "day": day(days[turn % 2]),
        "days": join_and(weekday(n) for n in range(turn % 3 + 1)),
        "time": clock(time((1, 11, 23)[turn % 3])),
        "start": clock(time(22)),
        "end": clock(time(1)),
        "times": join_and(clock(time(n)) for n in range(turn % 3 + 1)),
        "share": percent(turn / 5),
        "city": city(ZONES[turn % len(ZONES)]),
        "command": ("/trade", "/brief gas prices", "`briefing-bot ingest PATH`")[turn % 3],
        "commands": join_or(["/trade", "/energy"][: turn % 2 + 1]),
        "topics": join_and(["/trade", "/energy"][: turn % 2 + 1]),
        "terms": join_and(WORDS[: turn % 3 + 1]),
        "references": join_and(["1f0c9a2b", "77e01c52"][: turn % 2 + 1]),
        "reference": "1f0c9a2b",
        "source": NAMES[turn % len(NAMES)],
        "language": list(LANGUAGES.values())[turn % len(LANGUAGES)],
        "version": "0.1.0",
        "method": "coverage",
        "lead": "[3]",
        "file": "news/trade_1.txt",
        "least": 0.5,
        "most": 2.0,
        "factor": 1.5,
    }
    counts = {"sources", "quotations", "briefs", "in_files", "considered", "matched", "up", "down"}
    if name in counts:
        return COUNTS[turn % len(COUNTS)]
    return by_name.get(name, WORDS[turn % len(WORDS)])


missing = lru_cache(missing)


@lru_cache
def _catalogue(language: str) -> tuple[Message, ...]:
    """Return the messages that are said in a language; English ones are said as they are."""
    if language == "en":
        return tuple(message for message in template() if message.id)
    with (FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        found = read_po(file, locale=language)
    return tuple(
        message
        for message in found
        if message.id and not message.fuzzy and message.string and all(message.string)
    )


def _said(message: Message) -> Iterator[str]:
    """Yield what is said of a message with one hard value after the other."""
    one, many = (message.id, "") if isinstance(message.id, str) else message.id
    fields = set(FIELD.findall(many or one))
    for turn in range(len(COUNTS)):
        values = {name: _values(name, turn) for name in sorted(fields - {"number"})}
        if many:
            yield ngettext(one, many, COUNTS[turn], **values)
            continue
        if "number" in fields:
            values["number"] = COUNTS[turn]
        if message.context:
            yield pgettext(message.context, one, **values)
        else:
            yield _(one, **values)


def _texts(language: str) -> Iterator[tuple[str, str]]:
    """Yield each message of a language in English, with what is said of it.

    A catalogue that is still being written is not judged: `./dev check` lists what it lacks.
    """
    if language != "en" and (lacking := missing(language)):
        pytest.skip(f"{len(lacking)} messages are still to be translated")
    with speaking(language):
        for message in _catalogue(language):
            english = message.id if isinstance(message.id, str) else message.id[0]
            joins = (message.context or "").startswith("between ")
            for text in () if joins else dict.fromkeys(_said(message)):
                yield english, text


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_value_breaks_the_punctuation(language: str) -> None:
    """No doubled stop or colon, no gap before or after what closes a sentence."""
    wrong = [
        (english, text, mark)
        for english, text in _texts(language)
        for mark in TYPOGRAPHY
        if re.search(mark, _ours(text))
    ]

    assert [] == wrong


@pytest.mark.parametrize("language", sorted(BANNED))
def test_one_register_its_own_terms_and_its_own_typography(language: str) -> None:
    """As the table of the language has it."""
    wrong = [
        (english, text, banned)
        for english, text in _texts(language)
        for banned in BANNED[language]
        if re.search(banned, _ours(text))
    ]

    assert [] == wrong


@pytest.mark.parametrize("language", NOT_LATIN)
def test_no_english_stands_on_the_screen(language: str) -> None:
    """Outside of values and commands."""
    with speaking(language):
        wrong = [
            (message.id, form)
            for message in _catalogue(language)
            for form in _forms(message)
            if set(re.findall(r"[A-Za-z]{2,}", NOT_OURS.sub("", FIELD.sub("", form)))) - LATIN_WORDS
        ]

    assert [] == wrong


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_isolates_stand_in_pairs_and_none_within_another(language: str) -> None:
    """Text that was isolated is not isolated again."""
    for english, text in _texts(language):
        marks = "".join(re.findall("[\u2066-\u2069]", text))
        assert "" == marks.replace("\u2068\u2069", ""), english


def test_what_is_said_in_arabic_begins_at_the_right() -> None:
    """The first strong character outside isolates is Arabic."""
    for english, text in _texts("ar"):
        if english.startswith(("<", "[")):
            continue  # what a command takes stands behind the command, in its direction
        strong = [c for c in _ours(text) if unicodedata.bidirectional(c) in {"L", "R", "AL"}]
        assert strong[:1] != ["L"], (english, text)
        assert not strong or unicodedata.bidirectional(strong[0]) in {"R", "AL"}, (english, text)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_sentences_that_follow_each_other_are_joined_as_the_language_does(language: str) -> None:
    """Whatever each ends with."""
    with speaking(language):
        ends = [text for _english, text in _texts(language) if text[-1:] in ".。؟?!"]
    with speaking(language):
        for text in chain(ends[:40], ends[-40:]):
            both = sentences(text, text)
            assert not re.search(r"。 |？ |\.\.(?!\.)", both), both


def _forms(message: Message) -> list[str]:
    found = message.string or message.id
    return [found] if isinstance(found, str) else list(found)


def _ours(text: str) -> str:
    """Return a text without what others wrote: hard values, commands, isolated text."""
    text = NOT_OURS.sub("□", text)
    for value in (*WORDS, *NAMES, *LANGUAGES.values()):
        text = text.replace(value, "□")
    return text


def test_a_full_day_stays_behind_a_colon_or_in_brackets() -> None:
    """A weekday with a date can't be declined."""
    with speaking("ru"):
        said = ngettext(
            "I have read {number} new article since the last digest ({day}; sources: {sources}).",
            "I have read {number} new articles since the last digest ({day}; sources: {sources}).",
            21,
            day=full_day(FIRST),
            sources=3,
        )
    assert f"({'четверг'}" in said
