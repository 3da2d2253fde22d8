"""What the bot says of what was sent to it to be read: what it is, or why it wasn't read."""

from collections.abc import Sequence
from typing import Final

from bot.chat.message import Button, Buttons, Message, Paragraph, Part, with_buttons
from bot.gathering.sent import MOST_ARTICLES, Read
from bot.wording.language.catalogue import _, labels, ngettext, pgettext, sentences
from bot.wording.language.dates import day
from bot.wording.language.isolates import command_text
from bot.wording.parts import bullets, says
from bot.wording.results import counts_as
from bot.wording.sources.errors import error_words
from bot.wording.sources.headlines import headline
from briefings.model import Article

_SHOWN: Final = 5
"""Articles of a file that are named."""
_OPENED: Final = 50
"""Articles that a button opens together: more have no room in it."""


def read_message(read: Read, *, is_new: bool, is_private: bool) -> Message:
    """Say what was read, and who sees it.

    Args:
        read: what it is.
        is_new: whether any of it was not here before.
        is_private: whether only this channel sees it so far.
    """
    articles = read.articles
    # NOTE: The answer to a link, file or post that was sent to be read. {number}: of articles.
    done = ngettext(
        "I have read {number} article.", "I have read {number} articles.", len(articles)
    )
    # NOTE: The answer to a link, file or post that was sent to be read before.
    text = done if is_new else _("I have read this before.")
    parts: list[Part] = [Paragraph(text=text), bullets(map(_row, articles[:_SHOWN]))]
    if len(articles) == MOST_ARTICLES:
        # NOTE: After a file with very many articles was read. {most}: e.g. 200.
        limit = _("I read {most} articles of a file at most.", most=MOST_ARTICLES)
        parts.append(Paragraph(text=limit))
    if read.reasons:
        parts.append(Paragraph(text=_not_read(read.name, read.reasons)))
    message = Message(parts=tuple(parts))
    if not (is_private and is_new):
        return message
    # NOTE: After something that was sent to the bot was read.
    text = _("Only this chat sees it. An owner can open it to everyone.")
    message = Message(parts=(*parts, Paragraph(text=text)))
    if len(articles) > _OPENED:
        return message
    # NOTE: A button under what was read: everyone sees it from then on.
    label = pgettext("button", "Open to everyone")
    ask = " ".join(("/open", *(article.id for article in articles)))
    return with_buttons(message, Buttons(rows=((Button(label=label, ask=ask),),)))


def _row(article: Article) -> tuple[str, str]:
    publisher = article.source.title if article.source else ""
    return headline(article), labels(publisher, day(article.published))


@counts_as("nothing_found")
def unread(name: str, reasons: Sequence[str]) -> Message:
    """Say that nothing could be read, and why."""
    return says(_not_read(name, reasons))


def _not_read(name: str, reasons: Sequence[str]) -> str:
    if not reasons:
        # NOTE: {name}: an address or the name of a file that was sent to be read.
        return _("I found no article in “{name}”.", name=name)
    # NOTE: {name}: an address or the name of a file that was sent to be read. {reason}: why it
    # can't be, e.g. the server answered 404. No full stop at the end.
    return _("I couldn't read “{name}”: {reason}", name=name, reason=error_words(reasons[0]))


@counts_as("bad_arguments")
def ask_address(words: str) -> Message:
    """Say that this is no web address."""
    example = command_text("read https://example.org/article")
    if not words:
        # NOTE: The answer to /read alone. {command}: /read https://example.org/article
        return says(_("What should I read? For example: {command}", command=example))
    # NOTE: The answer to /read. {words}: what someone wrote. {command}: an example.
    text = _("“{words}” is no web address. For example: {command}", words=words, command=example)
    return says(text)


@counts_as("not_available")
def not_here() -> Message:
    """Say that nothing can be fetched here."""
    # NOTE: The answer to /read and /addsource where the bot fetches nothing.
    return says(_("I can't fetch anything here."))


@counts_as("failed")
def not_had(name: str, *, is_too_large: bool) -> Message:
    """Say that a file could not be had."""
    if is_too_large:
        # NOTE: {name}: the name of a file that was sent. {most}: a number, of megabytes.
        text = _("“{name}” is too large: I can take {most} MB at most.", name=name, most=20)
        return says(text)
    # NOTE: {name}: the name of a file that was sent.
    return says(_("I couldn't get “{name}”. Please send it again.", name=name))


@counts_as("nothing_found")
def no_such_article() -> Message:
    """Say that there is no article of that id, or none that this channel knows of."""
    # NOTE: The answer to /open, which a button asks with the ids of articles.
    return says(_("I know no such article in this chat."))


def confirm_open(number: int) -> Message:
    """Say that everyone sees articles now."""
    # NOTE: The answer to /open. {number}: of articles that only one chat saw so far.
    return says(
        sentences(
            ngettext(
                "Everyone can see {number} article now.",
                "Everyone can see {number} articles now.",
                number,
            )
        )
    )
