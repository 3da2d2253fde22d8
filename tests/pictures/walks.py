"""What is shot: walks through the bot, scene by scene, the same in each place and language."""

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Say:
    """Write this, alone with the bot or in a group, where the bot is mentioned."""

    text: str
    in_group: bool = False


@dataclass(frozen=True, slots=True)
class Press:
    """Press a button of the last answer, by its place among them all: labels are translated."""

    number: int = 0


@dataclass(frozen=True, slots=True)
class Slash:
    """Use a slash command in a channel of Slack."""

    command: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Submit:
    """Hand in the form that is open in Slack, as it is filled in or with these values."""

    values: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """Open the page of the app in Slack."""


@dataclass(frozen=True, slots=True)
class Search:
    """Type this after the bot's name in any chat of Telegram."""

    words: str


Deed: TypeAlias = Say | Press | Slash | Submit | Home | Search
Place: TypeAlias = Literal["telegram", "slack"]
BOTH: tuple[Place, ...] = ("telegram", "slack")


@dataclass(frozen=True, slots=True)
class Scene:
    """A thing done, and the name of its picture; without a name, none is taken."""

    does: Deed
    name: str = ""


@dataclass(frozen=True, slots=True)
class Walk:
    """What one person, maybe an owner, does in a chat of their own, one thing after the other."""

    scenes: tuple[Scene, ...]
    places: tuple[Place, ...] = BOTH
    is_owner: bool = False


def _says(name: str, text: str, *before: str) -> Walk:
    return Walk((*(Scene(Say(each)) for each in before), Scene(Say(text), name)))


def _owner_says(name: str, text: str, *before: str) -> Walk:
    return replace(_says(name, text, *before), is_owner=True)


def _says_in_group(name: str, text: str) -> Walk:
    return Walk((Scene(Say(text, in_group=True), name),))


_BUNDLED = (
    "ceasefire", "diplomacy", "energy", "military", "sanctions", "trade", "victory-day",
)  # fmt: skip
WALKS: tuple[Walk, ...] = (
    _says("start", "/start"),
    _says("help", "/help"),
    _says("about", "/about"),
    _says("topics", "/topics"),
    _says("today", "/today"),
    _says("topic", "/trade"),
    _says("topic-days", "/trade since 9 May 2025"),
    _says("topic-days-without", "/trade last week"),
    _says("timeline", "/timeline trade"),
    _says("topic-differs", "/ceasefire"),
    _says("question", "/brief power of siberia"),
    _says("nearest", "/brief pipeline talks in the Arctic"),
    _says("nothing", "/brief zebras"),
    _says("more", "/more", "/trade"),
    _says("context", "/context 2", "/trade"),
    _says("why", "/why", "/trade"),
    _says("sources", "/sources"),
    _says("sources-topic", "/sources trade"),
    _says("sources-page", "/sources page 2"),
    _says("stories", "/stories"),
    _owner_says("stories-of-an-owner", "/stories"),
    _owner_says("follow", "/follow 1", "/stories"),
    _owner_says("topic-try", "/topic try chips: market, harbour, -potato"),
    _owner_says("topic-how", "/topic"),
    _owner_says("topic-refused", "/topic add today: market"),
    _says("owners-only", "/topic add chips: market"),
    _owner_says("addsource", "/addsource"),
    _owner_says("addsource-refused", "/addsource ftp://news.example"),
    _owner_says("removesource", "/removesource 9"),
    _owner_says("read", "/read"),
    _owner_says("read-refused", "/read http://127.0.0.1:1/a"),
    _owner_says("open", "/open 0"),
    _owner_says("received", "/received report.pdf"),
    _says("verify", "/verify"),
    _says("good", "/good 1", "/trade"),
    _says("bad", "/bad 1", "/trade"),
    _says("votes", "/votes trade", "/trade", "/good 1"),
    _says("subscribed", "/subscribe trade 8:00 Berlin"),
    _says("subscriptions", "/subscriptions", "/subscribe trade 8:00 Berlin"),
    _says("subscriptions-none", "/subscriptions"),
    _says("unsubscribe", "/unsubscribe", "/subscribe trade 8:00 Berlin"),
    _says("digest", "/digest", "/subscribe trade, energy, ceasefire, russia 8:00 Berlin"),
    _says("digest-without-subscription", "/digest"),
    _says("choose", "/subscribing review trade 08:00 Europe/Berlin"),
    _says("choose-topics", "/subscribing topics trade energy 08:00 Europe/Berlin"),
    _says("choose-time", "/subscribing times trade 08:00 Europe/Berlin"),
    _says("choose-days", "/subscribing days trade 08:00 Europe/Berlin"),
    _says("choose-weekdays", "/subscribing weekdays trade 08:00 mon Europe/Berlin"),
    _says("choose-zone", "/subscribing zones trade 08:00 Europe/Berlin"),
    _says("choose-city", "/subscribing city trade 08:00 Europe/Berlin"),
    _says("digest-nothing-new", "/digest", *(f"/mute {topic}" for topic in _BUNDLED)),
    _says("pause", "/pause 7d", "/subscribe trade 8:00 Berlin"),
    _says("resume", "/resume", "/subscribe trade 8:00 Berlin", "/pause 7d"),
    _says("quiet", "/quiet 22:00-07:00"),
    _says("timezone", "/timezone"),
    _says("timezone-unknown", "/timezone Atlantis"),
    _says("mute", "/mute trade 7d"),
    _says("unmute", "/unmute trade", "/mute trade 7d"),
    _says("language", "/language"),
    _says("settings", "/settings"),
    _says("feedback", "/feedback the quotes are long"),
    _says("status", "/status", "/subscribe trade 8:00 Berlin"),
    _says("home-as-words", "/home"),
    _says("hello", "/hello"),
    _says("thanks", "/thanks"),
    _says("suggest", "/suggest help"),
    _says("link", "/link https://harbour.example/nothing-of-ours"),
    _says("words", "what do they say about the pipeline?"),
    _says("articles-of-a-source", "/sources harbour"),
    _says("long-words", "/brief " + "pneumonoultramicroscopicsilicovolcanoconiosis" * 3),
    _says_in_group("group-topic", "/trade"),
    _says_in_group("group-refused", "/mute trade"),
    _says("unknown-command", "/tradde"),
    _says("refused-argument", "/context 99", "/trade"),
    Walk(
        (
            Scene(Say("/subscribe"), "subscribe-1"),
            Scene(Press(0), "subscribe-2"),
            Scene(Press(0), "subscribe-3"),
            Scene(Press(0), "subscribe-undone"),
        ),
        ("telegram",),
    ),
    Walk((Scene(Search("trade"), "inline"),), ("telegram",)),
    Walk((Scene(Home(), "app-home"),), ("slack",)),
    Walk(
        (
            Scene(Slash("/brief", "/subscribe"), "subscribe-form"),
            Scene(Submit((("topics", ("trade",)),)), "subscribe-form-done"),
        ),
        ("slack",),
    ),
    Walk((Scene(Slash("/brief", "/settings"), "settings-in-channel"),), ("slack",)),
)


def names(place: Place) -> list[str]:
    """Return the names of all pictures of a place."""
    walks = (walk for walk in WALKS if place in walk.places)
    return [scene.name for walk in walks for scene in walk.scenes if scene.name]
