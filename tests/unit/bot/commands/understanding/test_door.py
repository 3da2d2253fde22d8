"""What people write is a command only where it surely is one; and words of others never are."""

from collections.abc import Callable

import pytest

from bot.chat.message import Message
from bot.chat.request import Channel, Request, Role, User
from bot.commands.dispatch import answer, required_role
from bot.commands.parsing import ParsedCommand
from bot.commands.table import COMMANDS, TOPIC, row_of
from bot.commands.understanding.door import understand
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from bot.wording.language.languages import LANGUAGES
from tests.builders import AT, a_topic, an_article

Ask = Callable[[str], Message]
HERE = Channel(platform="telegram", id="1")


@pytest.fixture(autouse=True)
def _stocked(library: Library) -> None:
    """Bring in two topics and an article with an address."""
    library.save_topic(a_topic())
    library.save_topic(a_topic("ceasefire", terms=("ceasefire", "truce")))
    library.ingest(
        [
            an_article(
                "Trade between the two countries grew. A truce holds in the south.",
                url="https://a.example/trade/1",
            )
        ]
    )


def _said(text: str, **more: object) -> Request:
    said = {"channel": HERE, "user": User(id="9"), "text": text, "role": "owner", "at": AT} | more
    return Request(**said)  # type: ignore[arg-type]  # the fields of a Request


def _meaning(library: Library, text: str, **more: object) -> str:
    meant: ParsedCommand = understand(library, _said(text, **more), row_of)
    return f"/{meant.name} {meant.words}".rstrip()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("hey\n/mute trade", "/mute trade"),
        ("／trade", "/trade"),
        ("/trade\tplease", "/trade"),
        ("/trade,", "/trade"),
        ("trade\u3000１０", "/trade 10"),
        ("thanks, trade", "/trade"),
        ("what about the truce?", "/ceasefire"),
        ("Was gibt es Neues zum Thema Trade?", "/trade"),
        ("latest trade news", "/trade"),
        ("nice attack victims", "/brief nice attack victims"),
        ("Good Friday agreement", "/brief Good Friday agreement"),
        ("bot farms in Russia", "/brief bot farms in Russia"),
        ("language barrier", "/brief language barrier"),
        ("pause in fighting", "/brief pause in fighting"),
        ("status of Kosovo", "/brief status of Kosovo"),
        ("why is oil rising?", "/brief why is oil rising"),
        ("feedback from voters", "/brief feedback from voters"),
        ("“settings”", "/brief settings"),
        (
            "Pope Leo visits Turkey and Lebanon - BBC News",
            "/brief Pope Leo visits Turkey and Lebanon",
        ),
        (
            "Pope Leo visits Turkey and Lebanon | The Guardian",
            "/brief Pope Leo visits Turkey and Lebanon",
        ),
        ("https://a.example/trade/1", "/link https://a.example/trade/1"),
        ("what about www.a.example/trade/1 please", "/link https://www.a.example/trade/1"),
        ("The long read on barley: https://a.example/trade/1", "/link https://a.example/trade/1"),
        ("The long read on barley: https://a.example/2", "/brief The long read on barley"),
        ("trade https://a.example/2", "/trade"),
        ("no, mute trade", "/mute trade"),
        ("don't mute trade", "/brief don't mute trade"),
        ("???", "/brief ???"),
    ],
)
def test_words_are_what_a_person_means_by_them(library: Library, text: str, meant: str) -> None:
    """Commands and topics where nothing else is said; everything else is looked for."""
    assert meant == _meaning(library, text)


@pytest.mark.parametrize("text", ["unsubscribe", "mute trade", "/unsubscribe 1", "hey /mute trade"])
def test_words_of_others_are_looked_up_and_never_run(library: Library, text: str) -> None:
    """Forwarded, chosen by a shortcut, or still being typed."""
    assert _meaning(library, text, lookup=True).startswith("/brief ")


def test_of_a_forwarded_post_the_first_line_is_looked_for(library: Library) -> None:
    """The rest is long, and says more than a question does."""
    post = "Truce holds in the south\n\nMinisters met on Monday.\nRead more: https://a.example"

    assert "/brief Truce holds in the south" == _meaning(library, post, lookup=True)


