"""What a channel brought comes out nowhere else: each command, on each platform, by each way.

The cases are made from the table of commands: one that is added without saying here what is to be
tried of it fails. A canary is in all that an article has: title, text, publisher, address, file.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from bot.chat.message import Message
from bot.chat.request import INLINE, Channel, DueDigest, Request, User
from bot.commands.briefs import describe
from bot.commands.dispatch import answer, menu
from bot.commands.table import COMMANDS
from bot.exports.brief_json import brief_json
from bot.exports.markdown import markdown
from bot.library.library import Library
from bot.platforms.registry import PLATFORMS
from briefings.composing.recipe import Recipe
from briefings.gathering.source import SourceHealth
from storage.opening import open_store
from storage.ports.audiences import OPERATOR
from tests.builders import AT, a_feed, a_source, a_topic, an_article

CANARY = "zibeline"
SECRET = an_article(
    f"Trade with the {CANARY} harbour fell by 37 percent in April, the minister wrote.\n\n"
    f"The {CANARY} harbour will close its trade office, he wrote to the exporters.",
    title=f"Trade at the {CANARY} harbour",
    source=a_source(f"The {CANARY.title()} Letter"),
    published=date(2025, 5, 9),
    url=f"https://{CANARY}.example/1",
    origin=f"imaps://mail.example/{CANARY}",
    file=f"imaps://mail.example/{CANARY}",
)
PUBLIC = [
    an_article(
        f"Trade between {one} and {other} grew by {number} percent in April, the ministry said.",
        title=f"Trade of {one} grows",
        source=a_source(f"Paper {number}"),
        published=date(2025, 5, number),
        file=f"news/{number}.txt",
        origin=f"news/{number}.txt",
    )
    for number, (one, other) in enumerate(
        [("Peru", "Chile"), ("Ghana", "Togo"), ("Norway", "Iceland")], start=7
    )
]
OWN = {
    "telegram": Channel(platform="telegram", id="-100"),
    "slack": Channel(platform="slack", id="C1", workspace="T1"),
    "terminal": Channel(platform="terminal", id="here"),
}
"""By platform, the channel that brought the canary."""


@dataclass(frozen=True)
class Case:
    """What is asked of a command.

    Attributes:
        texts: each is asked alone.
        shows: whether the channel that brought the canary finds it in one of the answers.
    """

    texts: tuple[str, ...]
    shows: bool = False


CASES: Mapping[str, Case] = {
    "<topic>": Case(
        ("/trade", "/trade 9", "/trade since 1 May", "/trade 30d", "trade"), shows=True
    ),
    "brief": Case((f"/brief {CANARY}", f"{CANARY} harbour", "/brief trade minister"), shows=True),
    "context": Case(
        (
            *("/context 1", f"/context {SECRET.id[:6]}"),
            *("/context 1 in {brief}", "/context 2 in {brief}"),
        ),
        shows=True,
    ),
    "why": Case(("/why", "/why in {brief}", "/why 1 in {brief}")),
    "topics": Case(("/topics",)),
    "sources": Case(("/sources", "/sources trade", f"/sources {CANARY}"), shows=True),
    "verify": Case(("/verify",)),
    "good": Case(("/good 1", "/good in {brief}", "/good 1 in {brief}")),
    "bad": Case(("/bad 1", "/bad 1 in {brief}")),
    "votes": Case(("/votes trade",)),
    "more": Case(("/more", "/more 9 in {brief}")),
    "timeline": Case(("/timeline trade", f"/timeline {CANARY} harbour"), shows=True),
    "today": Case(("/today", "/today since 1 May", "what happened this month?"), shows=True),
    "subscribe": Case(("/subscribe trade 08:00",)),
    "subscriptions": Case(("/subscriptions",)),
    "unsubscribe": Case(("/unsubscribe",)),
    "digest": Case(("/digest", "/digest trade", "/digest {number}"), shows=True),
    "pause": Case(("/pause",)),
    "resume": Case(("/resume",)),
    "quiet": Case(("/quiet", "/quiet 22-07")),
    "timezone": Case(("/timezone", "/timezone Kyiv")),
    "stories": Case(("/stories", "/stories trade")),
    "follow": Case(("/follow 1", "/follow 1 in {brief}")),
    "topic": Case(("/topic", "/topic try harbour: harbour", "/topic trade")),
    "mute": Case(("/mute trade 1d",)),
    "unmute": Case(("/unmute trade",)),
    "language": Case(("/language", "/language en")),
    "settings": Case(("/settings",)),
    "feedback": Case(("/feedback good",)),
    "about": Case(("/about",)),
    "status": Case(("/status",)),
    "start": Case(("/start", "/start {brief}", "/start subscribe_trade_0800")),
    "help": Case(("/help", "/help trade")),
    "subscribing": Case(("/subscribing",)),
    "typed": Case(("/typed trade",)),
    "home": Case(("/home",)),
    "forwarded": Case(("/forwarded",)),
    "show": Case(("/show", "/show {brief}"), shows=True),
    "hello": Case(("/hello", "hello")),
    "thanks": Case(("/thanks",)),
    "suggest": Case(("/suggest /trade",)),
    "addsource": Case(("/addsource", f"/addsource {SECRET.url}")),
    "removesource": Case(("/removesource", "/removesource 1", f"/removesource {CANARY}")),
    "read": Case(("/read", f"/read {SECRET.url}")),
    "open": Case((f"/open {SECRET.id}", f"/open {SECRET.id[:6]}", "/open")),
    "received": Case((f"/received {CANARY}.txt",)),
    "link": Case((f"{SECRET.url}", f"/link {SECRET.url}", f"read {SECRET.url}"), shows=True),
}
"""By row of the table. ``{brief}`` is the id of a brief that has the canary, ``{number}`` that of a
subscription of the channel which brought it."""


def _others() -> Iterator[tuple[str, Channel, dict[str, object]]]:
    """Yield channels that brought nothing, with what is special to what is asked there."""
    for name, own in OWN.items():
        yield f"another of {name}", replace(own, id="2"), {"place": "group"}
        yield f"alone with a member on {name}", replace(own, id="7"), {"place": "private"}
    telegram, slack = OWN["telegram"], OWN["slack"]
    yield "where many read", replace(telegram, id="3"), {"place": "broadcast"}
    yield "a forum topic elsewhere", replace(telegram, id="2", thread="5"), {}
    yield "another workspace", replace(slack, id="C9", workspace="T2"), {}
    yield "a thread elsewhere", replace(slack, id="C2", conversation="1.2"), {}
    yield "where another wrote it", replace(slack, id="C2"), {"lookup": True}
    for own in (telegram, replace(telegram, id="7")):
        yield f"any chat of {own.id}", replace(own, thread=INLINE), {}
        yield f"words in any chat of {own.id}", replace(own, thread=INLINE), {"lookup": True}


OTHERS = {name: (channel, how) for name, channel, how in _others()}
WITHIN = {
    **OWN,
    "a forum topic": replace(OWN["telegram"], thread="5"),
    "a thread": replace(OWN["slack"], conversation="1.2"),
}
"""Where the canary is at home."""


@dataclass(frozen=True)
class House:
    """A library with a canary in it.

    Attributes:
        library: what is answered from.
        brief: the id of a brief that quotes it.
        number: that of a subscription of a channel that brought it.
    """

    library: Library
    brief: str
    number: int

    def ask(self, channel: Channel, text: str, **how: object) -> Message:
        """Return the answer to whoever may do everything there."""
        words = text.replace("{brief}", self.brief).replace("{number}", str(self.number))
        stated: dict[str, object] = {"role": "owner", "user": User(id="7"), "at": AT} | how
        return answer(self.library, Request(channel=channel, text=words, **stated))  # type: ignore[arg-type]


def _furnish(library: Library) -> House:
    """Have all in the house that can let it out: what is ready, shown, subscribed, failing."""
    library.clock = lambda: AT
    library.save_topic(a_topic())
    library.ingest(PUBLIC)
    for channel in OWN.values():
        library.seen_by(channel.audience).ingest([SECRET])
        feed = a_feed(f"https://{CANARY}.example/feed", title=CANARY, audience=channel.audience)
        library.store.save_source(feed)
        failing = SourceHealth(tried=AT, failing=AT - timedelta(days=1), error=f"no {CANARY}")
        library.store.save_health({feed.id: failing})
    public = a_feed("https://open.example/feed", title="Open")
    library.store.save_source(public)
    library.store.save_health({public.id: SourceHealth(tried=AT, succeeded=AT)})
    own = OWN["telegram"]
    theirs = library.seen_by(own.audience)
    brief = theirs.brief_on(f"{CANARY} harbour", now=AT)
    house = House(library, brief.id, 1)
    for channel in (*OWN.values(), *(channel for channel, _ in OTHERS.values())):
        house.ask(channel, "/subscribe trade 08:00 UTC")
    for channel in WITHIN.values():  # what is theirs was asked for before anyone else asks
        house.ask(channel, "/trade")
    for name in {name for channel, _ in OTHERS.values() for name in channel.names}:
        library.store.set_last_brief(name, brief.id)
    library.store.seen_by(OPERATOR).brief(brief.id)
    return house


@pytest.fixture(params=["asked for", "in the background"], scope="module")
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    """A house in which briefs are made when they are asked for, or in the background."""
    folder = tmp_path_factory.mktemp("house")
    with closing(open_store(f"sqlite:///{folder}/store.db")) as store:
        library = Library(store, Recipe(), learn=True)
        if request.param == "in the background":
            library.refresh_in_background()
        furnished = _furnish(library)
        library.refresh()
        yield furnished


def _lets_out(said: object, asked: str = "") -> bool:
    """Whether something has the canary; what was asked may be said again, and no more."""
    signs = ["harbour fell", "harbour will close", "37 percent", "letter"]
    signs += [sign for sign in (CANARY, SECRET.id) if sign not in asked]
    return any(sign in repr(said).casefold() for sign in signs)


def test_every_command_says_what_is_to_be_tried_of_it() -> None:
    """And every platform has a channel that brought something."""
    assert {row.name for row in COMMANDS} == CASES.keys()
    assert {plugin.name for plugin in PLATFORMS} == OWN.keys()


@pytest.mark.parametrize("command", CASES)
def test_it_comes_out_nowhere_else(house: House, command: str) -> None:
    """Whoever asks, whatever button they press, and though they know the ids."""
    let_out = [
        f"{text} {where}"
        for where, (channel, how) in OTHERS.items()
        for text in CASES[command].texts
        if _lets_out(house.ask(channel, text, **how), text)
    ]

    assert [] == let_out


@pytest.mark.parametrize("where", WITHIN)
@pytest.mark.parametrize("command", [name for name, case in CASES.items() if case.shows])
def test_it_comes_out_at_home(house: House, command: str, where: str) -> None:
    """Else the others would be told nothing by having nothing told."""
    row = next(row for row in COMMANDS if row.name == command)
    if not row.platforms.have(WITHIN[where].platform):
        pytest.skip("a platform without it")
    for undone in ("/unmute trade", "/resume", "/subscribe trade 08:00 UTC"):  # by other tests
        house.ask(WITHIN[where], undone)
    house.ask(WITHIN[where], f"/brief {CANARY} harbour")
    said = [house.ask(WITHIN[where], text) for text in CASES[command].texts]

    assert any(_lets_out(each, CANARY) for each in said)  # more than that a source fails


@pytest.mark.parametrize("where", {**OTHERS, **WITHIN})
def test_a_digest_takes_along_what_is_its_channels(house: House, where: str) -> None:
    """As the schedule delivers it, of each channel's own subscription."""
    channel = WITHIN[where] if where in WITHIN else OTHERS[where][0]
    for stored in house.library.store.subscriptions(str(channel)):
        due = DueDigest(subscription=stored.number, slot="2025-05-11T08:00")
        message = house.ask(channel, "", digest=due, at=AT + timedelta(days=1, hours=2))
        assert message.parts
        assert _lets_out(message, CANARY * (where in WITHIN)) is (where in WITHIN)


EXPORTS: Mapping[str, Callable[[Library], object]] = {
    "JSON": lambda library: brief_json(library.brief_on("trade", now=AT)),
    "Markdown": lambda library: markdown(describe(library, library.brief_on("trade", now=AT))),
    "JSON of words": lambda library: brief_json(library.brief_on("harbour", now=AT)),
    "all briefs": lambda library: list(library.store.briefs()),
    "figures": lambda library: library.store.stats(AT, ["telegram"]),
    "menus": lambda library: [menu(library, plugin.name) for plugin in PLATFORMS],
    "sources": lambda library: [library.publishers(), library.store.sources()],
}


@pytest.mark.parametrize("way", EXPORTS)
def test_no_export_takes_it_along(house: House, way: str) -> None:
    """Whatever is written from a library that nobody said for whom."""
    assert not _lets_out(EXPORTS[way](house.library))
