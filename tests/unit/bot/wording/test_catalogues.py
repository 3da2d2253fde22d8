"""The bot's own sentences in every language that it speaks."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.chat.message import Message as Said
from bot.commands.table import listed
from bot.library.passages import passage
from bot.platforms.terminal.render import plain
from bot.wording import chat
from bot.wording.answers import welcome
from bot.wording.briefs import brief_message, similar
from bot.wording.language import catalogue, missing
from bot.wording.language.catalogue import DOMAIN, FOLDER, _, ngettext, pgettext
from bot.wording.language.isolates import isolate
from bot.wording.language.languages import LANGUAGES, nearest_language, speaking
from bot.wording.language.numbers import number, percent
from bot.wording.language.template import TEMPLATE, template
from tests.builders import a_brief, a_topic, an_article

ROOT = Path(__file__).parents[4]
OTHERS = sorted(LANGUAGES.keys() - {"en"})
FIELD = re.compile(r"\{(\w+)\}")
VOTES = ("{number} vote.", "{number} votes.")


def _catalogue(language: str) -> Catalog:
    with (FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        return read_po(file, locale=language)


def _messages(found: Catalog) -> Iterator[Message]:
    return (message for message in found if message.id)


def _forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


def _key(message: Message) -> tuple[str | None, str]:
    return message.context, _forms(message.id)[0]


def test_the_template_is_what_the_code_says() -> None:
    """`./dev messages` brings it up to date, its comments too."""
    with TEMPLATE.open("rb") as file:
        kept = read_po(file)

    def stated(found: Catalog) -> set[tuple[str | None, str, str]]:
        return {
            (*_key(each), "".join(" ".join(each.auto_comments).split()))
            for each in _messages(found)
        }

    assert stated(template()) == stated(kept)


def test_each_message_is_explained_to_its_translators() -> None:
    """Where it appears, and what each of its fields is."""
    for message in _messages(template()):
        comment = " ".join(message.auto_comments)
        assert comment, message.id
        fields = set(FIELD.findall(_forms(message.id)[-1])) - {"number"}
        assert fields <= set(FIELD.findall(comment)), message.id


def test_no_message_ends_in_a_date_and_a_full_stop() -> None:
    """A date has its own in some languages."""
    texts = [form for message in _messages(template()) for form in _forms(message.id)]

    assert [] == [text for text in texts if "{day}." in text]


@pytest.mark.parametrize("language", OTHERS)
def test_no_catalogue_has_what_the_code_does_not_say(language: str) -> None:
    """`./dev messages` takes it out."""
    assert set() == set(map(_key, _messages(_catalogue(language)))) - set(
        map(_key, _messages(template()))
    )


@pytest.mark.parametrize("language", OTHERS)
def test_every_translation_has_the_fields_of_its_message(language: str) -> None:
    """A field that is lost loses a fact; only a form for one number may do without the number."""
    wrong = [
        form
        for message in _messages(_catalogue(language))
        for form in _forms(message.string)
        if form
        and set(FIELD.findall(form)) | {"number"}
        != set(FIELD.findall(_forms(message.id)[-1])) | {"number"}
    ]

    assert [] == wrong


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_the_same_in_english_is_so_on_purpose(language: str) -> None:
    """Few messages are: separators, and words that both languages have."""
    same = [
        message.id
        for message in _messages(_catalogue(language))
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
     ("ar", {0: 0, 1: 1, 2: 2, 5: 3, 15: 4, 101: 5}), ("zh", {1: 0, 2: 0}), ("de", {1: 0, 2: 1})],
)  # fmt: skip
def test_numbers_take_the_form_that_goes_with_them(
    language: str, forms: dict[int, int], own_folder: Path
) -> None:
    """As the language counts."""
    _write(own_folder, language, VOTES, [f"form {n}." for n in range(1 + max(forms.values()))])
    with speaking(language):
        assert {counted: f"form {form}." for counted, form in forms.items()} == {
            counted: ngettext(*VOTES, counted) for counted in forms
        }


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Let catalogues be read from a folder with copies of them."""
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    monkeypatch.setattr(missing, "FOLDER", tmp_path)
    catalogue._catalogue.cache_clear()
    yield tmp_path
    catalogue._catalogue.cache_clear()


def _write(
    folder: Path, language: str, ids: tuple[str, str] | str, forms: list[str], flag: str = ""
) -> None:
    """Write a catalogue with one message, as an editor would."""
    path = folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    head = path.read_text("utf-8").split("\n\n")[0]
    one, *many = [ids] if isinstance(ids, str) else ids
    lines = [f"#, {flag}"] if flag else []
    lines += [f'msgid "{one}"', *(f'msgid_plural "{each}"' for each in many)]
    lines += (
        [f'msgstr[{n}] "{form}"' for n, form in enumerate(forms)]
        if many
        else [f'msgstr "{forms[0]}"']
    )
    path.write_text("\n\n".join([head, "\n".join(lines), ""]), encoding="utf-8")


@pytest.mark.parametrize(("flag", "said"), [("", "Weiter."), ("fuzzy", "Resumed.")])
def test_a_doubtful_translation_is_not_said(own_folder: Path, flag: str, said: str) -> None:
    """English is, and the message counts as missing."""
    _write(own_folder, "de", "Resumed.", ["Weiter."], flag)
    with speaking("de"):
        assert said == _("Resumed.")
    assert (said == "Resumed.") == ("Resumed." in missing.missing("de"))


def test_what_lacks_a_form_is_said_in_english(own_folder: Path) -> None:
    """A form that is empty would say nothing."""
    _write(own_folder, "de", VOTES, ["{number} Stimme.", ""])
    with speaking("de"):
        assert ["1 vote.", "1.000 votes."] == [ngettext(*VOTES, n) for n in (1, 1000)]


def test_a_context_tells_two_meanings_apart(own_folder: Path) -> None:
    """The same English words, with another one or none."""
    path = own_folder / "de" / "LC_MESSAGES" / f"{DOMAIN}.po"
    head = path.read_text("utf-8").split("\n\n")[0]
    entry = 'msgctxt "button"\nmsgid "More"\nmsgstr "Mehr"\n'
    path.write_text(f"{head}\n\n{entry}", encoding="utf-8")
    with speaking("de"):
        assert ["Mehr", "More", "More"] == [
            pgettext("button", "More"),
            pgettext("heading", "More"),
            _("More"),
        ]


def test_what_is_missing_is_listed_and_fails_only_where_that_is_asked(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line a language: a warning while work goes on."""
    _write(own_folder, "de", "Resumed.", ["Weiter."])

    assert [0, 1] == [missing.main([]), missing.main(["--strict"])]
    assert (
        f"warning: de: {len(list(_messages(template()))) - 1} messages" in capsys.readouterr().out
    )


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
    assert spoken == nearest_language(asked)


def test_english_needs_no_library() -> None:
    """The terminal starts without reading a catalogue, or CLDR, which takes 80 ms."""
    code = (
        "import sys; from bot.wording import answers, briefs, chat, refusals; "
        "answers.welcome([]); chat.expired_button(); "
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
        said = plain(chat.confirm_mute(topic, None)) + plain(welcome([topic]))
        assert "\\u" not in said
        assert "\u2068/trade\u2069" in said
        assert "\u2068a\u2069" == isolate("a\u2066")
    assert said.count("\u2068") == said.count("\u2069")
    assert "a" == isolate("a")


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
            assert "{number} %s {0}" in similar(["{number} %s {0}"])
