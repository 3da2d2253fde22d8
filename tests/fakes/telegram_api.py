"""A strict fake of Telegram's Bot API on real HTTP; its verbs are what people do and see.

    with telegram_api() as telegram:
        ...  # a bot with telegram.api_url and telegram.token
        telegram.says(1, "/trade")
        telegram.eventually(lambda: telegram.posted(1))

Verbs block, from any thread but the server's own, and return once the bot can hear of it.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from aiohttp import web

from tests.fakes.telegram_rules import Body
from tests.fakes.telegram_server import TOKEN, Server
from tests.fakes.telegram_world import BOT, Chat, Shown, World
from tests.fakes.threads import LoopThread, eventually

ADA = 1


class TelegramApi:
    """The fake; started by `telegram_api()`. People write in the chat of their own number."""

    token = TOKEN
    eventually = staticmethod(eventually)

    def __init__(self, port: int = 0) -> None:
        """Serve at `port`, or at any."""
        self._thread = LoopThread()
        self.world = self._thread.do(World)
        self._server = Server(self.world)
        self._runner = web.AppRunner(self._server.app(), access_log=None, shutdown_timeout=0)
        self.address = self._thread.run(self._start(port))
        self.api_url, self.file_url = f"{self.address}/bot", f"{self.address}/file/bot"

    def close(self) -> None:
        """Stop."""
        self._thread.run(self._stop())
        self._thread.stop()

    # What people do -------------------------------------------------------------------------------

    def chat(self, chat: int, kind: str = "private", **changes: object) -> None:
        """Have a chat; one that someone writes in is made by itself."""
        self._thread.do(lambda: self.world.chats.__setitem__(chat, Chat(chat, kind, **changes)))  # type: ignore[arg-type]

    def says(  # noqa: PLR0913 - what a message has
        self,
        chat: int,
        text: str,
        *,
        user: int | None = None,
        thread: int | None = None,
        edited: bool = False,
        replies_to: int | None = None,
        language: str = "en",
        **more: object,
    ) -> Body:
        """Write a message; return the update that the bot is told."""

        def act() -> Body:
            here = self.world.chats.setdefault(chat, Chat(chat, "private"))
            message: Body = {
                "message_id": self.world.next_message(),
                "date": 1764000000,
                "chat": self.world.described(chat),
                "text": text,
                **more,
            }
            if here.kind != "channel":
                message["from"] = _person(user or (chat if chat > 0 else ADA), language)
            else:
                message["sender_chat"] = self.world.described(chat)
            if thread:
                message |= {"message_thread_id": thread, "is_topic_message": True}
            if replies_to:
                message["reply_to_message"] = self.world.written(self.world.shown[chat, replies_to])
            kind = "channel_post" if here.kind == "channel" else "message"
            return self.world.tell(f"edited_{kind}" if edited else kind, message)

        return self._thread.do(act)

    def presses(self, message: Shown, label: str, *, user: int = ADA, language: str = "en") -> str:
        """Press a button; return the id of the query that the bot is to answer."""
        pressed = next(b for row in message.buttons for b in row if label in b.label)
        return self.sends(message, str(pressed.data), user=user, language=language)

    def sends(self, message: Shown, data: str, *, user: int = ADA, language: str = "en") -> str:
        """Press a button that sends `data`, as one of long ago might."""

        def act() -> str:
            query = f"query-{len(self.world.queries) + 1}"
            self.world.queries[query] = None
            callback = {"id": query, "from": _person(user, language), "data": data,
                        "message": self.world.written(message), "chat_instance": "1"}  # fmt: skip
            self.world.tell("callback_query", callback)
            return query

        return self._thread.do(act)

    def types(self, words: str, *, user: int = ADA) -> str:
        """Type something after the bot's name in any chat; return the id of the query."""

        def act() -> str:
            query = f"search-{len(self.world.searches) + 1}"
            self.world.typed[query] = words
            self.world.searches[query] = self.world.cached.get(words)
            if self.world.searches[query] is not None:
                return query
            asked = {"id": query, "from": _person(user, "en"), "query": words, "offset": ""}
            self.world.tell("inline_query", asked)
            return query

        return self._thread.do(act)

    def joins(
        self, chat: int, status: str = "member", *, by: int = ADA, can_send: bool = True
    ) -> None:
        """Make the bot something in a chat: "member", "kicked", "left", "restricted" or more."""
        here = self.world.chats
        self._thread.do(lambda: self.world.changes(here[chat], status, by, can_send=can_send))

    def silences(self, chat: int, *, silenced: bool = True) -> None:
        """Let no member of a group write, or all: the bot is not told."""
        self._thread.do(lambda: setattr(self.world.chats[chat], "members_can_send", not silenced))

    def moves(self, chat: int, to: int) -> None:
        """Make a group a supergroup, of which the bot hears only when it writes there."""

        def act() -> None:
            self.world.chats[to] = Chat(to, "supergroup", admins=self.world.chats[chat].admins)
            self.world.chats[chat].moved_to = to

        self._thread.do(act)

    def migrates(self, chat: int, to: int) -> None:
        """Make a group a supergroup, and tell the bot."""
        self.moves(chat, to)
        self.says(chat, "", migrate_to_chat_id=to)

    def again(self, update: Body) -> None:
        """Tell an update once more."""
        self._thread.do(lambda: (self.world.updates.append(update), self.world.news.set()))

    def push(self, update: Body, secret: str | None = None) -> int:
        """Post an update to the webhook; with `secret`, once and with that one."""
        return self._thread.run(self._server.push(update, secret=secret))

    # What is seen ---------------------------------------------------------------------------------

    def posted(self, chat: int) -> list[Shown]:
        """Return the bot's messages in a chat, as they look now."""
        return self._thread.do(lambda: [m for m in self.world.shown.values() if m.chat == chat])

    def acknowledged(self, query: str) -> bool:
        """Whether a pressed button was answered."""
        return self._thread.do(lambda: self.world.queries[query] is not None)

    def confirmation(self, query: str) -> Body | None:
        """Return how a pressed button was answered; None: not yet."""
        return self._thread.do(lambda: self.world.queries[query])

    def found(self, query: str) -> list[Body] | None:
        """Return what was offered for what someone typed; None: nothing yet."""
        return self._thread.do(lambda: self.world.searches[query])

    def calls(self, method: str | None = None) -> list[tuple[str, Body]]:
        """Return all that was asked, also what was refused."""
        made = self._thread.do(lambda: list(self._server.calls))
        return [call for call in made if method in (None, call[0])]

    def settled(self, within: float = 60.0) -> None:
        """Wait until the bot has confirmed all that it was told."""
        self.eventually(lambda: not self.world.updates, within)

    @property
    def webhook(self) -> Body:
        """What was set as webhook; empty: nothing."""
        return self._server.webhook

    # What goes wrong ------------------------------------------------------------------------------

    def fail(
        self, method: str, how: str, times: int = 1, *, description: str = "", retry_after: int = 1
    ) -> None:
        """Have the next calls of a method go wrong.

        Args:
            method: such as "sendMessage".
            how: a status such as "429" or "502", "timeout", "reset" (the connection breaks), or
                "half" (done, but half a reply); with "_after" behind it, what is asked is done.
            times: how often.
            description: what a status under 500 says.
            retry_after: seconds that "429" names.
        """
        faults = [(how, description, retry_after)] * times
        self._thread.do(lambda: self._server.due.setdefault(method, deque()).extend(faults))

    def fails_so(self, method: str, faults: Iterable[tuple[str, str, int] | None]) -> None:
        """Have each of the next calls of a method go wrong as is said, or not where it is None."""
        self._thread.do(lambda: self._server.due.setdefault(method, deque()).extend(faults))

    def pace(self) -> None:
        """Let no more through than Telegram does: 30 a second, 20 a minute in a group."""
        self._thread.do(lambda: setattr(self._server, "pace", True))

    async def _stop(self) -> None:
        self._server.stop()
        await self._runner.cleanup()

    async def _start(self, port: int) -> str:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}"


def _person(user: int, language: str) -> Body:
    assert user != BOT["id"]
    return {"id": user, "is_bot": False, "first_name": "Ada", "language_code": language}


@contextmanager
def telegram_api(port: int = 0) -> Iterator[TelegramApi]:
    """Have a fake Telegram for a while."""
    telegram = TelegramApi(port)
    try:
        yield telegram
    finally:
        telegram.close()
