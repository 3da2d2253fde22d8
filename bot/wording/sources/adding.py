"""What the bot says of sources that are added or removed in a chat."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from bot.chat.message import Button, Buttons, Message, Paragraph, Part, with_buttons
from bot.library.freshness import name_of
from bot.wording.language.catalogue import _, pgettext, quote_words, sentences
from bot.wording.language.dates import day
from bot.wording.language.isolates import command_text
from bot.wording.parts import bullets, says
from bot.wording.results import counts_as
from bot.wording.sources.errors import error_words
from briefings.gathering.source import Source
from briefings.published import instant_of

if TYPE_CHECKING:
    from bot.gathering.adding import Candidate
    from briefings.reading.feeds.entry import Entry

_SHOWN: Final = 3
"""Entries of a source that are shown, the newest."""
_CHOICES: Final = 8
_LONGEST: Final = 60
_TERMS: Final = "https://telegram.org/tos"


@counts_as("bad_arguments")
def ask_address() -> Message:
    """Ask what to gather from."""
    example = command_text("addsource https://example.org")
    # NOTE: The answer to /addsource alone. {command}: an example.
    text = _("Which feed or site should I follow? For example: {command}", command=example)
    return says(text)


@counts_as("bad_arguments")
def refused(address: str, reason: str) -> Message:
    """Say why nothing can be gathered from an address."""
    # NOTE: The answer to /addsource. {address}: what someone wrote. {reason}: why it can't be
    # followed, e.g. the server answered 404. No full stop at the end.
    why = error_words(reason)
    return says(_("I can't follow “{address}”: {reason}", address=address, reason=why))


@counts_as("not_available")
def only_on_the_server() -> Message:
    """Say that a folder is not named in a chat."""
    command = "`briefing-bot sources add PATH`"
    # NOTE: The answer to /addsource with a folder of the server. {command}: what the operator
    # types on the server.
    return says(_("Folders are added on the server: {command}", command=command))


def choose(sources: Sequence[Source]) -> Message:
    """Ask which of several feeds of a site is meant."""
    # NOTE: The answer to /addsource with the address of a site, above buttons with its feeds.
    text = _("That site has several feeds. Which one?")
    shown = sources[:_CHOICES]
    rows = ((name_of(each), each.address) for each in shown)
    message = Message(parts=(Paragraph(text=text), bullets(rows)))
    buttons = (
        (Button(label=name_of(each)[:_LONGEST], ask=f"/addsource {each.address}"),)
        for each in shown
    )
    return with_buttons(message, Buttons(rows=tuple(buttons)))


def there_already(source: Source) -> Message:
    """Say that a source is followed already."""
    # NOTE: The answer to /addsource. {source}: what the source is called.
    return says(_("I follow “{source}” already.", source=name_of(source)))


def confirm_added(candidate: "Candidate") -> Message:
    """Say what is followed from now on, with what comes of it first."""
    source = candidate.source
    # NOTE: The answer to /addsource. {source}: what the source is called.
    added = _("I follow “{source}” now.", source=name_of(source))
    # NOTE: After "I follow … now."
    when = _("I'll fetch it within minutes, and then as often as it usually has something new.")
    parts: list[Part] = [Paragraph(text=sentences(added, when))]
    if candidate.entries:
        newest = sorted(candidate.entries, key=_newest_first)[:_SHOWN]
        parts.append(bullets(map(_row, newest)))
    if source.kind == "telegram":
        # NOTE: After a public Telegram channel was added as a source. {address}: of Telegram's
        # terms.
        terms = _("Telegram's terms hold for what it posts: {address}", address=_TERMS)
        parts.append(Paragraph(text=terms))
    if source.audience:
        # NOTE: After a source was added that is not public, such as a mailbox.
        parts.append(Paragraph(text=_("Only this chat sees what comes of it.")))
    # NOTE: A button: takes back what was just confirmed.
    undo = Button(label=pgettext("button", "Undo"), ask=f"/removesource {source.id} for good")
    return with_buttons(Message(parts=tuple(parts)), Buttons(rows=((undo,),)))


def _newest_first(entry: "Entry") -> float:
    published = entry.published or (entry.article.published if entry.article else None)
    return -instant_of(published).timestamp() if published else 0.0


def _row(entry: "Entry") -> tuple[str, str]:
    article = entry.article
    title = entry.title or (article.title if article else None) or entry.url or entry.key
    published = entry.published or (article.published if article else None)
    return quote_words(title), day(published)


@counts_as("bad_arguments")
def ask_source() -> Message:
    """Ask which source is to be removed."""
    # NOTE: The answer to /removesource alone. {command}: /sources.
    text = _(
        "Which source? {command} lists them, each with its number.",
        command=command_text("sources"),
    )
    return says(text)


@counts_as("bad_arguments")
def no_such_source(words: str) -> Message:
    """Say that no source is meant, or several could be."""
    # NOTE: The answer to /removesource. {words}: what someone wrote. {command}: /sources.
    text = _(
        "“{words}” is no source, or could be several. {command} lists them.",
        words=words,
        command=command_text("sources"),
    )
    return says(text)


def ask_remove(source: Source, ask: str) -> Message:
    """Ask whether a source is to be removed."""
    # NOTE: Asks before a source is removed, above a button. {source}: what it is called.
    text = _("Stop following “{source}”?", source=name_of(source))
    # NOTE: After the question whether a source is to be removed.
    then = _("Its articles stay.")
    # NOTE: A button: a source is gathered from no more.
    button = Button(label=pgettext("button", "Stop following"), ask=ask)
    return with_buttons(says(text, then), Buttons(rows=((button,),)))


def confirm_removed(source: Source) -> Message:
    """Say that a source is gathered from no more."""
    # NOTE: The answer to /removesource. {source}: what the source is called.
    return says(_("I no longer follow “{source}”. Its articles stay.", source=name_of(source)))
