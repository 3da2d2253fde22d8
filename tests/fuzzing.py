"""Made-up requests, each with whatever people and programs may write, and what becomes of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final, get_args

from bot.app.config import Settings
from bot.app.run import answers
from bot.chat.actions import actions_of, decode_action
from bot.chat.message import Message
from bot.chat.references import reference_of
from bot.chat.request import Channel, Place, Request, Role, User
from bot.commands.table import COMMANDS, TOPIC
from bot.library.library import Library
from bot.platforms.slack.rendering.render import render as render_slack
from bot.platforms.slack.rendering.views import home
from bot.platforms.telegram.inline import results
from bot.platforms.telegram.render import render as render_telegram
from bot.platforms.terminal.render import plain
from bot.wording.language.languages import LANGUAGES
from tests.hostile import HOSTILE_TEXTS

AT: Final = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
_SHORT: Final = 200
"""Letters of a text that is changed further: long ones are as they are."""
_PLATFORMS: Final = (("telegram", "-1005"), ("slack", "C5"), ("terminal", "local"))
_NUMBERS: Final = (
    "0", "1", "-1", "+1", "007", "1.5", "1e9", "²", "٣", "１", "𝟙", "①", "½", "Ⅳ", "1_000",
    "9" * 20, "2147483648", "9223372036854775808", "NaN", "inf", "0x1f",
)  # fmt: skip
_DATES: Final = (
    "9999-12-31", "until 9999-12-31", "0001-01-01", "0000-00-00", "2026-02-30", "2026-11-30",
    "20261224", "2026-W52-4", "٢٠٢٦-١٢-٢٤", "999d", "1000d", "0d", "7D", "²d", "9" * 30 + "d",
    "1 9999-12-31", "1 999d", "1 until 2026-12-24", "-7d", "7 d", "2026-12-24T08:00",
)  # fmt: skip
_TIMES: Final = (
    "08:00", "24:00", "8:60", "25:61", "8am", "13pm", "08.00", "8h30", "22:00-07:00", "22:00–07:00",
    "00:00-00:00", "-", "22:00-", "٢٢:٠٠-٠٧:٠٠", "２２:００-０７:００", "off", "OFF",
    "morning evening", "my time now is 14:05", "weekdays", "mon-fri", "all", "silent", "short",
    "norepeat",
)  # fmt: skip
_ZONES: Final = (
    "Europe/Berlin", "berlin", "UTC", "utc", "GMT+25", "Etc/GMT-14", "Pacific/Apia",
    "Asia/Kathmandu",
    "../../etc/passwd", "/etc/passwd", "Europe/../../../etc/shadow", "Europe", "localtime",
    "posixrules",
    "UTC\x00", "Europe/Berlin\n", "C:\\Windows", "America/Argentina/ComodRivadavia", ".", "..", "/",
)  # fmt: skip
_QUERIES: Final = (
    "z*", "5*", "*", "**", "**b**", "tar*", "a-z*", '"', '"a', '""', "NEAR(", "NEAR(a b, 2)",
    "NEAR/3",
    "a NEAR/99 b", "NEAR NEAR", "a & b", "&", "& &", "a:b", "title:trade", "AND", "OR NOT", "a AND",
    "NOT", "(", ")", "^a", "{a b}:c", "+", "-a", "a -b", "^", "%", "_", "';--", "' OR 1=1",
    "\\", "[a-",
    "(a+)+$", ".*", "{x}", "{0}", "%s", "%(a)s", "${x}", "$(id)", "`id`", "the", "???", "ß",
    "İ", "ı",
)  # fmt: skip
_FORMS: Final = (
    "language=", "language=en", "language=xx", "language=%ff", "muted=", "muted=trade,,", "muted=%",
    "muted=%00", "=", "==", "topics= times= zone=", "topics=trade times=08:00 zone=UTC",
    "topics=%2Ftrade times=%20 zone=..", "further=x", "a=b=c", "language=de language=fr",
)  # fmt: skip
_REFERENCES: Final = (
    "[1]", "#1", "[]", "#", "[[1]]", "1 in 0123456789abcdef", "in ffffffffffffffff", "in 0", "ffff",
    "1 1", "trade reset", "reset", "reset reset", "trade 7d", "trade ²d", "/trade", "/brief", "/ /",
    "/brief /brief /brief", "@bot", "trade@bot", "me@example.org",
)  # fmt: skip
_STRANGE: Final = (
    "", " ", "\t", "\n", "\x00", "a\x00b", "\x1b[2J", "\x85", "\u2028", "\u200b", "\u202e",
    "\u2066",
    "\u2067x", "\ufeff", "\ufffe", "\ufdd0", "\ufff9a\ufffab\ufffb", "\U000e0041", "\ud800",
    "a\udfff",
    "e\u0301\u0301\u0301", "🇩🇪", "👩‍👩‍👧‍👧", "مرحبا", "שלום", "中文",
    "𝕒", "ﷺ", "\U0010ffff", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\u0600", "\u115f", "\u3164",
)  # fmt: skip
_LONG: Final = (
    "x" * 100_000, "a " * 20_000, "e" + "\u0301" * 2_000, "👩‍👩‍👧‍👧" * 500, "/" * 50_000,
    "/brief " * 5_000, "1" * 5_000,
    *(text for text in HOSTILE_TEXTS if len(text) >= _SHORT),
)  # fmt: skip
_GRAMMAR: Final = (
    _NUMBERS, _DATES, _TIMES, _ZONES, _QUERIES, _FORMS, _REFERENCES, _STRANGE,
    tuple(text for text in HOSTILE_TEXTS if len(text) < _SHORT),
    ("trade", "energy", "war", "victory-day", "Trade", "tarde", "trade ceasefire", *LANGUAGES),
)  # fmt: skip
_SLOW: Final = "verify"
"""What reads every brief again, and takes no argument: it is tried more rarely."""
_LONGEST: Final = 100_000


def a_text(random: Random) -> str:
    """Return what may follow a command: of the grammar, several of it, or changed by chance."""
    if random.random() < 0.003:
        return random.choice(_LONG)
    text = random.choice(random.choice(_GRAMMAR))
    while random.random() < 0.35:
        text += random.choice((" ", " ", "", ",", "\n", "/")) + random.choice(
            random.choice(_GRAMMAR)
        )
    if len(text) < _SHORT:
        for _ in range(random.choice((0, 0, 1, 2, 5))):
            text = _changed(text, random)
    return text[:_LONGEST]


def _changed(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    letter = chr(random.choice((random.randrange(128), random.randrange(0x110000))))
    match random.randrange(5):
        case 0:
            return text[:at] + letter + text[at:]
        case 1:
            return text[:at] + text[at + 1 :]
        case 2:
            return text[:at] + text[at:].swapcase()
        case 3:
            return text[:at] + text[at : at + 4] * random.randint(2, 9) + text[at:]
        case _:
            return text[:at] + letter + text[at + 1 :]


def requests(seed: int, count: int) -> Iterator[Request]:
    """Yield requests of every command in turn, the same ones for the same seed."""
    random = Random(seed)  # noqa: S311 - to be the same, not to be secret
    names = ["trade", *(row.name for row in COMMANDS if row is not TOPIC)]
    for number in range(count):
        platform, channel = random.choice(_PLATFORMS)
        name = names[number % len(names)] if random.random() < 0.97 else a_text(random)
        if name == _SLOW and random.random() < 0.95:
            name = random.choice(names)
        text = f"/{name} {a_text(random)}" if random.random() < 0.95 else a_text(random)
        press = a_text(random)[:64] if random.random() < 0.03 else None
        yield Request(
            channel=Channel(platform=platform, id=channel, thread=random.choice((None, "7"))),
            user=User(
                id="1",
                name=a_text(random)[:_SHORT],
                language=random.choice((None, "xx", *LANGUAGES)),
                zone=random.choice((None, "Europe/Kyiv", "Pacific/Apia", "America/Los_Angeles")),
            ),
            text="" if press else text,
            key=f"{platform}:{seed}:{number}",
            place=random.choice(get_args(Place)),
            role=random.choice((*get_args(Role), "owner", "owner", "owner")),
            page=random.choice((1, 1, 2, 99, 10**9, -1)),
            press=press,
            at=AT + timedelta(seconds=number),
        )


@dataclass(frozen=True, slots=True)
class Fault:
    """A request that got an apology, or that raised."""

    text: str
    what: str


class Fuzzed:
    """A library that requests are answered from, as on every platform."""

    def __init__(self, library: Library, settings: Settings) -> None:
        """Answer from `library`, of whose owner `settings` are."""
        self._library = library
        self._answer = answers(library, settings)

    def fault(self, request: Request, *, presses: bool = True) -> Fault | None:
        """Return what goes wrong when a request is answered and shown, and a button is pressed."""
        try:
            if request.press and (encoded := self._library.store.action(request.press)):
                request = replace(request, text=decode_action(encoded).text)
            message = self._answer(request)
            self._show(message, request)
        except Exception as error:  # noqa: BLE001 - what is looked for
            return Fault(request.text, f"{type(error).__name__}: {error}"[:200])
        if reference_of(request.key) in plain(message):
            return Fault(request.text, "apology")
        if presses and (actions := list(actions_of(message).values())):
            action = decode_action(actions[len(request.text) % len(actions)])
            pressed = replace(request, text=action.text, page=action.page, press=action.key)
            return self.fault(pressed, presses=False)
        return None

    @staticmethod
    def _show(message: Message, request: Request) -> None:
        """Render it on every platform, and as its App Home and inline answers."""
        for render in (render_telegram, render_slack):
            render(message, request)
        plain(message).encode()
        home(message, request.channel)
        results(message)
