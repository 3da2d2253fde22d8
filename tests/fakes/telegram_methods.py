"""The methods of the fake Bot API, each as a function of the world and what was given."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from tests.fakes.telegram_rules import (
    Body,
    bad,
    check_commands,
    check_results,
    checked_keyboard,
    checked_text,
)
from tests.fakes.telegram_world import ADMIN_RIGHTS, BOT, Button, Chat, Shown, World

Method: TypeAlias = Callable[[World, Body], Any]


def _send(world: World, given: Body) -> Body:
    chat = world.writable(given.get("chat_id"))
    said = checked_text(given)
    return world.show(
        Shown(
            id=world.next_message(),
            chat=chat.id,
            text=said["text"],
            entities=tuple(said["entities"]),
            buttons=_buttons(given),
            thread=world.thread(chat, given),
            replies_to=_replied(given),
        )
    )


def _edit(world: World, given: Body) -> Body:
    chat = world.chat(given.get("chat_id"))
    former = world.shown.get((chat.id, int(given["message_id"])))
    if former is None:
        raise bad("message to edit not found")
    said = checked_text(given)
    now = replace(
        former,
        text=said["text"],
        entities=tuple(said["entities"]),
        buttons=_buttons(given),
    )
    if now == former:
        raise bad(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    return world.show(now)


def _action(world: World, given: Body) -> bool:
    chat = world.chat(given.get("chat_id"))
    world.thread(chat, given)
    world.actions.append((chat.id, str(given["action"])))
    return True


def _callback(world: World, given: Body) -> bool:
    query = str(given["callback_query_id"])
    if query not in world.queries:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    if len(str(given.get("text", ""))) > 200:
        raise bad("MESSAGE_TOO_LONG")
    world.queries[query] = given
    return True


def _inline(world: World, given: Body) -> bool:
    query = str(given["inline_query_id"])
    if query not in world.searches:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    check_results(given["results"])
    world.searches[query] = given["results"]
    if not given.get("is_personal"):
        world.cached[world.typed[query]] = given["results"]
    return True


def _set_commands(world: World, given: Body) -> bool:
    check_commands(given["commands"])
    scope = (given.get("scope") or {"type": "default"})["type"]
    world.commands[scope, str(given.get("language_code", ""))] = given["commands"]
    return True


def _member(world: World, given: Body) -> Body:
    chat = world.chat(given.get("chat_id"))
    user = int(given["user_id"])
    if user == BOT["id"]:
        return world.member(chat)
    told: Body = {"user": _user(user), "status": world.status(chat, user)}
    if told["status"] == "administrator":
        told |= dict.fromkeys(ADMIN_RIGHTS, True)
    return told


def _chat(world: World, given: Body) -> Body:
    chat: Chat = world.chat(given.get("chat_id"))
    told = {**world.described(chat.id), "accent_color_id": 0, "max_reaction_count": 11}
    told["accepted_gift_types"] = dict.fromkeys(_GIFTS, False)
    if chat.kind in {"group", "supergroup"}:
        told["permissions"] = {"can_send_messages": chat.members_can_send}
    return told


METHODS: Mapping[str, Method] = {
    "getMe": lambda _world, _given: {
        **BOT,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
    },
    "sendMessage": _send,
    "editMessageText": _edit,
    "sendChatAction": _action,
    "answerCallbackQuery": _callback,
    "answerInlineQuery": _inline,
    "setMyCommands": _set_commands,
    "getChatMember": _member,
    "getChat": _chat,
}

_GIFTS = (
    "unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription",
    "gifts_from_channels",
)  # fmt: skip


def _user(user: int) -> Body:
    return {"id": user, "is_bot": False, "first_name": "Ada"}


def _replied(given: Body) -> int | None:
    parameters = given.get("reply_parameters")
    return int(parameters["message_id"]) if parameters else None


def _buttons(given: Body) -> tuple[tuple[Button, ...], ...]:
    return tuple(
        tuple(
            Button(each["text"], each.get("callback_data"), each.get("switch_inline_query"))
            for each in row
        )
        for row in checked_keyboard(given.get("reply_markup"))
    )