@pytest.mark.parametrize(
    ("text", "role"),
    [("mute trade", "admin"), ("please mute trade", "admin"), ("hey /mute trade", "admin"),
     ("/sprache de", "admin"), ("trade every morning at 8", "admin"),
     ("trade", "member"), ("thanks", "member"), ("gas prices", "member")],
)  # fmt: skip
def test_a_command_without_a_slash_needs_the_same_rights(
    library: Library, text: str, role: Role
) -> None:
    """So that the platform is asked who is an admin."""
    assert role == required_role(library, _said(text, place="group"))


@pytest.mark.parametrize("row", [row for row in COMMANDS if row is not TOPIC], ids=lambda r: r.name)
def test_what_a_command_does_not_take_is_named(library: Library, row: object) -> None:
    """Each row of the table, and words that none takes: they are in its answer, or its question."""
    name = row.name  # type: ignore[attr-defined]
    answer(library, _said("/trade"))
    answer(library, _said("/subscribe trade 08:00 Europe/Berlin"))
    if name in {
        "brief",
        "feedback",
        "show",
        "link",
        "suggest",
        "forwarded",
        "subscribing",
        "typed",
        "open",
    }:
        pytest.skip("takes any words, or none that people write")

    assert "zqx" in plain(answer(library, _said(f"/{name} zqx")))


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("next week", "I can't tell which past days “next week” means, so I ignored it."),
        ("31 February", "I can't tell which past days “31 February” means, so I ignored it."),
        ("500", "I show 1 to 20 points at a time, so I ignored “500”."),
        ("10 zqx", "I didn't understand “zqx” after /trade, so I ignored it."),
    ],
)
def test_what_a_topic_does_not_take_is_named_above_its_brief(
    library: Library, words: str, note: str
) -> None:
    """The brief follows all the same."""
    said = plain(answer(library, _said(f"/trade {words}")))

    assert said.startswith(note)
    assert "Trade between the two countries grew." in said


def test_a_brief_has_as_many_points_as_are_asked_for(library: Library) -> None:
    """Up to the most that fit."""
    library.ingest(
        [an_article(f"Trade with {place} grew by a {n}th.", title=place)
         for n, place in enumerate(("Peru", "Chile", "Kenya", "Ghana", "Nepal", "Laos", "Fiji"), 4)]
    )  # fmt: skip

    assert "[7]" in plain(answer(library, _said("trade 7")))
    assert "[3]" not in plain(answer(library, _said("/trade 2")))


@pytest.mark.parametrize(
    ("url", "has"),
    [
        ("https://a.example/trade/1", "You sent “Trade grows”"),
        ("http://www.a.example/trade/1/?utm_source=x#top", "You sent “Trade grows”"),
        ("https://a.example/trade/2", "I don't have the article at https://a.example/trade/2."),
    ],
)
def test_the_address_of_an_article_is_a_brief_on_its_story(
    library: Library, url: str, has: str
) -> None:
    """However the address is written; another one is said not to be here."""
    assert has in plain(answer(library, _said(url)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_words_for_what_people_need(language: str) -> None:
    """Read from its file; each means one thing in it."""
    from bot.wording.vocabulary.phrases import read  # noqa: PLC0415

    phrases = read(language)
    needed = {"help", "topics", "today", "more", "subscribe", "unsubscribe", "settings", "language"}
    meanings = [phrase for each in phrases["commands"].values() for phrase in each]

    assert needed <= phrases["commands"].keys() <= {row.name for row in COMMANDS}
    assert sorted(set(meanings)) == sorted(meanings)
    assert phrases["greetings"]
    assert phrases["thanks"]
    assert phrases["polite"]


def test_a_slip_is_asked_back_and_a_word_of_an_article_is_not(library: Library) -> None:
    """Nothing is run on a guess; the button has the words that followed."""
    library.ingest([an_article("The setting of the summit pleased all. Topical cream sells.")])

    assert "/suggest subscribe trade" == _meaning(library, "subscirbe trade")
    assert "/suggest unsubscribe" == _meaning(library, "unsubscibe")
    assert "/brief Topical" == _meaning(library, "Topical")
