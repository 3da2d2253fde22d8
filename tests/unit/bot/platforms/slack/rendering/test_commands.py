"""How commands are written in Slack."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from bot.chat.message import Bullets, Button, Buttons, Heading, Message, Paragraph, Part, Quote
from bot.chat.own_text import OwnText, fill
from bot.chat.request import Channel, Request, User
from bot.commands.table import NAMES, listed
from bot.platforms.slack.rendering.commands import write_commands
from bot.platforms.slack.rendering.render import render
from bot.platforms.slack.rendering.views import home
from bot.wording.answers import help_message
from bot.wording.language.catalogue import DOMAIN, FOLDER
from bot.wording.language.isolates import command_text
from bot.wording.language.languages import LANGUAGES, speaking
from tests.builders import an_article

CHANNEL = Channel(platform="slack", id="C1")
IN_THREAD = Channel(platform="slack", id="C1", conversation="1.0")
BARE = re.compile(rf"/({'|'.join(sorted(NAMES - {'brief'}))})(?![\w-])")
"""A command that only manifests of before have."""


def _written(part: Part, *, threaded: bool = False, word: str = "brief") -> Part:
    [written] = write_commands(Message(parts=(part,)), word, threaded=threaded).parts
    return written


def _own(text: str) -> Paragraph:
    return Paragraph(text=OwnText(text))


@pytest.mark.parametrize(
    ("said", "shown", "in_thread"),
    [
        ("/help lists them.", "/brief help lists them.", "@Brief help lists them."),
        ("Or /mute, or /unmute.", "Or /brief mute, or /brief unmute.",
         "Or @Brief mute, or @Brief unmute."),
        ("For example: /brief gas", "For example: /brief gas", "For example: @Brief gas"),
        ("用/help", "用/brief help", "用@Brief help"),
        ("/<topic>", "/brief <topic>", "@Brief <topic>"),
        ("and/or 22/7, a / b", "and/or 22/7, a / b", "and/or 22/7, a / b"),
        ("/briefly", "/brief briefly", "@Brief briefly"),
    ],
)  # fmt: skip
def test_a_command_is_written_as_it_can_be_typed(said: str, shown: str, in_thread: str) -> None:
    """After /brief; in a thread, where slash commands don't work, after a mention."""
    assert _own(shown) == _written(_own(said))
    assert _own(in_thread) == _written(_own(said), threaded=True)


def test_it_begins_with_the_word_that_the_operator_chose() -> None:
    """In a mention the bot keeps its name."""
    assert _own("/news help, /news gas") == _written(_own("/help, /brief gas"), word="news")
    assert _own("@Brief help") == _written(_own("/help"), word="news", threaded=True)


def test_what_others_wrote_stays_as_they_wrote_it() -> None:
    """A user's words, a title, a quotation: no command is made of them."""
    article = an_article("Type /help now.")
    quote = Quote(excerpt=article.quote(0, 10), number=1, attribution="/trade")
    mixed = Paragraph(text=fill("No {a}. See /topics.", {"a": "/tarde"}))
    foreign = Bullets(rows=(("/trade", "/energy"),))

    assert quote == _written(quote)
    assert Heading(text="/tarde") == _written(Heading(text="/tarde"))
    assert "No /tarde. See /brief topics." == getattr(_written(mixed), "text", "")
    assert foreign == _written(foreign)


def _translations(language: str) -> Iterator[str]:
    with (FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        for message in read_po(file, locale=language):
            said = message.string if language != "en" else message.id
            yield from [said] if isinstance(said, str) else said


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_no_text_in_any_language_shows_a_command_that_is_not_there(language: str) -> None:
    """Every sentence that names commands, as its translators wrote it."""
    naming = [said for said in _translations(language) if BARE.search(said)]
    shown = [getattr(_written(_own(said)), "text", "") for said in naming]

    assert len(naming) > 10
    assert [] == [said for said in shown if BARE.search(said)]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_help_shows_how_each_command_is_typed(language: str) -> None:
    """All of them, with what they take."""
    with speaking(language):
        message = help_message((), listed("slack"))
        [_first, shown] = [
            part for part in write_commands(message, "brief", threaded=False).parts
            if isinstance(part, Bullets)
        ]  # fmt: skip

    assert len(shown.rows) > 20
    terms = [term.lstrip("\u061c\u2068") for term, _ in shown.rows]
    assert all(term.startswith("/brief ") for term in terms)
    assert not any(term.startswith("/brief brief") for term in terms)


def test_the_menus_of_the_bots_own_page_are_in_its_language() -> None:
    """As its texts are."""
    choice = tuple(Button(label=str(n), ask=f"/language {n}") for n in range(6))
    message = Message(parts=(_own("x"), Buttons(rows=(choice,))), language="de")
    [menu] = home(message, CHANNEL)["blocks"][-1]["elements"]

    assert "Auswählen" == menu["placeholder"]["text"]


def test_answers_and_the_bots_own_page_are_written_so() -> None:
    """The thread of a request decides; the page has none."""
    message = Message(parts=(_own("/help"), Paragraph(text=command_text("trade"))))
    asked = Request(channel=CHANNEL, user=User(id="U1"), text="x", place="group")
    within = Request(channel=IN_THREAD, user=User(id="U1"), text="x", place="group")

    assert "/brief help\n/brief trade" == render(message, asked).messages[0]["text"]
    assert "@Brief help\n@Brief trade" == render(message, within).messages[0]["text"]
    assert "/news help" == render(message, asked, "news").messages[0]["text"].split("\n")[0]
    assert "/news help" == home(message, CHANNEL, "news")["blocks"][0]["text"]["text"]
