"""The bot's own sentences in every language that it speaks."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from bot.chat.message import Message as Said
from bot.commands.table import COMMANDS, listed
from bot.library.passages import passage
from bot.platforms.terminal.render import plain
from bot.wording import chat
from bot.wording.answers import welcome
from bot.wording.briefs import brief_message
from bot.wording.catalogue import (
    DOMAIN,
    FOLDER,
    LANGUAGES,
    _,
    isolated,
    known,
    ngettext,
    number,
    percent,
    speaking,
)
from tests.builders import a_brief, a_topic, an_article

ROOT = Path(__file__).parents[4]
OTHERS = sorted(LANGUAGES.keys() - {"en"})
FIELD = re.compile(r"\{(\w+)\}")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
Ids = str | tuple[str, ...]


def _in_code() -> Iterator[Ids]:
    """Yield the messages that our code says, summaries of commands among them."""
    for path in sorted((ROOT / "bot" / "wording").glob("*.py")):
        with path.open("rb") as file:
            for _line, ids, _comments, _context in extract("python", file, keywords=KEYWORDS):
                yield tuple(ids) if isinstance(ids, list | tuple) else ids
    yield from (command.help for command in COMMANDS)


def _catalogue(language: str) -> Catalog:
    with (FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        return read_po(file, locale=language)


def _messages(language: str) -> Iterator[Message]:
    return (message for message in _catalogue(language) if message.id)


def _forms(said: str | tuple[str, ...] | list[str]) -> list[str]:
    return [said] if isinstance(said, str) else list(said)


@pytest.mark.parametrize("language", OTHERS)
def test_no_message_is_missing_or_unused(language: str) -> None:
    """What the code says and what is translated are the same."""
    wanted = set(_in_code())
    has = {message.id if isinstance(message.id, str) else tuple(message.id)
           for message in _messages(language)}  # fmt: skip

    assert (set(), set()) == (wanted - has, has - wanted)


@pytest.mark.parametrize("language", OTHERS)
def test_every_form_is_there_with_the_same_fields(language: str) -> None:
    """A field that is lost loses a fact."""
    plurals = _catalogue(language).num_plurals
    wrong = [
        message.id
        for message in _messages(language)
        for form in _forms(message.string)
        if not form
        or message.fuzzy
        or set(FIELD.findall(form)) != set(FIELD.findall(_forms(message.id)[-1]))
        or len(_forms(message.string)) not in {1, plurals}
    ]

    assert [] == wrong


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_the_same_in_english_is_so_on_purpose(language: str) -> None:
    """Few messages are: separators, and words that both languages have."""
    same = [
        message.id
        for message in _messages(language)
        if message.string == message.id and re.search("[a-z]{3}", _forms(message.id)[0])
    ]

    assert 12 > len(same), same


@pytest.mark.parametrize("language", OTHERS)
def test_summaries_fit_a_menu(language: str) -> None:
    """Telegram takes 256 letters."""
    with speaking(language):
        assert [] == [summary for _usage, summary in listed() if not 0 < len(summary) <= 256]


@pytest.mark.parametrize(
    ("language", "forms"),
    [("ru", {1: 0, 2: 1, 5: 2, 21: 0}), ("uk", {1: 0, 3: 1, 11: 2, 22: 1}),
     ("ar", {0: 0, 1: 1, 2: 2, 5: 3, 15: 4}), ("zh", {1: 0, 2: 0}), ("de", {1: 0, 2: 1})],
)  # fmt: skip
def test_numbers_take_the_form_that_goes_with_them(language: str, forms: dict[int, int]) -> None:
    """As the language counts."""
    written = _catalogue(language).get(("{number} article", "{number} articles"))
    assert written is not None
    every = _forms(written.string)
    with speaking(language):
        for counted, form in forms.items():
            said = ngettext("{number} article", "{number} articles", counted)
            for piece in every[form].split("{number}"):
                assert piece in said


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("de-AT", "de"),
        ("pt_BR", "pt"),
        ("zh-hans", "zh"),
        ("EN", "en"),
        ("tlh", "en"),
        (None, "en"),
    ],
)
def test_a_locale_speaks_the_nearest_language(asked: str | None, spoken: str) -> None:
    """An unknown one is answered in English."""
    assert spoken == known(asked)


def test_english_needs_no_library() -> None:
    """The terminal starts without reading a catalogue."""
    code = (
        "import sys; from bot.wording import answers, briefs, chat, refusals; "
        "answers.welcome([]); chat.expired(); "
        "print({'babel', 'gettext'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert "set()\n" == done.stdout


def test_numbers_are_written_as_the_language_does() -> None:
    """Grouped, and with its own sign for decimals."""
    with speaking("de"):
        assert ("1.234", "0,50", "25\xa0%") == (number(1234), number(0.5), percent(0.25))


def test_what_others_wrote_can_not_turn_arabic_around() -> None:
    """It is isolated there, its own isolates are dropped, and they stand in pairs."""
    topic = a_topic("trade", title="Trade \u2067(x)")
    with speaking("ar"):
        said = plain(chat.muted(topic, None)) + plain(welcome([topic]))
        assert "\\u" not in said
        assert "\u2068/trade\u2069" in said
        assert "\u2068a\u2069" == isolated("a\u2066")
    assert said.count("\u2068") == said.count("\u2069")
    assert "a" == isolated("a")


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_quotations_are_the_same_in_every_language(language: str) -> None:
    """Only what stands around them is translated."""
    article = an_article("Trade grew by 10 % {not a field}. \u202eIt\u202c is said so.")
    quoted = article.quote(0, len(article.body))
    brief = a_brief(article)
    with speaking(language):
        said: Said = brief_message(brief, (passage(article, quoted, 1),))
        read = [part.excerpt.text for part in said.said if hasattr(part, "excerpt")]

    assert [article.body] == read


def test_a_value_is_never_read_as_a_field() -> None:
    """Braces and signs of others stand as they are."""
    for language in ("en", *OTHERS):
        with speaking(language):
            assert "{number} %s {0}" in _("Near to it: {commands}.", commands="{number} %s {0}")
