"""What is asked to be written when subscribing, what is not understood, and whose the choice is."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from bot.chat.message import Buttons, Message, Owner, Paragraph, with_buttons
from bot.subscriptions.words import SubscriptionWords
from bot.wording.language.catalogue import _
from bot.wording.parts import for_example, says, similar, unclear
from bot.wording.results import counts_as
from bot.wording.subscribing.choices import back_button


def ask_city() -> Message:
    """Ask for a city to be written."""
    # NOTE: Asks someone who subscribes to write their city, or what time it is there.
    return says(_("Reply to this message with your city, or with the time there, such as 14:05."))


@counts_as("bad_arguments")
def city_unknown(words: str) -> Message:
    """Say that no city is called so, and ask again."""
    # NOTE: {city}: what someone wrote as their city, e.g. Berln.
    unknown = _("I don't know a city called “{city}”.", city=words)
    # NOTE: After an unknown city.
    return says(unknown, _("Reply with a larger city in the same time zone."))


def ask_time() -> Message:
    """Ask for a time of day to be written."""
    # NOTE: Asks someone who subscribes to write when digests are to arrive.
    return says(_("Reply to this message with a time, such as 06:45."))


@counts_as("bad_arguments")
def time_unknown(words: str) -> Message:
    """Say that this is no time, and ask again."""
    return says(
        unclear(words), *(part.text for part in ask_time().parts if isinstance(part, Paragraph))
    )


@counts_as("bad_arguments")
def not_understood(words: str, nearest: Sequence[str]) -> Message:
    """Say which word means nothing here, and what would."""
    near = similar(nearest) if nearest else ""
    example = for_example("/subscribe trade 07:30 Europe/Berlin weekdays")
    return says(unclear(words), near, example)


@counts_as("no_rights")
def not_yours() -> Message:
    """Say whose buttons these are not, and how to have one's own."""
    # NOTE: Said in a group to someone who pressed a button of another person's.
    return says(_("Someone else is choosing there. /subscribe begins for you."))


def pick_refusal(lacking: Literal["bot", "person"]) -> str:
    """Say why a form can't be for a channel: who is not in it, and what to do."""
    if lacking == "bot":
        # NOTE: In the form to subscribe in Slack, under the channel that was chosen.
        return _("I'm not in that channel. Write /invite there to bring me in, then save again.")
    # NOTE: In the form to subscribe in Slack, under the channel that was chosen.
    return _("You aren't in that channel. Join it, then save again.")


def with_back(message: Message, words: SubscriptionWords) -> Message:
    """Return a question with the way back to what is chosen."""
    return with_buttons(message, Buttons(rows=((back_button(words),),)))


def with_owner(message: Message, owner: Owner) -> Message:
    """Say in a group who is choosing; what only says that something is done stays as it is."""
    if not any(isinstance(part, Buttons) for part in message.parts) or not owner.name:
        return message
    # NOTE: Above buttons in a group. {name}: who began, as people call them, e.g. Ada.
    text = _("{name} is choosing. Only they and admins can press these buttons.", name=owner.name)
    return replace(message, parts=(Paragraph(text=text), *message.parts))
