"""What the bot says about subscriptions: what they are, when the next digest comes, undoing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.chat.message import Button, Buttons, Heading, Message, Paragraph, Part, with_buttons
from bot.subscriptions.subscription import Subscription
from bot.wording.buttons import in_rows, subscribe
from bot.wording.language.catalogue import _, full_stop, ngettext, pgettext, sentences
from bot.wording.language.dates import day
from bot.wording.parts import bullets, for_example, says, unclear, undoable
from bot.wording.results import counts_as
from bot.wording.times import describe, next_line


def confirm_subscription(
    subscription: Subscription, due: datetime | None, number: int, read: str = ""
) -> Message:
    """Confirm, and say when the first digest comes; `read` says how words were understood."""
    # NOTE: Confirms /subscribe. What and when follows.
    done = _("Subscribed: your digests will arrive here.")
    what = describe(subscription)
    return undoable(f"/unsubscribe {number}", done, what, next_line(subscription, due), read)


@counts_as("not_available")
def not_in_terminal() -> Message:
    """Say that nothing comes by itself here."""
    # NOTE: The answer to /subscribe in a terminal.
    return says(_("Scheduled digests don't run in the terminal; /digest shows what's new."))


def there_already(subscription: Subscription, due: datetime | None) -> Message:
    """Say that nothing changes."""
    # NOTE: The answer to /subscribe for the same once more. What and when follows.
    already = _("You already have this subscription.")
    return says(already, describe(subscription), next_line(subscription, due))


@counts_as("not_available")
def too_many(most: int) -> Message:
    """Say how many there can be."""
    # NOTE: The answer to /subscribe. {number}: of subscriptions, e.g. 20.
    text = ngettext(
        "A chat can have {number} subscription. /unsubscribe ends one.",
        "A chat can have {number} subscriptions. /unsubscribe ends one.",
        most,
    )
    return says(text)


def list_subscriptions(theirs: Sequence[tuple[int, Subscription, datetime | None]]) -> Message:
    """List what a channel wants, each with when it comes next."""
    if not theirs:
        return none_to_change()
    rows = (
        (f"{number}", sentences(describe(each), next_line(each, due)))
        for number, each, due in theirs
    )
    # NOTE: The heading of /subscriptions.
    heading = Heading(text=pgettext("heading", "Subscriptions"))
    parts: tuple[Part, ...] = (heading, bullets(rows))
    changes = tuple(_changes(f"{number}", due) for number, _each, due in theirs)
    return with_buttons(Message(parts=parts), Buttons(rows=changes))


def which(command: str, theirs: Sequence[tuple[int, Subscription]]) -> Message:
    """Ask which of several subscriptions is meant."""
    rows = ((f"{number}", describe(each)) for number, each in theirs)
    buttons = tuple(
        Button(label=f"{number}", ask=f"/{command} {number}") for number, _each in theirs
    )
    # NOTE: A heading above a list of subscriptions, of which one is to be chosen.
    heading = Heading(text=pgettext("subscription", "Which one?"))
    return with_buttons(Message(parts=(heading, bullets(rows))), in_rows(buttons))


@counts_as("bad_arguments")
def no_such(number: str) -> Message:
    """Say that there is none of that number."""
    # NOTE: {number}: what someone wrote in place of a subscription's number, e.g. 7.
    text = _("There is no subscription “{number}” here.", number=number)
    # NOTE: After "There is no subscription".
    return says(text, _("/subscriptions lists the subscriptions."))


def confirm_end(subscription: Subscription, again: str) -> Message:
    """Confirm that it has ended."""
    # NOTE: Confirms /unsubscribe. What has ended follows.
    done = _("This subscription has ended.")
    return undoable(f"/subscribe {again}", done, describe(subscription))


def confirm_pause(number: str, until: datetime | None) -> Message:
    """Confirm that nothing comes for a while."""
    if until is None:
        # NOTE: Confirms /pause: no digests for now.
        text = _("Paused until you send /resume.")
    else:
        # NOTE: Confirms /pause for some days. {day}: e.g. 9 May 2025. No full stop at the end.
        text = full_stop(_("Paused until {day}", day=day(until.date())))
    return undoable(f"/resume {number}".strip(), text)


def confirm_resume(subscription: Subscription, due: datetime | None) -> Message:
    """Confirm that digests come again."""
    # NOTE: Confirms /resume. When the next digest comes follows.
    return says(_("Resumed."), next_line(subscription, due))


@counts_as("bad_arguments")
def pause_unclear(words: str) -> Message:
    """Say how a pause is written."""
    return says(unclear(words), for_example("/pause 7d", "/pause until Monday"))


@counts_as("bad_arguments")
def pause_out_of_reach(words: str, last: date) -> Message:
    """Say until when a pause may last."""
    # NOTE: The answer to /pause with a date that is past or too far away. {words}: what someone
    # wrote, e.g. 9999-12-31. {day}: the last day that can be chosen, e.g. 9 May 2028. No full stop
    # at the end.
    text = _(
        "I can't pause until “{words}”. Choose a day from tomorrow up to {day}",
        words=words,
        day=day(last),
    )
    return says(full_stop(text))


@counts_as("bad_arguments")
def none_to_change() -> Message:
    """Say that there is no subscription yet."""
    # NOTE: Said where a chat has no subscription.
    none = _("There are no subscriptions here yet.")
    return with_buttons(says(none), Buttons(rows=((subscribe(),),)))


def with_offer(preview: Message) -> Message:
    """Return a preview of all topics with what it is, and the way to subscribe."""
    # NOTE: Above a preview of a digest, where the chat has no subscription.
    text = _("You aren't subscribed yet. A digest on all topics would bring this:")
    parts = (Paragraph(text=text), *preview.parts)
    return with_buttons(replace(preview, parts=parts), Buttons(rows=((subscribe(),),)))


def digest_undelivered(channel: str, reason: str, theirs: Sequence[Subscription]) -> Message:
    """Tell who subscribed a channel that it can't be reached, why, and what to do."""
    # NOTE: Told privately to who subscribed a chat where I can't write. {channel}: a technical
    # name, e.g. telegram:-42. What the subscription is on follows.
    text = _("I couldn't deliver a digest that you subscribed to in “{channel}”.", channel=channel)
    # NOTE: After "I couldn't deliver a digest". {reason}: English, as the platform says it.
    why = _("The reason I was given: “{reason}”.", reason=reason)
    # NOTE: After the reason why a digest could not be delivered. "It" is the chat.
    remedy = _(
        "Let me back in and allow me to write there, and digests will arrive again by themselves. "
        "I won't mention it again until then."
    )
    return says(text, *dict.fromkeys(map(describe, theirs)), why, remedy)


def _changes(number: str, due: datetime | None) -> tuple[Button, ...]:
    # NOTE: A button. {number}: the subscription's number, which it ends.
    end = pgettext("button", "End {number}", number=number)
    ended = Button(label=end, ask=f"/unsubscribe {number}")
    if due is None:
        # NOTE: A button. {number}: the number of a paused subscription.
        resume = pgettext("button", "Resume {number}", number=number)
        return (Button(label=resume, ask=f"/resume {number}"), ended)
    # NOTE: A button: shows a subscription's next digest now. {number}: its number.
    look = pgettext("button", "Preview {number}", number=number)
    # NOTE: A button. {number}: the subscription's number.
    pause = pgettext("button", "Pause {number}", number=number)
    return (
        Button(label=look, ask=f"/digest {number}"),
        Button(label=pause, ask=f"/pause {number}"),
        ended,
    )
