"""The world of the fake Telegram: chats, what was written there, and what the bot is told."""

import asyncio
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from tests.fakes.telegram_rules import Body, Refused, bad, links_in

BOT: Body = {"id": 42, "is_bot": True, "first_name": "Briefing", "username": "our_bot"}
_OTHERS = frozenset({"left", "kicked"})
ADMIN_RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages",
    "can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info",
    "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
)  # fmt: skip
_RIGHTS = (
    "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics",
    "can_send_polls", "can_send_other_messages", "can_add_web_page_previews", "can_send_audios",
    "can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes",
    "can_send_voice_notes", "can_edit_tag", "can_react_to_messages",
)  # fmt: skip
"""What a restricted member may do besides sending texts."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button as it is seen."""

    label: str
    data: str | None
    share: str | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot as it is seen."""

    id: int
    chat: int
    text: str
    entities: tuple[Body, ...]
    buttons: tuple[tuple[Button, ...], ...]
    thread: int | None
    replies_to: int | None

    @property
    def labels(self) -> list[str]:
        """What stands on its buttons."""
        return [button.label for row in self.buttons for button in row]

    @property
    def links(self) -> list[str]:
        """What one could tap in its text, though nobody made it a link."""
        return links_in(self.text, self.entities)


@dataclass(slots=True)
class Chat:
    """A chat; `gone` is why the bot can't read there, `can_send` whether its rights let it write.

    `members_can_send` is what the chat allows those who have no rights of their own.
    """

    id: int
    kind: str
    threads: frozenset[int] = frozenset()
    closed: frozenset[int] = frozenset()
    gone: str | None = None
    moved_to: int | None = None
    admins: set[int] = field(default_factory=set)
    bot_status: str = "member"
    can_send: bool = True
    members_can_send: bool = True


class World:
    """Everything, as on Telegram's side."""

    def __init__(self) -> None:
        """Begin empty."""
        self.chats: dict[int, Chat] = {}
        self.shown: dict[tuple[int, int], Shown] = {}
        self.updates: list[Body] = []
        self.queries: dict[str, Body | None] = {}
        self.searches: dict[str, list[Body] | None] = {}
        self.typed: dict[str, str] = {}
        self.cached: dict[str, list[Body]] = {}
        self.commands: dict[tuple[str, str], list[Body]] = {}
        self.actions: list[tuple[int, str]] = []
        self.news = asyncio.Event()
        self.told_at: dict[int, float] = {}
        self.shown_at: dict[int, float] = {}
        self._update, self._message = 1000, 0

    def next_message(self) -> int:
        """Return a new message id."""
        self._message += 1
        return self._message

    def tell(self, kind: str, content: Body) -> Body:
        """Put an update in the bot's queue."""
        self._update += 1
        update = {"update_id": self._update, kind: content}
        self.updates.append(update)
        self.told_at[content.get("chat", {}).get("id", 0)] = monotonic()
        self.news.set()
        return update

    def confirmed(self, offset: int) -> list[Body]:
        """Forget updates before `offset`; return what is left."""
        self.updates = [each for each in self.updates if each["update_id"] >= offset]
        return self.updates

    def chat(self, chat_id: object) -> Chat:
        """Return a chat that the bot knows.

        Raises:
            Refused: it is unknown, moved, or has sent the bot away.
        """
        chat = self.chats.get(int(str(chat_id)))
        if chat is None:
            raise bad("chat not found")
        if chat.moved_to:
            raise Refused(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=chat.moved_to,
            )
        if chat.gone:
            raise Refused(403, f"Forbidden: {chat.gone}")
        return chat

    def writable(self, chat_id: object) -> Chat:
        """Return a chat that the bot may write in.

        Raises:
            Refused: it is unknown, moved, has sent the bot away, or lets it only read.
        """
        chat = self.chat(chat_id)
        if not self.may_send(chat):
            channel = chat.kind == "channel"
            needed = "need administrator rights in the channel chat"
            raise bad(needed if channel else "not enough rights to send text messages to the chat")
        return chat

    @staticmethod
    def may_send(chat: Chat) -> bool:
        """Whether the bot's rights let it write."""
        plain = chat.bot_status == "member" and chat.kind != "channel"
        return chat.can_send and (chat.members_can_send or not plain)

    def member(self, chat: Chat) -> Body:
        """Return what the bot is in a chat, with its rights where its status has any."""
        told: Body = {"user": BOT, "status": chat.bot_status}
        if chat.bot_status == "restricted":
            told |= dict.fromkeys(_RIGHTS, False)
            told |= {"is_member": chat.gone is None, "can_send_messages": chat.can_send}
            told["until_date"] = 0
        if chat.bot_status == "administrator":
            told |= dict.fromkeys(ADMIN_RIGHTS, True)
            told["can_post_messages"] = chat.can_send
        if chat.bot_status == "kicked":
            told["until_date"] = 0
        return told

    def thread(self, chat: Chat, given: Body) -> int | None:
        """Return the topic that a message goes to."""
        if not given.get("message_thread_id"):
            return None
        thread = int(given["message_thread_id"])
        if thread in chat.closed:
            raise bad("TOPIC_CLOSED")
        if thread not in chat.threads:
            raise bad("message thread not found")
        return thread

    def show(self, message: Shown) -> Body:
        """Keep a message as it is seen now; return it as the API does."""
        self.shown[message.chat, message.id] = message
        self.shown_at[message.chat] = monotonic()
        return self.written(message)

    def written(self, message: Shown) -> Body:
        """Return a message of the bot as the API has it."""
        told: Body = {
            "message_id": message.id,
            "date": 1764000000,
            "chat": self.described(message.chat),
            "from": BOT,
            "text": message.text,
        }
        if message.thread:
            told |= {"message_thread_id": message.thread, "is_topic_message": True}
        return told

    def described(self, chat_id: int) -> Body:
        """Return a chat as updates have it."""
        kind = self.chats[chat_id].kind
        name = {"first_name": "Ada"} if kind == "private" else {"title": f"Group {chat_id}"}
        return {"id": chat_id, "type": kind, **name}

    def status(self, chat: Chat, user: int) -> str:
        """Return what someone is in a chat."""
        return "administrator" if user in chat.admins else "member"

    def changes(self, chat: Chat, status: str, by: int, *, can_send: bool = True) -> None:
        """Make the bot something else in a chat, and tell it."""
        former = self.member(chat)
        chat.bot_status, chat.can_send = status, can_send
        change: dict[str, Any] = {
            "chat": self.described(chat.id),
            "from": {"id": by, "is_bot": False, "first_name": "Ada"},
            "date": 1764000000,
            "old_chat_member": former,
            "new_chat_member": self.member(chat),
        }
        private = chat.kind == "private"
        away = "bot was blocked by the user" if private else "bot was kicked from the group chat"
        chat.gone = away if status in _OTHERS else None
        self.tell("my_chat_member", change)
