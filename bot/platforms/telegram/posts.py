"""Sends to Telegram: pages in order, edits in place, and less if something is refused."""

import logging
from typing import Any

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.error import TelegramError

from bot.chat.errors import MaybeSent, RetryLater, SendError
from bot.chat.platform import Pause
from bot.chat.request import Request
from bot.platforms.pacer import Pacer
from bot.platforms.telegram.entities import entities
from bot.platforms.telegram.errors import (
    NOT_MODIFIED,
    THREAD_GONE,
    UNEDITABLE,
    UNREADABLE,
    says,
    translate,
)
from bot.platforms.telegram.render import TelegramRendered
from bot.platforms.telegram.text import Styled, plain
from bot.platforms.telegram.updates import MESSAGE
from bot.wording import chat
from bot.wording.language.languages import speaking

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_TRIES = 100
_LONGEST_WAIT = 60.0
"""Seconds between tries of what follows a page that is out."""
_SOON = 1.0

_log = logging.getLogger(__name__)


class Posts:
    """Sends rendered answers through a `telegram.Bot`."""

    def __init__(self, bot: Bot, pacer: Pacer) -> None:
        """Send through `bot`; pages after the first wait for `pacer`."""
        self._bot = bot
        self._pacer = pacer

    async def send(self, request: Request, answer: TelegramRendered, pause: Pause) -> None:
        """Send an answer.

        Raises:
            BotError: its first page was not sent, or may not have been (`telegram.errors`).
        """
        first, *rest = answer.pages
        keyboard = None if rest else _keyboard(answer)
        if not (answer.edits and await self._edit(request, first, keyboard)):
            await self._post(request, first, keyboard, replies=True)
        for number, page in enumerate(rest, start=1):
            last = _keyboard(answer) if number == len(rest) else None
            await pause(self._pacer.reserve(request))
            await self._post_following(request, page, last, pause)

    async def _edit(
        self, request: Request, page: Styled, keyboard: InlineKeyboardMarkup | None
    ) -> bool:
        """Replace the message whose button was pressed; False if that is impossible."""
        try:
            await self._bot.edit_message_text(
                page.text,
                chat_id=request.channel.id,
                message_id=int(request.reply[MESSAGE]),
                entities=entities(page),
                reply_markup=keyboard,
                link_preview_options=_NO_PREVIEW,
            )
        except TelegramError as error:
            if says(error, NOT_MODIFIED):
                return True
            if says(error, *UNEDITABLE, *THREAD_GONE):
                return False
            raise translate(error) from None
        return True

    async def _post(
        self,
        request: Request,
        page: Styled,
        keyboard: InlineKeyboardMarkup | None,
        *,
        replies: bool = False,
    ) -> None:
        """Send a page; drop its thread or formatting if Telegram refuses them, and log that."""
        given: dict[str, Any] = {
            "chat_id": request.channel.id,
            "text": page.text,
            "entities": entities(page),
            "reply_markup": keyboard,
            "link_preview_options": _NO_PREVIEW,
        }
        if request.channel.thread:
            given["message_thread_id"] = int(request.channel.thread)
        if replies and request.place == "group" and MESSAGE in request.reply:
            given["reply_parameters"] = ReplyParameters(
                int(request.reply[MESSAGE]), allow_sending_without_reply=True
            )
        await self._post_with_less(given)

    async def _post_with_less(self, given: dict[str, Any]) -> None:
        try:
            await self._bot.send_message(**given)
        except TelegramError as error:
            if says(error, *THREAD_GONE) and "message_thread_id" in given:
                _log.warning("telegram: %s: answering in the group's General topic", error)
                rest = {name: given[name] for name in given if name != "message_thread_id"}
                await self._post_with_less(rest)
            elif says(error, UNREADABLE) and given["entities"]:
                _log.error("telegram: %s: sending it without formatting", error)
                await self._post_with_less({**given, "entities": []})
            else:
                raise translate(error) from None

    async def _post_following(
        self,
        request: Request,
        page: Styled,
        keyboard: InlineKeyboardMarkup | None,
        pause: Pause,
    ) -> None:
        """Send a page after the first: raising now would send the first one twice."""
        doubt = False
        for number in range(_TRIES):
            try:
                if doubt:
                    with speaking(request.user.language):
                        await self._post(request, plain(chat.again_note()), None)
                    doubt = False
                await self._post(request, page, keyboard)
            except RetryLater as error:
                await pause(min(error.after, _LONGEST_WAIT))
            except MaybeSent:
                doubt = True
                await pause(min(_SOON * 2**number, _LONGEST_WAIT))
            except SendError as error:
                _log.warning("part of an answer is missing: %s", error)
                return
            else:
                return


def _keyboard(answer: TelegramRendered) -> InlineKeyboardMarkup | None:
    if not answer.keyboard:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(
                    key.label, callback_data=key.data, switch_inline_query=key.share
                )
                for key in row
            ]
            for row in answer.keyboard
        ]
    )
