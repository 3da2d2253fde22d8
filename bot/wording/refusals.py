"""What the bot says when it can't do what was asked: what happened, and what to do instead."""

from bot.chat.message import Message, Paragraph
from bot.wording.catalogue import N_, _, ngettext
from bot.wording.phrases import any_of
from briefings.errors import TopicError

WORDS_REFUSED = (
    N_("there is no word to look for"),
    N_("name what it should be about, e.g. 'power of siberia'"),
)
"""Why words that someone wrote can't be looked for, and what to do, as `briefings` says it."""


def _says(*sentences: str) -> Message:
    return Message(parts=(Paragraph(text=" ".join(sentences)),))


def unknown_command(name: str, nearest: list[str]) -> Message:
    """Say that there is no such command, and which are near."""
    hint = _meant(nearest) or _("/help lists what I answer.")
    return _says(_("I know no command {command}.", command=f"/{name}"), hint)


def not_on_this_platform(name: str) -> Message:
    """Say that the platform doesn't have that command."""
    return _says(
        _("The command {command} isn't available here.", command=f"/{name}"),
        _("/help lists what I answer."),
    )


def words_wanted() -> Message:
    """Ask what to brief on."""
    return _says(
        _(
            "What should I brief you on? Write for example: {command}.",
            command="/brief power of siberia",
        )
    )


def number_wanted(quoted: int) -> Message:
    """Ask which quotation is meant."""
    if not quoted:
        return no_brief_shown()
    return _says(
        _("Which quotation do you mean?"), last_brief_has(_numbers(quoted), command="context")
    )


def last_brief_has(numbers: str, command: str) -> str:
    """Say which numbers can be asked for, and how."""
    return _("The last brief has {numbers}: {command}.", numbers=numbers, command=f"/{command} 1")


def no_brief_shown() -> Message:
    """Say that there is nothing yet whose context could be shown."""
    return _says(_("I have shown you no brief yet. Ask for one first: /topics lists them."))


def no_such_quotation(asked: str, quoted: int) -> Message:
    """Say that the last brief has no such quotation."""
    return _says(
        _("The last brief has no quotation {asked}.", asked=repr(asked)),
        _("It has {numbers}.", numbers=_numbers(quoted)),
    )


def no_such_topic(asked: str, nearest: list[str]) -> Message:
    """Say that there is no such topic, and which are near."""
    hint = _meant(nearest) or _("/topics lists them.")
    return _says(_("I have no topic {asked}.", asked=repr(asked)), hint)


def no_articles() -> Message:
    """Say that there is nothing to brief on, and how to change that."""
    return _says(
        _(
            "I have no articles yet. {command} brings some in.",
            command="`briefing-bot ingest PATH`",
        )
    )


def words_refused(error: TopicError) -> Message:
    """Say why nothing can be looked for."""
    return _says(
        _("I can't look for {words}: {reason}.", words=repr(error.topic), reason=_(error.reason)),
        _("Please {remedy}.", remedy=_(error.remedy)),
    )


def failed(error: Exception) -> Message:
    """Say that something went wrong that the operator has to mend."""
    return _says(_("That did not work: {error}.", error=str(error)))


def _meant(nearest: list[str]) -> str:
    return _("Did you mean {commands}?", commands=any_of(nearest)) if nearest else ""


def _numbers(quoted: int) -> str:
    if quoted == 1:
        return _("number 1 only")
    return ngettext(
        "{number} quotation, 1 to {number}", "{number} quotations, 1 to {number}", quoted
    )
